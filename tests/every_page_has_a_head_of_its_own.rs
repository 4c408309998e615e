//! What the pages of the shipped dossier say of themselves, to a tab, to a search engine, to a chat.
#![cfg(feature = "content")]

use std::{collections::HashMap, path::Path};

use standpoint::{
    content,
    head::head,
    model::{Dossier, Library},
    pages::Page,
    text::Texts,
};

fn shipped() -> (Dossier, Library) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
    let content = content::load(&folder).content().unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    (content.dossier, content.library)
}

fn texts() -> Texts {
    Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole")
}

/// All pages but those that only lead on.
fn pages(dossier: &Dossier) -> Vec<Page> {
    Page::all(dossier).into_iter().filter(|page| !matches!(page, Page::PairReversed(..))).collect()
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    let (dossier, library) = shipped();
    let (mut titles, mut descriptions) = (HashMap::new(), HashMap::new());
    for page in pages(&dossier) {
        let head = head(page, &dossier, &library, texts());
        if let Some(other) = titles.insert(head.title.clone(), page) {
            panic!("{page:?} and {other:?} are both called {:?}", head.title);
        }
        if let Some(other) = descriptions.insert(head.description.clone(), page) {
            panic!("{page:?} and {other:?} are both described as {:?}", head.description);
        }
    }
    assert!(titles.len() > 3_000, "every pair, position and passage is among the {} pages", titles.len());
}

#[test]
fn titles_and_descriptions_are_never_empty_and_fit() {
    let (dossier, library) = shipped();
    for page in pages(&dossier) {
        let head = head(page, &dossier, &library, texts());
        let (title, description) = (head.title.chars().count(), head.description.chars().count());
        assert!((3..=135).contains(&title), "{page:?}: {title} characters: {}", head.title);
        assert!((20..=200).contains(&description), "{page:?}: {description} characters: {}", head.description);
        assert!(!head.title.contains(['{', '}', '\n']), "{page:?}: {}", head.title);
        assert!(!head.description.contains(['{', '}', '\n']), "{page:?}: {}", head.description);
        assert!(["article", "website"].contains(&head.kind));
    }
}
