//! The pages that are read from top to bottom. Each is a plain tree (see [`parts::still`](super::parts::still)) with the
//! control that shares it between its head and its body.

mod about;
mod appendix;
mod arcs;
mod bythen;
mod camps;
mod cards;
mod cite;
mod common;
mod compare;
mod embed;
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

use self::common::{Desk, Sheet};
use super::{
    Store,
    parts::{
        share,
        still::{Still, el},
    },
};
use crate::{head, model::Library, pages::Page, report};

/// The content of a page, all but the main view.
#[must_use]
pub fn page(store: Store, library: &'static Library, page: Page) -> Vec<Still> {
    let desk = Desk { store, d: store.dossier, library, t: store.texts };
    if let Page::Embed(embed) = page {
        return embed::page(desk, embed);
    }
    let sheet = sheet(desk, page);
    let body = el("div", "sheet", sheet.body);
    let described = head::head(page, store.dossier, library, store.texts);
    let mut pieces = vec![sheet.head, share(store, page, described.title, described.description), body];
    pieces.extend(cite::cite(desk, page));
    pieces.extend(mend(desk, page));
    pieces.extend(desk.beside(page));
    pieces
}

/// How an error on a page that claims something is reported; where the dossier names nobody to report to, this is said.
fn mend(desk: Desk, page: Page) -> Option<Still> {
    let Desk { store, d, t, .. } = desk;
    let claims = matches!(
        page,
        Page::Event(_)
            | Page::Organisation(_)
            | Page::Statement(_)
            | Page::Passage(..)
            | Page::Question(_)
            | Page::Position(..)
            | Page::Pair(..)
    );
    claims.then(|| match &d.meta.contact {
        None => el("p", "mend", t.no_contact()),
        Some(contact) => {
            let title = t.report_title(&d.meta.title, &head::name(page, d, t));
            let body = format!("{}\n\n{}\n", store.address(page), t.report_body());
            let href = report::address(contact, &title, &body);
            el("p", "mend", el("a", "", t.report_an_error()).attr("href", href).attr("rel", "external"))
        }
    })
}

fn sheet(desk: Desk, page: Page) -> Sheet {
    match page {
        // The main view is not read from top to bottom; the shell shows it. What stands in a frame has no sheet.
        Page::Start | Page::Embed(_) => Sheet { head: common::hint(""), body: Vec::new() },
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
        Page::Replies => replies::replies(desk),
        Page::Camps => camps::camps(desk),
        Page::Appendix => appendix::appendix(desk),
        Page::Sources => sources::sources(desk),
        Page::Search => search::search(desk),
        Page::About => about::about(desk),
    }
}
