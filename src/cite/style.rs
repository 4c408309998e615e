//! References written out in citation styles, by the processor and the styles of hayagriva.

use std::sync::LazyLock;

use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
    archive::{ArchivedStyle, locales},
    citationberg::{self, FontStyle, IndependentStyle, Locale, LocaleCode, json},
};

use super::{Date, Item, NOWHERE};

/// The styles that are offered, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Apa,
    Chicago,
    Harvard,
    Iso690,
    Mla,
}

/// A part of a citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Emphasis(String),
    /// An address that is linked.
    Link(String),
    /// An address on this site, whose host is known to the browser alone: the path below the base.
    Here(String),
    /// The day of reading, to be written by the browser in a form.
    Accessed(Form),
}

/// How a style writes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `November 28, 2026`
    MonthFirst,
    /// `28 November 2026`
    DayFirst,
    /// `28 Nov. 2026`, months shortened as the style shortens them.
    DayFirstShort,
}

impl Form {
    /// The word for it in the page.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MonthFirst => "mdy",
            Self::DayFirst => "dmy",
            Self::DayFirstShort => "dmony",
        }
    }
}

/// A day that no dossier is read on, and how each form writes it: where it stands, the browser writes today.
const SOMEDAY: (i64, u8, u8) = (2999, 11, 28);
const FORMS: [(&str, Form); 3] = [
    ("November 28, 2999", Form::MonthFirst),
    ("28 November 2999", Form::DayFirst),
    ("28 Nov. 2999", Form::DayFirstShort),
];

/// A reference in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    pub style: Style,
    pub pieces: Vec<Piece>,
}

impl Style {
    pub const ALL: [Self; 5] = [Self::Apa, Self::Chicago, Self::Harvard, Self::Iso690, Self::Mla];

    /// As its users call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Apa => "APA",
            Self::Chicago => "Chicago",
            Self::Harvard => "Harvard",
            Self::Iso690 => "ISO 690",
            Self::Mla => "MLA",
        }
    }

    fn archived(self) -> ArchivedStyle {
        match self {
            Self::Apa => ArchivedStyle::AmericanPsychologicalAssociation,
            Self::Chicago => ArchivedStyle::ChicagoNotes,
            Self::Harvard => ArchivedStyle::HarvardCiteThemRight,
            Self::Iso690 => ArchivedStyle::Iso690AuthorDate,
            Self::Mla => ArchivedStyle::ModernLanguageAssociation,
        }
    }

    /// Whose English the style writes, where it is another than its own.
    fn locale(self) -> Option<LocaleCode> {
        match self {
            Self::Harvard | Self::Iso690 => Some(LocaleCode("en-GB".to_owned())),
            Self::Apa | Self::Chicago | Self::Mla => None,
        }
    }

    fn sheet(self) -> Option<&'static IndependentStyle> {
        static SHEETS: LazyLock<Vec<Option<IndependentStyle>>> = LazyLock::new(|| {
            let sheet = |style: &Style| match style.archived().get() {
                citationberg::Style::Independent(sheet) => Some(sheet),
                citationberg::Style::Dependent(_) => None,
            };
            Style::ALL.iter().map(sheet).collect()
        });
        SHEETS.get(self as usize)?.as_ref()
    }
}

impl Item {
    /// Written out in every style, with a place for the day of reading.
    #[must_use]
    pub fn styled(&self) -> Vec<Written> {
        let (year, month, day) = SOMEDAY;
        let issued = self.issued.as_ref().and_then(Date::shared);
        let dated = Self { issued, accessed: Some(Date::day(year, month, day)), ..self.clone() };
        let Some(item) =
            serde_json::to_value(&dated).ok().and_then(|value| serde_json::from_value::<json::Item>(value).ok())
        else {
            return Vec::new();
        };
        let written = |style: Style| Some(Written { style, pieces: pieces(&write(&item, style)?) });
        Style::ALL.into_iter().filter_map(written).collect()
    }
}

/// Lets the processor write the entry of a bibliography.
fn write(item: &json::Item, style: Style) -> Option<ElemChildren> {
    static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(locales);
    let sheet = style.sheet()?;
    let mut driver = BibliographyDriver::new();
    let cited = vec![CitationItem::with_entry(item)];
    driver.citation(CitationRequest::from_items(cited, sheet, &LOCALES));
    let bibliography = driver.finish(BibliographyRequest::new(sheet, style.locale(), &LOCALES)).bibliography?;
    bibliography.items.into_iter().next().map(|entry| entry.content)
}

/// The parts of an entry, addresses and the day of reading apart from the text.
fn pieces(content: &ElemChildren) -> Vec<Piece> {
    let mut runs = Vec::new();
    gather(content, &mut runs);
    let mut pieces: Vec<Piece> = Vec::new();
    for piece in runs {
        match (pieces.last_mut(), piece) {
            (Some(Piece::Text(last)), Piece::Text(text)) => last.push_str(&text),
            (_, piece) => pieces.push(piece),
        }
    }
    let mut split = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => {
                let ended = matches!(split.last(), Some(Piece::Emphasis(last)) if last.ends_with(['?', '!', '…', '.']));
                let text = if ended { text.strip_prefix('.').unwrap_or(&text) } else { &text };
                split_day(&tidy(text), &mut split);
            }
            other => split.push(other),
        }
    }
    if let Some(Piece::Text(last)) = split.last_mut() {
        last.truncate(last.trim_end().len());
    }
    split
}

fn gather(content: &ElemChildren, into: &mut Vec<Piece>) {
    for child in &content.0 {
        match child {
            ElemChild::Text(text) if text.formatting.font_style == FontStyle::Italic => {
                into.push(Piece::Emphasis(text.text.clone()));
            }
            ElemChild::Text(text) => into.push(Piece::Text(text.text.clone())),
            ElemChild::Elem(element) => gather(&element.children, into),
            ElemChild::Markup(text) => into.push(Piece::Text(text.clone())),
            ElemChild::Link { url, .. } => into.push(match url.strip_prefix(NOWHERE) {
                Some(path) => Piece::Here(path.to_owned()),
                None => Piece::Link(url.clone()),
            }),
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// A title that ends in a question mark needs no full stop after it; the processor writes one. Spaces may break.
fn tidy(text: &str) -> String {
    let mut tidy = text.replace('\u{a0}', " ");
    for (twice, once) in [("?.", "?"), ("!.", "!"), ("….", "…"), ("..", ".")] {
        tidy = tidy.replace(twice, once);
    }
    tidy
}

/// Takes the day of reading out of a text.
fn split_day(text: &str, into: &mut Vec<Piece>) {
    let found = FORMS.iter().find_map(|&(written, form)| text.split_once(written).map(|(a, b)| (a, form, b)));
    let push = |text: &str, into: &mut Vec<Piece>| {
        if !text.is_empty() {
            into.push(Piece::Text(text.to_owned()));
        }
    };
    match found {
        Some((before, form, after)) => {
            push(before, into);
            into.push(Piece::Accessed(form));
            push(after, into);
        }
        None => push(text, into),
    }
}
