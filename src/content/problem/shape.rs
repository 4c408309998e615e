use std::fmt;

use super::{Code, listed, meant, named};

/// What is wrong with the form of a file or of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeProblem {
    /// In the words of the parser.
    Syntax(String),
    KeyUnknown {
        key: String,
        what: &'static str,
        nearest: Option<String>,
        known: Vec<&'static str>,
    },
    KeyMissing {
        key: &'static str,
        what: &'static str,
    },
    WrongType {
        key: &'static str,
        wants: Kind,
        got: Kind,
    },
    WrongWord {
        key: &'static str,
        word: String,
        nearest: Option<String>,
        allowed: Vec<&'static str>,
    },
    /// A value of the right type that the key does not take; `wants` says what it takes.
    Wrong {
        key: &'static str,
        value: String,
        wants: &'static str,
    },
    /// An entry of a list of pairs that is not one.
    NotTwo {
        key: &'static str,
        count: usize,
    },
    TextEmpty {
        key: &'static str,
    },
    TitleLong {
        characters: usize,
        limit: usize,
    },
}

/// A type of TOML, as people call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    WholeNumber,
    Number,
    TrueOrFalse,
    Date,
    List,
    Table,
}

impl Kind {
    fn as_str(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::WholeNumber => "a whole number",
            Self::Number => "a number",
            Self::TrueOrFalse => "`true` or `false`",
            Self::Date => "a date without quotes",
            Self::List => "a list",
            Self::Table => "a table",
        }
    }
}

/// Whether the parser tried a bare word as every kind of value in turn: its message names the last it tried.
fn unquoted(message: &str) -> bool {
    ["invalid float", "invalid boolean", "string values must be quoted"].iter().any(|start| message.starts_with(start))
}

fn syntax(message: &str) -> String {
    if unquoted(message) {
        "a text stands in quotes; the rest of the file was not looked at".into()
    } else {
        "the rest of the file was not looked at".into()
    }
}

impl ShapeProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Syntax(_) => Code::TomlSyntax,
            Self::KeyUnknown { .. } => Code::KeyUnknown,
            Self::KeyMissing { .. } => Code::KeyMissing,
            Self::WrongType { .. } | Self::WrongWord { .. } | Self::Wrong { .. } | Self::NotTwo { .. } => {
                Code::ValueWrong
            }
            Self::TextEmpty { .. } => Code::TextEmpty,
            Self::TitleLong { .. } => Code::TitleLong,
        }
    }

    pub(super) fn help(&self) -> String {
        match self {
            Self::Syntax(message) => syntax(message),
            Self::KeyUnknown { nearest, known, .. } => {
                meant(nearest.as_deref(), || format!("it may hold {}", listed(known)))
            }
            Self::KeyMissing { key, .. } => format!("add `{key}`"),
            Self::WrongType { key, wants: Kind::Text, got: Kind::Date } => {
                format!("put quotes around it: {key} = \"…\"")
            }
            Self::WrongType { wants, .. } => format!("write {}", wants.as_str()),
            Self::WrongWord { nearest, allowed, .. } => {
                meant(nearest.as_deref(), || format!("write one of {}", listed(allowed)))
            }
            Self::Wrong { wants, .. } => format!("write {wants}"),
            Self::NotTwo { key, .. } => format!("write pairs of two: {key} = [[\"one\", \"other\"]]"),
            Self::TextEmpty { .. } => "write it, or take the key out where it may be left out".into(),
            Self::TitleLong { limit, .. } => {
                format!("a title stands beside its mark: at most {limit} characters; the rest belongs in the summary")
            }
        }
    }
}

impl fmt::Display for ShapeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(message) if unquoted(message) => f.write_str("this is not TOML: no value looks like this"),
            Self::Syntax(message) => write!(f, "this is not TOML: {message}"),
            Self::KeyUnknown { key, what, .. } => write!(f, "{} is no key of {what}", named(key)),
            Self::KeyMissing { key, what } => write!(f, "`{key}` is missing in {what}"),
            Self::WrongType { key, got, .. } => write!(f, "`{key}` cannot be {}", got.as_str()),
            Self::WrongWord { key, word, .. } => write!(f, "`{key}` cannot be {}", named(word)),
            Self::Wrong { key, value, .. } => write!(f, "`{key}` cannot be {}", named(value)),
            Self::NotTwo { key, count } => write!(f, "a pair of `{key}` cannot have {count} entries"),
            Self::TextEmpty { key } => write!(f, "`{key}` is empty"),
            Self::TitleLong { characters, .. } => {
                write!(f, "the title has {characters} characters")
            }
        }
    }
}
