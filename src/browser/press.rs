//! One listener for all that can be pressed in the main view.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use crate::{state::Act, views::start::Desk};

/// Does what stands on the thing that was pressed. With a modifier, a link is left to the browser. What was pressed keeps the
/// focus, though it may have been drawn anew.
pub fn press(desk: Desk, event: &MouseEvent) {
    if event.default_prevented()
        || event.button() != 0
        || event.ctrl_key()
        || event.meta_key()
        || event.shift_key()
        || event.alt_key()
    {
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(pressed) = target.and_then(|target| target.closest("[data-act]").ok().flatten()) else { return };
    let Some(word) = pressed.get_attribute("data-act") else { return };
    let Some(act) = Act::read(&word, desk.dossier()) else { return };
    event.prevent_default();
    let focused = document().active_element().is_some_and(|active| pressed.contains(Some(&active)));
    if let Act::Select(selection) = act {
        desk.focus.set(Some(selection.into()));
    }
    desk.act(act);
    if focused {
        super::focus_where(&format!("[data-act=\"{word}\"]"));
    }
}
