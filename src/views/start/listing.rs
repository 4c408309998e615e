//! The same as the drawing, as lists: what there is without script, on paper and for a screen reader.

use super::Desk;
use crate::{
    model::{EventIx, StatementIx},
    pages::Page,
    text::Style,
    views::parts::still::{Content, Still, el},
};

/// All events and all texts in the order of time.
pub fn listing(desk: Desk) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let events: Vec<_> = dossier.all_events().map(|(index, _)| event(desk, index)).collect();
    let texts: Vec<_> = dossier.all_statements().map(|(index, _)| text(desk, index)).collect();
    let summary = el("summary", "", t.listing(events.len(), &texts.len().to_string()));
    let list = |name: &'static str, lines: Vec<Still>| el("section", "", (el("h2", "", name), el("ol", "", lines)));
    let lists = el("div", "two", (list(t.nav_events(), events), list(t.nav_statements(), texts)));
    el("details", "listing", (summary, lists))
}

fn event(desk: Desk, index: EventIx) -> Still {
    let event = desk.dossier().event(index);
    line(desk, Page::Event(index), desk.store.texts.when(&event.when, Style::Brief), event.title.as_str())
}

fn text(desk: Desk, index: StatementIx) -> Still {
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let who: Vec<_> = text.organisations.iter().map(|&signer| dossier.organisation(signer).abbr.as_str()).collect();
    let title = (who.join(", "), ": ", text.title.as_str());
    line(desk, Page::Statement(index), desk.store.texts.when(&text.when, Style::Brief), title)
}

fn line(desk: Desk, page: Page, date: String, title: impl Content) -> Still {
    el("li", "", (el("span", "dated", date), " ", el("a", "", title).attr("href", desk.store.href(page))))
}
