use serde::{Deserialize, Serialize};

/// Who speaks: a party, a youth organisation, a network, a publication.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Organisation {
    pub id: String,
    /// The name in the dossier's language.
    pub name: String,
    /// The name as the organisation writes it.
    pub native_name: String,
    pub abbr: String,
    /// ISO 3166-1 alpha-2, or `INT`.
    pub country: String,
    pub kind: OrganisationKind,
    /// Ids of the networks it belonged to at the time of the events.
    pub networks: Vec<String>,
    pub about: String,
    /// `http` or `https`.
    pub url: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum OrganisationKind {
    Party,
    Youth,
    UnionFederation,
    Network,
    Organisation,
    Publication,
}

impl OrganisationKind {
    pub const ALL: [Self; 6] =
        [Self::Party, Self::Youth, Self::UnionFederation, Self::Network, Self::Organisation, Self::Publication];

    /// The word in the dossier's files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Youth => "youth",
            Self::UnionFederation => "union-federation",
            Self::Network => "network",
            Self::Organisation => "organisation",
            Self::Publication => "publication",
        }
    }
}
