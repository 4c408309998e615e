//! What positions and disputes rest on.

use std::collections::{HashMap, HashSet};

use crate::content::{
    diagnostic::Findings,
    problem::EvidenceProblem,
    read::{Raw, RawPosition, RawStatement},
    source::Spot,
};

pub(super) fn check(raw: &Raw, findings: &Findings) {
    let several: HashMap<&str, bool> =
        raw.questions.entries.iter().map(|question| (question.id.as_str(), question.several)).collect();
    for statement in &raw.statements.entries {
        stances(statement, &several, findings);
        for position in &statement.positions {
            chosen_quote(statement, position, findings);
        }
    }
    for event in raw.events.entries.iter().filter(|event| event.sources.is_empty()) {
        let problem = EvidenceProblem::EventWithoutSource { event: event.id.value.clone() };
        findings.report(event.id.place, problem.into());
    }
    if raw.accounts.whole && raw.events.whole {
        disputes(raw, findings);
    }
}

/// One stance a text and question, where the question does not take several, and no stance twice.
fn stances(statement: &RawStatement, several: &HashMap<&str, bool>, findings: &Findings) {
    for (at, position) in statement.positions.iter().enumerate() {
        let (question, stance) = (&position.question, &position.stance);
        if question.is_empty() || stance.is_empty() {
            continue;
        }
        let before: Vec<_> =
            statement.positions[..at].iter().filter(|earlier| earlier.question.value == question.value).collect();
        let same = before.iter().find(|earlier| earlier.stance.value == stance.value);
        let question = question.value.clone();
        if let Some(first) = same {
            let stance_id = stance.value.clone();
            let problem = EvidenceProblem::PositionTwice { question, stance: stance_id };
            findings.report_with(stance.place, problem.into(), first.stance.place);
        } else if let (Some(first), Some(false)) = (before.first(), several.get(question.as_str())) {
            let problem = EvidenceProblem::StanceSecond { question };
            findings.report_with(stance.place, problem.into(), first.stance.place);
        }
    }
}

/// The passage that a position chooses for its quote has one.
fn chosen_quote(statement: &RawStatement, position: &RawPosition, findings: &Findings) {
    let Some(chosen) = &position.quote else { return };
    let passage = statement.passages.iter().find(|passage| passage.id.value == chosen.value);
    if passage.is_some_and(|passage| passage.quote.is_none()) {
        let problem = EvidenceProblem::QuoteMissing { passage: chosen.value.clone() };
        findings.report(chosen.place, problem.into());
    }
}

/// What is disputed has accounts, and what has accounts is disputed.
fn disputes(raw: &Raw, findings: &Findings) {
    let told: HashSet<&str> = raw.accounts.entries.iter().map(|account| account.event.as_str()).collect();
    let disputed: HashSet<&str> =
        (raw.events.entries.iter()).filter(|event| event.disputed.is_some()).map(|event| event.id.as_str()).collect();
    let mut plain: HashMap<&str, &Spot<String>> = HashMap::new();
    for event in &raw.events.entries {
        match &event.disputed {
            Some(disputed) if !told.contains(event.id.as_str()) => {
                let problem = EvidenceProblem::DisputeWithoutAccounts { event: event.id.value.clone() };
                findings.report(disputed.place, problem.into());
            }
            // Of two events with one id, the one that is disputed is meant.
            None if !disputed.contains(event.id.as_str()) => {
                plain.insert(&event.id, &event.id);
            }
            Some(_) | None => {}
        }
    }
    for account in &raw.accounts.entries {
        // Once an event: the first of its accounts stands for all.
        if let Some(event) = plain.remove(account.event.as_str()) {
            let problem = EvidenceProblem::AccountsWithoutDispute { event: event.value.clone() };
            findings.report_with(account.event.place, problem.into(), event.place);
        }
    }
}
