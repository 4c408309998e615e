//! Entries that nothing leads to. Said only where every file could be read: else what leads there may stand in one that
//! could not.

use std::collections::HashSet;

use crate::content::{diagnostic::Findings, problem::IdProblem, read::Raw, source::Spot};

pub(super) fn check(raw: &Raw, findings: &Findings) {
    let read = raw.events.whole && raw.accounts.whole && raw.statements.whole;
    let empty = raw.events.lacking() || raw.statements.lacking();
    if !read || empty {
        return;
    }
    let statements = &raw.statements.entries;
    let accounts = &raw.accounts.entries;

    let sources: HashSet<&str> = (raw.events.entries.iter().flat_map(|event| &event.sources))
        .chain(accounts.iter().filter_map(|account| account.source.as_ref()))
        .map(|id| id.as_str())
        .collect();
    for source in raw.sources.entries.iter().map(|source| &source.id) {
        unless(&sources, "source", source, "let an event or an account rest on it, or take it out", findings);
    }

    let organisations: HashSet<&str> = (statements.iter().flat_map(|statement| &statement.organisations))
        .map(|id| id.as_str())
        .chain(accounts.iter().filter_map(|account| account.by.strip_prefix("org:")))
        .collect();
    for one in raw.organisations.entries.iter().map(|one| &one.id) {
        let wants = "add a text of it; whose text was not found belongs in parties-not-found.toml";
        unless(&organisations, "organisation", one, wants, findings);
    }

    let questions: HashSet<&str> = (statements.iter().flat_map(|statement| &statement.positions))
        .map(|position| position.question.as_str())
        .collect();
    for question in raw.questions.entries.iter().map(|question| &question.id) {
        unless(&questions, "question", question, "no text takes a position on it: add one, or take it out", findings);
    }
}

fn unless(led_to: &HashSet<&str>, what: &'static str, id: &Spot<String>, wants: &'static str, findings: &Findings) {
    if !id.is_empty() && !led_to.contains(id.as_str()) {
        let problem = IdProblem::NothingLeadsHere { what, id: id.value.clone(), wants };
        findings.report(id.place, problem.into());
    }
}
