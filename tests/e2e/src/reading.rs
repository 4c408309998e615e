//! What a test reads from the page. Selectors are CSS.

use fantoccini::Locator;
use fantoccini::elements::Element;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::block_on;

/// A place on the page in CSS pixels, counted from the window's upper left corner.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq)]
pub struct Rect {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
}

impl Rect {
    /// Its middle.
    pub fn center(&self) -> (f64, f64) {
        (self.x + self.width / 2.0, self.y + self.height / 2.0)
    }
}

impl Browser {
    /// The element itself, for what is not wrapped here.
    #[track_caller]
    pub fn element(&self, selector: &str) -> Element {
        self.done(block_on(self.session().client.find(Locator::Css(selector))), &format!("find {selector}"))
    }

    /// From now on the page in this frame is meant, till [`leave`](Self::leave). It may be another origin's.
    #[track_caller]
    pub fn enter(&mut self, frame: &str) -> &mut Self {
        let element = self.element(frame);
        self.done(block_on(element.enter_frame()), &format!("enter {frame}"));
        self
    }

    /// Back to the page around the frame.
    #[track_caller]
    pub fn leave(&mut self) -> &mut Self {
        self.done(block_on(self.session().client.enter_parent_frame()), "leave the frame");
        self
    }

    /// How many elements match.
    #[track_caller]
    pub fn count(&self, selector: &str) -> usize {
        let value = self.script("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)]);
        value.as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(0)
    }

    /// The element's visible text, as a reader would copy it.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        // Between the finding and the reading a page may have been written anew: then it is found again.
        for _ in 0..3 {
            match block_on(self.element(selector).text()) {
                Err(why) if why.is_stale_element_reference() => {}
                answer => return self.done(answer, &format!("read {selector}")),
            }
        }
        panic!("{selector} is written anew again and again on {}", self.address())
    }

    /// The whole text of every matching element, with white space folded, visible or not.
    #[track_caller]
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let body = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent.replace(/\\s+/g, ' ').trim())";
        let value = self.script(body, vec![json!(selector)]);
        serde_json::from_value(value).unwrap_or_default()
    }

    /// The element's attribute; nothing when it has none of that name.
    #[track_caller]
    pub fn attr(&self, selector: &str, name: &str) -> Option<String> {
        let body = "const e = document.querySelector(arguments[0]); return e ? [e.getAttribute(arguments[1])] : null";
        match self.script(body, vec![json!(selector), json!(name)]) {
            Value::Array(mut found) => found.pop().and_then(|value| value.as_str().map(str::to_owned)),
            _ => panic!("there is no {selector} on {}", self.address()),
        }
    }

    /// The attribute of every matching element that has it.
    #[track_caller]
    pub fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        let body = "return [...document.querySelectorAll(arguments[0])].map((e) => e.getAttribute(arguments[1])).filter((v) => v !== null)";
        let value = self.script(body, vec![json!(selector), json!(name)]);
        serde_json::from_value(value).unwrap_or_default()
    }

    /// A computed style of the element: `css("h1", "font-size")`.
    #[track_caller]
    pub fn css(&self, selector: &str, property: &str) -> String {
        let body = "const e = document.querySelector(arguments[0]); return e && getComputedStyle(e).getPropertyValue(arguments[1])";
        match self.script(body, vec![json!(selector), json!(property)]) {
            Value::String(text) => text,
            _ => panic!("there is no {selector} on {}", self.address()),
        }
    }

    /// Whether there is such an element and it is to be seen.
    #[track_caller]
    pub fn is_visible(&self, selector: &str) -> bool {
        let body = "const e = document.querySelector(arguments[0]); return !!e && e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length > 0";
        self.script(body, vec![json!(selector)]) == Value::Bool(true)
    }

    /// Where the element is in the window.
    #[track_caller]
    pub fn rect(&self, selector: &str) -> Rect {
        let body = "const e = document.querySelector(arguments[0]); if (!e) return null; const { x, y, width, height } = e.getBoundingClientRect(); return { x, y, width, height }";
        let value = self.script(body, vec![json!(selector)]);
        serde_json::from_value(value).unwrap_or_else(|_| panic!("there is no {selector} on {}", self.address()))
    }

    /// The focused element in a word: `a#skip`, `button[Zoom in]`, `body`.
    #[track_caller]
    pub fn focused(&self) -> String {
        self.eval_text(
            "(() => { const e = document.activeElement; if (!e) return 'nothing'; \
             const label = e.getAttribute('aria-label') || (e === document.body ? '' : e.textContent.replace(/\\s+/g, ' ').trim().slice(0, 60)); \
             return e.localName + (e.id ? '#' + e.id : label ? `[${label}]` : '') })()",
        )
    }
}
