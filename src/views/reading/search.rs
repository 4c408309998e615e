//! Everything by kind, as links: what a search finds, complete without one.

use super::common::{Desk, Sheet, section};
use crate::{
    head::number,
    model::PassageIx,
    pages::Page,
    text::Style,
    views::parts::{
        organisation_name,
        still::{Still, el},
    },
};

pub(super) fn search(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let parts = [
        ("questions", t.nav_questions(), questions(desk)),
        ("events", t.nav_events(), events(desk)),
        ("organisations", t.nav_organisations(), organisations(desk)),
        ("texts", t.nav_statements(), texts(desk)),
        ("sources", t.nav_sources(), sources(desk)),
    ];
    let ways: Vec<_> = parts
        .iter()
        .map(|(id, word, lines)| {
            let link = el("a", "", *word).attr("href", format!("#{id}"));
            el("li", "", (link, " ", el("span", "cnt", lines.len().to_string())))
        })
        .collect();
    let ways = el("nav", "ways", el("ul", "inline", ways)).attr("aria-label", t.on_this_page());
    let deck = el("p", "deck", t.search_deck(&d.meta.title));
    let head = desk.head(&[], (), t.search_heading(), (deck, ways));
    let body =
        parts.into_iter().map(|(id, word, lines)| section("chunk", word, el("ul", "index", lines)).attr("id", id));
    Sheet { head, body: body.collect() }
}

fn questions(desk: Desk) -> Vec<Still> {
    desk.d.all_questions().map(|(index, _)| el("li", "", desk.to(Page::Question(index)))).collect()
}

fn events(desk: Desk) -> Vec<Still> {
    let events = desk.d.all_events();
    events
        .map(|(index, event)| el("li", "", (desk.date(&event.when, Style::Brief), " ", desk.to(Page::Event(index)))))
        .collect()
}

/// Names with the native one beside them, so that the browser's own search finds either.
fn organisations(desk: Desk) -> Vec<Still> {
    let organisations = desk.d.all_organisations();
    organisations
        .map(|(index, entry)| {
            let native = (entry.native_name != entry.name)
                .then(|| (" ", el("span", "hint", entry.native_name.as_str()).attr("translate", "no")));
            el("li", "", (desk.link(Page::Organisation(index), "org", organisation_name(entry)), native))
        })
        .collect()
}

/// Texts with their passages.
fn texts(desk: Desk) -> Vec<Still> {
    let d = desk.d;
    d.all_statements()
        .map(|(index, statement)| {
            let passages: Vec<_> = (0..statement.passages.len())
                .map(PassageIx::from)
                .map(|passage| {
                    let label = desk.t.passage_n(number(d, index, passage));
                    let link = desk
                        .link(Page::Passage(index, passage), "", number(d, index, passage).to_string())
                        .attr("aria-label", label);
                    (" ", link)
                })
                .collect();
            let who = (desk.date(&statement.when, Style::Brief), " ", crate::head::signers(d, statement), ": ");
            let passages = el("span", "meta", (" ", desk.t.passages_word(), passages));
            el("li", "", (who, desk.statement(index), passages))
        })
        .collect()
}

fn sources(desk: Desk) -> Vec<Still> {
    let base = desk.store.href(Page::Sources);
    let sources = desk.library.sources.iter();
    sources
        .map(|source| {
            let link = el("a", "", source.title.as_str()).attr("href", format!("{base}#{}", source.id));
            el("li", "", (link, " ", el("span", "hint", source.publisher.as_str())))
        })
        .collect()
}
