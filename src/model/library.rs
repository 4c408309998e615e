//! What a reader opens after the first view.

use serde::{Deserialize, Serialize};

use super::{EventIx, OrganisationIx, PassageIx, QuestionIx, SourceIx, StatementIx, time::When};

/// The part of a dossier that stands behind the first view. It belongs to exactly one [`Dossier`](super::Dossier), whose
/// indices it shares.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Library {
    /// By event.
    pub told: Vec<Told>,
    /// By statement.
    pub notices: Vec<Notice>,
    /// By statement, by passage: the editors' digest, in their own words.
    pub digests: Vec<Vec<String>>,
    /// By event: who says what about it. Empty where nothing is disputed.
    pub accounts: Vec<Vec<Account>>,
    pub sources: Vec<Source>,
    pub raises: Vec<Raise>,
    pub replies: Vec<Reply>,
    pub appendix: Option<Appendix>,
    pub not_found: Vec<LookedFor>,
}

impl Library {
    #[must_use]
    pub fn digest(&self, statement: StatementIx, passage: PassageIx) -> &str {
        &self.digests[statement.at()][passage.at()]
    }

    #[must_use]
    pub fn told(&self, event: EventIx) -> &Told {
        &self.told[event.at()]
    }

    #[must_use]
    pub fn notice(&self, statement: StatementIx) -> &Notice {
        &self.notices[statement.at()]
    }

    #[must_use]
    pub fn source(&self, source: SourceIx) -> &Source {
        &self.sources[source.at()]
    }

    #[must_use]
    pub fn accounts_of(&self, event: EventIx) -> &[Account] {
        &self.accounts[event.at()]
    }
}

impl Library {
    /// The texts of the dossier that an event's accounts rest on, each once for every account, in their order.
    pub fn texts_on(&self, event: EventIx) -> impl Iterator<Item = StatementIx> + '_ {
        self.accounts_of(event).iter().filter_map(|account| match account.evidence {
            Evidence::Statement(statement, _) => Some(statement),
            Evidence::Source(_) | Evidence::Unnamed => None,
        })
    }
}

/// What the editors tell of an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub summary: String,
    /// What accounts of the event contradict each other about, in prose.
    pub disputed: Option<String>,
}

/// What the editors tell of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub summary: String,
    /// How much of it was read, in words.
    pub read_note: String,
    pub note: Option<String>,
    /// How many signers others report, where not all could be confirmed. In the order of the file.
    pub signers_reported: Vec<SignersReported>,
}

/// A count of a text's signers that somebody reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignersReported {
    pub count: u32,
    /// The report says "over" this count.
    pub over: bool,
    /// Who reports it.
    pub by: String,
    /// Without one, the note on the text says where it was seen.
    pub evidence: Evidence,
}

/// What somebody says about a point that accounts of an event contradict each other about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What is in dispute. Accounts of one dispute share it.
    pub point: String,
    pub says: String,
    pub by: Voice,
    pub bearing: Bearing,
    pub evidence: Evidence,
    pub matter: Matter,
    pub note: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Voice {
    Organisation(OrganisationIx),
    /// An office, a body, a medium.
    Named(String),
    /// Nobody was found who says it.
    NotFound,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Bearing {
    Asserts,
    Denies,
    LeavesOpen,
}

impl Bearing {
    pub const ALL: [Self; 3] = [Self::Asserts, Self::Denies, Self::LeavesOpen];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Asserts => "asserts",
            Self::Denies => "denies",
            Self::LeavesOpen => "leaves-open",
        }
    }
}

/// What an account rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    Source(SourceIx),
    Statement(StatementIx, Option<PassageIx>),
    /// The event's own sources, or nobody was found: the note says which.
    Unnamed,
}

/// Whether a point is one of fact or of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Matter {
    Fact,
    Judgement,
}

impl Matter {
    pub const ALL: [Self; 2] = [Self::Fact, Self::Judgement];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Judgement => "judgement",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub publisher: String,
    /// `http` or `https`.
    pub url: String,
    pub published: Option<When>,
    /// BCP 47.
    pub lang: String,
    pub kind: SourceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceKind {
    News,
    Report,
    Primary,
    Reference,
}

impl SourceKind {
    pub const ALL: [Self; 4] = [Self::News, Self::Report, Self::Primary, Self::Reference];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::News => "news",
            Self::Report => "report",
            Self::Primary => "primary",
            Self::Reference => "reference",
        }
    }
}

/// A question that a text puts to others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Raise {
    pub id: String,
    pub statement: StatementIx,
    pub passage: PassageIx,
    pub asks: String,
    /// The question of the dossier it belongs to, if to one.
    pub question: Option<QuestionIx>,
    /// Passages that speak to it, whether or not they knew of it. Empty: no passage of the dossier does.
    pub taken_up_by: Vec<TakenUp>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenUp {
    pub statement: StatementIx,
    pub passage: PassageIx,
    pub how: String,
}

/// One text that speaks of another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    pub from: StatementIx,
    pub from_passage: Option<PassageIx>,
    /// `None` where what is answered is not in the dossier; `about` then names it.
    pub to: Option<StatementIx>,
    pub to_passage: Option<PassageIx>,
    pub about: String,
    pub kind: ReplyKind,
    pub note: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum ReplyKind {
    Criticises,
    Answers,
    Endorses,
    Quotes,
    Asks,
}

impl ReplyKind {
    pub const ALL: [Self; 5] = [Self::Criticises, Self::Answers, Self::Endorses, Self::Quotes, Self::Asks];

    /// Whether it calls for an answer.
    #[must_use]
    pub fn calls(self) -> bool {
        matches!(self, Self::Criticises | Self::Asks)
    }

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Criticises => "criticises",
            Self::Answers => "answers",
            Self::Endorses => "endorses",
            Self::Quotes => "quotes",
            Self::Asks => "asks",
        }
    }
}

/// A list of texts that a text of the dossier came with, as far as it could be recovered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Appendix {
    pub statement: StatementIx,
    pub source: String,
    pub title: String,
    pub lang: String,
    pub remark: String,
    pub entries: Vec<AppendixEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AppendixEntry {
    pub page: String,
    pub who: String,
    pub title: String,
    pub when: Option<When>,
    /// The text in this dossier, where it is in it.
    pub statement: Option<StatementIx>,
    /// How certain it is that the entry belongs to the list.
    pub certainty: String,
    pub note: Option<String>,
}

/// Somebody whose text was looked for and not found: a gap of the dossier, never a stance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LookedFor {
    pub name: String,
    pub looked_for: When,
    pub remark: String,
}
