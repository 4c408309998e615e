//! The one state of the main view, and what is derived from it.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::poster::SHEET;
use crate::{
    model::{Dossier, EventIx, Library, QuestionIx, Read, Spoken, StatementIx, time::When},
    pages::{Embed, Page},
    state::{Act, Active, Board, OnDay, Selection, Shown, Tally, View, decode_on},
    text::Style,
    time::{Axis, Layout, Mark, Picture, Seat, Window, picture},
    views::{Store, parts::Glyph},
};

/// The reader's desk: the state of the main view, and everything that follows from it, each derived once.
#[derive(Clone, Copy)]
pub struct Desk {
    pub store: Store,
    /// The page that it stands on: the main view, or a part of it in a frame.
    pub page: Page,
    pub view: RwSignal<View>,
    pub question: Memo<QuestionIx>,
    pub axis: Memo<Axis>,
    pub window: Memo<Window>,
    pub shown: Memo<Shown>,
    pub layout: Memo<Layout>,
    pub picture: Memo<Picture>,
    pub board: Memo<Board<'static>>,
    /// The width of the drawing in CSS pixels at the usual size of type; `None` before it has been measured, natively always.
    pub width: Memo<Option<f64>>,
    /// The same, as the page's own drawing was measured.
    pub measured: RwSignal<Option<f64>>,
    /// Whether the picture of the whole axis is being made.
    pub on_paper: RwSignal<bool>,
    /// The mark that the keyboard stands on.
    pub focus: RwSignal<Option<Mark>>,
    /// The texts that the filter box looks in; filled when the page has come to life.
    pub tally: RwSignal<Tally>,
    /// What was wrong with a date that was typed; empty for nothing.
    pub wrong: RwSignal<String>,
    /// The mark that a tab into the timeline lands on.
    pub stop: Memo<Option<Mark>>,
    /// Marks that speak of what is selected, or belong to the chosen organisation.
    pub speaking: Memo<Vec<Mark>>,
}

impl Desk {
    /// Opens the desk with the view of the address.
    pub fn open(store: Store, page: Page) -> Self {
        let dossier = store.dossier;
        let query = use_location().search;
        let view = RwSignal::new(decode_on(page, &query.get_untracked(), dossier).0);
        let tally = RwSignal::new(Tally::default());
        let (measured, on_paper) = (RwSignal::new(None), RwSignal::new(false));
        let width = Memo::new(move |_| if on_paper.get() { Some(SHEET) } else { measured.get() });
        let question = Memo::new(move |_| view.with(|view| view.question));
        let axis = Memo::new(move |_| {
            let open = view.with(|view| view.open.clone());
            Axis::new(dossier, &open)
        });
        let window = Memo::new(move |_| {
            let all = on_paper.get();
            axis.with(|axis| if all { axis.whole() } else { view.with(|view| view.window_on(axis)) })
        });
        let shown = Memo::new(move |_| {
            tally.with(|tally| view.with(|view| Shown::new(dossier, view, tally, &folded(&view.search))))
        });
        // Rounded, so that panning, which adds and subtracts, leaves the layout alone.
        let drawing = Memo::new(move |_| width.get().map(|width| (width, f64::from(window.get().length() as f32))));
        let kept = Memo::new(move |_| view.with(|view| view.selection));
        let layout = Memo::new(move |_| {
            let kept = match kept.get() {
                Some(Selection::Event(index)) => Some(index),
                _ => None,
            };
            axis.with(|axis| {
                shown.with(|shown| Layout::new(dossier, axis, drawing.get(), kept, |mark| shown.has(mark)))
            })
        });
        let picture = Memo::new(move |_| layout.with(|layout| picture(dossier, layout, window.get())));
        let board = Memo::new(move |_| view.with(|view| shown.with(|shown| Board::new(dossier, view, shown))));
        let focus = RwSignal::new(None);
        let wrong = RwSignal::new(String::new());
        let stop = Memo::new(move |_| {
            let focus = focus.get();
            layout.with(|layout| {
                picture.with(|picture| view.with(|view| tab_stop(dossier, view, layout, picture, focus)))
            })
        });
        let speaking = Memo::new(move |_| {
            let library = store.library.get();
            view.with(|view| speaking(dossier, library, view))
        });
        let desk = Self {
            store,
            page,
            view,
            question,
            axis,
            window,
            shown,
            layout,
            picture,
            board,
            width,
            measured,
            on_paper,
            focus,
            tally,
            wrong,
            stop,
            speaking,
        };
        #[cfg(feature = "hydrate")]
        crate::browser::desk(desk);
        desk
    }

    pub fn dossier(self) -> &'static Dossier {
        self.store.dossier
    }

    /// Whether what is selected is read beside it.
    pub fn has_panel(self) -> bool {
        !matches!(self.page, Page::Embed(Embed::Board(_)))
    }

    /// Changes the view. What the change asks of the axis is asked before the view is touched: the axis follows from it.
    fn change(self, change: impl FnOnce(&mut View, &Axis)) {
        let mut view = self.view.get_untracked();
        self.axis.with_untracked(|axis| change(&mut view, axis));
        self.view.set(view);
    }

    /// Does what was pressed.
    pub fn act(self, act: Act) {
        self.change(|view, axis| act.apply(view, self.dossier(), axis));
        #[cfg(feature = "hydrate")]
        if act.is_choice() {
            crate::browser::address::push(self);
        } else {
            crate::browser::address::follow(self);
        }
    }

    /// Changes the view by a choice, to which Back returns.
    pub fn choose(self, change: impl FnOnce(&mut View)) {
        self.change(|view, _| change(view));
        #[cfg(feature = "hydrate")]
        crate::browser::address::push(self);
    }

    /// Changes the view by moving around: the address follows, and Back does not stop here.
    pub fn adjust(self, change: impl FnOnce(&mut View, &Axis)) {
        self.change(change);
        #[cfg(feature = "hydrate")]
        crate::browser::address::follow(self);
    }

    /// Shows another window.
    pub fn show(self, window: Window) {
        self.adjust(|view, axis| view.show(window, axis));
    }

    /// Zooms about a share of the window.
    pub fn zoom(self, factor: f64, about: f64) {
        let window = self.axis.with_untracked(|axis| self.window.get_untracked().zoomed(factor, about, axis));
        self.show(window);
    }

    /// Puts the keyboard on a mark and brings it into view.
    pub fn focus_on(self, mark: Mark) {
        self.focus.set(Some(mark));
        if let Some(place) = self.layout.with_untracked(|layout| layout.place(mark)) {
            let window = self.axis.with_untracked(|axis| self.window.get_untracked().showing(place, axis));
            if window != self.window.get_untracked() {
                self.show(window);
            }
        }
        #[cfg(feature = "hydrate")]
        self.refocus();
    }

    /// Puts the focus on the mark of the keyboard, or on the numeral that gathers it, when all has been drawn.
    #[cfg(feature = "hydrate")]
    pub fn refocus(self) {
        if let Some(mark) = self.stop.get_untracked() {
            crate::browser::focus(&self.stop_id(mark));
        }
    }

    /// The id of the element by which the keyboard stands on a mark.
    pub fn stop_id(self, mark: Mark) -> String {
        let gathered =
            |index: EventIx| self.layout.with_untracked(|layout| layout.events[index.at()].seat == Seat::Gathered);
        match mark {
            Mark::Event(index) if gathered(index) => numeral_id(index),
            _ => element_id(mark),
        }
    }

    pub fn when(self, mark: Mark) -> &'static When {
        match mark {
            Mark::Event(index) => &self.dossier().event(index).when,
            Mark::Statement(index) => &self.dossier().statement(index).when,
        }
    }

    /// The glyph and the word of a text on the chosen question: its stance, else what its silence is.
    pub fn glyph(self, index: StatementIx) -> (Glyph, &'static str) {
        let statement = self.dossier().statement(index);
        let question = self.question.get();
        match statement.positions_on(question).next() {
            Some(position) => {
                let stance = self.dossier().question(question).stance(position.stance);
                (Glyph::Stance(stance.shape), stance.label.as_str())
            }
            None if statement.read == Read::Whole => (Glyph::Silent, self.store.texts.silent()),
            None => (Glyph::NotSeen, self.store.texts.not_seen()),
        }
    }

    /// Whether a mark lies before the as-of day.
    pub fn spoken(self, mark: Mark) -> Spoken {
        let at = self.view.with(|view| view.at);
        match mark {
            Mark::Event(_) => Spoken::begun(at, self.when(mark)),
            Mark::Statement(_) => Spoken::by(at, self.when(mark)),
        }
    }

    /// Whether a mark speaks of what is selected, or belongs to the chosen organisation.
    pub fn speaks(self, mark: Mark) -> bool {
        self.speaking.with(|marks| marks.contains(&mark))
    }

    /// What the live region says: counts only, and only when a filter or the as-of day is on.
    pub fn announcement(self) -> String {
        let t = self.store.texts;
        let shown = self.shown.get();
        let filtered = self.view.with(Active::any);
        if !filtered && self.view.with(|view| view.at.is_none()) {
            return String::new();
        }
        let mut said = t.count_shown(shown.events(), &shown.statements().to_string());
        if let Some(at) = self.view.with(|view| view.at) {
            said.push(' ');
            said.push_str(&t.as_of(&t.day(at, Style::Full)));
        }
        said
    }
}

/// Where the keyboard was, else what is selected, else the first event, of what is in view.
fn tab_stop(dossier: &Dossier, view: &View, layout: &Layout, picture: &Picture, focus: Option<Mark>) -> Option<Mark> {
    let candidates = [focus, view.selection.and_then(Selection::mark)].into_iter().flatten();
    let events = dossier.all_events().map(|(index, _)| Mark::Event(index));
    let texts = dossier.all_statements().map(|(index, _)| Mark::Statement(index));
    candidates.chain(events).chain(texts).map(|mark| layout.stop(mark)).find(|&mark| picture.holds(layout, mark))
}

/// Of a selected event, the texts that speak of it; of a selected text, the events it speaks of; of a day, what began and
/// was published on it; of an organisation, its texts.
fn speaking(dossier: &Dossier, library: Option<&Library>, view: &View) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    if let Some(organisation) = view.organisation {
        marks.extend(dossier.texts_of(organisation).map(|(index, _)| Mark::Statement(index)));
    }
    match (view.selection, library) {
        (Some(Selection::Day(day)), _) => marks.extend(OnDay::new(dossier, day).marks()),
        (Some(Selection::Event(event)), Some(library)) => marks.extend(library.texts_on(event).map(Mark::Statement)),
        (Some(Selection::Statement(text)), Some(library)) => {
            let events = dossier.all_events().map(|(index, _)| index);
            marks.extend(events.filter(|&event| library.texts_on(event).any(|on| on == text)).map(Mark::Event));
        }
        (None, _) | (_, None) => {}
    }
    marks
}

/// The id of a mark's line in the list.
pub fn line_id(mark: Mark) -> String {
    format!("l{}", element_id(mark))
}

/// The id of the numeral whose first event is this.
pub fn numeral_id(index: EventIx) -> String {
    format!("c{}", index.0)
}

/// The id of a mark's element.
pub fn element_id(mark: Mark) -> String {
    match mark {
        Mark::Event(index) => format!("e{}", index.0),
        Mark::Statement(index) => format!("s{}", index.0),
    }
}

/// A search as the tally is folded. Natively no search is ever on: first views have no query.
pub fn folded(search: &str) -> String {
    #[cfg(feature = "hydrate")]
    return crate::browser::fold(search);
    #[cfg(not(feature = "hydrate"))]
    return search.to_owned();
}
