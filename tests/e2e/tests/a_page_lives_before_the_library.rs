//! The library follows when a page answers already: no page waits for it, and those that are read do without it.

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
fn pages_that_are_read_do_without_the_library() {
    let site = Site::root();
    let _gate = hold_library(&site);
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'");
    page.arrived();
    assert!(page.count("main .sheet li") > 50);
    page.assert_clean();
    page.back().wait_until("location.pathname === '/positions/kke/csto/'");
    page.arrived();
}
