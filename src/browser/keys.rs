//! The keys that work on the whole main view: `/` leads to the filter, `?` lists all keys. They can be switched off, so that
//! nobody who dictates or types with one hand sets them off.

use leptos::{ev, html, prelude::*};

use super::{focus_where, kept};

const KEY: &str = "standpoint.keys";

/// Listens for as long as the main view stands. `on` is what the reader has chosen before, or chooses.
pub fn keys(list: NodeRef<html::Dialog>, on: RwSignal<bool>) {
    Effect::new(move |_| on.set(!kept::is_away(KEY)));
    let listener = window_event_listener(ev::keydown, move |event| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !on.get_untracked() || modified || event.default_prevented() || is_typing() {
            return;
        }
        match event.key().as_str() {
            "/" => {
                if let Some(filters) = document().query_selector(".filters").ok().flatten() {
                    _ = filters.set_attribute("open", "");
                }
                focus_where(".field input");
            }
            "?" => show_keys(list),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// Opens the list above the page.
pub fn show_keys(list: NodeRef<html::Dialog>) {
    if let Some(list) = list.get_untracked().filter(|list| !list.open()) {
        _ = list.show_modal();
    }
}

/// Keeps whether the two keys work.
pub fn keep_keys(on: bool) {
    kept::keep(KEY, on);
}

/// Whether what is typed now goes into a field.
fn is_typing() -> bool {
    document().active_element().is_some_and(|active| active.matches("input, select, textarea").unwrap_or(false))
}
