//! The pages that are read from top to bottom. Each is a plain tree (see [`parts::still`](super::parts::still)) with the
//! control that shares it between its head and its body.

mod about;
mod bythen;
mod cards;
mod common;
mod compare;
mod events;
mod kin;
mod margin;
mod matrix;
mod organisations;
mod passages;
mod positions;
mod questions;
mod replies;
mod search;
mod sources;
mod statements;

use leptos::prelude::*;

use self::common::{Desk, Sheet};
use super::{
    parts::{Share, still::el},
    use_store,
};
use crate::pages::Page;

/// The content of a page, all but the main view. Empty until the library is there.
#[must_use]
pub fn page(page: Page) -> AnyView {
    let store = use_store();
    let Some(library) = store.library() else { return ().into_any() };
    let desk = Desk { store, d: store.dossier, library, t: store.texts };
    let sheet = sheet(desk, page);
    let body = el("div", "sheet", sheet.body);
    (sheet.head, view! { <Share page /> }, body, desk.beside(page)).into_any()
}

fn sheet(desk: Desk, page: Page) -> Sheet {
    match page {
        // The main view is not read from top to bottom; the shell shows it.
        Page::Start => Sheet { head: common::hint(""), body: Vec::new() },
        Page::Events => events::index(desk),
        Page::Event(event) => events::event(desk, event),
        Page::Organisations => organisations::index(desk),
        Page::Organisation(one) => organisations::organisation(desk, one),
        Page::Statements => statements::index(desk),
        Page::Statement(statement) => statements::statement(desk, statement),
        Page::Passage(statement, passage) => passages::passage(desk, statement, passage),
        Page::Questions => questions::index(desk),
        Page::Question(question) => questions::question(desk, question),
        Page::Positions => positions::index(desk),
        Page::PositionsOf(one) => positions::of(desk, one),
        Page::Position(one, question) => positions::position(desk, one, question),
        Page::Compare => compare::index(desk),
        Page::Pair(one, other) => compare::pair(desk, one, other),
        Page::PairReversed(one, other) => compare::pair(desk, other, one),
        Page::Matrix => matrix::matrix(desk),
        Page::Sources => sources::sources(desk),
        Page::Search => search::search(desk),
        Page::About => about::about(desk),
    }
}
