use super::table::Table;
use crate::{
    content::{
        date,
        problem::{EvidenceProblem, ShapeProblem},
        source::Spot,
    },
    model::{Basis, Read, StatementKind, time::When},
};

/// The longest quote, in words: enough to recognise a passage, too little to stand for the text.
const WORDS: usize = 15;

pub(in crate::content) struct RawStatement {
    pub id: Spot<String>,
    pub organisations: Vec<Spot<String>>,
    pub personal: bool,
    pub title: Spot<String>,
    pub original_title: Option<Spot<String>>,
    pub when: Option<When>,
    pub lang: Spot<String>,
    pub url: Spot<String>,
    pub kind: Option<StatementKind>,
    pub read: Option<Read>,
    pub read_note: Spot<String>,
    pub note: Option<Spot<String>>,
    pub signers_reported: Vec<RawSignersReported>,
    pub summary: Spot<String>,
    pub passages: Vec<RawPassage>,
    pub positions: Vec<RawPosition>,
}

pub(in crate::content) struct RawSignersReported {
    pub count: Option<u32>,
    pub over: bool,
    pub by: Spot<String>,
    pub source: Option<Spot<String>>,
}

pub(in crate::content) struct RawPassage {
    pub id: Spot<String>,
    pub digest: Spot<String>,
    pub quote: Option<RawQuote>,
    pub locator: Spot<String>,
    pub source_url: Option<Spot<String>>,
}

pub(in crate::content) struct RawQuote {
    pub text: Spot<String>,
    pub lang: Spot<String>,
}

pub(in crate::content) struct RawPosition {
    pub question: Spot<String>,
    pub stance: Spot<String>,
    pub summary: Spot<String>,
    pub passages: Vec<Spot<String>>,
    pub basis: Option<Basis>,
    pub quote: Option<Spot<String>>,
}

pub(super) fn statement(table: &Table<'_>, offset: i16) -> RawStatement {
    let organisations = table.texts("orgs", true);
    RawStatement {
        id: table.id("id"),
        organisations,
        personal: table.flag("personal", false),
        title: table.text("title"),
        original_title: table.optional_text("original_title"),
        when: date::when(table, "date", true, offset),
        lang: table.lang("lang"),
        url: table.link("url"),
        kind: table.word("kind", &StatementKind::ALL.map(|kind| (kind.as_str(), kind))),
        read: table.word("read", &Read::ALL.map(|read| (read.as_str(), read))),
        read_note: table.text("read_note"),
        note: table.optional_text("note"),
        signers_reported: table.tables("signers_reported", "a reported count of signers", false, signers_reported),
        summary: table.text("summary"),
        passages: table.tables("passage", "a passage", false, passage),
        positions: table.tables("position", "a position", false, position),
    }
}

fn signers_reported(table: &Table<'_>) -> RawSignersReported {
    let count = table.whole_number("count").and_then(|count| {
        let read = u32::try_from(count.value).ok().filter(|&count| count > 0);
        if read.is_none() {
            let value = count.value.to_string();
            table.report(
                count.place,
                ShapeProblem::Wrong { key: "count", value, wants: "a number of signers, 1 at least" },
            );
        }
        read
    });
    RawSignersReported {
        count,
        over: table.flag("over", false),
        by: table.text("by"),
        source: table.optional_text("source"),
    }
}

fn passage(table: &Table<'_>) -> RawPassage {
    RawPassage {
        id: table.id("id"),
        digest: table.text("digest"),
        quote: quote(table),
        locator: table.text("locator"),
        source_url: table.optional_link("source_url"),
    }
}

/// A quote has two words at least and says its language. Both keys or neither.
fn quote(table: &Table<'_>) -> Option<RawQuote> {
    let (text, lang) = (table.any_text("quote"), table.any_text("quote_lang"));
    if let Some(lang) = &lang {
        table.check_lang(lang);
    }
    let text = match (text, &lang) {
        (None, None) => return None,
        (None, Some(lang)) => {
            let passage = table.peek("id");
            table.report(lang.place, EvidenceProblem::QuoteMissing { passage });
            return None;
        }
        (Some(text), _) => text,
    };
    let words = text.split_whitespace().count();
    if words < 2 {
        table.report(text.place, EvidenceProblem::QuoteEmpty { words });
    } else if words > WORDS {
        table.report(text.place, EvidenceProblem::QuoteLong { words, limit: WORDS });
    }
    let Some(lang) = lang else {
        table.report(text.place, EvidenceProblem::QuoteWithoutLang);
        return None;
    };
    Some(RawQuote { text, lang })
}

fn position(table: &Table<'_>) -> RawPosition {
    let position = RawPosition {
        question: table.text("question"),
        stance: table.text("stance"),
        summary: table.text("summary"),
        passages: table.texts("passages", false),
        basis: table.word("basis", &Basis::ALL.map(|basis| (basis.as_str(), basis))),
        quote: table.optional_text("quote"),
    };
    if position.passages.is_empty() {
        table.report(table.place, EvidenceProblem::PositionWithoutPassage);
    }
    position
}
