//! The library follows when a page answers already: no page waits for it, and one that is asked for in between is shown
//! when it comes.

use std::sync::{Arc, Condvar, Mutex};

use standpoint_e2e::{Browser, Site};

/// Holds the library back till the gate is opened.
fn hold_library(site: &Site) -> Arc<(Mutex<bool>, Condvar)> {
    let gate = Arc::new((Mutex::new(false), Condvar::new()));
    let held = Arc::clone(&gate);
    site.alter(move |request, response| {
        if request.path.contains("library") {
            let open = held.0.lock().unwrap();
            drop(held.1.wait_while(open, |open| !*open).unwrap());
        }
        response
    });
    gate
}

fn open(gate: &(Mutex<bool>, Condvar)) {
    *gate.0.lock().unwrap() = true;
    gate.1.notify_all();
}

#[test]
fn a_text_page_answers_first_and_keeps_its_text_when_the_library_comes() {
    let site = Site::root();
    let gate = hold_library(&site);
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    let text = page.text("main");
    page.eval("window.kept = document.querySelector('main .sheet')");
    open(&gate);
    page.library();
    page.settle();
    assert_eq!(page.text("main"), text);
    assert_eq!(page.eval_text("String(window.kept === document.querySelector('main .sheet'))"), "true");
    assert_eq!(page.eval_text("document.activeElement.tagName"), "BODY", "the page took the focus");
    page.assert_clean();
    page.assert_still();
}

#[test]
fn a_page_asked_for_in_between_is_shown_and_has_the_focus_when_it_comes() {
    let site = Site::root();
    let gate = hold_library(&site);
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'");
    page.wait_until("document.querySelector('main [role=status]')");
    let title = page.title();
    assert_eq!(page.count("main h1"), 0);
    open(&gate);
    page.arrived();
    assert_eq!(page.title(), title);
    assert_eq!(page.count("main [role=status]"), 0);
    page.assert_clean();
    page.back().wait_until("location.pathname === '/positions/kke/csto/'");
    page.arrived();
}
