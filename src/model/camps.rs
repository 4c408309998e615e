//! The camps that a text of the dossier draws, who stands in them by the declared rule, and what they differ in inside.

use super::{Camp, Dossier, OrganisationIx, QuestionIx, StanceIx};

/// Where the members of a camp stand on one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inside {
    pub question: QuestionIx,
    /// The stances that a member takes, in the order of the question, with all members that take each.
    pub holders: Vec<(StanceIx, Vec<OrganisationIx>)>,
    /// Members that take none, whatever the reason.
    pub without: Vec<OrganisationIx>,
}

impl Inside {
    /// Whether two members that take a stance take different ones.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.holders.windows(2).any(|pair| pair[0].1 != pair[1].1)
    }
}

impl Dossier {
    /// Whether an organisation's own texts fulfil every condition of a camp.
    #[must_use]
    pub fn stands_in(&self, organisation: OrganisationIx, camp: &Camp) -> bool {
        camp.conditions.iter().all(|condition| {
            self.stances(organisation, condition.question).iter().any(|stance| condition.stances.contains(stance))
        })
    }

    /// The organisations of a camp, in the order of names.
    pub fn members(&self, camp: &Camp) -> impl Iterator<Item = OrganisationIx> {
        self.all_organisations().map(|(index, _)| index).filter(move |&index| self.stands_in(index, camp))
    }

    /// Where the members of a camp stand, question by question.
    #[must_use]
    pub fn inside(&self, camp: &Camp) -> Vec<Inside> {
        let members: Vec<_> = self.members(camp).collect();
        let on = |question: QuestionIx| {
            let stances = (0..self.question(question).stances.len()).map(StanceIx::from);
            let of = |stance: StanceIx| -> Vec<OrganisationIx> {
                members.iter().copied().filter(|&one| self.stances(one, question).contains(&stance)).collect()
            };
            let holders = stances.map(|stance| (stance, of(stance))).filter(|(_, all)| !all.is_empty()).collect();
            let without = members.iter().copied().filter(|&one| self.stances(one, question).is_empty());
            Inside { question, holders, without: without.collect() }
        };
        self.all_questions().map(|(question, _)| on(question)).collect()
    }

    /// The organisations that stand in none of the camps, in the order of names.
    pub fn in_no_camp(&self) -> impl Iterator<Item = OrganisationIx> {
        self.all_organisations()
            .map(|(index, _)| index)
            .filter(|&index| !self.meta.camps.iter().any(|camp| self.stands_in(index, camp)))
    }
}
