//! What an organisation's texts hold on a question, and the kinds of nothing that stay apart.

use super::{
    Dossier, OrganisationIx, Position, QuestionIx, Read, StanceIx, Statement, StatementIx,
    time::{Day, When},
};
use crate::order::sort_and_dedup;

/// One organisation on one question. "Says that it does not know" is a stance like others; the three other cases are not.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Never empty, in the order of time. More than one where several texts speak, or one text takes several stances.
    Held(Vec<Held<'a>>),
    /// Every own text was read whole, and none touches the question.
    Silent,
    /// What could be read does not touch it, but a part is unread.
    NotSeen,
    /// There is no text of its own.
    NoText,
}

impl Cell<'_> {
    /// Its place among the kinds: held, silent, not seen, no text.
    #[must_use]
    pub fn kind(&self) -> usize {
        match self {
            Self::Held(_) => 0,
            Self::Silent => 1,
            Self::NotSeen => 2,
            Self::NoText => 3,
        }
    }
}

/// A position with the text that takes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Held<'a> {
    pub index: StatementIx,
    pub statement: &'a Statement,
    pub position: &'a Position,
}

/// Whether a text lay before a reader at the end of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spoken {
    Had,
    /// Its date is an interval that has begun and not ended.
    May,
    NotYet,
}

impl Spoken {
    /// Of something published within `when`, at the end of `day`. `None` is a cursor at the end of time.
    #[must_use]
    pub fn by(day: Option<Day>, when: &When) -> Self {
        match day {
            None => Self::Had,
            Some(day) if when.last_day() <= day => Self::Had,
            Some(day) if when.first_day() <= day => Self::May,
            Some(_) => Self::NotYet,
        }
    }

    /// Of an event: whether it had begun at the end of `day`.
    #[must_use]
    pub fn begun(day: Option<Day>, when: &When) -> Self {
        match (day, when.beginning()) {
            (None, _) => Self::Had,
            (Some(day), Some(date)) if date.last <= day => Self::Had,
            (Some(day), Some(date)) if date.first <= day => Self::May,
            (Some(_), Some(_)) => Self::NotYet,
            (Some(day), None) if when.last_day() <= day => Self::Had,
            (Some(_), None) => Self::May,
        }
    }
}

impl Dossier {
    /// What an organisation's own texts hold on a question.
    #[must_use]
    pub fn cell(&self, organisation: OrganisationIx, question: QuestionIx) -> Cell<'_> {
        let held: Vec<_> = self
            .own_texts_of(organisation)
            .flat_map(|(index, statement)| {
                statement.positions_on(question).map(move |position| Held { index, statement, position })
            })
            .collect();
        if !held.is_empty() {
            return Cell::Held(held);
        }
        let mut texts = self.own_texts_of(organisation).map(|(_, statement)| statement.read).peekable();
        if texts.peek().is_none() {
            Cell::NoText
        } else if texts.all(|read| read == Read::Whole) {
            Cell::Silent
        } else {
            Cell::NotSeen
        }
    }

    /// The organisations without a position on a question: the silent, those not seen to speak to it, those without a text.
    /// Each in the order of names.
    #[must_use]
    pub fn absent(&self, question: QuestionIx) -> [Vec<OrganisationIx>; 3] {
        let mut absent = [vec![], vec![], vec![]];
        for (one, _) in self.all_organisations() {
            if let Some(place) = self.cell(one, question).kind().checked_sub(1) {
                absent[place].push(one);
            }
        }
        absent
    }

    /// The stances an organisation holds on a question, each once, in the order of the question.
    #[must_use]
    pub fn stances(&self, organisation: OrganisationIx, question: QuestionIx) -> Vec<StanceIx> {
        let mut stances: Vec<_> = self
            .own_texts_of(organisation)
            .flat_map(|(_, statement)| statement.positions_on(question))
            .map(|position| position.stance)
            .collect();
        sort_and_dedup(&mut stances);
        stances
    }

    /// How many questions an organisation's own texts address.
    #[must_use]
    pub fn addressed(&self, organisation: OrganisationIx) -> usize {
        self.all_questions().filter(|&(question, _)| !self.stances(organisation, question).is_empty()).count()
    }
}
