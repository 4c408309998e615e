//! Everything that goes wrong on a page is heard.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::{fs, thread};

use standpoint_e2e::{Browser, failures_folder};

use crate::Tiny;

const MAIN: &str = "<div id=\"app\"><main><h1>Heading</h1><p>Text.</p></main></div>";

fn with_script(script: &str) -> Tiny {
    let body = format!("{MAIN}<script src=\"/page.js\"></script>");
    Tiny::new(&[("/", &body), ("page.js", script)])
}

/// The kinds of complaint that a page's script causes, with their texts.
fn heard(script: &str) -> Vec<(String, String)> {
    let tiny = with_script(script);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").wait_until("window.done");
    page.collected().entries.into_iter().map(|entry| (entry.kind, entry.text)).collect()
}

fn has(all: &[(String, String)], kind: &str, text: &str) -> bool {
    all.iter().any(|(k, t)| k == kind && t.contains(text))
}

#[test]
fn a_good_page_is_clean_and_still() {
    let tiny = with_script("document.documentElement.dataset.app = 'ready'");
    let mut page = Browser::shared(&tiny.site);
    page.open("/").ready().assert_clean().assert_still();
    assert_eq!(page.heading_kept(), Ok(()));
    assert_eq!((page.title().as_str(), page.text("h1").as_str()), ("A page", "Heading"));
    // The page has no way to notice the collector among its own names.
    assert_eq!(page.eval_text("String(Object.keys(window).includes('__collected'))"), "false");
    assert_eq!(page.eval_text("String(sessionStorage.length)"), "0");
}

#[test]
fn console_errors_and_warnings_are_heard() {
    let mut all =
        heard("console.error('one', { two: 2 }); console.warn('three'); console.log('four'); window.done = 1");
    assert!(has(&all, "log", "one") && has(&all, "log", "three"), "{all:?}");
    all.retain(|(kind, _)| kind != "log");
    assert_eq!(
        all,
        [("console.error".to_owned(), "one {\"two\":2}".to_owned()), ("console.warn".to_owned(), "three".to_owned())]
    );
}

#[test]
fn errors_and_rejections_are_heard() {
    let all = heard("Promise.reject(new Error('nobody')); setTimeout(() => { window.done = 1 }); missing()");
    assert!(has(&all, "error", "missing is not defined"), "{all:?}");
    assert!(has(&all, "rejection", "nobody"), "{all:?}");
}

#[test]
fn violations_of_the_policy_are_heard() {
    let all = heard(
        "document.querySelector('p').setAttribute('style', 'color: red'); \
         const s = document.createElement('script'); s.text = 'window.bad = 1'; document.body.append(s); \
         fetch('http://127.0.0.1:1/').catch(() => { window.done = 1 })",
    );
    assert!(has(&all, "policy", "style-src-attr"), "{all:?}");
    assert!(has(&all, "policy", "script-src-elem"), "{all:?}");
    assert!(has(&all, "policy", "connect-src"), "{all:?}");
    assert!(has(&all, "log", "Content Security Policy"), "the browser's own log has it too: {all:?}");
}

#[test]
fn a_policy_in_the_page_holds_against_the_page_but_not_against_the_collector() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1><script>window.inline = 1</script><p style=\"color: red\">B</p>")]);
    let mut page = Browser::shared(&tiny.site);
    page.open("/");
    assert_eq!(page.eval_text("String(window.inline)"), "undefined");
    let policy = page.collected().of("policy").len();
    assert_eq!(policy, 2, "the inline script and the style attribute");
}

#[test]
fn missing_files_are_heard_by_page_and_server() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1><img src=\"/gone.png\" alt=\"\">")]);
    let mut page = Browser::shared(&tiny.site);
    page.open("/");
    let all = page.collected();
    assert_eq!(all.of("404").len(), 1, "{all}");
    assert_eq!(all.of("404")[0].text, "/gone.png");
    assert!(all.of("resource")[0].text.contains("/gone.png"), "{all}");
    page.foresee("/gone.png").assert_clean();
    page.open("/nowhere/");
    assert_eq!(page.collected().of("404")[0].text, "/nowhere/");
    assert_eq!(tiny.site.not_found(), ["/gone.png", "/nowhere/"]);
}

#[test]
fn what_moves_by_itself_is_heard_and_what_moves_after_a_click_is_not() {
    let script = "const push = () => { const d = document.createElement('div'); d.innerText = 'a\\nb\\nc\\nd'; document.querySelector('p').before(d) };\
                  document.querySelector('h1').addEventListener('click', push);\
                  if (location.search) requestAnimationFrame(() => requestAnimationFrame(() => { push(); window.done = 1 }))";
    let tiny = with_script(script);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").click("h1").wait_until("document.querySelector('main > div')").assert_still();
    page.open("/?push").wait_until("window.done");
    let all = page.collected();
    assert!(all.shift() > 0.0, "{all}");
    assert!(all.shifts[0].sources.iter().any(|source| source.starts_with("p [")), "{all}");
    assert_eq!(all.shifts[0].page, "/?push");
    assert!(all.moved(), "a paragraph that gives way is noticed: {all}");
    page.check().expect_err("and it fails a test");
    page.forget().assert_still();
}

#[test]
fn what_nobody_can_notice_is_kept_but_fails_nothing() {
    let script = "requestAnimationFrame(() => requestAnimationFrame(() => { \
                  document.querySelector('p').style.marginLeft = '4px'; requestAnimationFrame(() => { window.done = 1 }) }))";
    let tiny = with_script(script);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").wait_until("window.done").assert_still();
    let all = page.collected();
    assert!(all.shift() > 0.0 && !all.moved(), "{all}");
    page.forget();
}

#[test]
fn what_a_page_said_survives_the_way_to_the_next() {
    let tiny = Tiny::new(&[
        ("/", "<h1>A</h1><a href=\"/b/\">b</a><script src=\"/a.js\"></script>"),
        ("/b/", "<h1>B</h1><script src=\"/b.js\"></script>"),
        ("a.js", "addEventListener('pagehide', () => console.error('leaving'))"),
        ("b.js", "console.error('arrived')"),
    ]);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").click("a").wait_until("location.pathname === '/b/' && document.querySelector('h1')");
    page.back().wait_until("document.querySelector('a')");
    let all = page.collected();
    let texts: Vec<_> = all.entries.iter().map(|e| (e.text.as_str(), e.page.as_str())).collect();
    assert!(texts.contains(&("arrived", "/b/")), "{all}");
    page.open("/b/");
    let all = page.collected();
    assert!(all.entries.iter().any(|e| e.text == "leaving"), "{all}");
}

#[test]
fn the_app_that_fails_or_stays_silent_is_told_apart_from_the_one_that_is_ready() {
    let tiny = with_script("setTimeout(() => { document.documentElement.dataset.app = location.search.slice(1) }, 50)");
    let mut page = Browser::shared(&tiny.site);
    page.open("/?ready");
    assert_eq!(page.try_ready(), Ok(()));
    page.open("/?failed");
    let why = page.try_ready().unwrap_err();
    assert!(why.contains("failed"), "{why}");
}

#[test]
fn a_heading_that_was_rebuilt_is_noticed() {
    let tiny =
        with_script("const h = document.querySelector('h1'); if (location.search) h.replaceWith(h.cloneNode(true))");
    let mut page = Browser::shared(&tiny.site);
    page.open("/");
    assert_eq!(page.heading_kept(), Ok(()));
    page.open("/?again");
    assert!(page.heading_kept().unwrap_err().contains("replaced"));
}

#[test]
fn each_assertion_fails_on_what_it_is_for() {
    let tiny = Tiny::new(&[
        ("/", "<h1>A</h1><img src=\"/icon.svg\"><script src=\"/a.js\"></script>"),
        (
            "a.js",
            "console.warn('careful'); requestAnimationFrame(() => requestAnimationFrame(() => { document.body.prepend(document.createElement('hr')); window.done = 1 }))",
        ),
    ]);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").wait_until("window.done");
    let fails = |page: &mut Browser, check: fn(&mut Browser)| {
        let caught = catch_unwind(AssertUnwindSafe(|| check(page))).unwrap_err();
        caught.downcast_ref::<String>().cloned().unwrap_or_default()
    };
    assert!(
        fails(&mut page, |p| {
            let _ = p.assert_clean();
        })
        .contains("careful")
    );
    assert!(
        fails(&mut page, |p| {
            let _ = p.assert_still();
        })
        .contains("[shift")
    );
    assert!(
        fails(&mut page, |p| {
            let _ = p.assert_accessible();
        })
        .contains("image-alt")
    );
    assert!(
        fails(&mut page, |p| {
            let _ = p.text("h2");
        })
        .contains("h2")
    );
    assert!(
        fails(&mut page, |p| {
            let _ = p.attr("h2", "id");
        })
        .contains("h2")
    );
}

#[test]
fn axe_finds_what_is_wrong_and_nothing_on_a_good_page() {
    let good = "<main><h1>A page</h1><p>Text.</p></main>";
    let bad = "<main><h1>A page</h1><img src=\"/icon.svg\"><button></button></main>";
    let tiny = Tiny::new(&[("/", good), ("/bad/", bad)]);
    let mut page = Browser::shared(&tiny.site);
    page.open("/").assert_accessible();
    let found: Vec<String> = page.open("/bad/").axe().into_iter().map(|violation| violation.id).collect();
    assert_eq!(found, ["button-name", "image-alt"]);
    page.assert_clean();
}

#[test]
fn a_failed_test_leaves_a_picture() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1>")]);
    let name = "a test that is to fail";
    let picture = failures_folder().join(format!("{name}.png"));
    let _ = fs::remove_file(&picture);
    let failing = || {
        let mut page = Browser::shared(&tiny.site);
        page.open("/").press("NoSuchKey");
    };
    let ended = thread::scope(|scope| {
        thread::Builder::new().name(name.to_owned()).spawn_scoped(scope, failing).unwrap().join()
    });
    assert!(ended.is_err());
    let bytes = fs::read(&picture).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    fs::remove_file(&picture).unwrap();
    // The browser goes on to the next test.
    Browser::shared(&tiny.site).open("/").assert_clean();
}
