//! The main view as a test sees it: its marks, what is in view, and all of its state in one text.

use serde_json::{Value, json};

use crate::browser::Browser;
use standpoint::model::time::Day;

/// What of the whole axis is in view, from 0 to 1, as the brush of the overview shows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    pub start: f64,
    pub end: f64,
}

impl Part {
    /// How much of the axis it is.
    pub fn length(self) -> f64 {
        self.end - self.start
    }

    /// Whether everything is in view.
    pub fn is_whole(self) -> bool {
        self.start < 0.001 && self.end > 0.999
    }

    /// Whether it is another part to within a thousandth of the axis.
    pub fn is_near(self, other: Self) -> bool {
        (self.start - other.start).abs() < 0.001 && (self.end - other.end).abs() < 0.001
    }
}

/// A JavaScript expression for all that the state of the main view shows, as one text: two views are the same when their
/// texts are. Where the keyboard stands, and what is unfolded of lists, is no state.
pub const VIEW: &str = "(() => {\
    const all = (selector, say) => [...document.querySelectorAll(selector)].map(say).join('; ');\
    const text = (e) => e.textContent.replace(/\\s+/g, ' ').trim();\
    const data = (e) => e.dataset.act;\
    const brush = document.querySelector('.overview .brush');\
    return [\
        ['asks', all('.qrow h2', text)], ['tally', all('.tally', text)],\
        ['panel', all('.detail h2', text)], ['board', all('.board h2', text)],\
        ['cards', all('.card', (e) => e.className + ' ' + text(e).slice(0, 40))],\
        ['at', all('.ctl [role=group] input', (e) => e.value)], ['search', all('.field input', (e) => e.value)],\
        ['pressed', all('.start [aria-pressed=true]', data)],\
        ['folds', all('.plot .fold', (e) => data(e) + ' ' + e.getAttribute('aria-expanded'))],\
        ['brush', brush && ['x', 'width'].map((name) => Math.round(10 * parseFloat(brush.getAttribute(name)))).join(' ')],\
        ['marked', all('[data-item]', (e) => [...e.classList].filter((c) => ['sel', 'speaks', 'may', 'later'].includes(c)).join('.'))],\
        ['counts', all('.filters > summary, .lane-name .cnt', text)],\
        ['heading', all('main h1', text)], ['notice', all('.notice', text)],\
    ].map((pair) => pair.join(': ')).join('\\n') })()";

/// The field of the as-of day.
pub const AS_OF: &str = ".ctl [role=group] input";
/// The field in which a date is typed to go to.
pub const GO: &str = ".ctl .go input";

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Browser {
    /// The as-of day that the field shows; nothing for the end.
    ///
    /// # Panics
    /// When it shows something that is no day.
    #[track_caller]
    pub fn as_of(&self) -> Option<Day> {
        let shown = self.eval_text(&format!("document.querySelector('{AS_OF}').value"));
        if shown.is_empty() {
            return None;
        }
        let parts: Vec<&str> = shown.split(' ').collect();
        let [day, month, year] = parts[..] else { panic!("{shown:?} is no day") };
        let month =
            MONTHS.iter().position(|known| *known == month).unwrap_or_else(|| panic!("{shown:?} is no day")) + 1;
        let iso = format!("{year}-{month:02}-{day:0>2}");
        Some(Day::parse(&iso).unwrap_or_else(|| panic!("{shown:?} is no day")))
    }

    /// Waits until the timeline answers.
    #[track_caller]
    pub fn drawn(&mut self) -> &mut Self {
        self.wait_until("document.querySelector('.plot[data-ready]')")
    }

    /// What of the axis is in view.
    #[track_caller]
    pub fn in_view(&self) -> Part {
        let numbers = self.eval(
            "(() => { const b = document.querySelector('.overview .brush'); \
             return ['x', 'width'].map((name) => parseFloat(b.getAttribute(name)) / 100) })()",
        );
        let number = |at: usize| numbers[at].as_f64().unwrap_or_else(|| panic!("the brush has no place: {numbers}"));
        Part { start: number(0), end: number(0) + number(1) }
    }

    /// Everything that the state of the main view shows.
    #[track_caller]
    pub fn view(&self) -> String {
        self.eval_text(VIEW)
    }

    /// The middle of a mark's own sign (not of its label), scrolled into the window.
    #[track_caller]
    pub fn place_of(&self, mark: &str) -> (f64, f64) {
        let body = "const mark = document.getElementById(arguments[0]); mark.scrollIntoView({ block: 'center' });\
                    const r = (mark.querySelector('.pt') ?? mark.querySelector('.hit')).getBoundingClientRect();\
                    return [r.x + r.width / 2, r.y + r.height / 2]";
        let place = self.script(body, vec![json!(mark)]);
        match (place[0].as_f64(), place[1].as_f64()) {
            (Some(x), Some(y)) => (x, y),
            _ => panic!("{mark} has no place: {place}"),
        }
    }

    /// The ids of those among the marks that match whose sign lies open to a press, nothing else above it.
    #[track_caller]
    pub fn open_marks(&self, selector: &str) -> Vec<String> {
        let body = "return [...document.querySelectorAll(arguments[0])].filter((mark) => {\
                    mark.scrollIntoView({ block: 'center' });\
                    const r = (mark.querySelector('.pt') ?? mark.querySelector('.hit')).getBoundingClientRect();\
                    const top = document.elementFromPoint(r.x + r.width / 2, r.y + r.height / 2);\
                    return r.width > 0 && top?.closest('[data-act]') === mark }).map((mark) => mark.id)";
        let ids = self.script(body, vec![json!(selector)]);
        serde_json::from_value(ids).unwrap_or_default()
    }

    /// Presses a mark with the mouse, on its sign.
    #[track_caller]
    pub fn press_mark(&mut self, mark: &str) -> &mut Self {
        let place = self.place_of(mark);
        self.click_at(place)
    }

    /// Presses the middle of something drawn, wherever it is on the page.
    ///
    /// # Panics
    /// When a press there would meet something else.
    #[track_caller]
    pub fn press_drawn(&mut self, selector: &str) -> &mut Self {
        let body = "const e = document.querySelector(arguments[0]); if (!e) return null; e.scrollIntoView({ block: 'center' });\
                    const r = e.getBoundingClientRect(); const place = [r.x + r.width / 2, r.y + r.height / 2];\
                    const top = document.elementFromPoint(...place);\
                    return top?.closest('[data-act]') === e.closest('[data-act]') ? place : top.outerHTML.slice(0, 200)";
        let place = self.script(body, vec![json!(selector)]);
        match (&place, place[0].as_f64(), place[1].as_f64()) {
            (_, Some(x), Some(y)) => self.click_at((x, y)),
            (Value::Null, ..) => panic!("there is no {selector} on {}", self.address()),
            _ => panic!("{selector} is covered by {place}"),
        }
    }

    /// Brings the drawing of the timeline into the window, its upper edge to the window's, and gives a place in it by
    /// shares of its width and height.
    #[track_caller]
    pub fn on_plot(&self, across: f64, down: f64) -> (f64, f64) {
        self.script("document.querySelector('.plot').scrollIntoView({ block: 'start' })", Vec::new());
        let (drawing, plot) = (self.rect(".axis"), self.rect(".plot"));
        (drawing.x + drawing.width * across, plot.y + plot.height * down)
    }
}
