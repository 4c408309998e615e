//! What pages say of themselves to other programs: JSON-LD in the words of schema.org, and plain text.
#![cfg(feature = "ssr")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::LazyLock,
};

use serde_json::Value;
use standpoint::{
    content,
    export::{self, Beside},
    model::{Cell, Dossier, Library},
    pages::Page,
    text::Texts,
};

type Content = (Dossier, Library);

fn load(name: &str) -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let content = content::load(&folder).content().unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    (content.dossier, content.library)
}

static SHIPPED: LazyLock<Content> = LazyLock::new(|| load("dossiers/kazakhstan-2022"));
static SMALL: LazyLock<Content> = LazyLock::new(|| load("tests/fixtures/small"));
static DATES: LazyLock<Content> = LazyLock::new(|| load("tests/fixtures/dates"));

/// A site whose address is known, and one of which only the path is.
const ROOTS: [(&str, &str); 2] = [("/a/", "https://example.org/a/"), ("/", "/")];

fn texts() -> Texts {
    Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole")
}

/// Pages that stand for themselves: the others lead to one of these.
fn pages(dossier: &Dossier) -> impl Iterator<Item = Page> {
    Page::all(dossier).into_iter().filter(|page| !matches!(page, Page::PairReversed(..)))
}

fn beside(page: Page, content: &'static Content, at: (&str, &str)) -> Beside {
    export::beside(page, (&content.0, &content.1), texts(), at).expect("it can be written")
}

/// The JSON-LD in the head of a page.
fn thing(beside: &Beside) -> Value {
    let rest = beside.head.strip_prefix("<script type=\"application/ld+json\">").expect("it comes first");
    let (json, rest) = rest.split_once("</script>").expect("its end");
    assert!(!json.contains('<') && !rest.contains("<script"), "{}", beside.head);
    serde_json::from_str(json).expect("it is JSON")
}

/// Calls with every key, the type of what it stands in, and its value.
fn walk(value: &Value, call: &mut impl FnMut(&str, &str, &Value)) {
    match value {
        Value::Object(map) => {
            let kind = map.get("@type").and_then(Value::as_str).unwrap_or_default();
            for (key, inner) in map {
                call(kind, key, inner);
                walk(inner, call);
            }
        }
        Value::Array(all) => all.iter().for_each(|inner| walk(inner, call)),
        _ => {}
    }
}

#[test]
fn every_page_says_what_it_is_and_every_address_in_it_leads_somewhere() {
    for content in [&*SHIPPED, &*SMALL, &*DATES] {
        for at @ (_, root) in ROOTS {
            let all: Vec<(Page, Beside)> = pages(&content.0).map(|page| (page, beside(page, content, at))).collect();
            let mut there: BTreeSet<String> = all.iter().map(|(page, _)| page.path(&content.0)).collect();
            there.extend(all.iter().flat_map(|(_, beside)| &beside.files).map(|file| file.path.clone()));
            let whole = export::files(&content.0, &content.1, root).expect("they can be written");
            there.extend(whole.into_iter().map(|file| file.path));
            for (page, beside) in &all {
                let thing = thing(beside);
                assert_eq!(thing["@context"], "https://schema.org", "{page:?}");
                assert!(thing["@type"].is_string(), "{page:?}");
                assert_eq!(thing["@id"], format!("{root}{}", page.path(&content.0)), "{page:?}");
                walk(&thing, &mut |kind, key, value| {
                    if !["@id", "url", "contentUrl", "item"].contains(&key) {
                        return;
                    }
                    let address = value.as_str().unwrap_or_else(|| panic!("{page:?}: {key} is an address"));
                    let Some(below) = address.strip_prefix(root) else {
                        assert!(key == "url" && kind != "WebPage", "{page:?}: {address} leaves the site");
                        return;
                    };
                    let (path, anchor) = below.split_once('#').unwrap_or((below, ""));
                    assert!(there.contains(path), "{page:?}: {address} leads to nothing");
                    let stance = |id: &str| content.0.questions.iter().any(|q| q.stances.iter().any(|s| s.id == id));
                    assert!(anchor.is_empty() || stance(anchor), "{page:?}: {address} leads to no anchor");
                });
            }
        }
    }
}

#[test]
fn nothing_is_rated_and_no_answer_is_accepted() {
    const NEVER: [&str; 9] = [
        "ClaimReview",
        "Rating",
        "Review",
        "reviewRating",
        "aggregateRating",
        "upvoteCount",
        "downvoteCount",
        "acceptedAnswer",
        "answerCount",
    ];
    for page in pages(&SHIPPED.0) {
        walk(&thing(&beside(page, &SHIPPED, ROOTS[0])), &mut |kind, key, _| {
            assert!(!NEVER.contains(&key) && !NEVER.contains(&kind), "{page:?}: {kind} {key}");
        });
    }
}

#[test]
fn only_what_a_text_carries_is_a_claim() {
    let dossier = &SHIPPED.0;
    let (mut claims, mut absences) = (0, 0);
    for (one, organisation) in dossier.all_organisations() {
        for (question, asked) in dossier.all_questions() {
            let thing = thing(&beside(Page::Position(one, question), &SHIPPED, ROOTS[0]));
            let Cell::Held(held) = dossier.cell(one, question) else {
                absences += 1;
                assert_eq!(thing["@type"], "WebPage", "{thing}");
                assert!(thing.get("text").is_none() && thing.get("appearance").is_none(), "{thing}");
                continue;
            };
            claims += 1;
            assert_eq!(thing["@type"], "Claim");
            assert_eq!(thing["author"]["name"], organisation.name);
            assert_eq!(thing["about"]["name"], asked.asks);
            assert!(thing["claimInterpreter"]["name"].as_str().is_some_and(|name| name.contains("editors")));
            let passages: BTreeSet<String> = held
                .iter()
                .flat_map(|held| held.position.passages.iter().map(move |&passage| (held, passage)))
                .map(|(held, passage)| format!("{}{}", ROOTS[0].1, Page::Passage(held.index, passage).path(dossier)))
                .collect();
            let appearances = thing["appearance"].as_array().expect("a list");
            assert_eq!(appearances.len(), passages.len());
            for appearance in appearances {
                assert!(passages.contains(appearance["@id"].as_str().expect("an address")), "{appearance}");
                assert_eq!(appearance["@type"] == "Quotation", appearance.get("text").is_some(), "{appearance}");
            }
        }
    }
    assert_eq!((claims, absences), (160, 352));
}

#[test]
fn a_date_is_never_more_exact_than_the_dossier() {
    for content in [&*SHIPPED, &*DATES] {
        let mut said = 0;
        for (index, event) in content.0.all_events() {
            let thing = thing(&beside(Page::Event(index), content, ROOTS[0]));
            let (from, to) = event.when.edtf.split_once('/').unwrap_or((&event.when.edtf, ""));
            for (key, written) in [("startDate", from), ("endDate", to)] {
                let Some(date) = thing.get(key).and_then(Value::as_str) else { continue };
                let day = date.split('T').next().unwrap_or_default();
                said += 1;
                // The end of one day is that day.
                assert!(day == written || (to.is_empty() && day == from), "{}: {key} {date}", event.when.edtf);
            }
        }
        for (index, statement) in content.0.all_statements() {
            let thing = thing(&beside(Page::Statement(index), content, ROOTS[0]));
            if let Some(date) = thing.get("datePublished").and_then(Value::as_str) {
                said += 1;
                assert_eq!(date.split('T').next(), Some(statement.when.edtf.as_str()));
            }
        }
        assert!(said > 10, "{said}");
    }
}

#[test]
fn who_only_files_a_text_is_not_its_author() {
    let mut personal = 0;
    for (index, statement) in SHIPPED.0.all_statements() {
        let thing = thing(&beside(Page::Statement(index), &SHIPPED, ROOTS[0]));
        assert_eq!(thing.get("author").is_none(), statement.personal, "{}", statement.id);
        assert_eq!(thing["url"], statement.url);
        personal += usize::from(statement.personal);
    }
    assert!(personal > 0);
}

#[test]
fn a_title_cannot_break_out_of_the_head() {
    let (mut dossier, library) = load("tests/fixtures/small");
    let hard = "</script><script>alert(1)</script><!--\" & ]]>";
    dossier.events[0].title = hard.to_owned();
    dossier.meta.title = hard.to_owned();
    let content: &'static Content = Box::leak(Box::new((dossier, library)));
    let event = Page::parse(&format!("events/{}/", content.0.events[0].id), &content.0).expect("a page");
    for page in [Page::Start, event] {
        let beside = beside(page, content, ROOTS[0]);
        assert_eq!(beside.head.matches("</script").count(), 1, "{}", beside.head);
        assert!(!beside.head.contains("<!--"));
        assert_eq!(thing(&beside)["name"], hard);
    }
}

#[test]
fn whatever_can_be_shared_by_itself_lies_beside_its_page_as_data_and_as_text() {
    let dossier = &SHIPPED.0;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for page in pages(dossier) {
        let kind = match page {
            Page::Event(_) => "event",
            Page::Organisation(_) => "organisation",
            Page::Statement(_) => "text",
            Page::Passage(..) => "passage",
            Page::Question(_) => "question",
            Page::Position(..) => "position",
            Page::Pair(one, other) if dossier.speak_together(one, other) => "pair",
            _ => "none",
        };
        let beside = beside(page, &SHIPPED, ROOTS[0]);
        let path = page.path(dossier);
        if kind == "none" {
            assert!(beside.files.is_empty() && !beside.head.contains("<link"), "{page:?}");
            continue;
        }
        *kinds.entry(kind).or_default() += 1;
        let stem = path.trim_end_matches('/');
        let names: Vec<&str> = beside.files.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, [format!("{stem}.json"), format!("{stem}.txt")]);
        assert!(names.iter().all(|name| beside.head.contains(&format!("href=\"/a/{name}\""))), "{}", beside.head);
        assert_eq!(serde_json::from_slice::<Value>(&beside.files[0].bytes).ok(), Some(thing(&beside)));
        let text = std::str::from_utf8(&beside.files[1].bytes).expect("UTF-8");
        let meta = &dossier.meta;
        for part in [&format!("https://example.org/a/{path}"), &meta.title, &meta.revision, &meta.licence] {
            assert!(text.contains(part.as_str()), "{part} is missing in {text}");
        }
        assert!(!text.contains("\n\n\n") && !text.contains('\r') && text.ends_with('\n'), "{text}");
    }
    assert_eq!((kinds["event"], kinds["organisation"], kinds["text"], kinds["question"]), (71, 64, 77, 8));
    assert_eq!(kinds["position"], 512);
}

#[test]
fn a_position_as_text_has_its_words_before_whose_reading_it_is() {
    let dossier = &SHIPPED.0;
    let mut quoted = 0;
    for (one, organisation) in dossier.all_organisations() {
        for (question, asked) in dossier.all_questions() {
            let beside = beside(Page::Position(one, question), &SHIPPED, ROOTS[0]);
            let text = std::str::from_utf8(&beside.files[1].bytes).expect("UTF-8");
            assert!(text.contains(&organisation.name) && text.contains(&asked.asks), "{text}");
            let Cell::Held(held) = dossier.cell(one, question) else {
                assert!(text.contains("It is not a position") && !text.contains("The editors’ reading"), "{text}");
                continue;
            };
            let mut from = 0;
            for held in held {
                if let Some((_, quote)) = held.statement.lemma(held.position) {
                    quoted += 1;
                    from += text[from..].find(&quote.text).unwrap_or_else(|| panic!("{} in {text}", quote.text));
                }
                from += text[from..].find("The editors’ reading").expect("whose reading it is");
                let reading = format!("{}. {}", asked.stance(held.position.stance).label, held.position.summary);
                from += text[from..].find(&reading).unwrap_or_else(|| panic!("{reading} in {text}"));
                from += text[from..].find("How much was read").expect("how much was read");
            }
        }
    }
    assert!(quoted > 100, "{quoted}");
}
