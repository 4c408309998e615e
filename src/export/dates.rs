//! Dates for programs: never more exact than the dossier knows them.

use crate::model::time::Clock;
#[cfg(feature = "ssr")]
use crate::model::time::{Approx, Endpoint, Extent, Precision, When};

/// `17:20+05:00`
pub(super) fn clock(clock: Clock) -> String {
    format!("{:02}:{:02}{}", clock.minute / 60, clock.minute % 60, offset(clock.utc_offset))
}

/// Minutes east of UTC as `+06:00`.
pub(super) fn offset(minutes: i16) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.unsigned_abs() / 60, minutes.unsigned_abs() % 60)
}

/// The beginning and the end of something as ISO 8601 has them: to the year, the month, the day or the minute, as exactly as
/// they are known. `None` where ISO 8601 has no form that says no more than the dossier does: seasons, decades, what is about
/// right or doubted, and ends that are open. What did not last has no end.
#[cfg(feature = "ssr")]
pub(super) fn iso(when: &When) -> (Option<String>, Option<String>) {
    let dated = |date: Approx, clock_time: Option<Clock>| {
        let date = reduced(date)?;
        Some(clock_time.map_or_else(|| date.clone(), |time| format!("{date}T{}", clock(time))))
    };
    let end = |end: Endpoint| end.dated().and_then(|date| dated(date, when.until));
    match when.extent {
        Extent::One(date) => {
            let until = when.until.and_then(|_| end(Endpoint::Dated(date)));
            (dated(date, when.at), until)
        }
        Extent::Span(from, to) => (from.dated().and_then(|date| dated(date, when.at)), end(to)),
    }
}

/// The day on which something appeared, or the month or the year. `None` for a stretch and for what [`iso`] has no form for.
#[cfg(feature = "ssr")]
pub(super) fn published(when: &When) -> Option<String> {
    if when.is_span() { None } else { iso(when).0 }
}

#[cfg(feature = "ssr")]
fn reduced(date: Approx) -> Option<String> {
    let plain = !date.uncertain && !date.approximate && (1..=9999).contains(&date.first.civil().year);
    let day = date.first.to_string();
    let length = match date.precision {
        Precision::Day => 10,
        Precision::Month => 7,
        Precision::Year => 4,
        Precision::Season | Precision::Decade | Precision::Century | Precision::Millennium => return None,
    };
    if plain { day.get(..length).map(str::to_owned) } else { None }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use crate::model::time::Day;

    fn date(first: &str, last: &str, precision: Precision) -> Approx {
        let day = |text: &str| Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"));
        Approx { first: day(first), last: day(last), precision, uncertain: false, approximate: false }
    }

    fn on(extent: Extent) -> When {
        When::on(String::new(), extent, 360)
    }

    #[test]
    fn a_month_is_never_its_first_day() {
        let month = date("2022-01-01", "2022-01-31", Precision::Month);
        let year = date("2022-01-01", "2022-12-31", Precision::Year);
        assert_eq!(iso(&on(Extent::One(month))), (Some("2022-01".into()), None));
        assert_eq!(iso(&on(Extent::One(year))), (Some("2022".into()), None));
        let span = Extent::Span(Endpoint::Dated(year), Endpoint::Dated(month));
        assert_eq!(iso(&on(span)), (Some("2022".into()), Some("2022-01".into())));
        assert_eq!(published(&on(span)), None);
    }

    #[test]
    fn what_iso_has_no_form_for_is_left_out() {
        let about = Approx { approximate: true, ..date("2022-01-05", "2022-01-05", Precision::Day) };
        let doubted = Approx { uncertain: true, ..date("2022-01-05", "2022-01-05", Precision::Day) };
        let season = date("2022-03-01", "2022-05-31", Precision::Season);
        let before = date("-0049-01-10", "-0049-01-10", Precision::Day);
        for extent in [about, doubted, season, before] {
            assert_eq!(iso(&on(Extent::One(extent))), (None, None), "{extent:?}");
        }
        let open = Extent::Span(Endpoint::Dated(date("2022-01-05", "2022-01-05", Precision::Day)), Endpoint::Open);
        assert_eq!(iso(&on(open)), (Some("2022-01-05".into()), None));
    }

    #[test]
    fn an_hour_keeps_its_own_offset() {
        let mut when = on(Extent::One(date("2022-01-05", "2022-01-05", Precision::Day)));
        when.at = Some(Clock { minute: 17 * 60 + 5, utc_offset: 300 });
        when.until = Some(Clock { minute: 18 * 60, utc_offset: -210 });
        assert_eq!(iso(&when), (Some("2022-01-05T17:05+05:00".into()), Some("2022-01-05T18:00-03:30".into())));
    }
}
