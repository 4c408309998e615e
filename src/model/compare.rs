//! Two organisations side by side, or several. Sets of stances are compared as sets.

use super::{Cell, Dossier, OrganisationIx, QuestionIx};
use crate::order::sort_by_key;

/// What two organisations' stances on one question have to do with each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shared {
    /// Both hold exactly the same stances.
    Same,
    /// They share a stance, and one holds another beside it.
    Overlapping,
    /// They share none.
    Apart,
    /// They share none, and the dossier declares two of them to contradict each other.
    Opposed,
    /// One of the two takes no stance, or neither does.
    Unshared,
}

/// A question with what it does to a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parting {
    pub question: QuestionIx,
    pub shared: Shared,
}

impl Dossier {
    /// How two organisations stand to each other on a question.
    #[must_use]
    pub fn shared(&self, one: OrganisationIx, other: OrganisationIx, question: QuestionIx) -> Shared {
        self.shared_by(&[one, other], question)
    }

    /// How several organisations stand to each other on a question: what is said of them holds of all.
    #[must_use]
    pub fn shared_by(&self, company: &[OrganisationIx], question: QuestionIx) -> Shared {
        let sets: Vec<_> = company.iter().map(|&one| self.stances(one, question)).collect();
        let Some((first, rest)) = sets.split_first() else { return Shared::Unshared };
        if sets.iter().any(Vec::is_empty) {
            return Shared::Unshared;
        }
        if rest.iter().all(|set| set == first) {
            return Shared::Same;
        }
        if first.iter().any(|stance| rest.iter().all(|set| set.contains(stance))) {
            return Shared::Overlapping;
        }
        let question = self.question(question);
        let mut pairs =
            sets.iter().enumerate().flat_map(|(n, one)| sets[n + 1..].iter().map(move |other| (one, other)));
        if pairs.any(|(one, other)| one.iter().any(|&a| other.iter().any(|&b| question.opposed(a, b)))) {
            Shared::Opposed
        } else {
            Shared::Apart
        }
    }

    /// Every question for a pair: agreement first, then overlap, then the partings, the opposed last among them, then what
    /// only one or neither speaks to. Within each, in the order of the dossier.
    #[must_use]
    pub fn pair(&self, one: OrganisationIx, other: OrganisationIx) -> Vec<Parting> {
        self.partings(&[one, other])
    }

    /// As [`pair`](Self::pair), for several organisations.
    #[must_use]
    pub fn partings(&self, company: &[OrganisationIx]) -> Vec<Parting> {
        let mut partings: Vec<_> = self
            .all_questions()
            .map(|(question, _)| Parting { question, shared: self.shared_by(company, question) })
            .collect();
        sort_by_key(&mut partings, |parting| parting.shared);
        partings
    }

    /// Whether both speak to at least one question.
    #[must_use]
    pub fn speak_together(&self, one: OrganisationIx, other: OrganisationIx) -> bool {
        self.all_questions().any(|(question, _)| {
            matches!((self.cell(one, question), self.cell(other, question)), (Cell::Held(_), Cell::Held(_)))
        })
    }
}
