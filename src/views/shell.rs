use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location};

use super::{Store, reading, start::Start, use_store};
use crate::{
    pages::Page,
    state::{Dropped, decode},
    views::parts::still::{Still, el},
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
    let path = use_location().pathname;
    let page = Memo::new(move |_| path.with(|path| page_of(store, path)));
    #[cfg(feature = "hydrate")]
    crate::browser::follow(store, page);
    let query = use_location().search;
    view! {
        <a class="skip" href="#main">{store.texts.skip()}</a>
        <Masthead page />
        {move || query.with(|query| notice(store, query))}
        <main id="main">{move || content(store, page.get())}</main>
        <Foot />
    }
}

/// One quiet line on what of an address could not be used. A page that is brought to life has no query, so it never has the
/// line at first.
fn notice(store: Store, query: &str) -> Option<Still> {
    let dropped = decode(query, store.dossier).1;
    let keys: Vec<_> = dropped.into_iter().map(|Dropped(key)| (" ", el("code", "", key))).collect();
    (!keys.is_empty()).then(|| el("p", "notice", (store.texts.dropped(), keys)).attr("role", "status"))
}

fn content(store: Store, page: Option<Page>) -> AnyView {
    match page {
        None => view! { <Missing /> }.into_any(),
        Some(Page::Start) => view! { <Start /> }.into_any(),
        Some(page) if store.library().is_some() => reading::page(page),
        Some(_) => view! { <p class="quiet" role="status">{store.texts.library_coming()}</p> }.into_any(),
    }
}

#[component]
fn Masthead(page: Memo<Option<Page>>) -> impl IntoView {
    let store = use_store();
    let t = store.texts;
    let link = move |target: Page, name: &'static str| {
        let current = move || (page.get() == Some(target)).then_some("page");
        view! { <li><a href=store.href(target) aria-current=current>{name}</a></li> }
    };
    view! {
        <header class="mast">
            <a class="word" href=store.href(Page::Start)>{t.product()}</a>
            <span class="dossier">{store.dossier.meta.title.as_str()}</span>
            <nav aria-label=t.main_navigation()>
                <ul>
                    {link(Page::Start, t.nav_timeline())}
                    {link(Page::Questions, t.nav_questions())}
                    {link(Page::Matrix, t.nav_matrix())}
                    {link(Page::Compare, t.nav_compare())}
                    {link(Page::Search, t.nav_search())}
                    {link(Page::About, t.nav_about())}
                </ul>
            </nav>
        </header>
    }
}

#[component]
fn Foot() -> impl IntoView {
    let store = use_store();
    let t = store.texts;
    let link = |page: Page, name: &'static str| view! { <li><a href=store.href(page)>{name}</a></li> };
    view! {
        <footer class="foot">
            <p>{t.foot_note()}</p>
            <nav aria-label=t.foot_all()>
                <ul>
                    {link(Page::Events, t.nav_events())}
                    {link(Page::Organisations, t.nav_organisations())}
                    {link(Page::Statements, t.nav_statements())}
                    {link(Page::Positions, t.nav_positions())}
                    {link(Page::Sources, t.nav_sources())}
                </ul>
            </nav>
        </footer>
    }
}

/// What stands where an address leads to nothing.
#[component]
fn Missing() -> impl IntoView {
    let store = use_store();
    view! {
        <h1 tabindex="-1">{store.texts.not_found_title()}</h1>
        <p class="deck">{store.texts.not_found_text()}</p>
        <p><a href=store.href(Page::Start)>{store.texts.not_found_way()}</a></p>
    }
}
