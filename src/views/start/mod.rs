//! The main view: timeline and positions side by side.

use leptos::prelude::*;

use crate::views::use_store;

/// The main view.
#[component]
pub fn Start() -> impl IntoView {
    let store = use_store();
    view! { <h1>{store.dossier.meta.headline.as_str()}</h1> }
}
