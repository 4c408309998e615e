//! Who says what, on what evidence, beside whom: walked by mouse and by keyboard.

use standpoint_e2e::model::{Cell, OrganisationIx, QuestionIx};
use standpoint_e2e::{Browser, Response, Site, sample, shipped};

/// The organisations of the rows that are shown, from above.
fn rows(page: &Browser) -> Vec<String> {
    page.attrs(".mx tbody tr:not([hidden])", "data-org")
}

/// Sets a control as a reader does: what it says is chosen, and the page is told.
fn choose(page: &mut Browser, control: &str, value: &str) {
    page.script(
        "const select = document.querySelector(`select[data-rows='${arguments[0]}']`); select.value = arguments[1]; \
         if (select.value !== arguments[1]) throw new Error('no such choice'); \
         select.dispatchEvent(new Event('change', { bubbles: true }))",
        vec![control.into(), value.into()],
    );
}

/// What the table counts under an answer to the question on the troops.
fn counted(page: &Browser, answer: &str) -> String {
    let lines = page.texts(".mx [data-counts='csto'] li");
    lines.into_iter().find(|line| line.ends_with(answer)).unwrap()
}

#[test]
fn the_matrix_is_sorted_and_narrowed_and_its_address_opens_the_same() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/matrix/").ready();
    let by_name = rows(&page);
    assert_eq!(page.attr(".mx [data-sort='name']", "aria-sort").as_deref(), Some("ascending"));
    choose(&mut page, "sort", "csto");
    page.wait_until("location.search === '?sort=csto'").settle();
    let sorted = rows(&page);
    assert_ne!(sorted, by_name);
    assert_eq!(sorted.len(), by_name.len(), "sorting hides nobody");
    assert_eq!(page.attr(".mx [data-sort='csto']", "aria-sort").as_deref(), Some("ascending"));
    assert_eq!(page.attr(".mx [data-sort='name']", "aria-sort"), None);
    assert!(page.text("#rows-order").contains("CSTO"), "{}", page.text("#rows-order"));
    let all = counted(&page, "Condemned");
    choose(&mut page, "stance", "csto.condemn");
    page.wait_until("location.search === '?sort=csto&stance=condemn'").settle();
    let condemn = rows(&page);
    assert_eq!(all.split(' ').next().unwrap(), condemn.len().to_string());
    assert!(page.text("#rows-shown").starts_with(&format!("{} of {}", condemn.len(), by_name.len())));
    assert_eq!(counted(&page, "Condemned"), all, "all who say so are left");
    assert!(counted(&page, "silent").starts_with("0 "), "and nobody else");
    choose(&mut page, "country", "GR");
    page.wait_until("location.search === '?sort=csto&stance=condemn&country=GR'").settle();
    let greek = rows(&page);
    assert!(!greek.is_empty() && greek.len() < condemn.len());
    assert!(counted(&page, "Condemned").starts_with(&format!("{} ", greek.len())));
    page.back().wait_until("location.search === '?sort=csto&stance=condemn'").settle();
    assert_eq!(rows(&page), condemn);
    assert_eq!(page.eval_text("document.querySelector(\"select[data-rows='country']\").value"), "");
    // Whoever is sent the address sees the same.
    let mut other = Browser::fresh(&site);
    other.open("/matrix/?sort=csto&stance=condemn").ready().settle();
    assert_eq!(rows(&other), condemn);
    assert_eq!(other.eval_text("document.querySelector(\"select[data-rows='stance']\").value"), "csto.condemn");
    assert_eq!(other.count(".notice"), 0);
    page.click(".mxtools a").wait_until("location.search === ''").settle();
    assert_eq!(rows(&page), by_name);
    page.assert_clean();
    other.assert_clean();
}

#[test]
fn a_cell_of_the_matrix_has_an_address_and_leads_to_its_position() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/matrix/#kke.csto").ready();
    assert!(page.rect("[id='kke.csto']").y < page.eval("innerHeight").as_f64().unwrap());
    assert_eq!(page.eval_text("document.querySelector(':target').id"), "kke.csto");
    // The keyboard is on the cell.
    assert_eq!(page.eval_text("document.activeElement.id"), "kke.csto");
    page.press("Enter").wait_until("location.pathname === '/positions/kke/csto/'").arrived();
    page.assert_clean();
}

#[test]
fn three_are_put_side_by_side_with_the_keyboard_alone() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/compare/").ready();
    for (id, said) in [("kke", "tick one more"), ("cprf", "Compare KKE"), ("ko", "Compare KKE, CPRF, KO")] {
        let tick = format!("input[data-with][value='{id}']");
        page.eval(&format!("document.querySelector(\"{tick}\").focus()"));
        page.settle();
        assert!(
            page.rect(&tick).y < page.rect("#chosen").y - 15.0,
            "the bar at the bottom does not hide what has the focus"
        );
        page.press("Space").settle();
        assert!(page.text("#chosen").contains(said), "{}", page.text("#chosen"));
    }
    page.eval("document.querySelector('#chosen a').focus()");
    page.press("Enter").wait_until("location.search === '?with=kke,cprf,ko'");
    page.wait_until("document.querySelectorAll('#company .versus').length === 8").settle();
    assert_eq!(page.focused(), "h2[KKE, CPRF, KO side by side]");
    assert_eq!(page.eval("document.querySelector('#company .abc').children.length"), 3);
    // What all share stands before what parts them, and each side has its evidence.
    let groups = page.texts("#company .grp");
    let order = ["All give the same answers", "All share an answer", "They part", "Not all speak to it"];
    let places: Vec<_> = groups.iter().map(|group| order.iter().position(|known| known == group).unwrap()).collect();
    assert!(places.is_sorted() && !places.is_empty(), "{groups:?}");
    assert!(page.count("#company .slip a[href^='/statements/']") >= 8);
    let ticked = page.eval("[...document.querySelectorAll('input[data-with]:checked')].map((one) => one.value)");
    assert_eq!(ticked.as_array().unwrap().len(), 3);
    // The same for whoever is sent the address.
    let sent = page.text("#company");
    page.assert_clean();
    page.forget();
    page.open("/compare/?with=kke,cprf,ko").ready();
    page.wait_until("document.querySelectorAll('#company .versus').length === 8");
    assert_eq!(page.text("#company"), sent);
    page.assert_clean();
    page.assert_still();
}

#[test]
fn two_lead_to_their_page_and_five_are_too_many() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/compare/kke/tkp/").ready();
    page.click(".top a[href^='/compare/?with=']").wait_until("location.search === '?with=kke,tkp'");
    page.wait_until("document.querySelectorAll('#company .versus').length === 8").settle();
    let tick = |page: &mut Browser, id: &str| {
        let tick = format!("input[data-with][value='{id}']");
        page.eval(&format!("document.querySelector(\"{tick}\").scrollIntoView({{ block: 'center' }})"));
        page.click(&tick).settle();
    };
    ["ko", "cprf", "pcf"].into_iter().for_each(|id| tick(&mut page, id));
    assert!(page.text("#chosen").contains("Four at most."));
    assert_eq!(page.count("input[data-with]:checked"), 4);
    ["ko", "cprf"].into_iter().for_each(|id| tick(&mut page, id));
    assert_eq!(page.attr("#chosen a", "href").as_deref(), Some("/compare/kke/tkp/"));
    page.assert_clean();
}

#[test]
fn where_a_position_does_not_come_the_comparison_says_so() {
    let site = Site::root();
    site.alter(|request, answer| match request.path.as_str() {
        "/positions/cprf/" => Response::new(503, "text/plain", "later"),
        _ => answer,
    });
    let mut page = Browser::fresh(&site);
    page.foresee("/positions/cprf/").foresee("503");
    page.open("/compare/?with=kke,cprf").ready();
    page.wait_until("document.querySelector('#company [role=status]')?.textContent.includes('did not come')");
    assert!(page.count("input[data-with]") > 60, "the rest of the page is there");
    page.assert_clean();
}

#[test]
fn from_a_text_the_main_view_is_seen_as_of_its_day() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    for path in ["/statements/ko-2022-01-26/", "/positions/kke/csto/"] {
        page.open(path).ready();
        assert!(page.texts(".bythen h3").iter().any(|words| words.starts_with("Not yet happened: ")));
        page.click(".bythen .hint a").wait_until("location.pathname === '/'").arrived();
        page.wait_until("new URLSearchParams(location.search).get('at')?.startsWith('2022-01')").settle();
        assert!(page.eval_text("new URLSearchParams(location.search).get('sel')").starts_with("statement:"));
        assert!(page.count("main .detail h2") > 0);
        assert_eq!(page.count(".notice"), 0);
    }
    page.assert_clean();
}

fn path(one: OrganisationIx, question: QuestionIx) -> String {
    let d = &shipped().dossier;
    format!("/positions/{}/{}/", d.organisation(one).id, d.question(question).id)
}

/// Every position, with whether it has words to quote.
fn held() -> Vec<(OrganisationIx, QuestionIx, bool)> {
    let d = &shipped().dossier;
    let mut all = Vec::new();
    for (one, _) in d.all_organisations() {
        for (question, _) in d.all_questions() {
            if let Cell::Held(held) = d.cell(one, question) {
                let quoted = held.iter().any(|held| held.statement.lemma(held.position).is_some());
                all.push((one, question, quoted));
            }
        }
    }
    all
}

#[test]
fn a_position_leads_with_words_or_says_that_there_are_none() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.scripts(false);
    let (with, without): (Vec<_>, Vec<_>) = held().into_iter().partition(|(.., quoted)| *quoted);
    println!("positions with words: {}, without: {}", with.len(), without.len());
    assert!(!without.is_empty());
    for (one, question, _) in without {
        page.open(&path(one, question));
        assert_eq!(page.count(".ownwords blockquote"), 0);
        assert!(page.count(".nowords figure") > 0 && page.count(".nowords figure figcaption a") > 0);
        assert!(page.texts(".nowords .lbl").iter().all(|label| label == "The editors’ digest"));
    }
    for (one, question, _) in sample(&with, 40, 2) {
        page.open(&path(one, question));
        let first = page.eval_text("document.querySelector('.maincol > section').className");
        assert_eq!(first, "ownwords", "own words come first");
        assert!(page.count(".ownwords blockquote q[lang]") > 0);
        assert_eq!(page.count(".ownwords blockquote"), page.count(".ownwords figcaption a.loc"));
    }
    page.assert_clean();
}

/// "Changed" is said only where the dossier says so, and this one says it nowhere.
#[test]
fn no_page_claims_that_a_position_changed() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.scripts(false);
    let several: Vec<String> = held()
        .into_iter()
        .filter(|&(one, question, _)| match shipped().dossier.cell(one, question) {
            Cell::Held(held) => held.len() > 1,
            _ => false,
        })
        .map(|(one, question, _)| path(one, question))
        .collect();
    assert!(several.len() > 10);
    page.tour(&several, |page, path| {
        page.open(path);
        let claims = page.eval_text(
            "(() => { const main = document.querySelector('main').cloneNode(true); \
             main.querySelectorAll('.hint, .dig, .words, .reading, .sum, .own, .meta, .dated, .evl').forEach((one) => one.remove()); \
             return /chang/i.test(main.textContent) })()",
        );
        let dates = page.count(".readings .date");
        if claims == "false" && dates > 1 { Ok(()) } else { Err(format!("{claims}, {dates} dates")) }
    });
}

#[test]
fn an_error_is_reported_to_the_contact_or_the_page_says_that_there_is_none() {
    let shipped = Site::root();
    let mut page = Browser::fresh(&shipped);
    page.open("/positions/kke/csto/").ready();
    assert_eq!(page.text(".mend"), "This dossier names no address for corrections.");
    assert_eq!(page.count(".mend a"), 0);
    let small = Site::fixture();
    let mut page = Browser::fresh(&small);
    page.open("/positions/clockkeepers/place/").ready();
    let href = page.attr(".mend a", "href").unwrap();
    assert!(href.starts_with("mailto:clock@example.org?subject=The%20town%20clock"), "{href}");
    assert!(href.contains("positions%2Fclockkeepers%2Fplace%2F"), "it says which page: {href}");
    page.assert_clean();
}

/// Words that would weigh a stance instead of naming it.
const WEIGHTS: [&str; 8] = ["strongly", "very", "firmly", "slightly", "weakly", "moderately", "extremely", "fully"];

#[test]
fn a_stance_has_the_same_word_everywhere_no_weight_and_its_meaning_one_step_away() {
    let site = Site::root();
    let d = &shipped().dossier;
    let mut page = Browser::shared(&site);
    page.scripts(false);
    page.open("/matrix/");
    let cells: Vec<(String, String)> = serde_json::from_value(page.eval(
        "[...document.querySelectorAll('.mx tbody td > a')].map((a) => [a.getAttribute('href'), \
         [...a.querySelectorAll('.cell > span')].map((word) => word.textContent).join('|')])",
    ))
    .unwrap();
    assert_eq!(cells.len(), d.organisations.len() * d.questions.len());
    for (_, words) in &cells {
        let words = words.to_lowercase();
        assert!(!words.is_empty() && WEIGHTS.iter().all(|weight| !words.contains(weight)), "{words}");
    }
    for (href, words) in sample(&cells, 60, 9) {
        page.open(&href);
        assert_eq!(page.texts(".top .verdict .stance").join("|"), words, "{href}");
        let own: Vec<String> = page.attrs(".top .verdict a", "href");
        for link in &own {
            let (path, id) = link.split_once('#').expect("it leads to the stance");
            let question = d.questions.iter().find(|question| path == format!("/questions/{}/", question.id)).unwrap();
            let stance = question.stances.iter().find(|stance| stance.id == id).unwrap();
            assert!(page.text(".maincol").contains(&stance.means), "{href}: what {id} means stands on the page too");
        }
    }
    // The link leads to the definition, and the heading there is the same word.
    page.open("/positions/kke/csto/");
    let link = page.attr(".top .verdict a", "href").unwrap();
    let word = page.text(".top .verdict a");
    page.open(&link);
    let id = link.split('#').next_back().unwrap();
    assert!(page.text(&format!("section[id='{id}'] > h2")).contains(word.trim()));
    assert!(page.text(&format!("section[id='{id}'] > .hint")).len() > 20);
    page.assert_clean();
}

#[test]
fn from_the_table_to_the_passage_by_mouse() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/matrix/").ready();
    page.click("[id='kke.csto']").wait_until("location.pathname === '/positions/kke/csto/'").arrived();
    let passage = page.attr(".trail .pas a.loc", "href").unwrap();
    page.click(".trail .pas a.loc").wait_until(&format!("location.pathname + location.hash === '{passage}'")).settle();
    let id = passage.split('#').nth(1).unwrap();
    let (top, height) = (page.rect(&format!("#{id}")).y, page.eval("innerHeight").as_f64().unwrap());
    assert!(top >= 0.0 && top < height, "the passage is in view: {top}");
    // What rests on it stands beside it and leads back.
    page.click(&format!("#{id} .notes a[href^='/positions/kke/']"))
        .wait_until("location.pathname.startsWith('/positions/kke/')");
    page.arrived().assert_clean();
}

#[test]
fn from_the_camps_the_replies_and_the_appendix_to_the_texts_by_mouse() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    for (from, link, to) in [
        ("/camps/", ".camp .rows .inline a[href^='/positions/']", "/positions/"),
        ("/replies/", ".ends a.loc", "/statements/"),
        ("/replies/", ".arcs li a", "/statements/"),
        ("/appendix/", ".rows .what a", "/statements/"),
        ("/events/2022-01-18-joint-statement/", ".tellings .loc", "/statements/"),
        ("/questions/csto/", ".slip .meta a.loc", "/statements/"),
    ] {
        page.open(from).ready();
        page.click(link).wait_until(&format!("location.pathname.startsWith('{to}')"));
        page.wait_until("document.querySelector('main h1') && !document.querySelector('main[aria-busy]')").settle();
        page.back().wait_until(&format!("location.pathname === '{from}'")).settle();
    }
    page.assert_clean();
}
