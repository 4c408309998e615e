//! The list of the keys, which `?` or its button opens above the page.

use leptos::{html, prelude::*};

use super::Desk;
use crate::views::parts::still::{Still, el};

/// The button and the list.
pub fn keys(desk: Desk) -> (impl IntoView, impl IntoView) {
    let t = desk.store.texts;
    let list = NodeRef::<html::Dialog>::new();
    let on = RwSignal::new(true);
    #[cfg(feature = "hydrate")]
    crate::browser::keys(list, on);
    let button = view! {
        <button
            class="quiet-button"
            type="button"
            aria-haspopup="dialog"
            on:click=move |_| {
                #[cfg(feature = "hydrate")]
                crate::browser::show_keys(list);
            }
        >
            {t.keys()}
        </button>
    };
    let dialog = view! {
        <dialog class="keys" aria-labelledby="keys-title" node_ref=list>
            {el("h2", "", t.keys_title()).attr("id", "keys-title")}
            {lines(desk)}
            <label>
                <input
                    type="checkbox"
                    prop:checked=move || on.get()
                    on:change=move |ev| {
                        on.set(event_target_checked(&ev));
                        #[cfg(feature = "hydrate")]
                        crate::browser::keep_keys(on.get_untracked());
                    }
                />
                {t.keys_switch()}
            </label>
            <form method="dialog">
                <button>{t.keys_close()}</button>
            </form>
        </dialog>
    };
    (button, dialog)
}

fn lines(desk: Desk) -> Still {
    let t = desk.store.texts;
    let lines: Vec<_> = [
        ("← →", t.keys_along()),
        ("↑ ↓", t.keys_across()),
        (t.keys_home_end(), t.keys_ends()),
        (t.keys_enter(), t.keys_open()),
        ("+ − 0", t.keys_zoom()),
        (t.keys_page(), t.keys_day()),
        (t.keys_escape(), t.keys_lay_down()),
        ("/", t.keys_search()),
        ("?", t.keys_list()),
    ]
    .into_iter()
    .map(|(key, does)| el("div", "", (el("dt", "", key), el("dd", "", does))))
    .collect();
    el("dl", "", lines)
}
