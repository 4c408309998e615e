//! The marks. Each stands in the page once; how it looks is a value, from which it is first drawn and later changed.

use leptos::prelude::*;

use super::{Desk, controls::kind_name, desk::element_id};
use crate::{
    model::{Importance, Spoken, StatementIx},
    order::decimal,
    pages::Page,
    state::{Act, Selection},
    text::Style,
    time::{Mark, STACK, Seat, caption, is_vague},
    views::parts::still::{Still, el},
};

/// The height of a row of labels in pixels.
const ROW: usize = 17;

/// What changes about a mark. Places are as they stand in attributes.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    pub class: String,
    pub x: String,
    pub y: String,
    /// Of an event: beginning and width of what it lasted, or of the stretch in which it happened.
    pub line: (String, String),
    /// Of an event: where its label begins, or ends if it stands before the mark.
    pub text_x: String,
    pub tab: &'static str,
    pub current: bool,
    /// Of a text: class and outline of its stance.
    pub glyph: (&'static str, &'static str),
    /// What a screen reader says.
    pub label: String,
    /// The classes of its line in the list.
    pub line_class: String,
}

impl Look {
    /// Whether it is not drawn. Chromium tells of a drawing that is not displayed all the same, so it is hidden from there.
    #[must_use]
    pub fn is_off(&self) -> bool {
        self.class.contains(" off")
    }
}

/// How a mark looks now.
pub fn look(desk: Desk, mark: Mark) -> Look {
    let mut look = match mark {
        Mark::Event(_) => event_look(desk, mark),
        Mark::Statement(_) => text_look(desk, mark),
    };
    let mut state = match desk.spoken(mark) {
        Spoken::Had => String::new(),
        Spoken::May => " may".to_owned(),
        Spoken::NotYet => " later".to_owned(),
    };
    look.current = desk.view.with(|view| view.selection == Some(Selection::from(mark)));
    if look.current {
        state.push_str(" sel");
        look.label = desk.store.texts.is_selected(&look.label);
    }
    if desk.speaks(mark) {
        state.push_str(" speaks");
    }
    look.class.push_str(&state);
    look.line_class.push_str(&state);
    look.tab = if desk.stop.get() == Some(mark) { "0" } else { "-1" };
    look
}

fn event_look(desk: Desk, mark: Mark) -> Look {
    let Mark::Event(index) = mark else { unreachable!("called with an event") };
    let t = desk.store.texts;
    let event = desk.dossier().event(index);
    let drawn = desk.picture.with(|picture| picture.events[index.at()]);
    let mut class = String::from(match event.importance {
        Importance::Spine => "e i1",
        Importance::Needed => "e i2",
        Importance::Detail => "e i3",
    });
    let mut y = "100%".to_owned();
    let mut text_x = "5".to_owned();
    match drawn.seat {
        Seat::Away | Seat::Gathered => class.push_str(" off"),
        Seat::Stroke => class.push_str(" stroke"),
        Seat::Label { row, left, .. } => {
            y = (row * ROW + 4).to_string();
            if left {
                class.push_str(" left");
                text_x = "-5".to_owned();
            } else if drawn.slide > 0.0 {
                text_x = decimal(5.0 + drawn.slide);
            }
        }
    }
    if is_vague(&event.when) {
        class.push_str(" vague");
    }
    if !event.when.is_span() {
        class.push_str(if is_wide(desk, drawn.line) { " within wide" } else { " within" });
    }
    let label = format!("{}, {}, {}", event.title, t.when(&event.when, Style::Full), kind_name(t, event.kind));
    Look {
        class,
        x: decimal(drawn.x) + "%",
        y,
        line: (decimal(drawn.line.0) + "%", decimal(drawn.line.1 - drawn.line.0) + "%"),
        text_x,
        tab: "-1",
        current: false,
        glyph: ("", ""),
        label,
        line_class: format!(
            "{}{}",
            if event.importance == Importance::Spine { "i1" } else { "" },
            if drawn.seat == Seat::Away { " away" } else { "" }
        ),
    }
}

fn text_look(desk: Desk, mark: Mark) -> Look {
    let Mark::Statement(index) = mark else { unreachable!("called with a text") };
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let put = desk.picture.with(|picture| picture.statements[index.at()]);
    let (glyph, word) = desk.glyph(index);
    let (x, row) = put.unwrap_or((0.0, 0));
    let height = 100.0 / (STACK as f64 + 0.2);
    Look {
        class: String::from(if put.is_some() { "s" } else { "s off" }),
        x: decimal(x) + "%",
        y: decimal(100.0 - (row as f64 + 0.62) * height) + "%",
        line: Default::default(),
        text_x: String::new(),
        tab: "-1",
        current: false,
        glyph: (glyph.class(), glyph.path()),
        label: format!("{}: {}, {}, {word}", dossier.signers(index), text.title, t.when(&text.when, Style::Full)),
        line_class: String::from(if put.is_some() { "" } else { "away" }),
    }
}

/// Whether a stretch of the drawing, in per cent, is so wide that a stroke in its middle would seem more exact than it is.
fn is_wide(desk: Desk, (from, to): (f64, f64)) -> bool {
    desk.width.get().is_some_and(|width| (to - from) / 100.0 * width > 120.0)
}

/// A mark as it first stands: a link to its page, which pressed here is read in the panel.
pub fn mark(desk: Desk, mark: Mark) -> Still {
    let look = look(desk, mark);
    let (class, tab, label, current) = (look.class.clone(), look.tab, look.label.clone(), look.current);
    let page = match mark {
        Mark::Event(index) => Page::Event(index),
        Mark::Statement(index) => Page::Statement(index),
    };
    let hidden = look.is_off().then_some("true");
    let link = el("a", "", signs(desk, mark, look))
        .attr("id", element_id(mark))
        .attr("href", desk.store.href(page))
        .attr("data-act", Act::Select(mark.into()).word())
        .attr("tabindex", tab)
        .attr("aria-label", label)
        .attr_if("aria-current", current.then_some("true"));
    el("g", "", link).attr("class", class).attr("role", "listitem").attr("data-item", "").attr_if("aria-hidden", hidden)
}

/// A mark as it stands now, without a link.
pub fn drawn(desk: Desk, mark: Mark) -> Still {
    let look = look(desk, mark);
    let class = look.class.clone();
    el("g", "", signs(desk, mark, look)).attr("class", class)
}

fn signs(desk: Desk, mark: Mark, look: Look) -> Vec<Still> {
    match mark {
        Mark::Event(index) => {
            let line = el("rect", "span", "").attr("x", look.line.0).attr("y", look.y.clone()).attr("height", "2");
            let point = (
                rect("hit", "-3", "-2", "8", "16"),
                rect("pt", "-1.5", "0", "3", "11"),
                el("text", "", caption(desk.dossier().event(index))).attr("x", look.text_x).attr("y", "10"),
            );
            vec![line.attr("width", look.line.1), placed(look.x, look.y, point)]
        }
        Mark::Statement(_) => {
            let glyph = (rect("hit", "0", "0", "16", "16"), el("path", look.glyph.0, "").attr("d", look.glyph.1));
            vec![placed(look.x, look.y, el("g", "glyph", glyph))]
        }
    }
}

/// The shape of a text's stance, in a line of the list.
pub fn sign(desk: Desk, index: StatementIx) -> Still {
    crate::views::parts::mark(desk.glyph(index).0)
}

fn placed(x: String, y: String, content: impl crate::views::parts::still::Content) -> Still {
    el("svg", "", content).attr("x", x).attr("y", y).attr("overflow", "visible")
}

pub(super) fn rect(
    class: &'static str,
    x: &'static str,
    y: &'static str,
    width: &'static str,
    height: &'static str,
) -> Still {
    el("rect", class, "").attr("x", x).attr("y", y).attr("width", width).attr("height", height)
}
