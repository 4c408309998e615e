//! Two organisations side by side. Sets of stances are compared as sets.

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
        let (left, right) = (self.stances(one, question), self.stances(other, question));
        if left.is_empty() || right.is_empty() {
            return Shared::Unshared;
        }
        if left == right {
            return Shared::Same;
        }
        if left.iter().any(|stance| right.contains(stance)) {
            return Shared::Overlapping;
        }
        let question = self.question(question);
        if left.iter().any(|&a| right.iter().any(|&b| question.opposed(a, b))) {
            Shared::Opposed
        } else {
            Shared::Apart
        }
    }

    /// Every question for a pair: agreement first, then overlap, then the partings, the opposed last among them, then what
    /// only one or neither speaks to. Within each, in the order of the dossier.
    #[must_use]
    pub fn pair(&self, one: OrganisationIx, other: OrganisationIx) -> Vec<Parting> {
        let mut partings: Vec<_> = self
            .all_questions()
            .map(|(question, _)| Parting { question, shared: self.shared(one, other, question) })
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
