use super::{
    Glyph, mark,
    still::{Still, el},
};
#[cfg(not(feature = "hydrate"))]
use crate::model::StatementKind;
use crate::{
    model::{Basis, Cell, Organisation, Quote, Read, Stance},
    text::Texts,
};

/// The glyph and the word of a stance, with its definition as the title.
#[must_use]
pub fn stance_word(stance: &'static Stance) -> Still {
    let words = (mark(Glyph::Stance(stance.shape)), " ", el("b", "", stance.label.as_str()));
    el("span", "stance", words).attr("title", stance.means.as_str())
}

/// The glyph and the word of an absence. `None` where there is a position.
#[must_use]
pub fn cell_word(texts: Texts, cell: &Cell<'_>) -> Option<(Glyph, &'static str)> {
    match cell {
        Cell::Held(_) => None,
        Cell::Silent => Some((Glyph::Silent, texts.silent())),
        Cell::NotSeen => Some((Glyph::NotSeen, texts.not_seen())),
        Cell::NoText => Some((Glyph::NoText, texts.no_text())),
    }
}

/// Abbreviation and name; the name alone where both are the same.
#[must_use]
pub fn organisation_name(organisation: &'static Organisation) -> Still {
    let rest = (organisation.abbr != organisation.name).then(|| (" ", el("span", "", organisation.name.as_str())));
    el("span", "org-name", (el("b", "", organisation.abbr.as_str()), rest))
}

/// An organisation's own words between quotation marks, in their language, with the language named where it is another than
/// the page's.
#[must_use]
pub fn own_words(texts: Texts, quote: &'static Quote) -> Still {
    let (open, close) = quotation_marks(&quote.lang);
    let words = el("q", "own", format!("{open}{}{close}", quote.text)).attr("lang", quote.lang.as_str());
    let foreign = (quote.lang != texts.lang())
        .then(|| (" ", el("span", "in", texts.in_language(texts.language_name(&quote.lang)))));
    el("span", "said", (words, foreign))
}

/// The quotation marks of a language. The stylesheet draws none, so that a copied quote keeps them.
pub fn quotation_marks(lang: &str) -> (&'static str, &'static str) {
    match lang.split('-').next().unwrap_or(lang) {
        "de" | "cs" | "sk" | "bg" => ("„", "“"),
        "fr" | "ru" | "uk" | "es" | "it" | "pt" | "el" | "kk" | "hy" => ("«", "»"),
        "sv" | "fi" => ("”", "”"),
        _ => ("“", "”"),
    }
}

/// How much of a text was read.
#[must_use]
pub fn read_word(texts: Texts, read: Read) -> &'static str {
    match read {
        Read::Whole => texts.read_whole(),
        Read::Most => texts.read_most(),
        Read::Part => texts.read_part(),
        Read::SecondHand => texts.read_second_hand(),
    }
}

/// What kind of text it is.
#[cfg(not(feature = "hydrate"))]
#[must_use]
pub fn statement_kind(texts: Texts, kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Statement => texts.kind_statement(),
        StatementKind::JointStatement => texts.kind_joint_statement(),
        StatementKind::Article => texts.kind_article(),
        StatementKind::Interview => texts.kind_interview(),
        StatementKind::Resolution => texts.kind_resolution(),
        StatementKind::Speech => texts.kind_speech(),
    }
}

/// Whether a text says a thing or it follows from what it says.
#[must_use]
pub fn basis_word(texts: Texts, basis: Basis) -> Still {
    let (class, word, means) = match basis {
        Basis::Stated => ("basis stated", texts.stated(), texts.stated_means()),
        Basis::Implied => ("basis implied", texts.implied(), texts.implied_means()),
    };
    el("span", class, word).attr("title", means)
}
