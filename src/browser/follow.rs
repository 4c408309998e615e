use std::{cell::RefCell, collections::HashMap};

use leptos::{ev, prelude::*};
use leptos_router::location::{BrowserUrl, LocationProvider};

use crate::{pages::Page, views::Store};

thread_local! {
    /// How far each address of this visit was scrolled, in CSS pixels.
    static SCROLLED: RefCell<HashMap<String, f64>> = RefCell::default();
}

/// Follows the reader from page to page: lets the router finish, puts focus on the new heading, so that a screen reader
/// says it once, keeps the title of the window true, and goes back to where a page had been scrolled. The first page is left
/// as the browser opened it. Changes of state within a page come by here without effect: they are no change of page.
pub fn follow(store: Store, page: Memo<Option<Page>>) {
    let router = use_context::<BrowserUrl>();
    // Where the reader has just gone back or forward to, and how far that was scrolled.
    let returning = StoredValue::new_local(None::<(String, f64)>);
    let scrolled = window_event_listener(ev::scroll, |_| {
        if let (Ok(address), Ok(depth)) = (window().location().href(), window().scroll_y()) {
            SCROLLED.with_borrow_mut(|depths| depths.insert(address, depth));
        }
    });
    let back = window_event_listener(ev::popstate, move |_| {
        let Ok(address) = window().location().href() else { return };
        let depth = SCROLLED.with_borrow(|depths| depths.get(&address).copied()).unwrap_or_default();
        returning.set_value(Some((address, depth)));
    });
    on_cleanup(move || {
        scrolled.remove();
        back.remove();
    });
    Effect::new(move |last: Option<Option<Page>>| {
        let page = page.get();
        if let Some(router) = &router {
            router.ready_to_complete();
        }
        let Some(before) = last else {
            super::mark_ready();
            return page;
        };
        if before == page {
            return page;
        }
        document().set_title(&super::turn::title(store, page));
        request_animation_frame(move || {
            // Asked for here and not before: the router may hear of the step, and this effect run, before the listener above.
            // A step within a page leaves an address behind that is not this one.
            let returned = returning.try_update_value(Option::take).flatten();
            let depth = returned.filter(|(address, _)| window().location().href().as_ref() == Ok(address));
            if let Some(heading) = document().query_selector("main h1").ok().flatten() {
                _ = heading.set_attribute("tabindex", "-1");
            }
            super::focus_now("main h1");
            if let Some((_, depth)) = depth {
                window().scroll_to_with_x_and_y(0.0, depth);
            }
        });
        page
    });
}
