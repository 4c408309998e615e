//! The main view: timeline and positions side by side.
//!
//! `desk` holds the one state and what is derived from it; everything else reads it. Timeline, panel and board can therefore
//! not disagree. What is drawn is a still tree, made anew when what it shows changes; what can be pressed carries its act as
//! a word, and one listener for the whole view reads it.

mod board;
mod controls;
mod desk;
mod detail;
mod embedded;
mod guide;
mod handout;
mod keys;
mod listing;
mod marks;
mod overview;
mod poster;
mod questions;
mod scenery;
mod timeline;

use leptos::{html, prelude::*};

use crate::{
    pages::Page,
    state::Act,
    views::{
        parts::still::{Still, el},
        use_store,
    },
};
pub use desk::{Desk, element_id, line_id};
pub use embedded::embedded;
pub use handout::handout;
pub use marks::{Look, look};
pub use poster::poster;

/// The main view.
#[component]
pub fn Start() -> impl IntoView {
    let store = use_store();
    let desk = Desk::open(store, Page::Start);
    let (dossier, t) = (store.dossier, store.texts);
    let sheets = NodeRef::<html::Div>::new();
    let number = |n: usize| n.to_string();
    let counts =
        t.lead_counts(dossier.events.len(), &number(dossier.statements.len()), &number(dossier.organisations.len()));
    let lead =
        (el("h1", "", dossier.meta.headline.as_str()), el("p", "deck", (dossier.meta.subtitle.as_str(), " ", counts)));
    let parts = view! {
        {el("div", "lead", lead)}
        {questions::tabs(desk)}
        {controls::bar(desk, Some(sheets))}
        {timeline::timeline(desk)}
        <div class="pair">
            {move || detail::panel(desk)}
            {move || board::board(desk)}
        </div>
        <div class="handout" node_ref=sheets></div>
    };
    around(desk, parts.into_any())
}

/// What every part of the main view stands in: it hears what is pressed, and says what has changed.
fn around(desk: Desk, parts: AnyView) -> impl IntoView {
    view! {
        <div
            class="start"
            on:click=move |ev| {
                #[cfg(feature = "hydrate")]
                crate::browser::press(desk, &ev);
                #[cfg(not(feature = "hydrate"))]
                let _ = ev;
            }
        >
            {parts}
            <p class="vh" role="status">{move || desk.announcement()}</p>
        </div>
    }
}

/// A button that does something.
fn button(class: &'static str, act: Act, content: impl crate::views::parts::still::Content) -> Still {
    el("button", class, content).attr("type", "button").attr("data-act", act.word())
}
