//! The library follows when a page answers already: no page waits for it, and those that are read do without it.

use standpoint_e2e::{Browser, Site};

fn is_library(path: &str) -> bool {
    path.contains("library")
}

#[test]
fn a_text_page_answers_first_and_keeps_its_text_when_the_library_comes() {
    let site = Site::root();
    let gate = site.hold(is_library);
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    let text = page.text("main");
    page.eval("window.kept = document.querySelector('main .sheet')");
    gate.open();
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
    let _gate = site.hold(is_library);
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'");
    page.arrived();
    assert!(page.count("main .sheet li") > 50);
    page.assert_clean();
    page.back().wait_until("location.pathname === '/positions/kke/csto/'");
    page.arrived();
}
