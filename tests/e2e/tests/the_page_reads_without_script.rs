//! Without script the pages are there, complete and linked.

use std::collections::BTreeSet;

use standpoint_e2e::{Browser, Site};

fn without_script(site: &Site) -> Browser {
    let mut page = Browser::shared(site);
    page.scripts(false);
    page
}

/// The paths of this site that the page links to.
fn links(page: &Browser) -> BTreeSet<String> {
    let paths = page.eval(
        "[...document.querySelectorAll('a[href]')].map((a) => new URL(a.getAttribute('href'), document.baseURI)).filter((u) => u.origin === location.origin).map((u) => u.pathname)",
    );
    serde_json::from_value(paths).unwrap_or_default()
}

#[test]
fn every_kind_of_page_can_be_read() {
    let site = Site::root();
    without_script(&site).tour(&site.kinds(), |page, path| {
        page.open(path);
        if page.count("main h1") != 1 || page.text("main h1").trim().is_empty() {
            return Err("it has not one heading with a text".to_owned());
        }
        if page.title().trim().is_empty() {
            return Err("it has no title".to_owned());
        }
        if page.text("main").len() < page.text("main h1").len() + 40 {
            return Err(format!("there is hardly anything to read: {:?}", page.text("main")));
        }
        if page.is_visible("#fault") {
            return Err("it shows the line that says what failed".to_owned());
        }
        let wide = page.eval_text("document.documentElement.scrollWidth - innerWidth");
        if wide != "0" && !wide.starts_with('-') {
            return Err(format!("it is {wide} px wider than the window"));
        }
        page.check()
    });
}

#[test]
fn every_link_leads_to_a_page_or_a_file() {
    let site = Site::root();
    let mut page = without_script(&site);
    page.tour(&site.kinds(), |page, path| {
        page.open(path);
        let dead: Vec<String> = links(page)
            .into_iter()
            .filter(|link| page.site().read(link).is_none() && !page.site().path().join(&link[1..]).is_file())
            .collect();
        if dead.is_empty() { Ok(()) } else { Err(format!("dead links: {dead:?}")) }
    });
}

#[test]
fn every_list_names_everything_of_its_kind() {
    let site = Site::root();
    let mut page = without_script(&site);
    for list in ["/events/", "/organisations/", "/statements/", "/questions/"] {
        let linked = {
            page.open(list);
            links(&page)
        };
        let one_deeper = |path: &String| path.starts_with(list) && path[list.len()..].matches('/').count() == 1;
        let missing: Vec<String> =
            site.pages().into_iter().filter(one_deeper).filter(|path| !linked.contains(path)).collect();
        assert!(missing.is_empty(), "{list} does not name {missing:?}");
    }
}

#[test]
fn a_reader_gets_from_page_to_page() {
    let site = Site::root();
    let mut page = without_script(&site);
    page.open("/").click("a[href='/events/']");
    assert_eq!(page.address(), "/events/");
    page.click("main a[href^='/events/']:not([href='/events/'])");
    assert!(page.address().starts_with("/events/") && page.address() != "/events/", "{}", page.address());
    page.click("a[href='/']");
    assert_eq!(page.address(), "/");
    page.assert_clean();
}

#[test]
fn a_pair_named_the_other_way_round_offers_the_way() {
    let site = Site::root();
    let reversed = site.reversed_pair();
    let mut page = without_script(&site);
    page.open(&reversed).wait_until("document.querySelector('#to') || location.pathname.startsWith('/compare/')");
    if page.address() == reversed {
        page.click("#to");
    }
    assert_ne!(page.address(), reversed);
    assert_eq!(page.count("main h1"), 1);
    page.assert_clean();
}
