//! What sets the timeline: as-of day, zoom, filters. Nothing here is needed without script, so it is hidden there.

use leptos::{html, prelude::*};

use super::{Desk, button, detail::called, guide::guide, keys::keys};
use crate::{
    model::{EventKind, time::Day},
    pages::Page,
    state::{Act, Active, Selection, Shown, Zoom},
    text::{Style, Texts},
    time::Axis,
    views::parts::{
        send,
        still::{Still, el},
    },
};

const BACK: &str = "M10 3L5 8l5 5";
const ON: &str = "M6 3l5 5l-5 5";
const LESS: &str = "M3 8h10";
const MORE: &str = "M3 8h10M8 3v10";
const SAVE: &str = "M8 2v8M4.500 7L8 10.500L11.500 7M2.500 13.500h11";
const WHOLE: &str = "M2 8h12M5 5L2 8l3 3M11 5l3 3l-3 3";

/// The bar above the drawing, and the filters. Without the place for the sheets of a hand-out, as in a frame, nothing in it takes
/// the view elsewhere: what leaves a frame is for the page around it to allow.
pub fn bar(desk: Desk, sheets: Option<NodeRef<html::Div>>) -> impl IntoView {
    let t = desk.store.texts;
    let go = date_field(desk, t.go_label(), t.go_shape(), String::new, move |days| {
        if let Some(days) = days {
            desk.choose(|view| view.go(days, desk.dossier()));
        }
    });
    let zoom = (
        sign(t.zoom_out(), LESS, Act::Zoom(Zoom::Out)),
        sign(t.zoom_in(), MORE, Act::Zoom(Zoom::In)),
        sign(t.zoom_whole(), WHOLE, Act::Zoom(Zoom::All)),
    );
    let zoom = el("div", "grp zoom", zoom).attr("role", "group").attr("aria-label", t.zoom());
    // Open where the address brings a filter along; from then on the reader opens and closes it.
    let filtered = desk.view.with_untracked(|view| view.organisation.is_some() || Active::any(view));
    let (guide_button, sentences) = guide(desk);
    let (keys_button, key_list) = keys(desk);
    let ways_out = sheets.map(|sheets| ways_out(desk, sheets));
    view! {
        <div class="bar needs-script">
            <div class="how">{guide_button} {keys_button}</div>
            <div class="ctl">
                {as_of(desk)} <div class="grp go">{go}</div> {zoom} {ways_out}
            </div>
            {wrong(desk)}
        </div>
        {sentences}
        {key_list}
        <details class="filters needs-script" open=filtered>
            <summary>{move || summary(desk)}</summary>
            {search(desk)}
            {organisation(desk)}
            {move || chips(desk)}
        </details>
        {move || empty(desk)}
    }
}

/// What takes the view elsewhere: into a file, onto paper, to others.
fn ways_out(desk: Desk, sheets: NodeRef<html::Div>) -> impl IntoView {
    let t = desk.store.texts;
    let save = view! {
        <button
            type="button"
            aria-label=t.save_picture()
            title=t.save_picture()
            on:click=move |_| {
                #[cfg(feature = "hydrate")]
                crate::browser::save_poster(desk);
            }
        >
            {icon(SAVE)}
        </button>
    };
    let hand_out = view! {
        <button
            type="button"
            on:click=move |_| {
                #[cfg(feature = "hydrate")]
                crate::browser::print_handout(desk, sheets);
                #[cfg(not(feature = "hydrate"))]
                let _ = sheets;
            }
        >
            {t.handout()}
        </button>
    };
    // The page of what is selected, else that of the question that is asked, stands for the view.
    let this_view = move || {
        let page = desk.view.with(|view| match view.selection {
            Some(Selection::Event(index)) => Page::Event(index),
            Some(Selection::Statement(index)) => Page::Statement(index),
            Some(Selection::Day(_)) | None => Page::Question(view.question),
        });
        let (name, about) = called(desk, page);
        send(desk.store, page, name, about)
    };
    (save, hand_out, this_view)
}

/// The as-of day alone.
pub fn as_of_bar(desk: Desk) -> impl IntoView {
    view! {
        <div class="bar needs-script">
            <div class="ctl">{as_of(desk)}</div>
            {wrong(desk)}
        </div>
    }
}

/// What cannot be used of what was typed.
fn wrong(desk: Desk) -> impl IntoView {
    view! {
        <p class="wrong" role="alert">
            {move || desk.wrong.get()}
        </p>
    }
}

fn icon(d: &'static str) -> Still {
    el("svg", "i", el("path", "", "").attr("d", d)).attr("viewBox", "0 0 16 16").attr("aria-hidden", "true")
}

/// A button that shows a sign and says a name.
fn sign(name: &'static str, d: &'static str, act: Act) -> Still {
    button("", act, icon(d)).attr("aria-label", name).attr("title", name)
}

fn as_of(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let value = move || desk.view.with(|view| view.at.map(|day| t.day(day, Style::Brief)).unwrap_or_default());
    view! {
        <span class="lbl" aria-hidden="true">
            {t.as_of_label()}
        </span>
        <div class="grp" role="group" aria-label=t.as_of_label()>
            {sign(t.as_of_back(), BACK, Act::Step(-1))}
            {date_field(desk, t.as_of_label(), t.as_of_shape(), value, move |days| {
                desk.act(Act::At(days.map(|(_, last)| last)));
            })}
            {sign(t.as_of_on(), ON, Act::Step(1))}
        </div>
    }
}

/// A field in which a date is typed. What it cannot use is said below the bar, and stays to be mended.
fn date_field(
    desk: Desk,
    name: &'static str,
    shape: &'static str,
    value: impl Fn() -> String + Send + Sync + 'static,
    take: impl Fn(Option<(Day, Day)>) + 'static,
) -> impl IntoView {
    let wrong = RwSignal::new(false);
    view! {
        <label>
            <span class="vh">{name}</span>
            <input
                type="text"
                autocomplete="off"
                maxlength="40"
                placeholder=shape
                aria-invalid=move || wrong.get().to_string()
                prop:value=value
                on:change=move |ev| {
                    let read = read_date(desk, &event_target_value(&ev));
                    wrong.set(read.is_err());
                    match read {
                        Ok(days) => {
                            desk.wrong.set(String::new());
                            take(days);
                        }
                        Err(why) => desk.wrong.set(why),
                    }
                }
            />
        </label>
    }
}

/// The days that were typed, `None` for nothing; or what is wrong with them.
fn read_date(desk: Desk, typed: &str) -> Result<Option<(Day, Day)>, String> {
    let t = desk.store.texts;
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let year = desk.dossier().meta.window.0.civil().year;
    let (first, last) = t.typed(typed, year).ok_or_else(|| t.no_date(typed.trim()))?;
    let (from, to) = desk.axis.with_untracked(Axis::days);
    if last < from || to < first {
        let day = |day| t.day(day, Style::Full);
        return Err(t.off_axis(typed.trim(), &day(from), &day(to)));
    }
    Ok(Some((first, last)))
}

/// The line above the filters: how much of what there is they let through.
fn summary(desk: Desk) -> String {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let (events, texts) = desk.shown.with(|shown| (shown.events(), shown.statements()));
    t.filter_summary(
        &t.n_of_m(events, &dossier.events.len().to_string()),
        &t.n_of_m(texts, &dossier.statements.len().to_string()),
    )
}

fn search(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    view! {
        <p class="field">
            <label>
                <span class="lbl">{t.filter_text()}</span>
                <input
                    type="search"
                    maxlength="200"
                    autocomplete="off"
                    prop:value=move || desk.view.with(|view| view.search.clone())
                    on:input=move |ev| {
                        let typed = event_target_value(&ev);
                        desk.adjust(|view, _| view.search = typed);
                    }
                />
            </label>
        </p>
    }
}

/// Chooses the organisation whose texts are marked on the timeline and on the board.
fn organisation(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let chosen = move || desk.view.with(|view| view.organisation.map(|index| dossier.organisation(index).id.as_str()));
    let mut options = vec![el("option", "", t.no_organisation()).attr("value", "")];
    options.extend(dossier.organisations.iter().map(|one| {
        let name = if one.abbr == one.name { one.name.clone() } else { format!("{} ({})", one.name, one.abbr) };
        el("option", "", name).attr("value", one.id.as_str())
    }));
    view! {
        <p class="field">
            <label>
                <span class="lbl">{t.filter_organisation()}</span>
                <select
                    prop:value=move || chosen().unwrap_or_default()
                    on:change=move |ev| {
                        let index = dossier.find_organisation(&event_target_value(&ev));
                        desk.choose(|view| view.organisation = index);
                    }
                >
                    {options}
                </select>
            </label>
        </p>
    }
}

fn chips(desk: Desk) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let (kinds, networks) = desk.view.with(|view| (view.kinds.clone(), view.networks.clone()));
    let chip = |name: &'static str, act: Act, on: bool| button("chip", act, name).attr("aria-pressed", on.to_string());
    let row = |name: &'static str, chips: Vec<Still>| {
        (!chips.is_empty()).then(|| {
            el("div", "chips", (el("span", "lbl", name), chips)).attr("role", "group").attr("aria-label", name)
        })
    };
    let of_kind = EventKind::ALL
        .into_iter()
        .filter(|&kind| dossier.events.iter().any(|event| event.kind == kind))
        .map(|kind| chip(kind_name(t, kind), Act::Kind(kind), kinds.contains(&kind)))
        .collect();
    let of_network = dossier
        .networks()
        .into_iter()
        .enumerate()
        .map(|(place, network)| chip(network, Act::Network(place), networks.iter().any(|on| on == network)))
        .collect();
    el("div", "", (row(t.filter_kind(), of_kind), row(t.filter_network(), of_network)))
}

/// Where the filters leave nothing: which one to lift, with what that would show.
fn empty(desk: Desk) -> Option<Still> {
    let (t, dossier) = (desk.store.texts, desk.dossier());
    let search = desk.view.with(|view| super::desk::folded(&view.search));
    let lifts = desk
        .view
        .with(|view| desk.tally.with(|tally| desk.shown.with(|shown| shown.to_lift(dossier, view, tally, &search))));
    if lifts.is_empty() {
        return None;
    }
    let lifts: Vec<_> = lifts
        .into_iter()
        .map(|(filter, events, texts)| {
            let name = match filter {
                Active::Kind => t.lift_kind(),
                Active::Stance => t.lift_stance(),
                Active::Network => t.lift_network(),
                Active::Search => t.lift_search(),
            };
            el("li", "", (button("", Act::Lift(filter), name), " ", t.count_shown(events, &texts.to_string())))
        })
        .collect();
    let nothing = if desk.shown.with(Shown::events) == 0 { t.empty_events() } else { t.empty_statements() };
    Some(el("div", "empty", (el("p", "", nothing), el("ul", "", lifts))).attr("role", "status"))
}

/// The name of a kind of event.
pub fn kind_name(t: Texts, kind: EventKind) -> &'static str {
    match kind {
        EventKind::Background => t.kind_background(),
        EventKind::Economy => t.kind_economy(),
        EventKind::Protest => t.kind_protest(),
        EventKind::State => t.kind_state(),
        EventKind::Politics => t.kind_politics(),
        EventKind::Military => t.kind_military(),
        EventKind::Debate => t.kind_debate(),
        EventKind::Aftermath => t.kind_aftermath(),
    }
}
