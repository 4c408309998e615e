//! What a press can do. An act is written on the thing that is pressed and read back when it is, so that the pieces of a page
//! need no listener of their own.

use super::{Active, Selection, View};
use crate::{
    model::{Dossier, EventIx, EventKind, QuestionIx, StanceIx, StatementIx, time::Day},
    time::{Axis, FoldId, Window},
};

/// A change of the view by one press.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read an event or a text in the panel; pressed again, lay it down.
    Select(Selection),
    LayDown,
    Ask(QuestionIx),
    Stance(StanceIx),
    Kind(EventKind),
    /// By its place among the dossier's networks.
    Network(usize),
    Lift(Active),
    Fold(FoldId),
    /// The as-of day; `None` is the end.
    At(Option<Day>),
    /// The as-of day, moved by days.
    Step(i8),
    Zoom(Zoom),
    /// Zoom to the events from one to another; where no zoom tells them apart, read the first.
    Near(EventIx, EventIx),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    In,
    Out,
    All,
}

/// How much one press on a zoom button, or one key, changes what is in view.
pub const ZOOM: f64 = 1.6;

impl Act {
    /// As it is written on what is pressed.
    #[must_use]
    pub fn word(self) -> String {
        match self {
            Self::Select(Selection::Event(index)) => format!("event {}", index.0),
            Self::Select(Selection::Statement(index)) => format!("text {}", index.0),
            Self::Select(Selection::Day(day)) => format!("day {day}"),
            Self::LayDown => "close".to_owned(),
            Self::Ask(index) => format!("ask {}", index.0),
            Self::Stance(index) => format!("stance {}", index.0),
            Self::Kind(kind) => format!("kind {}", kind.as_str()),
            Self::Network(place) => format!("net {place}"),
            Self::Lift(filter) => {
                format!("lift {}", Active::ALL.iter().position(|&other| other == filter).unwrap_or_default())
            }
            Self::Fold(FoldId::Before) => "fold before".to_owned(),
            Self::Fold(FoldId::After) => "fold after".to_owned(),
            Self::Fold(FoldId::Quiet(day)) => format!("fold {day}"),
            Self::At(None) => "at end".to_owned(),
            Self::At(Some(day)) => format!("at {day}"),
            Self::Step(days) => format!("step {days}"),
            Self::Zoom(Zoom::In) => "zoom in".to_owned(),
            Self::Zoom(Zoom::Out) => "zoom out".to_owned(),
            Self::Zoom(Zoom::All) => "zoom all".to_owned(),
            Self::Near(from, to) => format!("near {}-{}", from.0, to.0),
        }
    }

    /// Reads what [`Act::word`] wrote; `None` for everything else, indices that the dossier does not have included.
    #[must_use]
    pub fn read(word: &str, dossier: &Dossier) -> Option<Self> {
        fn within(text: &str, length: usize) -> Option<usize> {
            text.parse().ok().filter(|&place| place < length)
        }
        if word == "close" {
            return Some(Self::LayDown);
        }
        let (verb, what) = word.split_once(' ')?;
        let event = |text: &str| within(text, dossier.events.len()).map(EventIx::from);
        Some(match (verb, what) {
            ("event", at) => Self::Select(Selection::Event(event(at)?)),
            ("text", at) => {
                Self::Select(Selection::Statement(StatementIx::from(within(at, dossier.statements.len())?)))
            }
            ("day", day) => Self::Select(Selection::Day(Day::parse(day)?)),
            ("ask", at) => Self::Ask(QuestionIx::from(within(at, dossier.questions.len())?)),
            ("stance", at) => {
                let most = dossier.questions.iter().map(|question| question.stances.len()).max()?;
                Self::Stance(StanceIx::from(within(at, most)?))
            }
            ("kind", kind) => Self::Kind(EventKind::ALL.into_iter().find(|known| known.as_str() == kind)?),
            ("net", at) => Self::Network(within(at, dossier.networks().len())?),
            ("lift", at) => Self::Lift(Active::ALL[within(at, Active::ALL.len())?]),
            ("fold", "before") => Self::Fold(FoldId::Before),
            ("fold", "after") => Self::Fold(FoldId::After),
            ("fold", day) => Self::Fold(FoldId::Quiet(Day::parse(day)?)),
            ("at", "end") => Self::At(None),
            ("at", day) => Self::At(Some(Day::parse(day)?)),
            ("step", days) => Self::Step(days.parse().ok()?),
            ("zoom", "in") => Self::Zoom(Zoom::In),
            ("zoom", "out") => Self::Zoom(Zoom::Out),
            ("zoom", "all") => Self::Zoom(Zoom::All),
            ("near", pair) => {
                let (from, to) = pair.split_once('-')?;
                Self::Near(event(from)?, event(to)?)
            }
            _ => return None,
        })
    }

    /// Whether it is a choice, to which Back returns; otherwise it only moves around.
    #[must_use]
    pub fn is_choice(self) -> bool {
        !matches!(self, Self::Step(_) | Self::Zoom(_) | Self::Near(..))
    }

    /// Does it.
    pub fn apply(self, view: &mut View, dossier: &Dossier, axis: &Axis) {
        match self {
            Self::Select(selection) => view.selection = (view.selection != Some(selection)).then_some(selection),
            Self::LayDown => view.selection = None,
            Self::Ask(question) => view.ask(question),
            Self::Stance(stance) => view.stances.toggle(stance),
            Self::Kind(kind) => view.kinds.toggle(kind),
            Self::Network(place) => {
                if let Some(network) = dossier.networks().get(place) {
                    view.networks.toggle((*network).to_owned());
                }
            }
            Self::Lift(filter) => filter.lift(view),
            Self::Fold(fold) => view.toggle_fold(fold),
            Self::At(day) => view.at = day,
            Self::Step(days) => view.move_at(days.into(), dossier),
            Self::Zoom(Zoom::All) => view.window = None,
            Self::Zoom(way) => {
                let factor = if way == Zoom::In { 1.0 / ZOOM } else { ZOOM };
                view.show(view.window_on(axis).zoomed(factor, 0.5, axis), axis);
            }
            Self::Near(from, to) => {
                let place = |index| axis.place(dossier.event(index).when.begins_within().0);
                let (one, other) = (place(from), place(to));
                let window = view.window_on(axis);
                let nearer = around(window, one.min(other), one.max(other), axis);
                if nearer.length() < window.length() * 0.99 && (one - other).abs() > 1e-9 {
                    view.show(nearer, axis);
                } else {
                    view.selection = Some(Selection::Event(from));
                }
            }
        }
    }
}

/// A window with two places in its middle half, and at most a quarter of the present one, so that a press always zooms.
fn around(window: Window, from: f64, to: f64, axis: &Axis) -> Window {
    let length = ((to - from) * 2.0).max(window.length() / 8.0).min(window.length() / 1.2);
    let about = window.share(f64::midpoint(from, to));
    window.zoomed(length / window.length(), about, axis)
}
