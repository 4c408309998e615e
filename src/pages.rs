//! The pages of a dossier and their addresses. Both directions stand here and nowhere else: the prerenderer writes what
//! [`Page::all`] lists, the browser shows what [`Page::parse`] reads, and every link is made by [`Page::path`].
//!
//! Addresses are for ever: a published path may gain meanings, never lose one.

mod embed;

pub use embed::{Embed, snippet};

use crate::model::{Dossier, EventIx, OrganisationIx, PassageIx, QuestionIx, StatementIx};

/// One page. Each has exactly one path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Page {
    /// The main view: timeline and positions side by side.
    Start,
    Events,
    Event(EventIx),
    Organisations,
    Organisation(OrganisationIx),
    Statements,
    Statement(StatementIx),
    Passage(StatementIx, PassageIx),
    Questions,
    Question(QuestionIx),
    Positions,
    /// All positions of one organisation.
    PositionsOf(OrganisationIx),
    /// One organisation on one question, where there is silence too.
    Position(OrganisationIx, QuestionIx),
    Compare,
    /// A pair, the organisation with the smaller id first.
    Pair(OrganisationIx, OrganisationIx),
    /// The same pair the other way round: it leads to [`Page::Pair`].
    PairReversed(OrganisationIx, OrganisationIx),
    Matrix,
    /// Who answers whom.
    Replies,
    /// The camps that a text of the dossier draws.
    Camps,
    /// The list of texts that a text of the dossier came with.
    Appendix,
    Sources,
    Search,
    About,
    /// What another page puts into a frame. Not among [`Page::all`].
    Embed(Embed),
}

impl Page {
    /// Every page of a dossier, each once. What is made for frames is apart: [`Embed::all`].
    #[must_use]
    pub fn all(dossier: &Dossier) -> Vec<Self> {
        let mut pages = vec![
            Self::Start,
            Self::Events,
            Self::Organisations,
            Self::Statements,
            Self::Questions,
            Self::Positions,
            Self::Compare,
            Self::Matrix,
            Self::Replies,
            Self::Camps,
            Self::Appendix,
            Self::Sources,
            Self::Search,
            Self::About,
        ];
        pages.extend(dossier.all_events().map(|(event, _)| Self::Event(event)));
        pages.extend(dossier.all_questions().map(|(question, _)| Self::Question(question)));
        for (index, statement) in dossier.all_statements() {
            pages.push(Self::Statement(index));
            pages.extend((0..statement.passages.len()).map(|place| Self::Passage(index, PassageIx::from(place))));
        }
        for (one, _) in dossier.all_organisations() {
            pages.push(Self::Organisation(one));
            pages.push(Self::PositionsOf(one));
            pages.extend(dossier.all_questions().map(|(question, _)| Self::Position(one, question)));
            for (other, _) in dossier.all_organisations().filter(|&(other, _)| other != one) {
                pages.push(Self::pair(dossier, one, other).unwrap_or(Self::PairReversed(one, other)));
            }
        }
        pages
    }

    /// The page of two organisations if they are named in the order of its address.
    fn pair(dossier: &Dossier, one: OrganisationIx, other: OrganisationIx) -> Option<Self> {
        (dossier.organisation(one).id < dossier.organisation(other).id).then_some(Self::Pair(one, other))
    }

    /// The page of a pair, in whatever order it is named.
    #[must_use]
    pub fn of_pair(dossier: &Dossier, one: OrganisationIx, other: OrganisationIx) -> Self {
        Self::pair(dossier, one, other).unwrap_or(Self::Pair(other, one))
    }

    /// The path below the base of the site: no leading slash, a trailing one, empty for the start page.
    #[must_use]
    pub fn path(self, dossier: &Dossier) -> String {
        let event = |index| &dossier.event(index).id;
        let organisation = |index| &dossier.organisation(index).id;
        let statement = |index| &dossier.statement(index).id;
        let question = |index| &dossier.question(index).id;
        match self {
            Self::Start => String::new(),
            Self::Events => "events/".into(),
            Self::Event(index) => format!("events/{}/", event(index)),
            Self::Organisations => "organisations/".into(),
            Self::Organisation(index) => format!("organisations/{}/", organisation(index)),
            Self::Statements => "statements/".into(),
            Self::Statement(index) => format!("statements/{}/", statement(index)),
            Self::Passage(index, passage) => {
                format!("statements/{}/{}/", statement(index), dossier.statement(index).passage(passage).id)
            }
            Self::Questions => "questions/".into(),
            Self::Question(index) => format!("questions/{}/", question(index)),
            Self::Positions => "positions/".into(),
            Self::PositionsOf(index) => format!("positions/{}/", organisation(index)),
            Self::Position(one, index) => format!("positions/{}/{}/", organisation(one), question(index)),
            Self::Compare => "compare/".into(),
            Self::Pair(one, other) | Self::PairReversed(one, other) => {
                format!("compare/{}/{}/", organisation(one), organisation(other))
            }
            Self::Matrix => "matrix/".into(),
            Self::Replies => "replies/".into(),
            Self::Camps => "camps/".into(),
            Self::Appendix => "appendix/".into(),
            Self::Sources => "sources/".into(),
            Self::Search => "search/".into(),
            Self::About => "about/".into(),
            Self::Embed(embed) => embed.path(dossier),
        }
    }

    /// Reads a path below the base, with or without slashes at its ends. `None` where the dossier has no such page.
    #[must_use]
    pub fn parse(path: &str, dossier: &Dossier) -> Option<Self> {
        let mut parts = path.trim_matches('/').split('/');
        let first = parts.next().unwrap_or_default();
        let rest: Vec<&str> = parts.collect();
        Some(match (first, rest.as_slice()) {
            ("", []) => Self::Start,
            ("events", []) => Self::Events,
            ("events", [id]) => Self::Event(dossier.find_event(id)?),
            ("organisations", []) => Self::Organisations,
            ("organisations", [id]) => Self::Organisation(dossier.find_organisation(id)?),
            ("statements", []) => Self::Statements,
            ("statements", [id]) => Self::Statement(dossier.find_statement(id)?),
            ("statements", [id, passage]) => {
                let index = dossier.find_statement(id)?;
                let place = dossier.statement(index).passages.iter().position(|entry| entry.id == *passage)?;
                Self::Passage(index, PassageIx::from(place))
            }
            ("questions", []) => Self::Questions,
            ("questions", [id]) => Self::Question(dossier.find_question(id)?),
            ("positions", []) => Self::Positions,
            ("positions", [id]) => Self::PositionsOf(dossier.find_organisation(id)?),
            ("positions", [one, id]) => Self::Position(dossier.find_organisation(one)?, dossier.find_question(id)?),
            ("compare", []) => Self::Compare,
            ("compare", [one, other]) if one != other => {
                let (one, other) = (dossier.find_organisation(one)?, dossier.find_organisation(other)?);
                Self::pair(dossier, one, other).unwrap_or(Self::PairReversed(one, other))
            }
            ("matrix", []) => Self::Matrix,
            ("replies", []) => Self::Replies,
            ("camps", []) => Self::Camps,
            ("appendix", []) => Self::Appendix,
            ("sources", []) => Self::Sources,
            ("search", []) => Self::Search,
            ("about", []) => Self::About,
            ("embed", rest) => Self::Embed(Embed::parse(rest, dossier)?),
            _ => return None,
        })
    }

    /// The previous and the next page of its kind, in the order of time where there is one, else of the table.
    #[must_use]
    pub fn neighbours(self, dossier: &Dossier) -> (Option<Self>, Option<Self>) {
        fn beside<I: From<usize>>(at: usize, length: usize, page: impl Fn(I) -> Page) -> (Option<Page>, Option<Page>) {
            (at.checked_sub(1).map(|place| page(I::from(place))), (at + 1 < length).then(|| page(I::from(at + 1))))
        }
        match self {
            Self::Event(index) => beside(index.at(), dossier.events.len(), Self::Event),
            Self::Statement(index) => beside(index.at(), dossier.statements.len(), Self::Statement),
            Self::Passage(index, passage) => {
                beside(passage.at(), dossier.statement(index).passages.len(), |place| Self::Passage(index, place))
            }
            Self::Organisation(index) => beside(index.at(), dossier.organisations.len(), Self::Organisation),
            Self::Question(index) => beside(index.at(), dossier.questions.len(), Self::Question),
            Self::Position(one, index) => {
                beside(index.at(), dossier.questions.len(), |place| Self::Position(one, place))
            }
            _ => (None, None),
        }
    }
}
