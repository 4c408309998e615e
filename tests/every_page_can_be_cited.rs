//! Every page of the shipped dossier that claims something is cited in every style, whatever its dates look like.
#![cfg(feature = "ssr")]

use std::{collections::HashSet, path::Path};

use standpoint::{
    cite::{Piece, Style, What, bibtex, csl_json, references},
    content,
    pages::Page,
    text::Texts,
};

#[test]
fn in_every_style_with_who_and_where() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
    let dossier = content::load(&folder).content().unwrap_or_else(|problems| panic!("{problems:?}")).dossier;
    let texts = Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole");
    let mut keys = HashSet::new();
    let mut of_texts = 0;
    for page in Page::all(&dossier) {
        let references = references(page, &dossier, texts, Some("https://example.org/"));
        let claims = matches!(
            page,
            Page::Event(_)
                | Page::Organisation(_)
                | Page::Statement(_)
                | Page::Passage(..)
                | Page::Question(_)
                | Page::Position(..)
                | Page::PositionsOf(_)
        );
        assert_eq!(!references.is_empty(), claims, "{page:?}");
        // Positions and passages are alike and many; their titles and addresses follow from what is checked here.
        if !matches!(page, Page::Event(_) | Page::Statement(_) | Page::Question(_) | Page::Organisation(_)) {
            continue;
        }
        for reference in &references {
            let written = reference.item.styled();
            assert_eq!(written.len(), Style::ALL.len(), "{page:?}");
            for one in &written {
                let linked = one
                    .pieces
                    .iter()
                    .any(|piece| matches!(piece, Piece::Link(url) if Some(url) == reference.item.url.as_ref()));
                assert!(linked, "{page:?} in {}: {:?}", one.style.name(), one.pieces);
            }
            if reference.what == What::Text {
                of_texts += 1;
                assert!(!reference.item.author.is_empty());
            } else {
                assert!(keys.insert(reference.item.id.clone()), "{} stands for two pages", reference.item.id);
                assert!(reference.item.id.ends_with(&dossier.meta.revision));
            }
        }
        let bib =
            biblatex::Bibliography::parse(&bibtex(&references)).unwrap_or_else(|error| panic!("{page:?}: {error}"));
        assert_eq!(bib.len(), references.len());
        let csl: Vec<serde_json::Value> = serde_json::from_str(&csl_json(&references)).expect("CSL-JSON");
        assert_eq!(csl.len(), references.len());
    }
    assert_eq!(of_texts, dossier.statements.len());
}
