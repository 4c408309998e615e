//! One listener for all that can be pressed in the main view.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent};

use super::seen;

use crate::{state::Act, time::Mark, views::start::Desk};

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
    let Some(pressed) = event.target().and_then(acting) else { return };
    // The second press of a double one falls on whatever the first has brought there.
    if event.detail() > 1 && pressed.closest(".lanes").is_ok_and(|lanes| lanes.is_some()) {
        event.prevent_default();
        return;
    }
    if act(desk, &pressed) {
        event.prevent_default();
    }
}

/// Enter and Space on a drawn button do what a press does. `true` where it was one.
pub fn press_by_key(desk: Desk, event: &KeyboardEvent) -> bool {
    if !matches!(event.key().as_str(), "Enter" | " ") {
        return false;
    }
    let pressed = event.target().and_then(acting).filter(|pressed| pressed.get_attribute("role").is_some());
    let done = pressed.is_some_and(|pressed| act(desk, &pressed));
    if done {
        event.prevent_default();
    }
    done
}

/// Moves the focus from line to line of the list. `true` where the key was one for that.
pub fn step_in_list(event: &KeyboardEvent) -> bool {
    let key = event.key();
    if !matches!(key.as_str(), "ArrowDown" | "ArrowUp" | "Home" | "End") || event.alt_key() || event.ctrl_key() {
        return false;
    }
    let Some(here) = document().active_element().filter(|here| here.matches(".diary a").unwrap_or(false)) else {
        return false;
    };
    let lines = seen(".diary a");
    let Some(at) = lines.iter().position(|line| *line == here) else { return false };
    let to = match key.as_str() {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.wrapping_sub(1),
        "Home" => 0,
        _ => lines.len() - 1,
    };
    if let Some(line) = lines.get(to).and_then(|line| line.dyn_ref::<HtmlElement>()) {
        _ = line.focus();
    }
    event.prevent_default();
    true
}

/// Remembers the mark that has come to have the focus.
pub fn focused(desk: Desk, event: &FocusEvent) {
    if let Some((_, act)) = event.target().and_then(acting).and_then(|target| act_of(desk, &target)) {
        stand_on(desk, act);
    }
}

/// The thing around a target that has an act.
fn acting(target: EventTarget) -> Option<Element> {
    target.dyn_into::<Element>().ok()?.closest("[data-act]").ok().flatten()
}

/// The act of a thing, and its word.
fn act_of(desk: Desk, thing: &Element) -> Option<(String, Act)> {
    let word = thing.get_attribute("data-act")?;
    let act = Act::read(&word, desk.dossier())?;
    Some((word, act))
}

/// The mark that an act selects is the one that the keyboard stands on.
fn stand_on(desk: Desk, act: Act) {
    let mark = match act {
        Act::Select(selection) if selection.mark().is_some() => selection.mark(),
        Act::Near(first, _) => Some(Mark::Event(first)),
        _ => return,
    };
    if desk.focus.get_untracked() != mark {
        desk.focus.set(mark);
    }
}

fn act(desk: Desk, pressed: &Element) -> bool {
    let Some((word, act)) = act_of(desk, pressed) else { return false };
    let focused = document().active_element().is_some_and(|active| pressed.contains(Some(&active)));
    stand_on(desk, act);
    desk.act(act);
    match act {
        _ if !focused => {}
        // The numeral is gone; what it gathered can be told apart.
        Act::Near(..) => desk.refocus(),
        _ => super::focus_where(&format!("[data-act=\"{word}\"]")),
    }
    true
}
