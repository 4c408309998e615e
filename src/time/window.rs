//! What is in view.

use super::{Axis, Kind};
use crate::model::time::Minute;

/// The shortest window on the coordinate of the axis: what can still be told apart in numbers.
const NARROWEST: f64 = 1e-8;
/// The shortest window inside a fold, where minutes have no places of their own.
const NARROWEST_IN_FOLD: f64 = 0.05;

/// What is in view, on the coordinate of the axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub start: f64,
    pub end: f64,
}

impl Window {
    #[must_use]
    pub fn length(self) -> f64 {
        self.end - self.start
    }

    /// Where a place lies in the window: 0 at its start, 1 at its end.
    #[must_use]
    pub fn share(self, place: f64) -> f64 {
        (place - self.start) / self.length()
    }

    /// The place at a share of the window.
    #[must_use]
    pub fn at(self, share: f64) -> f64 {
        self.start + share * self.length()
    }

    /// Zoomed by `factor` (below 1 shows less) about a share of the window, kept inside the axis and never narrower than
    /// ten minutes, or what can be told apart at that place.
    #[must_use]
    pub fn zoomed(self, factor: f64, about: f64, axis: &Axis) -> Self {
        let whole = axis.whole();
        let fixed = self.at(about);
        let minute = axis.minute(fixed);
        let least = Self::narrowest(fixed, axis);
        let narrowest = (axis.place(Minute(minute.0 + 10)) - axis.place(minute)).clamp(least, whole.length());
        let length = (self.length() * factor).clamp(narrowest, whole.length());
        Self { start: fixed - about * length, end: fixed + (1.0 - about) * length }.inside(axis)
    }

    /// The shortest window that shows anything at a place.
    #[must_use]
    pub fn narrowest(place: f64, axis: &Axis) -> f64 {
        match axis.segment(place).map(|segment| segment.kind) {
            Some(Kind::Unit(_)) => NARROWEST,
            _ => NARROWEST_IN_FOLD,
        }
    }

    /// Moved by a share of itself, kept inside the axis.
    #[must_use]
    pub fn panned(self, share: f64, axis: &Axis) -> Self {
        let by = share * self.length();
        Self { start: self.start + by, end: self.end + by }.inside(axis)
    }

    /// Moved as little as possible so that a place is in it, with a tenth of its length to spare.
    #[must_use]
    pub fn showing(self, place: f64, axis: &Axis) -> Self {
        let spare = self.length() / 10.0;
        let by = if place < self.start {
            place - spare - self.start
        } else if place > self.end {
            place + spare - self.end
        } else {
            return self;
        };
        Self { start: self.start + by, end: self.end + by }.inside(axis)
    }

    /// Moved, and if it must be cut, so that it lies on the axis.
    #[must_use]
    pub fn inside(self, axis: &Axis) -> Self {
        let whole = axis.whole();
        let length = self.length().min(whole.length());
        let start = self.start.clamp(whole.start, whole.end - length);
        Self { start, end: start + length }
    }
}
