//! Ids that stand twice: two entries of one kind, or one entry twice in a list.

use std::collections::HashMap;

use crate::content::{diagnostic::Findings, problem::IdProblem, read::Raw, source::Spot};

pub(super) fn check(raw: &Raw, findings: &Findings) {
    let unique = |what, ids: &mut dyn Iterator<Item = &Spot<String>>| unique(what, ids, findings);
    unique("question", &mut raw.questions.entries.iter().map(|entry| &entry.id));
    unique("organisation", &mut raw.organisations.entries.iter().map(|entry| &entry.id));
    unique("event", &mut raw.events.entries.iter().map(|entry| &entry.id));
    unique("statement", &mut raw.statements.entries.iter().map(|entry| &entry.id));
    unique("source", &mut raw.sources.entries.iter().map(|entry| &entry.id));
    unique("question raised", &mut raw.raises.iter().map(|entry| &entry.id));
    for question in &raw.questions.entries {
        unique("stance", &mut question.stances.iter().map(|stance| &stance.id));
    }
    for statement in &raw.statements.entries {
        unique("passage", &mut statement.passages.iter().map(|passage| &passage.id));
        once(&statement.organisations, findings);
        for position in &statement.positions {
            once(&position.passages, findings);
        }
    }
    for event in &raw.events.entries {
        once(&event.sources, findings);
    }
    for organisation in &raw.organisations.entries {
        once(&organisation.networks, findings);
    }
    if let Some(meta) = &raw.meta {
        unique("camp", &mut meta.camps.iter().map(|camp| &camp.id));
        once(&meta.languages, findings);
        for condition in meta.camps.iter().flat_map(|camp| &camp.conditions) {
            once(&condition.stances, findings);
        }
    }
}

/// Reports every id after the first. Two that differ in capitals alone are the same folder on many systems.
fn unique(what: &'static str, ids: &mut dyn Iterator<Item = &Spot<String>>, findings: &Findings) {
    let mut seen: HashMap<String, &Spot<String>> = HashMap::new();
    for id in ids.filter(|id| !id.is_empty()) {
        if let Some(first) = seen.get(&id.to_lowercase()) {
            let problem = IdProblem::Duplicate { what, id: id.value.clone() };
            findings.report_with(id.place, problem.into(), first.place);
        } else {
            seen.insert(id.to_lowercase(), id);
        }
    }
}

/// Reports what stands in a list a second time.
fn once(list: &[Spot<String>], findings: &Findings) {
    let mut seen: HashMap<&str, &Spot<String>> = HashMap::new();
    for entry in list {
        if let Some(first) = seen.get(entry.as_str()) {
            let problem = IdProblem::Repeated { id: entry.value.clone() };
            findings.report_with(entry.place, problem.into(), first.place);
        } else {
            seen.insert(entry, entry);
        }
    }
}
