use super::table::Table;
use crate::{content::source::Spot, model::ReplyKind};

/// A question that a text puts to others.
pub(in crate::content) struct RawRaise {
    pub id: Spot<String>,
    pub statement: Spot<String>,
    pub passage: Spot<String>,
    pub asks: Spot<String>,
    pub question: Option<Spot<String>>,
    pub taken_up_by: Vec<RawTakenUp>,
}

pub(in crate::content) struct RawTakenUp {
    pub statement: Spot<String>,
    pub passage: Spot<String>,
    pub how: Spot<String>,
}

pub(super) fn raise(table: &Table<'_>) -> RawRaise {
    RawRaise {
        id: table.id("id"),
        statement: table.text("statement"),
        passage: table.text("passage"),
        asks: table.text("asks"),
        question: table.text_or_nothing("question"),
        taken_up_by: table.tables("taken_up_by", "an entry of `taken_up_by`", false, |table| RawTakenUp {
            statement: table.text("statement"),
            passage: table.text("passage"),
            how: table.text("how"),
        }),
    }
}

/// One text that speaks of another.
pub(in crate::content) struct RawReply {
    pub from: Spot<String>,
    pub from_passage: Option<Spot<String>>,
    pub to: Option<Spot<String>>,
    pub to_passage: Option<Spot<String>>,
    pub about: Spot<String>,
    pub kind: Option<ReplyKind>,
    pub note: Option<Spot<String>>,
}

pub(super) fn reply(table: &Table<'_>) -> RawReply {
    let reply = RawReply {
        from: table.text("from"),
        from_passage: table.optional_text("from_passage"),
        to: table.text_or_nothing("to"),
        to_passage: table.optional_text("to_passage"),
        about: table.text("about"),
        kind: table.word("kind", &ReplyKind::ALL.map(|kind| (kind.as_str(), kind))),
        note: table.optional_text("note"),
    };
    if reply.to.is_none() && reply.to_passage.is_some() {
        table.missing("to");
    }
    reply
}
