//! What stands around the marks: the axis with its folds, the grounds behind the lanes, the as-of line, the numerals for what
//! is gathered. Each is made anew when the window moves.

use leptos::prelude::*;

use super::{Desk, desk::numeral_id, marks::rect};
use crate::{
    order::decimal,
    state::{Act, Selection},
    text::{Style, Texts},
    time::{Fold, FoldId, Kind, Label, LaneId, Mark, Named, Scale, ruler, text_width},
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
    let t = desk.store.texts;
    // Before the width is known, labels are placed as in a narrow drawing: none is wrong anywhere.
    let width = desk.width.get().unwrap_or(NARROW);
    let ruler = desk.axis.with(|axis| ruler(axis, desk.window.get(), width, &|what| named(t, what)));
    let label = |label: Label, class: &'static str, y: &'static str| {
        // A press on a day asks what happened on it. By keys, the panel leads there.
        let act = match label.what {
            _ if desk.on_paper.get_untracked() => None,
            Named::Unit(Scale::Day, day) | Named::Whole(Scale::Day, day) => Some(Act::Select(Selection::Day(day))),
            _ => None,
        };
        let from = (class == "month").then_some("4");
        let words =
            el("text", class, label.text).attr_if("x", from).attr("y", y).attr_if("data-act", act.map(Act::word));
        at(label.x / 100.0, "", words)
    };
    let headings: Vec<_> = ruler.headings.into_iter().map(|one| label(one, "month", "36")).collect();
    let ticks: Vec<_> = ruler
        .ticks
        .into_iter()
        .map(|one| {
            let class = if matches!(one.what, Named::Clock(_)) { "hour" } else { "day" };
            label(one, class, "56")
        })
        .collect();
    let labels = el("g", "", (headings, ticks, bay_label(desk))).attr("aria-hidden", "true");
    el("svg", "ticks", (labels, el("g", "", fold_marks(desk))))
}

/// The width in pixels that is taken for a drawing that has not been measured.
const NARROW: f64 = 620.0;

/// What a label of the axis reads.
fn named(t: Texts, what: Named) -> String {
    match what {
        Named::Clock(minute) => format!("{:02}:{:02}", minute.of_day() / 60, minute.of_day() % 60),
        Named::Unit(scale, day) => {
            let civil = day.civil();
            match scale {
                Scale::Day => civil.day.to_string(),
                Scale::Month => t.month_short(civil.month).to_owned(),
                _ => t.year(civil.year),
            }
        }
        Named::Whole(Scale::Day, day) => t.day(day, Style::Full),
        Named::Whole(Scale::Month, day) => t.date_month(t.month(day.civil().month), &t.year(day.civil().year)),
        Named::Whole(_, day) => t.year(day.civil().year),
        Named::Stretch(first, last) => {
            let (from, to) = (t.year(first.civil().year), t.year(last.civil().year));
            if from == to { from } else { t.date_span(&from, &to) }
        }
    }
}

/// The words above the bay, where it is wide enough for them; the legend says what it is in any case.
fn bay_label(desk: Desk) -> Option<Still> {
    let (start, end) = desk.axis.with(|axis| axis.bay().map(|bay| (bay.start, bay.end)))?;
    let window = desk.window.get();
    let words = desk.store.texts.bay();
    let room = (end - start) / window.length() * desk.width.get().unwrap_or(NARROW);
    if room < text_width(words) {
        return None;
    }
    let share = window.share(f64::midpoint(start, end));
    let words = el("text", "day", words).attr("y", "56");
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
        let broken_axis = el("path", "", "").attr("d", "M-5 81 l4 -10 M1 81 l4 -10");
        (rect("hit", "-12", "64", "24", "24"), broken_axis, "fold quiet")
    } else {
        let (top, y) = if fold.open { ("64", "80") } else { ("40", "56") };
        let word = |class, word| el("text", class, word).attr("x", "4").attr("y", y);
        let (long, short) = (t.fold_open(fold.count), fold.count.to_string());
        let room = desk.width.get().map(|width| (fold.end - fold.start) / window.length() * width);
        let words = match room {
            _ if fold.open => el("g", "", word("", t.fold_close().to_owned())),
            // The stylesheet shows the one that has room, before anything has been measured.
            None => el("g", "", (word("long", long), word("short", short))),
            Some(room) => el("g", "", word("", if text_width(&long) + 8.0 <= room { long } else { short })),
        };
        (rect("hit", "0", top, "66", "24"), words, "fold")
    };
    let place = if quiet { f64::midpoint(fold.start, fold.end) } else { fold.start };
    let place_of = |pressed| at(window.share(place).clamp(0.0, 0.99), "", pressed);
    if desk.on_paper.get_untracked() {
        return place_of(el("g", class, sign));
    }
    let pressed = el("g", class, (hit, sign))
        .attr("role", "button")
        .attr("tabindex", "0")
        .attr("aria-expanded", fold.open.to_string())
        .attr("aria-label", name)
        .attr("data-act", Act::Fold(fold.id).word());
    place_of(pressed)
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
                    Kind::Unit(_) => "g",
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

/// The as-of line with its grip. At the end there is no line, and the grip waits at the edge to be pulled.
pub fn as_of_line(desk: Desk) -> Still {
    let t = desk.store.texts;
    let day = desk.view.with(|view| view.at);
    let share = day.map_or(1.0, |day| desk.window.get().share(desk.axis.with(|axis| axis.place(day.end()))));
    let line = (0.0..=1.0).contains(&share).then(|| {
        let words = day.map_or_else(|| t.as_of_end().to_owned(), |day| t.as_of(&t.day(day, Style::NoYear)));
        let width = text_width(&words).ceil() + 14.0;
        let (grip, text) = if share > 0.5 { (-width, 8.0 - width) } else { (-1.0, 7.0) };
        let line = day.map(|_| rect("line", "-1", "0", "2", "100%"));
        let grip = el("rect", "grip", "")
            .attr("x", decimal(grip))
            .attr("y", "0")
            .attr("width", decimal(width + 1.0))
            .attr("height", "20")
            .attr("rx", "3");
        let words = el("text", "griptext", words).attr("x", decimal(text)).attr("y", "14");
        at(share, if day.is_some() { "cursor" } else { "cursor end" }, (line, grip, words))
    });
    el("svg", "over", line).attr("aria-hidden", "true")
}

/// Numerals for strokes that stand too close; a press zooms to them.
pub fn clusters(desk: Desk, lane: LaneId) -> Still {
    let t = desk.store.texts;
    let (clusters, places) =
        (desk.layout.with(|layout| layout.clusters.clone()), desk.picture.with(|p| p.clusters.clone()));
    // Where the keyboard stands is written by the browser's side: a numeral that is being pressed must stay.
    let stop = desk.stop.get_untracked();
    let numerals: Vec<_> = clusters
        .iter()
        .zip(places)
        .filter(|(cluster, _)| cluster.lane == lane)
        .filter_map(|(cluster, x)| {
            let (x, first, last) = (x?, *cluster.events.first()?, *cluster.events.last()?);
            let titles: Vec<_> =
                cluster.events.iter().map(|&event| desk.dossier().event(event).title.as_str()).collect();
            let count = cluster.events.len();
            let number = el("text", "", count.to_string()).attr("y", "-4");
            if desk.on_paper.get_untracked() {
                return Some(at(x / 100.0, "", el("g", "cluster", number)).attr("y", "100%"));
            }
            let numeral = el("g", "cluster", (rect("hit", "-9", "-18", "18", "18"), number))
                .attr("id", numeral_id(first))
                .attr("role", "button")
                .attr("tabindex", if stop == Some(Mark::Event(first)) { "0" } else { "-1" })
                .attr("aria-label", t.cluster(count, &titles.join("; ")))
                .attr("data-act", Act::Near(first, last).word());
            Some(at(x / 100.0, "", numeral).attr("y", "100%"))
        })
        .collect();
    el("svg", "draw numerals", numerals)
}
