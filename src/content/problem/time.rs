use std::fmt;

use super::{Code, named};

/// What is wrong with a date or a clock time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeProblem {
    Date { date: String, why: DateFault },
    Clock { clock: String, why: ClockFault },
    EndBeforeStart { start: String, end: String },
}

/// Why a text is not a date that a dossier takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// A month that no year has.
    Month(u32),
    /// A day that the month does not have; it has so many.
    Day(u8),
    /// Numbers with too few or too many digits: `2022-1-5`.
    Digits,
    /// A clock time in the date.
    Clock,
    /// `../..`, `/`: no end is known.
    NoEnd,
    /// A stretch in `date` and an `end` beside it.
    EndTwice,
    /// A stretch where one date is wanted.
    Stretch,
    /// A year beyond two million.
    Far,
    /// Valid, but of EDTF level 2.
    Level,
    Other,
}

/// Why a text is not a clock time, or why it cannot stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockFault {
    Form,
    /// No offset from UTC.
    Offset,
    /// No minute of any day, or no offset of any place.
    Range,
    /// The day it belongs to is not known.
    NoDay,
}

impl TimeProblem {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Date { why: DateFault::Level, .. } => Code::DateLevel,
            Self::Date { .. } => Code::DateInvalid,
            Self::Clock { .. } => Code::ClockInvalid,
            Self::EndBeforeStart { .. } => Code::EndBeforeStart,
        }
    }

    pub(super) fn help(&self) -> String {
        const PLAIN: &str = "write YYYY, YYYY-MM or YYYY-MM-DD, e.g. 2022-01-05";
        match self {
            Self::Date { why, .. } => match why {
                DateFault::Month(month) => format!("there is no month {month}; {PLAIN}"),
                DateFault::Day(days) => format!("that month has {days} days"),
                DateFault::Digits => {
                    format!("a year has four digits (beyond 9999: Y12000), a month and a day have two; {PLAIN}")
                }
                DateFault::Clock => "put the time into `at`, with its offset: at = \"17:20+05:00\"".into(),
                DateFault::NoEnd => "at least one end must be known".into(),
                DateFault::EndTwice => "write the end in `date` or in `end`, not in both".into(),
                DateFault::Stretch => "write one date here, not a stretch".into(),
                DateFault::Far => "years go to two million either way".into(),
                DateFault::Level => {
                    "dates are EDTF of level 0 or 1: write a stretch (2022-01-05/2022-01-08) or a wider date \
                     (2022-01) and say the rest in the text"
                        .into()
                }
                DateFault::Other => {
                    format!("{PLAIN}; a stretch is 2022-01-05/2022-01-08, `~` is about, `?` is doubtful")
                }
            },
            Self::Clock { why, .. } => match why {
                ClockFault::Form | ClockFault::Offset => {
                    "write hours and minutes with the offset from UTC, e.g. 17:20+05:00".into()
                }
                ClockFault::Range => "hours go to 23, minutes to 59, offsets from -12:00 to +14:00".into(),
                ClockFault::NoDay => "a time of day needs a date that names the day".into(),
            },
            Self::EndBeforeStart { .. } => "put the earlier one first".into(),
        }
    }
}

impl fmt::Display for TimeProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date { date, why: DateFault::Level } => write!(f, "{} is a date of EDTF level 2", named(date)),
            Self::Date { date, why: DateFault::EndTwice } => write!(f, "{} has an end already", named(date)),
            Self::Date { date, why: DateFault::Stretch } => write!(f, "{} is more than one date", named(date)),
            Self::Date { date, .. } => write!(f, "{} is not a date", named(date)),
            Self::Clock { clock, why: ClockFault::NoDay } => write!(f, "{} of which day?", named(clock)),
            Self::Clock { clock, why: ClockFault::Offset } => write!(f, "{} by which clock?", named(clock)),
            Self::Clock { clock, .. } => write!(f, "{} is not a clock time", named(clock)),
            Self::EndBeforeStart { start, end } => {
                write!(f, "it ends ({}) before it begins ({})", named(end), named(start))
            }
        }
    }
}
