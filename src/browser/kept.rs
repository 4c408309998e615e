//! Small choices that stay on the device: what is on by itself and was put away. A store that is closed or full forgets them.

use leptos::prelude::*;

const AWAY: &str = "off";

/// Whether it was put away.
pub(super) fn is_away(key: &str) -> bool {
    let store = window().local_storage().ok().flatten();
    store.and_then(|store| store.get_item(key).ok().flatten()).is_some_and(|kept| kept == AWAY)
}

/// Remembers whether it is there or away.
pub(super) fn keep(key: &str, there: bool) {
    if let Ok(Some(store)) = window().local_storage() {
        _ = if there { store.remove_item(key) } else { store.set_item(key, AWAY) };
    }
}
