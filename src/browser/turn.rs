//! Turning to a page that is read: it is fetched as it was written, and its content taken over. So the program need not
//! know how such pages are written, and one that is turned to is the very page that is opened.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;
use leptos_router::location::{BrowserUrl, LocationProvider};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, DomParser, Element, Response, SupportedType};

use crate::{
    pages::Page,
    views::{Store, parts::still::Still},
};

/// The content of a page that is read: what stands in its `main`, and the title of the window.
#[derive(Clone)]
pub(super) struct Leaf {
    pub pieces: Vec<Element>,
    title: String,
}

/// What is shown of a page that is read.
enum Shown {
    /// It stood before the program began, and stands as it was written.
    Standing,
    Read(Leaf),
    /// It did not come, or none is shown.
    Nothing,
}

/// How many pages of a visit are kept for the way back.
const KEPT: usize = 24;

thread_local! {
    static SHOWN: RefCell<Shown> = const { RefCell::new(Shown::Standing) };
    /// The pages that were left, the last one at the end. They need not be asked for again.
    static LEFT: RefCell<Vec<(Page, Leaf)>> = const { RefCell::new(Vec::new()) };
    /// The number of the last turn, so that an answer that comes after it is not shown.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The page to show: the one that is asked for, as soon as it is there. Till then the last one stays.
pub fn turn(store: Store, asked: Memo<Option<Page>>) -> Memo<Option<Page>> {
    let shown = RwSignal::new(asked.get_untracked());
    let router = use_context::<BrowserUrl>();
    Effect::new(move |begun: Option<()>| {
        let page = asked.get();
        if begun.is_none() {
            return;
        }
        let turn = TURN.get() + 1;
        TURN.set(turn);
        let read = page.filter(|&page| page != Page::Start && shown.get_untracked() != Some(page));
        busy(read.is_some());
        let Some(read) = read else {
            show(shown, page, None);
            // A step that leads back to what is still shown is told to nobody else.
            if let Some(router) = &router {
                router.ready_to_complete();
            }
            return;
        };
        leptos::task::spawn_local(async move {
            let leaf = match left(read) {
                Some(leaf) => Some(leaf),
                None => fetch(store, read).await.ok().flatten(),
            };
            if TURN.get() == turn {
                busy(false);
                show(shown, page, leaf);
            }
        });
    });
    Memo::new(move |_| shown.get())
}

/// Shows a page, and keeps the one that stood till now.
fn show(shown: RwSignal<Option<Page>>, page: Option<Page>, leaf: Option<Leaf>) {
    let before = shown.get_untracked();
    if before == page {
        return;
    }
    super::share::left();
    let last = match SHOWN.replace(leaf.map_or(Shown::Nothing, Shown::Read)) {
        Shown::Standing => standing(&document()),
        Shown::Read(leaf) => Some(leaf),
        Shown::Nothing => None,
    };
    if let (Some(read), Some(leaf)) = (before.filter(|&page| page != Page::Start), last) {
        LEFT.with_borrow_mut(|left| {
            left.retain(|(page, _)| *page != read);
            left.push((read, leaf));
            let over = left.len().saturating_sub(KEPT);
            left.drain(..over);
        });
    }
    shown.set(page);
}

/// Takes the page that stands before the program writes it anew because its address has a query.
pub(super) fn keep(document: &Document) {
    SHOWN.set(standing(document).map_or(Shown::Nothing, Shown::Read));
}

/// The content of the page that is shown. `None` where it did not come.
#[must_use]
pub fn leaf() -> Option<Vec<Still>> {
    SHOWN.with_borrow(|shown| {
        let Shown::Read(leaf) = shown else { return None };
        let pieces = leaf.pieces.iter().cloned();
        Some(pieces.map(|piece| Still::made(SendWrapper::new(piece))).collect())
    })
}

/// The title of the window for a page that is shown.
pub(super) fn title(store: Store, page: Option<Page>) -> String {
    let whole = &store.dossier.meta.title;
    let of_leaf = SHOWN.with_borrow(|shown| match shown {
        Shown::Read(leaf) => Some(leaf.title.clone()),
        Shown::Standing | Shown::Nothing => None,
    });
    let name = match page {
        Some(Page::Start) => return whole.clone(),
        Some(_) => match of_leaf {
            Some(title) => return title,
            None => store.texts.page_not_come(),
        },
        None => store.texts.not_found_title(),
    };
    format!("{name} · {whole}")
}

/// A page that was left before.
fn left(page: Page) -> Option<Leaf> {
    LEFT.with_borrow(|left| left.iter().find(|(known, _)| *known == page).map(|(_, leaf)| leaf.clone()))
}

/// Says that the page which is shown is not yet the one that is asked for.
fn busy(busy: bool) {
    let Some(main) = document().get_element_by_id("main") else { return };
    _ = if busy { main.set_attribute("aria-busy", "true") } else { main.remove_attribute("aria-busy") };
}

/// Fetches a page. `None` where the answer is not a page of this dossier.
pub(super) async fn fetch(store: Store, page: Page) -> Result<Option<Leaf>, JsValue> {
    // The page of the other order only leads here.
    let page = match page {
        Page::PairReversed(one, other) => Page::of_pair(store.dossier, one, other),
        page => page,
    };
    let answer: Response = JsFuture::from(window().fetch_with_str(&store.href(page))).await?.dyn_into()?;
    if !answer.ok() {
        return Ok(None);
    }
    let html = JsFuture::from(answer.text()?).await?.as_string().unwrap_or_default();
    let fetched = DomParser::new()?.parse_from_string(&html, SupportedType::TextHtml)?;
    let app = fetched.get_element_by_id("app");
    let own = app.is_some_and(|app| app.get_attribute("data-dossier").as_ref() == Some(&store.dossier.meta.id));
    Ok(if own { standing(&fetched) } else { None })
}

/// The content of a page as it stands in a document.
fn standing(document: &Document) -> Option<Leaf> {
    let main = document.query_selector("#app main").ok().flatten()?.children();
    let pieces: Vec<_> = (0..main.length()).filter_map(|place| main.item(place)).collect();
    (!pieces.is_empty()).then(|| Leaf { pieces, title: document.title() })
}
