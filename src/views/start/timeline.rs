//! The drawing. Places are per cent of its width, so it stands before anybody has measured it; labels that need the width
//! come with it, and no mark moves.

use leptos::prelude::*;

use super::{Desk, controls::kind_name, listing::listing, marks, overview::overview, scenery};
use crate::{
    state::{Act, ZOOM},
    time::{Lane, LaneId, Mark, Step, lane_of, walk},
    views::parts::still::{Still, el},
};

/// The whole timeline: axis, lanes, overview.
pub fn timeline(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let plot = NodeRef::<leptos::html::Div>::new();
    let paper = NodeRef::<leptos::html::Div>::new();
    let ready = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    {
        crate::browser::timeline(desk, plot, ready);
        crate::browser::printed(desk, paper);
    }
    let lanes: Vec<_> = desk
        .layout
        .with_untracked(|layout| layout.lanes.clone())
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
                    if key(desk, &ev) {
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
            <div class="poster" node_ref=paper></div>
            {overview(desk)}
            {legend(desk)}
            {listing(desk)}
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
        line("k k5", t.legend_vague()),
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
    let count =
        move || desk.layout.with(|layout| layout.lanes.iter().find(|lane| lane.id == id).map_or(0, |lane| lane.count));
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
            <div class="draws">{el("svg", "draw", marks).attr("role", "list").attr("aria-label", name)} {move || scenery::clusters(desk, id)}</div>
        </div>
    }
}

/// What a key does while the timeline has focus. `true` where it did something.
pub fn key(desk: Desk, event: &leptos::ev::KeyboardEvent) -> bool {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let step = match event.key().as_str() {
        "ArrowRight" => Step::Next,
        "ArrowLeft" => Step::Previous,
        "ArrowDown" => Step::Down,
        "ArrowUp" => Step::Up,
        "Home" => Step::First,
        "End" => Step::Last,
        "+" | "=" => return move_window(desk, || desk.zoom(1.0 / ZOOM, focus_share(desk))),
        "-" | "−" => return move_window(desk, || desk.zoom(ZOOM, focus_share(desk))),
        "0" => return move_window(desk, || desk.adjust(|view, _| view.window = None)),
        "Escape" if desk.view.with_untracked(|view| view.selection.is_some()) => return act(|| desk.act(Act::LayDown)),
        "PageUp" => return act(|| desk.act(Act::Step(-1))),
        "PageDown" => return act(|| desk.act(Act::Step(1))),
        _ => return false,
    };
    let Some(from) = desk.stop.get_untracked() else { return false };
    if let Some(to) = desk.layout.with_untracked(|layout| walk(desk.dossier(), layout, from, step)) {
        desk.focus_on(to);
    }
    true
}

fn act(deed: impl FnOnce()) -> bool {
    deed();
    true
}

/// As [`act`]; the mark that the keyboard stands on may be gathered or let go by it.
fn move_window(desk: Desk, deed: impl FnOnce()) -> bool {
    deed();
    #[cfg(feature = "hydrate")]
    desk.refocus();
    #[cfg(not(feature = "hydrate"))]
    let _ = desk;
    true
}

/// Where the mark of the keyboard stands in the window; its middle where it is out of view.
fn focus_share(desk: Desk) -> f64 {
    let Some(mark) = desk.focus.get_untracked() else { return 0.5 };
    let Some(place) = desk.layout.with_untracked(|layout| layout.place(mark)) else { return 0.5 };
    let share = desk.window.get_untracked().share(place);
    if (0.0..=1.0).contains(&share) { share } else { 0.5 }
}
