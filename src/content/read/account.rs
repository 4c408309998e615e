use super::table::Table;
use crate::{
    content::source::Spot,
    model::{Bearing, Matter},
};

pub(in crate::content) struct RawAccount {
    pub event: Spot<String>,
    pub point: Spot<String>,
    pub says: Spot<String>,
    pub by: Spot<String>,
    pub bearing: Option<Bearing>,
    /// `None`: no source is named.
    pub source: Option<Spot<String>>,
    pub matter: Option<Matter>,
    pub note: Option<Spot<String>>,
}

pub(super) fn account(table: &Table<'_>) -> RawAccount {
    RawAccount {
        event: table.text("event"),
        point: table.text("point"),
        says: table.text("says"),
        by: table.text("by"),
        bearing: table.word("stance", &Bearing::ALL.map(|bearing| (bearing.as_str(), bearing))),
        source: table.text_or_nothing("source"),
        matter: table.word("kind", &Matter::ALL.map(|matter| (matter.as_str(), matter))),
        note: table.optional_text("note"),
    }
}
