//! Whatever fails, the prerendered page stays, says so in one line, and its links work.

use standpoint_e2e::{
    Browser, Request, Response, Site,
    fault::{PANIC, PATHS, REFUSED, SCRIPT, prerendered},
};

fn is_data(request: &Request, name: &str) -> bool {
    request.path.contains(&format!("/{name}-")) && request.path.ends_with(".bin")
}

/// Opens both pages while answers are altered, and looks whether they survive.
fn fails(line: &str, change: impl Fn(&Request, Response) -> Response + Send + Sync + Clone + 'static) {
    for path in PATHS {
        let prerendered = prerendered(path);
        let site = Site::root();
        site.alter(change.clone());
        let mut page = Browser::fresh(&site);
        page.open(path);
        page.survives(path, line, &prerendered);
    }
}

fn missing(request: &Request, answer: Response, of: impl Fn(&str) -> bool) -> Response {
    if of(&request.path) { Response::text(404, "Nothing is here.\n") } else { answer }
}

#[test]
fn without_the_script_that_starts_it() {
    fails(SCRIPT, |request, answer| missing(request, answer, |path| path.starts_with("/boot-")));
}

#[test]
fn without_the_generated_script() {
    fails(SCRIPT, |request, answer| {
        missing(request, answer, |path| path.starts_with("/standpoint-app") && path.ends_with(".js"))
    });
}

#[test]
fn without_the_wasm() {
    fails(SCRIPT, |request, answer| missing(request, answer, |path| path.ends_with(".wasm")));
}

#[test]
fn with_a_wasm_that_is_cut_short() {
    fails(SCRIPT, |request, mut answer| {
        if request.path.ends_with(".wasm") {
            answer.body.truncate(100_000);
        }
        answer
    });
}

#[test]
fn without_data() {
    fails(SCRIPT, |request, answer| missing(request, answer, |path| path.starts_with("/opening-")));
}

#[test]
fn with_data_of_which_one_bit_is_wrong() {
    fails(REFUSED, |request, mut answer| {
        if is_data(request, "opening") {
            let middle = answer.body.len() / 2;
            answer.body[middle] ^= 4;
        }
        answer
    });
}

#[test]
fn with_data_that_are_cut_short() {
    fails(REFUSED, |request, mut answer| {
        if is_data(request, "opening") {
            answer.body.truncate(10_000);
        }
        answer
    });
}

#[test]
fn with_data_of_another_format() {
    fails(REFUSED, |request, mut answer| {
        if is_data(request, "opening") {
            answer.body[4] ^= 0x40;
        }
        answer
    });
}

#[test]
fn with_a_page_in_the_place_of_the_data() {
    fails(REFUSED, |request, answer| {
        if is_data(request, "opening") {
            Response::new(200, "text/html", "<!doctype html><h1>Please log in</h1>")
        } else {
            answer
        }
    });
}

#[test]
fn with_a_library_that_does_not_fit() {
    fails(REFUSED, |request, mut answer| {
        if is_data(request, "library") {
            // The edition: as if a host had kept the library of an earlier build.
            answer.body[8] ^= 1;
        }
        answer
    });
}

#[test]
fn without_the_library() {
    fails(SCRIPT, |request, answer| missing(request, answer, |path| path.starts_with("/library-")));
}

/// A script of somebody else, as an extension of the browser has it, takes a piece out of the page before it comes to life.
#[test]
fn with_a_page_that_another_script_has_changed() {
    for path in PATHS {
        let site = Site::root();
        site.alter(|request, mut answer| {
            if request.path.starts_with("/boot-") {
                let mut body = b"document.querySelector('#app > header').remove(); document.querySelector('#app > main').replaceChildren('gone'); ".to_vec();
                body.append(&mut answer.body);
                answer.body = body;
            }
            answer
        });
        let mut page = Browser::fresh(&site);
        page.open(path).wait_until("!document.getElementById('fault').hidden").settle();
        assert_eq!(page.text("#fault span"), PANIC, "{path}");
        assert_eq!(page.eval_text("document.documentElement.dataset.app"), "failed", "{path}");
        assert!(page.is_visible("footer a[href='/events/']"), "{path}: nothing to go on from");
        page.eval("window.same = true");
        page.click("#fault a").wait_until("!window.same");
    }
}

/// The program asks for more memory than there is, which stops it as a panic does.
#[test]
fn when_the_program_stops_in_the_middle() {
    for path in PATHS {
        let prerendered = prerendered(path);
        let site = Site::root();
        let mut page = Browser::fresh(&site);
        page.open(path).ready();
        page.eval(
            "void import(document.getElementById('app').dataset.js).then((module) => module.default())\
             .then((program) => program.__wbindgen_malloc(0xffffffff, 1))",
        );
        page.survives(path, PANIC, &prerendered);
    }
}

#[test]
fn a_page_with_a_state_fails_to_its_plain_form() {
    let site = Site::root();
    site.alter(|request, answer| missing(request, answer, |path| path.ends_with(".wasm")));
    let mut page = Browser::fresh(&site);
    let path = "/?question=protests&at=2022-01-10";
    let plain = prerendered("/");
    page.open(path);
    page.survives(path, SCRIPT, &plain);
}

#[test]
fn a_position_that_is_open_leads_on_without_the_network() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    page.library();
    let text = page.text("main .sheet");
    page.click("footer a[href='/events/']").arrived();
    page.click("main .sheet a[href='/events/2022-01-02-zhanaozen-road-blocked/']").arrived();
    site.unplug();
    // Letters that no page before had: their face cannot come any more, and the next best one stands in for it.
    page.foresee("/fonts/");
    // What was read before is still there, and so is the main view.
    page.back().wait_until("location.pathname === '/events/'").arrived();
    assert!(page.count("main .sheet a[href^='/events/']") > 70);
    page.back().wait_until("location.pathname === '/positions/kke/csto/'");
    page.arrived().settle();
    assert_eq!(page.text("main .sheet"), text);
    page.click(".mast .word").arrived();
    assert!(page.count("main .e") > 70);
    assert!(!page.is_visible("#fault"));
    page.assert_clean();
}

#[test]
fn a_page_that_is_open_goes_on_without_the_network() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/").ready();
    page.library();
    site.unplug();
    page.foresee("/fonts/");
    page.click(".tabs [data-act='ask 0']").settle();
    assert_eq!(page.text(".tabs [aria-current]"), "The protests");
    // A page that nobody fetched cannot come: that is said in its place, and all the rest goes on.
    page.foresee("/sources/");
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'");
    page.arrived();
    assert_eq!(page.text("main h1"), "This page did not come");
    page.click(".mast .word").arrived();
    assert!(page.count("main .e") > 70);
    site.restore();
    page.click("footer a[href='/sources/']").wait_until("document.querySelectorAll('main .sheet li').length > 50");
    assert!(!page.is_visible("#fault"));
    page.assert_clean();
}

#[test]
fn a_store_that_is_full_or_closed_does_not_matter() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let source = "for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => { throw new DOMException('full', 'QuotaExceededError') }";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": source }));
    page.open("/").ready();
    page.click(".tabs [data-act='ask 0']").settle();
    assert_eq!(page.text(".tabs [aria-current]"), "The protests");
    page.assert_clean();
}

#[test]
fn with_scripts_switched_off_one_line_says_so_and_links_lead_on() {
    let site = Site::root();
    for path in PATHS {
        let mut page = Browser::shared(&site);
        page.scripts(false);
        page.open(path);
        let lines = page.eval(
            "[...document.querySelectorAll('.fault')].filter((e) => e.checkVisibility()).map((e) => e.textContent)",
        );
        let line = "Without JavaScript the pages are complete; the timeline does not move.";
        assert_eq!(lines, serde_json::json!([line]), "{path}");
        assert!(page.is_visible("main h1"), "{path}");
        assert!(!page.is_visible(".needs-script"), "{path}: a control that does nothing is shown");
        page.click(".mast a[href='/about/']").wait_until("location.pathname === '/about/'");
        assert!(page.is_visible("main h1"));
    }
}

#[test]
fn when_the_network_goes_before_the_library_is_there() {
    fails(SCRIPT, |request, answer| if is_data(request, "library") { Response::hang_up() } else { answer });
}
