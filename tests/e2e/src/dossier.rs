//! The shipped dossier as its files say it, read natively: what the pages are compared with.

use std::sync::OnceLock;

use standpoint::content::{Content, load};
use standpoint::time::Mark;

use crate::site::repository;

/// The shipped dossier.
///
/// # Panics
/// When it has errors.
pub fn shipped() -> &'static Content {
    static SHIPPED: OnceLock<Content> = OnceLock::new();
    SHIPPED.get_or_init(|| {
        let loaded = load(&repository().join("dossiers/kazakhstan-2022"));
        match loaded.content() {
            Ok(content) => content,
            Err(diagnostics) => panic!("the shipped dossier has {} errors", diagnostics.len()),
        }
    })
}

/// The ids that marks have in the page, in their order: `e12`, `s3`.
pub fn shown_ids(marks: impl IntoIterator<Item = Mark>) -> Vec<String> {
    let mut marks: Vec<Mark> = marks.into_iter().collect();
    marks.sort_unstable();
    marks.dedup();
    let id = |mark: Mark| match mark {
        Mark::Event(index) => format!("e{}", index.0),
        Mark::Statement(index) => format!("s{}", index.0),
    };
    marks.into_iter().map(id).collect()
}
