use std::sync::Arc;

use any_spawner::Executor;
use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

use crate::{
    model::{Dossier, Library},
    text::Texts,
    views::{App, Store},
};

/// What all pages of one site share.
#[derive(Clone, Copy)]
pub(super) struct Site {
    pub dossier: &'static Dossier,
    pub library: &'static Library,
    pub texts: Texts,
    /// Begins and ends with a slash.
    pub base: &'static str,
    pub site: Option<&'static str>,
}

/// The HTML of one page, as it stands inside `#app`. `path` is below the base.
///
/// Pages are made one after the other: the reactive system keeps its values in one arena, which an owner a page empties.
pub(super) fn render(site: Site, path: &str) -> String {
    // An executor that is already set is the same one.
    _ = Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new())));
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&format!("{}{path}", site.base)));
        let Site { dossier, library, texts, base, site } = site;
        let store = Store { dossier, library: RwSignal::new(Some(library)), standing: 0, texts, base, site };
        view! { <App store /> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}
