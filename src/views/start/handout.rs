//! The hand-out: what is chosen on the main view, made for paper. What is said in own words, what stays open, where
//! everybody stands, and the way back to the view.

use leptos::prelude::*;

use super::Desk;
use crate::{
    model::{Cell, OrganisationIx, QuestionIx, Raise, Spoken, StanceIx},
    pages::Page,
    state::Card,
    text::Style,
    time::Mark,
    views::parts::{
        Glyph, basis_word, cell_word, mark, own_words, scan, stance_word,
        still::{Still, el},
    },
};

/// How many quotations stand for an answer.
const QUOTES: usize = 3;

/// The sheets, for the view at an address.
pub fn handout(desk: Desk, address: &str) -> Still {
    untrack(|| {
        let t = desk.store.texts;
        let content = (head(desk, address), quotes(desk), open(desk), matrix(desk), el("p", "hint", t.foot_note()));
        el("div", "sheets", content)
    })
}

fn head(desk: Desk, address: &str) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let at = desk.view.with(|view| view.at).map(|day| t.as_of(&t.day(day, Style::Full)));
    let meta = &dossier.meta;
    let lines = (
        el("p", "lbl", (t.handout_kick(), " · ", meta.title.as_str())),
        el("h1", "", dossier.question(desk.question.get()).asks.as_str()),
        at.map(|at| el("p", "deck", at)),
        el("p", "hint", (t.handout_revision(&meta.revision), " ", el("span", "url", address.to_owned()))),
    );
    el("header", "", (el("div", "", lines), scan(t, address)))
}

/// Organisations of which a text passes the filters.
fn organisations(desk: Desk) -> Vec<OrganisationIx> {
    let dossier = desk.dossier();
    desk.shown.with(|shown| {
        let passes = |one| dossier.texts_of(one).any(|(index, _)| shown.has(Mark::Statement(index)));
        dossier.all_organisations().map(|(one, _)| one).filter(|&one| passes(one)).collect()
    })
}

fn matrix(desk: Desk) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let asked = desk.question.get();
    let organisations = organisations(desk);
    let heads: Vec<_> = dossier
        .all_questions()
        .map(|(index, question)| {
            el("th", if index == asked { "asked" } else { "" }, question.title.as_str()).attr("scope", "col")
        })
        .collect();
    let rows: Vec<_> = organisations
        .iter()
        .map(|&one| {
            let cells: Vec<_> = dossier
                .all_questions()
                .map(|(index, _)| el("td", if index == asked { "asked" } else { "" }, cell(desk, one, index)))
                .collect();
            let name = el("th", "", dossier.organisation(one).abbr.as_str()).attr("scope", "row");
            el("tr", "", (name, cells))
        })
        .collect();
    let corner = el("td", "", "");
    let table = el("table", "", (el("thead", "", el("tr", "", (corner, heads))), el("tbody", "", rows)));
    let count = t.handout_count(organisations.len(), &dossier.organisations.len().to_string());
    el("section", "where", (el("h2", "", t.handout_matrix()), el("p", "hint", count), table))
}

/// What an organisation holds on a question by the day of the view, by sign and word.
fn cell(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let held = dossier.cell(one, question);
    let Cell::Held(held) = held else {
        let absent = cell_word(t, &held).map(|(glyph, word)| el("span", "", (mark(glyph), " ", word)));
        return absent.into_iter().collect();
    };
    let at = desk.view.with(|view| view.at);
    let mut said: Vec<(StanceIx, Spoken)> =
        held.iter().map(|held| (held.position.stance, Spoken::by(at, &held.statement.when))).collect();
    said.sort_unstable();
    // The earliest word for a stance counts.
    said.dedup_by_key(|(stance, _)| *stance);
    let word = |(stance, spoken): (StanceIx, Spoken)| {
        let stance = dossier.question(question).stance(stance);
        let may = (spoken == Spoken::May).then(|| (" ", el("i", "", t.handout_may())));
        el("span", "", (mark(Glyph::Stance(stance.shape)), " ", stance.label.as_str(), may))
    };
    let words: Vec<_> = said.into_iter().filter(|&(_, spoken)| spoken != Spoken::NotYet).map(word).collect();
    if words.is_empty() { vec![el("i", "", t.handout_not_yet())] } else { words }
}

fn quotes(desk: Desk) -> Still {
    let t = desk.store.texts;
    let question = desk.dossier().question(desk.question.get());
    let sides: Vec<_> = desk.board.with(|board| {
        let side = |&stance: &StanceIx| {
            let cards = board.rows.iter().flat_map(|row| &row.cards);
            let said = |card: &&Card<'static>| card.position.stance == stance && card.spoken != Spoken::NotYet;
            let quoted = |card: &&Card<'static>| card.statement.lemma(card.position).is_some();
            let lines: Vec<_> = cards.filter(said).filter(quoted).take(QUOTES).map(|card| quote(desk, card)).collect();
            let count = board.count(stance);
            let more = (count.may > 0).then(|| (" ", t.and_up_to(count.may)));
            let count = el("span", "cnt", (t.organisations_count(count.had), more));
            let words = if lines.is_empty() { el("p", "hint", t.handout_no_quotes()) } else { el("ul", "", lines) };
            el("section", "side", (el("h3", "", (stance_word(question.stance(stance)), " ", count)), words))
        };
        board.columns.iter().map(side).collect()
    });
    el("section", "words", (el("h2", "", t.handout_quotes()), el("p", "hint", t.handout_rule()), sides))
}

/// Own words with who, when and where to look, and the editors' reading under them.
fn quote(desk: Desk, card: &Card<'static>) -> Still {
    let t = desk.store.texts;
    let (index, text) = (card.index, card.statement);
    let words = text.lemma(card.position).map(|(_, quote)| el("p", "words", own_words(t, quote)));
    let page = text.organisations.first().map(|&signer| {
        let address = desk.store.address(Page::Position(signer, card.position.question));
        el("span", "url", address)
    });
    let who = (el("b", "", desk.dossier().signers(index)), ", ", t.when(&text.when, Style::Full), ". ");
    let reading = (card.position.summary.as_str(), " (", basis_word(t, card.position.basis), ")");
    el("li", "", (words, el("p", "meta", (who, page)), el("p", "reading", reading)))
}

/// The questions that texts of the dossier raise and that belong to the question, with whether a passage takes them up.
fn open(desk: Desk) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let asked = desk.question.get();
    let heading = el("h2", "", t.handout_open());
    let Some(library) = desk.store.library.get() else {
        return el("section", "", (heading, el("p", "hint", t.library_coming())));
    };
    let line = |raise: &'static Raise| {
        let from = (
            dossier.signers(raise.statement),
            ", ",
            t.passage(dossier.statement(raise.statement).passage(raise.passage).id.trim_start_matches('p')),
        );
        let taken = if raise.taken_up_by.is_empty() {
            t.handout_untaken().to_owned()
        } else {
            t.handout_taken(raise.taken_up_by.len())
        };
        el("li", "", (raise.asks.as_str(), " ", el("span", "meta", ("(", from, "; ", taken, ")"))))
    };
    let lines: Vec<_> = library.raises.iter().filter(|raise| raise.question == Some(asked)).map(line).collect();
    let list = if lines.is_empty() { el("p", "hint", t.handout_none_open()) } else { el("ol", "", lines) };
    el("section", "", (heading, list))
}
