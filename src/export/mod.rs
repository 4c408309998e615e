//! A dossier for other programs: one JSON file with its schema, tables in CSV, and beside each page what it says as JSON-LD and
//! as plain text. Native only.
//!
//! ```text
//! Dossier, Library ┬─ record ─ dossier.json, dossier.schema.json
//!                  ├─ tables ─ data/*.csv, questions/*.csv, organisations/*.csv
//!                  ├─ jsonld ─ the head of a page, <page>.json
//!                  └─ plain ── <page>.txt
//! ```
//!
//! All of it is made from the values of the model, so that it cannot say anything else than the pages do. Nothing is rated, and
//! an absence is never written as a position.

mod dates;
#[cfg(feature = "ssr")]
pub mod jsonld;
mod licence;
#[cfg(feature = "ssr")]
pub mod plain;
mod record;
pub mod tables;

use std::fmt;

pub use record::{Record, record};

use crate::model::{Dossier, Library};
#[cfg(feature = "ssr")]
use crate::{pages::Page, text::Texts};

/// The whole dossier, below the base of the site.
pub const DOSSIER: &str = "dossier.json";

/// The JSON Schema of [`DOSSIER`].
pub const SCHEMA: &str = "dossier.schema.json";

/// What the columns of the tables mean.
pub const COLUMNS: &str = "data/columns.txt";

/// Of [`DOSSIER`]: raised when a reader of the former form would read it wrongly.
pub const FORMAT: u32 = 1;

/// A file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Below the base: no leading slash.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Why something could not be written down. The values of the model give no occasion for it.
#[derive(Debug)]
pub enum ExportError {
    Json(serde_json::Error),
    Csv(csv::Error),
}

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(error) => write!(f, "as JSON: {error}"),
            Self::Csv(error) => write!(f, "as CSV: {error}"),
        }
    }
}

impl std::error::Error for ExportError {}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error)
    }
}

/// What a page has beside itself and in its head.
#[cfg(feature = "ssr")]
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Beside {
    /// What stands in the head of the page.
    pub head: String,
    /// The same as a file, and the page as plain text, where it has them.
    pub files: Vec<File>,
}

/// The other forms of a page: its JSON-LD in its head, and for whatever can be shared by itself the same as a file and the page as
/// plain text. `base` is the path of the site, `root` its address where that is known, else its base; both end with a slash.
///
/// # Errors
/// [`ExportError`], which the values of the model give no occasion for.
#[cfg(feature = "ssr")]
pub fn beside(
    page: Page,
    (dossier, library): (&'static Dossier, &'static Library),
    texts: Texts,
    (base, root): (&str, &str),
) -> Result<Beside, ExportError> {
    let thing = jsonld::thing(page, dossier, library, texts, root);
    let mut head = format!("<script type=\"application/ld+json\">{}</script>\n", jsonld::embedded(&thing));
    let Some(text) = plain::plain(page, dossier, library, texts, root) else {
        return Ok(Beside { head, files: Vec::new() });
    };
    let path = page.path(dossier);
    let stem = path.trim_end_matches('/');
    for (kind, ending) in [("application/ld+json", "json"), ("text/plain", "txt")] {
        head.push_str(&format!("<link rel=\"alternate\" type=\"{kind}\" href=\"{base}{stem}.{ending}\">\n"));
    }
    let mut json = serde_json::to_vec_pretty(&thing)?;
    json.push(b'\n');
    let files = vec![
        File { path: format!("{stem}.json"), bytes: json },
        File { path: format!("{stem}.txt"), bytes: text.into_bytes() },
    ];
    Ok(Beside { head, files })
}

/// The files of a whole dossier. `root` is the address of the site, or its base where that is not known; it ends with a slash.
///
/// # Errors
/// [`ExportError`], which the values of the model give no occasion for.
pub fn files(dossier: &Dossier, library: &Library, root: &str) -> Result<Vec<File>, ExportError> {
    let mut json = serde_json::to_vec_pretty(&record(dossier, library, root))?;
    json.push(b'\n');
    let mut files = vec![
        File { path: DOSSIER.to_owned(), bytes: json },
        File { path: SCHEMA.to_owned(), bytes: include_bytes!("dossier.schema.json").to_vec() },
        File { path: COLUMNS.to_owned(), bytes: tables::columns().into_bytes() },
    ];
    files.extend(tables::files(dossier, library, root)?);
    Ok(files)
}
