//! Who answers whom, as a drawing: the texts in the order of time, one below the other, and from each text an arc to every
//! text that it speaks of.

use super::{common::Desk, replies::does};
use crate::{
    model::{Reply, ReplyKind, StatementIx},
    order::{decimal, sort_and_dedup},
    text::Style,
    views::parts::still::{Still, el},
};

/// Height of a line, in the size of its type.
const LINE: f64 = 1.75;
/// Width of the drawing, in the same.
const WIDTH: f64 = 11.0;

pub(super) fn arcs(desk: Desk, replies: &[&'static Reply]) -> Still {
    let Desk { d, t, .. } = desk;
    let mut texts: Vec<StatementIx> =
        replies.iter().flat_map(|reply| std::iter::once(reply.from).chain(reply.to)).collect();
    sort_and_dedup(&mut texts);
    let lines: Vec<_> = texts
        .iter()
        .map(|&index| {
            let statement = d.statement(index);
            let day = el("span", "date", t.when(&statement.when, Style::NoYear));
            el("li", "", (day, " ", desk.link(crate::pages::Page::Statement(index), "", d.signers(index))))
        })
        .collect();
    let row = |text: StatementIx| texts.iter().position(|&known| known == text).unwrap_or_default();
    let drawn: Vec<_> =
        replies.iter().filter_map(|reply| Some(arc(desk, reply, row(reply.from), row(reply.to?)))).collect();
    let height = texts.len() as f64 * LINE;
    let drawing = el("svg", "", drawn)
        .attr("viewBox", format!("0 0 {WIDTH} {}", decimal(height)))
        .attr("width", format!("{WIDTH}em"))
        .attr("height", format!("{}em", decimal(height)))
        .attr("role", "img")
        .attr("aria-label", t.drawing_label());
    el("div", "arcbox", (el("div", "arcs", (el("ol", "", lines), drawing)), legend(desk, replies)))
}

/// An arc with a head at the text that is spoken of.
fn arc(desk: Desk, reply: &'static Reply, from: usize, to: usize) -> Still {
    let d = desk.d;
    let middle = |row: usize| (row as f64 + 0.5) * LINE;
    // The head stands a little off the middle of its line, on the side that the arc comes from.
    let side = if from < to { -0.2 } else { 0.2 };
    let (start, end) = (middle(from), middle(to) + side);
    let far = (from.abs_diff(to) as f64).sqrt() * 2.6 + 0.6;
    let out = decimal(far.min(WIDTH * 4.0 / 3.0 - 0.4));
    let curve = format!("M.1 {0}C{out} {0} {out} {1} .3 {1}", decimal(start), decimal(end));
    let head = format!("M.1 {}l.42-.22v.44z", decimal(end));
    let words = format!(
        "{} {} {}: {}",
        d.signers(reply.from),
        does(desk.t, reply.kind),
        reply.to.map(|to| d.signers(to)).unwrap_or_default(),
        reply.about
    );
    let line = el("path", "", ()).attr("d", curve);
    let head = el("path", "head", ()).attr("d", head);
    el("g", class(reply.kind), (el("title", "", words), line, head))
}

fn class(kind: ReplyKind) -> &'static str {
    match kind {
        ReplyKind::Criticises => "k-criticises",
        ReplyKind::Answers => "k-answers",
        ReplyKind::Endorses => "k-endorses",
        ReplyKind::Quotes => "k-quotes",
        ReplyKind::Asks => "k-asks",
    }
}

/// What the lines mean that are drawn.
fn legend(desk: Desk, replies: &[&'static Reply]) -> Still {
    let lines: Vec<_> = ReplyKind::ALL
        .into_iter()
        .filter(|&kind| replies.iter().any(|reply| reply.kind == kind))
        .map(|kind| {
            let stroke = el("g", class(kind), el("path", "", ()).attr("d", "M0 .5H3"));
            let sample = el("svg", "", stroke).attr("viewBox", "0 0 3 1").attr("width", "3em").attr("height", "1em");
            el("li", "", (sample.attr("aria-hidden", "true"), " ", does(desk.t, kind)))
        })
        .collect();
    el("ul", "arckey", lines)
}
