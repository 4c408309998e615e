//! Small things that stand everywhere.

mod mark;
mod share;
mod words;

pub use mark::{Glyph, Mark, icon};
pub use share::Share;
pub use words::{basis_word, cell_word, organisation_name, own_words, read_word, stance_word};
