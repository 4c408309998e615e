//! Who answers whom: a line a reply wherever it matters, and all of them on a page of their own.

use super::{
    arcs::arcs,
    common::{Desk, Sheet, counted, hint, section},
};
use crate::{
    model::{PassageIx, Reply, ReplyKind, StatementIx},
    text::{Style, Texts},
    views::parts::{
        own_words,
        still::{Still, el},
    },
};

pub(super) fn replies(desk: Desk) -> Sheet {
    let Desk { d, library, t, .. } = desk;
    let inside = library.replies_where(|reply| reply.to.is_some());
    let outside = library.replies_where(|reply| reply.to.is_none());
    let called = inside.iter().filter(|reply| reply.kind.calls());
    let open = called.clone().filter(|reply| library.is_answered(d, reply) == Some(false)).count();
    let sums = el(
        "ul",
        "sums",
        (
            counted(inside.len(), t.replies_inside()),
            counted(outside.len(), t.replies_outside()),
            counted(called.count(), t.replies_calling()),
            counted(open, t.replies_open()),
        ),
    );
    let deck = (el("p", "deck", t.replies_deck()), sums, hint(t.order_of_time()));
    let list = |replies: Vec<&'static Reply>| {
        el("ol", "rows", replies.into_iter().map(|reply| entry(desk, reply)).collect::<Vec<_>>())
    };
    let drawing = section("chunk", t.as_a_drawing(), (hint(t.drawing_means()), arcs(desk, &inside)));
    let body = vec![
        drawing,
        section("chunk", t.to_texts_here(), (hint(t.not_answered_means()), list(inside))),
        section("chunk", t.to_others(), (hint(t.to_others_means()), list(outside))),
    ];
    Sheet { head: desk.head(&[], (), t.nav_replies(), deck), body }
}

/// A reply with the words at both of its ends, and whether it was answered.
fn entry(desk: Desk, reply: &'static Reply) -> Still {
    let t = desk.t;
    let end = |text: StatementIx, passage: Option<PassageIx>| {
        let passage = passage?;
        let words = match &desk.d.statement(text).passage(passage).quote {
            Some(quote) => el("p", "words", own_words(t, quote)),
            None => el("p", "dig", (el("span", "lbl", t.editors_digest()), " ", desk.library.digest(text, passage))),
        };
        let place = (desk.signers(desk.d.statement(text)), ", ", desk.passage(text, passage));
        Some(el("div", "", (el("p", "loc1", place), words)))
    };
    let ends = (end(reply.from, reply.from_passage), reply.to.and_then(|to| end(to, reply.to_passage)));
    let open = reply.kind.calls() && desk.library.is_answered(desk.d, reply) == Some(false);
    let open = open.then(|| el("p", "alone", t.not_answered()));
    let (day, words, note) = told(desk, reply);
    el("li", "", (day, el("div", "", (words, el("div", "ends", ends), open, note))))
}

/// What a reply does to what it speaks of.
pub(super) fn does(t: Texts, kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::Criticises => t.criticises(),
        ReplyKind::Answers => t.answers(),
        ReplyKind::Endorses => t.endorses(),
        ReplyKind::Quotes => t.quotes(),
        ReplyKind::Asks => t.asks(),
    }
}

/// A reply in one line.
pub(super) fn line(desk: Desk, reply: &'static Reply) -> Still {
    let (day, words, note) = told(desk, reply);
    el("li", "", (day, el("div", "", (words, note))))
}

/// When, then who does what to whom about what, with the passages at both ends, then what is to be noted.
fn told(desk: Desk, reply: &'static Reply) -> (Still, Still, Option<Still>) {
    let Desk { d, t, .. } = desk;
    let from = d.statement(reply.from);
    let from_where = reply.from_passage.map(|passage| (", ", desk.passage(reply.from, passage)));
    let to = reply.to.map(|to| {
        let place = reply.to_passage.map(|passage| (", ", desk.passage(to, passage)));
        (" ", desk.signers(d.statement(to)), " (", desk.statement_short(to), place, ")")
    });
    let outside = reply.to.is_none().then(|| (" ", el("span", "hint", t.outside())));
    let note = reply.note.as_ref().map(|note| el("p", "hint", (el("span", "lbl", t.note()), " ", note.as_str())));
    let words = (
        desk.signers(from),
        (" (", desk.statement_short(reply.from), from_where, ") "),
        el("b", "act", does(t, reply.kind)),
        to,
        ": ",
        reply.about.as_str(),
        outside,
    );
    (desk.date(&from.when, Style::Brief), el("p", "", words), note)
}

/// A part of a page with replies, in the order of time; nothing where there are none.
pub(super) fn list(desk: Desk, heading: &'static str, replies: Vec<&'static Reply>) -> Option<Still> {
    (!replies.is_empty()).then(|| {
        let count = el("span", "cnt", replies.len().to_string());
        let lines: Vec<_> = replies.into_iter().map(|reply| line(desk, reply)).collect();
        section("", (heading, " ", count), el("ol", "rows", lines))
    })
}

/// [`list`], with a line of its own where there are none.
pub(super) fn list_or(desk: Desk, heading: &'static str, none: &'static str, replies: Vec<&'static Reply>) -> Still {
    list(desk, heading, replies).unwrap_or_else(|| section("", heading, hint(none)))
}
