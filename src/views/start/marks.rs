//! The marks. Each stands in the page once; how it looks is a value, from which it is first drawn and later changed.

use leptos::prelude::*;

use super::{Desk, controls::kind_name, desk::element_id};
use crate::{
    model::{Importance, Spoken},
    order::decimal,
    pages::Page,
    state::{Act, Selection},
    text::Style,
    time::{Mark, Put, STACK},
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
    /// Of an event: the width of what it spans.
    pub span: String,
    /// Of an event: where its label begins, or ends if it stands before the mark.
    pub text_x: &'static str,
    pub tab: &'static str,
    pub current: bool,
    /// Of a text: class and outline of its stance.
    pub glyph: (&'static str, &'static str),
    /// What a screen reader says.
    pub label: String,
}

/// How a mark looks now.
pub fn look(desk: Desk, mark: Mark) -> Look {
    let mut look = match mark {
        Mark::Event(_) => event_look(desk, mark),
        Mark::Statement(_) => text_look(desk, mark),
    };
    match desk.spoken(mark) {
        Spoken::Had => {}
        Spoken::May => look.class.push_str(" may"),
        Spoken::NotYet => look.class.push_str(" later"),
    }
    look.current = desk.view.with(|view| view.selection == Some(Selection::from(mark)));
    if look.current {
        look.class.push_str(" sel");
    }
    if desk.speaks(mark) {
        look.class.push_str(" speaks");
    }
    look.tab = if desk.stop.get() == Some(mark) { "0" } else { "-1" };
    look
}

fn event_look(desk: Desk, mark: Mark) -> Look {
    let Mark::Event(index) = mark else { unreachable!("called with an event") };
    let t = desk.store.texts;
    let event = desk.dossier().event(index);
    let ((x, put), span) = desk.picture.with(|picture| (picture.events[index.at()], picture.spans[index.at()]));
    let mut class = String::from(match event.importance {
        Importance::Spine => "e i1",
        Importance::Needed => "e i2",
        Importance::Detail => "e i3",
    });
    let mut y = "100%".to_owned();
    let mut text_x = "5";
    match put {
        Put::Away | Put::Gathered => class.push_str(" off"),
        Put::Stroke => class.push_str(" stroke"),
        Put::Label { row, left } => {
            y = (row * ROW + 4).to_string();
            if left {
                class.push_str(" left");
                text_x = "-5";
            }
        }
    }
    let label = format!("{}, {}, {}", event.title, t.when(&event.when, Style::Full), kind_name(t, event.kind));
    Look {
        class,
        x: decimal(x) + "%",
        y,
        span: decimal(span) + "%",
        text_x,
        tab: "-1",
        current: false,
        glyph: ("", ""),
        label,
    }
}

fn text_look(desk: Desk, mark: Mark) -> Look {
    let Mark::Statement(index) = mark else { unreachable!("called with a text") };
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let put = desk.picture.with(|picture| picture.statements[index.at()]);
    let (glyph, word) = desk.glyph(index);
    let who: Vec<_> = text.organisations.iter().map(|&signer| dossier.organisation(signer).abbr.as_str()).collect();
    let (x, row) = put.unwrap_or((0.0, 0));
    let height = 100.0 / (STACK as f64 + 0.2);
    Look {
        class: String::from(if put.is_some() { "s" } else { "s off" }),
        x: decimal(x) + "%",
        y: decimal(100.0 - (row as f64 + 0.62) * height) + "%",
        span: String::new(),
        text_x: "",
        tab: "-1",
        current: false,
        glyph: (glyph.class(), glyph.path()),
        label: format!("{}: {}, {}, {word}", who.join(", "), text.title, t.when(&text.when, Style::Full)),
    }
}

/// A mark as it first stands.
pub fn mark(desk: Desk, mark: Mark) -> Still {
    let look = look(desk, mark);
    let page = match mark {
        Mark::Event(index) => Page::Event(index),
        Mark::Statement(index) => Page::Statement(index),
    };
    let drawn = match mark {
        Mark::Event(index) => {
            let span = el("rect", "span", "").attr("x", look.x.clone()).attr("y", look.y.clone()).attr("height", "2");
            let point = (
                rect("hit", "-3", "-2", "8", "16"),
                rect("pt", "-1.5", "0", "3", "11"),
                el("text", "", desk.dossier().event(index).title.as_str()).attr("x", look.text_x).attr("y", "10"),
            );
            vec![span.attr("width", look.span), placed(look.x, look.y, point)]
        }
        Mark::Statement(_) => {
            let glyph = (rect("hit", "0", "0", "16", "16"), el("path", look.glyph.0, "").attr("d", look.glyph.1));
            vec![placed(look.x, look.y, el("g", "glyph", glyph))]
        }
    };
    let link = el("a", "", drawn)
        .attr("id", element_id(mark))
        .attr("href", desk.store.href(page))
        .attr("data-act", Act::Select(mark.into()).word())
        .attr("tabindex", look.tab)
        .attr("aria-label", look.label)
        .attr_if("aria-current", look.current.then_some("true"));
    el("g", "", link).attr("class", look.class).attr("data-item", "")
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
