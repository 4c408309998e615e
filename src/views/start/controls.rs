//! What sets the timeline: as-of day, zoom, filters. Nothing here is needed without script, so it is hidden there.

use leptos::prelude::*;

use super::Desk;
use crate::{
    model::{EventKind, time::Day},
    state::{Active, toggle},
    text::Texts,
    views::parts::icon,
};

const BACK: &str = "M10 3L5 8l5 5";
const ON: &str = "M6 3l5 5l-5 5";
const LESS: &str = "M3 8h10";
const MORE: &str = "M3 8h10M8 3v10";
const WHOLE: &str = "M2 8h12M5 5L2 8l3 3M11 5l3 3l-3 3";

/// The bar above the drawing.
pub fn bar(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    view! {
        <div class="bar needs-script">
            <p class="how">{t.how()}</p>
            <div class="ctl">
                {as_of(desk)}
                <div class="grp" role="group" aria-label=t.zoom()>
                    {press(t.zoom_out(), LESS, move || desk.zoom(1.6, 0.5))}
                    {press(t.zoom_in(), MORE, move || desk.zoom(1.0 / 1.6, 0.5))}
                    {press(t.zoom_whole(), WHOLE, move || desk.adjust(|view| view.window = None))}
                </div>
            </div>
        </div>
        <details class="filters needs-script" open=move || desk.view.with(|v| Active::ALL.into_iter().any(|f| f.on(v)))>
            <summary>{move || summary(desk)}</summary>
            {search(desk).into_any()}
            {kinds(desk).into_any()}
            {networks(desk).into_any()}
        </details>
        {move || empty(desk)}
    }
}

/// A button that shows a sign and says a name.
fn press(name: &'static str, sign: &'static str, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" aria-label=name title=name on:click=move |_| act()>
            {icon(sign)}
        </button>
    }
    .into_any()
}

fn as_of(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    let value = move || desk.view.with(|view| view.at.map(|day| day.to_string()).unwrap_or_default());
    view! {
        <div class="grp" role="group" aria-label=t.as_of_label()>
            {press(t.as_of_back(), BACK, move || desk.adjust(|view| view.move_at(-1, desk.dossier())))}
            <label>
                <span class="vh">{t.as_of_label()}</span>
                <input
                    type="date"
                    prop:value=value
                    on:change=move |ev| {
                        let day = Day::parse(&event_target_value(&ev));
                        desk.adjust(|view| view.at = day);
                    }
                />
            </label>
            {press(t.as_of_on(), ON, move || desk.adjust(|view| view.move_at(1, desk.dossier())))}
        </div>
    }
    .into_any()
}

/// The line above the filters: how much of what there is they let through.
fn summary(desk: Desk) -> String {
    let t = desk.store.texts;
    let shown = desk.shown.get();
    let dossier = desk.dossier();
    t.filter_summary(
        &t.n_of_m(shown.events(), &dossier.events.len().to_string()),
        &t.n_of_m(shown.statements(), &dossier.statements.len().to_string()),
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
                        desk.adjust(|view| view.search = typed);
                    }
                />
            </label>
        </p>
    }
}

fn kinds(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let present: Vec<EventKind> =
        EventKind::ALL.into_iter().filter(|&kind| desk.dossier().events.iter().any(|event| event.kind == kind)).collect();
    let chips: Vec<_> = present
        .into_iter()
        .map(|kind| {
            let pressed = move || desk.view.with(|view| view.kinds.contains(&kind));
            chip(kind_name(t, kind), pressed, move || desk.choose(|view| toggle(&mut view.kinds, kind)))
        })
        .collect();
    view! {
        <div class="chips" role="group" aria-label=t.filter_kind()>
            <span class="lbl">{t.filter_kind()}</span>
            {chips}
        </div>
    }
}

fn networks(desk: Desk) -> impl IntoView {
    let t = desk.store.texts;
    let chips: Vec<_> = desk
        .dossier()
        .networks()
        .into_iter()
        .map(|network| {
            let pressed = move || desk.view.with(|view| view.networks.contains(network));
            chip(network, pressed, move || desk.choose(|view| toggle(&mut view.networks, network.to_owned())))
        })
        .collect();
    (!chips.is_empty()).then(|| {
        view! {
            <div class="chips" role="group" aria-label=t.filter_network()>
                <span class="lbl">{t.filter_network()}</span>
                {chips}
            </div>
        }
    })
}

fn chip(name: &'static str, pressed: impl Fn() -> bool + Send + Sync + 'static, act: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="chip" aria-pressed=move || pressed().to_string() on:click=move |_| act()>
            {name}
        </button>
    }
    .into_any()
}

/// Where the filters leave nothing: which one to lift, with what that would show.
fn empty(desk: Desk) -> Option<AnyView> {
    let (t, dossier) = (desk.store.texts, desk.dossier());
    let search = desk.view.with(|view| super::desk::folded(&view.search));
    let lifts = desk.view.with(|view| {
        desk.tally.with(|tally| desk.shown.with(|shown| shown.to_lift(dossier, view, tally, &search)))
    });
    (!lifts.is_empty()).then(|| {
        let lifts: Vec<_> = lifts
            .into_iter()
            .map(|(filter, events, statements)| {
                let name = match filter {
                    Active::Kind => t.lift_kind(),
                    Active::Stance => t.lift_stance(),
                    Active::Network => t.lift_network(),
                    Active::Search => t.lift_search(),
                };
                view! {
                    <li>
                        <button type="button" on:click=move |_| desk.choose(|view| filter.lift(view))>
                            {name}
                        </button>
                        " "
                        {t.count_shown(events, &statements.to_string())}
                    </li>
                }
                .into_any()
            })
            .collect();
        let nothing =
            desk.shown.with(|shown| if shown.events() == 0 { t.empty_events() } else { t.empty_statements() });
        view! {
            <div class="empty" role="status">
                <p>{nothing}</p>
                <ul>{lifts}</ul>
            </div>
        }
        .into_any()
    })
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
