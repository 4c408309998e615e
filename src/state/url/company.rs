//! The keys of a comparison of several.

use super::{Key, joined};
use crate::state::Company;

/// All keys.
pub const KEYS: &[Key<Company>] = &[Key {
    name: "with",
    shape: "ids of two to four organisations, with commas",
    read: |value, dossier, company| {
        for id in value.split(',') {
            company.join(dossier.find_organisation(id)?)?;
        }
        Some(())
    },
    write: |company, dossier| joined(company.members().iter().map(|&one| dossier.organisation(one).id.clone())),
}];
