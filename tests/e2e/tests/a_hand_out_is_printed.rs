//! What is chosen on the main view, on paper for a study circle.

use standpoint_e2e::{Browser, Site, shipped};

const BUTTON: &str = ".bar .ctl > button:not(.send):not([aria-label])";

/// Opens a view and has its hand-out printed; what the page did before is what it does after.
fn sheets(page: &mut Browser, view: &str) -> Vec<String> {
    page.open(view).ready().drawn().library();
    // This browser has no dialog to wait in: it would be over before the sheets could be looked at.
    page.eval("window.print = () => { window.asked = true }");
    assert_eq!(page.text(BUTTON), "Hand-out");
    page.click(BUTTON).wait_until("window.asked === true");
    let sheets = page.print().sheets();
    page.eval("window.dispatchEvent(new Event('afterprint'))");
    page.wait_until("!document.documentElement.classList.contains('handing')");
    assert_eq!(page.count(".handout *"), 0, "the sheets are taken away");
    sheets
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn it_holds_the_question_the_words_of_each_side_and_the_questions_that_are_raised() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let content = shipped();
    let (dossier, library) = (&content.dossier, &content.library);
    let index = dossier.find_question("csto").unwrap();
    let sheets = sheets(&mut page, "/");
    let first = &sheets[0];
    assert!(first.contains(&bare(&dossier.question(index).asks)), "{first}");
    assert!(first.contains(&dossier.meta.revision), "{first}");
    for stance in &dossier.question(index).stances {
        assert!(first.contains(&bare(&stance.label)), "{} is not on {first}", stance.label);
    }
    // Of each answer the first three that have words, in the order of the dossier, which is that of time.
    for place in 0..dossier.question(index).stances.len() {
        let quotes: Vec<String> = dossier
            .positions_on(index)
            .filter(|(_, _, position)| position.stance == place.into())
            .filter_map(|(_, statement, position)| statement.lemma(position).map(|(_, quote)| bare(&quote.text)))
            .collect();
        let all: String = sheets.concat();
        let shown = quotes.iter().filter(|quote| all.contains(*quote)).count();
        assert!(shown >= quotes.len().min(3), "{shown} of {} quotes: {quotes:?}", quotes.len());
    }
    for raise in library.raises.iter().filter(|raise| raise.question == Some(index)) {
        assert!(first.contains(&bare(&raise.asks)), "{} is not on {first}", raise.asks);
    }
    page.assert_clean();
}

#[test]
fn everybody_stands_in_its_table_under_a_head_on_every_sheet() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let sheets = sheets(&mut page, "/?question=protests");
    let dossier = &shipped().dossier;
    let table = &sheets[1..];
    assert!(!table.is_empty() && sheets.len() <= 5, "{} sheets", sheets.len());
    for organisation in &dossier.organisations {
        assert!(table.iter().any(|sheet| sheet.contains(&bare(&organisation.abbr))), "{}", organisation.abbr);
    }
    for sheet in table.iter().filter(|sheet| sheet.len() > 400) {
        for question in &dossier.questions {
            assert!(sheet.contains(&bare(&question.title)), "{} is not on {sheet}", question.title);
        }
    }
}

#[test]
fn it_holds_what_the_filters_leave_and_what_had_been_said_by_the_day() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let all = sheets(&mut page, "/").concat();
    let dossier = &shipped().dossier;
    let network = dossier.networks()[0].to_owned();
    let some = sheets(&mut page, &format!("/?net={network}")).concat();
    assert!(some.len() < all.len(), "{} and {} letters", some.len(), all.len());
    let passes = |text: &standpoint_e2e::model::Statement| {
        text.organisations.iter().any(|&signer| dossier.organisation(signer).networks.contains(&network))
    };
    let left =
        dossier.all_organisations().filter(|&(one, _)| dossier.texts_of(one).any(|(_, text)| passes(text))).count();
    assert!(some.contains(&format!("{left}of64organisations")), "{left} pass: {some}");
    let early = sheets(&mut page, "/?at=2022-01-07").concat();
    assert!(early.contains("Asof7January2022") && early.contains("notyet"), "{early}");
    assert!(!all.contains("notyet"), "without a day everything had been said");
    page.assert_clean();
}
