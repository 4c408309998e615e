use proptest::prelude::*;

use super::*;

fn read(text: &str) -> (String, String, Precision) {
    match extent(text) {
        Ok(Extent::One(date)) => (date.first.to_string(), date.last.to_string(), date.precision),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_date_is_as_wide_as_it_says() {
    for (text, first, last, precision) in [
        ("2022-01-05", "2022-01-05", "2022-01-05", Precision::Day),
        ("2022-01-05?", "2022-01-05", "2022-01-05", Precision::Day),
        ("2022-02", "2022-02-01", "2022-02-28", Precision::Month),
        ("2020-02-XX", "2020-02-01", "2020-02-29", Precision::Month),
        ("2022-XX", "2022-01-01", "2022-12-31", Precision::Year),
        ("2022-XX-XX", "2022-01-01", "2022-12-31", Precision::Year),
        ("1984", "1984-01-01", "1984-12-31", Precision::Year),
        ("201X", "2010-01-01", "2019-12-31", Precision::Decade),
        ("35XX", "3500-01-01", "3599-12-31", Precision::Century),
        ("2022-21", "2022-03-01", "2022-05-31", Precision::Season),
        ("2022-24", "2022-12-01", "2023-02-28", Precision::Season),
        ("0000", "0000-01-01", "0000-12-31", Precision::Year),
        ("-0001", "-0001-01-01", "-0001-12-31", Precision::Year),
        ("-0050-04-20", "-0050-04-20", "-0050-04-20", Precision::Day),
        ("-0206-11-17", "-0206-11-17", "-0206-11-17", Precision::Day),
        ("Y12000", "12000-01-01", "12000-12-31", Precision::Year),
        ("Y-80000", "-80000-01-01", "-80000-12-31", Precision::Year),
    ] {
        assert_eq!(read(text), (first.into(), last.into(), precision), "{text}");
    }
}

#[test]
fn doubt_and_estimate_are_kept() {
    for (text, uncertain, approximate) in
        [("2022", false, false), ("2022-01-05?", true, false), ("2340~", false, true), ("1066%", true, true)]
    {
        let Ok(Extent::One(date)) = extent(text) else { panic!("{text} is a date") };
        assert_eq!((date.uncertain, date.approximate), (uncertain, approximate), "{text}");
    }
}

#[test]
fn a_stretch_keeps_what_is_open_and_what_is_unknown() {
    assert!(matches!(extent("2022-01-05/.."), Ok(Extent::Span(Endpoint::Dated(_), Endpoint::Open))));
    assert!(matches!(extent("../2022-01-19"), Ok(Extent::Span(Endpoint::Open, Endpoint::Dated(_)))));
    assert!(matches!(extent("/1950"), Ok(Extent::Span(Endpoint::Unknown, Endpoint::Dated(_)))));
    assert!(matches!(extent("1950/"), Ok(Extent::Span(Endpoint::Dated(_), Endpoint::Unknown))));
    assert!(matches!(extent("2022-01/2022-01-05~"), Ok(Extent::Span(Endpoint::Dated(_), Endpoint::Dated(_)))));
    for text in ["../..", "/", "/..", "../"] {
        assert_eq!(extent(text), Err(DateFault::NoEnd.into()), "{text}");
    }
    assert_eq!(extent("2022-02/2022-01"), Err(Refused::EndBeforeStart));
    assert_eq!(extent("2022-01-05/2022-01-04"), Err(Refused::EndBeforeStart));
}

#[test]
fn what_is_no_date_is_refused_with_its_reason() {
    for (text, why) in [
        ("2022-13-05", DateFault::Month(13)),
        ("2022-00", DateFault::Month(0)),
        ("2022-02-30", DateFault::Day(28)),
        ("2020-02-30", DateFault::Day(29)),
        ("2022-12-32~", DateFault::Day(31)),
        ("2022-1-5", DateFault::Digits),
        ("900-01-01", DateFault::Digits),
        ("12000-01-01", DateFault::Digits),
        ("-80000-1-1", DateFault::Digits),
        ("-000050-04-20", DateFault::Digits),
        ("-0206-13-17", DateFault::Month(13)),
        ("-0001-02-29", DateFault::Day(28)),
        ("-0004-02-30", DateFault::Day(29)),
        ("2022-01-05T17:20", DateFault::Clock),
        ("2022-01-05T17:20:00+05:00", DateFault::Clock),
        ("5 January 2022", DateFault::Other),
        ("05.01.2022", DateFault::Other),
        ("", DateFault::Other),
        ("2022-01-05/2022-01-06/2022-01-07", DateFault::Other),
        ("Y3000000", DateFault::Far),
        ("2022/Y-3000000", DateFault::Far),
        ("{2022,2023}", DateFault::Level),
        ("[2022-01,2022-03]", DateFault::Level),
        ("2022-?01", DateFault::Level),
        ("Y17E7", DateFault::Level),
        ("2022-33", DateFault::Level),
        ("2022-01-XX/2022-02", DateFault::Level),
        ("2022-01-05../2022-02", DateFault::Level),
        ("1XXX-12", DateFault::Level),
    ] {
        assert_eq!(extent(text), Err(why.into()), "{text:?}");
    }
}

#[test]
fn clock_times_need_an_offset() {
    assert_eq!(parse_clock("17:20+05:00"), Ok(Clock { minute: 1040, utc_offset: 300 }));
    assert_eq!(parse_clock("00:00-03:30"), Ok(Clock { minute: 0, utc_offset: -210 }));
    assert_eq!(parse_clock("23:59Z"), Ok(Clock { minute: 1439, utc_offset: 0 }));
    for (text, why) in [
        ("17:20", ClockFault::Offset),
        ("17", ClockFault::Form),
        ("", ClockFault::Form),
        ("5:20+05:00", ClockFault::Form),
        ("17:20:00+05:00", ClockFault::Form),
        ("17:20+5", ClockFault::Form),
        ("17:20Zulu", ClockFault::Offset),
        ("24:00+05:00", ClockFault::Range),
        ("17:60+05:00", ClockFault::Range),
        ("17:20+14:30", ClockFault::Range),
        ("17:20+05:99", ClockFault::Range),
        ("१७:२०+05:00", ClockFault::Form),
    ] {
        assert_eq!(parse_clock(text), Err(why), "{text:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_answered(text in "\\PC{0,24}") {
        let _ = extent(&text);
        let _ = parse_clock(&text);
        let _ = parse_offset(&text);
    }

    #[test]
    fn texts_near_a_date_are_answered_in_order(text in "[-Y0-9X?~%/.E S\\[\\]{},T:+Z]{0,24}") {
        match extent(&text) {
            Ok(Extent::One(date)) => prop_assert!(date.first <= date.last && date.first >= Day::MIN && date.last <= Day::MAX),
            Ok(Extent::Span(start, end)) => {
                prop_assert!(start.dated().or(end.dated()).is_some(), "an end is known");
                if let (Some(start), Some(end)) = (start.dated(), end.dated()) {
                    prop_assert!(start.first <= end.last);
                }
            }
            Err(_) => {}
        }
    }
}
