//! The camps that a text of the dossier draws, and who stands in them by the declared rule.

use super::{Camp, Dossier, OrganisationIx};

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

    /// The organisations that stand in none of the camps, in the order of names.
    pub fn in_no_camp(&self) -> impl Iterator<Item = OrganisationIx> {
        self.all_organisations()
            .map(|(index, _)| index)
            .filter(|&index| !self.meta.camps.iter().any(|camp| self.stands_in(index, camp)))
    }
}
