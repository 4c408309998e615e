//! What can be said only of several values at once, beyond that ids lead somewhere (see [`resolve`](super::resolve)).

mod evidence;
mod ids;
mod orphans;

use super::{
    diagnostic::Findings,
    folder::{Folder, Kept},
    problem::{FileProblem, IdProblem, ShapeProblem},
    read::Raw,
    source::Place,
};

/// Looks at all records together.
pub(super) fn check(raw: &Raw, folder: &Folder, findings: &Findings) {
    empty(raw, folder, findings);
    ids::check(raw, findings);
    evidence::check(raw, findings);
    orphans::check(raw, findings);
    stances(raw, findings);
    camps(raw, findings);
}

/// A dossier without a question, an event or a text says nothing, and says so loudly.
fn empty(raw: &Raw, folder: &Folder, findings: &Findings) {
    let place = |kept| folder.table(kept).map_or(folder.place, Place::whole);
    let tables = [
        (Kept::Questions, "question", raw.questions.lacking()),
        (Kept::Events, "event", raw.events.lacking()),
        (Kept::Organisations, "organisation", raw.organisations.lacking()),
    ];
    for (kept, what, lacking) in tables {
        if lacking {
            findings.report(place(kept), FileProblem::NothingOf(what).into());
        }
    }
    if raw.statements.lacking() {
        findings.report(folder.place, FileProblem::NothingOf("statement").into());
    }
}

/// Within a question: no stance opposes itself, and no two share a shape, since the shape is how a mark is told apart.
fn stances(raw: &Raw, findings: &Findings) {
    for question in &raw.questions.entries {
        for [one, other] in &question.opposes {
            if one.value == other.value {
                let stance = one.value.clone();
                findings.report(other.place, IdProblem::OpposesItself { stance }.into());
            }
        }
        for (at, stance) in question.stances.iter().enumerate() {
            let Some(shape) = &stance.shape else { continue };
            let before = question.stances[..at].iter().filter_map(|stance| stance.shape.as_ref());
            if let Some(first) = before.into_iter().find(|first| first.value == shape.value) {
                let problem = ShapeProblem::Wrong {
                    key: "shape",
                    value: shape.as_str().into(),
                    wants: "a shape that no other stance of the question has",
                };
                findings.report_with(shape.place, problem.into(), first.place);
            }
        }
    }
}

/// A camp without a condition would hold everybody.
fn camps(raw: &Raw, findings: &Findings) {
    let camps = raw.meta.iter().flat_map(|meta| &meta.camps);
    for camp in camps.filter(|camp| camp.conditions.is_empty()) {
        let problem = IdProblem::CampEmpty { camp: camp.id.value.clone() };
        findings.report(camp.id.place, problem.into());
    }
}
