//! What an organisation holds, as cards: its own words first, the editors' reading after them, then the evidence.

use super::common::{Desk, pieces};
use crate::{
    model::{Cell, Held, OrganisationIx, QuestionIx},
    pages::Page,
    text::Style,
    views::parts::{
        basis_word, cell_word, own_words, stance_word,
        still::{Still, el},
    },
};

/// One position of one text: quote, reading, how it is carried, by which text and passages.
pub(super) fn card(desk: Desk, held: Held<'static>, top: Option<Still>) -> Still {
    let Held { index, statement, position } = held;
    let words = match statement.lemma(position) {
        Some((_, quote)) => el("p", "words", own_words(desk.t, quote)),
        None => el("p", "words none", desk.t.no_quote()),
    };
    let evidence = (
        basis_word(desk.t, position.basis),
        " ",
        desk.statement_short(index),
        ", ",
        desk.passages(index, &position.passages),
    );
    el("article", "slip", (top, words, el("p", "reading", position.summary.as_str()), el("p", "meta", evidence)))
}

/// The line of an organisation through every question: stance by stance with the day it was first taken and a quote.
pub(super) fn line_through(desk: Desk, one: OrganisationIx) -> Still {
    let rows: Vec<_> = desk
        .d
        .all_questions()
        .map(|(index, question)| {
            let title = desk.link(Page::Position(one, index), "", question.title.as_str());
            let asks = el("p", "hint", question.asks.as_str());
            el("li", "", (el("div", "q", (el("h3", "", title), asks)), el("div", "", stands(desk, one, index))))
        })
        .collect();
    el("ul", "through", rows)
}

/// Every stance of an organisation on a question, each once, by its first text; or the kind of its absence.
fn stands(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
    let cell = desk.d.cell(one, question);
    if let Some((glyph, word)) = cell_word(desk.t, &cell) {
        return vec![el("p", "", desk.absence(glyph, word))];
    }
    let Cell::Held(held) = cell else { return Vec::new() };
    let stances = desk.d.stances(one, question);
    stances
        .into_iter()
        .filter_map(|stance| {
            let mut texts = held.iter().filter(|held| held.position.stance == stance);
            let first = *texts.next()?;
            let more = texts.count();
            Some(stand(desk, question, first, more))
        })
        .collect()
}

/// A stance by the first of an organisation's texts that takes it, and in how many more it does.
pub(super) fn stand(desk: Desk, question: QuestionIx, first: Held<'static>, more: usize) -> Still {
    let Desk { d, t, .. } = desk;
    let Held { index, statement, position } = first;
    let stance = stance_word(d.question(question).stance(position.stance));
    let words = statement.lemma(position).map(|(_, quote)| el("p", "words", own_words(t, quote)));
    let evidence = pieces((
        basis_word(t, position.basis),
        " ",
        desk.statement_short(index),
        ", ",
        desk.passages(index, &position.passages),
        (more > 0).then(|| t.and_more_texts(more)),
    ));
    let first_said = el("span", "meta", (" ", desk.day(&statement.when, Style::Brief)));
    let reading = el("p", "reading", position.summary.as_str());
    el("div", "stand", (el("p", "", (stance, first_said)), words, reading, el("p", "meta", evidence)))
}
