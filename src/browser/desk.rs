//! What the main view needs of the browser: the way back, folding of typed text, the width of the drawing, focus.

use leptos::{html, prelude::*};
use leptos_router::hooks::use_url;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver, SvgElement};

use super::gestures;
use crate::{
    order::decimal,
    search,
    state::{Tally, decode_on},
    views::start::Desk,
};

/// Keeps the view and the address in step when the reader goes back and forward, and fills the tally for the filter box.
pub fn desk(desk: Desk) {
    // The router tells of every step back and forth and of every link to this page, also to one whose address it thinks it
    // is on: it does not know of our own calls.
    let (url, here) = (use_url(), desk.store.href(desk.page));
    Effect::new(move |opened: Option<()>| {
        let (path, query) = url.with(|url| (url.path().to_owned(), url.search().to_owned()));
        if opened.is_none() || path != here {
            return;
        }
        super::address::forget();
        let view = decode_on(desk.page, &query, desk.dossier()).0;
        if desk.view.with_untracked(|present| *present != view) {
            desk.view.set(view);
        }
    });
    on_cleanup(super::address::forget);
    Effect::new(move |_| desk.tally.set(Tally::new(desk.dossier(), fold)));
}

/// Folds a text for searching: the browser decomposes it, case and accents fall away.
pub fn fold(text: &str) -> String {
    search::fold(&String::from(js_sys::JsString::from(text).normalize("NFD")))
}

/// Puts the focus on a mark by the id of its element, or on its line where the drawing is not shown, when what is shown has
/// been drawn anew; brings it into the window.
pub fn focus(id: &str) {
    let selector = format!("#{id}, #l{id} a");
    request_animation_frame(move || focus_first(&selector, false));
}

/// Puts the focus on the first element in sight that a selector finds, without scrolling, when all has been drawn anew.
pub(super) fn focus_where(selector: &str) {
    let selector = selector.to_owned();
    request_animation_frame(move || focus_now(&selector));
}

/// As [`focus_where`], at once.
pub(super) fn focus_now(selector: &str) {
    focus_first(selector, true);
}

fn focus_first(selector: &str, stay: bool) {
    let Some(element) = seen(selector).into_iter().next() else { return };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(stay);
    if let Some(element) = element.dyn_ref::<SvgElement>() {
        _ = element.focus_with_options(&options);
    } else if let Some(element) = element.dyn_ref::<HtmlElement>() {
        _ = element.focus_with_options(&options);
    }
}

/// The elements that a selector finds and that are to be seen, not in what is folded.
pub(super) fn seen(selector: &str) -> Vec<Element> {
    let folded =
        |element: &Element| element.closest("details:not([open]) > :not(summary)").is_ok_and(|folded| folded.is_some());
    all(selector).into_iter().filter(|element| element.get_client_rects().length() > 0 && !folded(element)).collect()
}

/// All elements that a selector finds.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<Element>().ok()).collect()
}

/// The height of the axis in the usual size of type, in CSS pixels.
const AXIS: f64 = 64.0;

/// Tells the stylesheet how wide the scroll bar of the lanes is, since the axis above them ends where they do, and how much
/// larger than usual the reader's type is, which is also what it answers. A browser that cannot zoom a part of a page leaves
/// the drawing as it is.
fn tell_sizes(plot: &HtmlElement) -> f64 {
    let within = |what| plot.query_selector(what).ok().flatten().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    let style = HtmlElement::style(plot);
    // What is as the stylesheet has it is not written.
    let tell = |name: &str, value: &str, usual: &str| {
        let present = style.get_property_value(name).unwrap_or_default();
        if value != if present.is_empty() { usual } else { &present } {
            _ = style.set_property(name, value);
        }
    };
    let bar = within(".lanes").map_or(0, |lanes| lanes.offset_width() - lanes.client_width());
    tell("--bar", &format!("{bar}px"), "0px");
    let zooms = web_sys::css::supports("(zoom: 2)").unwrap_or(false);
    let larger = within(".axis").map_or(0.0, |axis| f64::from(axis.offset_height())) / AXIS;
    if !zooms || larger <= 0.0 {
        return 1.0;
    }
    tell("--k", &decimal(larger), "1");
    larger
}

/// Opens the list where it stands for the drawing, and closes it again where that has room.
fn stand_in(width: f64) {
    const STANDS_IN: &str = "data-stands-in";
    let Some(list) = document().query_selector(".listing").ok().flatten() else { return };
    let stands_in = list.has_attribute(STANDS_IN);
    if width == 0.0 && !list.has_attribute("open") {
        _ = list.set_attribute("open", "");
        _ = list.set_attribute(STANDS_IN, "");
    } else if width > 0.0 && stands_in {
        _ = list.remove_attribute("open");
        _ = list.remove_attribute(STANDS_IN);
    }
}

/// Measures the drawing, now and whenever it changes, listens to hands, and says when the timeline answers.
pub fn timeline(desk: Desk, plot: NodeRef<html::Div>, ready: RwSignal<bool>) {
    Effect::new(move |_| {
        let Some(plot) = plot.get() else { return };
        let Some(draw) = plot.query_selector(".draws").ok().flatten() else { return };
        let measure = {
            let (plot, draw) = (plot.clone(), draw.clone());
            move || {
                let width = draw.get_bounding_client_rect().width() / tell_sizes(&plot);
                stand_in(width);
                if width > 0.0 && desk.measured.get_untracked() != Some(width) {
                    desk.measured.set(Some(width));
                }
            }
        };
        measure();
        let seen = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(seen.as_ref().unchecked_ref()) {
            observer.observe(&draw);
            let kept = send_wrapper::SendWrapper::new((observer, seen));
            on_cleanup(move || kept.0.disconnect());
        }
        gestures::timeline(desk, &plot, &draw);
        super::draw::marks(desk);
        ready.set(true);
    });
}
