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
    let (drawing, list) = ("of-drawing", "of-list");
    let lines: Vec<_> = [
        (drawing, t.guide_lanes()),
        (drawing, t.guide_texts()),
        (drawing, t.guide_folds()),
        (drawing, t.guide_hands()),
        (drawing, t.guide_as_of()),
        (drawing, t.guide_press()),
        (list, t.guide_list()),
        (list, t.guide_list_texts()),
        (list, t.guide_list_as_of()),
    ]
    .into_iter()
    .map(|(of, sentence)| el("li", of, sentence))
    .collect();
    (button, el("ol", "guide needs-script", lines).attr("id", "guide"))
}
