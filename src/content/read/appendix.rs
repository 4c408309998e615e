use super::table::Table;
use crate::{
    content::{date, source::Spot},
    model::time::When,
};

pub(in crate::content) struct RawAppendix {
    pub about: Option<RawAbout>,
    pub entries: Vec<RawEntry>,
}

pub(in crate::content) struct RawAbout {
    pub statement: Spot<String>,
    pub source: Spot<String>,
    pub title: Spot<String>,
    pub lang: Spot<String>,
    pub remark: Spot<String>,
}

pub(in crate::content) struct RawEntry {
    pub page: Spot<String>,
    pub who: Spot<String>,
    pub title: Spot<String>,
    pub when: Option<When>,
    pub statement: Option<Spot<String>>,
    pub certainty: Spot<String>,
    pub note: Option<Spot<String>>,
}

pub(super) fn appendix(table: &Table<'_>, offset: i16) -> RawAppendix {
    RawAppendix {
        about: table.table("about", "the [about] of the appendix", |table| RawAbout {
            statement: table.text("statement"),
            source: table.link("source"),
            title: table.text("title"),
            lang: table.lang("lang"),
            remark: table.text("remark"),
        }),
        entries: table.tables("entry", "an entry of the appendix", false, |table| RawEntry {
            page: table.text("page"),
            who: table.text("who"),
            title: table.text("title"),
            when: date::plain(table, "date", false, offset),
            statement: table.text_or_nothing("statement"),
            certainty: table.text("certainty"),
            note: table.optional_text("note"),
        }),
    }
}
