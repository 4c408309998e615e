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

mod check;
mod date;
pub mod diagnostic;
mod folder;
mod nearest;
pub mod problem;
mod read;
pub mod render;
mod resolve;
mod shape;
mod source;
mod texts;

use std::path::Path;

pub use diagnostic::{Diagnostic, Excerpt, Location, Severity};
pub use folder::LARGEST;
pub use problem::{Code, Problem};
pub use texts::{Checked, check_texts};

use crate::model::{Dossier, Library};
use diagnostic::Findings;
use source::Sources;
use texts::QuoteAt;

/// What was read from a folder.
pub struct Loaded {
    /// Both parts, where no error was found.
    pub content: Option<(Dossier, Library)>,
    /// Errors and warnings, by file, line and column.
    pub diagnostics: Vec<Diagnostic>,
    /// How many entries the files hold, whether or not they are right.
    pub counts: Counts,
    statements: Vec<String>,
    statements_whole: bool,
    quotes: Vec<QuoteAt>,
    sources: Sources,
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
            Some((dossier, library)) => Ok(Content { dossier, library, warnings: self.diagnostics }),
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
    let (mut statements, mut quotes) = (Vec::new(), Vec::new());
    let mut statements_whole = false;
    if let Some(folder) = folder::read(dir, &mut sources, &findings) {
        let raw = read::read(&folder, &sources, &findings);
        counts = Counts::of(&raw);
        check::check(&raw, &folder, &findings);
        content = resolve::resolve(&raw, &findings);
        statements_whole = raw.statements.whole;
        for statement in raw.statements.entries {
            let id = statement.id.value;
            let texts = statement.passages.into_iter().filter_map(|passage| passage.quote);
            quotes.extend(texts.map(|quote| QuoteAt {
                statement: id.clone(),
                lang: quote.lang.value,
                text: quote.text,
            }));
            statements.push(id);
        }
    }
    if let Some((dossier, _)) = &mut content {
        dossier.meta.revision = sources.revision(&folder::shown(dir));
    }
    let diagnostics = findings.locate(&sources);
    if diagnostics.iter().any(Diagnostic::is_error) {
        content = None;
    }
    Loaded { content, diagnostics, counts, statements, statements_whole, quotes, sources }
}

impl Counts {
    fn of(raw: &read::Raw) -> Self {
        let statements = &raw.statements.entries;
        Self {
            questions: raw.questions.entries.len(),
            organisations: raw.organisations.entries.len(),
            events: raw.events.entries.len(),
            accounts: raw.accounts.entries.len(),
            sources: raw.sources.entries.len(),
            statements: statements.len(),
            passages: statements.iter().map(|statement| statement.passages.len()).sum(),
            positions: statements.iter().map(|statement| statement.positions.len()).sum(),
        }
    }
}
