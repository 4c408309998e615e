//! The axis. It runs along a coordinate of its own, `a`, that grows with time and faster where more happens: a unit is as
//! wide as `0.5 + √n`, where n is the number of events and texts that begin in it. Panning and zooming are plain shifts and
//! scalings of `a`, so nothing jumps; the way from minutes to `a` and back is piecewise linear.
//!
//! The unit is the day inside the dossier's window and the month outside it, or the finest coarser one of which there are
//! not too many.
//!
//! What folds:
//! - all that lies before the dossier's window, as one fold, and all that lies after it;
//! - three or more units in a row in which nothing begins.
//!
//! A fold keeps its content: the moments in it stand evenly spaced, in order. Texts whose day is not known and whose dates
//! meet the window stand in a bay of their own behind its last day: they are never put on a day.

use super::{Scale, Window};
use crate::{
    model::{
        Dossier,
        time::{Day, Minute, When},
    },
    order::Set,
};

/// Empty units in a row from which a stretch is folded.
const QUIET: usize = 3;
/// The most units that a stretch of the axis is cut into.
const MOST: f64 = 1_200.0;
/// The width of a unit in which nothing begins.
const EMPTY: f64 = 0.5;
/// The width of a folded stretch in which nothing begins.
const QUIET_FOLD: f64 = 1.2;

/// A stretch of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub kind: Kind,
    /// The minutes it stands for, the last excluded. Empty for the bay.
    pub from: Minute,
    pub to: Minute,
    /// Where it lies on the coordinate of the axis.
    pub start: f64,
    pub end: f64,
    /// How many moments begin in it.
    pub count: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Unit(Scale),
    /// Closed; its [`FoldId`] opens it.
    Fold(FoldId),
    /// Where texts stand whose day is not known.
    Bay,
}

/// What names a fold in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FoldId {
    /// All before the window.
    Before,
    /// All after the window.
    After,
    /// An empty stretch, by its first day.
    Quiet(Day),
}

/// A fold that is there, closed or opened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fold {
    pub id: FoldId,
    /// First and last day, both included.
    pub days: (Day, Day),
    pub count: usize,
    pub open: bool,
    /// On the coordinate of the axis.
    pub start: f64,
    pub end: f64,
}

/// An end of what is in view, as it stands in addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    Minute(Minute),
    /// Inside the bay, which stands for no time: per cent of its width, 0 to 100.
    Bay(u8),
}

/// The axis of a dossier, for one set of opened folds.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// In order, without gaps, never empty.
    pub segments: Vec<Segment>,
    pub folds: Vec<Fold>,
    /// The beginnings of what is dated to a day, sorted: minutes, their rank spaces out what is folded.
    moments: Vec<Minute>,
}

impl Axis {
    /// Lays out the axis of a dossier.
    #[must_use]
    pub fn new(dossier: &Dossier, open: &Set<FoldId>) -> Self {
        let window = dossier.meta.window;
        let mut moments = Vec::new();
        let mut bay = 0;
        for when in dossier.moments() {
            if in_bay(when, window) { bay += 1 } else { moments.push(when.begins_within().0) }
        }
        moments.sort_unstable();
        let first = moments.first().map_or(window.0, |minute| minute.day()).min(window.0);
        let last =
            dossier.moments().filter(|when| !in_bay(when, window)).map(|when| when.last_day()).fold(window.1, Day::max);
        let mut axis = Self { segments: Vec::new(), folds: Vec::new(), moments };
        if first < window.0 {
            axis.outside(FoldId::Before, first, window.0.previous(), open);
        }
        axis.units(Scale::Day, window, open);
        if bay > 0 {
            let width = (bay as f64 / 6.0).ceil() * 1.4 + 0.6;
            axis.push(Kind::Bay, window.1.end(), window.1.end(), width, bay);
        }
        if last > window.1 {
            axis.outside(FoldId::After, window.1.next(), last, open);
        }
        axis
    }

    /// Its whole length.
    #[must_use]
    pub fn whole(&self) -> Window {
        Window { start: 0.0, end: self.end() }
    }

    fn end(&self) -> f64 {
        self.segments.last().map_or(0.0, |segment| segment.end)
    }

    /// Its first and its last day.
    #[must_use]
    pub fn days(&self) -> (Day, Day) {
        let first = self.segments.first().map_or(Minute(0), |segment| segment.from);
        let last = self.segments.last().map_or(Minute(1), |segment| segment.to);
        (first.day(), Minute(last.0 - 1).day())
    }

    /// Where a minute lies. What is beyond the axis lies at its ends.
    #[must_use]
    pub fn place(&self, minute: Minute) -> f64 {
        let found = self.segments.partition_point(|segment| segment.to <= minute);
        // A bay stands for no time: the first segment that ends after the minute is never one.
        let Some(segment) = self.segments.get(found) else { return self.end() };
        if minute <= segment.from {
            return segment.start;
        }
        let share = match segment.kind {
            Kind::Fold(_) => self.share_by_rank(segment, minute),
            Kind::Unit(_) | Kind::Bay => linear(segment.from, segment.to, minute),
        };
        segment.start + share * (segment.end - segment.start)
    }

    /// The minute that lies at a place; in the bay, the end of the window.
    #[must_use]
    pub fn minute(&self, place: f64) -> Minute {
        let found = self.segments.partition_point(|segment| segment.end <= place);
        let Some(segment) = self.segments.get(found) else {
            return self.segments.last().map_or(Minute(0), |segment| segment.to);
        };
        let share = ((place - segment.start) / (segment.end - segment.start)).clamp(0.0, 1.0);
        match segment.kind {
            Kind::Fold(_) => self.minute_by_rank(segment, share),
            // The place of a minute may come out a hair short of it, and would be read as the minute before.
            Kind::Unit(_) | Kind::Bay => {
                Minute(segment.from.0 + ((segment.to.0 - segment.from.0) as f64 * share + 1e-3) as i64)
            }
        }
    }

    /// What stands at a place, for an address.
    #[must_use]
    pub fn edge(&self, place: f64) -> Edge {
        match self.bay() {
            Some(bay) if bay.start < place && place < bay.end => {
                Edge::Bay(((place - bay.start) / (bay.end - bay.start) * 100.0).round() as u8)
            }
            _ => Edge::Minute(self.minute(place)),
        }
    }

    /// Where an edge lies. One in a bay that is not there lies at the end of the dossier's window.
    #[must_use]
    pub fn edge_place(&self, edge: Edge) -> f64 {
        match (edge, self.bay()) {
            (Edge::Minute(minute), _) => self.place(minute),
            (Edge::Bay(part), Some(bay)) => bay.start + f64::from(part.min(100)) / 100.0 * (bay.end - bay.start),
            (Edge::Bay(_), None) => self.end(),
        }
    }

    /// The segment at a place; the last one for what is beyond the axis.
    #[must_use]
    pub fn segment(&self, place: f64) -> Option<&Segment> {
        let found = self.segments.partition_point(|segment| segment.end <= place);
        self.segments.get(found).or(self.segments.last())
    }

    /// The bay, if there is one.
    #[must_use]
    pub fn bay(&self) -> Option<&Segment> {
        self.segments.iter().find(|segment| segment.kind == Kind::Bay)
    }

    /// The knots of a fold: its ends and the moments in it, each once, evenly spaced.
    fn knots(&self, segment: &Segment) -> Vec<Minute> {
        let from = self.moments.partition_point(|&moment| moment < segment.from);
        let to = self.moments.partition_point(|&moment| moment < segment.to);
        let mut knots = vec![segment.from];
        knots.extend(self.moments[from..to].iter().copied().filter(|&moment| moment > segment.from));
        knots.push(segment.to);
        knots.dedup();
        knots
    }

    fn share_by_rank(&self, segment: &Segment, minute: Minute) -> f64 {
        let knots = self.knots(segment);
        let after = knots.partition_point(|&knot| knot <= minute).clamp(1, knots.len() - 1);
        let within = linear(knots[after - 1], knots[after], minute);
        (after as f64 - 1.0 + within) / (knots.len() as f64 - 1.0)
    }

    fn minute_by_rank(&self, segment: &Segment, share: f64) -> Minute {
        let knots = self.knots(segment);
        let along = share * (knots.len() as f64 - 1.0);
        let before = (along as usize).min(knots.len() - 2);
        let (from, to) = (knots[before], knots[before + 1]);
        Minute(from.0 + ((to.0 - from.0) as f64 * (along - before as f64)) as i64)
    }

    fn count(&self, from: Minute, to: Minute) -> usize {
        self.moments.partition_point(|&moment| moment < to) - self.moments.partition_point(|&moment| moment < from)
    }

    fn push(&mut self, kind: Kind, from: Minute, to: Minute, width: f64, count: usize) {
        let start = self.end();
        self.segments.push(Segment { kind, from, to, start, end: start + width, count });
    }

    /// What lies before or after the window, as one fold or, opened, by its units.
    fn outside(&mut self, id: FoldId, first: Day, last: Day, open: &Set<FoldId>) {
        let count = self.count(first.start(), last.end());
        let start = self.end();
        let opened = open.contains(&id);
        if opened {
            self.units(Scale::Month, (first, last), open);
        } else {
            self.push(Kind::Fold(id), first.start(), last.end(), 2.4 + 0.3 * count as f64, count);
        }
        self.folds.push(Fold { id, days: (first, last), count, open: opened, start, end: self.end() });
    }

    /// The units between two days, one segment each, the quiet stretches among them folded.
    fn units(&mut self, finest: Scale, (first, last): (Day, Day), open: &Set<FoldId>) {
        let scale = Scale::fitting(finest, first, last, MOST);
        let (units, kind) = (scale.units(first, last), Kind::Unit(scale));
        let counts: Vec<usize> = units.iter().map(|(first, last)| self.count(first.start(), last.end())).collect();
        let mut at = 0;
        while at < units.len() {
            let run = counts[at..].iter().take_while(|&&count| count == 0).count();
            if run < QUIET {
                let (first, last) = units[at];
                let width = EMPTY + (counts[at] as f64).sqrt();
                self.push(kind, first.start(), last.end(), width, counts[at]);
                at += 1;
                continue;
            }
            let (first, last) = (units[at].0, units[at + run - 1].1);
            let id = FoldId::Quiet(first);
            let (start, opened) = (self.end(), open.contains(&id));
            if opened {
                for (first, last) in &units[at..at + run] {
                    self.push(kind, first.start(), last.end(), EMPTY, 0);
                }
            } else {
                self.push(Kind::Fold(id), first.start(), last.end(), QUIET_FOLD, 0);
            }
            self.folds.push(Fold { id, days: (first, last), count: 0, open: opened, start, end: self.end() });
            at += run;
        }
    }
}

/// Whether a moment stands in the bay: its day is not known, and it may lie in the window.
pub(super) fn in_bay(when: &When, window: (Day, Day)) -> bool {
    !when.day_known() && !when.is_span() && when.first_day() <= window.1 && when.last_day() >= window.0
}

fn linear(from: Minute, to: Minute, minute: Minute) -> f64 {
    if to <= from { 0.0 } else { ((minute.0 - from.0) as f64 / (to.0 - from.0) as f64).clamp(0.0, 1.0) }
}
