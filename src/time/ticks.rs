//! The marks that read the axis: days, hours when there is room for them, months and years outside the window.

use super::{Axis, Kind, Window};
use crate::model::time::{DAY, Day, Minute};

/// A mark of the axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Per cent of the width.
    pub x: f64,
    pub what: TickOf,
    /// Whether its label fits beside the one before it.
    pub labelled: bool,
}

/// What begins at a tick. The words are the business of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickOf {
    Hour(Minute),
    Day(Day),
    Month(Day),
}

/// The ticks of a window that is `width` pixels wide, from left to right. Labels keep at least 4 pixels between them.
#[must_use]
pub fn ticks(axis: &Axis, window: Window, width: f64) -> Vec<Tick> {
    let mut ticks = Vec::new();
    let mut free = f64::MIN;
    let mut push = |place: f64, what: TickOf, label: f64| {
        let share = window.share(place);
        if !(0.0..=1.0).contains(&share) {
            return;
        }
        let x = share * width;
        let labelled = x - label / 2.0 >= free && x + label / 2.0 <= width;
        if labelled {
            free = x + label / 2.0 + 4.0;
        }
        ticks.push(Tick { x: super::picture::per_cent(share), what, labelled });
    };
    for segment in &axis.segments {
        let middle = f64::midpoint(segment.start, segment.end);
        match segment.kind {
            Kind::Month => push(middle, TickOf::Month(segment.from.day()), 52.0),
            Kind::Day => {
                let step = hour_step((segment.end - segment.start) / window.length() * width);
                push(if step.is_some() { segment.start } else { middle }, TickOf::Day(segment.from.day()), 22.0);
                for minute in step.into_iter().flat_map(|step| (step..DAY).step_by(usize::try_from(step).unwrap_or(1)))
                {
                    let minute = Minute(segment.from.0 + minute);
                    push(axis.place(minute), TickOf::Hour(minute), 36.0);
                }
            }
            Kind::Fold(_) | Kind::Bay => {}
        }
    }
    ticks
}

/// Minutes between the hours that are marked in a day of a width in pixels. `None` where there is no room for any.
fn hour_step(width: f64) -> Option<i64> {
    [(60, 24.0), (180, 8.0), (360, 4.0)].into_iter().find(|(_, parts)| width / parts >= 46.0).map(|(step, _)| step)
}
