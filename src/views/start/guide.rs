//! How the drawing is read, in a sentence on each part. It is there on a first visit and stays away once it has been put away.

use leptos::prelude::*;

use super::Desk;
use crate::views::parts::still::el;

/// The button and the sentences. Whether they are shown is a mark on the document, set before the first paint.
pub fn guide(desk: Desk) -> (impl IntoView, impl IntoView) {
    let t = desk.store.texts;
    let open = RwSignal::new(true);
    #[cfg(feature = "hydrate")]
    crate::browser::guide(open);
    let button = view! {
        <button
            class="quiet-button"
            type="button"
            aria-controls="guide"
            aria-expanded=move || open.get().to_string()
            on:click=move |_| {
                open.update(|open| *open = !*open);
                #[cfg(feature = "hydrate")]
                crate::browser::keep_guide(open.get_untracked());
            }
        >
            {t.guide()}
        </button>
    };
    let sentences =
        [t.guide_lanes(), t.guide_texts(), t.guide_folds(), t.guide_hands(), t.guide_as_of(), t.guide_press()];
    let lines: Vec<_> = sentences.into_iter().map(|sentence| el("li", "", sentence)).collect();
    (button, el("ol", "guide needs-script", lines).attr("id", "guide"))
}
