//! Keeps the marks as they look. They stand in the page once and are never made anew: of each, only what has changed is
//! written.

use leptos::prelude::*;
use web_sys::Element;

use crate::{
    time::Mark,
    views::start::{Desk, Look, element_id, line_id, look},
};

/// The elements of a mark, as `views::start::marks` writes them.
struct Drawn {
    mark: Mark,
    group: Element,
    link: Element,
    point: Element,
    span: Option<Element>,
    text: Option<Element>,
    path: Option<Element>,
    /// Its line in the list, with its link and the shape in it.
    line: Option<Element>,
    line_link: Option<Element>,
    line_path: Option<Element>,
    look: Look,
}

/// Follows the desk for as long as the main view stands.
pub(super) fn marks(desk: Desk) {
    numerals(desk);
    let found = StoredValue::new_local(Vec::<Drawn>::new());
    Effect::new(move |_| {
        let looks: Vec<(Mark, Look)> = all(desk).map(|mark| (mark, look(desk, mark))).collect();
        found.update_value(|drawn| {
            if drawn.is_empty() {
                *drawn = looks.iter().filter_map(|(mark, look)| find(*mark, look)).collect();
            }
            for (drawn, (mark, look)) in drawn.iter_mut().zip(looks) {
                if drawn.mark == mark && drawn.look != look {
                    drawn.change(look);
                }
            }
        });
    });
}

/// Keeps the one tab stop where the keyboard stands, also on a numeral.
fn numerals(desk: Desk) {
    Effect::new(move |_| {
        let stop = desk.stop.get().map(|mark| desk.stop_id(mark));
        for numeral in super::seen(".cluster") {
            _ = numeral.set_attribute("tabindex", if stop == Some(numeral.id()) { "0" } else { "-1" });
        }
    });
}

fn all(desk: Desk) -> impl Iterator<Item = Mark> {
    let texts = desk.dossier().all_statements().map(|(index, _)| Mark::Statement(index));
    texts.chain(desk.dossier().all_events().map(|(index, _)| Mark::Event(index)))
}

/// Takes hold of a mark that stands in the page. How it was drawn is not asked: all is written once.
fn find(mark: Mark, look: &Look) -> Option<Drawn> {
    let link = document().get_element_by_id(&element_id(mark))?;
    let within = |what: &str| link.query_selector(what).ok().flatten();
    let line = document().get_element_by_id(&line_id(mark));
    let drawn = Drawn {
        mark,
        line_link: line.as_ref().and_then(|line| line.query_selector("a").ok().flatten()),
        line_path: line.as_ref().and_then(|line| line.query_selector("path").ok().flatten()),
        line,
        group: link.parent_element()?,
        point: within("svg")?,
        span: within(".span"),
        text: within("text"),
        path: within("path"),
        link,
        look: look.clone(),
    };
    drawn.write(look);
    Some(drawn)
}

impl Drawn {
    fn change(&mut self, look: Look) {
        self.write(&look);
        self.look = look;
    }

    fn write(&self, look: &Look) {
        let set = |element: &Element, name: &str, value: &str| {
            if element.get_attribute(name).as_deref() != Some(value) {
                _ = element.set_attribute(name, value);
            }
        };
        set(&self.group, "class", &look.class);
        if look.is_off() {
            set(&self.group, "aria-hidden", "true");
        } else {
            _ = self.group.remove_attribute("aria-hidden");
        }
        set(&self.link, "tabindex", look.tab);
        set(&self.link, "aria-label", &look.label);
        for link in [Some(&self.link), self.line_link.as_ref()].into_iter().flatten() {
            if look.current {
                set(link, "aria-current", "true");
            } else {
                _ = link.remove_attribute("aria-current");
            }
        }
        set(&self.point, "x", &look.x);
        set(&self.point, "y", &look.y);
        if let Some(span) = &self.span {
            set(span, "x", &look.line.0);
            set(span, "y", &look.y);
            set(span, "width", &look.line.1);
        }
        if let Some(text) = &self.text {
            set(text, "x", &look.text_x);
        }
        for path in [&self.path, &self.line_path].into_iter().flatten() {
            set(path, "class", look.glyph.0);
            set(path, "d", look.glyph.1);
        }
        if let Some(line) = &self.line {
            set(line, "class", look.line_class.trim());
        }
    }
}
