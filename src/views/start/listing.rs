//! The same as the drawing, as a list in the order of time: what there is without script, on paper and for a screen reader,
//! and on a narrow screen the timeline itself. What of its entries changes is written by the browser's side, as for the marks.

use leptos::prelude::*;

use super::{Desk, button, controls::kind_name, desk::line_id, marks, timeline::key};
use crate::{
    model::Importance,
    pages::Page,
    state::Act,
    text::Style,
    time::{FoldId, Mark, Scale, Stretch, StretchKind, caption, diary},
    views::parts::still::{Content, Still, el},
};

/// All events and all texts.
pub fn listing(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let stretches: Vec<_> =
        untrack(|| diary(dossier).into_iter().map(|stretch| stretch_view(desk, &stretch)).collect());
    view! {
        <details
            class="listing"
            on:keydown=move |ev| {
                #[cfg(feature = "hydrate")]
                if crate::browser::step_in_list(&ev) {
                    return;
                }
                if !ev.key().starts_with("Arrow") && key(desk, &ev) {
                    ev.prevent_default();
                }
            }
        >
            <summary>{t.listing(dossier.events.len(), &dossier.statements.len().to_string())}</summary>
            {move || scope(desk)}
            <ol class="diary">{stretches}</ol>
        </details>
    }
}

/// What is in view, where it is not all, and the way back.
fn scope(desk: Desk) -> Option<Still> {
    let t = desk.store.texts;
    desk.view.with(|view| view.window)?;
    let window = desk.window.get();
    let (from, to) = desk.axis.with(|axis| (axis.minute(window.start).day(), axis.minute(window.end - 1e-9).day()));
    let days = t.date_span(&t.day(from, Style::Brief), &t.day(to, Style::Brief));
    let all = button("", Act::Zoom(crate::state::Zoom::All), t.zoom_whole());
    Some(el("p", "scope", (t.in_view(&days), " ", all)))
}

fn stretch_view(desk: Desk, stretch: &Stretch) -> AnyView {
    let t = desk.store.texts;
    let days = |style| t.date_span(&t.day(stretch.days.0, style), &t.day(stretch.days.1, style));
    let lines = |of: fn(&Mark) -> bool, class: &'static str| {
        let lines: Vec<_> =
            stretch.marks.iter().filter(|mark| of(mark)).map(|&mark| line(desk, stretch.kind, mark)).collect();
        (!lines.is_empty()).then(|| el("ol", class, lines))
    };
    let entries = (
        lines(|mark| matches!(mark, Mark::Event(_)), "happened"),
        lines(|mark| matches!(mark, Mark::Statement(_)), "said"),
    );
    match stretch.kind {
        StretchKind::Quiet => el("li", "quiet", t.quiet_stretch(&days(Style::Brief))).into_any(),
        StretchKind::Unit(scale) => {
            let name = match scale {
                Scale::Day => t.weekday_and_day(t.weekday(stretch.days.0), &t.day(stretch.days.0, Style::Full)),
                Scale::Month => {
                    let civil = stretch.days.0.civil();
                    t.date_month(t.month(civil.month), &t.year(civil.year))
                }
                _ => days(Style::Brief),
            };
            el("li", "", (el("h3", "", name), entries)).into_any()
        }
        StretchKind::Undated => {
            let name = t.day_unknown(&days(Style::Brief));
            el("li", "", (el("h3", "", name), entries)).into_any()
        }
        StretchKind::Outside(fold) => outside(desk, fold, days(Style::Brief), stretch.marks.len(), entries),
    }
}

/// What lies before or after the window: open or folded as on the axis.
fn outside(desk: Desk, fold: FoldId, days: String, count: usize, entries: impl Content) -> AnyView {
    let t = desk.store.texts;
    let words = if fold == FoldId::Before { t.before(&days) } else { t.after(&days) };
    let summary = el("summary", "", (el("b", "", words), " ", el("span", "cnt", count.to_string())))
        .attr("data-act", Act::Fold(fold).word());
    let content = el("div", "", entries);
    view! {
        <li>
            <details class="fold" open=move || desk.view.with(|view| view.open.contains(&fold))>
                {summary}
                {content}
            </details>
        </li>
    }
    .into_any()
}

/// A line of the list; under a day it has its hour, elsewhere its date.
fn line(desk: Desk, stretch: StretchKind, mark: Mark) -> Still {
    let (t, dossier) = (desk.store.texts, desk.dossier());
    let when = desk.when(mark);
    let date = match stretch {
        StretchKind::Unit(Scale::Day) if !when.is_span() => t.hour(when),
        _ => t.when(when, Style::Brief),
    };
    let (page, class, content, more) = match mark {
        Mark::Event(index) => {
            let event = dossier.event(index);
            let class = if event.importance == Importance::Spine { "i1" } else { "" };
            let kind = el("span", "kind", kind_name(t, event.kind));
            (Page::Event(index), class, el("span", "", caption(event).into_owned()), Some(kind))
        }
        Mark::Statement(index) => {
            let title = el("span", "title", format!(": {}", dossier.statement(index).title));
            let sign = marks::sign(desk, index);
            (Page::Statement(index), "", el("span", "", (sign, dossier.signers(index), title)), None)
        }
    };
    let link =
        el("a", "", content).attr("href", desk.store.href(page)).attr("data-act", Act::Select(mark.into()).word());
    let date = (!date.is_empty()).then(|| (" ", el("span", "dated", date)));
    el("li", class, (link, more.map(|kind| (" ", kind)), date)).attr("id", line_id(mark))
}
