use serde::{Deserialize, Serialize};

use super::{OrganisationIx, PassageIx, QuestionIx, StanceIx, time::When};

/// A text that somebody published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    pub id: String,
    /// All who issued or signed it. Never empty.
    pub organisations: Vec<OrganisationIx>,
    /// A person or a government speaks, not the organisation under which it is filed: shown, never counted as its position.
    pub personal: bool,
    pub title: String,
    pub original_title: Option<String>,
    pub when: When,
    /// BCP 47, of the text at `url`, or of the original.
    pub lang: String,
    /// `http` or `https`.
    pub url: String,
    pub kind: StatementKind,
    pub read: Read,
    /// In the order of the text. The digests are in the [`Library`](super::Library).
    pub passages: Vec<Passage>,
    pub positions: Vec<Position>,
}

impl Statement {
    #[must_use]
    pub fn passage(&self, passage: PassageIx) -> &Passage {
        &self.passages[passage.at()]
    }

    /// What the text holds on a question, in the order of its file.
    pub fn positions_on(&self, question: QuestionIx) -> impl Iterator<Item = &Position> {
        self.positions.iter().filter(move |position| position.question == question)
    }

    /// The passage whose quote stands for a position: the one that the position names, else the first of its passages that
    /// has a quote, else none.
    #[must_use]
    pub fn lemma(&self, position: &Position) -> Option<(PassageIx, &Quote)> {
        position
            .quote
            .iter()
            .chain(&position.passages)
            .find_map(|&passage| Some((passage, self.passage(passage).quote.as_ref()?)))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum StatementKind {
    Statement,
    JointStatement,
    Article,
    Interview,
    Resolution,
    Speech,
}

impl StatementKind {
    pub const ALL: [Self; 6] =
        [Self::Statement, Self::JointStatement, Self::Article, Self::Interview, Self::Resolution, Self::Speech];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::JointStatement => "joint-statement",
            Self::Article => "article",
            Self::Interview => "interview",
            Self::Resolution => "resolution",
            Self::Speech => "speech",
        }
    }
}

/// How much of a text the editors could read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Read {
    Whole,
    Most,
    Part,
    SecondHand,
}

impl Read {
    pub const ALL: [Self; 4] = [Self::Whole, Self::Most, Self::Part, Self::SecondHand];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Most => "most",
            Self::Part => "part",
            Self::SecondHand => "second-hand",
        }
    }
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// `p1`, `p2`: the anchor on the page of the text.
    pub id: String,
    pub quote: Option<Quote>,
    /// Where in the text, in words.
    pub locator: String,
    /// Where this passage was seen, if elsewhere than the text.
    pub source_url: Option<String>,
}

/// Words of the text itself: at most fifteen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quote {
    pub text: String,
    /// BCP 47.
    pub lang: String,
}

/// A stance that a text takes on a question, and the passages that carry it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    pub question: QuestionIx,
    pub stance: StanceIx,
    /// The editors' reading.
    pub summary: String,
    /// Never empty: no stance without evidence.
    pub passages: Vec<PassageIx>,
    pub basis: Basis,
    /// The passage whose quote stands for the position, where the editors chose one.
    pub quote: Option<PassageIx>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Basis {
    /// The text says it.
    Stated,
    /// It follows from what the text says of others.
    Implied,
}

impl Basis {
    pub const ALL: [Self; 2] = [Self::Stated, Self::Implied];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Implied => "implied",
        }
    }
}
