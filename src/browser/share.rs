//! Sending and copying: the dialog of a page, the browser's own sheet where there is one, the clipboard. What is refused is
//! selected and said, so that it can be copied by hand.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, EventTarget, HtmlDialogElement, HtmlElement, HtmlInputElement, HtmlTextAreaElement, ShareData};

use crate::{
    pages::snippet,
    state::{marking, message},
    text::Texts,
    views::{
        Store,
        parts::{Target, dialog, fields},
    },
};

thread_local! {
    /// What the open dialog can send.
    static TARGETS: RefCell<Vec<Target>> = const { RefCell::new(Vec::new()) };
    /// The cell of a table that had the focus last: what a reader means who then presses the button.
    static CELL: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Takes a press in the page: on a button that shares, on one in the dialog, or on one that copies.
pub fn share(store: Store, target: Option<EventTarget>) {
    let Some(pressed) = target.and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let on = |what: &str| pressed.closest(what).ok().flatten();
    if let Some(button) = on("[data-share]") {
        open(store, &button);
    } else if let Some(button) = on("[data-copy]") {
        let of = button.get_attribute("data-copy").unwrap_or_default();
        leptos::task::spawn_local(copy(store.texts, button, of));
    } else if on("[data-send]").is_some() {
        leptos::task::spawn_local(send_by_device());
    } else if on("[data-close]").is_some() {
        close();
    }
}

/// Takes a choice in the dialog: shows what belongs to it.
pub fn chosen(store: Store, target: Option<EventTarget>) {
    let input = target.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input.filter(|input| input.name() == "target") else { return };
    let Ok(place) = input.value().parse::<usize>() else { return };
    let fresh = TARGETS.with_borrow(|targets| targets.get(place).map(|target| fields(store.texts, target).build()));
    if let (Some(fresh), Some(place)) = (fresh, find(".sharing .fields")) {
        place.set_text_content(None);
        _ = place.append_child(&fresh);
    }
    say("");
}

/// Remembers the cell that has the focus.
pub fn focused_cell(target: Option<EventTarget>) {
    let cell = target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|element| element.closest("td [id]").ok().flatten());
    if let Some(cell) = cell {
        CELL.set(cell.id());
    }
}

/// Closes the dialog, if it is open.
pub(super) fn close() {
    if let Some(dialog) = find("dialog.sharing") {
        if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>() {
            dialog.close();
        }
        dialog.remove();
    }
}

/// A page has gone, and with it the cell that had the focus.
pub(super) fn left() {
    close();
    CELL.set(String::new());
}

fn open(store: Store, button: &Element) {
    close();
    let says = |name: &str| button.get_attribute(name).unwrap_or_default();
    let (name, about) = (says("data-name"), says("data-about"));
    let targets = targets(store, [&says("data-share"), &says("data-embed")], &name, &about);
    let built = dialog(store.texts, &targets, &name, has("share")).build();
    TARGETS.set(targets);
    let Some(main) = document().get_element_by_id("main") else { return };
    _ = main.append_child(&built);
    if let Ok(dialog) = built.dyn_into::<HtmlDialogElement>() {
        // Closed by Escape it is to go as well.
        let gone = dialog.clone();
        let on_close = wasm_bindgen::closure::Closure::once_into_js(move || gone.remove());
        _ = dialog.add_event_listener_with_callback("close", on_close.unchecked_ref());
        if dialog.show_modal().is_err() {
            _ = dialog.set_attribute("open", "");
        }
    }
}

/// The page first, then the view or the place on it, then its words.
fn targets(store: Store, [path, embed]: [&str; 2], name: &str, about: &str) -> Vec<Target> {
    let t = store.texts;
    let location = window().location();
    let (origin, here) = (location.origin().unwrap_or_default(), location.href().unwrap_or_default());
    let page = [&origin, path].concat();
    // A page that has one is framed by its part made for frames, the main view in its state.
    let framed = |path: &str| if path.is_empty() { String::new() } else { snippet(&[&origin, path].concat(), name) };
    let target = |kind, means, address: String, about: &str| {
        let message = message(name, about, &address);
        Target { kind, means, address, message, frame: String::new() }
    };
    let this = target(t.share_this(), "", page.clone(), about);
    let mut targets = vec![Target { frame: framed(embed), ..this }];
    let plain = here.split('#').next().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let hash =
        CELL.with_borrow(|cell| if cell.is_empty() { hash.trim_start_matches('#').to_owned() } else { cell.clone() });
    if plain != page {
        let view = target(t.share_view(), t.share_view_means(), here.clone(), "");
        let main = location.pathname().is_ok_and(|path| path == store.base);
        let search = location.search().unwrap_or_default();
        let embed = if main { [store.base, "embed/", &search].concat() } else { String::new() };
        targets.push(Target { frame: framed(&embed), ..view });
    }
    if !hash.is_empty() {
        targets.push(target(t.share_place(), "", [plain, "#", &hash].concat(), ""));
    }
    // The words of the place that is aimed at, else the first on the page.
    let place = Some(hash).filter(|hash| !hash.is_empty()).and_then(|hash| document().get_element_by_id(&hash));
    let within = |element: &Element| element.query_selector("q.own").ok().flatten();
    let (anchor, words) = match &place {
        Some(place) => (place.id(), within(place)),
        None => (String::new(), find("#main .sheet").and_then(|sheet| within(&sheet))),
    };
    if let Some(words) = words.and_then(|words| words.text_content()) {
        let bare = words.trim_matches(|letter: char| "«»“”„\"".contains(letter));
        targets.push(target(t.share_passage(), t.share_passage_means(), marking(plain, &anchor, bare), &words));
    }
    targets
}

/// Copies the text of a field or of an element, by its id, and says what came of it.
async fn copy(t: Texts, button: Element, of: String) {
    let Some(element) = document().get_element_by_id(&of) else { return };
    let text = match (element.dyn_ref::<HtmlInputElement>(), element.dyn_ref::<HtmlTextAreaElement>()) {
        (Some(input), _) => input.value(),
        (_, Some(area)) => area.value(),
        _ => element.dyn_ref::<HtmlElement>().map(HtmlElement::inner_text).unwrap_or_default(),
    };
    let copied = has("clipboard") && JsFuture::from(window().navigator().clipboard().write_text(&text)).await.is_ok();
    if !copied {
        select(&element);
    }
    let word = if copied { t.share_copied() } else { t.share_by_hand() };
    // In the dialog there is a line for it; elsewhere the button says it.
    if button.closest(".sharing").is_ok_and(|dialog| dialog.is_some()) {
        say(word);
    } else if let Ok(Some(said)) =
        button.closest(".cite").map(|cite| cite.and_then(|cite| cite.query_selector(".said").ok().flatten()))
    {
        said.set_text_content(Some(word));
    }
}

/// Marks the text of an element as if the reader had.
fn select(element: &Element) {
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        input.select();
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.select();
    } else if let Ok(Some(selection)) = window().get_selection() {
        _ = selection.select_all_children(element);
    }
}

/// Hands the chosen target to the sheet of the device. What it says of itself need not be said again.
async fn send_by_device() {
    let place = find(".sharing input[name=target]:checked")
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        .and_then(|input| input.value().parse::<usize>().ok())
        .unwrap_or_default();
    let Some(target) = TARGETS.with_borrow(|targets| targets.get(place).cloned()) else { return };
    let data = ShareData::new();
    data.set_title(&document().title());
    data.set_text(target.message.strip_suffix(&target.address).unwrap_or_default().trim_end());
    data.set_url(&target.address);
    // A sheet that was closed or refused leaves the dialog, in which everything can still be copied.
    if JsFuture::from(window().navigator().share_with_data(&data)).await.is_ok() {
        close();
    }
}

fn has(name: &str) -> bool {
    js_sys::Reflect::get(&window().navigator(), &JsValue::from_str(name)).is_ok_and(|it| !it.is_undefined())
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn say(word: &str) {
    if let Some(line) = find(".sharing .said") {
        line.set_text_content(Some(word));
    }
}
