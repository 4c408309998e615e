//! The same as the drawing, as lists: what there is without script, on paper and for a screen reader.

use leptos::prelude::*;

use super::Desk;
use crate::{
    model::{EventIx, StatementIx},
    pages::Page,
    text::Style,
};

/// All events and all texts in the order of time.
pub fn listing(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let events: Vec<_> = dossier.all_events().map(|(index, _)| event(desk, index)).collect();
    let texts: Vec<_> = dossier.all_statements().map(|(index, _)| text(desk, index)).collect();
    view! {
        <details class="listing">
            <summary>{t.listing(events.len(), &texts.len().to_string())}</summary>
            <div class="two">
                <section>
                    <h2>{t.nav_events()}</h2>
                    <ol>{events}</ol>
                </section>
                <section>
                    <h2>{t.nav_statements()}</h2>
                    <ol>{texts}</ol>
                </section>
            </div>
        </details>
    }
    .into_any()
}

fn event(desk: Desk, index: EventIx) -> AnyView {
    let event = desk.dossier().event(index);
    line(desk, Page::Event(index), desk.store.texts.when(&event.when, Style::Brief), event.title.clone())
}

fn text(desk: Desk, index: StatementIx) -> AnyView {
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let who: Vec<_> = text.organisations.iter().map(|&signer| dossier.organisation(signer).abbr.as_str()).collect();
    let title = format!("{}: {}", who.join(", "), text.title);
    line(desk, Page::Statement(index), desk.store.texts.when(&text.when, Style::Brief), title)
}

fn line(desk: Desk, page: Page, date: String, title: String) -> AnyView {
    view! {
        <li>
            <span class="dated">{date}</span>
            " "
            <a href=desk.store.href(page)>{title}</a>
        </li>
    }
    .into_any()
}
