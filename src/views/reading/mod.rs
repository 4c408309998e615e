//! The pages that are read from top to bottom.

use leptos::prelude::*;

use crate::pages::Page;

/// The content of a page, all but the main view.
#[must_use]
pub fn page(_page: Page) -> AnyView {
    view! { <h1>"…"</h1> }.into_any()
}
