//! The labels of the axis, from millennia to minutes: in one row what begins where, above it the larger unit in which that
//! lies, so that the year can always be read. No two labels overlap, and which stand does not depend on where the window
//! lies but on its scale, so that none jumps while it is moved.

use super::{Axis, Kind, Scale, Segment, Window, labels::text_width, picture::per_cent};
use crate::model::time::{DAY, Day, Minute};

/// What a label names. The words are the business of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    Clock(Minute),
    /// A unit among its like: the number of a day, the short name of a month, a year.
    Unit(Scale, Day),
    /// A unit by its whole name: a day, a month or a year, with the year.
    Whole(Scale, Day),
    /// What a fold holds.
    Stretch(Day, Day),
}

/// A label of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Per cent of the width: of its middle in the row of ticks, of its beginning in the row of headings.
    pub x: f64,
    pub what: Named,
    pub text: String,
}

/// The labels of a window.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ruler {
    pub ticks: Vec<Label>,
    pub headings: Vec<Label>,
}

/// Minutes between clock times that are labelled.
const CLOCKS: [i64; 6] = [1, 5, 15, 60, 180, 360];
/// Pixels that a clock time takes, with the room around it.
const CLOCK: f64 = 46.0;
/// Pixels between two labels.
const GAP: f64 = 6.0;

/// How the inside of a segment is marked.
#[derive(Clone, Copy, PartialEq)]
enum Inside {
    Clocks(i64),
    Units(Scale),
}

/// The labels of a window that is `width` pixels wide. `words` says what a label reads.
#[must_use]
pub fn ruler(axis: &Axis, window: Window, width: f64, words: &dyn Fn(Named) -> String) -> Ruler {
    let scale = width / window.length();
    Ruler { ticks: ticks(axis, window, scale, words), headings: headings(axis, window, scale, words) }
}

fn ticks(axis: &Axis, window: Window, scale: f64, words: &dyn Fn(Named) -> String) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut put = |place: f64, what: Named, text: String| {
        let share = window.share(place);
        if (0.0..=1.0).contains(&share) {
            labels.push(Label { x: per_cent(share), what, text });
        }
    };
    let span = |place: f64, text: &str| {
        let half = f64::midpoint(text_width(text), GAP);
        (place * scale - half, place * scale + half)
    };
    // What the labels inside of units take: from the first to the last of a unit, whether they are in view or not, so that
    // what gives way to them does so at any place of the window.
    let mut taken: Vec<(f64, f64)> = Vec::new();
    // The names of units that are not cut further, where there is not room for all: the most telling first.
    let mut named: Vec<(u8, f64, Named)> = Vec::new();
    for segment in &axis.segments {
        let Kind::Unit(unit) = segment.kind else { continue };
        let Some(inside) = inside(unit, segment, scale) else {
            let day = segment.from.day();
            named.push((unit.rank(day), f64::midpoint(segment.start, segment.end), Named::Unit(unit, day)));
            continue;
        };
        let edges = edges(axis, segment, inside).map(|(place, what)| (span(place, &words(what)), what));
        let before = taken.last().map_or(f64::MIN, |&(_, end)| end);
        let away = gives_way(&edges, before);
        taken.push((edges[0].0.0.max(before), edges[3].0.1));
        if segment.end >= window.start && segment.start <= window.end {
            let parts =
                parts(axis, segment, inside, window).into_iter().filter(|(_, what)| !away.contains(&Some(*what)));
            parts.for_each(|(place, what)| put(place, what, words(what)));
        }
    }
    for rank in 0..=named.iter().map(|(rank, ..)| *rank).max().unwrap_or_default() {
        for &(_, place, what) in named.iter().filter(|(its, ..)| *its == rank) {
            let text = words(what);
            let (from, to) = span(place, &text);
            if taken.iter().all(|&(start, end)| to <= start || from >= end) {
                taken.push((from, to));
                put(place, what, text);
            }
        }
    }
    crate::order::sort_by(&mut labels, |a, b| b.x < a.x);
    labels
}

/// What the inside of a unit is marked by at a scale: the finest that there is room for.
fn inside(unit: Scale, segment: &Segment, scale: f64) -> Option<Inside> {
    let width = (segment.end - segment.start) * scale;
    let minutes = (segment.to.0 - segment.from.0) as f64;
    let clock = CLOCKS.into_iter().find(|&step| step as f64 / minutes * width >= CLOCK);
    clock.map(Inside::Clocks).or_else(|| {
        let finer = Scale::ALL.into_iter().filter(|&finer| finer < unit);
        finer.map(Inside::Units).find(|part| {
            let Inside::Units(finer) = part else { return false };
            finer.days() * DAY as f64 / minutes * width >= CLOCK
        })
    })
}

/// The labels inside a segment that may be in view.
fn parts(axis: &Axis, segment: &Segment, inside: Inside, window: Window) -> Vec<(f64, Named)> {
    let from = axis.minute(window.start).max(segment.from);
    let to = axis.minute(window.end).min(segment.to);
    let minutes: Vec<Minute> = match inside {
        Inside::Clocks(step) => {
            let first = from.0.div_euclid(step) * step;
            let steps = (first..=to.0).step_by(usize::try_from(step).unwrap_or(1));
            steps.map(Minute).filter(|&minute| segment.from <= minute && minute < segment.to).collect()
        }
        Inside::Units(scale) => {
            let last = Minute(to.0 - 1).max(from).day();
            let units = scale.units(scale.first(from.day()), last);
            units.into_iter().map(|(first, _)| first.start().max(segment.from)).collect()
        }
    };
    minutes.into_iter().map(|minute| part(axis, segment, inside, minute)).collect()
}

/// The label of the part of a segment that a minute lies in: a clock time where it begins, a unit in its middle.
fn part(axis: &Axis, segment: &Segment, inside: Inside, minute: Minute) -> (f64, Named) {
    match inside {
        Inside::Clocks(step) => {
            let minute = Minute(minute.0.div_euclid(step) * step);
            (axis.place(minute), Named::Clock(minute))
        }
        Inside::Units(scale) => {
            let first = scale.first(minute.day());
            let (start, end) = (first.start().max(segment.from), scale.next(first).start().min(segment.to));
            (f64::midpoint(axis.place(start), axis.place(Minute(end.0 - 1))), Named::Unit(scale, first))
        }
    }
}

/// The labels of the first, the second, the last but one and the last part of a segment; with few parts some are the same.
fn edges(axis: &Axis, segment: &Segment, inside: Inside) -> [(f64, Named); 4] {
    let (first, last) = (segment.from, Minute(segment.to.0 - 1));
    let (second, last_but_one) = match inside {
        Inside::Clocks(step) => (Minute(first.0 + step), Minute(last.0.div_euclid(step) * step - 1)),
        Inside::Units(scale) => {
            (scale.next(scale.first(first.day())).start(), Minute(scale.first(last.day()).start().0 - 1))
        }
    };
    [first, second.min(last), last_but_one.max(first), last].map(|minute| part(axis, segment, inside, minute))
}

/// Which of the parts at the edges of a segment go unnamed, since a fold leaves of a unit too little for its name: the first
/// beside the second, or beside `before`, where the labels of the segment before end; the last beside the one before it.
fn gives_way(edges: &[((f64, f64), Named); 4], before: f64) -> [Option<Named>; 2] {
    let [first, second, last_but_one, last] = edges;
    let apart = |one: &((f64, f64), Named), other: &((f64, f64), Named)| one.1 == other.1 || one.0.1 <= other.0.0;
    let first_away = first.0.0 < before || !apart(first, second);
    // Of two parts one stays.
    let last_away = !apart(last_but_one, last) && (!first_away || last_but_one.1 != first.1);
    [first_away.then_some(first.1), last_away.then_some(last.1)]
}

/// Where a heading begins, and what it names.
fn contexts(axis: &Axis, segment: &Segment, scale: f64, window: Window) -> Vec<(f64, Named)> {
    let first = segment.from.day();
    let Kind::Unit(unit) = segment.kind else { return Vec::new() };
    let whole = |scale: Scale| Named::Whole(scale, scale.first(first));
    match inside(unit, segment, scale) {
        Some(Inside::Clocks(_)) => {
            let from = axis.minute(window.start).max(segment.from).day();
            let to = axis.minute(window.end).min(Minute(segment.to.0 - 1)).max(from.start()).day();
            let days = if unit == Scale::Day { vec![(first, first)] } else { Scale::Day.units(from, to) };
            days.into_iter().map(|(day, _)| (axis.place(day.start()), Named::Whole(Scale::Day, day))).collect()
        }
        Some(Inside::Units(Scale::Day)) => vec![(segment.start, whole(Scale::Month))],
        Some(Inside::Units(Scale::Month)) => vec![(segment.start, whole(Scale::Year))],
        Some(Inside::Units(_)) => Vec::new(),
        None if unit == Scale::Day => vec![(segment.start, whole(Scale::Month))],
        None if unit == Scale::Month => vec![(segment.start, whole(Scale::Year))],
        None => Vec::new(),
    }
}

/// The headings: one where another context begins, as far as there is room, and the one in force at the left edge.
fn headings(axis: &Axis, window: Window, scale: f64, words: &dyn Fn(Named) -> String) -> Vec<Label> {
    let mut changes: Vec<(f64, Named)> = Vec::new();
    for segment in &axis.segments {
        for (place, what) in contexts(axis, segment, scale, window) {
            if changes.last().is_none_or(|(_, last)| *last != what) {
                changes.push((place, what));
            }
        }
    }
    let mut free = f64::MIN;
    let mut headings = Vec::new();
    for (place, what) in changes {
        let text = words(what);
        let (x, wide) = (place * scale, text_width(&text) + 2.0 * GAP);
        if x < free {
            continue;
        }
        free = x + wide;
        let share = window.share(place);
        if share > 0.0 && x + wide <= window.end * scale {
            headings.push(Label { x: per_cent(share), what, text });
        }
    }
    if let Some(what) = at_edge(axis, window, scale) {
        let text = words(what);
        let wide = (text_width(&text) + 2.0 * GAP) / scale / window.length() * 100.0;
        if headings.first().is_none_or(|first| first.x >= wide && first.what != what) {
            headings.insert(0, Label { x: 0.0, what, text });
        }
    }
    headings
}

/// What lies at the left edge, with its year.
fn at_edge(axis: &Axis, window: Window, scale: f64) -> Option<Named> {
    let segment = axis.segment(window.start)?;
    let day = axis.minute(window.start).day();
    Some(match segment.kind {
        Kind::Fold(_) => Named::Stretch(segment.from.day(), Minute(segment.to.0 - 1).day()),
        Kind::Bay => Named::Whole(Scale::Month, Scale::Month.first(segment.from.day().previous())),
        Kind::Unit(_) => {
            let here = contexts(axis, segment, scale, window);
            let before = here.iter().rev().find(|(place, _)| *place <= window.start);
            let named = before.or(here.first()).map(|&(_, what)| what);
            named.unwrap_or(Named::Whole(Scale::Year, Scale::Year.first(day)))
        }
    })
}
