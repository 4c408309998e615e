//! Pages for a frame that are read: a position and a pair, with what must not be missing from them and no more.

use super::{
    common::{Desk, section},
    compare, positions,
};
use crate::{
    model::{Cell, OrganisationIx, QuestionIx},
    pages::Embed,
    views::parts::still::{Still, el},
};

pub(super) fn page(desk: Desk, embed: Embed) -> Vec<Still> {
    let parts = match embed {
        // These two are parts of the main view; the shell shows them.
        Embed::Timeline | Embed::Board(_) => return Vec::new(),
        Embed::Position(one, question) => position(desk, one, question),
        Embed::Pair(one, other) => compare::embedded(desk, one, other),
    };
    vec![el("div", "sheet", parts)]
}

/// The answer, the own words, the editors' reading, and from what text it is and how much of that was read; or what the
/// absence of all that means.
fn position(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
    let cell = desk.d.cell(one, question);
    let who = el("p", "kick", (desk.organisation(one), positions::native_name(desk, one)));
    let answer = el("p", "verdict", positions::answer(desk, one, question, &cell));
    match cell {
        Cell::Held(held) => vec![
            el("div", "answer", (who, answer)),
            positions::own(desk, &held),
            positions::readings(desk, question, &held),
            section("", desk.t.evidence(), el("ol", "trail", positions::texts(desk, &held, false))),
        ],
        // Its kind is the heading of what it means.
        _ => vec![who, positions::absent(desk, one, question)],
    }
}
