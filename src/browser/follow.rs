use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{pages::Page, views::Store};

/// Follows the reader from page to page: lets the router finish, puts focus on the new heading, so that a screen reader
/// says it once, and keeps the title of the window true. The first page is left as the browser opened it.
pub fn follow(store: Store, page: Memo<Option<Page>>) {
    let router = use_context::<BrowserUrl>();
    Effect::new(move |opened: Option<()>| {
        let page = page.get();
        if let Some(router) = &router {
            router.ready_to_complete();
        }
        if opened.is_none() {
            return super::mark_root("ready");
        }
        document().set_title(&crate::head::title(page, store.dossier, store.texts));
        request_animation_frame(|| {
            if let Some(heading) = document().query_selector("main h1").ok().flatten()
                && let Ok(heading) = heading.dyn_into::<HtmlElement>()
            {
                _ = heading.set_attribute("tabindex", "-1");
                let options = web_sys::FocusOptions::new();
                options.set_prevent_scroll(true);
                _ = heading.focus_with_options(&options);
            }
        });
    });
}
