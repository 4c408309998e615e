//! One table of TOML, asked key by key. Every answer that is not there or of the wrong form is reported; what was never
//! asked for is an unknown key.

use std::cell::RefCell;

use toml::de::{DeTable, DeValue};

use crate::content::{
    diagnostic::Findings,
    nearest::nearest,
    problem::{IdProblem, Kind, Problem, ShapeProblem},
    shape,
    source::{Place, Spot},
};

pub(in crate::content) struct Table<'a> {
    entries: &'a DeTable<'a>,
    /// Where what is missing is reported: the head of the table.
    pub place: Place,
    /// With its article: "an event".
    what: &'static str,
    findings: &'a Findings,
    asked: RefCell<Vec<&'static str>>,
}

type Value<'a> = (&'a DeValue<'a>, Place);

impl<'a> Table<'a> {
    pub fn new(entries: &'a DeTable<'a>, place: Place, what: &'static str, findings: &'a Findings) -> Self {
        Self { entries, place, what, findings, asked: RefCell::new(Vec::new()) }
    }

    pub fn report(&self, place: Place, problem: impl Into<Problem>) {
        self.findings.report(place, problem.into());
    }

    /// Reports every key that was never asked for.
    pub fn close(&self) {
        let asked = self.asked.borrow();
        for key in self.entries.keys() {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let problem = ShapeProblem::KeyUnknown {
                    key: name.to_owned(),
                    what: self.what,
                    nearest: nearest(name, asked.iter().copied()),
                    known: asked.clone(),
                };
                self.report(Place::new(self.place.file(), key.span()), problem);
            }
        }
    }

    fn value(&self, key: &'static str) -> Option<Value<'a>> {
        self.asked.borrow_mut().push(key);
        let value = self.entries.get(key)?;
        Some((value.get_ref(), Place::new(self.place.file(), value.span())))
    }

    fn required(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.value(key);
        if value.is_none() {
            self.missing(key);
        }
        value
    }

    pub fn missing(&self, key: &'static str) {
        self.report(self.place, ShapeProblem::KeyMissing { key, what: self.what });
    }

    fn wrong_type(&self, key: &'static str, wants: Kind, (value, place): Value<'_>) {
        let got = kind(value);
        self.report(place, ShapeProblem::WrongType { key, wants, got });
    }

    fn nothing(&self) -> Spot<String> {
        Spot { value: String::new(), place: self.place }
    }

    fn as_text(&self, key: &'static str, value: Value<'_>) -> Option<Spot<String>> {
        let DeValue::String(text) = value.0 else {
            self.wrong_type(key, Kind::Text, value);
            return None;
        };
        Some(Spot { value: text.to_string(), place: value.1 })
    }

    fn not_empty(&self, key: &'static str, text: Spot<String>) -> Option<Spot<String>> {
        if text.trim().is_empty() {
            self.report(text.place, ShapeProblem::TextEmpty { key });
            return None;
        }
        Some(text)
    }

    /// A text that must be there and not be empty. Empty in the record where it is not.
    pub fn text(&self, key: &'static str) -> Spot<String> {
        self.required(key)
            .and_then(|value| self.as_text(key, value))
            .and_then(|text| self.not_empty(key, text))
            .unwrap_or_else(|| self.nothing())
    }

    /// A text that may be left out, and that is not empty where it stands.
    pub fn optional_text(&self, key: &'static str) -> Option<Spot<String>> {
        let text = self.as_text(key, self.value(key)?)?;
        self.not_empty(key, text)
    }

    /// A text that may be left out or be empty: both mean the same.
    pub fn text_or_nothing(&self, key: &'static str) -> Option<Spot<String>> {
        let text = self.as_text(key, self.value(key)?)?;
        (!text.trim().is_empty()).then_some(text)
    }

    /// A text as it stands, empty ones included.
    pub fn any_text(&self, key: &'static str) -> Option<Spot<String>> {
        self.as_text(key, self.value(key)?)
    }

    /// An id that the record gives itself.
    pub fn id(&self, key: &'static str) -> Spot<String> {
        let id = self.text(key);
        self.check_id(&id);
        id
    }

    /// Reports an id that no address could hold. What is empty was reported before.
    pub fn check_id(&self, id: &Spot<String>) {
        if let (false, Err(why)) = (id.is_empty(), shape::check_id(id)) {
            let id_text = id.value.clone();
            self.report(id.place, IdProblem::Malformed { id: id_text, why });
        }
    }

    /// A link that must be there.
    pub fn link(&self, key: &'static str) -> Spot<String> {
        let text = self.text(key);
        if !text.is_empty() {
            self.check_link(&text);
        }
        text
    }

    pub fn optional_link(&self, key: &'static str) -> Option<Spot<String>> {
        let text = self.optional_text(key)?;
        self.check_link(&text);
        Some(text)
    }

    fn check_link(&self, text: &Spot<String>) {
        if let Err(problem) = shape::check_link(text) {
            self.report(text.place, problem);
        }
    }

    /// The tag of a language that must be there.
    pub fn lang(&self, key: &'static str) -> Spot<String> {
        let text = self.text(key);
        if !text.is_empty() {
            self.check_lang(&text);
        }
        text
    }

    pub fn check_lang(&self, text: &Spot<String>) {
        if let Err(problem) = shape::check_lang(text) {
            self.report(text.place, problem);
        }
    }

    /// A row of texts, none of them empty. Where it is required, it holds one at least.
    pub fn texts(&self, key: &'static str, required: bool) -> Vec<Spot<String>> {
        let value = if required { self.filled(key) } else { self.value(key) };
        value.map_or_else(Vec::new, |value| self.as_texts(key, value))
    }

    /// A value that must be there and, if it is a list, not be empty.
    fn filled(&self, key: &'static str) -> Option<Value<'a>> {
        let value = self.required(key)?;
        if matches!(value.0, DeValue::Array(items) if items.is_empty()) {
            self.report(value.1, ShapeProblem::TextEmpty { key });
        }
        Some(value)
    }

    /// The text under a key for use in a sentence, without asking for it. Empty where there is none.
    pub fn peek(&self, key: &str) -> String {
        match self.entries.get(key).map(toml::Spanned::get_ref) {
            Some(DeValue::String(text)) => text.to_string(),
            _ => String::new(),
        }
    }

    fn as_texts(&self, key: &'static str, value: Value<'_>) -> Vec<Spot<String>> {
        let DeValue::Array(items) = value.0 else {
            self.wrong_type(key, Kind::List, value);
            return Vec::new();
        };
        let file = self.place.file();
        items
            .iter()
            .filter_map(|item| self.as_text(key, (item.get_ref(), Place::new(file, item.span()))))
            .filter_map(|text| self.not_empty(key, text))
            .collect()
    }

    /// A row of pairs of texts.
    pub fn pairs(&self, key: &'static str) -> Vec<[Spot<String>; 2]> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.0 else {
            self.wrong_type(key, Kind::List, value);
            return Vec::new();
        };
        let mut pairs = Vec::new();
        for item in items {
            let place = Place::new(self.place.file(), item.span());
            match item.get_ref() {
                DeValue::Array(entries) if entries.len() != 2 => {
                    self.report(place, ShapeProblem::NotTwo { key, count: entries.len() });
                }
                value => pairs.extend(<[Spot<String>; 2]>::try_from(self.as_texts(key, (value, place)))),
            }
        }
        pairs
    }

    /// One of some words, each with what it stands for. `None` where it is missing or another word.
    pub fn word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        self.placed_word(key, words).map(|word| word.value)
    }

    pub fn placed_word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<Spot<T>> {
        let value = self.required(key)?;
        let text = self.as_text(key, value)?;
        let found = words.iter().find(|(word, _)| *word == text.value);
        if found.is_none() {
            self.wrong_word(key, &text, words.iter().map(|(word, _)| *word).collect());
        }
        found.map(|&(_, value)| Spot { value, place: text.place })
    }

    pub fn optional_word<T: Copy>(&self, key: &'static str, words: &[(&'static str, T)]) -> Option<T> {
        if self.entries.contains_key(key) {
            self.word(key, words)
        } else {
            self.asked.borrow_mut().push(key);
            None
        }
    }

    fn wrong_word(&self, key: &'static str, text: &Spot<String>, allowed: Vec<&'static str>) {
        self.report(
            text.place,
            ShapeProblem::WrongWord {
                key,
                word: text.value.clone(),
                nearest: nearest(text, allowed.iter().copied()),
                allowed,
            },
        );
    }

    pub fn flag(&self, key: &'static str, default: bool) -> bool {
        match self.value(key) {
            None => default,
            Some((DeValue::Boolean(flag), _)) => *flag,
            Some(value) => {
                self.wrong_type(key, Kind::TrueOrFalse, value);
                default
            }
        }
    }

    /// A whole number that must be there.
    pub fn whole_number(&self, key: &'static str) -> Option<Spot<i64>> {
        let value = self.required(key)?;
        let DeValue::Integer(number) = value.0 else {
            self.wrong_type(key, Kind::WholeNumber, value);
            return None;
        };
        let Ok(read) = i64::from_str_radix(number.as_str(), number.radix()) else {
            let problem = ShapeProblem::Wrong { key, value: number.to_string(), wants: "a smaller number" };
            self.report(value.1, problem);
            return None;
        };
        Some(Spot { value: read, place: value.1 })
    }

    /// A number that may be left out.
    pub fn number(&self, key: &'static str) -> Option<Spot<f64>> {
        let value = self.value(key)?;
        let text = match value.0 {
            DeValue::Integer(number) => number.as_str(),
            DeValue::Float(number) => number.as_str(),
            _ => {
                self.wrong_type(key, Kind::Number, value);
                return None;
            }
        };
        Some(Spot { value: text.parse().unwrap_or(f64::NAN), place: value.1 })
    }

    /// A table that must be there.
    pub fn table<T>(&self, key: &'static str, what: &'static str, read: impl Fn(&Table<'_>) -> T) -> Option<T> {
        let value = self.required(key)?;
        self.as_table(key, what, value, &read)
    }

    /// A row of tables. Where it is required, it holds one at least.
    pub fn tables<T>(
        &self,
        key: &'static str,
        what: &'static str,
        required: bool,
        read: impl Fn(&Table<'_>) -> T,
    ) -> Vec<T> {
        let value = if required { self.filled(key) } else { self.value(key) };
        let Some(value) = value else {
            return Vec::new();
        };
        let DeValue::Array(items) = value.0 else {
            self.wrong_type(key, Kind::List, value);
            return Vec::new();
        };
        let file = self.place.file();
        items
            .iter()
            .filter_map(|item| self.as_table(key, what, (item.get_ref(), Place::new(file, item.span())), &read))
            .collect()
    }

    fn as_table<T>(
        &self,
        key: &'static str,
        what: &'static str,
        value: Value<'_>,
        read: &impl Fn(&Table<'_>) -> T,
    ) -> Option<T> {
        let DeValue::Table(entries) = value.0 else {
            self.wrong_type(key, Kind::Table, value);
            return None;
        };
        let table = Table::new(entries, value.1, what, self.findings);
        let record = read(&table);
        table.close();
        Some(record)
    }
}

fn kind(value: &DeValue<'_>) -> Kind {
    match value {
        DeValue::String(_) => Kind::Text,
        DeValue::Integer(_) => Kind::WholeNumber,
        DeValue::Float(_) => Kind::Number,
        DeValue::Boolean(_) => Kind::TrueOrFalse,
        DeValue::Datetime(_) => Kind::Date,
        DeValue::Array(_) => Kind::List,
        DeValue::Table(_) => Kind::Table,
    }
}
