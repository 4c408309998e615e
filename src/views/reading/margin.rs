//! What stands in the margin of a passage: the positions that rest on it, the questions it raises or speaks to, the events
//! it is evidence for.

use super::common::Desk;
use crate::{
    model::{PassageIx, Position, Raise, StatementIx, TakenUp},
    pages::Page,
    views::parts::{
        Glyph, basis_word, mark,
        still::{Still, el},
    },
};

/// All notes of a passage, in a fixed order.
pub(super) fn notes(desk: Desk, index: StatementIx, passage: PassageIx) -> Vec<Still> {
    let library = desk.library;
    let mut notes: Vec<_> =
        positions_on(desk, index, passage).into_iter().map(|position| rests(desk, index, passage, position)).collect();
    notes.extend(library.raised_at(index, passage).map(|raise| raises(desk, raise)));
    notes.extend(library.taken_up_at(index, passage).map(|(raise, taken)| takes_up(desk, raise, taken)));
    notes.extend(events(desk, index, passage));
    notes
}

/// The positions that name a passage, in the order of the text's file.
pub(super) fn positions_on(desk: Desk, index: StatementIx, passage: PassageIx) -> Vec<&'static Position> {
    desk.d.statement(index).positions.iter().filter(|position| position.passages.contains(&passage)).collect()
}

fn note(glyph: Option<Glyph>, content: Still) -> Still {
    el("div", "note", (el("span", "", glyph.map(mark)), content))
}

/// A position. Its reading stands once, beside the first passage that it rests on.
fn rests(desk: Desk, index: StatementIx, passage: PassageIx, position: &'static Position) -> Still {
    let Desk { d, t, .. } = desk;
    let question = d.question(position.question);
    let stance = question.stance(position.stance);
    let page = match (d.statement(index).organisations.as_slice(), d.statement(index).personal) {
        (&[one], false) => Page::Position(one, position.question),
        _ => Page::Question(position.question),
    };
    let words = (el("b", "", question.title.as_str()), ": ", stance.label.as_str());
    let first = position.passages.iter().min() == Some(&passage);
    let reading = first.then(|| (el("p", "reading", position.summary.as_str()), basis_word(t, position.basis)));
    note(Some(Glyph::Stance(stance.shape)), el("div", "", (el("p", "", desk.link(page, "", words)), reading)))
}

/// A question that the passage raises, with who takes it up.
fn raises(desk: Desk, raise: &'static Raise) -> Still {
    let t = desk.t;
    let asked = el("p", "", (el("span", "lbl", t.raises()), " ", raise.asks.as_str()));
    let content = if raise.taken_up_by.is_empty() {
        el("div", "", (asked, el("p", "hint", t.taken_up_by_none())))
    } else {
        let count = t.taken_up_by(raise.taken_up_by.len());
        el("div", "", (asked, el("details", "", (el("summary", "", count), takers(desk, raise)))))
    };
    note(None, content)
}

/// Who takes up a question, by which passage and how, in the order of the dossier.
pub(super) fn takers(desk: Desk, raise: &'static Raise) -> Still {
    let lines: Vec<_> = raise
        .taken_up_by
        .iter()
        .map(|taken| {
            let who = (desk.signers(desk.d.statement(taken.statement)), ", ");
            el("li", "", (who, desk.passage(taken.statement, taken.passage), ": ", taken.how.as_str()))
        })
        .collect();
    el("ul", "takers", lines)
}

/// A question of another text that the passage speaks to.
fn takes_up(desk: Desk, raise: &'static Raise, taken: &'static TakenUp) -> Still {
    let t = desk.t;
    let asked = (el("span", "lbl", t.speaks_to()), " ", raise.asks.as_str(), " ");
    let raised =
        ("(", desk.signers(desk.d.statement(raise.statement)), ", ", desk.passage(raise.statement, raise.passage), ")");
    note(None, el("div", "", (el("p", "", (asked, raised)), el("p", "reading", taken.how.as_str()))))
}

/// The events that an account of takes this passage as its evidence.
fn events(desk: Desk, index: StatementIx, passage: PassageIx) -> Option<Still> {
    let events = desk.library.events_told_by(index, Some(passage));
    (!events.is_empty()).then(|| {
        let links: Vec<_> = events.into_iter().map(|event| el("li", "", desk.to(Page::Event(event)))).collect();
        let label = el("p", "lbl", desk.t.speaks_about());
        note(None, el("div", "", (label, el("ul", "", links))))
    })
}
