//! The matrix as a reader has ordered and narrowed it.

use super::decode_rows;
use crate::{
    model::{Cell, Dossier, OrganisationIx, QuestionIx, StanceIx},
    order::{Set, sort_by_key},
};

/// By what the rows are ordered. Within what is equal, always by name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    #[default]
    Name,
    /// By the day of the first text of its own; who has none stands last.
    Day,
    /// By the answer to a question, in the order of its answers; then silent, not seen, no text.
    Question(QuestionIx),
}

/// The order and the filters of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows {
    pub sort: Sort,
    /// The question to which `stances` belong.
    pub question: QuestionIx,
    /// Only organisations that take one of these; empty is all.
    pub stances: Set<StanceIx>,
    /// Only organisations of one of these networks; empty is all.
    pub networks: Set<String>,
    /// Only organisations of one of these countries; empty is all.
    pub countries: Set<String>,
}

impl Rows {
    /// The order and the filters of the plain address.
    #[must_use]
    pub fn plain(dossier: &Dossier) -> Self {
        Self {
            sort: Sort::Name,
            question: dossier.meta.default_question,
            stances: Set::default(),
            networks: Set::default(),
            countries: Set::default(),
        }
    }

    /// Takes what a control of the page was set to: the value of a key of the address, of `stance` with its question before
    /// it (`csto.condemn`), nothing for the default. What the other keys say stays.
    pub fn choose(&mut self, control: &str, value: &str, dossier: &Dossier) {
        let plain = Self::plain(dossier);
        let query = match value.split_once('.') {
            _ if value.is_empty() => String::new(),
            Some((question, stance)) if control == "stance" => format!("question={question}&stance={stance}"),
            _ => format!("{control}={value}"),
        };
        let chosen = if query.is_empty() { plain } else { decode_rows(&query, dossier).0 };
        match control {
            "sort" => self.sort = chosen.sort,
            "stance" => (self.question, self.stances) = (chosen.question, chosen.stances),
            "net" => self.networks = chosen.networks,
            "country" => self.countries = chosen.countries,
            _ => {}
        }
    }

    /// What a control of the page shows, as [`choose`](Self::choose) takes it. `None` for the default, and where the address
    /// names several values, which no control can show.
    #[must_use]
    pub fn control(&self, control: &str, dossier: &Dossier) -> Option<String> {
        fn only<T: Ord>(set: &Set<T>) -> Option<&T> {
            let mut all = set.iter();
            all.next().filter(|_| all.next().is_none())
        }
        match (control, self.sort) {
            ("sort", Sort::Day) => Some("day".to_owned()),
            ("sort", Sort::Question(question)) => Some(dossier.question(question).id.clone()),
            ("stance", _) => only(&self.stances).map(|&stance| {
                let question = dossier.question(self.question);
                format!("{}.{}", question.id, question.stance(stance).id)
            }),
            ("net", _) => only(&self.networks).cloned(),
            ("country", _) => only(&self.countries).cloned(),
            _ => None,
        }
    }

    /// All organisations in the order of the rows.
    #[must_use]
    pub fn order(&self, dossier: &Dossier) -> Vec<OrganisationIx> {
        let mut all: Vec<_> = dossier.all_organisations().map(|(one, _)| one).collect();
        match self.sort {
            Sort::Name => {}
            Sort::Day => sort_by_key(&mut all, |&one| {
                let first = dossier.own_texts_of(one).next().map(|(_, statement)| statement.when.order());
                (first.is_none(), first, one)
            }),
            Sort::Question(question) => {
                sort_by_key(&mut all, |&one| (dossier.cell(one, question).kind(), dossier.stances(one, question), one))
            }
        }
        all
    }

    /// Whether the filters leave an organisation.
    #[must_use]
    pub fn shows(&self, dossier: &Dossier, one: OrganisationIx) -> bool {
        let organisation = dossier.organisation(one);
        let stance = || dossier.stances(one, self.question).iter().any(|stance| self.stances.contains(stance));
        (self.stances.is_empty() || stance())
            && (self.networks.is_empty() || organisation.networks.iter().any(|net| self.networks.contains(net)))
            && (self.countries.is_empty() || self.countries.contains(&organisation.country))
    }

    /// How many of the organisations that are left give each answer to a question, in the order of its answers, then how many
    /// are silent, not seen, without text.
    #[must_use]
    pub fn counts(&self, dossier: &Dossier, question: QuestionIx) -> Vec<usize> {
        let stances = dossier.question(question).stances.len();
        let mut counts = vec![0; stances + 3];
        for (one, _) in dossier.all_organisations().filter(|&(one, _)| self.shows(dossier, one)) {
            match dossier.cell(one, question) {
                Cell::Held(_) => dossier.stances(one, question).iter().for_each(|stance| counts[stance.at()] += 1),
                Cell::Silent => counts[stances] += 1,
                Cell::NotSeen => counts[stances + 1] += 1,
                Cell::NoText => counts[stances + 2] += 1,
            }
        }
        counts
    }
}
