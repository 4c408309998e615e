//! The picture of a timeline: where each mark stands, which labels there is room for, what is gathered.
//!
//! Lanes from top to bottom: the texts, then the events by kind. A text's mark stands on its day, several above each other;
//! an event is a stroke at the foot of its lane, and where there is room a labelled mark in one of the rows above it.
//! Importance decides who gets the room. A stroke never moves: what is added later is labels and numerals.

use super::{Axis, Window, axis::in_bay, labels::text_width};
use crate::{
    model::{Dossier, Event, EventIx, EventKind, Importance, StatementIx, time::Minute},
    order::{sort_and_dedup, sort_by, sort_by_key},
};

/// A lane of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LaneId {
    Statements,
    /// What came before and what came after, in one lane: they never meet.
    Around,
    Of(EventKind),
}

/// Something that a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Event(EventIx),
    Statement(StatementIx),
}

/// How an event's mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Put {
    /// Outside the window, or filtered out.
    Away,
    /// A stroke at the foot of its lane.
    Stroke,
    /// In a row of labels, counted from the top; `left` where the text stands before the mark.
    Label { row: usize, left: bool },
    /// In the numeral of a cluster.
    Gathered,
}

/// Marks that stand too close to tell apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    pub lane: LaneId,
    /// Per cent of the width, of its middle.
    pub x: f64,
    pub events: Vec<EventIx>,
}

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub id: LaneId,
    /// How many of its entries pass the filter.
    pub count: usize,
    /// Rows for labels. It follows from the dossier alone, so that the height never changes.
    pub rows: usize,
}

/// A picture, by the indices of the dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub lanes: Vec<Lane>,
    /// By event: per cent of the width, and how it is drawn.
    pub events: Vec<(f64, Put)>,
    /// By event: the width in per cent of what it spans, 0 for what is drawn as a point.
    pub spans: Vec<f64>,
    /// By text: per cent of the width and the row from the foot of the lane; `None` for what is away.
    pub statements: Vec<Option<(f64, usize)>>,
    pub clusters: Vec<Cluster>,
}

/// Rows of texts above each other in the lane of texts.
pub const STACK: usize = 6;

/// The smallest distance in pixels at which two strokes are told apart.
const CELL: f64 = 6.0;

/// Drawings narrower than this, in pixels, have a row of labels less in every lane that has more than one.
const NARROW: f64 = 680.0;

/// Pixels from the middle of a numeral at which a stroke no longer touches it.
const NUMERAL: f64 = 9.0;

/// The lane of an event.
#[must_use]
pub fn lane_of(event: &Event) -> LaneId {
    match event.kind {
        EventKind::Background | EventKind::Aftermath => LaneId::Around,
        kind => LaneId::Of(kind),
    }
}

/// Rounds a share to thousandths of a per cent, so that both sides write the same digits.
pub(super) fn per_cent(share: f64) -> f64 {
    (share * 100_000.0).round() / 1_000.0
}

/// Lays out a dossier. `width` is the width of the drawing in CSS pixels, or `None` where it is not known: then no stroke is
/// gathered, and only the labels of importance 1 are placed, as in a drawing 1,000 pixels wide.
///
/// `shown` says which events and which texts pass the filter.
#[must_use]
pub fn picture(
    dossier: &Dossier,
    axis: &Axis,
    window: Window,
    width: Option<f64>,
    shown: impl Fn(Mark) -> bool,
) -> Picture {
    let mut picture = Picture {
        lanes: lanes(dossier),
        events: Vec::with_capacity(dossier.events.len()),
        spans: Vec::with_capacity(dossier.events.len()),
        statements: stack(dossier, axis, window, &shown),
        clusters: Vec::new(),
    };
    for (index, event) in dossier.all_events() {
        let (from, to) = event.when.minutes();
        let start = window.share(axis.place(from));
        let end = window.share(axis.place(Minute(to.0 - 1)));
        let away = !shown(Mark::Event(index)) || end < 0.0 || start > 1.0;
        // What began before the window and lasts into it keeps its mark at the edge.
        let x = if event.when.is_span() && start < 0.0 { 0.0 } else { start };
        picture.events.push((per_cent(x), if away { Put::Away } else { Put::Stroke }));
        picture.spans.push(if event.when.is_span() { per_cent((end.min(1.0) - x).max(0.0)) } else { 0.0 });
    }
    for lane in &mut picture.lanes {
        lane.count = match lane.id {
            LaneId::Statements => dossier.all_statements().filter(|&(index, _)| shown(Mark::Statement(index))).count(),
            id => {
                dossier.all_events().filter(|&(index, event)| lane_of(event) == id && shown(Mark::Event(index))).count()
            }
        };
    }
    for mut lane in picture.lanes.clone() {
        if width.is_some_and(|width| width < NARROW) {
            lane.rows = lane.rows.saturating_sub(1).max(1);
        }
        let members: Vec<(EventIx, &Event)> = dossier
            .all_events()
            .filter(|&(index, event)| lane_of(event) == lane.id && picture.events[index.at()].1 != Put::Away)
            .collect();
        place_labels(&mut picture, &lane, &members, width);
        if let Some(width) = width {
            gather(&mut picture, lane.id, &members, width);
        }
    }
    picture
}

/// The lanes that a dossier has something for, with rows for their labels: one for every four events of importance 1 or 2,
/// at least one, at most three.
fn lanes(dossier: &Dossier) -> Vec<Lane> {
    let mut ids = vec![LaneId::Around];
    ids.extend(
        EventKind::ALL
            .into_iter()
            .filter(|kind| !matches!(kind, EventKind::Background | EventKind::Aftermath))
            .map(LaneId::Of),
    );
    let mut lanes = vec![Lane { id: LaneId::Statements, count: 0, rows: 0 }];
    lanes.extend(ids.into_iter().filter_map(|id| {
        let members = dossier.events.iter().filter(|event| lane_of(event) == id);
        let main = members.clone().filter(|event| event.importance != Importance::Detail).count();
        (members.count() > 0).then(|| Lane { id, count: 0, rows: (main.div_ceil(4)).clamp(1, 3) })
    }));
    lanes
}

/// Puts texts on their days, above each other in the order of the table; those without a day into the bay, column by
/// column. A column that is full goes on beside itself.
fn stack(dossier: &Dossier, axis: &Axis, window: Window, shown: &impl Fn(Mark) -> bool) -> Vec<Option<(f64, usize)>> {
    let mut taken: Vec<(f64, usize)> = Vec::new();
    let bay = axis.bay();
    let mut in_bay_so_far = 0;
    dossier
        .all_statements()
        .map(|(index, statement)| {
            if !shown(Mark::Statement(index)) {
                return None;
            }
            let (place, row) = match bay {
                Some(bay) if in_bay(&statement.when, dossier.meta.window) => {
                    let (column, row) = (in_bay_so_far / STACK, in_bay_so_far % STACK);
                    in_bay_so_far += 1;
                    let columns = bay.count.div_ceil(STACK) as f64;
                    (bay.start + (bay.end - bay.start) * (column as f64 + 0.75) / (columns + 0.5), row)
                }
                _ => {
                    let (from, to) = statement.when.begins_within();
                    let place = f64::midpoint(axis.place(from), axis.place(Minute(to.0 - 1)));
                    let seat = taken.iter_mut().find(|(known, _)| (known - place).abs() < 1e-9);
                    let row = match seat {
                        Some((_, rows)) => {
                            *rows += 1;
                            *rows - 1
                        }
                        None => {
                            taken.push((place, 1));
                            0
                        }
                    };
                    (place, row)
                }
            };
            let share = window.share(place);
            (0.0..=1.0).contains(&share).then(|| (per_cent(share), row))
        })
        .collect()
}

/// Gives room to labels: by importance, then from left to right. A label stands right of its mark, left of it where it would
/// leave the drawing.
fn place_labels(picture: &mut Picture, lane: &Lane, members: &[(EventIx, &Event)], width: Option<f64>) {
    let known = width.is_some();
    let width = width.unwrap_or(1_000.0);
    let mut rows: Vec<Vec<(f64, f64)>> = vec![Vec::new(); lane.rows];
    let mut by_importance = members.to_vec();
    sort_by_key(&mut by_importance, |(index, event)| (event.importance, *index));
    for (index, event) in by_importance {
        if !known && event.importance != Importance::Spine {
            continue;
        }
        let x = picture.events[index.at()].0 / 100.0 * width;
        let text = text_width(&event.title) + 8.0;
        let left = x + text > width;
        let (from, to) = if left { (x - text, x + 4.0) } else { (x - 2.0, x + text) };
        if from < 0.0 || to > width + 4.0 {
            continue;
        }
        let free = |row: &&mut Vec<(f64, f64)>| row.iter().all(|&(start, end)| to + 8.0 <= start || from >= end + 8.0);
        if let Some((row, seats)) = rows.iter_mut().enumerate().find(|(_, seats)| free(seats)) {
            seats.push((from, to));
            picture.events[index.at()].1 = Put::Label { row, left };
        }
    }
}

/// Gathers strokes that stand closer than a cell. Labelled marks are left alone, and so is importance 1: it never vanishes.
fn gather(picture: &mut Picture, lane: LaneId, members: &[(EventIx, &Event)], width: f64) {
    let mut strokes: Vec<(f64, EventIx)> = members
        .iter()
        .filter(|(index, event)| picture.events[index.at()].1 == Put::Stroke && event.importance != Importance::Spine)
        .map(|(index, _)| (picture.events[index.at()].0, *index))
        .collect();
    sort_by(&mut strokes, |a, b| b < a);
    let cell = CELL / width * 100.0;
    let mut spines: Vec<f64> = members
        .iter()
        .filter(|(index, event)| picture.events[index.at()].1 == Put::Stroke && event.importance == Importance::Spine)
        .map(|(index, _)| picture.events[index.at()].0)
        .collect();
    sort_by(&mut spines, |a, b| b < a);
    let mut at = 0;
    while at < strokes.len() {
        let mut end = at + 1;
        while end < strokes.len() && strokes[end].0 - strokes[end - 1].0 < cell {
            end += 1;
        }
        if end - at > 1 {
            let group = &strokes[at..end];
            let mut x = f64::midpoint(group[0].0, group[group.len() - 1].0);
            // The numeral makes room for a stroke of importance 1 that stands where it would.
            for &spine in &spines {
                if (x - spine).abs() < NUMERAL / width * 100.0 {
                    x = spine + NUMERAL / width * 100.0;
                }
            }
            let mut events: Vec<_> = group.iter().map(|&(_, index)| index).collect();
            sort_and_dedup(&mut events);
            for index in &events {
                picture.events[index.at()].1 = Put::Gathered;
            }
            picture.clusters.push(Cluster { lane, x: per_cent(x / 100.0), events });
        }
        at = end;
    }
}
