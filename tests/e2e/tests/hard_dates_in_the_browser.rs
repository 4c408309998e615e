//! What has broken other timelines in a browser: zones, clocks, hashes, writing from the right, spans of a century.

use serde_json::json;
use standpoint_e2e::{Browser, Site};

/// All that is drawn, as one text: labels of the axis, places and names of the marks, lines of the list.
const DRAWN: &str = "[...document.querySelectorAll('.axis text, [data-item] a, .cluster, .diary li, .detail, .ctl input')].map((e) => \
    [e.textContent, e.getAttribute('aria-label'), e.querySelector?.('svg')?.getAttribute('x'), e.value].join('|')).join('\\n')";

fn open<'a>(page: &'a mut Browser, path: &str) -> &'a mut Browser {
    page.open(path).ready().drawn().library().settle()
}

#[test]
fn nothing_depends_on_the_zone_or_the_clock_of_the_reader() {
    let site = Site::built("dates", "/");
    let mut page = Browser::fresh(&site);
    let paths = [
        "/",
        "/?from=2016-10-29&to=2016-11-01",
        "/?from=2016-03-14T12:50&to=2016-03-14T13:05&sel=event:at-59",
        "/events/bare/",
    ];
    let all = |page: &mut Browser| -> Vec<String> {
        let look = |path: &&str| {
            page.open(path).ready().library().settle();
            page.eval_text(DRAWN) + &page.text("main")
        };
        paths.iter().map(look).collect()
    };
    let here = all(&mut page);
    assert!(here[0].contains("About 2340") && here[3].contains("17 January 2019"), "{}", here[3]);
    for zone in ["America/Los_Angeles", "Pacific/Auckland", "Europe/Berlin", "Europe/London"] {
        page.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone }));
        assert_eq!(all(&mut page), here, "{zone}");
    }
    // A link opened a month later shows what it showed.
    let later = "const now = Date.now; Date.now = () => now() + 31 * 864e5; const Real = Date; \
                 Date = class extends Real { constructor(...all) { all.length ? super(...all) : super(Real.now()) } }; Date.now = Real.now;";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": later }));
    assert_eq!(all(&mut page), here, "a month on");
    page.assert_clean();
}

#[test]
fn dates_are_said_as_they_are_known() {
    let site = Site::built("dates", "/");
    let mut page = Browser::shared(&site);
    open(&mut page, "/?fold=before,after");
    let said = page.attrs("[data-item] a", "aria-label").join("\n");
    for words in [
        "A guess, 80001 BCE",
        "2 BCE, 2 BCE",
        "1 BCE, 1 BCE",
        "1 CE, 1",
        "A day in 207 BCE, 17 November 207 BCE",
        "Thirty years, 20 April 51 BCE",
        "Some day in 1066, 1066",
        "Some day in October 1066, October 1066",
        "Some day in 1984, 1984",
        "To the end of 1928, 1914",
        "Until the nineteenth, ",
        "About the fifth, about 5 January 2022",
        "About 2340, about 2340",
        "The year 12000, 12000",
        "A bare date, 17 January 2019",
        "Another bare date, 26 March 2026",
    ] {
        assert!(said.contains(words), "{words:?} is not among:\n{said}");
    }
    assert!(
        !said.contains("1 January 1984") && !said.contains("1 January 1066"),
        "a year is no first of January:\n{said}"
    );
}

#[test]
fn a_century_zoomed_to_a_day_stays_small() {
    let site = Site::built("dates", "/");
    let mut page = Browser::shared(&site);
    open(&mut page, "/?fold=before");
    let before = page.count("*");
    for path in
        ["/?fold=before&from=1950-06-01&to=1950-06-02", "/?fold=before&from=1950-06-01T10:00&to=1950-06-01T10:20"]
    {
        open(&mut page, path);
        let labels = page.count(".axis text");
        assert!((1..=90).contains(&labels), "{labels} labels at {path}");
        assert!(page.count("*") <= before + 200, "{} nodes, {before} before", page.count("*"));
        let axis = page.rect(".axis");
        let wide = page.eval("document.documentElement.scrollWidth - innerWidth").as_f64().unwrap();
        assert!(wide <= 0.0 && axis.width < 1_280.0);
        let headings = page.texts(".axis .month").join(" ");
        assert!(headings.contains("1950"), "the year can be read: {headings:?}");
        let century = page.attr(".e:not(.off) a[aria-label^='A century']", "aria-label");
        assert!(century.is_some(), "what lasts through it is in view");
    }
    page.assert_clean();
}

#[test]
fn a_foreign_hash_changes_nothing_and_a_plain_address_stays_plain() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let view = page.view();
    page.script("return new Promise((done) => setTimeout(done, 500))", vec![]);
    assert_eq!(page.address(), "/", "nothing was written into it");
    open(&mut page, "/#home");
    assert_eq!((page.view(), page.address().as_str()), (view.clone(), "/#home"));
    page.script("location.hash = 'somewhere'", vec![]);
    page.settle();
    assert_eq!(page.view(), view);
    // With a state it stays the state's.
    open(&mut page, "/?at=2022-01-10#home");
    let view = page.view();
    page.script("location.hash = ''", vec![]);
    page.settle();
    assert_eq!(page.view(), view);
    page.assert_clean();
}

/// Where marks stand in the drawing and where the days stand, in pixels from its left edge.
fn places(page: &Browser) -> String {
    page.eval_text(
        "(() => { const left = document.querySelector('.axis').getBoundingClientRect().left; \
         const at = (e) => Math.round(e.getBoundingClientRect().left - left); \
         return JSON.stringify([...document.querySelectorAll('.e:not(.off) .pt, .s:not(.off) .hit, .axis text, .cluster text')].map(at)) })()",
    )
}

#[test]
fn a_page_written_from_the_right_keeps_time_from_the_left() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    open(&mut page, "/?from=2022-01-04&to=2022-01-12");
    let ltr = places(&page);
    let turned = "document.addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; \
                  const sheet = new CSSStyleSheet(); sheet.replaceSync('* { text-align: start }'); document.adoptedStyleSheets = [sheet]; })";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": turned }));
    open(&mut page, "/?from=2022-01-04&to=2022-01-12");
    assert_eq!(page.css("body", "direction"), "rtl");
    assert_eq!(places(&page), ltr);
    // A hand moves what it holds.
    let (x, y) = page.on_plot(0.5, 0.5);
    let before = page.in_view();
    page.drag((x, y), (x - 120.0, y)).settle();
    assert!(page.in_view().start > before.start);
}

#[test]
fn nothing_is_in_motion_by_itself() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.media(standpoint_e2e::Media { reduced_motion: true, ..Default::default() });
    open(&mut page, "/");
    page.click("[data-act='zoom in']").click(".tabs [data-act='ask 0']");
    assert_eq!(page.eval("document.getAnimations().length").as_u64(), Some(0));
    page.assert_clean();
}

#[test]
fn a_link_to_what_one_sees_shows_it_elsewhere() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/?from=2022-01-05T06:00&to=2022-01-05T20:00&kind=protest&sel=event:2022-01-05-almaty-city-hall");
    let (view, address) = (page.view(), page.address());
    let titles = page.texts(".axis text");
    let mut other = Browser::fresh(&site);
    open(&mut other, &address);
    assert_eq!(other.view(), view);
    assert_eq!(other.texts(".axis text"), titles);
    assert!(titles.iter().any(|label| label.contains(':')), "hours can be read: {titles:?}");
    // A robot that runs no script gets the page with its title and everything on it.
    other.scripts(false);
    other.open(&address);
    assert!(other.title().contains("Kazakhstan"));
    assert_eq!(other.count(".diary li[id^=le]"), 71);
}
