use std::fmt;

use super::{Code, meant, named, with_article};

/// What is wrong with the files of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    FolderMissing,
    /// The folder holds no file of a dossier at all.
    FolderEmpty,
    /// There is no event, no statement or no question: the word says which.
    NothingOf(&'static str),
    Missing,
    Unreadable(Unreadable),
    Unknown {
        nearest: Option<String>,
    },
    /// A text whose name is that of no statement.
    TextOfNothing {
        nearest: Option<String>,
    },
    NameDiffers {
        id: String,
    },
}

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotUtf8 {
        line: usize,
    },
    TooLarge {
        limit: u64,
    },
    SymbolicLink,
    /// A folder where a file is wanted, a file where a folder is wanted, a pipe.
    WrongKind,
    /// In the words of the operating system.
    System(String),
}

impl FileProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::FolderMissing => Code::FolderMissing,
            Self::FolderEmpty | Self::NothingOf(_) => Code::DossierEmpty,
            Self::Missing => Code::FileMissing,
            Self::Unreadable(_) => Code::FileUnreadable,
            Self::Unknown { .. } | Self::TextOfNothing { .. } => Code::FileUnknown,
            Self::NameDiffers { .. } => Code::FileName,
        }
    }

    pub(super) fn help(&self) -> String {
        match self {
            Self::FolderMissing => "name the folder that holds dossier.toml".into(),
            Self::FolderEmpty => "a dossier is dossier.toml with the files beside it".into(),
            Self::NothingOf(what) => format!("add {}", with_article(what)),
            Self::Missing => "a dossier cannot be without it".into(),
            Self::Unreadable(Unreadable::NotUtf8 { line }) => {
                format!("save it as UTF-8; the first wrong byte is in line {line}")
            }
            Self::Unreadable(Unreadable::TooLarge { .. }) => "split it, or take out what is no text".into(),
            Self::Unreadable(Unreadable::SymbolicLink) => "put the file itself there".into(),
            Self::Unreadable(Unreadable::WrongKind | Unreadable::System(_)) => "see what stands under this name".into(),
            Self::Unknown { nearest } => {
                meant(nearest.as_deref(), || "nothing is read from it; take it out of the folder".into())
            }
            Self::TextOfNothing { nearest } => meant(nearest.as_deref(), || {
                "a text is named after its statement and its language: statement.en.txt".into()
            }),
            Self::NameDiffers { id } => format!("name the file {id}.toml, or change the id"),
        }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FolderMissing => f.write_str("there is no such folder"),
            Self::FolderEmpty => f.write_str("there is no dossier in this folder"),
            Self::NothingOf(what) => write!(f, "the dossier has no {what}"),
            Self::Missing => f.write_str("it is missing"),
            Self::Unreadable(Unreadable::NotUtf8 { .. }) => f.write_str("the file is not UTF-8"),
            Self::Unreadable(Unreadable::TooLarge { limit }) => {
                write!(f, "the file is larger than {} MB", limit / 1_000_000)
            }
            Self::Unreadable(Unreadable::SymbolicLink) => f.write_str("symbolic links are not followed"),
            Self::Unreadable(Unreadable::WrongKind) => f.write_str("this is of another kind than the name says"),
            Self::Unreadable(Unreadable::System(error)) => {
                write!(f, "the file cannot be read: {error}")
            }
            Self::Unknown { .. } => f.write_str("the dossier has no file of this name"),
            Self::TextOfNothing { .. } => f.write_str("the dossier has no statement of this name"),
            Self::NameDiffers { id } => write!(f, "the statement {} stands in a file of another name", named(id)),
        }
    }
}
