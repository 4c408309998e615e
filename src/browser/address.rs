//! The address follows the view. Our own History calls, not the router's: their errors are swallowed (Safari throws after a
//! hundred calls in half a minute), and the view goes on without an address rather than stop.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::{state::encode, views::start::Desk};

/// Milliseconds after the last move at which the address follows.
const REST: u32 = 300;

thread_local! {
    static WAITING: RefCell<Option<Timeout>> = const { RefCell::new(None) };
}

/// Writes the view into the address as a new entry of the history. One that would equal the present one is not made.
pub fn push(desk: Desk) {
    WAITING.take();
    let Some(address) = address(desk) else { return };
    if let Ok(history) = window().history() {
        _ = history.push_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// Writes the view into the present entry of the history, when the reader has come to rest.
pub fn follow(desk: Desk) {
    let later = Timeout::new(REST, move || {
        let Some(address) = address(desk) else { return };
        if let Ok(history) = window().history() {
            _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
        }
    });
    WAITING.replace(Some(later));
}

/// Lets go of a move that has not reached the address: the page is another.
pub fn forget() {
    WAITING.take();
}

/// The address of the view; `None` where it is the present one, or the main view has been left.
fn address(desk: Desk) -> Option<String> {
    let location = window().location();
    let path = location.pathname().ok()?;
    if path != desk.store.base {
        return None;
    }
    let query = desk.view.try_with_untracked(|view| encode(view, desk.dossier()))?;
    let search = if query.is_empty() { query } else { format!("?{query}") };
    let present = location.search().ok()?;
    (present != search).then(|| format!("{path}{search}"))
}
