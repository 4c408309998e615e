use std::fmt;

use super::{Code, listed, meant, named, with_article};

/// What is wrong with an id, or with what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IdProblem {
    Malformed {
        id: String,
        why: IdFault,
    },
    Duplicate {
        what: &'static str,
        id: String,
    },
    /// The same entry twice in a list.
    Repeated {
        id: String,
    },
    Dangling {
        what: &'static str,
        id: String,
        nearest: Option<String>,
    },
    StanceUnknown {
        question: String,
        stance: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    PassageUnknown {
        statement: String,
        passage: String,
        known: Vec<String>,
    },
    OpposesItself {
        stance: String,
    },
    CampEmpty {
        camp: String,
    },
    /// A source that nothing rests on, an organisation without a text, and the like.
    NothingLeadsHere {
        what: &'static str,
        id: String,
        wants: &'static str,
    },
}

/// Why a word cannot be an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdFault {
    Character(char),
    /// It begins or ends with a hyphen.
    Hyphen,
    /// A name that Windows keeps for its devices.
    Reserved,
    Long,
}

impl IdProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Malformed { .. } => Code::IdMalformed,
            Self::Duplicate { .. } | Self::Repeated { .. } => Code::IdDuplicate,
            Self::Dangling { .. } => Code::IdDangling,
            Self::StanceUnknown { .. } => Code::StanceUnknown,
            Self::PassageUnknown { .. } => Code::PassageUnknown,
            Self::OpposesItself { .. } => Code::OpposesItself,
            Self::CampEmpty { .. } => Code::CampEmpty,
            Self::NothingLeadsHere { .. } => Code::NothingLeadsHere,
        }
    }

    pub(super) fn help(&self) -> String {
        match self {
            Self::Malformed { why: IdFault::Character(_), .. } => {
                "ids become addresses: ASCII lower-case letters, digits and hyphens".into()
            }
            Self::Malformed { why: IdFault::Hyphen, .. } => "begin and end with a letter or a digit".into(),
            Self::Malformed { why: IdFault::Reserved, .. } => "Windows keeps this name for a device; add a word".into(),
            Self::Malformed { why: IdFault::Long, .. } => "at most 100 characters".into(),
            Self::Duplicate { .. } => "give one of the two another id".into(),
            Self::Repeated { .. } => "take one of the two out".into(),
            Self::Dangling { nearest, what, .. } => {
                meant(nearest.as_deref(), || format!("write the id of {}, or add it", with_article(what)))
            }
            Self::StanceUnknown { nearest, known, .. } => {
                meant(nearest.as_deref(), || format!("the question has {}", listed(known)))
            }
            Self::PassageUnknown { known, .. } if known.is_empty() => "the statement has no passages".into(),
            Self::PassageUnknown { known, .. } => format!("the statement has {}", listed(known)),
            Self::OpposesItself { .. } => "name two different stances".into(),
            Self::CampEmpty { .. } => "add [[camp.when]] with a question and the stances that count".into(),
            Self::NothingLeadsHere { wants, .. } => (*wants).into(),
        }
    }
}

impl fmt::Display for IdProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { id, why: IdFault::Character(character) } => {
                write!(f, "{} cannot be an id: it has {}", named(id), Shown(*character))
            }
            Self::Malformed { id, .. } => write!(f, "{} cannot be an id", named(id)),
            Self::Duplicate { what, id } => write!(f, "there is another {what} {}", named(id)),
            Self::Repeated { id } => write!(f, "{} stands twice in the list", named(id)),
            Self::Dangling { what, id, .. } => write!(f, "there is no {what} {}", named(id)),
            Self::StanceUnknown { question, stance, .. } => {
                write!(f, "the question {} has no stance {}", named(question), named(stance))
            }
            Self::PassageUnknown { statement, passage, .. } => {
                write!(f, "the statement {} has no passage {}", named(statement), named(passage))
            }
            Self::OpposesItself { stance } => write!(f, "{} opposes itself", named(stance)),
            Self::CampEmpty { camp } => {
                write!(f, "nothing says who belongs to the camp {}", named(camp))
            }
            Self::NothingLeadsHere { what, id, .. } => {
                write!(f, "nothing leads to the {what} {}", named(id))
            }
        }
    }
}

/// A character in a sentence: what cannot be seen is named by its number.
struct Shown(char);

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            ' ' => f.write_str("a space"),
            character if character.is_control() || character.is_whitespace() => {
                write!(f, "U+{:04X}", u32::from(character))
            }
            character if character.is_ascii() => write!(f, "`{character}`"),
            // It may look like an ASCII letter and be another.
            character => write!(f, "`{character}` (U+{:04X})", u32::from(character)),
        }
    }
}
