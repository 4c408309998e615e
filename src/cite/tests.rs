use super::{style::Form, *};
use crate::model::time::When;

fn item() -> Item {
    Item {
        id: "d-positions-kke-csto-0123".into(),
        kind: "webpage",
        title: "KKE: Was it right?".into(),
        container_title: Some("A dossier (revision 0123)".into()),
        author: Vec::new(),
        genre: None,
        issued: None,
        accessed: None,
        url: Some("https://example.org/positions/kke/csto/".into()),
        language: "en".into(),
    }
}

fn text(pieces: &[Piece]) -> String {
    let text = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Emphasis(text) => format!("*{text}*"),
        Piece::Link(url) => format!("<{url}>"),
        Piece::Here(path) => format!("<here/{path}>"),
        Piece::Accessed(form) => format!("[{}]", form.as_str()),
    });
    text.collect()
}

#[test]
fn a_page_is_written_in_every_style_with_the_revision_the_address_and_a_place_for_the_day() {
    let written = item().styled();
    let all: Vec<String> = written.iter().map(|one| format!("{}: {}", one.style.name(), text(&one.pieces))).collect();
    assert_eq!(
        all,
        [
            "APA: *KKE: Was it right?* (n.d.). A Dossier (Revision 0123). Retrieved [mdy], from <https://example.org/positions/kke/csto/>",
            "Chicago: A Dossier (Revision 0123). “KKE: Was It Right?” Accessed [mdy]. <https://example.org/positions/kke/csto/>.",
            "Harvard: *KKE: Was it right?* (no date) *A dossier (revision 0123)*. Available at: <https://example.org/positions/kke/csto/> (Accessed: [dmy]).",
            "ISO 690: KKE: Was it right?, [no date]. *A dossier (revision 0123)*. Online. Available from: <https://example.org/positions/kke/csto/> [Accessed [dmy]].",
            "MLA: “KKE: Was It Right?” *A Dossier (Revision 0123)*, <https://example.org/positions/kke/csto/>. Accessed [dmony].",
        ]
    );
}

#[test]
fn a_text_is_written_with_who_and_when() {
    let text_item = Item {
        kind: "webpage",
        title: "Άρθρο".into(),
        container_title: None,
        author: vec![Name { literal: "Communist Party of Greece".into() }, Name { literal: "Another & Co".into() }],
        genre: Some("Statement".into()),
        issued: Some(Date::day(2022, 1, 13)),
        ..item()
    };
    for written in text_item.styled() {
        let text = text(&written.pieces);
        for part in ["Another & Co", "Άρθρο", "2022", "<https://example.org/positions/kke/csto/>"] {
            assert!(text.contains(part) || text.contains(&part.to_uppercase()), "{part} is not in {text}");
        }
    }
}

#[test]
fn without_an_address_the_browser_writes_it_and_files_leave_it_out() {
    let item = Item { url: Some(format!("{NOWHERE}events/a/")), ..item() };
    let here = |written: &Written| written.pieces.contains(&Piece::Here("events/a/".into()));
    assert!(item.styled().iter().all(here), "{:?}", item.styled());
    let references = [Reference { what: What::Page, item }];
    assert!(!csl_json(&references).contains("URL"));
    assert!(!bibtex(&references).contains("url"));
}

#[test]
fn every_style_writes_every_day_in_a_form_that_is_known() {
    let forms = item().styled().into_iter().map(|written| {
        written.pieces.iter().find_map(|piece| if let Piece::Accessed(form) = piece { Some(*form) } else { None })
    });
    let forms: Vec<Option<Form>> = forms.collect();
    assert!(forms.iter().all(Option::is_some), "{forms:?}");
}

#[test]
fn bibtex_is_read_back_as_it_was_meant() {
    let hard = Item {
        title: r"100 % of {braces}, \commands, under_scores & $ign~s^".into(),
        author: vec![Name { literal: "Party of Work and Peace".into() }, Name { literal: "B".into() }],
        issued: Some(Date { date_parts: vec![vec![2022, 1], vec![2022, 2]], circa: false }),
        url: Some("https://example.org/a_b?c=%20#d".into()),
        ..item()
    };
    let parsed = biblatex::Bibliography::parse(&bibtex(&[Reference { what: What::Page, item: hard.clone() }])).unwrap();
    let entry = parsed.get(&hard.id).unwrap();
    use biblatex::ChunksExt as _;
    assert_eq!(entry.title().unwrap().format_verbatim(), hard.title);
    let names: Vec<String> = entry.author().unwrap().into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Party of Work and Peace", "B"], "an organisation is no person with a first name");
    assert_eq!(entry.url().unwrap(), "https://example.org/a_b?c=%20#d");
    assert!(entry.date().is_ok());
}

#[test]
fn csl_json_is_read_back_by_a_csl_processor() {
    let references = [Reference { what: What::Page, item: item() }];
    let read: Vec<hayagriva::citationberg::json::Item> = serde_json::from_str(&csl_json(&references)).unwrap();
    assert_eq!(read.len(), 1);
    let back = serde_json::to_value(item()).unwrap();
    assert_eq!(serde_json::from_str::<serde_json::Value>(&csl_json(&references)).unwrap()[0], back);
}

#[test]
fn a_date_is_cited_as_exactly_as_it_is_known() {
    use crate::model::time::{Approx, Day, Endpoint, Extent, Precision};
    let day = |text: &str| Day::parse(text).unwrap();
    let approx = |first, last, precision| Approx {
        first: day(first),
        last: day(last),
        precision,
        uncertain: false,
        approximate: false,
    };
    let of = |extent| Date::of(&When::on(String::new(), extent, 0)).map(|date| date.date_parts);
    let one = |first, last, precision| of(Extent::One(approx(first, last, precision)));
    assert_eq!(one("2022-01-06", "2022-01-06", Precision::Day), Some(vec![vec![2022, 1, 6]]));
    assert_eq!(one("2022-01-01", "2022-01-31", Precision::Month), Some(vec![vec![2022, 1]]));
    assert_eq!(one("2022-01-01", "2022-12-31", Precision::Year), Some(vec![vec![2022]]));
    assert_eq!(one("2020-01-01", "2029-12-31", Precision::Decade), None, "no year stands for a decade");
    assert_eq!(one("2022-01-10", "2022-01-19", Precision::Day), Some(vec![vec![2022, 1]]), "`2022-01-1X`");
    let from = Endpoint::Dated(approx("2022-01-06", "2022-01-06", Precision::Day));
    let to = Endpoint::Dated(approx("2022-01-19", "2022-01-19", Precision::Day));
    assert_eq!(of(Extent::Span(from, to)), Some(vec![vec![2022, 1, 6], vec![2022, 1, 19]]));
    assert_eq!(of(Extent::Span(from, Endpoint::Open)), Some(vec![vec![2022, 1, 6]]));
    assert_eq!(of(Extent::Span(Endpoint::Unknown, to)), None);
}

#[test]
fn a_range_is_written_as_what_its_ends_share() {
    let range = |first: &[i64], last: &[i64]| Date { date_parts: vec![first.to_vec(), last.to_vec()], circa: false };
    let shared = |date: Date| date.shared().map(|date| (date.date_parts[0].clone(), date.circa));
    assert_eq!(shared(range(&[2022, 1, 6], &[2022, 1, 19])), Some((vec![2022, 1], false)));
    assert_eq!(shared(range(&[2022, 1], &[2022, 3])), Some((vec![2022], false)));
    assert_eq!(shared(range(&[2021], &[2022])), None);
    assert_eq!(shared(Date::day(2022, 1, 6)), Some((vec![2022, 1, 6], false)));
    let author = vec![Name { literal: "Who".into() }];
    let ranged = Item { author, issued: Some(range(&[2022, 1, 6], &[2022, 1, 19])), ..item() };
    for written in ranged.styled() {
        assert!(text(&written.pieces).contains("2022"), "{written:?}");
    }
}
