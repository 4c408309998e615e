//! The drawing. Places are per cent of its width, so it stands before anybody has measured it; labels that need the width
//! come with it, and no mark moves.

use leptos::prelude::*;

use super::{
    Desk,
    controls::kind_name,
    desk::element_id,
    overview::overview,
};
use crate::{
    model::{EventIx, Importance, Spoken, StatementIx},
    pages::Page,
    state::Selection,
    text::Style,
    time::{Cluster, Fold, FoldId, Kind, LaneId, Mark, Put, STACK, Step, TickOf, ticks, walk},
};

/// The height of a row of labels in pixels.
const ROW: usize = 17;

/// The whole timeline: axis, lanes, overview.
pub fn timeline(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let plot = NodeRef::<leptos::html::Div>::new();
    let ready = RwSignal::new(false);
    #[cfg(feature = "hydrate")]
    crate::browser::timeline(desk, plot, ready);
    let lanes: Vec<_> = desk.picture.with_untracked(|picture| picture.lanes.clone());
    let lanes: Vec<_> = lanes.into_iter().map(|lane| lane_view(desk, lane.id, lane.rows)).collect();
    view! {
        <section class="time" aria-label=t.timeline()>
            <div
                class="plot"
                node_ref=plot
                data-timeline
                data-ready=move || ready.get().then_some("")
                on:keydown=move |ev| {
                    if !ev.ctrl_key() && !ev.meta_key() && !ev.alt_key() && key(desk, &ev.key()) {
                        ev.prevent_default();
                    }
                }
            >
                <div class="axis">{axis(desk)}</div>
                <div class="lanes" role="group" aria-label=t.timeline_marks()>
                    {lanes}
                </div>
                {overlay(desk)}
            </div>
            {overview(desk)}
            <ul class="legend">
                <li><span class="k k1"></span>{t.legend_spine()}</li>
                <li><span class="k k2"></span>{t.legend_event()}</li>
                <li><span class="k k3"></span>{t.legend_later()}</li>
                <li><span class="k k4"></span>{t.legend_bay()}</li>
            </ul>
        </section>
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
        "+" | "=" => return act(|| desk.zoom(1.0 / 1.6, focus_share(desk))),
        "-" | "−" => return act(|| desk.zoom(1.6, focus_share(desk))),
        "0" => return act(|| desk.adjust(|view| view.window = None)),
        "PageUp" => return act(|| desk.adjust(|view| view.move_at(-1, desk.dossier()))),
        "PageDown" => return act(|| desk.adjust(|view| view.move_at(1, desk.dossier()))),
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

/// The labels of the axis, and the folds, which open and close.
fn axis(desk: Desk) -> AnyView {
    view! {
        <svg class="ticks">
            <g aria-hidden="true">{move || tick_marks(desk)}</g>
            <g>{move || fold_marks(desk)}</g>
        </svg>
    }
    .into_any()
}

fn tick_marks(desk: Desk) -> Vec<AnyView> {
    let t = desk.store.texts;
    // Before the width is known, labels are placed as in a narrow drawing: none is wrong anywhere.
    let width = desk.width.get().unwrap_or(620.0);
    let ticks = desk.axis.with(|axis| ticks(axis, desk.window.get(), width));
    let mut month = None;
    ticks
        .into_iter()
        .filter(|tick| tick.labelled)
        .map(|tick| {
            let (label, class) = match tick.what {
                TickOf::Day(day) => (day.civil().day.to_string(), "day"),
                TickOf::Hour(minute) => (format!("{:02}:{:02}", minute.of_day() / 60, minute.of_day() % 60), "hour"),
                TickOf::Month(day) => (t.month_short(day.civil().month).to_owned(), "day"),
            };
            let (TickOf::Day(day) | TickOf::Month(day)) = tick.what else {
                return tick_text(tick.x, label, class, None);
            };
            let civil = day.civil();
            let named = match tick.what {
                TickOf::Month(_) => (civil.year, 0),
                _ => (civil.year, civil.month),
            };
            let heading = (month != Some(named)).then(|| match tick.what {
                TickOf::Month(_) => t.year(civil.year),
                _ => t.date_month(t.month(civil.month), &t.year(civil.year)),
            });
            month = Some(named);
            tick_text(tick.x, label, class, heading)
        })
        .collect()
}

fn tick_text(x: f64, label: String, class: &'static str, heading: Option<String>) -> AnyView {
    view! {
        <svg x=format!("{x}%") overflow="visible">
            <text class=class y="40">{label}</text>
            {heading.map(|heading| view! { <text class="month" x="-8" y="22">{heading}</text> })}
        </svg>
    }
    .into_any()
}

/// A press a fold, over its place on the axis.
fn fold_marks(desk: Desk) -> Vec<AnyView> {
    let t = desk.store.texts;
    let window = desk.window.get();
    let folds = desk.axis.with(|axis| axis.folds.clone());
    folds
        .into_iter()
        .filter(|fold| window.share(fold.end) > 0.0 && window.share(fold.start) < 1.0)
        .map(|fold| {
            let name = fold_name(desk, &fold);
            let short = if fold.count > 0 { fold.count.to_string() } else { "·".to_owned() };
            let quiet = matches!(fold.id, FoldId::Quiet(_));
            let word = match fold.id {
                FoldId::Quiet(_) => short,
                _ if fold.open => t.fold_close().to_owned(),
                _ => t.fold_open(fold.count),
            };
            let share = if quiet { f64::midpoint(fold.start, fold.end) } else { fold.start };
            let x = window.share(share).clamp(0.0, 0.985);
            let unfold = move || desk.choose(|view| view.toggle_fold(fold.id));
            view! {
                <svg x=format!("{:.3}%", x * 100.0) overflow="visible">
                    <g
                        class=if quiet { "fold quiet" } else { "fold" }
                        role="button"
                        tabindex="0"
                        aria-expanded=fold.open.to_string()
                        aria-label=name
                        on:click=move |_| unfold()
                        on:keydown=move |ev| {
                            if matches!(ev.key().as_str(), "Enter" | " ") {
                                ev.prevent_default();
                                ev.stop_propagation();
                                unfold();
                            }
                        }
                    >
                        <rect class="hit" x=if quiet { "-9" } else { "0" } y="26" width=if quiet { "18" } else { "72" } height="20" />
                        <text x=if quiet { "0" } else { "4" } y="40">{word}</text>
                    </g>
                </svg>
            }
            .into_any()
        })
        .collect()
}

fn fold_name(desk: Desk, fold: &Fold) -> String {
    let t = desk.store.texts;
    let days = t.date_span(&t.day(fold.days.0, Style::Brief), &t.day(fold.days.1, Style::Brief));
    if fold.open { t.fold_close_name(&days) } else { t.fold_open_name(&days, fold.count) }
}

/// Grid lines, folded stretches, the bay, the as-of line: behind and over all lanes.
fn overlay(desk: Desk) -> AnyView {
    view! {
        <svg class="under" aria-hidden="true">
            {move || grounds(desk)}
        </svg>
        <svg class="over" aria-hidden="true">
            {move || as_of_line(desk)}
        </svg>
    }
    .into_any()
}

fn grounds(desk: Desk) -> Vec<AnyView> {
    let window = desk.window.get();
    desk.axis.with(|axis| {
        axis.segments
            .iter()
            .filter(|segment| window.share(segment.end) > 0.0 && window.share(segment.start) < 1.0)
            .map(|segment| {
                let class = match segment.kind {
                    Kind::Day | Kind::Month => "g",
                    Kind::Fold(FoldId::Quiet(_)) => "g quiet",
                    Kind::Fold(_) => "g folded",
                    Kind::Bay => "g bay",
                };
                let x = window.share(segment.start).max(-0.01);
                let width = window.share(segment.end).min(1.01) - x;
                view! {
                    <rect class=class x=format!("{:.3}%", x * 100.0) width=format!("{:.3}%", width * 100.0) y="0" height="100%" />
                }
                .into_any()
            })
            .collect()
    })
}

fn as_of_line(desk: Desk) -> Option<AnyView> {
    let t = desk.store.texts;
    let day = desk.view.with(|view| view.at)?;
    let share = desk.window.get().share(desk.axis.with(|axis| axis.place(day.end())));
    (0.0..=1.0).contains(&share).then(|| {
        let left = share > 0.5;
        view! {
            <svg x=format!("{:.3}%", share * 100.0) overflow="visible" class="cursor" class:left=left>
                <rect class="line" x="-1" y="0" width="2" height="100%" />
                <rect class="grip" x=if left { "-112" } else { "-1" } y="0" width="113" height="20" rx="3" />
                <text class="griptext" x=if left { "-104" } else { "7" } y="14">{t.as_of(&t.day(day, Style::NoYear))}</text>
            </svg>
        }
        .into_any()
    })
}

/// A lane: its name and count beside its drawing.
fn lane_view(desk: Desk, id: LaneId, rows: usize) -> AnyView {
    let t = desk.store.texts;
    let (name, note, class) = match id {
        LaneId::Statements => (t.lane_statements(), Some(t.lane_statements_note()), "lane texts".to_owned()),
        LaneId::Around => (t.lane_around(), None, format!("lane r{rows}")),
        LaneId::Of(kind) => (kind_name(t, kind), None, format!("lane r{rows}")),
    };
    let count = move || {
        desk.picture.with(|picture| picture.lanes.iter().find(|lane| lane.id == id).map_or(0, |lane| lane.count))
    };
    let dossier = desk.dossier();
    let marks: Vec<AnyView> = match id {
        LaneId::Statements => dossier.all_statements().map(|(index, _)| statement_mark(desk, index)).collect(),
        _ => dossier
            .all_events()
            .filter(|(_, event)| crate::time::lane_of(event) == id)
            .map(|(index, _)| event_mark(desk, index))
            .collect(),
    };
    let clusters = move || {
        desk.picture.with(|picture| {
            picture.clusters.iter().filter(|cluster| cluster.lane == id).map(|cluster| cluster_mark(desk, cluster)).collect_view()
        })
    };
    view! {
        <div class=class>
            <p class="lane-name">
                <b>{name}</b>
                <span class="cnt">{count}</span>
                {note.map(|note| view! { <span class="lane-note">{note}</span> })}
            </p>
            <svg class="draw">{marks} <g>{clusters}</g></svg>
        </div>
    }
    .into_any()
}

fn event_mark(desk: Desk, index: EventIx) -> AnyView {
    let t = desk.store.texts;
    let event = desk.dossier().event(index);
    let mark = Mark::Event(index);
    let put = Memo::new(move |_| desk.picture.with(|picture| picture.events[index.at()]));
    let span = Memo::new(move |_| desk.picture.with(|picture| picture.spans[index.at()]));
    let importance = match event.importance {
        Importance::Spine => "e i1",
        Importance::Needed => "e i2",
        Importance::Detail => "e i3",
    };
    let class = move || {
        let mut class = String::from(importance);
        match put.get().1 {
            Put::Away | Put::Gathered => class.push_str(" off"),
            Put::Stroke => class.push_str(" stroke"),
            Put::Label { left: true, .. } => class.push_str(" left"),
            Put::Label { .. } => {}
        }
        push_state(desk, mark, &mut class);
        class
    };
    let y = move || match put.get().1 {
        Put::Label { row, .. } => (row * ROW + 4).to_string(),
        _ => "100%".to_owned(),
    };
    let text_x = move || if matches!(put.get().1, Put::Label { left: true, .. }) { "-5" } else { "5" };
    let label = format!("{}, {}, {}", event.title, t.when(&event.when, Style::Full), kind_name(t, event.kind));
    view! {
        <g class=class data-item>
            <a
                id=element_id(mark)
                href=desk.store.href(Page::Event(index))
                tabindex=move || tab_index(desk, mark)
                aria-label=label
                aria-current=move || selected(desk, mark).then_some("true")
                on:click=move |ev| take(desk, mark, &ev)
                on:focus=move |_| desk.focus.set(Some(mark))
            >
                <rect
                    class="span"
                    x=move || format!("{}%", put.get().0)
                    width=move || format!("{}%", span.get())
                    y=y
                    height="2"
                />
                <svg x=move || format!("{}%", put.get().0) y=y overflow="visible">
                    <rect class="hit" x="-3" y="-2" width="8" height="16" />
                    <rect class="pt" x="-1.5" y="0" width="3" height="11" />
                    <text x=text_x y="10">{event.title.as_str()}</text>
                </svg>
            </a>
        </g>
    }
    .into_any()
}

fn statement_mark(desk: Desk, index: StatementIx) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let statement = dossier.statement(index);
    let mark = Mark::Statement(index);
    let put = Memo::new(move |_| desk.picture.with(|picture| picture.statements[index.at()]));
    let glyph = Memo::new(move |_| desk.glyph(index));
    let class = move || {
        let mut class = String::from("s");
        if put.get().is_none() {
            class.push_str(" off");
        }
        push_state(desk, mark, &mut class);
        class
    };
    let who = statement.organisations.iter().map(|&i| dossier.organisation(i).abbr.as_str()).collect::<Vec<_>>().join(", ");
    let said = format!("{who}: {}, {}", statement.title, t.when(&statement.when, Style::Full));
    let label = move || format!("{said}, {}", stance_name(desk, index));
    view! {
        <g class=class data-item>
            <a
                id=element_id(mark)
                href=desk.store.href(Page::Statement(index))
                tabindex=move || tab_index(desk, mark)
                aria-label=label
                aria-current=move || selected(desk, mark).then_some("true")
                on:click=move |ev| take(desk, mark, &ev)
                on:focus=move |_| desk.focus.set(Some(mark))
            >
                <svg
                    x=move || format!("{}%", put.get().map_or(0.0, |(x, _)| x))
                    y=move || format!("{:.2}%", 100.0 - (put.get().map_or(0, |(_, row)| row) as f64 + 0.62) * 100.0 / (STACK as f64 + 0.2))
                    overflow="visible"
                >
                    <g class="glyph">
                        <rect class="hit" x="0" y="0" width="16" height="16" />
                        <path class=move || glyph.get().class() d=move || glyph.get().path() />
                    </g>
                </svg>
            </a>
        </g>
    }
    .into_any()
}

/// The word of a text's stance on the chosen question, or of what its silence is.
fn stance_name(desk: Desk, index: StatementIx) -> &'static str {
    let t = desk.store.texts;
    let question = desk.view.with(|view| view.question);
    let statement = desk.dossier().statement(index);
    match statement.positions_on(question).next() {
        Some(position) => desk.dossier().question(question).stance(position.stance).label.as_str(),
        None if statement.read == crate::model::Read::Whole => t.silent(),
        None => t.not_seen(),
    }
}

/// A numeral for strokes that stand too close; a press zooms to them.
fn cluster_mark(desk: Desk, cluster: &Cluster) -> AnyView {
    let t = desk.store.texts;
    let events = cluster.events.clone();
    let titles: Vec<&str> = events.iter().map(|&index| desk.dossier().event(index).title.as_str()).collect();
    let name = t.cluster(events.len(), &titles.join("; "));
    let zoom = move |_| {
        let places: Vec<f64> = desk.axis.with_untracked(|axis| {
            events.iter().map(|&index| axis.place(desk.dossier().event(index).when.begins_within().0)).collect()
        });
        let (from, to) = places.iter().fold((f64::MAX, f64::MIN), |(from, to), &place| (from.min(place), to.max(place)));
        let window = desk.window.get_untracked();
        let length = ((to - from) * 2.0).max(window.length() / 8.0);
        let about = window.share(f64::midpoint(from, to));
        desk.zoom(length / window.length(), about);
    };
    view! {
        <svg x=format!("{}%", cluster.x) y="100%" overflow="visible" class="cluster" role="img" aria-label=name on:click=zoom>
            <rect class="hit" x="-8" y="-17" width="16" height="16" />
            <text y="-4">{titles.len()}</text>
        </svg>
    }
    .into_any()
}

/// Adds what the as-of day, the selection and the chosen organisation make of a mark.
fn push_state(desk: Desk, mark: Mark, class: &mut String) {
    match desk.spoken(mark) {
        Spoken::Had => {}
        Spoken::May => class.push_str(" may"),
        Spoken::NotYet => class.push_str(" later"),
    }
    if selected(desk, mark) {
        class.push_str(" sel");
    }
    if desk.speaks(mark) {
        class.push_str(" speaks");
    }
}

fn selected(desk: Desk, mark: Mark) -> bool {
    desk.view.with(|view| view.selection == Some(Selection::from(mark)))
}

fn tab_index(desk: Desk, mark: Mark) -> &'static str {
    if desk.stop.get() == Some(mark) { "0" } else { "-1" }
}

/// A plain press selects; with a modifier the browser opens the page of its own.
fn take(desk: Desk, mark: Mark, ev: &leptos::ev::MouseEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.shift_key() || ev.alt_key() || ev.button() != 0 {
        return;
    }
    ev.prevent_default();
    desk.focus.set(Some(mark));
    desk.select(mark.into());
}
