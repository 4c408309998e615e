use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::{DAY, Day, Minute};

/// When something happened or was published, as exactly as the dossier knows it and no more exactly.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// The expression as the author wrote it.
    pub edtf: String,
    pub extent: Extent,
    /// The clock time at which it began, if known; its day is the first of the extent.
    pub at: Option<Clock>,
    /// The clock time at which it ended, if known; its day is the last of the extent.
    pub until: Option<Clock>,
    /// The part of the first day, if known.
    pub part: Option<Part>,
    /// Minutes east of UTC of the dossier's civil time.
    pub utc_offset: i16,
}

/// One date, however exact, or a stretch between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// It happened once, somewhere in here.
    One(Approx),
    /// It lasted from one end to the other. The end is not before the start.
    Span(Endpoint, Endpoint),
}

/// A date with its precision: the days it may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Approx {
    pub first: Day,
    /// Not before `first`.
    pub last: Day,
    pub precision: Precision,
    /// EDTF `?`: the source is doubted.
    pub uncertain: bool,
    /// EDTF `~`: the date is about right.
    pub approximate: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Precision {
    Day,
    Month,
    Season,
    Year,
    Decade,
    Century,
    Millennium,
}

/// An end of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Endpoint {
    Dated(Approx),
    /// EDTF `..`: it goes on.
    Open,
    /// EDTF empty: there is an end and nobody knows it.
    Unknown,
}

/// A time of day by a clock that showed another or the same civil time as the dossier's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Minutes since midnight by that clock, 0 to 1439.
    pub minute: u16,
    /// Minutes east of UTC.
    pub utc_offset: i16,
}

/// A part of a day: night is midnight to six, and so on by sixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Part {
    Night,
    Morning,
    Afternoon,
    Evening,
}

impl Part {
    pub const ALL: [Self; 4] = [Self::Night, Self::Morning, Self::Afternoon, Self::Evening];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Night => "night",
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }

    /// Minutes since midnight at which it begins; it lasts 360.
    fn start(self) -> i64 {
        match self {
            Self::Night => 0,
            Self::Morning => 360,
            Self::Afternoon => 720,
            Self::Evening => 1080,
        }
    }
}

impl Endpoint {
    #[must_use]
    pub fn dated(self) -> Option<Approx> {
        match self {
            Self::Dated(date) => Some(date),
            Self::Open | Self::Unknown => None,
        }
    }
}

impl When {
    /// A date without a clock time.
    #[must_use]
    pub fn on(edtf: String, extent: Extent, utc_offset: i16) -> Self {
        Self { edtf, extent, at: None, until: None, part: None, utc_offset }
    }

    /// The date of its beginning, `None` where that is open or unknown.
    #[must_use]
    pub fn beginning(&self) -> Option<Approx> {
        match self.extent {
            Extent::One(date) => Some(date),
            Extent::Span(from, _) => from.dated(),
        }
    }

    /// The first day it can touch. An open or unknown beginning counts as the first day of the end.
    #[must_use]
    pub fn first_day(&self) -> Day {
        match self.extent {
            Extent::One(date) => date.first,
            Extent::Span(from, to) => from.dated().or(to.dated()).map_or(Day::MIN, |date| date.first),
        }
    }

    /// The last day it can touch. An open or unknown end counts as the last day of the beginning.
    #[must_use]
    pub fn last_day(&self) -> Day {
        match self.extent {
            Extent::One(date) => date.last,
            Extent::Span(from, to) => to.dated().or(from.dated()).map_or(Day::MAX, |date| date.last),
        }
    }

    /// Whether the day of its beginning is known.
    #[must_use]
    pub fn day_known(&self) -> bool {
        self.beginning().is_some_and(|date| date.first == date.last)
    }

    /// Whether it lasted: a span, not one date of whatever precision.
    #[must_use]
    pub fn is_span(&self) -> bool {
        matches!(self.extent, Extent::Span(..))
    }

    /// The minutes in which its beginning lies, first included, last excluded: one minute for a clock time, six hours for a
    /// part of a day, all of its days otherwise.
    #[must_use]
    pub fn begins_within(&self) -> (Minute, Minute) {
        let (first, last) = match self.beginning() {
            Some(date) => (date.first, date.last),
            None => (self.first_day(), self.first_day()),
        };
        if let Some(clock) = self.at {
            let minute = first.start().0 + self.civil_minute(clock);
            return (Minute(minute), Minute(minute + 1));
        }
        if let (Some(part), true) = (self.part, first == last) {
            let minute = first.start().0 + part.start();
            return (Minute(minute), Minute(minute + 360));
        }
        (first.start(), last.end())
    }

    /// All minutes it may touch, first included, last excluded.
    #[must_use]
    pub fn minutes(&self) -> (Minute, Minute) {
        let (start, begun) = self.begins_within();
        if !self.is_span() && self.until.is_none() {
            return (start, begun);
        }
        let end = match self.until {
            Some(clock) => Minute(self.last_day().start().0 + self.civil_minute(clock) + 1),
            None => self.last_day().end(),
        };
        (start, end.max(begun))
    }

    /// The one order of everything in time: by the end of the stretch in which the beginning lies, the narrower stretch
    /// first. So an hour comes before the day that holds it, and what has no day comes after all that is dated within.
    #[must_use]
    pub fn order(&self) -> (Minute, Reverse<Minute>) {
        let (first, last) = self.begins_within();
        (last, Reverse(first))
    }

    /// Minutes since midnight of the dossier's civil time at which a clock of another offset showed its time. May leave the
    /// day on either side.
    fn civil_minute(&self, clock: Clock) -> i64 {
        i64::from(clock.minute) + i64::from(self.utc_offset) - i64::from(clock.utc_offset)
    }
}

const _: () = assert!(DAY == 4 * 360, "the four parts fill the day");

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
    }

    fn approx(first: &str, last: &str, precision: Precision) -> Approx {
        Approx { first: day(first), last: day(last), precision, uncertain: false, approximate: false }
    }

    fn on_day(text: &str) -> When {
        When::on(text.into(), Extent::One(approx(text, text, Precision::Day)), 360)
    }

    #[test]
    fn a_clock_of_another_offset_is_placed_by_its_instant() {
        let mut when = on_day("2022-01-01");
        when.at = Some(Clock { minute: 17 * 60 + 20, utc_offset: 300 });
        let (start, end) = when.begins_within();
        assert_eq!(start.0 - day("2022-01-01").start().0, 18 * 60 + 20, "17:20 in Zhanaozen is 18:20 in Almaty");
        assert_eq!(end.0 - start.0, 1);
    }

    #[test]
    fn a_clock_may_push_an_instant_over_midnight() {
        let mut when = on_day("2022-01-01");
        when.at = Some(Clock { minute: 23 * 60 + 30, utc_offset: 300 });
        assert_eq!(when.begins_within().0.day(), day("2022-01-02"));
    }

    #[test]
    fn the_order_goes_from_hour_to_part_to_day_to_month() {
        let mut hour = on_day("2022-01-05");
        hour.at = Some(Clock { minute: 90, utc_offset: 360 });
        let mut morning = on_day("2022-01-05");
        morning.part = Some(Part::Morning);
        let mut evening = on_day("2022-01-05");
        evening.part = Some(Part::Evening);
        let whole = on_day("2022-01-05");
        let last_of_month = on_day("2022-01-31");
        let month = When::on("2022-01".into(), Extent::One(approx("2022-01-01", "2022-01-31", Precision::Month)), 360);
        let year = When::on("2022".into(), Extent::One(approx("2022-01-01", "2022-12-31", Precision::Year)), 360);
        let sorted = [&hour, &morning, &evening, &whole, &last_of_month, &month, &year];
        assert!(sorted.windows(2).all(|pair| pair[0].order() < pair[1].order()));
    }

    #[test]
    fn a_span_with_an_open_end_touches_the_days_it_is_known_for() {
        let from = approx("2022-01-05", "2022-01-05", Precision::Day);
        let open = When::on("2022-01-05/..".into(), Extent::Span(Endpoint::Dated(from), Endpoint::Open), 360);
        assert_eq!((open.first_day(), open.last_day()), (day("2022-01-05"), day("2022-01-05")));
        let before = When::on("../2022-01-05".into(), Extent::Span(Endpoint::Open, Endpoint::Dated(from)), 360);
        assert_eq!((before.first_day(), before.last_day()), (day("2022-01-05"), day("2022-01-05")));
    }

    #[test]
    fn a_span_lasts_to_the_end_of_its_last_day() {
        let span = Extent::Span(
            Endpoint::Dated(approx("2022-01-04", "2022-01-04", Precision::Day)),
            Endpoint::Dated(approx("2022-01-10", "2022-01-10", Precision::Day)),
        );
        let mut when = When::on("2022-01-04/2022-01-10".into(), span, 360);
        assert_eq!(when.minutes(), (day("2022-01-04").start(), day("2022-01-10").end()));
        when.part = Some(Part::Evening);
        assert_eq!(when.minutes().0.of_day(), 1080);
        when.until = Some(Clock { minute: 600, utc_offset: 360 });
        assert_eq!(when.minutes().1.of_day(), 601);
    }
}
