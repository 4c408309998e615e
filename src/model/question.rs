use serde::{Deserialize, Serialize};

use super::StanceIx;

/// A question on which the texts are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub id: String,
    /// Short, for tabs and table heads.
    pub title: String,
    /// The question itself, as a sentence with a question mark.
    pub asks: String,
    /// Why it matters.
    pub why: String,
    /// An organisation may hold more than one stance at once.
    pub several: bool,
    /// Stances that plainly contradict each other. Only these are ever called opposite.
    pub opposes: Vec<(StanceIx, StanceIx)>,
    pub stances: Vec<Stance>,
}

impl Question {
    /// Whether the dossier declares the two stances to contradict each other.
    #[must_use]
    pub fn opposed(&self, one: StanceIx, other: StanceIx) -> bool {
        self.opposes.iter().any(|&(a, b)| (a, b) == (one, other) || (b, a) == (one, other))
    }

    #[must_use]
    pub fn stance(&self, stance: StanceIx) -> &Stance {
        &self.stances[stance.at()]
    }
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stance {
    pub id: String,
    pub label: String,
    /// The definition, one step away wherever the label stands.
    pub means: String,
    pub shape: Shape,
}

/// The drawn form of a stance. It belongs to the stance within its question and means nothing across questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Shape {
    Circle,
    Square,
    Triangle,
    Diamond,
    Cross,
    Hexagon,
    /// Always "says that it does not know".
    Ring,
}

impl Shape {
    pub const ALL: [Self; 7] =
        [Self::Circle, Self::Square, Self::Triangle, Self::Diamond, Self::Cross, Self::Hexagon, Self::Ring];

    /// The word in the dossier's files, and the class that gives the hue.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Square => "square",
            Self::Triangle => "triangle",
            Self::Diamond => "diamond",
            Self::Cross => "cross",
            Self::Hexagon => "hexagon",
            Self::Ring => "ring",
        }
    }
}
