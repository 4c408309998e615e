//! Parts of the main view by themselves, for a frame on another page.

use leptos::prelude::*;

use super::{Desk, around, board, controls, detail, questions, timeline};
use crate::{
    pages::{Embed, Page},
    views::use_store,
};

/// A part of the main view that answers by itself.
pub fn embedded(embed: Embed) -> AnyView {
    let desk = Desk::open(use_store(), Page::Embed(embed));
    let parts = if embed == Embed::Timeline {
        view! {
            {move || questions::chosen(desk)}
            {controls::bar(desk, None)}
            {timeline::timeline(desk)}
            // What nobody has chosen takes no room.
            {move || desk.view.with(|view| view.selection.is_some()).then(|| detail::panel(desk))}
        }
        .into_any()
    } else {
        view! {
            {controls::as_of_bar(desk)}
            {move || board::board(desk)}
        }
        .into_any()
    };
    around(desk, parts).into_any()
}
