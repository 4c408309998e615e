//! Keys, mouse, wheel and fingers, as the browser itself would report them.

use std::time::Duration;

use fantoccini::actions::{
    ActionSequence, Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
    TouchActions, WheelAction, WheelActions,
};
use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::block_on;

/// In how many moves a gesture is made.
const MOVES: u32 = 12;
/// The time of one move: a frame.
const FRAME: Duration = Duration::from_millis(16);

impl Browser {
    /// Scrolls the element into the window and clicks its middle.
    #[track_caller]
    pub fn click(&mut self, selector: &str) -> &mut Self {
        let element = self.element(selector);
        self.done(block_on(element.click()), &format!("click {selector}"));
        self
    }

    /// Clicks a place in the window.
    #[track_caller]
    pub fn click_at(&mut self, (x, y): (f64, f64)) -> &mut Self {
        let mouse = mouse().then(move_to(x, y)).then(down()).then(up());
        self.perform(mouse, "click")
    }

    /// Moves the mouse over the middle of the element, which must be in the window.
    #[track_caller]
    pub fn hover(&mut self, selector: &str) -> &mut Self {
        let (x, y) = self.rect(selector).center();
        self.perform(mouse().then(move_to(x, y)), "move the mouse")
    }

    /// Drags with the left button from one place in the window to another, with the moves in between.
    #[track_caller]
    pub fn drag(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        let mut mouse = mouse().then(move_to(from.0, from.1)).then(down());
        for (x, y) in line(from, to) {
            mouse = mouse.then(pause()).then(move_to(x, y));
        }
        self.perform(mouse.then(up()), "drag")
    }

    /// Turns the wheel over a place in the window, by CSS pixels to the right and down.
    #[track_caller]
    pub fn wheel(&mut self, at: (f64, f64), right: i32, down: i32) -> &mut Self {
        let mut wheel = WheelActions::new("wheel".to_owned());
        #[allow(clippy::cast_possible_truncation)]
        wheel.push(WheelAction::Scroll {
            duration: None,
            x: at.0.round() as i64,
            y: at.1.round() as i64,
            delta_x: right.into(),
            delta_y: down.into(),
        });
        self.perform(wheel, "turn the wheel")
    }

    /// Turns the wheel while a key is held: `wheel_with("Control", ...)`.
    ///
    /// # Panics
    /// When it is not a known name.
    #[track_caller]
    pub fn wheel_with(&mut self, held: &str, at: (f64, f64), right: i32, down: i32) -> &mut Self {
        let value = key(held).unwrap_or_else(|| panic!("{held:?} is not a key"));
        let keys = || KeyActions::new("keys".to_owned());
        self.perform(keys().then(KeyAction::Down { value }), "hold a key")
            .wheel(at, right, down)
            .perform(keys().then(KeyAction::Up { value }), "let go of a key")
    }

    /// Presses a key, with the modifiers before it: `press("Enter")`, `press("Control+Shift+ArrowLeft")`, `press("+")`,
    /// `press("?")`. Names are those of `KeyboardEvent.key`.
    ///
    /// # Panics
    /// When it is neither a known name nor a single character.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let keys = parse(keys).unwrap_or_else(|| panic!("{keys:?} is not a key"));
        let mut actions = KeyActions::new("keys".to_owned());
        for &value in &keys {
            actions = actions.then(KeyAction::Down { value });
        }
        for &value in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value });
        }
        self.perform(actions, "press keys")
    }

    /// Types into what has the focus.
    #[track_caller]
    pub fn type_text(&mut self, text: &str) -> &mut Self {
        let mut actions = KeyActions::new("keys".to_owned());
        for value in text.chars() {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.perform(actions, "type")
    }

    /// Gives the element the focus, wherever it is on the page.
    ///
    /// # Panics
    /// When it does not take it.
    #[track_caller]
    pub fn focus(&mut self, selector: &str) -> &mut Self {
        let body =
            "const e = document.querySelector(arguments[0]); e?.focus(); return !!e && e === document.activeElement";
        let taken = self.script(body, vec![json!(selector)]);
        assert!(taken == Value::Bool(true), "{selector} did not take the focus on {}", self.address());
        self
    }

    /// Gives the element the focus and replaces what it holds by the text.
    #[track_caller]
    pub fn fill(&mut self, selector: &str, text: &str) -> &mut Self {
        self.focus(selector).press("Control+a").press("Delete").type_text(text)
    }

    /// Touches a place in the window. Call [`touch`](Self::touch) before opening the page.
    #[track_caller]
    pub fn tap(&mut self, at: (f64, f64)) -> &mut Self {
        let finger = finger("finger").then(move_to(at.0, at.1)).then(down()).then(pause()).then(up());
        self.perform(finger, "tap")
    }

    /// Draws a finger over the window.
    #[track_caller]
    pub fn swipe(&mut self, from: (f64, f64), to: (f64, f64)) -> &mut Self {
        self.perform(stroke("finger", from, to), "swipe")
    }

    /// Moves two fingers around a middle, on a level line, from one distance to another: apart to zoom in, together to
    /// zoom out.
    #[track_caller]
    pub fn pinch(&mut self, middle: (f64, f64), from: f64, to: f64) -> &mut Self {
        let place = |distance: f64| (middle.0 + distance / 2.0, middle.1);
        let right = stroke("right", place(from), place(to));
        let left = stroke("left", place(-from), place(-to));
        self.perform(Actions::from(ActionSequence::from(right)).and(left), "pinch")
    }

    #[track_caller]
    fn perform(&mut self, actions: impl Into<Actions>, what: &str) -> &mut Self {
        self.done(block_on(self.session().client.perform_actions(actions)), what);
        self
    }
}

fn mouse() -> MouseActions {
    MouseActions::new("mouse".to_owned())
}

fn finger(name: &str) -> TouchActions {
    TouchActions::new(name.to_owned())
}

fn stroke(name: &str, from: (f64, f64), to: (f64, f64)) -> TouchActions {
    let mut finger = finger(name).then(move_to(from.0, from.1)).then(down());
    for (x, y) in line(from, to) {
        finger = finger.then(pause()).then(move_to(x, y));
    }
    finger.then(up())
}

fn line(from: (f64, f64), to: (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    (1..=MOVES).map(move |i| {
        let part = f64::from(i) / f64::from(MOVES);
        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
    })
}

fn move_to(x: f64, y: f64) -> PointerAction {
    PointerAction::MoveTo { duration: Some(Duration::ZERO), x, y }
}

fn down() -> PointerAction {
    PointerAction::Down { button: MOUSE_BUTTON_LEFT }
}

fn up() -> PointerAction {
    PointerAction::Up { button: MOUSE_BUTTON_LEFT }
}

fn pause() -> PointerAction {
    PointerAction::Pause { duration: FRAME }
}

/// The characters that WebDriver knows the keys by. The last is the key itself, which may be `+`.
fn parse(keys: &str) -> Option<Vec<char>> {
    if let Some(before) = keys.strip_suffix("++") {
        let mut all = parse(before)?;
        all.push('+');
        return Some(all);
    }
    if keys == "+" {
        return Some(vec!['+']);
    }
    keys.split('+').map(key).collect()
}

fn key(name: &str) -> Option<char> {
    let mut chars = name.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only);
    }
    let key = match name {
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return Some(' '),
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Insert" => Key::Insert,
        "Shift" => Key::Shift,
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        _ => return None,
    };
    Some(key.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_named_as_in_keyboard_events() {
        assert_eq!(parse("a"), Some(vec!['a']));
        assert_eq!(parse("?"), Some(vec!['?']));
        assert_eq!(parse("+"), Some(vec!['+']));
        assert_eq!(parse("Control++"), Some(vec![Key::Control.into(), '+']));
        assert_eq!(
            parse("Control+Shift+ArrowLeft"),
            Some(vec![Key::Control.into(), Key::Shift.into(), Key::Left.into()])
        );
        assert_eq!(parse("Contrl+a"), None);
        assert_eq!(parse(""), None);
    }

    #[test]
    fn a_stroke_ends_where_it_should() {
        let places: Vec<_> = line((0.0, 10.0), (120.0, 10.0)).collect();
        assert_eq!(places.len(), 12);
        assert_eq!((places[0], places[11]), ((10.0, 10.0), (120.0, 10.0)));
    }
}
