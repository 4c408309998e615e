use std::fmt;

use serde::{Deserialize, Serialize};

/// Minutes in a day. Civil days of a dossier have no leap seconds and no daylight saving.
pub const DAY: i64 = 24 * 60;

/// A day, counted from 1 January 1970 in the proleptic Gregorian calendar; the day before is −1.
///
/// ```
/// use standpoint::model::time::Day;
/// let day = Day::parse("2022-01-05").unwrap();
/// assert_eq!(day.to_string(), "2022-01-05");
/// assert_eq!(day.next().to_string(), "2022-01-06");
/// assert_eq!(Day::parse("2022-13-05"), None);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(pub i64);

/// A minute of the dossier's civil time, counted from the first minute of [`Day`] 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Minute(pub i64);

/// Year, month and day of the proleptic Gregorian calendar. The year is astronomical: 0 is 1 BCE.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Civil {
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// The widest days that any arithmetic here meets: two million years either way. Dates beyond are clamped, so that no
    /// sum of minutes can overflow.
    pub const MIN: Self = Self(-730_485_000);
    pub const MAX: Self = Self(730_485_000);

    /// Counts days by the rule of 400-year cycles that begin on 1 March, so that the leap day is the last of its year.
    #[must_use]
    pub fn from_civil(civil: Civil) -> Self {
        let year = civil.year.clamp(-2_000_000, 2_000_000) - i64::from(civil.month <= 2);
        let cycle = year.div_euclid(400);
        let year_of_cycle = year.rem_euclid(400);
        let month_from_march = (i64::from(civil.month) + 9) % 12;
        let day_of_year = (153 * month_from_march + 2) / 5 + i64::from(civil.day) - 1;
        let day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 + day_of_year;
        Self(cycle * 146_097 + day_of_cycle - 719_468)
    }

    #[must_use]
    pub fn civil(self) -> Civil {
        let shifted = self.0 + 719_468;
        let cycle = shifted.div_euclid(146_097);
        let day_of_cycle = shifted.rem_euclid(146_097);
        let year_of_cycle =
            (day_of_cycle - day_of_cycle / 1_460 + day_of_cycle / 36_524 - day_of_cycle / 146_096) / 365;
        let day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 - year_of_cycle / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
        Civil {
            year: cycle * 400 + year_of_cycle + i64::from(month <= 2),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day_of_year - (153 * month_from_march + 2) / 5 + 1).unwrap_or(1),
        }
    }

    /// Reads `YYYY-MM-DD`, as it stands in addresses. `None` for everything else, days that no month has included.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut parts = digits.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let plain = |part: &str, length: std::ops::RangeInclusive<usize>| {
            length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if parts.next().is_some() || !plain(year, 4..=7) || !plain(month, 2..=2) || !plain(day, 2..=2) {
            return None;
        }
        let year: i64 = year.parse().ok()?;
        let civil =
            Civil { year: if negative { -year } else { year }, month: month.parse().ok()?, day: day.parse().ok()? };
        let made = Self::from_civil(civil);
        ((1..=12).contains(&civil.month) && made.civil() == civil).then_some(made)
    }

    /// 0 is Monday, 6 is Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((self.0 + 3).rem_euclid(7)).unwrap_or(0)
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// Its first minute.
    #[must_use]
    pub fn start(self) -> Minute {
        Minute(self.0.clamp(Self::MIN.0, Self::MAX.0) * DAY)
    }

    /// The first minute that no longer belongs to it.
    #[must_use]
    pub fn end(self) -> Minute {
        self.next().start()
    }
}

impl Minute {
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.0.div_euclid(DAY))
    }

    /// 0 to 1439.
    #[must_use]
    pub fn of_day(self) -> u16 {
        u16::try_from(self.0.rem_euclid(DAY)).unwrap_or(0)
    }
}

/// `YYYY-MM-DD`; years before 0 and beyond 9999 with as many digits as they need.
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Civil { year, month, day } = self.civil();
        let sign = if year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}-{month:02}-{day:02}", year.abs())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days_are_counted_right() {
        for (text, day, weekday) in [
            ("1970-01-01", 0, 3),
            ("1969-12-31", -1, 2),
            ("2022-01-05", 18_997, 2),
            ("2000-02-29", 11_016, 1),
            ("0000-03-01", -719_468, 2),
        ] {
            let read = Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"));
            assert_eq!(read, Day(day), "{text}");
            assert_eq!(read.weekday(), weekday, "weekday of {text}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2022",
            "2022-01",
            "2022-02-29",
            "2022-00-10",
            "2022-01-00",
            "2022-1-05",
            "22-01-05",
            "2022-01-05T00",
            "2022-01-05-06",
            "+2022-01-05",
            "２０２２-01-05",
            "99999999-01-01",
            "2022-01-0٣",
        ] {
            assert_eq!(Day::parse(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn a_day_survives_the_way_to_text_and_back(day in -700_000_000i64..700_000_000) {
            let day = Day(day);
            prop_assert_eq!(Day::from_civil(day.civil()), day);
            prop_assert_eq!(Day::parse(&day.to_string()), Some(day));
        }

        #[test]
        fn the_next_day_is_one_later_in_the_calendar(day in -800_000i64..800_000) {
            let (today, tomorrow) = (Day(day).civil(), Day(day).next().civil());
            prop_assert!(tomorrow > today);
            prop_assert!(tomorrow.day == 1 || tomorrow.day == today.day + 1);
        }
    }
}
