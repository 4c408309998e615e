use crate::{
    model::{Dossier, EventIx, EventKind, OrganisationIx, QuestionIx, StanceIx, StatementIx, time::Day},
    order::Set,
    time::{Axis, Edge, Fold, FoldId, Mark, Window},
};

/// What the reader has chosen in the main view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// What is in view, by its ends; `None` is all.
    pub window: Option<(Edge, Edge)>,
    /// The as-of day: what was published or happened later is dimmed. `None` is the end.
    pub at: Option<Day>,
    pub question: QuestionIx,
    pub selection: Option<Selection>,
    /// The organisation whose texts are marked.
    pub organisation: Option<OrganisationIx>,
    /// Kinds of events that are shown; empty is all.
    pub kinds: Set<EventKind>,
    /// Stances on the question whose texts are shown; empty is all.
    pub stances: Set<StanceIx>,
    /// Networks whose organisations' texts are shown; empty is all.
    pub networks: Set<String>,
    /// Folds whose state is not the default: opened ones.
    pub open: Set<FoldId>,
    /// What was typed into the filter box.
    pub search: String,
}

/// What is read in the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Selection {
    Event(EventIx),
    Statement(StatementIx),
    /// What happened and was published on a day.
    Day(Day),
}

impl From<Mark> for Selection {
    fn from(mark: Mark) -> Self {
        match mark {
            Mark::Event(index) => Self::Event(index),
            Mark::Statement(index) => Self::Statement(index),
        }
    }
}

impl Selection {
    /// The mark that stands for it; a day has none.
    #[must_use]
    pub fn mark(self) -> Option<Mark> {
        match self {
            Self::Event(index) => Some(Mark::Event(index)),
            Self::Statement(index) => Some(Mark::Statement(index)),
            Self::Day(_) => None,
        }
    }
}

impl View {
    /// The view that a plain address shows.
    #[must_use]
    pub fn plain(dossier: &Dossier) -> Self {
        Self {
            window: None,
            at: None,
            question: dossier.meta.default_question,
            selection: None,
            organisation: None,
            kinds: Set::default(),
            stances: Set::default(),
            networks: Set::default(),
            open: Set::default(),
            search: String::new(),
        }
    }

    /// What is in view on an axis.
    #[must_use]
    pub fn window_on(&self, axis: &Axis) -> Window {
        match self.window {
            None => axis.whole(),
            Some((from, to)) => {
                let window = Window { start: axis.edge_place(from), end: axis.edge_place(to) };
                // A window that falls into one point of a fold is shown with its surroundings.
                if window.length() < Window::narrowest(window.start, axis) {
                    window_around(window, axis)
                } else {
                    window
                }
            }
        }
    }

    /// Shows a window of an axis. The whole axis is the plain state.
    pub fn show(&mut self, window: Window, axis: &Axis) {
        let whole = axis.whole();
        let all = window.start <= whole.start + 1e-9 && window.end >= whole.end - 1e-9;
        self.window = (!all).then(|| (axis.edge(window.start), axis.edge(window.end)));
    }

    /// Chooses another question. Stances belong to their question, so a filter by stance falls away.
    pub fn ask(&mut self, question: QuestionIx) {
        if question != self.question {
            self.question = question;
            self.stances.clear();
        }
    }

    /// Shows some days and what lies around them; what hides them is opened.
    pub fn go(&mut self, (first, last): (Day, Day), dossier: &Dossier) {
        loop {
            let axis = Axis::new(dossier, &self.open);
            let hides = |fold: &&Fold| !fold.open && fold.days.0 <= last && first <= fold.days.1;
            let Some(fold) = axis.folds.iter().find(hides) else {
                let (start, end) = (axis.place(first.start()), axis.place(last.end()));
                let around = ((end - start) / 2.0).max(0.25);
                self.show(Window { start: start - around, end: end + around }.inside(&axis), &axis);
                return;
            };
            self.open.insert(fold.id);
        }
    }

    /// Opens a closed fold, closes an open one.
    pub fn toggle_fold(&mut self, fold: FoldId) {
        self.open.toggle(fold);
    }

    /// Moves the as-of day by days. From the end it comes to the last day of the dossier's window first, and goes back to the
    /// end when it passes the last day on which anything begins or is published.
    pub fn move_at(&mut self, days: i64, dossier: &Dossier) {
        let last = dossier.moments().map(crate::model::time::When::last_day).max().unwrap_or(dossier.meta.window.1);
        let first = dossier.moments().map(crate::model::time::When::first_day).min().unwrap_or(dossier.meta.window.0);
        self.at = match self.at {
            None if days < 0 => Some(dossier.meta.window.1),
            None => None,
            Some(day) => Some(Day(day.0.saturating_add(days)).max(first)).filter(|&day| day < last),
        };
    }
}

fn window_around(window: Window, axis: &Axis) -> Window {
    let whole = axis.whole();
    let start = (window.start - 0.5).clamp(whole.start, whole.end);
    Window { start, end: (start + 1.0).min(whole.end).max(start + 0.05) }
}
