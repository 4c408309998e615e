//! The questions as tabs, and the chosen one with who stands where.

use leptos::prelude::*;

use super::Desk;
use crate::{
    model::{QuestionIx, Stance, StanceIx},
    pages::Page,
    state::toggle,
    text::Style,
    views::parts::{Glyph, Mark},
};

/// The tabs and the chosen question. Without script a tab leads to the page of its question.
pub fn tabs(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let tabs: Vec<_> = dossier
        .all_questions()
        .map(|(index, question)| {
            let current = move || desk.view.with(|view| view.question == index).then_some("true");
            view! {
                <li>
                    <a
                        href=desk.store.href(Page::Question(index))
                        aria-current=current
                        on:click=move |ev| {
                            ev.prevent_default();
                            desk.choose(|view| view.ask(index));
                        }
                    >
                        {question.title.as_str()}
                    </a>
                </li>
            }
        })
        .collect();
    let chosen = move || dossier.question(desk.view.with(|view| view.question));
    view! {
        <section class="question" aria-label=t.question()>
            <nav class="tabs" aria-label=t.questions()>
                <ul>{tabs}</ul>
            </nav>
            <div class="qrow">
                <h2>{move || chosen().asks.as_str()}</h2>
                <div class="tally">
                    <p class="lbl">{move || by_day(desk)}</p>
                    <ul aria-label=t.stances()>{move || tally(desk)}</ul>
                </div>
            </div>
        </section>
    }
}

fn by_day(desk: Desk) -> String {
    let t = desk.store.texts;
    desk.view.with(|view| view.at).map_or_else(|| t.in_all().to_owned(), |day| t.by_day(&t.day(day, Style::Full)))
}

/// A line a stance: its mark, how many organisations hold it by the as-of day, and a press to see only them.
fn tally(desk: Desk) -> Vec<AnyView> {
    let question: QuestionIx = desk.view.with(|view| view.question);
    let stances = &desk.dossier().question(question).stances;
    stances.iter().enumerate().map(|(at, stance)| tally_line(desk, StanceIx::from(at), stance)).collect()
}

fn tally_line(desk: Desk, index: StanceIx, stance: &'static Stance) -> AnyView {
    let t = desk.store.texts;
    let count = desk.board.with(|board| board.count(index));
    let pressed = move || desk.view.with(|view| view.stances.contains(&index)).to_string();
    let more = (count.may > 0).then(|| view! { <span class="more">{t.and_up_to(count.may)}</span> });
    view! {
        <li>
            <button
                type="button"
                class="chip"
                title=stance.means.as_str()
                aria-pressed=pressed
                on:click=move |_| desk.choose(|view| toggle(&mut view.stances, index))
            >
                <Mark glyph=Glyph::Stance(stance.shape) />
                <b>{count.had}</b>
                " "
                {stance.label.as_str()}
                {more}
            </button>
        </li>
    }
    .into_any()
}
