use crate::order::sort_and_dedup;
use serde::{Deserialize, Serialize};

use super::{
    Event, EventIx, Organisation, OrganisationIx, Position, Question, QuestionIx, StanceIx, Statement, StatementIx,
    time::{Day, When},
};

/// What the first view of a dossier needs.
///
/// Sorted: events and statements by [`When::order`], then by title; organisations by name, then by id. Every index that
/// stands in it is inside its table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    pub meta: Meta,
    pub questions: Vec<Question>,
    pub organisations: Vec<Organisation>,
    pub events: Vec<Event>,
    pub statements: Vec<Statement>,
}

/// What `dossier.toml` says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    pub id: String,
    pub title: String,
    /// The headline of the main view.
    pub headline: String,
    /// One or two sentences on what the dossier is about.
    pub subtitle: String,
    /// Absolute, ends with a slash; the `--site` option overrides it.
    pub site: Option<String>,
    /// Minutes east of UTC of the dossier's civil time.
    pub utc_offset: i16,
    /// The first and the last day that the timeline shows unfolded, last included.
    pub window: (Day, Day),
    /// BCP 47; the first is the language of the dossier.
    pub languages: Vec<String>,
    pub licence: String,
    /// Where errors are reported: `mailto:` or `https:`.
    pub contact: Option<String>,
    pub default_question: QuestionIx,
    /// The text that draws the camps, and the camps; empty where the dossier declares none.
    pub camps: Vec<Camp>,
    /// How the dossier was made, paragraph by paragraph.
    pub method: Vec<String>,
    /// Sixteen hexadecimal digits that change with every change of the dossier's files: part of a citation.
    pub revision: String,
}

/// A camp that a text of the dossier draws, and the rule by which an organisation is counted to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Camp {
    pub id: String,
    pub label: String,
    pub means: String,
    /// The text that draws it.
    pub statement: StatementIx,
    /// Every one of these must hold.
    pub conditions: Vec<Condition>,
}

/// Holds of an organisation that takes one of the stances on the question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub question: QuestionIx,
    /// Never empty.
    pub stances: Vec<StanceIx>,
}

macro_rules! lookups {
    ($($table:ident, $one:ident, $find:ident, $all:ident: $type:ty, $index:ident;)*) => {
        impl Dossier {$(
            #[must_use]
            pub fn $one(&self, index: $index) -> &$type {
                &self.$table[index.at()]
            }

            /// By its id in the address.
            #[must_use]
            pub fn $find(&self, id: &str) -> Option<$index> {
                self.$table.iter().position(|entry| entry.id == id).map($index::from)
            }

            /// With their indices, in the order of the table.
            pub fn $all(&self) -> impl DoubleEndedIterator<Item = ($index, &$type)> + ExactSizeIterator {
                self.$table.iter().enumerate().map(|(place, entry)| ($index::from(place), entry))
            }
        )*}
    };
}

lookups! {
    events, event, find_event, all_events: Event, EventIx;
    organisations, organisation, find_organisation, all_organisations: Organisation, OrganisationIx;
    statements, statement, find_statement, all_statements: Statement, StatementIx;
    questions, question, find_question, all_questions: Question, QuestionIx;
}

impl Dossier {
    /// All texts of an organisation, those in which a person speaks included, in the order of time.
    pub fn texts_of(&self, organisation: OrganisationIx) -> impl Iterator<Item = (StatementIx, &Statement)> {
        self.all_statements().filter(move |(_, statement)| statement.organisations.contains(&organisation))
    }

    /// The texts that count as the organisation's own, in the order of time.
    pub fn own_texts_of(&self, organisation: OrganisationIx) -> impl Iterator<Item = (StatementIx, &Statement)> {
        self.texts_of(organisation).filter(|(_, statement)| !statement.personal)
    }

    /// Every position on a question with its text, in the order of time. Those in which a person speaks are left out.
    pub fn positions_on(&self, question: QuestionIx) -> impl Iterator<Item = (StatementIx, &Statement, &Position)> {
        self.all_statements()
            .filter(|(_, statement)| !statement.personal)
            .flat_map(move |(index, statement)| statement.positions_on(question).map(move |p| (index, statement, p)))
    }

    /// Ids of all networks, sorted.
    #[must_use]
    pub fn networks(&self) -> Vec<&str> {
        let mut networks: Vec<&str> = self
            .organisations
            .iter()
            .flat_map(|organisation| organisation.networks.iter().map(String::as_str))
            .collect();
        sort_and_dedup(&mut networks);
        networks
    }

    /// The abbreviations of who signed a text.
    #[must_use]
    pub fn signers(&self, text: StatementIx) -> String {
        let signers = &self.statement(text).organisations;
        signers.iter().map(|&signer| self.organisation(signer).abbr.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// The moments of the dossier, events and texts, from the first to the last.
    pub fn moments(&self) -> impl Iterator<Item = &When> {
        self.events.iter().map(|event| &event.when).chain(self.statements.iter().map(|statement| &statement.when))
    }
}
