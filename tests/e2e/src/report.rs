//! What pages, the server and the browser's own log had to complain about.

use std::fmt;

use serde::Deserialize;

/// One complaint.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Entry {
    /// `error`, `rejection`, `resource`, `policy`, `console.error`, `console.warn` (by the page), `404` (by the
    /// server), `log` (by the browser itself, which repeats the console and adds refused files, unused preloads and the
    /// like), `collector` (a page that it could not be put in).
    pub kind: String,
    pub text: String,
    /// Path, query and hash of the page it came from; empty for the server's.
    #[serde(default)]
    pub page: String,
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {}", self.kind, self.text)?;
        if !self.page.is_empty() {
            write!(f, " (on {})", self.page)?;
        }
        Ok(())
    }
}

/// The least score of a move that a reader can notice, a hundredth of the 0.1 that Core Web Vitals still call good.
///
/// Nothing that is ours moves by less than this: a paragraph that gives way to one line scores ten times the bound and more.
/// A browser rounds boxes to the pixels of its screen, and what it rounds is not worth a failure.
pub const NOTICEABLE: f64 = 0.001;

/// Something that moved by itself.
#[derive(Clone, Debug, Deserialize, PartialEq)]
pub struct Shift {
    /// The layout shift's score.
    pub value: f64,
    pub page: String,
    /// What moved, as selectors, each with its box (x, y, width, height in CSS px) before and after.
    pub sources: Vec<String>,
}

/// Everything since the browser was taken, or since the last [`Browser::forget`](crate::Browser::forget).
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
pub struct Collected {
    pub entries: Vec<Entry>,
    pub shifts: Vec<Shift>,
}

impl Collected {
    /// The entries of one kind.
    pub fn of(&self, kind: &str) -> Vec<&Entry> {
        self.entries.iter().filter(|entry| entry.kind == kind).collect()
    }

    /// The sum of all layout shifts, which is never less than the published CLS.
    pub fn shift(&self) -> f64 {
        self.shifts.iter().map(|shift| shift.value).sum()
    }

    /// Whether anything moved so far that a reader can notice: one move of [`NOTICEABLE`] size, or many small ones.
    pub fn moved(&self) -> bool {
        self.shift() >= NOTICEABLE
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.entries.extend(other.entries);
        self.shifts.extend(other.shifts);
    }
}

impl fmt::Display for Collected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.entries.is_empty() && self.shifts.is_empty() {
            return writeln!(f, "  nothing");
        }
        for entry in &self.entries {
            writeln!(f, "  {entry}")?;
        }
        for shift in &self.shifts {
            writeln!(f, "  [shift {:.4}] {} (on {})", shift.value, shift.sources.join(", "), shift.page)?;
        }
        Ok(())
    }
}
