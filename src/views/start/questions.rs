//! The questions as tabs, and the chosen one with who stands where.

use leptos::prelude::*;

use super::{Desk, button};
use crate::{
    model::{Stance, StanceIx},
    pages::Page,
    state::Act,
    text::Style,
    views::parts::{
        Glyph, mark,
        still::{Still, el},
    },
};

/// The tabs and the chosen question. Without script a tab leads to the page of its question.
pub fn tabs(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    view! {
        <section class="question" aria-label=t.question()>
            <nav class="tabs" aria-label=t.questions()>
                {move || tab_list(desk)}
            </nav>
            {move || chosen(desk)}
        </section>
    }
}

fn tab_list(desk: Desk) -> Still {
    let asked = desk.question.get();
    let tabs: Vec<_> = desk
        .dossier()
        .all_questions()
        .map(|(index, question)| {
            let tab = el("a", "", question.title.as_str())
                .attr("href", desk.store.href(Page::Question(index)))
                .attr("data-act", Act::Ask(index).word())
                .attr_if("aria-current", (asked == index).then_some("true"));
            el("li", "", tab)
        })
        .collect();
    el("ul", "", tabs)
}

/// The chosen question, and how many give which answer.
pub fn chosen(desk: Desk) -> Still {
    let t = desk.store.texts;
    let question = desk.dossier().question(desk.question.get());
    let at = desk.view.with(|view| view.at);
    let by = at.map_or_else(|| t.in_all().to_owned(), |day| t.by_day(&t.day(day, Style::Full)));
    let stances = question.stances.iter().enumerate();
    let lines: Vec<_> = stances.map(|(place, stance)| tally_line(desk, StanceIx::from(place), stance)).collect();
    let tally = (el("p", "lbl", by), el("ul", "", lines).attr("aria-label", t.stances()));
    el("div", "qrow", (el("h2", "", question.asks.as_str()), el("div", "tally", tally)))
}

/// A line a stance: its mark, how many organisations hold it by the as-of day, and a press to see only them.
fn tally_line(desk: Desk, index: StanceIx, stance: &'static Stance) -> Still {
    let t = desk.store.texts;
    let count = desk.board.with(|board| board.count(index));
    let pressed = desk.view.with(|view| view.stances.contains(&index));
    let more = (count.may > 0).then(|| (" ", el("span", "more", t.and_up_to(count.may))));
    let not_yet = (count.not_yet > 0).then(|| (", ", el("span", "more", t.n_not_yet(count.not_yet))));
    let words = (
        mark(Glyph::Stance(stance.shape)),
        el("b", "", count.had.to_string()),
        " ",
        el("span", "", (stance.label.as_str(), more, not_yet)),
    );
    let chip = button("chip", Act::Stance(index), words)
        .attr("title", stance.means.as_str())
        .attr("aria-pressed", pressed.to_string());
    el("li", "", chip)
}
