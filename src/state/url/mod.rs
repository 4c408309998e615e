//! The state of a page in the query of its address, and back. A table says each key's name, type, default and both directions:
//! one for the main view, one for the matrix, one for a comparison of several.
//!
//! Every text decodes: a key that is unknown, a value that is wrong, an id that the dossier does not have, is dropped and
//! named, the rest stands. Defaults are left out, so the plain state has the plain address.

mod company;
mod rows;
mod view;

use crate::{
    escape::percent,
    model::{Dossier, Question, StanceIx},
    order::Set,
    pages::{Embed, Page},
    state::{Company, Rows, View},
};

pub use company::KEYS as COMPANY_KEYS;
pub use rows::KEYS as ROWS_KEYS;
pub use view::KEYS;

/// A key of the query of a page whose state is an `S`.
pub struct Key<S> {
    pub name: &'static str,
    /// What a value looks like, for the documentation.
    pub shape: &'static str,
    /// Reads a value into the state. `None` where the value is wrong; the state is then as it was.
    read: fn(&str, &Dossier, &mut S) -> Option<()>,
    /// Writes the value; `None` where it is the default.
    write: fn(&S, &Dossier) -> Option<String>,
}

/// A key of an address that could not be used, as it stood there, cut to 40 letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Dropped(pub String);

/// Reads the query of the main view, with or without its question mark. Where a key stands twice, the first counts.
#[must_use]
pub fn decode(query: &str, dossier: &Dossier) -> (View, Vec<Dropped>) {
    decode_on(Page::Start, query, dossier)
}

/// As [`decode`], for a page that shows the main view or a part of it.
#[must_use]
pub fn decode_on(page: Page, query: &str, dossier: &Dossier) -> (View, Vec<Dropped>) {
    let (keys, plain) = on(page, dossier);
    let (mut view, mut dropped) = read(keys, plain, query, dossier);
    if view::drop_half_window(&mut view, dossier) {
        dropped.insert(Dropped("from".to_owned()));
    }
    (view, dropped.into_iter().collect())
}

/// Writes a view as a query without its question mark; empty for the plain view.
#[must_use]
pub fn encode(view: &View, dossier: &Dossier) -> String {
    encode_on(Page::Start, view, dossier)
}

/// As [`encode`], for a page that shows the main view or a part of it.
#[must_use]
pub fn encode_on(page: Page, view: &View, dossier: &Dossier) -> String {
    write(on(page, dossier).0, view, dossier)
}

/// The keys of such a page, and its plain view. Which question the board of one is about is said by its path.
fn on(page: Page, dossier: &Dossier) -> (&'static [Key<View>], View) {
    let plain = View::plain(dossier);
    match page {
        Page::Embed(Embed::Board(question)) => (&KEYS[1..], View { question, ..plain }),
        _ => (KEYS, plain),
    }
}

/// As [`decode`], for the matrix.
#[must_use]
pub fn decode_rows(query: &str, dossier: &Dossier) -> (Rows, Vec<Dropped>) {
    let (rows, dropped) = read(ROWS_KEYS, Rows::plain(dossier), query, dossier);
    (rows, dropped.into_iter().collect())
}

/// As [`encode`], for the matrix.
#[must_use]
pub fn encode_rows(rows: &Rows, dossier: &Dossier) -> String {
    write(ROWS_KEYS, rows, dossier)
}

/// As [`decode`], for several organisations side by side.
#[must_use]
pub fn decode_company(query: &str, dossier: &Dossier) -> (Company, Vec<Dropped>) {
    let (company, dropped) = read(COMPANY_KEYS, Company::default(), query, dossier);
    (company, dropped.into_iter().collect())
}

/// As [`encode`], for several organisations side by side.
#[must_use]
pub fn encode_company(company: &Company, dossier: &Dossier) -> String {
    write(COMPANY_KEYS, company, dossier)
}

/// What a page cannot use of a query.
#[must_use]
pub fn dropped(page: Option<Page>, query: &str, dossier: &Dossier) -> Vec<Dropped> {
    match page {
        Some(Page::Matrix) => decode_rows(query, dossier).1,
        Some(Page::Compare) => decode_company(query, dossier).1,
        page => decode_on(page.unwrap_or(Page::Start), query, dossier).1,
    }
}

fn read<S: Clone>(keys: &[Key<S>], plain: S, query: &str, dossier: &Dossier) -> (S, Set<Dropped>) {
    let pairs: Vec<(String, String)> =
        form_urlencoded::parse(query.trim_start_matches('?').as_bytes()).into_owned().collect();
    let mut state = plain;
    let mut dropped: Set<Dropped> = pairs
        .iter()
        .filter(|(name, _)| keys.iter().all(|key| key.name != name))
        .map(|(name, _)| Dropped(cut(name)))
        .collect();
    for key in keys {
        let mut values = pairs.iter().filter(|(name, _)| name == key.name).map(|(_, value)| value.as_str());
        let Some(value) = values.next() else { continue };
        let before = state.clone();
        let wrong = (key.read)(value, dossier, &mut state).is_none();
        if wrong {
            state = before;
        }
        if wrong || values.next().is_some() {
            dropped.insert(Dropped(key.name.to_owned()));
        }
    }
    (state, dropped)
}

fn write<S>(keys: &[Key<S>], state: &S, dossier: &Dossier) -> String {
    let mut query = String::new();
    for key in keys {
        let Some(value) = (key.write)(state, dossier) else { continue };
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(key.name);
        query.push('=');
        escape(&value, &mut query);
    }
    query
}

/// Escapes as a query needs it and no more, so that an address can be read by people.
fn escape(value: &str, query: &mut String) {
    for byte in value.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b',' | b':' => {
                query.push(byte.into())
            }
            b' ' => query.push('+'),
            _ => percent(byte, query),
        }
    }
}

/// The values between commas, each read; `None` if one is wrong or none is there.
fn list<T: Ord>(value: &str, read: impl Fn(&str) -> Option<T>) -> Option<Set<T>> {
    let mut values = Set::default();
    for word in value.split(',') {
        values.insert(read(word)?);
    }
    Some(values)
}

fn joined(values: impl Iterator<Item = String>) -> Option<String> {
    let text = values.collect::<Vec<_>>().join(",");
    (!text.is_empty()).then_some(text)
}

/// Ids of stances on a question.
fn stances(value: &str, question: &Question) -> Option<Set<StanceIx>> {
    list(value, |id| question.stances.iter().position(|stance| stance.id == id).map(Into::into))
}

fn stances_text(stances: &Set<StanceIx>, question: &Question) -> Option<String> {
    joined(stances.iter().map(|&stance| question.stance(stance).id.clone()))
}

/// Ids of networks.
fn networks(value: &str, dossier: &Dossier) -> Option<Set<String>> {
    let known = dossier.networks();
    list(value, |id| known.contains(&id).then(|| id.to_owned()))
}

fn cut(name: &str) -> String {
    let short: String = name.chars().filter(|letter| !letter.is_control()).take(40).collect();
    if short.is_empty() { "?".to_owned() } else { short }
}
