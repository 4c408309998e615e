//! The board follows the question and the as-of day, and says nothing that the dossier's files do not say.

use std::collections::BTreeMap;

use standpoint_e2e::model::time::Day;
use standpoint_e2e::model::{Cell, Dossier, OrganisationIx, QuestionIx, Read, Spoken, Statement, StatementIx};
use standpoint_e2e::time::Mark;
use standpoint_e2e::{AS_OF, Browser, Site, shipped, shown_ids};

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn open(page: &mut Browser) -> &mut Browser {
    page.open("/").ready().drawn()
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Whether a text lay before a reader at the end of a day, from its dates alone.
fn lay(text: &Statement, at: Option<Day>) -> Spoken {
    let (first, last) = (text.when.first_day(), text.when.last_day());
    match at {
        Some(day) if first > day => Spoken::NotYet,
        Some(day) if last > day => Spoken::May,
        _ => Spoken::Had,
    }
}

/// For each stance of a question, how many organisations held it by a day, how many more may have, and how many had not yet.
fn counts(question: QuestionIx, at: Option<Day>) -> Vec<(usize, usize, usize)> {
    let stances = dossier().question(question).stances.len();
    let mut held: Vec<BTreeMap<OrganisationIx, Spoken>> = vec![BTreeMap::new(); stances];
    for (_, text, position) in dossier().positions_on(question) {
        for &who in &text.organisations {
            let now = lay(text, at);
            let known = held[position.stance.at()].entry(who).or_insert(now);
            *known = now.min(*known);
        }
    }
    let of = |held: &BTreeMap<_, Spoken>, wanted| held.values().filter(|&&it| it == wanted).count();
    held.iter().map(|held| (of(held, Spoken::Had), of(held, Spoken::May), of(held, Spoken::NotYet))).collect()
}

fn more(may: usize, not_yet: usize) -> String {
    let may = if may > 0 { format!(" and up to {may} more") } else { String::new() };
    if not_yet > 0 { format!("{may}, {not_yet} not yet") } else { may }
}

/// What the page must say on a question at a day: tally, heads of the columns, cards and marks that came later.
fn agrees(page: &Browser, question: QuestionIx, at: Option<Day>) {
    let asked = dossier().question(question);
    let told = format!("{} at {at:?}", asked.id);
    assert_eq!(page.text(".qrow h2"), asked.asks, "{told}");
    let counted = counts(question, at);
    let tally: Vec<String> = asked
        .stances
        .iter()
        .zip(&counted)
        .map(|(stance, &(had, may, not_yet))| format!("{had} {}{}", stance.label, more(may, not_yet)))
        .collect();
    assert_eq!(page.texts(".tally li"), tally, "{told}");
    let heads = page.texts(".cards thead th:not(:first-child)");
    assert_eq!(heads.len(), asked.stances.len(), "{told}");
    for ((head, stance), &(had, may, not_yet)) in heads.iter().zip(&asked.stances).zip(&counted) {
        let plural = if had == 1 { "organisation" } else { "organisations" };
        let count = format!("{had} {plural}{}", more(may, not_yet));
        assert!(head.starts_with(&stance.label) && head.ends_with(&count), "{head:?}: {count} ({told})");
    }
    let cards: Vec<Spoken> = dossier().positions_on(question).map(|(_, text, _)| lay(text, at)).collect();
    let of = |wanted| cards.iter().filter(|&&it| it == wanted).count();
    assert_eq!(page.count(".card"), cards.len(), "no card goes away: {told}");
    assert_eq!(page.count(".card.later"), of(Spoken::NotYet), "{told}");
    assert_eq!(page.count(".card.may"), of(Spoken::May), "{told}");
    for (class, wanted) in [("later", Spoken::NotYet), ("may", Spoken::May)] {
        let texts = dossier().all_statements().filter(|(_, text)| lay(text, at) == wanted);
        let marks = shown_ids(texts.map(|(index, _)| Mark::Statement(index)));
        assert_eq!(page.attrs(&format!(".s.{class} > a"), "id"), marks, "{told}");
    }
    assert_eq!(page.count(".s.off"), 0, "no mark goes away: {told}");
}

fn set_day<'a>(page: &'a mut Browser, text: &str) -> &'a mut Browser {
    page.fill(AS_OF, text).press("Enter").settle()
}

#[test]
fn every_question_has_its_heading_tally_columns_and_shapes() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let default = dossier().meta.default_question;
    agrees(&page, default, None);
    let mut questions: Vec<QuestionIx> = dossier().all_questions().map(|(index, _)| index).collect();
    // The first tab pressed must change something.
    questions.sort_by_key(|&index| index == default);
    for index in questions {
        let question = dossier().question(index);
        page.click(&format!(".tabs [data-act='ask {}']", index.0));
        let search = if index == default { String::new() } else { format!("?question={}", question.id) };
        page.wait_until(&format!("location.search === '{search}'"));
        agrees(&page, index, None);
        assert_eq!(page.texts(".tabs [aria-current]"), std::slice::from_ref(&question.title));
        let shapes: Vec<String> = page.attrs(".s path", "class");
        for (place, (shape, text)) in shapes.iter().zip(&dossier().statements).enumerate() {
            let expected = match text.positions_on(index).next() {
                Some(position) => question.stance(position.stance).shape.as_str(),
                None if text.read == Read::Whole => "silent",
                None => "unread",
            };
            assert_eq!(*shape, format!("m m-{expected}"), "s{place} on {}", question.id);
        }
        assert_eq!(shapes.len(), dossier().statements.len());
    }
    page.assert_clean();
}

#[test]
fn who_says_nothing_stands_under_its_own_kind_of_nothing() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    for (index, question) in dossier().all_questions() {
        page.click(&format!(".tabs [data-act='ask {}']", index.0)).settle();
        let mut expected = BTreeMap::new();
        for (who, organisation) in dossier().all_organisations() {
            let word = match dossier().cell(who, index) {
                Cell::Held(_) => continue,
                Cell::Silent => "silent",
                Cell::NotSeen => "not seen",
                Cell::NoText => "no text",
            };
            let path = format!("/positions/{}/{}/", organisation.id, question.id);
            expected.entry(word.to_owned()).or_insert_with(Vec::new).push(path);
        }
        let script = "return [...document.querySelectorAll('.absent')].map((e) => [e.querySelector('h3 b').textContent, \
                      [...e.querySelectorAll('li a')].map((a) => a.getAttribute('href'))])";
        let found: BTreeMap<String, Vec<String>> =
            serde_json::from_value::<Vec<_>>(page.script(script, vec![])).unwrap().into_iter().collect();
        assert_eq!(found, expected, "{}", question.id);
    }
}

#[test]
fn typed_days_fill_the_board_day_by_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let question = dossier().meta.default_question;
    for typed in ["2021-12-31", "2022-01-01", "2022-01-06", "2022-01-10", "2022-01-31", "2022-04-15", "2022-12-31"] {
        set_day(&mut page, typed);
        agrees(&page, question, Some(day(typed)));
        page.wait_until(&format!("location.search === '?at={typed}'"));
    }
    let heading = page.text(".board h2");
    assert!(heading.contains("31 December 2022"), "{heading}");
    set_day(&mut page, "");
    agrees(&page, question, None);
    page.wait_until("location.search === ''").assert_clean();
}

#[test]
fn what_is_no_day_is_said_to_be_none_and_changes_nothing() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    set_day(&mut page, "2022-01-10");
    for typed in ["2022-02-30", "32 January", "January 2022 May", "2022-13", "yesterday", "<b>", "٢٠٢٢-٠١-١٠"] {
        set_day(&mut page, typed);
        assert_eq!(page.attr(AS_OF, "aria-invalid").as_deref(), Some("true"), "{typed}");
        agrees(&page, dossier().meta.default_question, Some(day("2022-01-10")));
    }
    set_day(&mut page, "2022-01-11");
    assert_eq!(page.attr(AS_OF, "aria-invalid").as_deref(), Some("false"));
    page.assert_clean();
}

#[test]
fn buttons_go_from_day_to_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let question = dossier().meta.default_question;
    let last = dossier().meta.window.1;
    page.click("[data-act='step -1']").settle();
    agrees(&page, question, Some(last));
    page.click("[data-act='step -1']").click("[data-act='step -1']").settle();
    agrees(&page, question, Some(last.previous().previous()));
    page.click("[data-act='step 1']").settle();
    agrees(&page, question, Some(last.previous()));
    set_day(&mut page, "2022-12-30");
    page.click("[data-act='step 1']").settle();
    agrees(&page, question, None);
    page.wait_until("location.search === ''").assert_clean();
}

#[test]
fn the_line_is_dragged_from_day_to_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    set_day(&mut page, "2022-01-10");
    page.on_plot(0.5, 0.5);
    let line = page.rect(".cursor .line").center();
    let in_view = page.in_view();
    page.drag(line, (line.0 + 150.0, line.1)).settle();
    let at = page.as_of().expect("a day");
    assert!(at > day("2022-01-12") && at < day("2022-01-31"), "{at:?}");
    agrees(&page, dossier().meta.default_question, Some(at));
    let place = page.rect(".cursor .line").center().0;
    assert!((place - line.0 - 150.0).abs() < 40.0, "it is where the hand let it go: {place}, {line:?}");
    assert!(page.in_view().is_near(in_view), "the window stayed");
    page.wait_until(&format!("location.search === '?at={at}'"));
    page.assert_clean();
}

#[test]
fn a_text_offers_to_be_seen_as_its_authors_saw_things() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let (_, text) =
        dossier().all_statements().find(|(_, text)| text.when.edtf == "2022-01-08").expect("a text of 8 January");
    page.open(&format!("/?sel=statement:{}", text.id)).ready();
    page.click(".detail [data-act^='at ']").settle();
    agrees(&page, dossier().meta.default_question, Some(day("2022-01-08")));
    assert_eq!(page.text(".detail h2"), text.title, "it stays selected");
    page.wait_until("location.search.includes('at=2022-01-08')");
}

#[test]
fn later_cards_are_dimmed_and_say_so() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let colour = |page: &Browser, card: &str| page.css(&format!("{card} .names"), "color");
    set_day(&mut page, "2022-01-10");
    assert!(page.is_visible(".card.later"));
    assert_ne!(colour(&page, ".card.later"), colour(&page, ".card:not(.later):not(.may)"));
    let words = |page: &Browser, class: &str| page.texts(&format!(".card.{class} > .card-stance + .hint"));
    assert_eq!(words(&page, "later").len(), page.count(".card.later"));
    assert!(words(&page, "later").iter().all(|said| said == "had not yet spoken"));
    assert_eq!(words(&page, "may").len(), page.count(".card.may"));
    assert!(words(&page, "may").iter().all(|said| said == "may have spoken by then"));
}

#[test]
fn no_card_takes_a_stance_without_a_passage() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    for (index, question) in dossier().all_questions() {
        page.click(&format!(".tabs [data-act='ask {}']", index.0)).settle();
        let script = "return [...document.querySelectorAll('.card')].map((card) => [\
                      card.querySelector('a[data-act^=text]')?.dataset.act ?? '', card.querySelector('.meta a[href*=\"#\"]')?.getAttribute('href') ?? ''])";
        let cards: Vec<(String, String)> = serde_json::from_value(page.script(script, vec![])).unwrap();
        assert!(!cards.is_empty(), "{}", question.id);
        for (act, href) in cards {
            let at = StatementIx(act.trim_start_matches("text ").parse().unwrap());
            let text = dossier().statement(at);
            let proofs: Vec<String> = text
                .positions_on(index)
                .flat_map(|position| &position.passages)
                .map(|&passage| format!("/statements/{}/#{}", text.id, text.passage(passage).id))
                .collect();
            assert!(proofs.contains(&href), "{}: {act} rests on {href:?}, not one of {proofs:?}", question.id);
            assert!(site.read(&format!("/statements/{}/", text.id)).is_some());
        }
    }
    page.assert_clean();
}
