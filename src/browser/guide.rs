//! Whether the sentences on how to read the drawing are shown.

use leptos::prelude::*;

const KEY: &str = "standpoint.guide";
/// On the root, which `early.js` sets before the first paint.
const MARK: &str = "data-guide";
const AWAY: &str = "off";

/// Tells what `early.js` found in the store.
pub fn guide(open: RwSignal<bool>) {
    Effect::new(move |_| {
        let root = document().document_element();
        open.set(root.is_none_or(|root| root.get_attribute(MARK).as_deref() != Some(AWAY)));
    });
}

/// Shows or hides them, and keeps that.
pub fn keep_guide(open: bool) {
    if let Some(root) = document().document_element() {
        _ = if open { root.remove_attribute(MARK) } else { root.set_attribute(MARK, AWAY) };
    }
    super::kept::keep(KEY, open);
}
