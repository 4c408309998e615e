//! What the reader has chosen, and what follows from it. A [`View`] is the only state of the main view; everything that is
//! drawn is derived from it and the dossier.

mod act;
mod board;
mod filter;
mod on_day;
mod url;
mod view;

pub use act::{Act, ZOOM, Zoom};
pub use board::{Absent, Board, Card, Count, Row};
pub use filter::{Active, Shown, Tally};
pub use on_day::OnDay;
pub use url::{Dropped, KEYS, Key, decode, encode};
pub use view::{Selection, View};
