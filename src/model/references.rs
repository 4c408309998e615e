//! What points at what, the other way round: from a passage to the events it is evidence for, from a source to its events,
//! from a text to those that answer it.

use crate::order::{sort_and_dedup, sort_by_key};
use std::cmp::Reverse;

use super::{
    Dossier, EventIx, Evidence, Held, Library, OrganisationIx, PassageIx, QuestionIx, Raise, Reply, SourceIx, StanceIx,
    StatementIx, TakenUp, time::Minute,
};

impl Library {
    /// The texts that accounts of an event rest on, each once with its passages, in the order of time.
    #[must_use]
    pub fn speakers(&self, event: EventIx) -> Vec<(StatementIx, Vec<PassageIx>)> {
        let mut speakers: Vec<(StatementIx, Vec<PassageIx>)> = Vec::new();
        for account in self.accounts_of(event) {
            let Evidence::Statement(statement, passage) = account.evidence else { continue };
            let place = speakers.iter().position(|(known, _)| *known == statement).unwrap_or_else(|| {
                speakers.push((statement, Vec::new()));
                speakers.len() - 1
            });
            speakers[place].1.extend(passage);
        }
        sort_by_key(&mut speakers, |(statement, _)| *statement);
        for (_, passages) in &mut speakers {
            sort_and_dedup(passages);
        }
        speakers
    }

    /// The events whose accounts rest on a passage, or on any passage of a text, in the order of time.
    #[must_use]
    pub fn events_told_by(&self, statement: StatementIx, passage: Option<PassageIx>) -> Vec<EventIx> {
        self.events_where(|evidence| match *evidence {
            Evidence::Statement(of, at) => of == statement && (passage.is_none() || at == passage),
            _ => false,
        })
    }

    /// The events that use a source, for themselves or for one of their accounts, in the order of time.
    #[must_use]
    pub fn events_from(&self, dossier: &Dossier, source: SourceIx) -> Vec<EventIx> {
        let mut events = self.events_where(|evidence| *evidence == Evidence::Source(source));
        events
            .extend(dossier.all_events().filter(|(_, event)| event.sources.contains(&source)).map(|(index, _)| index));
        sort_and_dedup(&mut events);
        events
    }

    fn events_where(&self, fits: impl Fn(&Evidence) -> bool) -> Vec<EventIx> {
        self.accounts
            .iter()
            .enumerate()
            .filter(|(_, accounts)| accounts.iter().any(|account| fits(&account.evidence)))
            .map(|(place, _)| EventIx::from(place))
            .collect()
    }

    /// The questions that a passage raises, in the order of the dossier.
    pub fn raised_at(&self, statement: StatementIx, passage: PassageIx) -> impl Iterator<Item = &Raise> {
        self.raises.iter().filter(move |raise| (raise.statement, raise.passage) == (statement, passage))
    }

    /// The questions of other texts that a passage speaks to, and how.
    pub fn taken_up_at(&self, statement: StatementIx, passage: PassageIx) -> impl Iterator<Item = (&Raise, &TakenUp)> {
        self.raises.iter().flat_map(move |raise| {
            raise
                .taken_up_by
                .iter()
                .filter(move |taken| (taken.statement, taken.passage) == (statement, passage))
                .map(move |taken| (raise, taken))
        })
    }

    /// What texts of an organisation say of others, in the order of time.
    #[must_use]
    pub fn replies_by(&self, dossier: &Dossier, organisation: OrganisationIx) -> Vec<&Reply> {
        self.replies_where(|reply| dossier.statement(reply.from).organisations.contains(&organisation))
    }

    /// What others say of texts of an organisation, in the order of time.
    #[must_use]
    pub fn replies_to(&self, dossier: &Dossier, organisation: OrganisationIx) -> Vec<&Reply> {
        self.replies_where(|reply| {
            reply.to.is_some_and(|to| dossier.statement(to).organisations.contains(&organisation))
        })
    }

    /// Whether somebody of whom a reply speaks answers: a later text of theirs in the dossier speaks of a text of those who
    /// replied. `None` where what is spoken of is not in the dossier.
    #[must_use]
    pub fn is_answered(&self, dossier: &Dossier, reply: &Reply) -> Option<bool> {
        let signers = |text: StatementIx| &dossier.statement(text).organisations;
        let shares = |one: StatementIx, other: StatementIx| signers(one).iter().any(|it| signers(other).contains(it));
        let to = reply.to?;
        Some(self.replies.iter().any(|back| {
            back.from > reply.from && shares(back.from, to) && back.to.is_some_and(|target| shares(target, reply.from))
        }))
    }

    /// The replies that a condition holds of, in the order of time.
    pub fn replies_where(&self, fits: impl Fn(&Reply) -> bool) -> Vec<&Reply> {
        let mut replies: Vec<_> = self.replies.iter().filter(|reply| fits(reply)).collect();
        sort_by_key(&mut replies, |reply| reply.from);
        replies
    }
}

impl Dossier {
    /// The organisations that hold a stance, by the day they first took it, then by name.
    #[must_use]
    pub fn holders(&self, question: QuestionIx, stance: StanceIx) -> Vec<OrganisationIx> {
        let mut holders: Vec<((Minute, Reverse<Minute>), OrganisationIx)> = Vec::new();
        for held in self.spoken_on(question, stance) {
            for &organisation in &held.statement.organisations {
                if !holders.iter().any(|(_, known)| *known == organisation) {
                    holders.push((held.statement.when.order(), organisation));
                }
            }
        }
        sort_and_dedup(&mut holders);
        holders.into_iter().map(|(_, organisation)| organisation).collect()
    }

    /// The positions with a stance, by the day of the text, then by the name of its first organisation. Texts in which a
    /// person speaks are left out.
    #[must_use]
    pub fn spoken_on(&self, question: QuestionIx, stance: StanceIx) -> Vec<Held<'_>> {
        let mut spoken: Vec<_> = self
            .positions_on(question)
            .filter(|(_, _, position)| position.stance == stance)
            .map(|(index, statement, position)| Held { index, statement, position })
            .collect();
        sort_by_key(&mut spoken, |held| (held.statement.when.order(), held.statement.organisations.first().copied()));
        spoken
    }
}
