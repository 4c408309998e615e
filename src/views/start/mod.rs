//! The main view: timeline and positions side by side.
//!
//! `desk` holds the one state and what is derived from it; everything else reads it. Timeline, panel and board can therefore
//! not disagree.

mod board;
mod controls;
mod desk;
mod detail;
mod listing;
mod overview;
mod questions;
mod timeline;

use leptos::prelude::*;

use crate::views::use_store;
pub use desk::Desk;

/// The main view.
#[component]
pub fn Start() -> impl IntoView {
    let store = use_store();
    let desk = Desk::open(store);
    provide_context(desk);
    let (dossier, t) = (store.dossier, store.texts);
    view! {
        <div class="lead">
            <h1>{dossier.meta.headline.as_str()}</h1>
            <p class="deck">
                {dossier.meta.subtitle.as_str()} " "
                {t.lead_counts(
                    dossier.events.len(),
                    &dossier.statements.len().to_string(),
                    &dossier.organisations.len().to_string(),
                )}
            </p>
        </div>
        {questions::tabs(desk).into_any()}
        {controls::bar(desk).into_any()}
        {timeline::timeline(desk).into_any()}
        <div class="pair">
            {detail::panel(desk).into_any()}
            {board::board(desk).into_any()}
        </div>
        {listing::listing(desk).into_any()}
        <p class="vh" role="status" aria-live="polite">{move || desk.announcement()}</p>
    }
}
