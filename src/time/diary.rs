//! The timeline as a list: the same stretches as on the plain axis, and in each what begins in it. Nothing is left out and
//! nothing stands twice.

use super::{Axis, FoldId, Kind, Mark, Scale, axis::in_bay};
use crate::{
    model::{
        Dossier,
        time::{Day, Minute, When},
    },
    order::{Set, sort_by_key},
};

/// A stretch of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub kind: StretchKind,
    /// First and last day, both included.
    pub days: (Day, Day),
    /// In the order of time; empty only for what is quiet.
    pub marks: Vec<Mark>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StretchKind {
    /// A unit of the axis, by its first day.
    Unit(Scale),
    /// All before the window, or all after it.
    Outside(FoldId),
    /// Nothing begins in it.
    Quiet,
    /// What may lie in the window, on days that nobody knows.
    Undated,
}

/// The stretches of a dossier, in the order of time; units in which nothing begins are left out.
#[must_use]
pub fn diary(dossier: &Dossier) -> Vec<Stretch> {
    let axis = Axis::new(dossier, &Set::default());
    let window = dossier.meta.window;
    let events = dossier.all_events().map(|(index, event)| (Mark::Event(index), &event.when));
    let texts = dossier.all_statements().map(|(index, text)| (Mark::Statement(index), &text.when));
    let mut all: Vec<(Mark, &When)> = events.chain(texts).collect();
    sort_by_key(&mut all, |(mark, when)| (when.order(), *mark));
    let stretches = axis.segments.iter().map(|segment| {
        let (kind, days) = match segment.kind {
            Kind::Unit(scale) => (StretchKind::Unit(scale), (segment.from.day(), Minute(segment.to.0 - 1).day())),
            Kind::Fold(FoldId::Quiet(first)) => (StretchKind::Quiet, (first, Minute(segment.to.0 - 1).day())),
            Kind::Fold(id) => (StretchKind::Outside(id), (segment.from.day(), Minute(segment.to.0 - 1).day())),
            Kind::Bay => (StretchKind::Undated, window),
        };
        let within = |when: &When| match kind {
            StretchKind::Undated => in_bay(when, window),
            _ => !in_bay(when, window) && (segment.from..segment.to).contains(&when.begins_within().0),
        };
        let marks = all.iter().filter(|(_, when)| within(when)).map(|(mark, _)| *mark).collect();
        Stretch { kind, days, marks }
    });
    stretches.filter(|stretch| !stretch.marks.is_empty() || stretch.kind == StretchKind::Quiet).collect()
}
