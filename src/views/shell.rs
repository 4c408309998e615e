use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location};

use super::{
    Store, embed,
    parts::still::{Content, Still, el},
    start::{Start, embedded},
    use_store,
};
use crate::{
    pages::Page,
    state::{Dropped, dropped},
};

/// The whole program: the frame, and in it the page that the address names.
#[component]
pub fn App(store: Store) -> impl IntoView {
    provide_context(store);
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

/// The page that a path names, `None` where the dossier has none.
fn page_of(store: Store, path: &str) -> Option<Page> {
    let below = path.strip_prefix(store.base).or_else(|| (format!("{path}/") == store.base).then_some(""))?;
    Page::parse(below, store.dossier)
}

#[component]
fn Frame() -> impl IntoView {
    let store = use_store();
    let location = use_location();
    let (path, query) = (location.pathname, location.search);
    let page = Memo::new(move |_| path.with(|path| page_of(store, path)));
    let standing = StoredValue::new(store.standing);
    #[cfg(feature = "hydrate")]
    let page = crate::browser::turn(store, page);
    #[cfg(feature = "hydrate")]
    {
        crate::browser::follow(store, page);
        crate::browser::cite(store, page);
        crate::browser::rows(store, page, query);
        crate::browser::company(store, page, query);
    }
    // Nothing stands before the content of a frame that could be skipped.
    let skip = || el("a", "skip", store.texts.skip()).attr("href", "#main");
    let skip = page.with_untracked(|page| !matches!(page, Some(Page::Embed(_)))).then(skip);
    view! {
        {skip}
        {move || masthead(store, page.get())}
        {move || query.with(|query| notice(store, page.get(), query))}
        <main
            id="main"
            on:click=move |ev| {
                #[cfg(feature = "hydrate")]
                crate::browser::share(store, ev.target());
                #[cfg(not(feature = "hydrate"))]
                let _ = ev;
            }
            on:change=move |ev| {
                #[cfg(feature = "hydrate")]
                crate::browser::chosen(store, ev.target());
                #[cfg(not(feature = "hydrate"))]
                let _ = ev;
            }
            on:focusin=move |ev| {
                #[cfg(feature = "hydrate")]
                crate::browser::focused_cell(ev.target());
                #[cfg(not(feature = "hydrate"))]
                let _ = ev;
            }
        >
            {move || content(store, page.get(), standing)}
        </main>
        {foot(store, page.get_untracked())}
    }
}

/// One quiet line on what of an address could not be used. A page that is brought to life has no query, so it never has the
/// line at first.
fn notice(store: Store, page: Option<Page>, query: &str) -> Option<Still> {
    let dropped = dropped(page, query, store.dossier);
    let keys: Vec<_> = dropped.into_iter().map(|Dropped(key)| (" ", el("code", "", key))).collect();
    (!keys.is_empty()).then(|| el("p", "notice", (store.texts.dropped(), keys)).attr("role", "status"))
}

/// What a page holds. The first page may stand already and is left as it was written.
fn content(store: Store, page: Option<Page>, standing: StoredValue<usize>) -> AnyView {
    let standing = standing.try_update_value(std::mem::take).unwrap_or_default();
    match page {
        None => missing(store).into_any(),
        Some(Page::Start) => view! { <Start /> }.into_any(),
        Some(Page::Embed(embed)) if embed.is_alive() => embedded(embed),
        Some(_) if standing > 0 => vec![el("div", "", ()); standing].into_any(),
        Some(page) => sheet(store, page).into_any(),
    }
}

/// A page that is read: natively it is written.
#[cfg(not(feature = "hydrate"))]
fn sheet(store: Store, page: Page) -> Vec<Still> {
    store.library().map(|library| super::reading::page(store, library, page)).unwrap_or_default()
}

/// A page that is read: in the browser it has been fetched, and where it did not come that is said.
#[cfg(feature = "hydrate")]
fn sheet(store: Store, page: Page) -> Vec<Still> {
    crate::browser::leaf().unwrap_or_else(|| {
        let t = store.texts;
        let again = el("a", "", t.page_try_again()).attr("href", store.href(page)).attr("rel", "external");
        vec![el("h1", "", t.page_not_come()), el("p", "", again)]
    })
}

fn link(store: Store, page: Page, content: impl Content) -> Still {
    el("a", "", content).attr("href", store.href(page))
}

fn masthead(store: Store, page: Option<Page>) -> Still {
    let t = store.texts;
    if let Some(Page::Embed(embed)) = page {
        return embed::head(store, embed);
    }
    let links: Vec<_> = [
        (Page::Start, t.nav_timeline()),
        (Page::Questions, t.nav_questions()),
        (Page::Matrix, t.nav_matrix()),
        (Page::Compare, t.nav_compare()),
        (Page::Search, t.nav_search()),
        (Page::About, t.nav_about()),
    ]
    .into_iter()
    .map(|(target, name)| {
        el("li", "", link(store, target, name).attr_if("aria-current", (page == Some(target)).then_some("page")))
    })
    .collect();
    let word = el("a", "word", t.product()).attr("href", store.href(Page::Start));
    let nav = el("nav", "", el("ul", "", links)).attr("aria-label", t.main_navigation());
    el("header", "mast", (word, el("span", "dossier", store.dossier.meta.title.as_str()), nav))
}

fn foot(store: Store, page: Option<Page>) -> Still {
    let t = store.texts;
    if let Some(Page::Embed(embed)) = page {
        return embed::foot(store, embed);
    }
    let links: Vec<_> = [
        (Page::Events, t.nav_events()),
        (Page::Organisations, t.nav_organisations()),
        (Page::Statements, t.nav_statements()),
        (Page::Positions, t.nav_positions()),
        (Page::Replies, t.nav_replies()),
        (Page::Camps, t.nav_camps()),
        (Page::Appendix, t.nav_appendix()),
        (Page::Sources, t.nav_sources()),
    ]
    .into_iter()
    .map(|(target, name)| el("li", "", link(store, target, name)))
    .collect();
    let nav = el("nav", "", el("ul", "", links)).attr("aria-label", t.foot_all());
    el("footer", "foot", (el("p", "", t.foot_note()), nav))
}

/// What stands where an address leads to nothing.
fn missing(store: Store) -> Vec<Still> {
    let t = store.texts;
    vec![
        el("h1", "", t.not_found_title()),
        el("p", "deck", t.not_found_text()),
        el("p", "", link(store, Page::Start, t.not_found_way())),
    ]
}
