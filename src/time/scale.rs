//! The units of the calendar that an axis is made of, from days to millennia.

use crate::model::time::{Civil, Day};

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scale {
    Day,
    Month,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Scale {
    pub const ALL: [Self; 6] = [Self::Day, Self::Month, Self::Year, Self::Decade, Self::Century, Self::Millennium];

    /// About how many days it has.
    #[must_use]
    pub fn days(self) -> f64 {
        match self {
            Self::Day => 1.0,
            Self::Month => 30.44,
            Self::Year => 365.24,
            Self::Decade => 3_652.4,
            Self::Century => 36_524.0,
            Self::Millennium => 365_240.0,
        }
    }

    /// The finest unit, not finer than `finest`, of which there are at most `most` between two days.
    #[must_use]
    pub fn fitting(finest: Self, first: Day, last: Day, most: f64) -> Self {
        let days = (last.0 - first.0) as f64 + 1.0;
        let fits = |scale: &Self| *scale >= finest && days / scale.days() <= most;
        Self::ALL.into_iter().find(fits).unwrap_or(Self::Millennium)
    }

    /// The first day of the unit that a day lies in.
    #[must_use]
    pub fn first(self, day: Day) -> Day {
        let civil = day.civil();
        match self.years() {
            None if self == Self::Day => day,
            None => Day::from_civil(Civil { day: 1, ..civil }),
            Some(years) => Day::from_civil(Civil { year: civil.year.div_euclid(years) * years, month: 1, day: 1 }),
        }
    }

    /// The first day of the unit after the one that a day lies in.
    #[must_use]
    pub fn next(self, day: Day) -> Day {
        let Civil { year, month, .. } = day.civil();
        match self.years() {
            None if self == Self::Day => day.next(),
            None => Day::from_civil(Civil { year: year + i64::from(month == 12), month: month % 12 + 1, day: 1 }),
            Some(years) => Day::from_civil(Civil { year: (year.div_euclid(years) + 1) * years, month: 1, day: 1 }),
        }
    }

    fn years(self) -> Option<i64> {
        match self {
            Self::Day | Self::Month => None,
            Self::Year => Some(1),
            Self::Decade => Some(10),
            Self::Century => Some(100),
            Self::Millennium => Some(1_000),
        }
    }

    /// The units from one day to another, the first and the last cut to these days.
    #[must_use]
    pub fn units(self, first: Day, last: Day) -> Vec<(Day, Day)> {
        let mut units = Vec::new();
        let mut day = first;
        while day <= last {
            // The calendar ends where its days are clamped.
            let next = self.next(day).max(day.next());
            units.push((day, next.previous().min(last)));
            day = next;
        }
        units
    }

    /// How much a unit is worth naming where there is no room for all, 0 the most: a first of a month before a tenth, a full
    /// century before a decade.
    #[must_use]
    pub fn rank(self, day: Day) -> u8 {
        let Civil { year, month, day } = day.civil();
        let by = |number: i64, steps: &[i64]| {
            u8::try_from(steps.iter().position(|step| number % step == 0).unwrap_or(steps.len())).unwrap_or(u8::MAX)
        };
        match self {
            Self::Day if day == 1 => 0,
            Self::Day if day >= 30 => 4,
            Self::Day => 1 + by(day.into(), &[10, 5]),
            Self::Month => by(i64::from(month) - 1, &[12, 6, 3]),
            _ => by(year, &[1_000, 500, 100, 50, 10, 5]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    #[test]
    fn units_follow_each_other_without_a_gap() {
        for (scale, first, last) in [
            (Scale::Day, "2021-12-30", "2022-01-02"),
            (Scale::Month, "2021-10-15", "2022-02-03"),
            (Scale::Year, "-0002-05-05", "0003-01-01"),
            (Scale::Decade, "-0015-01-01", "0012-06-01"),
            (Scale::Century, "1850-01-01", "2022-01-01"),
            (Scale::Millennium, "-4000-01-01", "2022-01-01"),
        ] {
            let units = scale.units(day(first), day(last));
            assert_eq!((units[0].0, units[units.len() - 1].1), (day(first), day(last)), "{scale:?}");
            for pair in units.windows(2) {
                assert_eq!(pair[0].1.next(), pair[1].0, "{scale:?}");
                assert_eq!(scale.first(pair[1].1), pair[1].0, "{scale:?}");
            }
        }
    }

    #[test]
    fn the_year_before_1_is_the_first_before_christ_and_the_decades_go_on() {
        assert_eq!(Scale::Year.next(day("0000-07-01")), day("0001-01-01"));
        assert_eq!(Scale::Decade.first(day("-0001-07-01")), day("-0010-01-01"));
        assert_eq!(Scale::Century.first(day("-0050-04-20")), day("-0100-01-01"));
    }

    #[test]
    fn a_long_stretch_takes_a_coarser_unit() {
        let fitting = |first, last| Scale::fitting(Scale::Day, day(first), day(last), 1_200.0);
        assert_eq!(fitting("2022-01-01", "2022-01-31"), Scale::Day);
        assert_eq!(fitting("1901-01-01", "2001-01-01"), Scale::Month);
        assert_eq!(fitting("1000-01-01", "2001-01-01"), Scale::Year);
        assert_eq!(fitting("-80000-01-01", "2001-01-01"), Scale::Century);
        assert_eq!(Scale::fitting(Scale::Day, Day::MIN, Day::MAX, 1_200.0), Scale::Millennium);
    }
}
