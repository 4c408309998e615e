//! Which events and texts pass the reader's filters, and what to lift where nothing does.

use super::{Selection, View};
use crate::{
    model::{Dossier, EventIx, Statement, StatementIx},
    search::finds,
    time::Mark,
};

/// A filter that is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Active {
    Kind,
    Stance,
    Network,
    Search,
}

impl Active {
    pub const ALL: [Self; 4] = [Self::Kind, Self::Stance, Self::Network, Self::Search];

    /// Whether it is on in a view.
    #[must_use]
    pub fn on(self, view: &View) -> bool {
        match self {
            Self::Kind => !view.kinds.is_empty(),
            Self::Stance => !view.stances.is_empty(),
            Self::Network => !view.networks.is_empty(),
            Self::Search => !view.search.trim().is_empty(),
        }
    }

    /// Whether any of them is.
    #[must_use]
    pub fn any(view: &View) -> bool {
        Self::ALL.into_iter().any(|filter| filter.on(view))
    }

    /// Takes it off.
    pub fn lift(self, view: &mut View) {
        match self {
            Self::Kind => view.kinds.clear(),
            Self::Stance => view.stances.clear(),
            Self::Network => view.networks.clear(),
            Self::Search => view.search.clear(),
        }
    }
}

/// The texts that a search looks in, folded once: by event its title and place, by text its titles and the names of all who
/// signed it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    events: Vec<String>,
    statements: Vec<String>,
}

impl Tally {
    /// Folds the dossier. `fold` is [`crate::search::fold`] after the decomposition that the caller has at hand.
    #[must_use]
    pub fn new(dossier: &Dossier, fold: impl Fn(&str) -> String) -> Self {
        let events = dossier.events.iter().map(|event| {
            let place = event.place.as_ref().map_or("", |place| place.name.as_str());
            fold(&format!("{} {place}", event.title))
        });
        let statements = dossier.statements.iter().map(|statement| {
            let mut text = format!("{} {}", statement.title, statement.original_title.as_deref().unwrap_or(""));
            for &index in &statement.organisations {
                let organisation = dossier.organisation(index);
                for name in [&organisation.abbr, &organisation.name, &organisation.native_name] {
                    text.push(' ');
                    text.push_str(name);
                }
            }
            fold(&text)
        });
        Self { events: events.collect(), statements: statements.collect() }
    }
}

/// What passes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    events: Vec<bool>,
    statements: Vec<bool>,
}

impl Shown {
    /// Everything, as with no filter on.
    #[must_use]
    pub fn all(dossier: &Dossier) -> Self {
        Self { events: vec![true; dossier.events.len()], statements: vec![true; dossier.statements.len()] }
    }

    /// What passes all filters of a view. `search` is the folded text of the filter box.
    #[must_use]
    pub fn new(dossier: &Dossier, view: &View, tally: &Tally, search: &str) -> Self {
        let found =
            |texts: &[String], at: usize| search.is_empty() || texts.get(at).is_none_or(|text| finds(search, text));
        Self {
            events: dossier
                .all_events()
                .map(|(index, event)| {
                    (view.kinds.is_empty() || view.kinds.contains(&event.kind)) && found(&tally.events, index.at())
                })
                .collect(),
            statements: dossier
                .all_statements()
                .map(|(index, statement)| {
                    passes_network(dossier, view, statement)
                        && passes_stance(view, statement)
                        && found(&tally.statements, index.at())
                })
                .collect(),
        }
    }

    #[must_use]
    pub fn has(&self, mark: Mark) -> bool {
        match mark {
            Mark::Event(EventIx(at)) => self.events[at as usize],
            Mark::Statement(StatementIx(at)) => self.statements[at as usize],
        }
    }

    #[must_use]
    pub fn selected(&self, selection: Selection) -> bool {
        selection.mark().is_none_or(|mark| self.has(mark))
    }

    /// How many events pass.
    #[must_use]
    pub fn events(&self) -> usize {
        self.events.iter().filter(|&&shown| shown).count()
    }

    /// How many texts pass.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.statements.iter().filter(|&&shown| shown).count()
    }

    /// Where the filters leave nothing of what they are about: each that is on, with how many events and texts lifting it alone
    /// would show. A search that finds texts and no event has found something; a choice of kinds without an event has not.
    #[must_use]
    pub fn to_lift(&self, dossier: &Dossier, view: &View, tally: &Tally, search: &str) -> Vec<(Active, usize, usize)> {
        let (events, texts) = (self.events(), self.statements());
        let no_event = events == 0 && (texts == 0 || Active::Kind.on(view));
        let no_text = texts == 0 && (events == 0 || Active::Stance.on(view) || Active::Network.on(view));
        if !no_event && !no_text {
            return Vec::new();
        }
        Active::ALL
            .into_iter()
            .filter(|filter| filter.on(view))
            .map(|filter| {
                let mut view = view.clone();
                filter.lift(&mut view);
                let search = if filter == Active::Search { "" } else { search };
                let shown = Self::new(dossier, &view, tally, search);
                (filter, shown.events(), shown.statements())
            })
            .collect()
    }
}

fn passes_network(dossier: &Dossier, view: &View, statement: &Statement) -> bool {
    view.networks.is_empty()
        || statement
            .organisations
            .iter()
            .any(|&index| dossier.organisation(index).networks.iter().any(|network| view.networks.contains(network)))
}

fn passes_stance(view: &View, statement: &Statement) -> bool {
    view.stances.is_empty()
        || statement.positions_on(view.question).any(|position| view.stances.contains(&position.stance))
}
