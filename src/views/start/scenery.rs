//! What stands around the marks: the axis with its folds, the grounds behind the lanes, the as-of line, the numerals for what
//! is gathered. Each is made anew when the window moves.

use leptos::prelude::*;

use super::{Desk, marks::rect};
use crate::{
    order::decimal,
    state::Act,
    text::Style,
    time::{Fold, FoldId, Kind, LaneId, Tick, TickOf, text_width, ticks},
    views::parts::still::{Content, Still, el},
};

/// A point of the drawing, `share` of its width from its left edge; what stands in it counts pixels from there.
fn at(share: f64, class: &'static str, content: impl Content) -> Still {
    el("svg", class, content).attr("x", per_cent(share)).attr("overflow", "visible")
}

pub(super) fn per_cent(share: f64) -> String {
    decimal(share * 100.0) + "%"
}

/// The labels of the axis, and the folds, which open and close.
pub fn axis(desk: Desk) -> Still {
    let ticks = el("g", "", (tick_marks(desk), bay_label(desk))).attr("aria-hidden", "true");
    el("svg", "ticks", (ticks, el("g", "", fold_marks(desk))))
}

fn tick_marks(desk: Desk) -> Vec<Still> {
    // Before the width is known, labels are placed as in a narrow drawing: none is wrong anywhere.
    let width = desk.width.get().unwrap_or(620.0);
    let ticks = desk.axis.with(|axis| ticks(axis, desk.window.get(), width));
    let mut heading = None;
    ticks.into_iter().filter(|tick| tick.labelled).map(|tick| tick_mark(desk, tick, &mut heading)).collect()
}

/// A label, and above it the month or year where it is another than that of the label before.
fn tick_mark(desk: Desk, tick: Tick, heading: &mut Option<String>) -> Still {
    let t = desk.store.texts;
    let (label, class, above) = match tick.what {
        TickOf::Day(day) => {
            let civil = day.civil();
            (civil.day.to_string(), "day", Some(t.date_month(t.month(civil.month), &t.year(civil.year))))
        }
        TickOf::Month(day) => {
            let civil = day.civil();
            (t.month_short(civil.month).to_owned(), "day", Some(t.year(civil.year)))
        }
        TickOf::Hour(minute) => (format!("{:02}:{:02}", minute.of_day() / 60, minute.of_day() % 60), "hour", None),
    };
    let above = above.filter(|above| heading.as_ref() != Some(above));
    let month = above.clone().map(|above| el("text", "month", above).attr("x", "-8").attr("y", "20"));
    if above.is_some() {
        *heading = above;
    }
    at(tick.x / 100.0, "", (el("text", class, label).attr("y", "40"), month))
}

/// The words above the bay, where it is wide enough for them; the legend says what it is in any case.
fn bay_label(desk: Desk) -> Option<Still> {
    let (start, end) = desk.axis.with(|axis| axis.bay().map(|bay| (bay.start, bay.end)))?;
    let window = desk.window.get();
    let words = desk.store.texts.bay();
    let room = (end - start) / window.length() * desk.width.get().unwrap_or(620.0);
    if room < text_width(words) {
        return None;
    }
    let share = window.share(f64::midpoint(start, end));
    let words = el("text", "day", words).attr("y", "40");
    (0.0..=1.0).contains(&share).then(|| at(share, "", words))
}

fn fold_marks(desk: Desk) -> Vec<Still> {
    let window = desk.window.get();
    let folds = desk.axis.with(|axis| axis.folds.clone());
    folds
        .iter()
        .filter(|fold| window.share(fold.end) > 0.0 && window.share(fold.start) < 1.0)
        .map(|fold| fold_mark(desk, fold))
        .collect()
}

/// A press on a fold: over its beginning, a quiet stretch's over its middle.
fn fold_mark(desk: Desk, fold: &Fold) -> Still {
    let t = desk.store.texts;
    let window = desk.window.get();
    let days = t.date_span(&t.day(fold.days.0, Style::Brief), &t.day(fold.days.1, Style::Brief));
    let quiet = matches!(fold.id, FoldId::Quiet(_));
    let name = match (quiet, fold.open) {
        (_, true) => t.fold_close_name(&days),
        (true, false) => t.fold_quiet_name(&days),
        (false, false) => t.fold_open_name(fold.count, &days),
    };
    // What is closed has no labels of days above it; the presses of what is open stand a line lower, in the empty top of the
    // first lane.
    let (hit, sign, class) = if quiet {
        let broken_axis = el("path", "", "").attr("d", "M-5 65 l4 -10 M1 65 l4 -10");
        (rect("hit", "-12", "48", "24", "24"), broken_axis, "fold quiet")
    } else {
        let (top, y) = if fold.open { ("48", "64") } else { ("24", "40") };
        let word = |class, word| el("text", class, word).attr("x", "4").attr("y", y);
        let words = if fold.open {
            el("g", "", word("", t.fold_close().to_owned()))
        } else {
            // The stylesheet shows the one that has room, before anything has been measured.
            el("g", "", (word("long", t.fold_open(fold.count)), word("short", fold.count.to_string())))
        };
        (rect("hit", "0", top, "66", "24"), words, "fold")
    };
    let place = if quiet { f64::midpoint(fold.start, fold.end) } else { fold.start };
    let pressed = el("g", class, (hit, sign))
        .attr("role", "button")
        .attr("tabindex", "0")
        .attr("aria-expanded", fold.open.to_string())
        .attr("aria-label", name)
        .attr("data-act", Act::Fold(fold.id).word());
    at(window.share(place).clamp(0.0, 0.99), "", pressed)
}

/// Grid lines, folded stretches, the bay: behind all lanes.
pub fn grounds(desk: Desk) -> Still {
    let window = desk.window.get();
    let grounds: Vec<_> = desk.axis.with(|axis| {
        axis.segments
            .iter()
            .filter(|segment| window.share(segment.end) > 0.0 && window.share(segment.start) < 1.0)
            .map(|segment| {
                let class = match segment.kind {
                    Kind::Day | Kind::Month => "g",
                    Kind::Fold(FoldId::Quiet(_)) => "g quiet",
                    Kind::Fold(_) => "g folded",
                    Kind::Bay => "g bay",
                };
                let x = window.share(segment.start).max(-0.01);
                el("rect", class, "")
                    .attr("x", per_cent(x))
                    .attr("width", per_cent(window.share(segment.end).min(1.01) - x))
                    .attr("y", "0")
                    .attr("height", "100%")
            })
            .collect()
    });
    el("svg", "under", grounds).attr("aria-hidden", "true")
}

/// The as-of line with its grip; nothing where the as-of day is the end or out of view.
pub fn as_of_line(desk: Desk) -> Still {
    let t = desk.store.texts;
    let day = desk.view.with(|view| view.at);
    let share = day.map(|day| desk.window.get().share(desk.axis.with(|axis| axis.place(day.end()))));
    let line = day.zip(share).filter(|(_, share)| (0.0..=1.0).contains(share)).map(|(day, share)| {
        let (grip, text) = if share > 0.5 { ("-112", "-104") } else { ("-1", "7") };
        let words = el("text", "griptext", t.as_of(&t.day(day, Style::NoYear))).attr("x", text).attr("y", "14");
        let line = (rect("line", "-1", "0", "2", "100%"), rect("grip", grip, "0", "113", "20").attr("rx", "3"), words);
        at(share, "cursor", line)
    });
    el("svg", "over", line).attr("aria-hidden", "true")
}

/// Numerals for strokes that stand too close; a press zooms to them.
pub fn clusters(desk: Desk, lane: LaneId) -> Still {
    let t = desk.store.texts;
    let numerals: Vec<_> = desk.picture.with(|picture| {
        picture
            .clusters
            .iter()
            .filter(|cluster| cluster.lane == lane)
            .filter_map(|cluster| {
                let (first, last) = (*cluster.events.first()?, *cluster.events.last()?);
                let titles: Vec<_> =
                    cluster.events.iter().map(|&event| desk.dossier().event(event).title.as_str()).collect();
                let count = cluster.events.len();
                let numeral = el(
                    "g",
                    "cluster",
                    (rect("hit", "-9", "-18", "18", "18"), el("text", "", count.to_string()).attr("y", "-4")),
                )
                .attr("role", "button")
                .attr("tabindex", "-1")
                .attr("aria-label", t.cluster(count, &titles.join("; ")))
                .attr("data-act", Act::Near(first, last).word());
                Some(at(cluster.x / 100.0, "", numeral).attr("y", "100%"))
            })
            .collect()
    });
    el("svg", "draw numerals", numerals)
}
