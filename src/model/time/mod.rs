//! Dates and hours as a dossier knows them: intervals with a precision, never points that nobody stated.
//!
//! A [`Day`] is a day of the proleptic Gregorian calendar; a [`Minute`] is a minute of the dossier's civil time, the one
//! that clocks showed at the place. Neither ever meets the reader's clock. What an author writes is EDTF (ISO 8601-2,
//! levels 0 and 1); reading it is the business of the native side, this room holds what came of it.

mod day;
mod when;

pub use day::{Civil, DAY, Day, Minute};
pub use when::{Approx, Clock, Endpoint, Extent, Part, Precision, When};
