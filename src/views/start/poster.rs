//! The whole timeline as one picture of a fixed size: what is printed, and what is saved as a file. It is put together from the
//! pieces of the drawing, which stand for the whole axis while it is made.

use leptos::prelude::*;

use super::{Desk, controls::kind_name, marks, scenery};
use crate::{
    order::decimal,
    text::Style,
    time::{LaneId, Mark, lane_of},
    views::parts::still::{Content, Still, el},
};

/// The width of the drawing in the picture, in its own pixels.
pub const SHEET: f64 = 1_130.0;
/// The width of the names of the lanes before it.
const GUTTER: f64 = 124.0;
const AXIS: f64 = 64.0;
const HEAD: f64 = 62.0;
const FOOT: f64 = 24.0;

/// The picture. With a head where it stands alone, and then with the styles it needs.
pub fn poster(desk: Desk, styles: Option<String>) -> Still {
    desk.on_paper.set(true);
    let poster = untrack(|| composed(desk, styles));
    desk.on_paper.set(false);
    poster
}

fn composed(desk: Desk, styles: Option<String>) -> Still {
    let t = desk.store.texts;
    let top = if styles.is_some() { HEAD } else { 0.0 };
    let mut y = top + AXIS;
    let mut lanes = Vec::new();
    for lane in desk.layout.with(|layout| layout.lanes.clone()) {
        let (name, class, height) = match (lane.id, lane.rows) {
            (LaneId::Statements, _) => (t.lane_statements(), "lane texts", 92.0),
            (id, rows) => {
                let name = if let LaneId::Of(kind) = id { kind_name(t, kind) } else { t.lane_around() };
                match rows {
                    1 => (name, "lane r1", 40.0),
                    2 => (name, "lane r2", 56.0),
                    _ => (name, "lane r3", 73.0),
                }
            }
        };
        let line = el("path", "g", "").attr("d", format!("M0 {}H{}", decimal(y), decimal(GUTTER + SHEET)));
        let words = at(0.0, y, SHEET, height, words("lane-word", "18", format!("{name}  {}", lane.count)));
        let content = (el("svg", "draw", of_lane(desk, lane.id)), scenery::clusters(desk, lane.id));
        lanes.push(el("g", class, (line, words, at(GUTTER, y, SHEET, height, content))));
        y += height;
    }
    let lower = y - top - AXIS;
    let grounds = at(GUTTER, top + AXIS, SHEET, lower, scenery::grounds(desk));
    let axis = el("g", "axis", at(GUTTER, top, SHEET, AXIS, scenery::axis(desk)));
    let as_of = at(GUTTER, top, SHEET, lower + AXIS, scenery::as_of_line(desk));
    let foot = words("lane-word", "16", t.poster_key());
    let foot = at(GUTTER, y, SHEET, FOOT, foot);
    let title = styles.is_some().then(|| head(desk));
    let styles = styles.map(|styles| el("style", "", styles));
    let size = format!("0 0 {} {}", decimal(GUTTER + SHEET + 2.0), decimal(y + FOOT));
    el("svg", "poster-sheet", (styles, title, grounds, axis, lanes, as_of, foot))
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("viewBox", size)
        .attr("role", "img")
        .attr("aria-label", t.timeline())
}

fn of_lane(desk: Desk, lane: LaneId) -> Vec<Still> {
    let dossier = desk.dossier();
    if lane == LaneId::Statements {
        return dossier.all_statements().map(|(index, _)| marks::drawn(desk, Mark::Statement(index))).collect();
    }
    let events = dossier.all_events().filter(|(_, event)| lane_of(event) == lane);
    events.map(|(index, _)| marks::drawn(desk, Mark::Event(index))).collect()
}

/// What the picture shows, for whoever finds it without its page.
fn head(desk: Desk) -> Vec<Still> {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let question = dossier.question(desk.question.get()).asks.as_str();
    let at = desk.view.with(|view| view.at).map(|day| t.as_of(&t.day(day, Style::Full)));
    let line = at.map_or_else(|| question.to_owned(), |at| format!("{question} {at}"));
    vec![
        el("title", "", dossier.meta.title.as_str()),
        words("poster-title", "22", dossier.meta.title.as_str()),
        words("lane-word", "44", line),
    ]
}

fn words(class: &'static str, y: &'static str, words: impl Content) -> Still {
    el("text", class, words).attr("y", y)
}

fn at(x: f64, y: f64, width: f64, height: f64, content: impl Content) -> Still {
    el("svg", "", content)
        .attr("x", decimal(x))
        .attr("y", decimal(y))
        .attr("width", decimal(width))
        .attr("height", decimal(height))
        .attr("overflow", "visible")
}
