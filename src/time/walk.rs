//! The way from mark to mark by keys.

use super::{Lane, LaneId, Mark, Picture, lane_of};
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

/// Where a step leads from a mark: to another mark of what the filter shows, in view or not. `None` where there is none that
/// way.
#[must_use]
pub fn walk(
    dossier: &Dossier,
    picture: &Picture,
    shown: impl Fn(Mark) -> bool,
    from: Mark,
    step: Step,
) -> Option<Mark> {
    let lane = lane(dossier, from);
    let members = |lane: LaneId| -> Vec<Mark> { marks(dossier, lane).filter(|&mark| shown(mark)).collect() };
    let here = members(lane);
    let at = here.iter().position(|&mark| mark == from)?;
    match step {
        Step::Next => here.get(at + 1).copied(),
        Step::Previous => at.checked_sub(1).map(|before| here[before]),
        Step::First => here.first().copied(),
        Step::Last => here.last().copied(),
        Step::Down | Step::Up => {
            let order: Vec<LaneId> = picture.lanes.iter().map(|lane: &Lane| lane.id).collect();
            let place = order.iter().position(|&id| id == lane)?;
            let beyond: Vec<LaneId> = if step == Step::Down {
                order[place + 1..].to_vec()
            } else {
                order[..place].iter().rev().copied().collect()
            };
            let x = place_of(picture, from);
            let others = beyond.into_iter().map(members).find(|members| !members.is_empty())?;
            others.into_iter().min_by(|&a, &b| {
                let far = |mark| (place_of(picture, mark) - x).abs();
                far(a).total_cmp(&far(b))
            })
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

/// Where a mark stands, in per cent; what is away counts as standing at the left edge.
fn place_of(picture: &Picture, mark: Mark) -> f64 {
    match mark {
        Mark::Event(index) => picture.events[index.at()].0,
        Mark::Statement(index) => picture.statements[index.at()].map_or(0.0, |(x, _)| x),
    }
}
