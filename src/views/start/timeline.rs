//! The drawing. Places are per cent of its width, so it stands before anybody has measured it; labels that need the width
//! come with it, and no mark moves.

use leptos::prelude::*;

use super::{Desk, controls::kind_name, marks, overview::overview, scenery};
use crate::{
    state::{Act, ZOOM},
    time::{Lane, LaneId, Mark, Step, lane_of, walk},
    views::parts::still::{Still, el},
};

/// The whole timeline: axis, lanes, overview.
pub fn timeline(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let plot = NodeRef::<leptos::html::Div>::new();
    let ready = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    crate::browser::timeline(desk, plot, ready);
    let lanes: Vec<_> = desk
        .picture
        .with_untracked(|picture| picture.lanes.clone())
        .into_iter()
        .map(|lane| lane_view(desk, &lane).into_any())
        .collect();
    view! {
        <section class="time" aria-label=t.timeline()>
            <div
                class="plot"
                node_ref=plot
                data-timeline
                data-ready=move || ready.get().then_some("")
                on:focusin=move |ev| {
                    #[cfg(feature = "hydrate")]
                    crate::browser::focused(desk, &ev);
                    #[cfg(not(feature = "hydrate"))]
                    let _ = ev;
                }
                on:keydown=move |ev| {
                    #[cfg(feature = "hydrate")]
                    if crate::browser::press_by_key(desk, &ev) {
                        return;
                    }
                    if !ev.ctrl_key() && !ev.meta_key() && !ev.alt_key() && key(desk, &ev.key()) {
                        ev.prevent_default();
                    }
                }
            >
                <div class="axis">{move || scenery::axis(desk)}</div>
                <div class="lanes" role="group" aria-label=t.timeline_marks()>
                    {lanes}
                </div>
                {move || scenery::grounds(desk)}
                {move || scenery::as_of_line(desk)}
            </div>
            {overview(desk)}
            {legend(desk)}
        </section>
    }
}

fn legend(desk: Desk) -> Still {
    let t = desk.store.texts;
    let line = |class: &'static str, word: &'static str| el("li", "", (el("span", class, ""), word));
    let lines = (
        line("k k1", t.legend_spine()),
        line("k k2", t.legend_event()),
        line("k k3", t.legend_later()),
        line("k k4", t.legend_bay()),
    );
    el("ul", "legend", lines)
}

/// A lane: its name and count beside its drawing. The marks stand still in the page; the browser changes their attributes.
fn lane_view(desk: Desk, lane: &Lane) -> impl IntoView {
    let t = desk.store.texts;
    let (id, rows) = (lane.id, lane.rows);
    let (name, note, class) = match id {
        LaneId::Statements => (t.lane_statements(), Some(t.lane_statements_note()), "lane texts".to_owned()),
        LaneId::Around => (t.lane_around(), None, format!("lane r{rows}")),
        LaneId::Of(kind) => (kind_name(t, kind), None, format!("lane r{rows}")),
    };
    let count = move || {
        desk.picture.with(|picture| picture.lanes.iter().find(|lane| lane.id == id).map_or(0, |lane| lane.count))
    };
    let dossier = desk.dossier();
    // How they look later is written by the browser's side, which follows what this only asks once.
    let marks: Vec<Still> = untrack(|| match id {
        LaneId::Statements => {
            dossier.all_statements().map(|(index, _)| marks::mark(desk, Mark::Statement(index))).collect()
        }
        _ => dossier
            .all_events()
            .filter(|(_, event)| lane_of(event) == id)
            .map(|(index, _)| marks::mark(desk, Mark::Event(index)))
            .collect(),
    });
    view! {
        <div class=class>
            <p class="lane-name">
                <b>{name}</b>
                <span class="cnt">{count}</span>
                {note.map(|note| el("span", "lane-note", note))}
            </p>
            <div class="draws">{el("svg", "draw", marks)} {move || scenery::clusters(desk, id)}</div>
        </div>
    }
}

/// What a key does while the timeline has focus. `true` where it did something.
fn key(desk: Desk, key: &str) -> bool {
    let step = match key {
        "ArrowRight" => Step::Next,
        "ArrowLeft" => Step::Previous,
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Home" => Step::First,
        "End" => Step::Last,
        "+" | "=" => return act(|| desk.zoom(1.0 / ZOOM, focus_share(desk))),
        "-" | "−" => return act(|| desk.zoom(ZOOM, focus_share(desk))),
        "0" => return act(|| desk.adjust(|view, _| view.window = None)),
        "PageUp" => return act(|| desk.act(Act::Step(-1))),
        "PageDown" => return act(|| desk.act(Act::Step(1))),
        _ => return false,
    };
    let Some(from) = desk.stop.get_untracked() else { return false };
    let shown = desk.shown.get_untracked();
    let to = desk.picture.with_untracked(|picture| walk(desk.dossier(), picture, |mark| shown.has(mark), from, step));
    if let Some(to) = to {
        desk.focus_on(to);
    }
    true
}

fn act(deed: impl FnOnce()) -> bool {
    deed();
    true
}

/// Where the mark of the keyboard stands in the window; its middle where it is out of view.
fn focus_share(desk: Desk) -> f64 {
    let Some(mark) = desk.focus.get_untracked() else { return 0.5 };
    let place = desk.axis.with_untracked(|axis| axis.place(desk.when(mark).begins_within().0));
    let share = desk.window.get_untracked().share(place);
    if (0.0..=1.0).contains(&share) { share } else { 0.5 }
}
