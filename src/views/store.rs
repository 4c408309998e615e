use leptos::prelude::*;

use crate::{
    model::{Dossier, Library},
    pages::Page,
    text::Texts,
};

/// What every component may ask for. Everything in it lives as long as the program, so it is copied, never cloned.
#[derive(Clone, Copy)]
pub struct Store {
    pub dossier: &'static Dossier,
    /// `None` until it has been fetched. A view that needs it says so in one quiet line till then.
    pub library: RwSignal<Option<&'static Library>>,
    /// How many elements of the page stand already, where a prerendered page is brought to life before the library is there.
    pub standing: usize,
    pub texts: Texts,
    /// The path of the site: begins and ends with a slash.
    pub base: &'static str,
    /// The absolute address of the site, ends with a slash, where it is known.
    pub site: Option<&'static str>,
}

impl Store {
    /// The address of a page on this host.
    #[must_use]
    pub fn href(self, page: Page) -> String {
        format!("{}{}", self.base, page.path(self.dossier))
    }

    /// The whole address of a page, as far as that of the site is known.
    #[must_use]
    pub fn address(self, page: Page) -> String {
        self.site.map_or_else(|| self.href(page), |site| format!("{site}{}", page.path(self.dossier)))
    }

    /// The address of a passage on the page of its text.
    #[must_use]
    pub fn passage_href(self, statement: crate::model::StatementIx, passage: crate::model::PassageIx) -> String {
        let id = &self.dossier.statement(statement).passage(passage).id;
        format!("{}#{id}", self.href(Page::Statement(statement)))
    }

    /// The library. Only for pages that are shown once it is there: an empty view otherwise.
    #[must_use]
    pub fn library(self) -> Option<&'static Library> {
        self.library.get()
    }
}

/// The store of the page at hand.
#[must_use]
pub fn use_store() -> Store {
    expect_context()
}
