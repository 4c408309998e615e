use std::fmt;

use super::{Code, meant, named};

/// What is wrong with positions, quotes, links and languages: with what a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceProblem {
    PositionWithoutPassage,
    PositionTwice {
        question: String,
        stance: String,
    },
    StanceSecond {
        question: String,
    },
    QuoteLong {
        words: usize,
        limit: usize,
    },
    /// No word, or one.
    QuoteEmpty {
        words: usize,
    },
    /// A language, or a position, that speaks of a quote which the passage does not have.
    QuoteMissing {
        passage: String,
    },
    QuoteWithoutLang,
    QuoteNotFound {
        file: String,
        nearest: Option<String>,
    },
    QuoteAmbiguous {
        file: String,
        times: usize,
    },
    LinkScheme {
        link: String,
    },
    LinkMalformed {
        link: String,
    },
    LangMalformed {
        lang: String,
    },
    EventWithoutSource {
        event: String,
    },
    DisputeWithoutAccounts {
        event: String,
    },
    AccountsWithoutDispute {
        event: String,
    },
}

impl EvidenceProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::PositionWithoutPassage => Code::PositionWithoutPassage,
            Self::PositionTwice { .. } => Code::PositionTwice,
            Self::StanceSecond { .. } => Code::StanceSecond,
            Self::QuoteLong { .. } => Code::QuoteLong,
            Self::QuoteEmpty { .. } => Code::QuoteEmpty,
            Self::QuoteMissing { .. } => Code::QuoteMissing,
            Self::QuoteWithoutLang => Code::QuoteWithoutLang,
            Self::QuoteNotFound { .. } => Code::QuoteNotFound,
            Self::QuoteAmbiguous { .. } => Code::QuoteAmbiguous,
            Self::LinkScheme { .. } => Code::LinkScheme,
            Self::LinkMalformed { .. } => Code::LinkMalformed,
            Self::LangMalformed { .. } => Code::LangMalformed,
            Self::EventWithoutSource { .. } => Code::EventWithoutSource,
            Self::DisputeWithoutAccounts { .. } | Self::AccountsWithoutDispute { .. } => Code::DisputeUnmatched,
        }
    }

    pub(super) fn help(&self) -> String {
        match self {
            Self::PositionWithoutPassage => "no stance without evidence: name the passages that carry it".into(),
            Self::PositionTwice { .. } => "put the passages of both into one position".into(),
            Self::StanceSecond { .. } => {
                "leave the one that the text carries, or let the question take several: several = true".into()
            }
            Self::QuoteLong { limit, .. } => format!("quote at most {limit} words and digest the rest"),
            Self::QuoteEmpty { .. } => "quote at least two words, or take `quote` out".into(),
            Self::QuoteMissing { .. } => "add the quote, or take this out".into(),
            Self::QuoteWithoutLang => {
                "add quote_lang, the language in which it was read, e.g. quote_lang = \"de\"".into()
            }
            Self::QuoteNotFound { nearest, .. } => meant(nearest.as_deref(), || "compare it with the text".into()),
            Self::QuoteAmbiguous { .. } => "add a word before or after it, so that it stands once".into(),
            Self::LinkScheme { .. } => "a link begins with https:// or http://".into(),
            Self::LinkMalformed { .. } => "a link names a host and has no spaces, quotes or angle brackets".into(),
            Self::LangMalformed { .. } => "write a language by BCP 47: en, pt-BR, sr-Latn".into(),
            Self::EventWithoutSource { .. } => "name what it rests on in `sources`".into(),
            Self::DisputeWithoutAccounts { .. } => "add who says what to accounts.toml".into(),
            Self::AccountsWithoutDispute { .. } => {
                "say in the event's `disputed` what they contradict each other about".into()
            }
        }
    }
}

impl fmt::Display for EvidenceProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PositionWithoutPassage => f.write_str("the position names no passage"),
            Self::PositionTwice { question, stance } => {
                write!(f, "the text takes the stance {} on {} twice", named(stance), named(question))
            }
            Self::StanceSecond { question } => write!(f, "a second stance on {}, which allows one", named(question)),
            Self::QuoteLong { words, .. } => write!(f, "the quote has {words} words"),
            Self::QuoteEmpty { words: 0 } => f.write_str("the quote is empty"),
            Self::QuoteEmpty { .. } => f.write_str("one word is no quote"),
            Self::QuoteMissing { passage } => {
                write!(f, "the passage {} has no quote", named(passage))
            }
            Self::QuoteWithoutLang => f.write_str("the quote does not say its language"),
            Self::QuoteNotFound { file, .. } => write!(f, "the quote does not stand in {file}"),
            Self::QuoteAmbiguous { file, times } => {
                write!(f, "the quote stands {times} times in {file}")
            }
            Self::LinkScheme { link } => write!(f, "{} is neither https nor http", named(link)),
            Self::LinkMalformed { link } => write!(f, "{} is not a link", named(link)),
            Self::LangMalformed { lang } => write!(f, "{} is not a language", named(lang)),
            Self::EventWithoutSource { event } => {
                write!(f, "the event {} names no source", named(event))
            }
            Self::DisputeWithoutAccounts { event } => {
                write!(f, "the event {} is disputed and has no accounts", named(event))
            }
            Self::AccountsWithoutDispute { event } => {
                write!(f, "the event {} has accounts and is not disputed", named(event))
            }
        }
    }
}
