//! The board of positions: who holds which stance on the chosen question, by day of speaking, and who holds none.

use super::{Shown, View};
use crate::{
    model::{Cell, Dossier, OrganisationIx, Position, Spoken, StanceIx, Statement, StatementIx},
    order::sort_by_key,
    time::Mark,
};

/// A position on the board: one text, one stance, all its signers. A joint text is one card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Card<'a> {
    pub index: StatementIx,
    pub statement: &'a Statement,
    pub position: &'a Position,
    pub spoken: Spoken,
}

/// The cards of one date, as it is written, in the order of names.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<'a> {
    /// The text that stands for the date.
    pub date: StatementIx,
    pub cards: Vec<Card<'a>>,
}

/// Organisations without a stance on the question, by name, kind by kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Absent {
    pub silent: Vec<OrganisationIx>,
    pub not_seen: Vec<OrganisationIx>,
    pub no_text: Vec<OrganisationIx>,
}

/// The board for one question.
#[derive(Clone, Debug, PartialEq)]
pub struct Board<'a> {
    /// By day of speaking; what has no day after what is dated within.
    pub rows: Vec<Row<'a>>,
    /// In the order of the question, each stance once.
    pub columns: Vec<StanceIx>,
    pub absent: Absent,
}

/// Organisations that hold a stance, by whether they had spoken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    pub had: usize,
    pub may: usize,
    pub not_yet: usize,
}

impl<'a> Board<'a> {
    /// Lays out the board of a view. Texts that the filters keep out are not on it; organisations without a stance are
    /// listed if a text of theirs passes.
    #[must_use]
    pub fn new(dossier: &'a Dossier, view: &View, shown: &Shown) -> Self {
        let mut rows: Vec<Row<'a>> = Vec::new();
        for (index, statement, position) in dossier.positions_on(view.question) {
            if !shown.has(Mark::Statement(index))
                || (!view.stances.is_empty() && !view.stances.contains(&position.stance))
            {
                continue;
            }
            let card = Card { index, statement, position, spoken: Spoken::by(view.at, &statement.when) };
            match rows.last_mut() {
                Some(row) if dossier.statement(row.date).when.edtf == statement.when.edtf => row.cards.push(card),
                _ => rows.push(Row { date: index, cards: vec![card] }),
            }
        }
        let first = |card: &Card<'a>| card.statement.organisations.iter().copied().min();
        for row in &mut rows {
            sort_by_key(&mut row.cards, |card| (card.position.stance, first(card), card.index));
        }
        let columns = (0..dossier.question(view.question).stances.len()).map(StanceIx::from).collect();
        Self { rows, columns, absent: absent(dossier, view, shown) }
    }

    /// The organisations that hold a stance, each counted once.
    #[must_use]
    pub fn count(&self, stance: StanceIx) -> Count {
        let mut speakers: Vec<(OrganisationIx, Spoken)> = self
            .rows
            .iter()
            .flat_map(|row| &row.cards)
            .filter(|card| card.position.stance == stance)
            .flat_map(|card| card.statement.organisations.iter().map(|&organisation| (organisation, card.spoken)))
            .collect();
        // The earliest word of an organisation counts: had before may before not yet.
        sort_by_key(&mut speakers, |&speaker| speaker);
        speakers.dedup_by_key(|(organisation, _)| *organisation);
        let of = |wanted| speakers.iter().filter(|(_, spoken)| *spoken == wanted).count();
        Count { had: of(Spoken::Had), may: of(Spoken::May), not_yet: of(Spoken::NotYet) }
    }
}

fn absent(dossier: &Dossier, view: &View, shown: &Shown) -> Absent {
    let mut absent = Absent::default();
    for (organisation, _) in dossier.all_organisations() {
        if !dossier.texts_of(organisation).any(|(index, _)| shown.has(Mark::Statement(index))) {
            continue;
        }
        match dossier.cell(organisation, view.question) {
            Cell::Held(_) => {}
            Cell::Silent => absent.silent.push(organisation),
            Cell::NotSeen => absent.not_seen.push(organisation),
            Cell::NoText => absent.no_text.push(organisation),
        }
    }
    absent
}
