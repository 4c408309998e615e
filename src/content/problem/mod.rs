//! Everything that can be wrong with a dossier, each with its code, its sentence and its remedy.
//!
//! A problem holds values, not prepared text: the sentence is made once, in `Display`, and the remedy in `help`.

mod evidence;
mod files;
mod ids;
mod shape;
mod time;

use std::fmt;

pub use evidence::EvidenceProblem;
pub use files::{FileProblem, Unreadable};
pub use ids::{IdFault, IdProblem};
pub use shape::{Kind, ShapeProblem};
pub use time::{ClockFault, DateFault, TimeProblem};

use super::diagnostic::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident $word:literal $severity:ident;)*) => {
        /// The name of a kind of problem, for people to look up and for tools to sort by.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {$($(#[$doc])* $name,)*}

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// As it is printed.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {$(Self::$name => $word,)*}
            }

            #[must_use]
            pub fn severity(self) -> Severity {
                match self {$(Self::$name => Severity::$severity,)*}
            }
        }
    };
}

codes! {
    FolderMissing "folder-missing" Error;
    DossierEmpty "dossier-empty" Error;
    FileMissing "file-missing" Error;
    FileUnreadable "file-unreadable" Error;
    /// The name of a file differs from the id inside.
    FileName "file-name" Error;
    /// A file that no part of the dossier is read from.
    FileUnknown "file-unknown" Warning;
    TomlSyntax "toml-syntax" Error;
    KeyUnknown "key-unknown" Error;
    KeyMissing "key-missing" Error;
    /// Another type, another word or another number than the key takes.
    ValueWrong "value-wrong" Error;
    TextEmpty "text-empty" Error;
    IdMalformed "id-malformed" Error;
    IdDuplicate "id-duplicate" Error;
    IdDangling "id-dangling" Error;
    StanceUnknown "stance-unknown" Error;
    PassageUnknown "passage-unknown" Error;
    OpposesItself "opposes-itself" Error;
    CampEmpty "camp-empty" Error;
    NothingLeadsHere "nothing-leads-here" Warning;
    DateInvalid "date-invalid" Error;
    /// A date of EDTF level 2.
    DateLevel "date-level" Error;
    ClockInvalid "clock-invalid" Error;
    EndBeforeStart "end-before-start" Error;
    PositionWithoutPassage "position-without-passage" Error;
    /// The same stance twice in one text.
    PositionTwice "position-twice" Error;
    /// A second stance in one text on a question that allows one.
    StanceSecond "stance-second" Error;
    QuoteLong "quote-long" Error;
    QuoteEmpty "quote-empty" Error;
    /// Something speaks of a quote where there is none.
    QuoteMissing "quote-missing" Error;
    QuoteWithoutLang "quote-without-lang" Error;
    QuoteNotFound "quote-not-found" Error;
    QuoteAmbiguous "quote-ambiguous" Error;
    LinkScheme "link-scheme" Error;
    LinkMalformed "link-malformed" Error;
    LangMalformed "lang-malformed" Error;
    TitleLong "title-long" Error;
    EventWithoutSource "event-without-source" Warning;
    /// A dispute without accounts, or accounts without a dispute.
    DisputeUnmatched "dispute-unmatched" Warning;
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    File(FileProblem),
    Shape(ShapeProblem),
    Id(IdProblem),
    Time(TimeProblem),
    Evidence(EvidenceProblem),
}

impl Problem {
    #[must_use]
    pub fn code(&self) -> Code {
        match self {
            Self::File(problem) => problem.code(),
            Self::Shape(problem) => problem.code(),
            Self::Id(problem) => problem.code(),
            Self::Time(problem) => problem.code(),
            Self::Evidence(problem) => problem.code(),
        }
    }

    /// What to do about it, in a few words.
    #[must_use]
    pub fn help(&self) -> String {
        match self {
            Self::File(problem) => problem.help(),
            Self::Shape(problem) => problem.help(),
            Self::Id(problem) => problem.help(),
            Self::Time(problem) => problem.help(),
            Self::Evidence(problem) => problem.help(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(problem) => problem.fmt(f),
            Self::Shape(problem) => problem.fmt(f),
            Self::Id(problem) => problem.fmt(f),
            Self::Time(problem) => problem.fmt(f),
            Self::Evidence(problem) => problem.fmt(f),
        }
    }
}

macro_rules! problems {
    ($($variant:ident($type:ident)),*) => {$(
        impl From<$type> for Problem {
            fn from(problem: $type) -> Self {
                Self::$variant(problem)
            }
        }
    )*};
}

problems!(File(FileProblem), Shape(ShapeProblem), Id(IdProblem), Time(TimeProblem), Evidence(EvidenceProblem));

/// `did you mean …?` where something is near, else the other advice.
fn meant(nearest: Option<&str>, otherwise: impl FnOnce() -> String) -> String {
    nearest.map_or_else(otherwise, |word| format!("did you mean `{word}`?"))
}

/// A noun with its article.
fn with_article(noun: &str) -> String {
    let article = if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {noun}")
}

/// Words in a row, a long list cut after its tenth.
fn listed<S: AsRef<str>>(words: &[S]) -> String {
    let mut row: Vec<String> = words.iter().take(10).map(|word| format!("`{}`", word.as_ref())).collect();
    if words.len() > 10 {
        row.push(format!("and {} more", words.len() - 10));
    }
    row.join(", ")
}

/// A value as it is named in a sentence: long ones are cut.
fn named(value: &str) -> String {
    let mut short: String = value.chars().take(60).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    format!("`{short}`")
}
