//! Indices into the tables of a dossier. One type a table, so that an event cannot be looked up among the sources.

use serde::{Deserialize, Serialize};

macro_rules! index {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u32);

        impl $name {
            /// The place in the table.
            #[must_use]
            pub fn at(self) -> usize {
                self.0 as usize
            }
        }

        impl From<usize> for $name {
            /// Tables hold fewer than 2³² entries: a dossier of that size could not be read into memory.
            fn from(place: usize) -> Self {
                Self(u32::try_from(place).unwrap_or(u32::MAX))
            }
        }
    )*};
}

index! {
    /// An event, in the order of time.
    EventIx;
    /// An organisation, in the order of names.
    OrganisationIx;
    /// A text, in the order of time.
    StatementIx;
    /// A passage within its text, in the order of the text.
    PassageIx;
    /// A question, in the order of the dossier.
    QuestionIx;
    /// A stance within its question, in the order of the dossier.
    StanceIx;
    /// A source, in the order of the dossier.
    SourceIx;
}
