//! What is selected: an event or a text, with its dispute, its evidence, and the way to share it.

use leptos::prelude::*;

use super::{Desk, controls::kind_name};
use crate::{
    model::{Bearing, EventIx, Evidence, Importance, Spoken, StatementIx, Voice},
    pages::Page,
    state::Selection,
    text::Style,
    time::Mark,
    views::parts::{Glyph, Mark as Sign, Share, organisation_name, own_words, read_word, stance_word},
};

/// The panel. With nothing selected it tells the story by its main events.
pub fn panel(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    let selection = Memo::new(move |_| desk.view.with(|view| view.selection));
    view! {
        <section class="detail" aria-label=t.detail() id="detail">
            {move || match selection.get() {
                None => story(desk),
                Some(Selection::Event(index)) => event(desk, index),
                Some(Selection::Statement(index)) => statement(desk, index),
            }}
        </section>
    }
    .into_any()
}

fn story(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    let main: Vec<_> = desk
        .dossier()
        .all_events()
        .filter(|(_, event)| event.importance == Importance::Spine)
        .map(|(index, event)| {
            view! {
                <li class:later=move || desk.spoken(Mark::Event(index)) == Spoken::NotYet>
                    <span class="dated">{t.when(&event.when, Style::Brief)}</span>
                    <a href=desk.store.href(Page::Event(index)) on:click=move |ev| choose(desk, Selection::Event(index), &ev)>
                        {event.title.as_str()}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <h2>{t.story_title()}</h2>
        <p class="hint">{t.story_hint()}</p>
        <ol class="story">{main}</ol>
    }
    .into_any()
}

/// A plain press selects; with a modifier the browser opens the page.
pub fn choose(desk: Desk, selection: Selection, ev: &leptos::ev::MouseEvent) {
    if ev.ctrl_key() || ev.meta_key() || ev.shift_key() || ev.alt_key() || ev.button() != 0 {
        return;
    }
    ev.prevent_default();
    desk.choose(|view| view.selection = Some(selection));
    desk.focus.set(Some(selection.into()));
}

fn lay_down(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    view! {
        <button type="button" class="quiet-button" on:click=move |_| desk.choose(|view| view.selection = None)>
            {t.lay_down()}
        </button>
    }
    .into_any()
}

fn event(desk: Desk, index: EventIx) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let event = dossier.event(index);
    let place = event.place.as_ref().map(|place| format!(", {}", place.name));
    let disputed = event.disputed.as_deref().map(|text| {
        view! {
            <h3 class="differ">{t.accounts_differ()}</h3>
            <p class="disputed">{text}</p>
        }
    });
    view! {
        <p class="kick">
            <b>{t.event()}</b>
            " "
            {kind_name(t, event.kind)}
            {lay_down(desk)}
        </p>
        <h2><a href=desk.store.href(Page::Event(index))>{event.title.as_str()}</a></h2>
        <p class="meta">{t.when(&event.when, Style::Full)} {place}</p>
        <p class="summary">{event.summary.as_str()}</p>
        {(!event.verified).then(|| view! { <p class="hint">{t.one_text_alone()}</p> })}
        {disputed}
        {move || evidence(desk, index)}
        <Share page=Page::Event(index) />
        {beside(desk, Selection::Event(index))}
    }
    .into_any()
}

/// Accounts and sources of an event, once they are there.
fn evidence(desk: Desk, index: EventIx) -> AnyView {
    let t = desk.store.texts;
    let Some(library) = desk.store.library() else {
        return view! { <p class="quiet" role="status">{t.library_coming()}</p> }.into_any();
    };
    let dossier = desk.dossier();
    let accounts: Vec<_> = library
        .accounts_of(index)
        .iter()
        .map(|account| {
            let who = match &account.by {
                Voice::Organisation(by) => dossier.organisation(*by).abbr.clone(),
                Voice::Named(name) => name.clone(),
                Voice::NotFound => t.nobody_found().to_owned(),
            };
            let does = match account.bearing {
                Bearing::Asserts => t.asserts(),
                Bearing::Denies => t.denies(),
                Bearing::LeavesOpen => t.leaves_open(),
            };
            let link = match account.evidence {
                Evidence::Source(source) => {
                    let source = library.source(source);
                    Some((source.url.clone(), source.publisher.clone()))
                }
                Evidence::Statement(text, passage) => {
                    let href = passage.map_or_else(
                        || desk.store.href(Page::Statement(text)),
                        |passage| desk.store.passage_href(text, passage),
                    );
                    Some((href, t.to_passage().to_owned()))
                }
                Evidence::Unnamed => None,
            };
            view! {
                <li>
                    <b>{who}</b>
                    " "
                    <span class="does">{does}</span>
                    " "
                    {account.says.as_str()}
                    {link.map(|(href, name)| view! { " " <a class="pub" href=href>{name}</a> })}
                </li>
            }
            .into_any()
        })
        .collect();
    let sources: Vec<_> = dossier
        .event(index)
        .sources
        .iter()
        .map(|&source| {
            let source = library.source(source);
            view! {
                <li>
                    <a href=source.url.as_str()>{source.title.as_str()}</a>
                    " "
                    <span class="pub">
                        {source.publisher.as_str()}
                        {source.published.as_ref().map(|when| format!(", {}", t.when(when, Style::Brief)))}
                    </span>
                </li>
            }
            .into_any()
        })
        .collect();
    let count = sources.len();
    view! {
        {(!accounts.is_empty())
            .then(|| {
                view! {
                    <details class="accounts">
                        <summary>{t.accounts(accounts.len())}</summary>
                        <ul>{accounts}</ul>
                    </details>
                }
            })}
        <h3>{t.sources_of(count)}</h3>
        <ul class="sources">{sources}</ul>
    }
    .into_any()
}

fn statement(desk: Desk, index: StatementIx) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let signers: Vec<_> = text
        .organisations
        .iter()
        .map(|&signer| {
            view! {
                <li>
                    <a href=desk.store.href(Page::Organisation(signer))>
                        {organisation_name(dossier.organisation(signer))}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    let positions: Vec<_> = text
        .positions
        .iter()
        .map(|position| {
            let question = dossier.question(position.question);
            let quote = text.lemma(position).map(|(_, quote)| view! { <p class="lemma">{own_words(t, quote)}</p> });
            let signer = text.organisations.first().copied();
            let href = signer.map(|signer| desk.store.href(Page::Position(signer, position.question)));
            view! {
                <li>
                    <p>
                        <a href=href>{question.title.as_str()}</a>
                        " "
                        {stance_word(question.stance(position.stance))}
                    </p>
                    {quote}
                    <p class="reading">{position.summary.as_str()}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let day = text.when.last_day();
    let as_they_saw = move |_| desk.choose(|view| view.at = Some(day));
    view! {
        <p class="kick">
            <b>{t.text()}</b>
            " "
            {read_word(t, text.read)}
            {lay_down(desk)}
        </p>
        <h2><a href=desk.store.href(Page::Statement(index))>{text.title.as_str()}</a></h2>
        <p class="meta">{t.when(&text.when, Style::Full)}</p>
        {text.personal.then(|| view! { <p class="hint">{t.a_person_speaks()}</p> })}
        <ul class="signers">{signers}</ul>
        <p class="summary">{text.summary.as_str()}</p>
        <p class="original">
            <a href=text.url.as_str()>{t.original(t.language_name(&text.lang))}</a>
        </p>
        <p>
            <button type="button" class="needs-script" on:click=as_they_saw>{t.as_they_saw()}</button>
        </p>
        <h3>{t.positions_of(positions.len())}</h3>
        <ul class="positions">{positions}</ul>
        <Share page=Page::Statement(index) />
        {beside(desk, Selection::Statement(index))}
    }
    .into_any()
}

/// The one before and the one after in time.
fn beside(desk: Desk, selection: Selection) -> AnyView {
    let t = desk.store.texts;
    let page = match selection {
        Selection::Event(index) => Page::Event(index),
        Selection::Statement(index) => Page::Statement(index),
    };
    let link = |page: Option<Page>, class: &'static str, word: &'static str| {
        let (selection, title) = match page? {
            Page::Event(index) => (Selection::Event(index), desk.dossier().event(index).title.as_str()),
            Page::Statement(index) => (Selection::Statement(index), desk.dossier().statement(index).title.as_str()),
            _ => return None,
        };
        Some(view! {
            <a class=class href=desk.store.href(page?) on:click=move |ev| choose(desk, selection, &ev)>
                <span class="lbl">{word}</span>
                " "
                {title}
            </a>
        })
    };
    let (before, after) = page.neighbours(desk.dossier());
    view! {
        <nav class="beside" aria-label=t.beside()>
            {link(before, "before", t.previous())}
            {link(after, "after", t.next())}
        </nav>
    }
    .into_any()
}

/// The sign of an absence or a stance with its word.
pub fn sign(glyph: Glyph, word: &'static str) -> impl IntoView {
    view! {
        <Sign glyph />
        " "
        <b>{word}</b>
    }
}
