//! Reads a dossier's folder: parses every file with the places of its values, checks them, and makes the model, which is
//! valid by construction. Native only.
//!
//! ```text
//! folder ─ read ─ check ┬─ findings ─ Diagnostic ─ render
//!                       └─ resolve ─ Dossier, Library
//! ```
//!
//! All problems of all files come in one run, by file, line and column. Nothing here prints, and only
//! [`render`] makes text of a diagnostic.

mod date;
mod diagnostic;
mod folder;
mod nearest;
pub mod problem;
mod read;
pub mod render;
mod resolve;
mod shape;
mod source;

use std::path::Path;

pub use diagnostic::{Diagnostic, Excerpt, Location, Severity};
pub use folder::LARGEST;
pub use problem::{Code, Problem};

use crate::model::{Dossier, Library};
use diagnostic::Findings;
use source::Sources;

/// What was read from a folder.
pub struct Loaded {
    /// Both parts, where no error was found.
    pub content: Option<(Dossier, Library)>,
    /// Errors and warnings, by file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    /// How many entries the files hold, whether or not they are right.
    pub counts: Counts,
}

/// How many entries of each kind were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub questions: usize,
    pub organisations: usize,
    pub events: usize,
    pub accounts: usize,
    pub sources: usize,
    pub statements: usize,
    pub passages: usize,
    pub positions: usize,
}

/// A dossier that may be published.
pub struct Content {
    pub dossier: Dossier,
    pub library: Library,
    pub warnings: Vec<Diagnostic>,
}

impl Loaded {
    /// The dossier with its warnings.
    ///
    /// # Errors
    /// All diagnostics, where at least one of them is an error.
    pub fn content(self) -> Result<Content, Vec<Diagnostic>> {
        match self.content {
            Some((dossier, library)) => Ok(Content {
                dossier,
                library,
                warnings: self.diagnostics,
            }),
            None => Err(self.diagnostics),
        }
    }
}

/// Reads the dossier in a folder.
#[must_use]
pub fn load(dir: &Path) -> Loaded {
    let findings = Findings::default();
    let mut sources = Sources::default();
    let mut content = None;
    let mut counts = Counts::default();
    if let Some(folder) = folder::read(dir, &mut sources, &findings) {
        let raw = read::read(&folder, &sources, &findings);
        counts = Counts::of(&raw);
        content = resolve::resolve(&raw, &findings);
    }
    let diagnostics = findings.locate(&sources);
    if diagnostics.iter().any(Diagnostic::is_error) {
        content = None;
    }
    Loaded {
        content,
        diagnostics,
        counts,
    }
}

impl Counts {
    fn of(raw: &read::Raw) -> Self {
        let statements = &raw.statements.entries;
        Self {
            questions: raw.questions.entries.len(),
            organisations: raw.organisations.entries.len(),
            events: raw.events.entries.len(),
            accounts: raw.accounts.len(),
            sources: raw.sources.entries.len(),
            statements: statements.len(),
            passages: statements
                .iter()
                .map(|statement| statement.passages.len())
                .sum(),
            positions: statements
                .iter()
                .map(|statement| statement.positions.len())
                .sum(),
        }
    }
}
