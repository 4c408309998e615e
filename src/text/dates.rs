//! Dates in words, never more exact than the dossier: a month is a month, not its first day.

use super::Texts;
use crate::model::time::{Approx, Civil, Clock, Day, Endpoint, Extent, Precision, When};

/// How much of a date is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `6 January 2022`
    Full,
    /// `6 Jan 2022`, for tables and marks.
    Brief,
    /// `6 Jan`, where the year stands above.
    NoYear,
}

impl Texts {
    /// A date in words, with its hour or part of the day, hedged as the dossier hedges it.
    #[must_use]
    pub fn when(self, when: &When, style: Style) -> String {
        let date = match when.extent {
            Extent::One(date) => self.approx(date, style),
            Extent::Span(from, to) => self.span(from, to, style),
        };
        match self.hour(when) {
            hour if hour.is_empty() => date,
            hour => self.date_hour(&date, &hour),
        }
    }

    /// The clock time or the part of the day at which something began; empty where neither is known.
    #[must_use]
    pub fn hour(self, when: &When) -> String {
        match (when.at, when.part) {
            (Some(clock), _) => self.clock(clock, when.utc_offset),
            (None, Some(part)) => self.nth(self.parts_of_day(), part as usize).to_owned(),
            (None, None) => String::new(),
        }
    }

    /// A day in words.
    #[must_use]
    pub fn day(self, day: Day, style: Style) -> String {
        let Civil { year, month, day } = day.civil();
        let day = day.to_string();
        match style {
            Style::Full => self.date_day(&day, self.month(month), &self.year(year)),
            Style::Brief => self.date_day(&day, self.month_short(month), &self.year(year)),
            Style::NoYear => self.date_day_short(&day, self.month_short(month)),
        }
    }

    /// The name of a month, 1 to 12.
    #[must_use]
    pub fn month(self, month: u8) -> &'static str {
        self.nth(self.months(), usize::from(month).saturating_sub(1))
    }

    /// The short name of a month, 1 to 12.
    #[must_use]
    pub fn month_short(self, month: u8) -> &'static str {
        self.nth(self.months_short(), usize::from(month).saturating_sub(1))
    }

    /// The short name of the day of the week.
    #[must_use]
    pub fn weekday(self, day: Day) -> &'static str {
        self.nth(self.weekdays_short(), usize::from(day.weekday()))
    }

    /// An astronomical year as people count: 0 is 1 BCE, there is no year 0.
    #[must_use]
    pub fn year(self, year: i64) -> String {
        if year > 0 { year.to_string() } else { self.date_bce(&(1 - year).to_string()) }
    }

    /// The day on which a page is read, in the form that a citation style wants: `mdy`, `dmy`, or `dmony` with the months
    /// shortened. Months count from 1.
    #[must_use]
    pub fn day_of_reading(self, form: &str, year: i64, month: u32, day: u32) -> String {
        let place = month.saturating_sub(1) as usize;
        let (year, day) = (year.to_string(), day.to_string());
        match form {
            "mdy" => [self.nth(self.months(), place), " ", &day, ", ", &year].concat(),
            "dmony" => [&day, " ", self.nth(self.cite_months(), place), " ", &year].concat(),
            _ => [&day, " ", self.nth(self.months(), place), " ", &year].concat(),
        }
    }

    fn nth(self, list: &'static str, place: usize) -> &'static str {
        list.split('|').nth(place).unwrap_or_default()
    }

    fn approx(self, date: Approx, style: Style) -> String {
        let Civil { year, month, .. } = date.first.civil();
        let words = match date.precision {
            Precision::Day => self.day(date.first, style),
            Precision::Month if style == Style::Full => self.date_month(self.month(month), &self.year(year)),
            Precision::Month => self.date_month(self.month_short(month), &self.year(year)),
            Precision::Season => {
                // A season begins with its first month: March is spring's, December is winter's.
                let season = self.nth(self.seasons(), (usize::from(month) + 9) % 12 / 3);
                self.date_season(season, &self.year(year))
            }
            Precision::Year => self.year(year),
            Precision::Decade => self.date_decade(&self.year(year)),
            Precision::Century => self.date_century(&self.year(year)),
            Precision::Millennium => self.date_millennium(&self.year(year)),
        };
        let words = if date.approximate { self.date_about(&words) } else { words };
        if date.uncertain { self.date_perhaps(&words) } else { words }
    }

    fn span(self, from: Endpoint, to: Endpoint, style: Style) -> String {
        match (from, to) {
            (Endpoint::Dated(from), Endpoint::Dated(to)) => {
                self.date_span(&self.approx(from, style), &self.approx(to, style))
            }
            (Endpoint::Dated(from), Endpoint::Open) => self.date_from_on(&self.approx(from, style)),
            (Endpoint::Dated(from), Endpoint::Unknown) => self.date_end_unknown(&self.approx(from, style)),
            (Endpoint::Open, Endpoint::Dated(to)) => self.date_until(&self.approx(to, style)),
            (Endpoint::Unknown, Endpoint::Dated(to)) => self.date_since_unknown(&self.approx(to, style)),
            (Endpoint::Open | Endpoint::Unknown, Endpoint::Open | Endpoint::Unknown) => self.date_undated().to_owned(),
        }
    }

    fn clock(self, clock: Clock, utc_offset: i16) -> String {
        let time = format!("{:02}:{:02}", clock.minute / 60, clock.minute % 60);
        if clock.utc_offset == utc_offset {
            return time;
        }
        let (sign, offset) = (if clock.utc_offset < 0 { '−' } else { '+' }, clock.utc_offset.abs());
        let offset = if offset % 60 == 0 {
            format!("{sign}{}", offset / 60)
        } else {
            format!("{sign}{}:{:02}", offset / 60, offset % 60)
        };
        self.clock_offset(&time, &offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time::Part;

    fn texts() -> Texts {
        Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole")
    }

    fn date(first: &str, last: &str, precision: Precision) -> Approx {
        let day = |text| Day::parse(text).expect("a day");
        Approx { first: day(first), last: day(last), precision, uncertain: false, approximate: false }
    }

    fn one(date: Approx) -> When {
        When::on(String::new(), Extent::One(date), 360)
    }

    #[test]
    fn the_day_of_reading_is_written_as_a_style_wants_it() {
        let t = texts();
        assert_eq!(t.day_of_reading("mdy", 2026, 9, 3), "September 3, 2026");
        assert_eq!(t.day_of_reading("dmy", 2026, 12, 31), "31 December 2026");
        assert_eq!(t.day_of_reading("dmony", 2026, 9, 3), "3 Sept. 2026");
        assert_eq!(t.cite_months().split('|').count(), 12);
    }

    #[test]
    fn a_date_is_never_said_more_exactly_than_it_is_known() {
        let t = texts();
        for (first, last, precision, words) in [
            ("2022-01-06", "2022-01-06", Precision::Day, "6 January 2022"),
            ("2022-01-01", "2022-01-31", Precision::Month, "January 2022"),
            ("2022-03-01", "2022-05-31", Precision::Season, "spring 2022"),
            ("2021-12-01", "2022-02-28", Precision::Season, "winter 2021"),
            ("1991-01-01", "1991-12-31", Precision::Year, "1991"),
            ("1990-01-01", "1999-12-31", Precision::Decade, "the 1990s"),
            ("1900-01-01", "1999-12-31", Precision::Century, "the 1900s"),
            ("-0049-01-01", "-0049-12-31", Precision::Year, "50 BCE"),
            ("0000-01-01", "0000-12-31", Precision::Year, "1 BCE"),
            ("0001-01-01", "0001-12-31", Precision::Year, "1"),
        ] {
            assert_eq!(t.when(&one(date(first, last, precision)), Style::Full), words, "{first}/{last}");
        }
    }

    #[test]
    fn doubt_is_said() {
        let mut doubted = date("1991-01-01", "1991-12-31", Precision::Year);
        doubted.approximate = true;
        assert_eq!(texts().when(&one(doubted), Style::Full), "about 1991");
        doubted.uncertain = true;
        assert_eq!(texts().when(&one(doubted), Style::Full), "perhaps about 1991");
    }

    #[test]
    fn ends_that_are_open_or_unknown_are_said() {
        let dated = Endpoint::Dated(date("2022-01-05", "2022-01-05", Precision::Day));
        let span = |from, to| texts().when(&When::on(String::new(), Extent::Span(from, to), 360), Style::Brief);
        assert_eq!(span(dated, dated), "5 Jan 2022 to 5 Jan 2022");
        assert_eq!(span(dated, Endpoint::Open), "from 5 Jan 2022 on");
        assert_eq!(span(Endpoint::Open, dated), "until 5 Jan 2022");
        assert_eq!(span(dated, Endpoint::Unknown), "from 5 Jan 2022, end unknown");
        assert_eq!(span(Endpoint::Unknown, dated), "to 5 Jan 2022, beginning unknown");
        assert_eq!(span(Endpoint::Open, Endpoint::Unknown), "undated");
    }

    #[test]
    fn a_clock_is_shown_as_it_stood_with_its_offset_where_that_is_another() {
        let mut when = one(date("2022-01-01", "2022-01-01", Precision::Day));
        when.at = Some(Clock { minute: 1040, utc_offset: 300 });
        assert_eq!(texts().when(&when, Style::Full), "1 January 2022, 17:20 (UTC+5)");
        when.at = Some(Clock { minute: 5, utc_offset: 360 });
        assert_eq!(texts().when(&when, Style::Brief), "1 Jan 2022, 00:05");
        when.at = None;
        when.part = Some(Part::Evening);
        assert_eq!(texts().when(&when, Style::NoYear), "1 Jan, in the evening");
    }
}
