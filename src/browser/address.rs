//! The address follows the view. Our own History calls, not the router's: their errors are swallowed (Safari throws after a
//! hundred calls in half a minute), and the view goes on without an address rather than stop.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{pages::Page, state::encode_on, views::start::Desk};

/// Milliseconds after the last move at which the address follows.
const REST: u32 = 300;

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Writes the view into the address as a new entry of the history. One that would equal the present one is not made.
///
/// A frame shares its history with the page around it, whose Back leads away from that page and through no view of ours: there
/// the present entry is replaced.
pub fn push(desk: Desk) {
    WAITING.take();
    write(desk, desk.page == Page::Start);
}

/// Writes the view into the present entry of the history, when the reader has come to rest.
pub fn follow(desk: Desk) {
    WAITING.replace(Some(Timeout::new(REST, move || write(desk, false))));
}

fn write(desk: Desk, anew: bool) {
    if let (Some(address), Ok(history)) = (address(desk), window().history()) {
        let address = Some(address.as_str());
        _ = if anew {
            history.push_state_with_url(&JsValue::NULL, "", address)
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", address)
        };
    }
}

/// Lets go of a move that has not reached the address: the page is another.
pub fn forget() {
    WAITING.take();
}

/// The address of the view; `None` where it is the present one, or the page of the desk has been left.
fn address(desk: Desk) -> Option<String> {
    let location = window().location();
    let path = location.pathname().ok()?;
    if path != desk.store.href(desk.page) {
        return None;
    }
    let query = desk.view.try_with_untracked(|view| encode_on(desk.page, view, desk.dossier()))?;
    let search = if query.is_empty() { query } else { format!("?{query}") };
    let present = location.search().ok()?;
    (present != search).then(|| format!("{path}{search}"))
}
