//! Preview cards: a picture of 1200 by 630 pixels for every page that people share, drawn while the site is built. Native
//! only.
//!
//! ```text
//! Page ─ content ─ Card ─ draw (canvas, face) ─ picture ─ cards/<fingerprint>.png
//! ```
//!
//! A [`Card`] says what stands on a picture and nothing of where. Its file is named by what it says and by the faces it is
//! set in, so that unchanged content keeps its name and its bytes, and what a former site holds need not be drawn again.

mod canvas;
mod content;
mod draw;
mod face;
mod picture;
mod press;

pub use content::card;
pub use face::{Faces, FacesError, Missing};
pub use press::{CardFault, Press, Printed, Progress};

use crate::{views::parts::Glyph, wire};

/// Width and height in pixels, as Open Graph's readers expect them.
pub const SIZE: (u32, u32) = (1200, 630);

/// Part of every name: raised when the same card is to look otherwise.
const EDITION: u32 = 1;

/// What stands on a picture.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Card {
    /// What kind of page it is.
    pub kind: String,
    /// The title of the dossier.
    pub dossier: String,
    /// When it happened or was said; empty where nothing of a day is shown.
    pub date: String,
    /// Who speaks: the short name and the whole one, which may be empty.
    pub who: Option<(String, String)>,
    /// What it is about: a question, a title, a headline.
    pub title: String,
    /// Whether the title is the chief thing that the card shows.
    pub leading: bool,
    pub body: Body,
    /// The answer, by sign and word.
    pub verdicts: Vec<Verdict>,
    /// What must be known to read the answer rightly.
    pub note: String,
}

/// The middle of a card.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Body {
    #[default]
    Nothing,
    /// Own words, with their quotation marks, and what they are taken from.
    Quote { words: String, from: String },
    /// Words of the editors, under a label that says so; both it and what they are taken from may be empty.
    Words { label: String, words: String, from: String },
    /// A table: a line for each title, with one answer or two. `more` says by how many lines it is longer than what fits:
    /// the first of none, the second of one.
    Rows { heads: Vec<String>, rows: Vec<Row>, more: Vec<String> },
    /// Signs by day: the day's name, which may be empty, and a sign for each text of it.
    Days(Vec<(String, Vec<Glyph>)>),
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub title: String,
    pub cells: Vec<Verdict>,
}

/// Signs and the words that stand for them. Never signs alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub signs: Vec<Glyph>,
    pub words: String,
}

impl Card {
    /// The path of its picture below the base of the site.
    #[must_use]
    pub fn path(&self, faces: &Faces) -> String {
        let said = format!("{EDITION} {:016x} {self:?}", faces.mark());
        format!("cards/{:016x}.png", wire::fingerprint(said.as_bytes()))
    }

    /// What it shows, in words, for those who do not see it.
    #[must_use]
    pub fn alt(&self) -> String {
        let mut parts: Vec<&str> = vec![&self.kind];
        if let Some((short, whole)) = &self.who {
            parts.push(if whole.is_empty() { short } else { whole });
        }
        parts.extend([self.date.as_str(), &self.title]);
        match &self.body {
            Body::Quote { words, from } => parts.extend([words.as_str(), from]),
            Body::Words { label, words, from } => parts.extend([label.as_str(), words, from]),
            Body::Rows { .. } | Body::Days(_) | Body::Nothing => {}
        }
        parts.extend(self.verdicts.iter().map(|verdict| verdict.words.as_str()));
        parts.extend([self.note.as_str(), &self.dossier]);
        parts.retain(|part| !part.is_empty());
        let mut alt = String::new();
        for part in parts {
            if !alt.is_empty() {
                alt.push_str(if alt.ends_with(['.', '?', '!', '…', ':']) { " " } else { ". " });
            }
            alt.push_str(part);
        }
        alt
    }
}

#[cfg(test)]
mod tests;
