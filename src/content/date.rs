//! Dates and clock times as authors write them. The grammar is EDTF (ISO 8601-2), levels 0 and 1; the parser of that
//! grammar is wrapped here and named nowhere else.

use edtf_core::{Bound, BoundDate, Date, Edtf, Interval, IntervalEndpoint};

use super::{
    problem::{ClockFault, DateFault, ShapeProblem, TimeProblem},
    read::Table,
    source::Spot,
};
use crate::model::time::{Approx, Civil, Clock, Day, Endpoint, Extent, Part, Precision, When};

/// Years go to two million either way: see [`Day::MIN`].
const FARTHEST: i64 = 2_000_000;

/// Why a date was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Fault(DateFault),
    EndBeforeStart,
}

impl From<DateFault> for Refused {
    fn from(fault: DateFault) -> Self {
        Self::Fault(fault)
    }
}

/// Reads a date or a stretch.
pub(super) fn extent(text: &str) -> Result<Extent, Refused> {
    let Some((start, end)) = text.split_once('/') else {
        return Ok(Extent::One(approx(date(text)?, false)?));
    };
    let (start, end) = (endpoint(start)?, endpoint(end)?);
    let interval = Edtf::Interval(Interval { start, end });
    if interval.level() > 1 {
        return Err(DateFault::Level.into());
    }
    span(ended(start)?, ended(end)?)
}

fn span(start: Endpoint, end: Endpoint) -> Result<Extent, Refused> {
    match (start.dated(), end.dated()) {
        (None, None) => Err(DateFault::NoEnd.into()),
        (Some(start), Some(end)) if end.last < start.first => Err(Refused::EndBeforeStart),
        _ => Ok(Extent::Span(start, end)),
    }
}

fn endpoint(text: &str) -> Result<IntervalEndpoint, DateFault> {
    Ok(match text {
        "" => IntervalEndpoint::Unknown,
        ".." => IntervalEndpoint::Open,
        text if text.contains('/') => return Err(DateFault::Other),
        text if text.starts_with("..") || text.ends_with("..") => return Err(DateFault::Level),
        text => IntervalEndpoint::Date(date(text)?),
    })
}

fn ended(endpoint: IntervalEndpoint) -> Result<Endpoint, DateFault> {
    Ok(match endpoint {
        IntervalEndpoint::Date(date) => Endpoint::Dated(approx(date, true)?),
        IntervalEndpoint::Open => Endpoint::Open,
        _ => Endpoint::Unknown,
    })
}

fn date(text: &str) -> Result<Date, DateFault> {
    match Edtf::parse(text) {
        Ok(Edtf::Date(date)) => Ok(date),
        Ok(Edtf::DateTime(_)) => Err(DateFault::Clock),
        Ok(Edtf::Interval(_) | Edtf::Set(_)) => Err(DateFault::Level),
        Err(_) => Err(fault(text)),
    }
}

/// What may be wrong with a text that is no date, for the remedy only.
fn fault(text: &str) -> DateFault {
    let plain = text.trim_end_matches(['?', '~', '%']);
    if plain.contains('T') && plain.contains(':') {
        return DateFault::Clock;
    }
    let (sign, plain) = plain.strip_prefix('-').map_or((1, plain), |plain| (-1, plain));
    let parts: Vec<&str> = plain.split('-').collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let Some(numbers) = numbers.filter(|numbers| (1..=3).contains(&numbers.len())) else {
        return DateFault::Other;
    };
    let right = parts.iter().enumerate().all(|(place, part)| part.len() == if place == 0 { 4 } else { 2 });
    if !right {
        return DateFault::Digits;
    }
    match numbers.as_slice() {
        [_, month] | [_, month, _] if !(1..=12).contains(month) => DateFault::Month(*month),
        [year, month, _] => {
            let civil = |year, month| Day::from_civil(Civil { year, month, day: 1 });
            let (year, month) = (sign * i64::from(*year), u8::try_from(*month).unwrap_or(1));
            let next = if month == 12 { civil(year + 1, 1) } else { civil(year, month + 1) };
            DateFault::Day(next.previous().civil().day)
        }
        _ => DateFault::Other,
    }
}

fn approx(date: Date, in_interval: bool) -> Result<Approx, DateFault> {
    let whole = Edtf::Date(date);
    if !in_interval && whole.level() > 1 {
        return Err(DateFault::Level);
    }
    if date.year.value().is_some_and(|year| year.abs() > FARTHEST) {
        return Err(DateFault::Far);
    }
    let bounds = whole.bounds();
    let (Some(first), Some(last)) = (day(bounds.earliest), day(bounds.latest)) else {
        return Err(DateFault::Far);
    };
    Ok(Approx {
        first,
        last: last.max(first),
        precision: precision(&date),
        uncertain: whole.is_uncertain(),
        approximate: whole.is_approximate(),
    })
}

fn day(bound: Bound) -> Option<Day> {
    match bound {
        Bound::Date(BoundDate { year, month, day }) if year.abs() <= FARTHEST => {
            Some(Day::from_civil(Civil { year, month, day }))
        }
        _ => None,
    }
}

/// An unspecified day leaves a month, an unspecified month a year, unspecified digits of the year a decade and more.
fn precision(date: &Date) -> Precision {
    let unspecified = match date.year.kind {
        edtf_core::YearKind::Standard { digits, .. } => digits.iter().filter(|digit| digit.is_none()).count(),
        _ => 0,
    };
    match unspecified {
        0 => {}
        1 => return Precision::Decade,
        2 => return Precision::Century,
        _ => return Precision::Millennium,
    }
    let Some(month) = date.month.filter(|month| !month.has_unspecified()) else {
        return Precision::Year;
    };
    if month.value().is_some_and(|month| month > 12) {
        return Precision::Season;
    }
    match date.day {
        Some(day) if !day.has_unspecified() => Precision::Day,
        _ => Precision::Month,
    }
}

/// Reads `+06:00`, `-03:30` or `Z`: minutes east of UTC.
pub(super) fn parse_offset(text: &str) -> Result<i16, ClockFault> {
    if text == "Z" {
        return Ok(0);
    }
    let (sign, rest) = match text.as_bytes().first() {
        Some(b'+') => (1, &text[1..]),
        Some(b'-') => (-1, &text[1..]),
        _ => return Err(ClockFault::Offset),
    };
    let (hours, minutes) = two_numbers(rest).ok_or(ClockFault::Form)?;
    let offset = sign * (hours * 60 + minutes);
    if minutes > 59 || !(-12 * 60..=14 * 60).contains(&offset) {
        return Err(ClockFault::Range);
    }
    Ok(offset)
}

/// Reads `17:20+05:00`.
pub(super) fn parse_clock(text: &str) -> Result<Clock, ClockFault> {
    let Some((time, offset)) = text.find(['+', '-', 'Z']).map(|at| text.split_at(at)) else {
        return Err(if two_numbers(text).is_some() { ClockFault::Offset } else { ClockFault::Form });
    };
    let (hours, minutes) = two_numbers(time).ok_or(ClockFault::Form)?;
    if hours > 23 || minutes > 59 {
        return Err(ClockFault::Range);
    }
    Ok(Clock { minute: u16::try_from(hours * 60 + minutes).unwrap_or(0), utc_offset: parse_offset(offset)? })
}

/// `HH:MM`, two digits each.
fn two_numbers(text: &str) -> Option<(i16, i16)> {
    let number = |text: &str| {
        let digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let (hours, minutes) = text.split_once(':')?;
    Some((number(hours)?, number(minutes)?))
}

/// Reads a date that has no clock time beside it.
pub(super) fn plain(table: &Table<'_>, key: &'static str, required: bool, offset: i16) -> Option<When> {
    let text = if required { Some(table.text(key)).filter(|text| !text.is_empty()) } else { table.optional_text(key) };
    let text = text?;
    let extent = reported(table, &text, extent(&text))?;
    Some(When::on(text.value, extent, offset))
}

/// Reads a date with what stands beside it: `end`, `at`, `until` and `part`.
pub(super) fn when(table: &Table<'_>, key: &'static str, required: bool, offset: i16) -> Option<When> {
    let date = plain(table, key, required, offset);
    let end = table.optional_text("end");
    let at = clock(table, "at");
    let until = clock(table, "until");
    let part = table.optional_word("part", &Part::ALL.map(|part| (part.as_str(), part)));
    let mut when = match end {
        Some(end) => ending(table, date?, &end)?,
        None => date?,
    };
    when.part = part;
    let (start_known, end_known) = (when.day_known(), last_known(&when));
    if let Some(at) = known_day(table, at, start_known) {
        when.at = Some(at.value);
    }
    if let Some(until) = known_day(table, until, end_known) {
        when.until = Some(until.value);
        check_hours(table, &when, &until);
    }
    Some(when)
}

/// Puts the end of `end` to a single date.
fn ending(table: &Table<'_>, date: When, end: &Spot<String>) -> Option<When> {
    let Extent::One(_) = date.extent else {
        let why = DateFault::EndTwice;
        table.report(end.place, TimeProblem::Date { date: date.edtf, why });
        return None;
    };
    let edtf = format!("{}/{}", date.edtf, end.value);
    let read = if end.contains('/') { Err(DateFault::Stretch.into()) } else { extent(&edtf) };
    if read == Err(Refused::EndBeforeStart) {
        let problem = TimeProblem::EndBeforeStart { start: date.edtf, end: end.value.clone() };
        table.report(end.place, problem);
        return None;
    }
    let extent = reported(table, end, read)?;
    Some(When::on(edtf, extent, date.utc_offset))
}

fn reported<T>(table: &Table<'_>, text: &Spot<String>, read: Result<T, Refused>) -> Option<T> {
    let problem = match read {
        Ok(value) => return Some(value),
        Err(Refused::Fault(why)) => TimeProblem::Date { date: text.value.clone(), why },
        Err(Refused::EndBeforeStart) => {
            let (start, end) = text.split_once('/').unwrap_or((text, ""));
            TimeProblem::EndBeforeStart { start: start.to_owned(), end: end.to_owned() }
        }
    };
    table.report(text.place, problem);
    None
}

fn clock(table: &Table<'_>, key: &'static str) -> Option<Spot<(String, Clock)>> {
    let text = table.optional_text(key)?;
    match parse_clock(&text) {
        Ok(clock) => Some(Spot { place: text.place, value: (text.value, clock) }),
        Err(why) => {
            table.report(text.place, TimeProblem::Clock { clock: text.value, why });
            None
        }
    }
}

/// A clock time whose day is known.
fn known_day(table: &Table<'_>, clock: Option<Spot<(String, Clock)>>, known: bool) -> Option<Spot<Clock>> {
    let clock = clock?;
    let (text, value) = clock.value;
    if !known {
        let why = ClockFault::NoDay;
        table.report(clock.place, TimeProblem::Clock { clock: text, why });
        return None;
    }
    Some(Spot { value, place: clock.place })
}

fn last_known(when: &When) -> bool {
    match when.extent {
        Extent::One(date) => date.first == date.last,
        Extent::Span(_, end) => end.dated().is_some_and(|date| date.first == date.last),
    }
}

fn check_hours(table: &Table<'_>, when: &When, until: &Spot<Clock>) {
    let Some(at) = when.at else { return };
    let instant = |day: Day, clock: Clock| day.start().0 + i64::from(clock.minute) - i64::from(clock.utc_offset);
    if instant(when.last_day(), until.value) < instant(when.first_day(), at) {
        let shown = |clock: Clock| {
            let (sign, offset) = (if clock.utc_offset < 0 { '-' } else { '+' }, clock.utc_offset.unsigned_abs());
            format!("{:02}:{:02}{sign}{:02}:{:02}", clock.minute / 60, clock.minute % 60, offset / 60, offset % 60)
        };
        table.report(until.place, TimeProblem::EndBeforeStart { start: shown(at), end: shown(until.value) });
    }
}

/// Reads the offset of the dossier's civil time.
pub(super) fn offset(table: &Table<'_>, key: &'static str) -> Option<i16> {
    let text = Some(table.text(key)).filter(|text| !text.is_empty())?;
    let read = parse_offset(&text);
    if read.is_err() {
        let wants = "the offset from UTC of the place, e.g. \"+06:00\"";
        table.report(text.place, ShapeProblem::Wrong { key, value: text.value, wants });
    }
    read.ok()
}

/// Reads a window: a stretch whose ends are both known.
pub(super) fn window(table: &Table<'_>, key: &'static str) -> Option<(Day, Day)> {
    let text = Some(table.text(key)).filter(|text| !text.is_empty())?;
    match reported(table, &text, extent(&text))? {
        Extent::Span(Endpoint::Dated(from), Endpoint::Dated(to)) => Some((from.first, to.last)),
        Extent::One(date) => Some((date.first, date.last)),
        Extent::Span(..) => {
            let wants = "a stretch with two ends, e.g. 2022-01-01/2022-01-31";
            table.report(text.place, ShapeProblem::Wrong { key, value: text.value, wants });
            None
        }
    }
}

#[cfg(test)]
mod tests;
