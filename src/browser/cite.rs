//! Writes into the citations of a page what only the reader's browser knows: the day on which the page is read, and the
//! host that it came from where the site does not know its own address.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{pages::Page, text::Texts, views::Store};

/// Does so for every page that is shown, once it stands.
pub fn cite(store: Store, page: Memo<Option<Page>>) {
    Effect::new(move |_| {
        page.track();
        request_animation_frame(move || fill(store.texts));
    });
}

fn fill(t: Texts) {
    let each = |selector: &str, write: &dyn Fn(&web_sys::Element)| {
        let Ok(found) = document().query_selector_all(selector) else { return };
        for place in 0..found.length() {
            if let Some(element) = found.item(place).and_then(|node| node.dyn_into::<web_sys::Element>().ok()) {
                write(&element);
            }
        }
    };
    let now = js_sys::Date::new_0();
    // A day of the reader's own calendar: it is the reader who reads.
    let (year, month, day) = (now.get_full_year(), now.get_month() + 1, now.get_date());
    each("#cite [data-day]", &|element| {
        let form = element.get_attribute("data-day").unwrap_or_default();
        element.set_text_content(Some(&t.day_of_reading(&form, i64::from(year), month, day)));
    });
    let origin = window().location().origin().unwrap_or_default();
    each("#cite [data-here]", &|element| {
        let path = element.text_content().unwrap_or_default();
        element.set_text_content(Some(&[&origin, &*path].concat()));
        _ = element.remove_attribute("data-here");
    });
}
