//! A site that was built for `/sub/` lives there: every file and every link, with and without loading anew.

use standpoint_e2e::{Browser, Site, sample};

/// Addresses of this host that the page names and that are not below the base.
const STRAYS: &str = "[...document.querySelectorAll('[href], [src], [action]')]\
    .map((e) => new URL(e.getAttribute('href') ?? e.getAttribute('src') ?? e.getAttribute('action'), document.baseURI))\
    .filter((u) => u.origin === location.origin && !u.pathname.startsWith('/sub/') && u.pathname !== '/__collector.js')\
    .map((u) => u.pathname).join(' ')";

#[test]
fn its_pages_come_to_life_and_name_nothing_outside() {
    let site = Site::sub();
    let mut pages = site.kinds();
    pages.extend(sample(&site.pages(), 40, 2022));
    let mut page = Browser::shared(&site);
    page.tour(&pages, |page, path| {
        page.open(path);
        page.try_ready()?;
        let strays = page.eval_text(STRAYS);
        if !strays.is_empty() {
            return Err(format!("it names {strays}"));
        }
        page.check()
    });
    let outside: Vec<_> = site.visits().into_iter().filter(|visit| !visit.path.starts_with("/sub/")).collect();
    assert!(outside.is_empty(), "asked for outside the base: {outside:?}");
}

#[test]
fn a_link_is_followed_in_the_app_and_its_address_can_be_loaded() {
    let site = Site::sub();
    let mut page = Browser::shared(&site);
    page.open("/events/").ready();
    page.eval("window.same = true");
    let target = "#app main .sheet a[href*='/events/']:not([rel~='external']):not([download])";
    page.click(target)
        .wait_until("location.pathname.startsWith('/sub/events/') && location.pathname !== '/sub/events/'");
    page.wait_until("document.querySelectorAll('#app main h1').length === 1");
    assert_eq!(page.eval_text("String(window.same)"), "true", "the page was loaded anew");
    let (address, heading) = (page.address(), page.text("#app main h1"));
    page.reload().ready();
    assert_eq!((page.address(), page.text("#app main h1")), (address, heading));
    page.back().wait_until("location.pathname === '/sub/events/'");
    page.assert_clean();
}

#[test]
fn the_base_without_its_slash_and_a_lost_address_lead_back() {
    let site = Site::sub();
    let mut page = Browser::shared(&site);
    let host = site.url("/").trim_end_matches("/sub/").to_owned();
    page.script("location.href = arguments[0]", vec![format!("{host}/sub?q=x").into()]);
    page.wait_until("location.pathname === '/sub/'").ready();
    assert_eq!(page.address(), "/?q=x");
    page.assert_clean();
    page.foresee("/a/lost/page/").open("/a/lost/page/");
    assert_eq!(page.eval_text(STRAYS), "");
    page.assert_clean();
    page.click("a[href='/sub/']").ready();
    assert_eq!(page.address(), "/");
}
