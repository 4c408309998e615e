use super::table::Table;
use crate::{
    content::{date, source::Spot},
    model::{SourceKind, time::When},
};

pub(in crate::content) struct RawSource {
    pub id: Spot<String>,
    pub title: Spot<String>,
    pub publisher: Spot<String>,
    pub url: Spot<String>,
    pub published: Option<When>,
    pub lang: Spot<String>,
    pub kind: Option<SourceKind>,
}

pub(super) fn source(table: &Table<'_>, offset: i16) -> RawSource {
    RawSource {
        id: table.id("id"),
        title: table.text("title"),
        publisher: table.text("publisher"),
        url: table.link("url"),
        published: date::plain(table, "published", false, offset),
        lang: table.lang("lang"),
        kind: table.word("kind", &SourceKind::ALL.map(|kind| (kind.as_str(), kind))),
    }
}

/// Somebody whose text was looked for and not found.
pub(in crate::content) struct RawLookedFor {
    pub name: Spot<String>,
    pub looked_for: Option<When>,
    pub remark: Spot<String>,
}

pub(super) fn looked_for(table: &Table<'_>, offset: i16) -> RawLookedFor {
    RawLookedFor {
        name: table.text("name"),
        looked_for: date::plain(table, "looked_for", true, offset),
        remark: table.text("remark"),
    }
}
