//! Links followed in the app leave a reader where a freshly loaded page would.

use serde_json::json;
use standpoint_e2e::{Browser, Site, sample};

/// Follows a link and waits for the page.
fn follow(page: &mut Browser, link: &str, path: &str) {
    page.click(link).wait_until(&format!("location.pathname === '{path}'"));
    page.arrived().settle();
}

/// Where the page is scrolled to, in CSS pixels.
fn scrolled(page: &Browser) -> f64 {
    page.eval("scrollY").as_f64().unwrap()
}

#[test]
fn titles_are_those_of_the_prerendered_pages() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let mut paths = site.kinds();
    paths.extend(sample(&site.pages(), 25, 11).into_iter().filter(|path| !site.leads_on(path)));
    page.open("/about/").ready();
    for path in paths.iter().filter(|path| *path != "/about/") {
        page.go(path).settle();
        let html = site.read(path).unwrap();
        let title = html.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
        let title = title
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
        assert_eq!(page.title(), title, "{path}");
        assert_eq!(scrolled(&page), 0.0, "{path}");
        page.open("/about/").ready();
    }
    page.assert_clean();
}

#[test]
fn the_heading_has_the_focus_and_back_restores_page_and_place() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.size(1000, 400);
    page.open("/events/").ready();
    page.eval("window.same = true");
    page.eval("window.scrollTo(0, 900)");
    page.settle();
    let place = scrolled(&page);
    assert!(place > 500.0, "the list of events is {place} px long");
    // One that is in the window, so that the click does not scroll.
    let target = page.eval_text(
        "[...document.querySelectorAll(\"main .sheet a[href^='/events/']\")]\
         .find((a) => a.getBoundingClientRect().top > 200).getAttribute('href')",
    );
    follow(&mut page, &format!("main .sheet a[href='{target}']"), &target);
    assert_eq!(scrolled(&page), 0.0, "a new page begins at its top");
    assert_eq!(page.eval_text("String(window.same)"), "true", "it was loaded anew");
    page.eval("window.scrollTo(0, 100)");
    page.settle();
    page.back().wait_until("location.pathname === '/events/'");
    page.wait_until(&format!("Math.abs(scrollY - {place}) < 60"));
    page.forward().wait_until(&format!("location.pathname === '{target}'"));
    page.wait_until("Math.abs(scrollY - 100) < 60");
    page.assert_clean();
}

#[test]
fn back_and_forward_bring_the_title_and_the_heading_of_their_page() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/positions/kke/csto/").ready();
    let said = |page: &Browser| (page.title(), page.text("main h1"));
    let position = said(&page);
    follow(&mut page, "footer a[href='/events/']", "/events/");
    let events = said(&page);
    assert!(position.0 != events.0 && position.1 != events.1, "{position:?} {events:?}");
    for (forward, path, expected) in [(false, "/positions/kke/csto/", &position), (true, "/events/", &events)] {
        page.eval("document.activeElement.blur()");
        if forward {
            page.forward()
        } else {
            page.back()
        };
        page.wait_until(&format!("location.pathname === '{path}'"));
        page.arrived().settle();
        assert_eq!(&said(&page), expected);
    }
    page.assert_clean();
}

#[test]
fn a_step_back_within_the_main_view_does_not_scroll_the_next_page() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready().drawn();
    page.click(".tabs [data-act='ask 0']").wait_until("location.search === '?question=protests'");
    page.eval("window.scrollTo(0, 900)");
    page.settle();
    page.back().wait_until("!location.search");
    follow(&mut page, "footer a[href='/events/']", "/events/");
    assert_eq!(scrolled(&page), 0.0);
    page.assert_clean();
}

#[test]
fn a_link_to_a_passage_shows_it() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/positions/kke/csto/").ready();
    let link =
        page.eval_text("document.querySelector(\"main a[href*='/statements/'][href*='#p']\").getAttribute('href')");
    let (path, passage) = link.split_once('#').unwrap();
    page.click(&format!("main a[href='{link}']")).wait_until(&format!("location.pathname === '{path}'"));
    let in_sight = format!(
        "(() => {{ const box = document.getElementById('{passage}')?.getBoundingClientRect();\
         return !!box && box.top >= -1 && box.top < innerHeight }})()"
    );
    page.wait_until(&in_sight);
    page.open(&link).ready().wait_until(&in_sight);
    page.assert_clean();
}

#[test]
fn a_change_of_state_does_not_scroll() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for press in [
        ".tabs [data-act='ask 0']",
        ".ctl [data-act='zoom in']",
        ".ctl [data-act='step -1']",
        ".tally .chip",
        ".story li:nth-child(5) a",
    ] {
        page.open("/").ready().drawn();
        // In the middle of the window, so that the click need not scroll to it.
        page.script("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", vec![json!(press)]);
        page.settle();
        let place = scrolled(&page);
        page.click(press).wait_until("location.search").settle();
        assert_eq!(scrolled(&page), place, "{press}");
    }
    page.assert_clean();
}
