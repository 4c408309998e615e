//! What was found in a folder, and where. No text is made here and nothing is printed: see
//! [`Problem`](super::Problem) for the words and [`render`](super::render) for their form.

use std::cell::RefCell;

use super::{
    problem::Problem,
    source::{Place, Sources},
};

/// Whether a dossier can be published as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// There is no dossier until it is mended.
    Error,
    /// The dossier is whole, and something in it wants a look.
    Warning,
}

impl Severity {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub problem: Problem,
    pub at: Location,
    /// Another place that the finding is about: the first of two equal ids, for one.
    pub second: Option<Location>,
}

impl Diagnostic {
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.problem.code().severity()
    }

    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }
}

/// A place as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    /// The folder as it was named, then the path inside it with forward slashes.
    pub file: String,
    /// From 1; 0 is the file as a whole.
    pub line: usize,
    /// In characters, from 1; 0 is the file as a whole.
    pub column: usize,
    /// How many characters of the line it covers.
    pub width: usize,
    pub excerpt: Option<Excerpt>,
}

impl Location {
    pub(super) fn of_file(file: String) -> Self {
        Self { file, line: 0, column: 0, width: 0, excerpt: None }
    }
}

/// The surroundings of a place in its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The line begins earlier.
    pub cut_left: bool,
    pub before: String,
    pub marked: String,
    pub after: String,
    /// The marked part or the line goes on.
    pub cut_right: bool,
}

/// What one run has found so far. Shared by everything that reads and checks.
#[derive(Default)]
pub(super) struct Findings {
    found: RefCell<Vec<Finding>>,
}

struct Finding {
    problem: Problem,
    place: Place,
    second: Option<Place>,
}

impl Findings {
    pub fn report(&self, place: Place, problem: Problem) {
        self.push(place, problem, None);
    }

    pub fn report_with(&self, place: Place, problem: Problem, second: Place) {
        self.push(place, problem, Some(second));
    }

    fn push(&self, place: Place, problem: Problem, second: Option<Place>) {
        self.found.borrow_mut().push(Finding { problem, place, second });
    }

    /// Everything found, by file, line, column and code.
    pub fn locate(self, sources: &Sources) -> Vec<Diagnostic> {
        let mut diagnostics: Vec<_> = self
            .found
            .into_inner()
            .into_iter()
            .map(|finding| Diagnostic {
                problem: finding.problem,
                at: sources.locate(finding.place),
                second: finding.second.map(|place| sources.locate(place)),
            })
            .collect();
        diagnostics.sort_by(|a, b| {
            let key = |d: &Diagnostic| (d.at.line, d.at.column, d.problem.code());
            a.at.file.cmp(&b.at.file).then_with(|| key(a).cmp(&key(b)))
        });
        diagnostics
    }
}
