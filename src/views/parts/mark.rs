use leptos::prelude::*;

use super::still::{Still, el};
use crate::model::Shape;

/// The drawn part of a stance or of an absence. Never alone: a word stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Stance(Shape),
    Silent,
    NotSeen,
    NoText,
}

impl Glyph {
    /// The classes that give size and hue.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Stance(Shape::Circle) => "m m-circle",
            Self::Stance(Shape::Square) => "m m-square",
            Self::Stance(Shape::Triangle) => "m m-triangle",
            Self::Stance(Shape::Diamond) => "m m-diamond",
            Self::Stance(Shape::Cross) => "m m-cross",
            Self::Stance(Shape::Hexagon) => "m m-hexagon",
            Self::Stance(Shape::Ring) => "m m-ring",
            Self::Silent => "m m-silent",
            Self::NotSeen | Self::NoText => "m m-unread",
        }
    }

    /// Its outline on a square of 16 by 16.
    #[must_use]
    pub fn path(self) -> &'static str {
        match self {
            Self::Stance(Shape::Circle) => "M8 1.25a6.75 6.75 0 1 1 0 13.5a6.75 6.75 0 1 1 0-13.5z",
            Self::Stance(Shape::Square) => "M2 2h12v12H2z",
            Self::Stance(Shape::Triangle) => "M8 1.5L15 14H1z",
            Self::Stance(Shape::Diamond) => "M8 .6L15.4 8L8 15.4L.6 8z",
            Self::Stance(Shape::Cross) => "M6 1.5h4v4.5h4.5v4H10v4.500H6V10H1.500V6H6z",
            Self::Stance(Shape::Hexagon) => "M4.6 2h6.8L15 8l-3.6 6H4.6L1 8z",
            Self::Stance(Shape::Ring) => {
                "M8 1.500a6.500 6.500 0 1 1 0 13a6.500 6.500 0 1 1 0-13zM8 4a4 4 0 1 0 0 8a4 4 0 1 0 0-8z"
            }
            Self::Silent => "M3 7h10v2H3z",
            Self::NotSeen => {
                "M2.600 6.600a1.400 1.400 0 1 1 0 2.800a1.400 1.400 0 1 1 0-2.800zM8 6.600a1.400 1.400 0 1 1 0 2.800a1.400 1.400 0 1 1 0-2.800zM13.400 6.600a1.400 1.400 0 1 1 0 2.800a1.400 1.400 0 1 1 0-2.800z"
            }
            Self::NoText => "M2 7.250h2.500v1.500H2zM6.750 7.250h2.500v1.500h-2.500zM11.500 7.250H14v1.500h-2.500z",
        }
    }
}

/// A glyph in a line of text, hidden from the accessibility tree: the word beside it says the same.
#[must_use]
pub fn mark(glyph: Glyph) -> Still {
    drawn(glyph.class(), glyph.path())
}

/// [`mark`], as a component.
#[component]
pub fn Mark(glyph: Glyph) -> impl IntoView {
    mark(glyph)
}

/// A drawn sign of the interface, 16 by 16, stroked. `d` is its path.
#[must_use]
pub fn icon(d: &'static str) -> Still {
    drawn("i", d)
}

fn drawn(class: &'static str, d: &'static str) -> Still {
    el("svg", class, el("path", "", ()).attr("d", d)).attr("viewBox", "0 0 16 16").attr("aria-hidden", "true")
}
