//! Dates as readers type them: as they stand in the dossier's files, or in the words of the language.

use super::Texts;
use crate::{
    model::time::{Civil, Day},
    search::fold,
};

impl Texts {
    /// The days that a typed date means, first and last. A date without a year lies in `year`. `None` for what is no date.
    ///
    /// Read are `2022-01-05`, `2022-01`, `2022`, `5 January 2022`, `January 5, 2022`, `5 Jan`, `Jan 2022`, `5.1.2022` and
    /// `50 BCE`.
    #[must_use]
    pub fn typed(self, text: &str, year: i64) -> Option<(Day, Day)> {
        let text = text.trim();
        if let Some(day) = Day::parse(text) {
            return Some((day, day));
        }
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let mut found = Found { year: None, month: None, day: None };
        let mut before = negative;
        let words: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let numeric = words.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
        // Numbers alone: from the larger unit to the smaller, or, where the year stands last, the other way round.
        let order: &[fn(&mut Found) -> &mut Option<i64>] = match words.as_slice() {
            [_] => &[Found::year],
            [first, _] if numeric && first.len() > 2 => &[Found::year, Found::month],
            [_, last] if numeric && last.len() > 2 => &[Found::month, Found::year],
            [_, _] if numeric => &[Found::day, Found::month],
            [first, ..] if numeric && first.len() > 2 => &[Found::year, Found::month, Found::day],
            _ if numeric => &[Found::day, Found::month, Found::year],
            _ => &[],
        };
        if words.is_empty() || words.len() > 4 || (numeric && words.len() != order.len()) {
            return None;
        }
        for (at, word) in words.iter().enumerate() {
            match word.parse::<i64>() {
                Ok(_) if word.len() > 7 => return None,
                Ok(number) if numeric => *order[at](&mut found) = Some(number),
                // Beside the name of a month, a number of one or two digits is the day.
                Ok(number) if word.len() > 2 => found.put(Found::year, number)?,
                Ok(number) => found.put(Found::day, number)?,
                Err(_) => match self.month_named(word) {
                    Some(month) => found.put(Found::month, month)?,
                    None if self.date_bce("").trim().eq_ignore_ascii_case(word) => before = true,
                    None => return None,
                },
            }
        }
        // `50 BCE`: what looked like a day is the year.
        if before && found.month.is_none() && found.year.is_none() {
            found.year = found.day.take();
        }
        if before {
            found.year = found.year.map(|year| if negative { -year } else { 1 - year });
        }
        found.days(year)
    }

    /// 1 to 12, by the first three letters of its name or more.
    fn month_named(self, word: &str) -> Option<i64> {
        let word = fold(word);
        let names = self.months().split('|').zip(1..);
        let mut fit = names.filter(|(name, _)| word.chars().count() >= 3 && fold(name).starts_with(&word));
        fit.next().map(|(_, month)| month)
    }
}

/// What has been found of a date.
struct Found {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
}

impl Found {
    fn year(&mut self) -> &mut Option<i64> {
        &mut self.year
    }

    fn month(&mut self) -> &mut Option<i64> {
        &mut self.month
    }

    fn day(&mut self) -> &mut Option<i64> {
        &mut self.day
    }

    /// `None` where it has been found already.
    fn put(&mut self, part: fn(&mut Self) -> &mut Option<i64>, value: i64) -> Option<()> {
        part(self).replace(value).is_none().then_some(())
    }

    fn days(&self, default: i64) -> Option<(Day, Day)> {
        let year = match (self.year, self.month) {
            (Some(year), _) => year,
            (None, Some(_)) => default,
            (None, None) => return None,
        };
        let on = |month: i64, day: i64| {
            let civil = Civil { year, month: u8::try_from(month).ok()?, day: u8::try_from(day).ok()? };
            let made = Day::from_civil(civil);
            ((1..=12).contains(&month) && made.civil() == civil).then_some(made)
        };
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => (on(month, day)?, on(month, day)?),
            (Some(month), None) => {
                let first = on(month, 1)?;
                (first, (28..=31).rev().find_map(|last| on(month, last))?)
            }
            (None, None) => (on(1, 1)?, on(12, 31)?),
            (None, Some(_)) => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let t = Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole");
        for (typed, first, last) in [
            ("2022-01-05", "2022-01-05", "2022-01-05"),
            (" 2022-01 ", "2022-01-01", "2022-01-31"),
            ("2022", "2022-01-01", "2022-12-31"),
            ("5 January 2022", "2022-01-05", "2022-01-05"),
            ("January 5, 2022", "2022-01-05", "2022-01-05"),
            ("5 jan", "2022-01-05", "2022-01-05"),
            ("JAN 5", "2022-01-05", "2022-01-05"),
            ("Feb 2024", "2024-02-01", "2024-02-29"),
            ("february", "2022-02-01", "2022-02-28"),
            ("5.1.2022", "2022-01-05", "2022-01-05"),
            ("5.1.", "2022-01-05", "2022-01-05"),
            ("01/2022", "2022-01-01", "2022-01-31"),
            ("2022/1/5", "2022-01-05", "2022-01-05"),
            ("900", "0900-01-01", "0900-12-31"),
            ("12000", "12000-01-01", "12000-12-31"),
            ("50 BCE", "-0049-01-01", "-0049-12-31"),
            ("-49", "-0049-01-01", "-0049-12-31"),
            ("-0050-04-20", "-0050-04-20", "-0050-04-20"),
        ] {
            let expected = Day::parse(first).zip(Day::parse(last));
            assert!(expected.is_some(), "{first} and {last} are days");
            assert_eq!(t.typed(typed, 2022), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        let t = Texts::new(Texts::english(), "en".into()).expect("the English catalogue is whole");
        for typed in [
            "",
            " ",
            "soon",
            "32 January",
            "30 Feb",
            "13/13/2022",
            "2022-13",
            "ja",
            "1 2 3 4 5",
            "99999999999",
            "5 5 May",
        ] {
            assert_eq!(t.typed(typed, 2022), None, "{typed}");
        }
    }
}
