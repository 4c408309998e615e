//! The sources of the events, each with its anchor and the events that use it.

use super::common::{Desk, Sheet, hint, script_lang};
use crate::{
    model::{SourceIx, SourceKind},
    order::sort_by_key,
    pages::Page,
    search::fold,
    text::{Style, Texts},
    views::parts::still::{Still, el},
};

pub(super) fn sources(desk: Desk) -> Sheet {
    let t = desk.t;
    let mut order: Vec<_> = (0..desk.library.sources.len()).map(SourceIx::from).collect();
    sort_by_key(&mut order, |&index| {
        let source = desk.library.source(index);
        (fold(&source.publisher), fold(&source.title))
    });
    let count = order.len();
    let lines: Vec<_> = order.into_iter().map(|index| entry(desk, index)).collect();
    let deck = el("p", "deck", t.sources_deck(count));
    let head = desk.head(&[], (), t.nav_sources(), (deck, hint(t.order_of_publishers())));
    Sheet { head, body: vec![el("ul", "rows plain", lines)] }
}

fn entry(desk: Desk, index: SourceIx) -> Still {
    let t = desk.t;
    let source = desk.library.source(index);
    let published = source.published.as_ref().map(|when| (", ", desk.date(when, Style::Full)));
    let title = desk
        .out(&source.url, source.title.as_str())
        .attr("hreflang", source.lang.as_str())
        .attr_if("lang", script_lang(&source.lang, &source.title));
    let kind = (" · ", kind(t, source.kind), " · ", t.language_name(&source.lang));
    let about = el("p", "meta", (el("b", "", source.publisher.as_str()), published, kind));
    let events: Vec<_> = desk
        .library
        .events_from(desk.d, index)
        .into_iter()
        .enumerate()
        .map(|(n, event)| (if n == 0 { " " } else { "; " }, desk.to(Page::Event(event))))
        .collect();
    let used = (!events.is_empty()).then(|| el("p", "meta", (t.used_by(), events)));
    el("li", "", (el("p", "what", title), about, used)).attr("id", source.id.as_str())
}

fn kind(t: Texts, kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::News => t.kind_news(),
        SourceKind::Report => t.kind_report(),
        SourceKind::Primary => t.kind_primary(),
        SourceKind::Reference => t.kind_reference(),
    }
}
