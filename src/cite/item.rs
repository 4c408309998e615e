use serde::Serialize;

use super::NOWHERE;
use crate::model::time::{Approx, Civil, Day, Extent, Precision, When};

/// A reference in the terms of the Citation Style Language, version 1.0.2: it serialises as an item of CSL-JSON.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Item {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_title: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub author: Vec<Name>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub genre: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// BCP 47.
    pub language: String,
}

impl Item {
    /// As it stands in a file: without an address that is not known.
    #[must_use]
    pub fn published(&self) -> Self {
        let url = self.url.clone().filter(|url| !url.starts_with(NOWHERE));
        Self { url, ..self.clone() }
    }
}

/// An organisation as a name that has no parts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Name {
    pub literal: String,
}

/// A date of one to three parts, or a range of two such: year, month, day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct Date {
    pub date_parts: Vec<Vec<i64>>,
    /// The date is about right, or doubted.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub circa: bool,
}

impl Date {
    /// One day.
    #[must_use]
    pub fn day(year: i64, month: u8, day: u8) -> Self {
        Self { date_parts: vec![vec![year, i64::from(month), i64::from(day)]], circa: false }
    }

    /// A date as exactly as the dossier knows it and no more exactly. `None` where not even the year is known: citation
    /// styles have no decades, and no first day may stand for one.
    #[must_use]
    pub fn of(when: &When) -> Option<Self> {
        let hedged = |date: &Approx| date.uncertain || date.approximate;
        match when.extent {
            Extent::One(date) => match parts(&date) {
                Some(one) => Some(Self { date_parts: vec![one], circa: hedged(&date) }),
                None => range(date.first, date.last).filter(|_| date.precision == Precision::Season),
            },
            Extent::Span(from, to) => {
                let (from, to) = (from.dated()?, to.dated());
                let ends: Option<Vec<_>> = [Some(from), to].into_iter().flatten().map(|date| parts(&date)).collect();
                Some(Self { date_parts: ends?, circa: hedged(&from) || to.as_ref().is_some_and(hedged) })
            }
        }
    }
}

impl Date {
    /// What both ends of a range share, which is less exact and as true: the processor of styles takes no ranges. `None` where not even the year is
    /// shared.
    #[must_use]
    pub fn shared(&self) -> Option<Self> {
        let [first, rest @ ..] = self.date_parts.as_slice() else { return None };
        let Some(last) = rest.last() else { return Some(self.clone()) };
        let parts: Vec<i64> =
            first.iter().zip(last).take_while(|(one, other)| one == other).map(|(&part, _)| part).collect();
        (!parts.is_empty()).then(|| Self { date_parts: vec![parts], circa: self.circa })
    }
}

/// Year, month and day as far as they are known; `None` where the date is wider than a year, or a season.
fn parts(date: &Approx) -> Option<Vec<i64>> {
    let Civil { year, month, day } = date.first.civil();
    // A date that may mean several of its units, such as `2022-01-1X`, is only as exact as what they share.
    let last = date.last.civil();
    match date.precision {
        Precision::Day if date.first == date.last => Some(vec![year, i64::from(month), i64::from(day)]),
        Precision::Day | Precision::Month if (year, month) == (last.year, last.month) => {
            Some(vec![year, i64::from(month)])
        }
        Precision::Day | Precision::Month | Precision::Year if year == last.year => Some(vec![year]),
        _ => None,
    }
}

/// From the month of one day to that of another.
fn range(first: Day, last: Day) -> Option<Date> {
    let month = |day: Day| {
        let Civil { year, month, .. } = day.civil();
        vec![year, i64::from(month)]
    };
    (first <= last).then(|| Date { date_parts: vec![month(first), month(last)], circa: true })
}
