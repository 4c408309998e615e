//! A page that is read is fetched as it was written when a reader turns to it: it is the page that is opened, it comes when
//! it is whole, and where it does not come that is said and can be mended.

use standpoint::serve::Response;
use standpoint_e2e::{Browser, Site, sample};

/// What stands in the page, without the marks that only the program sets.
const MAIN: &str = "[...document.querySelector('main').children].map((child) => { const copy = child.cloneNode(true); \
                    copy.querySelectorAll('[tabindex]').forEach((one) => one.removeAttribute('tabindex')); \
                    copy.removeAttribute('tabindex'); return copy.outerHTML }).join('\\n')";

#[test]
fn it_is_the_page_that_is_opened() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let mut paths = site.kinds();
    paths.extend(sample(&site.pages(), 15, 4).into_iter().filter(|path| !site.leads_on(path)));
    for path in paths.iter().filter(|path| *path != "/" && *path != "/about/") {
        page.open(path).ready();
        let opened = page.eval_text(MAIN);
        page.open("/about/").ready();
        page.go(path);
        assert_eq!(page.eval_text(MAIN), opened, "{path}");
    }
    page.assert_clean();
}

#[test]
fn the_last_page_stays_until_the_next_is_there() {
    let site = Site::root();
    let gate = site.hold(|path| path == "/sources/");
    let mut page = Browser::fresh(&site);
    page.open("/about/").ready();
    let heading = page.text("main h1");
    page.click("footer a[href='/sources/']").wait_until("document.querySelector('main[aria-busy]')");
    assert_eq!(page.text("main h1"), heading);
    // Whoever thinks better of it is not sent on when the page comes.
    page.click("footer a[href='/events/']").wait_until("location.pathname === '/events/'").arrived();
    gate.open();
    page.settle();
    assert_eq!(page.address(), "/events/");
    assert_eq!(page.text("main h1"), "Events");
    assert_eq!(page.count("main[aria-busy]"), 0);
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'").arrived();
    page.assert_clean();
}

#[test]
fn a_page_that_does_not_come_is_asked_for_again() {
    let site = Site::root();
    site.alter(|request, answer| match request.path.as_str() {
        "/sources/" => Response::new(503, "text/html; charset=utf-8", "<p>Later</p>"),
        _ => answer,
    });
    let mut page = Browser::fresh(&site);
    page.open("/about/").ready();
    page.foresee("/sources/").foresee("503");
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'").arrived();
    assert_eq!(page.text("main h1"), "This page did not come");
    assert_eq!(page.title(), format!("This page did not come · {}", page.text(".mast .dossier")));
    site.restore();
    page.click("main a[rel='external']").wait_until("document.querySelectorAll('main .sheet li').length > 50");
    page.ready().assert_clean();
}

#[test]
fn a_page_of_others_is_not_shown() {
    let site = Site::root();
    let pages = ["<!doctype html><title>x</title><main><h1>Sign in to this network</h1></main>".to_owned(), {
        let own = site.read("/events/").unwrap();
        own.replace("data-dossier=\"", "data-dossier=\"another-")
    }];
    for other in pages {
        site.alter(move |request, answer| match request.path.as_str() {
            "/sources/" => Response::new(200, "text/html; charset=utf-8", other.clone()),
            _ => answer,
        });
        let mut page = Browser::fresh(&site);
        page.open("/about/").ready();
        page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'").arrived();
        assert_eq!(page.text("main h1"), "This page did not come");
        page.assert_clean();
    }
}

#[test]
fn with_a_query_it_keeps_its_text_and_says_what_was_left_out() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    let plain = page.eval_text(MAIN);
    page.open("/positions/kke/csto/?nonsense=1").ready();
    assert_eq!(page.eval_text(MAIN), plain);
    assert!(page.text(".notice").contains("nonsense"));
    page.assert_clean();
}
