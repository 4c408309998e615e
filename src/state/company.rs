//! Several organisations side by side.

use crate::model::OrganisationIx;

/// Who is compared, in the order in which they were chosen, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Company(Vec<OrganisationIx>);

impl Company {
    /// How many have room beside each other.
    pub const MOST: usize = 4;

    #[must_use]
    pub fn members(&self) -> &[OrganisationIx] {
        &self.0
    }

    /// Puts one beside the others. `None` where it is there already or there is no room.
    pub fn join(&mut self, one: OrganisationIx) -> Option<()> {
        (self.0.len() < Self::MOST && !self.0.contains(&one)).then(|| self.0.push(one))
    }

    pub fn leave(&mut self, one: OrganisationIx) {
        self.0.retain(|&member| member != one);
    }
}
