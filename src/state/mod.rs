//! What the reader has chosen, and what follows from it. A [`View`] is the only state of the main view; everything that is
//! drawn is derived from it and the dossier. The matrix has [`Rows`], a comparison of several a [`Company`];
//! what is sent to others stands in `sharing`.

mod act;
mod board;
mod company;
mod filter;
mod on_day;
mod rows;
mod sharing;
mod url;
mod view;

pub use act::{Act, ZOOM, Zoom};
pub use board::{Absent, Board, Card, Count, Row};
pub use company::Company;
pub use filter::{Active, Shown, Tally};
pub use on_day::OnDay;
pub use rows::{Rows, Sort};
pub use sharing::{marking, message};
pub use url::{
    COMPANY_KEYS, Dropped, KEYS, Key, ROWS_KEYS, decode, decode_company, decode_on, decode_rows, dropped, encode,
    encode_company, encode_on, encode_rows,
};
pub use view::{Selection, View};
