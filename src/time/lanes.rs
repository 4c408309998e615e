//! What stands in which lane, and by which words.

use std::borrow::Cow;

use crate::model::{
    Dossier, Event, EventIx, EventKind, Importance, StatementIx,
    time::{Endpoint, Extent, When},
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

/// A lane as it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    pub id: LaneId,
    /// How many of its entries pass the filter.
    pub count: usize,
    /// Rows for labels. It follows from the dossier alone, so that the height never changes.
    pub rows: usize,
}

/// Rows of texts above each other in the lane of texts.
pub const STACK: usize = 6;

/// The lane of an event.
#[must_use]
pub fn lane_of(event: &Event) -> LaneId {
    match event.kind {
        EventKind::Background | EventKind::Aftermath => LaneId::Around,
        kind => LaneId::Of(kind),
    }
}

/// The label of an event: its title, with the signs of EDTF where its date is about right (`~`) or doubted (`?`).
#[must_use]
pub fn caption(event: &Event) -> Cow<'_, str> {
    let (about, doubted) = hedges(&event.when);
    if !about && !doubted {
        return Cow::Borrowed(&event.title);
    }
    Cow::Owned(format!("{}{}{}", if about { "~ " } else { "" }, event.title, if doubted { " (?)" } else { "" }))
}

/// Whether a date, or an end of it, is about right, and whether one is doubted.
fn hedges(when: &When) -> (bool, bool) {
    let dates = match when.extent {
        Extent::One(date) => [Some(date), None],
        Extent::Span(from, to) => [from.dated(), to.dated()],
    };
    let any = |hedge: fn(&crate::model::time::Approx) -> bool| dates.iter().flatten().any(hedge);
    (any(|date| date.approximate), any(|date| date.uncertain))
}

/// Whether a mark is drawn hollow: nobody knows the day, or the date is hedged.
#[must_use]
pub fn is_vague(when: &When) -> bool {
    let (about, doubted) = hedges(when);
    about || doubted || !when.day_known()
}

/// Whether a span has an end that goes on or that nobody knows.
#[must_use]
pub fn is_open(when: &When) -> bool {
    let open = |end: Endpoint| end.dated().is_none();
    matches!(when.extent, Extent::Span(from, to) if open(from) || open(to))
}

/// The lanes that a dossier has something for, with rows for their labels: one for every four events of importance 1 or 2,
/// at least one, at most three.
pub(super) fn lanes(dossier: &Dossier) -> Vec<Lane> {
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
