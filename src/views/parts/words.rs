use leptos::prelude::*;

use super::{Glyph, Mark};
use crate::{
    model::{Basis, Cell, Organisation, Quote, Read, Stance},
    text::Texts,
};

/// The glyph and the word of a stance, with its definition as the title.
#[must_use]
pub fn stance_word(stance: &'static Stance) -> impl IntoView {
    view! {
        <span class="stance" title=stance.means.as_str()>
            <Mark glyph=Glyph::Stance(stance.shape) />
            <b>{stance.label.as_str()}</b>
        </span>
    }
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
pub fn organisation_name(organisation: &'static Organisation) -> impl IntoView {
    let abbr = organisation.abbr.as_str();
    let rest = (abbr != organisation.name).then_some(organisation.name.as_str());
    view! {
        <b>{abbr}</b>
        {rest.map(|name| view! { " " <span class="org-name">{name}</span> })}
    }
}

/// An organisation's own words between quotation marks, in their language, with the language named where it is another than
/// the page's.
#[must_use]
pub fn own_words(texts: Texts, quote: &'static Quote) -> impl IntoView {
    let (open, close) = quotation_marks(&quote.lang);
    let foreign = (quote.lang != texts.lang()).then(|| texts.language_name(&quote.lang));
    view! {
        <q class="own" lang=quote.lang.as_str()>
            {format!("{open}{}{close}", quote.text)}
        </q>
        {foreign.map(|name| view! { " " <span class="in">{texts.in_language(name)}</span> })}
    }
}

/// The quotation marks of a language. The stylesheet draws none, so that a copied quote keeps them.
fn quotation_marks(lang: &str) -> (&'static str, &'static str) {
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

/// Whether a text says a thing or it follows from what it says.
#[must_use]
pub fn basis_word(texts: Texts, basis: Basis) -> impl IntoView {
    let (class, word, means) = match basis {
        Basis::Stated => ("basis stated", texts.stated(), texts.stated_means()),
        Basis::Implied => ("basis implied", texts.implied(), texts.implied_means()),
    };
    view! { <span class=class title=means>{word}</span> }
}
