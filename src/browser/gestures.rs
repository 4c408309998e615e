//! Hands on the timeline: dragging pans, two fingers zoom, the wheel zooms with Ctrl or over the axis, a vertical swipe is left
//! to the page. Input is kept and used once a frame.

use std::{cell::RefCell, rc::Rc};

use leptos::{ev, html, leptos_dom::helpers::WindowListenerHandle, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{AddEventListenerOptions, Element, HtmlElement, PointerEvent, WheelEvent};

use crate::{model::time::Minute, state::ZOOM, time::Window, views::start::Desk};

/// Pixels that a press may wander and still be a press.
const SLACK: f64 = 4.0;

/// Pointers that are down, and the window they hold.
#[derive(Default)]
struct Hands {
    /// Pointer, where it went down, where it is.
    down: Vec<(i32, f64, f64)>,
    held: Option<Window>,
    moved: bool,
    /// The as-of line is what is dragged.
    line: bool,
    asked: bool,
}

/// Listens on the drawing. `draw` is the element whose width is the window's.
pub(super) fn timeline(desk: Desk, plot: &HtmlElement, draw: &Element) {
    drags(desk, plot, draw);
    double_presses(desk, plot, draw);
    wheels(desk, plot, draw);
    listen(plot, "dragstart", false, |event: PointerEvent| event.prevent_default());
}

/// Pointers that are down drag what is in view, or the as-of line.
fn drags(desk: Desk, plot: &HtmlElement, draw: &Element) {
    let hands = Rc::new(RefCell::new(Hands::default()));
    let draw = draw.clone();
    let press = {
        let (hands, draw) = (hands.clone(), draw.clone());
        move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let mut hands = hands.borrow_mut();
            let x = f64::from(event.client_x());
            if hands.down.is_empty() {
                hands.moved = false;
                hands.line = on_grip(&event) || on_line(desk, x, &draw);
            }
            hands.down.push((event.pointer_id(), x, x));
            hands.rebase(desk);
        }
    };
    listen(plot, "pointerdown", false, press);
    let moved = {
        let (hands, draw) = (hands.clone(), draw.clone());
        move |event: PointerEvent| {
            let mut here = hands.borrow_mut();
            let x = f64::from(event.client_x());
            let Some(hand) = here.down.iter_mut().find(|hand| hand.0 == event.pointer_id()) else { return };
            hand.2 = x;
            let far = (x - hand.1).abs() > SLACK;
            here.moved |= far;
            if !here.moved || here.asked {
                return;
            }
            here.asked = true;
            let (hands, draw) = (hands.clone(), draw.clone());
            request_animation_frame(move || {
                let mut hands = hands.borrow_mut();
                hands.asked = false;
                let area = draw.get_bounding_client_rect();
                hands.apply(desk, area.left(), area.width());
            });
        }
    };
    on_window(window_event_listener(ev::pointermove, moved));
    let lift = {
        let hands = hands.clone();
        move |event: PointerEvent| {
            let mut hands = hands.borrow_mut();
            hands.down.retain(|hand| hand.0 != event.pointer_id());
            hands.rebase(desk);
        }
    };
    on_window(window_event_listener(ev::pointerup, lift.clone()));
    on_window(window_event_listener(ev::pointercancel, lift));
    // A drag that ends on a mark is not a press on it.
    listen(plot, "click", true, {
        let hands = hands.clone();
        move |event: PointerEvent| {
            if std::mem::take(&mut hands.borrow_mut().moved) {
                event.stop_propagation();
                event.prevent_default();
            }
        }
    });
}

/// Twice on empty ground zooms to it.
fn double_presses(desk: Desk, plot: &HtmlElement, draw: &Element) {
    listen(plot, "dblclick", false, {
        let draw = draw.clone();
        move |event: web_sys::MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if target.is_none_or(|target| target.closest("[data-act]").is_ok_and(|act| act.is_none())) {
                desk.zoom(1.0 / (ZOOM * ZOOM), share_at(&draw, event.client_x()));
            }
        }
    });
}

/// The wheel zooms with Ctrl or over the axis, and pans sideways; else it is the page's.
fn wheels(desk: Desk, plot: &HtmlElement, draw: &Element) {
    let draw = draw.clone();
    let axis = plot.query_selector(".axis").ok().flatten();
    listen(plot, "wheel", false, move |event: WheelEvent| {
        let over_axis = axis.as_ref().is_some_and(|axis| {
            let area = axis.get_bounding_client_rect();
            (area.top()..area.bottom()).contains(&f64::from(event.client_y()))
        });
        let area = draw.get_bounding_client_rect();
        if event.ctrl_key() || over_axis {
            let before = desk.window.get_untracked();
            desk.zoom((event.delta_y().clamp(-240.0, 240.0) * 0.002).exp(), share_at(&draw, event.client_x()));
            // Where there is nothing left to zoom, the wheel is the page's again.
            if event.ctrl_key() || desk.window.get_untracked() != before {
                event.prevent_default();
            }
        } else if event.delta_x().abs() > event.delta_y().abs() {
            event.prevent_default();
            let window = desk
                .axis
                .with_untracked(|axis| desk.window.get_untracked().panned(event.delta_x() / area.width(), axis));
            desk.show(window);
        }
    });
}

impl Hands {
    /// Takes what is in view as what the hands hold from here on.
    fn rebase(&mut self, desk: Desk) {
        for hand in &mut self.down {
            hand.1 = hand.2;
        }
        self.held = Some(desk.window.get_untracked());
    }

    fn apply(&mut self, desk: Desk, left: f64, width: f64) {
        let (Some(held), true) = (self.held, width > 0.0) else { return };
        let window = match self.down.as_slice() {
            [(_, _, x)] if self.line => return drag_line(desk, (x - left) / width),
            [(_, from, to)] => desk.axis.with_untracked(|axis| held.panned((from - to) / width, axis)),
            [(_, a, b), (_, c, d), ..] => {
                let (before, after) = ((a - c).abs().max(24.0), (b - d).abs().max(24.0));
                let about = (f64::midpoint(*a, *c) - left) / width;
                let shift = (f64::midpoint(*a, *c) - f64::midpoint(*b, *d)) / width;
                desk.axis.with_untracked(|axis| held.zoomed(before / after, about, axis).panned(shift, axis))
            }
            [] => return,
        };
        desk.show(window);
    }
}

/// Whether a press is on the as-of line.
fn on_line(desk: Desk, x: f64, draw: &Element) -> bool {
    let Some(day) = desk.view.with_untracked(|view| view.at) else { return false };
    let area = draw.get_bounding_client_rect();
    let share = desk.window.get_untracked().share(desk.axis.with_untracked(|axis| axis.place(day.end())));
    (area.left() + share * area.width() - x).abs() <= 8.0
}

/// Where a pixel of the window lies in the drawing, from 0 to 1.
fn share_at(draw: &Element, x: i32) -> f64 {
    let area = draw.get_bounding_client_rect();
    ((f64::from(x) - area.left()) / area.width().max(1.0)).clamp(0.0, 1.0)
}

fn on_grip(event: &PointerEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(".cursor").is_ok_and(|grip| grip.is_some()))
}

/// The as-of line snaps to the day whose end is nearest; at the last day of the axis it is at the end.
fn drag_line(desk: Desk, share: f64) {
    let place = desk.window.get_untracked().at(share.clamp(0.0, 1.0));
    let (minute, last) = desk.axis.with_untracked(|axis| (axis.minute(place), axis.days().1));
    let day = Some(Minute(minute.0 - 720).day()).filter(|&day| day < last);
    if desk.view.with_untracked(|view| view.at != day) {
        desk.adjust(|view, _| view.at = day);
    }
}

/// Listens on the overview: a press or drag centres the window there, a drag on an end of the brush moves that end.
pub fn brush(desk: Desk, strip: NodeRef<html::Div>) {
    Effect::new(move |_| {
        let Some(strip) = strip.get() else { return };
        // What is held: neither end, the start, the end.
        let held: Rc<RefCell<Option<Option<bool>>>> = Rc::default();
        let share = {
            let strip = strip.clone();
            move |x: i32| share_at(&strip, x)
        };
        let apply = move |end: Option<bool>, share: f64| {
            let window = desk.axis.with_untracked(|axis| {
                let (whole, window) = (axis.whole(), desk.window.get_untracked());
                let place = whole.at(share);
                match end {
                    None => window.panned((place - f64::midpoint(window.start, window.end)) / window.length(), axis),
                    Some(false) => Window { start: place.min(window.end - 0.2), end: window.end },
                    Some(true) => Window { start: window.start, end: place.max(window.start + 0.2) },
                }
            });
            desk.show(window);
        };
        listen(&strip, "pointerdown", false, {
            let (held, share, width) = (held.clone(), share.clone(), strip.clone());
            move |event: PointerEvent| {
                let at = share(event.client_x());
                let near = 8.0 / f64::from(width.client_width().max(1));
                let (start, end) = desk.axis.with_untracked(|axis| {
                    let window = desk.window.get_untracked();
                    (axis.whole().share(window.start), axis.whole().share(window.end))
                });
                let end = if (at - start).abs() < near {
                    Some(false)
                } else if (at - end).abs() < near {
                    Some(true)
                } else {
                    None
                };
                *held.borrow_mut() = Some(end);
                if end.is_none() {
                    apply(end, at);
                }
            }
        });
        on_window(window_event_listener(ev::pointermove, {
            let held = held.clone();
            move |event: PointerEvent| {
                let end = *held.borrow();
                if let Some(end) = end {
                    apply(end, share(event.client_x()));
                }
            }
        }));
        on_window(window_event_listener(ev::pointerup, {
            let held = held.clone();
            move |_| *held.borrow_mut() = None
        }));
        on_window(window_event_listener(ev::pointercancel, move |_| *held.borrow_mut() = None));
    });
}

/// Listens on an element for as long as it stands; never passively, since some of what is heard is kept from the page.
fn listen<E: JsCast + 'static>(element: &Element, name: &str, capture: bool, act: impl FnMut(E) + 'static) {
    let mut act = act;
    let heard = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| act(event.unchecked_into()));
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    options.set_capture(capture);
    _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        name,
        heard.as_ref().unchecked_ref(),
        &options,
    );
    let kept = send_wrapper::SendWrapper::new(heard);
    on_cleanup(move || drop(kept));
}

fn on_window(listener: WindowListenerHandle) {
    on_cleanup(move || listener.remove());
}
