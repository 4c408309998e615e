//! The whole timeline on paper and as a file.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{CssStyleRule, CssStyleSheet, Element, HtmlElement};

use crate::views::start::{Desk, poster};

/// Puts the picture into its place while the page is printed.
pub fn printed(desk: Desk, place: NodeRef<html::Div>) {
    let before = window_event_listener(ev::Custom::<web_sys::Event>::new("beforeprint"), move |_| {
        if let Some(place) = place.get_untracked() {
            place.replace_children_with_node_1(&poster(desk, None).build());
        }
    });
    let after = window_event_listener(ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
        if let Some(place) = place.get_untracked() {
            place.replace_children_with_node_0();
        }
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
}

/// Gives the reader the picture as a file, with the styles that it needs and no other.
pub fn save_poster(desk: Desk) {
    let picture = poster(desk, Some(styles(&poster(desk, None).build()))).html();
    let Ok(link) = document().create_element("a") else { return };
    let address = String::from(js_sys::encode_uri_component(&picture));
    _ = link.set_attribute("href", &format!("data:image/svg+xml;charset=utf-8,{address}"));
    _ = link.set_attribute("download", &format!("{}.svg", desk.dossier().meta.id));
    if let Some(link) = link.dyn_ref::<HtmlElement>() {
        link.click();
    }
}

/// The rules of the page's stylesheet that apply in the picture, in their light form.
fn styles(picture: &Element) -> String {
    let mut styles = String::new();
    let sheets = document().style_sheets();
    for sheet in (0..sheets.length()).filter_map(|at| sheets.item(at)?.dyn_into::<CssStyleSheet>().ok()) {
        let Ok(rules) = sheet.css_rules() else { continue };
        for rule in (0..rules.length()).filter_map(|at| rules.item(at)?.dyn_into::<CssStyleRule>().ok()) {
            let selector = rule.selector_text();
            let applies = selector == ":root" || picture.query_selector(&selector).is_ok_and(|found| found.is_some());
            if applies {
                styles.push_str(&rule.css_text());
            }
        }
    }
    styles
}
