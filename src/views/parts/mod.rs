//! Small things that stand everywhere.

mod mark;
mod share;
pub mod still;
mod words;

pub use mark::{Glyph, Mark, icon, mark};
pub use share::{Target, dialog, fields, scan, send, share};
#[cfg(not(feature = "hydrate"))]
pub use words::statement_kind;
pub use words::{basis_word, cell_word, organisation_name, own_words, quotation_marks, read_word, stance_word};
