//! What a day holds.

use crate::{
    model::{
        Dossier, EventIx, StatementIx,
        time::{Day, When},
    },
    time::Mark,
};

/// What is known to have begun, lasted and been published on a day, each in the order of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OnDay {
    pub begun: Vec<EventIx>,
    /// Began earlier and goes on.
    pub lasting: Vec<EventIx>,
    pub texts: Vec<StatementIx>,
}

impl OnDay {
    #[must_use]
    pub fn new(dossier: &Dossier, day: Day) -> Self {
        let begins = |when: &When| when.day_known() && when.begins_within().0.day() == day;
        let lasts = |when: &When| when.is_span() && when.first_day() < day && day <= when.last_day();
        let events = |on: &dyn Fn(&When) -> bool| {
            dossier.all_events().filter(|(_, event)| on(&event.when)).map(|(index, _)| index).collect()
        };
        let texts = dossier.all_statements().filter(|(_, text)| begins(&text.when)).map(|(index, _)| index);
        Self { begun: events(&begins), lasting: events(&lasts), texts: texts.collect() }
    }

    /// What began and what was published, as marks.
    pub fn marks(&self) -> impl Iterator<Item = Mark> + '_ {
        let events = self.begun.iter().map(|&index| Mark::Event(index));
        events.chain(self.texts.iter().map(|&index| Mark::Statement(index)))
    }
}
