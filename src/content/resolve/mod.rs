//! From records to the model: puts the tables into their order and every id into an index. An id that leads nowhere is
//! reported here and nowhere else, so that each reference is followed exactly once.

mod dossier;
mod library;

use std::collections::BTreeMap;

use super::{
    diagnostic::Findings,
    nearest::nearest,
    problem::IdProblem,
    read::{Entries, Raw, RawQuestion, RawStatement},
    source::Spot,
};
use crate::model::{Dossier, Library, PassageIx, StanceIx};

/// Makes the model. `None` where a record has a hole or an id leads nowhere; both have then been reported.
pub(super) fn resolve(raw: &Raw, findings: &Findings) -> Option<(Dossier, Library)> {
    let ids = Ids::new(raw, findings);
    let dossier = dossier::dossier(raw, &ids);
    let library = library::library(raw, &ids);
    Some((dossier?, library?))
}

/// The one table that may be empty.
const SOURCE: &str = "source";

/// A table in its order, found by id.
struct Order<'a, T> {
    what: &'static str,
    entries: Vec<&'a T>,
    places: BTreeMap<&'a str, usize>,
    whole: bool,
}

impl<'a, T> Order<'a, T> {
    fn new(what: &'static str, table: &'a Entries<T>, id: fn(&T) -> &str, sort: impl FnOnce(&mut Vec<&'a T>)) -> Self {
        let mut entries: Vec<&T> = table.entries.iter().collect();
        sort(&mut entries);
        let mut places = BTreeMap::new();
        for (place, entry) in entries.iter().enumerate() {
            places.entry(id(entry)).or_insert(place);
        }
        Self {
            what,
            entries,
            places,
            // That a table is empty is said once, not at every id that leads into it.
            whole: table.whole && (!table.entries.is_empty() || what == SOURCE),
        }
    }

    /// The entry of an id with its place. What is empty was reported where it was read; where a file of the kind could not
    /// be read, nothing is said about an id that may stand in it.
    fn find(&self, id: &Spot<String>, findings: &Findings) -> Option<(usize, &'a T)> {
        if id.is_empty() {
            return None;
        }
        let place = self.places.get(id.as_str()).copied();
        if place.is_none() && self.whole {
            let problem = IdProblem::Dangling {
                what: self.what,
                id: id.value.clone(),
                nearest: nearest(id, self.places.keys().copied()),
            };
            findings.report(id.place, problem.into());
        }
        place.map(|place| (place, self.entries[place]))
    }

    /// The index of an id.
    fn index<I: From<usize>>(&self, id: &Spot<String>, findings: &Findings) -> Option<I> {
        self.find(id, findings).map(|(place, _)| I::from(place))
    }
}

/// Every table that ids lead to.
struct Ids<'a> {
    questions: Order<'a, RawQuestion>,
    organisations: Order<'a, super::read::RawOrganisation>,
    events: Order<'a, super::read::RawEvent>,
    statements: Order<'a, RawStatement>,
    sources: Order<'a, super::read::RawSource>,
    findings: &'a Findings,
}

impl<'a> Ids<'a> {
    fn new(raw: &'a Raw, findings: &'a Findings) -> Self {
        Self {
            questions: Order::new("question", &raw.questions, |entry| &entry.id, |_| {}),
            organisations: Order::new(
                "organisation",
                &raw.organisations,
                |entry| &entry.id,
                |entries| {
                    entries.sort_by(|a, b| (&a.name.value, &a.id.value).cmp(&(&b.name.value, &b.id.value)));
                },
            ),
            events: Order::new(
                "event",
                &raw.events,
                |entry| &entry.id,
                |entries| {
                    entries.sort_by_cached_key(|entry| {
                        let when = entry.when.as_ref().map(crate::model::time::When::order);
                        (when, entry.title.value.clone(), entry.id.value.clone())
                    });
                },
            ),
            statements: Order::new(
                "statement",
                &raw.statements,
                |entry| &entry.id,
                |entries| {
                    entries.sort_by_cached_key(|entry| {
                        let when = entry.when.as_ref().map(crate::model::time::When::order);
                        (when, entry.title.value.clone(), entry.id.value.clone())
                    });
                },
            ),
            sources: Order::new(SOURCE, &raw.sources, |entry| &entry.id, |_| {}),
            findings,
        }
    }

    /// A passage of a statement.
    fn passage(&self, statement: &RawStatement, passage: &Spot<String>) -> Option<PassageIx> {
        if passage.is_empty() {
            return None;
        }
        let place = statement.passages.iter().position(|entry| entry.id.value == passage.value);
        if place.is_none() {
            let problem = IdProblem::PassageUnknown {
                statement: statement.id.value.clone(),
                passage: passage.value.clone(),
                known: statement.passages.iter().map(|entry| entry.id.value.clone()).collect(),
            };
            self.findings.report(passage.place, problem.into());
        }
        place.map(PassageIx::from)
    }

    /// A stance of a question.
    fn stance(&self, question: &RawQuestion, stance: &Spot<String>) -> Option<StanceIx> {
        if stance.is_empty() {
            return None;
        }
        let place = question.stances.iter().position(|entry| entry.id.value == stance.value);
        if place.is_none() {
            let known: Vec<String> = question.stances.iter().map(|entry| entry.id.value.clone()).collect();
            let problem = IdProblem::StanceUnknown {
                question: question.id.value.clone(),
                stance: stance.value.clone(),
                nearest: nearest(stance, known.iter().map(String::as_str)),
                known,
            };
            self.findings.report(stance.place, problem.into());
        }
        place.map(StanceIx::from)
    }
}

/// All results, or nothing if one of them is nothing; every one is tried, so that each can report.
fn all<T>(results: impl Iterator<Item = Option<T>>) -> Option<Vec<T>> {
    let results: Vec<Option<T>> = results.collect();
    results.into_iter().collect()
}

/// The result of a reference that may be left out: `None` where it is there and leads nowhere.
fn optional<T, U>(reference: Option<T>, find: impl FnOnce(T) -> Option<U>) -> Option<Option<U>> {
    match reference {
        None => Some(None),
        Some(reference) => find(reference).map(Some),
    }
}

fn text(spot: &Spot<String>) -> String {
    spot.value.clone()
}

fn texts(spots: &[Spot<String>]) -> Vec<String> {
    spots.iter().map(text).collect()
}

fn maybe(spot: Option<&Spot<String>>) -> Option<String> {
    spot.map(text)
}
