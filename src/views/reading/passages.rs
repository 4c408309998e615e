//! One passage as a page: in its text, with what rests on it.

use super::{
    common::{Desk, Sheet, section},
    margin,
    statements::where_in_text,
};
use crate::{
    head::number,
    model::{PassageIx, StatementIx},
    pages::Page,
    text::Style,
    views::parts::{read_word, still::el},
};

pub(super) fn passage(desk: Desk, index: StatementIx, passage: PassageIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let statement = d.statement(index);
    let count = t.passage_of(number(d, index, passage), &statement.passages.len().to_string());
    let kick = (
        el("span", "lbl", desk.statement_kind(statement)),
        " ",
        el("span", "", desk.signers(statement)),
        " ",
        desk.day(&statement.when, Style::Full),
    );
    let person = statement.personal.then(|| el("p", "hint", t.person_speaks_means()));
    let title = (el("span", "sub", (statement.title.as_str(), ": ")), count);
    let head = desk.head(&[Page::Statements, Page::Statement(index)], kick, title, person);
    let (words, digest) = desk.quoted(index, passage);
    let own = match words {
        Some(words) => words,
        None => el("p", "hint", t.no_quote()),
    };
    let in_text = el("a", "more", t.in_its_text()).attr("href", desk.store.passage_href(index, passage));
    let read = el("p", "hint", (read_word(t, statement.read), ". ", desk.library.notice(index).read_note.as_str()));
    let main = (
        section("ownwords", t.own_words(), (own, where_in_text(desk, index, passage))),
        section("", t.editors_digest(), digest),
        section("", t.how_much_was_read(), (read, el("p", "", in_text))),
    );
    let notes = margin::notes(desk, index, passage);
    let none = notes.is_empty().then(|| el("p", "quiet", t.nothing_rests()));
    let side = section("notes", t.what_rests(), (notes, none));
    let body = el("div", "cols", (el("div", "maincol", main), el("div", "sidecol", side)));
    Sheet { head, body: vec![body] }
}
