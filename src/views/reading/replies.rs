//! Who answers whom, one line a reply.

use super::common::{Desk, hint, section};
use crate::{
    model::{Reply, ReplyKind},
    text::Style,
    views::parts::still::{Still, el},
};

/// A reply in one line: when, who, what it does, to whom, about what, with the passages at both ends.
pub(super) fn line(desk: Desk, reply: &'static Reply) -> Still {
    let Desk { d, t, .. } = desk;
    let from = d.statement(reply.from);
    let does = match reply.kind {
        ReplyKind::Criticises => t.criticises(),
        ReplyKind::Answers => t.answers(),
        ReplyKind::Endorses => t.endorses(),
        ReplyKind::Quotes => t.quotes(),
        ReplyKind::Asks => t.asks(),
    };
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
        el("b", "act", does),
        to,
        ": ",
        reply.about.as_str(),
        outside,
    );
    el("li", "", (desk.date(&from.when, Style::Brief), el("div", "", (el("p", "", words), note))))
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
