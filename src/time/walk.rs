//! The way from mark to mark by keys.

use super::{LaneId, Layout, Mark, lane_of};
use crate::model::{Dossier, EventIx, StatementIx};

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next mark of the lane.
    Next,
    Previous,
    /// To the nearest mark of the lane below that has any.
    Down,
    Up,
    /// To the first mark of the lane.
    First,
    Last,
}

/// Where a step leads from a mark: to another mark of what is shown, in view or not. What is gathered is one stop, by its
/// first event. `None` where there is nothing that way.
#[must_use]
pub fn walk(dossier: &Dossier, layout: &Layout, from: Mark, step: Step) -> Option<Mark> {
    let lane = lane(dossier, from);
    let stops = |lane: LaneId| -> Vec<Mark> {
        marks(dossier, lane).filter(|&mark| layout.place(mark).is_some() && layout.stop(mark) == mark).collect()
    };
    let here = stops(lane);
    let stop = layout.stop(from);
    let at = here.iter().position(|&mark| mark == stop)?;
    match step {
        Step::Next => here.get(at + 1).copied(),
        Step::Previous => at.checked_sub(1).map(|before| here[before]),
        Step::First => here.first().copied(),
        Step::Last => here.last().copied(),
        Step::Down | Step::Up => {
            let order: Vec<LaneId> = layout.lanes.iter().map(|lane| lane.id).collect();
            let place = order.iter().position(|&id| id == lane)?;
            let beyond: Vec<LaneId> = if step == Step::Down {
                order[place + 1..].to_vec()
            } else {
                order[..place].iter().rev().copied().collect()
            };
            let x = layout.place(stop)?;
            let others = beyond.into_iter().map(stops).find(|stops| !stops.is_empty())?;
            let far = |mark| layout.place(mark).map_or(f64::MAX, |place| (place - x).abs());
            others.into_iter().min_by(|&a, &b| far(a).total_cmp(&far(b)))
        }
    }
}

/// The lane of a mark.
fn lane(dossier: &Dossier, mark: Mark) -> LaneId {
    match mark {
        Mark::Event(index) => lane_of(dossier.event(index)),
        Mark::Statement(_) => LaneId::Statements,
    }
}

/// The marks of a lane in the order of time.
fn marks(dossier: &Dossier, lane: LaneId) -> Box<dyn Iterator<Item = Mark> + '_> {
    if lane == LaneId::Statements {
        return Box::new((0..dossier.statements.len()).map(|at| Mark::Statement(StatementIx::from(at))));
    }
    let members = dossier.events.iter().enumerate().filter(move |(_, event)| lane_of(event) == lane);
    Box::new(members.map(|(at, _)| Mark::Event(EventIx::from(at))))
}
