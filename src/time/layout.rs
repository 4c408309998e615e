//! Where everything lies on the axis at a scale: places, rows of labels, what is gathered. It does not ask what is in view,
//! so panning changes nothing about it: no label jumps, no numeral counts anew.
//!
//! An event is a stroke at the foot of its lane, and where there is room a labelled mark in one of the rows above it. Labels
//! are given room by importance, then in the order of time. A text's mark stands on its day, several above each other.

use super::{
    Axis, Lane, LaneId, Mark, STACK, Window,
    axis::in_bay,
    labels::text_width,
    lanes::{caption, is_open, lane_of, lanes},
};
use crate::{
    model::{
        Dossier, Event, EventIx, Importance,
        time::{Endpoint, Extent, Minute, When},
    },
    order::{sort_and_dedup, sort_by, sort_by_key},
};

/// The smallest distance in pixels at which two strokes are told apart.
const CELL: f64 = 6.0;
/// The same beside a numeral.
const NUMERAL: f64 = 14.0;
/// Pixels between two labels of a row.
const GAP: f64 = 8.0;

/// How an event is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seat {
    /// Filtered out.
    Away,
    /// A stroke at the foot of its lane.
    Stroke,
    /// In a row of labels, counted from the top; `left` where the text stands before the mark. Otherwise the text may move
    /// along with the window as far as `until`, in pixels from the beginning of the axis.
    Label { row: usize, left: bool, until: f64 },
    /// In the numeral of a cluster.
    Gathered,
}

/// An event on the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Where its mark stands: the beginning of what lasted, else the middle of the stretch in which it happened.
    pub at: f64,
    /// What it lasted, or the stretch in which it happened.
    pub line: (f64, f64),
    pub seat: Seat,
}

/// Marks that stand too close to tell apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub lane: LaneId,
    /// Of its middle.
    pub at: f64,
    /// In the order of time.
    pub events: Vec<EventIx>,
}

/// A dossier laid out along an axis, by the indices of the dossier. Places are on the coordinate of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    pub lanes: Vec<Lane>,
    /// Pixels of the coordinate of the axis.
    pub scale: f64,
    pub events: Vec<Placed>,
    /// By text: its place and the row from the foot of the lane; `None` for what is filtered out.
    pub statements: Vec<Option<(f64, usize)>>,
    pub clusters: Vec<Cluster>,
}

impl Layout {
    /// Lays out a dossier. `drawing` is the width of the drawing in CSS pixels and how much of the axis it shows, or `None`
    /// where that is not known: then no stroke is gathered, and only the labels of importance 1 are placed, as in a drawing
    /// of the whole axis 1,000 pixels wide.
    ///
    /// `shown` says which events and which texts pass the filter; `kept` is an event that is not gathered.
    #[must_use]
    pub fn new(
        dossier: &Dossier,
        axis: &Axis,
        drawing: Option<(f64, f64)>,
        kept: Option<EventIx>,
        shown: impl Fn(Mark) -> bool,
    ) -> Self {
        let (width, length) = drawing.unwrap_or((1_000.0, axis.whole().length()));
        let mut layout = Self {
            lanes: lanes(dossier),
            scale: width / length.max(f64::MIN_POSITIVE),
            events: place_events(dossier, axis, &shown),
            statements: place_texts(dossier, axis, &shown),
            clusters: Vec::new(),
        };
        for at in 0..layout.lanes.len() {
            let lane = layout.lanes[at].clone();
            let members: Vec<(EventIx, &Event)> = dossier
                .all_events()
                .filter(|&(index, event)| lane_of(event) == lane.id && layout.events[index.at()].seat != Seat::Away)
                .collect();
            layout.lanes[at].count = match lane.id {
                LaneId::Statements => layout.statements.iter().flatten().count(),
                _ => members.len(),
            };
            layout.place_labels(&lane, &members, axis.whole(), drawing.is_some());
            if drawing.is_some() {
                layout.gather(lane.id, &members, kept);
            }
        }
        layout
    }

    /// Gives room to labels: by importance, then from left to right. A label stands right of its mark, left of it where it
    /// would leave the axis. What lasted takes the room of all its time, so that its label can stay in view and its line
    /// crosses no other.
    fn place_labels(&mut self, lane: &Lane, members: &[(EventIx, &Event)], whole: Window, all: bool) {
        let mut rows: Vec<Vec<(f64, f64)>> = vec![Vec::new(); lane.rows];
        let free = |seats: &[(f64, f64)], from: f64, to: f64| {
            seats.iter().all(|&(start, end)| to + GAP <= start || from >= end + GAP)
        };
        let mut by_importance = members.to_vec();
        sort_by_key(&mut by_importance, |(index, event)| (event.importance, *index));
        for (index, event) in by_importance {
            if !all && event.importance != Importance::Spine {
                continue;
            }
            let placed = self.events[index.at()];
            let (x, end) = (placed.at * self.scale, placed.line.1 * self.scale);
            let text = text_width(&caption(event)) + 8.0;
            let left = x + text > whole.end * self.scale;
            let (from, to) = if left { (x - text, x + 4.0) } else { (x - 2.0, x + text) };
            if from < -4.0 {
                continue;
            }
            let lasting = if event.when.is_span() && !left { to.max(end) } else { to };
            if let Some(row) = rows.iter().position(|seats| free(seats, from, lasting)) {
                rows[row].push((from, lasting));
                self.events[index.at()].seat = Seat::Label { row, left, until: lasting - text };
            }
        }
    }

    /// Gathers strokes that stand closer than a cell. Labelled marks are left alone, and so is importance 1: it never
    /// vanishes.
    fn gather(&mut self, lane: LaneId, members: &[(EventIx, &Event)], kept: Option<EventIx>) {
        let stroke = |spine: bool| {
            let mut strokes: Vec<(f64, EventIx)> = members
                .iter()
                .filter(|(index, event)| {
                    self.events[index.at()].seat == Seat::Stroke
                        && (event.importance == Importance::Spine || kept == Some(*index)) == spine
                })
                .map(|(index, _)| (self.events[index.at()].at * self.scale, *index))
                .collect();
            sort_by(&mut strokes, |a, b| b < a);
            strokes
        };
        let (strokes, spines) = (stroke(false), stroke(true));
        let mut at = 0;
        while at < strokes.len() {
            let mut end = at + 1;
            while end < strokes.len() && strokes[end].0 - strokes[end - 1].0 < if end - at > 1 { NUMERAL } else { CELL }
            {
                end += 1;
            }
            if end - at > 1 {
                let group = &strokes[at..end];
                let mut x = f64::midpoint(group[0].0, group[group.len() - 1].0);
                // The numeral makes room for a stroke that stands where it would.
                for &(spine, _) in &spines {
                    if (x - spine).abs() < NUMERAL * 0.65 {
                        x = spine + NUMERAL * 0.65;
                    }
                }
                let mut events: Vec<_> = group.iter().map(|&(_, index)| index).collect();
                sort_and_dedup(&mut events);
                for index in &events {
                    self.events[index.at()].seat = Seat::Gathered;
                }
                self.clusters.push(Cluster { lane, at: x / self.scale, events });
            }
            at = end;
        }
    }

    /// The event by which the keyboard stands on an event: the first of its numeral, where it is gathered.
    #[must_use]
    pub fn stop(&self, mark: Mark) -> Mark {
        let Mark::Event(index) = mark else { return mark };
        let cluster = self.clusters.iter().find(|cluster| cluster.events.contains(&index));
        cluster.and_then(|cluster| cluster.events.first()).map_or(mark, |&first| Mark::Event(first))
    }

    /// Where a mark stands on the axis, if it is shown.
    #[must_use]
    pub fn place(&self, mark: Mark) -> Option<f64> {
        match mark {
            Mark::Event(index) => Some(self.events[index.at()]).filter(|one| one.seat != Seat::Away).map(|one| one.at),
            Mark::Statement(index) => self.statements[index.at()].map(|(at, _)| at),
        }
    }
}

fn place_events(dossier: &Dossier, axis: &Axis, shown: &impl Fn(Mark) -> bool) -> Vec<Placed> {
    let window = dossier.meta.window;
    let undated = dossier.events.iter().filter(|event| in_bay(&event.when, window)).count() as f64;
    let mut so_far = 0.0;
    dossier
        .all_events()
        .map(|(index, event)| {
            let (at, line) = match axis.bay().filter(|_| in_bay(&event.when, window)) {
                Some(bay) => {
                    so_far += 1.0;
                    (bay.start + (bay.end - bay.start) * so_far / (undated + 1.0), (bay.start, bay.end))
                }
                None => extent(&event.when, axis),
            };
            let seat = if shown(Mark::Event(index)) { Seat::Stroke } else { Seat::Away };
            Placed { at, line, seat }
        })
        .collect()
}

/// Where something dated stands and what its line covers. What goes on lasts to the end of the axis.
fn extent(when: &When, axis: &Axis) -> (f64, (f64, f64)) {
    let (begin, begun) = when.begins_within();
    let (start, end) = (axis.place(begin), axis.place(Minute(begun.0 - 1)));
    let Extent::Span(from, to) = when.extent else {
        let last = axis.place(Minute(when.minutes().1.0 - 1));
        return (f64::midpoint(start, end), (start, last.max(end)));
    };
    if is_open(when) {
        let whole = axis.whole();
        let first = if from == Endpoint::Open { whole.start } else { start };
        return (start, (first, if to == Endpoint::Open { whole.end } else { end }));
    }
    (start, (start, axis.place(Minute(when.minutes().1.0 - 1))))
}

/// Puts texts on their days, above each other in the order of the table; those without a day into the bay, column by
/// column. A column that is full goes on beside itself.
fn place_texts(dossier: &Dossier, axis: &Axis, shown: &impl Fn(Mark) -> bool) -> Vec<Option<(f64, usize)>> {
    let (bay, window) = (axis.bay(), dossier.meta.window);
    let undated = |when: &When| bay.is_some() && in_bay(when, window);
    let stretch = |when: &When| {
        let (from, to) = when.begins_within();
        (axis.place(from), axis.place(Minute(to.0 - 1)))
    };
    let bay_columns = dossier.statements.iter().filter(|text| undated(&text.when)).count().div_ceil(STACK) as f64;
    // By stretch: how many texts stand on it in all, and how many of them so far.
    let mut full: Vec<((f64, f64), usize, usize)> = Vec::new();
    for text in dossier.statements.iter().filter(|text| !undated(&text.when)) {
        let on = stretch(&text.when);
        match full.iter_mut().find(|(known, ..)| *known == on) {
            Some((_, all, _)) => *all += 1,
            None => full.push((on, 1, 0)),
        }
    }
    let mut in_bay_so_far = 0;
    dossier
        .all_statements()
        .map(|(index, text)| {
            if !shown(Mark::Statement(index)) {
                return None;
            }
            if let Some(bay) = bay.filter(|_| undated(&text.when)) {
                let (column, row) = (in_bay_so_far / STACK, in_bay_so_far % STACK);
                in_bay_so_far += 1;
                return Some((bay.start + (bay.end - bay.start) * (column as f64 + 0.75) / (bay_columns + 0.5), row));
            }
            let (from, to) = stretch(&text.when);
            let (_, all, so_far) = full.iter_mut().find(|(known, ..)| *known == (from, to))?;
            let (column, row) = (*so_far / STACK, *so_far % STACK);
            *so_far += 1;
            Some((from + (to - from) * (column as f64 + 0.5) / all.div_ceil(STACK) as f64, row))
        })
        .collect()
}
