//! What a chat is shown of a link to the shipped dossier: a card of its own for whatever can be shared by itself.
#![cfg(feature = "ssr")]

use std::{collections::HashMap, path::Path, sync::LazyLock};

use standpoint::{
    cards::{Body, Card, Faces, card},
    content,
    model::{Cell, Dossier, Library},
    pages::Page,
    text::Texts,
};

static SHIPPED: LazyLock<(Dossier, Library)> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
    let content = content::load(&folder).content().unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    (content.dossier, content.library)
});

fn texts() -> Texts {
    Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole")
}

fn shown(page: Page) -> Option<Card> {
    card(page, &SHIPPED.0, &SHIPPED.1, texts())
}

#[test]
fn whatever_can_be_shared_by_itself_has_a_card_of_its_own() {
    let faces = Faces::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("public/fonts")).expect("the faces are there");
    let dossier = &SHIPPED.0;
    let mut seen: HashMap<String, Page> = HashMap::new();
    let mut shared = 0;
    for page in Page::all(dossier) {
        let own = match page {
            Page::Start
            | Page::Event(_)
            | Page::Organisation(_)
            | Page::Statement(_)
            | Page::Passage(..)
            | Page::Question(_)
            | Page::Position(..) => true,
            Page::Pair(one, other) => dossier.speak_together(one, other),
            _ => continue,
        };
        let card = shown(page);
        assert_eq!(card.is_some(), own, "{page:?}");
        let Some(card) = card else { continue };
        shared += 1;
        if let Some(other) = seen.insert(card.path(&faces), page) {
            panic!("{page:?} and {other:?} show the same: {card:?}");
        }
    }
    let pairs = Page::all(dossier)
        .iter()
        .filter(|page| matches!(page, Page::Pair(one, other) if dossier.speak_together(*one, *other)))
        .count();
    let passages: usize = dossier.statements.iter().map(|statement| statement.passages.len()).sum();
    let single = 1 + dossier.events.len() + dossier.organisations.len() * (1 + dossier.questions.len());
    assert_eq!(shared, single + dossier.statements.len() + passages + dossier.questions.len() + pairs);
}

#[test]
fn a_pair_shows_the_same_whichever_way_round_it_is_named() {
    for page in Page::all(&SHIPPED.0) {
        if let Page::PairReversed(one, other) = page {
            assert_eq!(shown(page), shown(Page::of_pair(&SHIPPED.0, one, other)), "{page:?}");
        }
    }
}

#[test]
fn no_position_is_shown_without_whose_words_and_whose_reading_it_is() {
    let (dossier, texts) = (&SHIPPED.0, texts());
    let (mut quoted, mut digested, mut absent) = (0, 0, 0);
    for (one, organisation) in dossier.all_organisations() {
        for (question, asked) in dossier.all_questions() {
            let card = shown(Page::Position(one, question)).expect("a position has a card");
            let who = card.who.clone().expect("it says who");
            assert!(who.0 == organisation.abbr && card.title == asked.asks, "{card:?}");
            let words: Vec<&str> = card.verdicts.iter().map(|verdict| verdict.words.as_str()).collect();
            match dossier.cell(one, question) {
                Cell::Held(held) => {
                    let labels: Vec<&str> = dossier
                        .stances(one, question)
                        .into_iter()
                        .map(|stance| asked.stance(stance).label.as_str())
                        .collect();
                    assert_eq!(words, labels);
                    assert!(card.verdicts.iter().all(|verdict| !verdict.signs.is_empty()), "a word has its shape");
                    assert!(card.note.starts_with("The editors’ reading"), "{}", card.note);
                    assert!(!card.date.is_empty());
                    match card.body {
                        Body::Quote { words, .. } => {
                            quoted += 1;
                            let own = held.iter().filter_map(|held| held.statement.lemma(held.position));
                            assert!(own.clone().any(|(_, quote)| words.contains(&quote.text)), "{words}");
                        }
                        Body::Words { label, words, .. } => {
                            digested += 1;
                            assert!(!words.is_empty());
                            assert_eq!(label, texts.card_digest(), "a digest is never taken for a quote");
                        }
                        other => panic!("{other:?}"),
                    }
                }
                Cell::Silent => absent += check(&card, &words, texts.silent(), texts.silent_means()),
                Cell::NotSeen => absent += check(&card, &words, texts.not_seen(), texts.not_seen_means()),
                Cell::NoText => absent += check(&card, &words, texts.no_text(), texts.no_text_means()),
            }
        }
    }
    assert!(quoted > 100 && digested > 10 && absent > 300, "{quoted} {digested} {absent}");
}

/// An absence is shown with what it means and nothing else; counts one.
fn check(card: &Card, words: &[&str], word: &str, means: &str) -> usize {
    assert_eq!((words, card.note.as_str()), (&[word][..], means));
    assert_eq!(card.body, Body::Nothing);
    1
}

#[test]
fn what_a_card_shows_is_said_in_words() {
    for page in Page::all(&SHIPPED.0) {
        if let Some(card) = shown(page) {
            let alt = card.alt();
            assert!(
                alt.contains(&SHIPPED.0.meta.title) && alt.contains(&card.title) && alt.contains(&card.note),
                "{alt}"
            );
        }
    }
}
