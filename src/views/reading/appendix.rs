//! The list of texts that a text of the dossier came with, as far as it was recovered.

use super::common::{Desk, Sheet, hint};
use crate::{
    model::AppendixEntry,
    pages::Page,
    text::Style,
    views::parts::still::{Still, el},
};

pub(super) fn appendix(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let Some(appendix) = &desk.library.appendix else {
        let none = el("p", "quiet", t.appendix_none());
        return Sheet { head: desk.head(&[Page::About], (), t.nav_appendix(), none), body: Vec::new() };
    };
    let here = appendix.entries.iter().filter(|entry| entry.statement.is_some()).count();
    let text = d.statement(appendix.statement);
    let kick = el("span", "", (desk.signers(text), ", ", desk.statement_short(appendix.statement)));
    let count = t.appendix_count(appendix.entries.len(), &here.to_string());
    let deck = (el("p", "deck", t.appendix_means()), el("p", "hint", count));
    let found = desk.out(&appendix.source, appendix.title.as_str()).attr("lang", appendix.lang.as_str());
    let certain = el(
        "section",
        "chunk prose",
        (el("h2", "", t.how_certain()), el("p", "", appendix.remark.as_str()), el("p", "", (t.seen_in(), " ", found))),
    );
    let lines: Vec<_> = appendix.entries.iter().map(|entry| line(desk, entry)).collect();
    let list =
        el("section", "chunk", (el("h2", "", t.entries()), hint(t.order_of_the_list()), el("ol", "rows", lines)));
    Sheet { head: desk.head(&[Page::About], kick, t.appendix(), deck), body: vec![certain, list] }
}

/// An entry: when, by whom, what, where it is here, and how certain its place in the list is.
fn line(desk: Desk, entry: &'static AppendixEntry) -> Still {
    let t = desk.t;
    let when = match &entry.when {
        Some(when) => desk.day(when, Style::Brief),
        None => el("span", "date", t.undated()),
    };
    let title = match entry.statement {
        Some(statement) => desk.link(Page::Statement(statement), "", entry.title.as_str()),
        None => el("span", "", entry.title.as_str()),
    };
    let here = entry.statement.is_none().then(|| (" ", el("span", "hint", t.not_in_dossier())));
    let certainty = el("p", "meta", t.certainty(&entry.certainty, &entry.page));
    let note = entry.note.as_ref().map(|note| el("p", "hint", (el("span", "lbl", t.note()), " ", note.as_str())));
    let words = (el("p", "who", entry.who.as_str()), el("p", "what", (title, here)), certainty, note);
    el("li", "", (when, el("div", "", words)))
}
