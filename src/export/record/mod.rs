//! The whole dossier as one value that is written as JSON. Everything that refers to something else does so by its id.
//!
//! The keys are those of `dossier.schema.json`, which says what each of them means.

mod make;

use serde::Serialize;

pub use make::record;

/// `dossier.json`.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    /// Where the schema is.
    #[serde(rename = "$schema")]
    pub schema: String,
    pub format: u32,
    pub meta: MetaOut<'a>,
    pub questions: Vec<QuestionOut<'a>>,
    pub organisations: Vec<OrganisationOut<'a>>,
    pub events: Vec<EventOut<'a>>,
    pub statements: Vec<StatementOut<'a>>,
    pub cells: Vec<CellOut<'a>>,
    pub replies: Vec<ReplyOut<'a>>,
    pub raises: Vec<RaiseOut<'a>>,
    pub sources: Vec<SourceOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appendix: Option<AppendixOut<'a>>,
    pub not_found: Vec<NotFoundOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct MetaOut<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub headline: &'a str,
    pub subtitle: &'a str,
    pub address: &'a str,
    pub revision: &'a str,
    pub licence: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub licence_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<&'a str>,
    pub languages: Vec<&'a str>,
    pub utc_offset: String,
    pub window: WindowOut,
    pub default_question: &'a str,
    pub method: Vec<&'a str>,
    pub camps: Vec<CampOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct WindowOut {
    pub first: String,
    pub last: String,
}

#[derive(Debug, Serialize)]
pub struct CampOut<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub means: &'a str,
    pub statement: &'a str,
    pub when: Vec<ConditionOut<'a>>,
    pub members: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct ConditionOut<'a> {
    pub question: &'a str,
    pub stances: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct QuestionOut<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub asks: &'a str,
    pub why: &'a str,
    pub several: bool,
    pub opposes: Vec<[&'a str; 2]>,
    pub stances: Vec<StanceOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct StanceOut<'a> {
    pub id: &'a str,
    pub label: &'a str,
    pub means: &'a str,
    pub shape: &'static str,
}

#[derive(Debug, Serialize)]
pub struct OrganisationOut<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub native_name: &'a str,
    pub abbr: &'a str,
    pub country: &'a str,
    pub kind: &'static str,
    pub networks: Vec<&'a str>,
    pub about: &'a str,
    pub url: &'a str,
}

/// A date as it was written, and the days that it may mean.
#[derive(Debug, Serialize)]
pub struct WhenOut<'a> {
    pub edtf: &'a str,
    pub first: String,
    pub last: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub struct EventOut<'a> {
    pub id: &'a str,
    pub when: WhenOut<'a>,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceOut<'a>>,
    pub kind: &'static str,
    pub importance: u8,
    pub verified: bool,
    pub summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disputed: Option<&'a str>,
    pub sources: Vec<&'a str>,
    pub accounts: Vec<AccountOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct PlaceOut<'a> {
    pub name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
}

#[derive(Debug, Serialize)]
pub struct AccountOut<'a> {
    pub point: &'a str,
    pub says: &'a str,
    pub by: VoiceOut<'a>,
    pub bearing: &'static str,
    pub matter: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

/// Who gives an account.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VoiceOut<'a> {
    Organisation(&'a str),
    Named(&'a str),
    NotFound,
}

/// What something rests on.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum EvidenceOut<'a> {
    Source {
        source: &'a str,
    },
    Statement {
        statement: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        passage: Option<&'a str>,
    },
}

#[derive(Debug, Serialize)]
pub struct StatementOut<'a> {
    pub id: &'a str,
    pub organisations: Vec<&'a str>,
    pub personal: bool,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_title: Option<&'a str>,
    pub when: WhenOut<'a>,
    pub lang: &'a str,
    pub url: &'a str,
    pub kind: &'static str,
    pub read: &'static str,
    pub read_note: &'a str,
    pub summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
    pub signers_reported: Vec<SignersOut<'a>>,
    pub passages: Vec<PassageOut<'a>>,
    pub positions: Vec<PositionOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct SignersOut<'a> {
    pub count: u32,
    pub over: bool,
    pub by: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evidence: Option<EvidenceOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct PassageOut<'a> {
    pub id: &'a str,
    pub locator: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<QuoteOut<'a>>,
    pub digest: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct QuoteOut<'a> {
    pub text: &'a str,
    pub lang: &'a str,
}

#[derive(Debug, Serialize)]
pub struct PositionOut<'a> {
    pub question: &'a str,
    pub stance: &'a str,
    pub summary: &'a str,
    pub basis: &'static str,
    pub passages: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<&'a str>,
}

/// One organisation on one question.
#[derive(Debug, Serialize)]
pub struct CellOut<'a> {
    pub organisation: &'a str,
    pub question: &'a str,
    pub state: &'static str,
    pub stances: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct ReplyOut<'a> {
    pub from: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_passage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_passage: Option<&'a str>,
    pub about: &'a str,
    pub kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct RaiseOut<'a> {
    pub id: &'a str,
    pub statement: &'a str,
    pub passage: &'a str,
    pub asks: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<&'a str>,
    pub taken_up_by: Vec<TakenUpOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct TakenUpOut<'a> {
    pub statement: &'a str,
    pub passage: &'a str,
    pub how: &'a str,
}

#[derive(Debug, Serialize)]
pub struct SourceOut<'a> {
    pub id: &'a str,
    pub title: &'a str,
    pub publisher: &'a str,
    pub url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<WhenOut<'a>>,
    pub lang: &'a str,
    pub kind: &'static str,
}

#[derive(Debug, Serialize)]
pub struct AppendixOut<'a> {
    pub statement: &'a str,
    pub source: &'a str,
    pub title: &'a str,
    pub lang: &'a str,
    pub remark: &'a str,
    pub entries: Vec<EntryOut<'a>>,
}

#[derive(Debug, Serialize)]
pub struct EntryOut<'a> {
    pub page: &'a str,
    pub who: &'a str,
    pub title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<WhenOut<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<&'a str>,
    pub certainty: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<&'a str>,
}

#[derive(Debug, Serialize)]
pub struct NotFoundOut<'a> {
    pub name: &'a str,
    pub looked_for: WhenOut<'a>,
    pub remark: &'a str,
}
