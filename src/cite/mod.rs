//! How a page and the text behind it are cited: as CSL-JSON, as BibTeX, and in common styles. Native only.
//!
//! ```text
//! Page ─ references ─ Reference (a CSL item) ┬─ styles ─ pieces on the page
//!                                            ├─ csl_json
//!                                            └─ bibtex
//! ```
//!
//! A citation of a page carries the revision of the dossier, since the page may be corrected. When it was read is known to
//! the reader's browser alone: the styles leave a place for that day, and files leave it out.

mod bibtex;
mod item;
mod style;

pub use bibtex::bibtex;
pub use item::{Date, Item, Name};
pub use style::{Piece, Style, Written};

use crate::{
    head::name,
    model::{Dossier, StatementIx},
    pages::Page,
    text::Texts,
};

/// Stands for the address of a site that is built without one: the browser knows it.
pub const NOWHERE: &str = "https://address.invalid/";

/// Something that can be cited.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub what: What,
    pub item: Item,
}

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The page of the dossier.
    Page,
    /// The text itself, where its publisher has it.
    Text,
}

/// What can be cited of a page: itself, and the text that it is about. Empty for pages that claim nothing by themselves: a list, or a
/// pair, which lays two positions side by side.
/// `site` is the address of the site, with a slash at its end.
#[must_use]
pub fn references(page: Page, dossier: &Dossier, texts: Texts, site: Option<&str>) -> Vec<Reference> {
    let text = match page {
        Page::Statement(index) | Page::Passage(index, _) => Some(index),
        Page::Event(_) | Page::Organisation(_) | Page::Question(_) | Page::PositionsOf(_) | Page::Position(..) => None,
        _ => return Vec::new(),
    };
    let itself = Reference { what: What::Page, item: of_page(page, dossier, texts, site) };
    let text = text.map(|index| Reference { what: What::Text, item: of_text(index, dossier, texts) });
    [itself].into_iter().chain(text).collect()
}

/// A page as an entry of the dossier at its revision.
fn of_page(page: Page, dossier: &Dossier, texts: Texts, site: Option<&str>) -> Item {
    let path = page.path(dossier);
    let meta = &dossier.meta;
    Item {
        id: key(&[&meta.id, &path.trim_end_matches('/').replace('/', "-"), &meta.revision]),
        kind: "webpage",
        title: name(page, dossier, texts),
        container_title: Some(texts.cite_revision(&meta.title, &meta.revision)),
        author: Vec::new(),
        genre: None,
        issued: None,
        accessed: None,
        url: Some(format!("{}{path}", site.unwrap_or(NOWHERE))),
        language: texts.lang().to_owned(),
    }
}

/// A text where its publisher has it, with its title as it was given.
fn of_text(index: StatementIx, dossier: &Dossier, texts: Texts) -> Item {
    let statement = dossier.statement(index);
    let names =
        statement.organisations.iter().map(|&signer| Name { literal: dossier.organisation(signer).name.clone() });
    Item {
        id: key(&[&statement.id]),
        kind: "webpage",
        title: statement.original_title.clone().unwrap_or_else(|| statement.title.clone()),
        container_title: None,
        author: names.collect(),
        genre: Some(crate::views::parts::statement_kind(texts, statement.kind).to_owned()),
        issued: Date::of(&statement.when),
        accessed: None,
        url: Some(statement.url.clone()),
        language: statement.lang.clone(),
    }
}

/// A key that every program takes: letters, digits and hyphens.
fn key(parts: &[&str]) -> String {
    let parts: Vec<_> = parts.iter().filter(|part| !part.is_empty()).copied().collect();
    parts.join("-")
}

/// References as a CSL-JSON file: what reference managers read. An address that is not known is left out.
#[must_use]
pub fn csl_json(references: &[Reference]) -> String {
    let items: Vec<Item> = references.iter().map(|reference| reference.item.published()).collect();
    let mut text = serde_json::to_string_pretty(&items).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests;
