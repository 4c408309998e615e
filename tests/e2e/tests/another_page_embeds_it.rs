//! A page of another host puts parts of the dossier into frames, as `docs/embedding.md` says.

use std::{fs, path::PathBuf};

use standpoint_e2e::{Browser, Site, Theme, pages::snippet};

const DOCS: &str = include_str!("../../../docs/embedding.md");
/// What `docs/embedding.md` has in the place of an address and a title.
const EXAMPLE: &str = "https://example.org/embed/";
const TITLE: &str = "Kazakhstan, January 2022";

/// One of each kind, the absences included.
const KINDS: [&str; 7] = [
    "embed/",
    "embed/board/csto/",
    "embed/positions/kke/csto/",
    "embed/positions/pcf/csto/",
    "embed/compare/cprf/kke/",
    "embed/?question=csto&at=2022-01-08&sel=statement:ko-2022-01-26",
    "embed/board/csto/?at=2022-01-10",
];

/// A block of HTML in the documentation.
fn documented(begins: &str) -> &'static str {
    let block = DOCS.split("```html\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    block.into_iter().find(|block| block.starts_with(begins)).expect("it is documented").trim()
}

/// A page on a host of its own, with frames on the site, which it knows by another name: neither origin nor site is theirs in
/// common.
struct Host {
    site: Site,
    host: Site,
    folder: PathBuf,
}

impl Host {
    /// Puts pages into frames by the documented snippet, with `sandbox` as it is given.
    fn new(name: &str, paths: &[&str], sandbox: Option<&str>) -> Self {
        let site = Site::root();
        let frame = documented("<iframe");
        let frames: String = paths
            .iter()
            .map(|path| {
                let address = site.url(path).replace("127.0.0.1", "localhost").replace('&', "&amp;");
                let frame = frame.replace(EXAMPLE, &address);
                match (sandbox, frame.split_once(" sandbox=")) {
                    (Some(sandbox), Some((before, _))) => format!("{before} {sandbox}></iframe>\n"),
                    _ => format!("{frame}\n"),
                }
            })
            .collect();
        let heard =
            "<script>window.heard = []; addEventListener('message', (event) => heard.push(event.data))</script>";
        let script = documented("<script>");
        let page = format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8><title>A host</title><meta name=viewport content='width=device-width'><link rel=icon href='data:,'>\
             {heard}{script}</head><body><h1>A host</h1><p><a href='#end'>Its own link</a></p>{frames}<p id=end>The end</p></body></html>"
        );
        let folder = std::env::temp_dir().join(format!("standpoint-host-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("index.html"), page).unwrap();
        Self { site, host: Site::folder(&folder, "/"), folder }
    }

    fn browser(&self) -> Browser {
        Browser::fresh(&self.host)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Whether the frame is as high as its content, and nothing scrolls in it.
const FITS: &str = "document.documentElement.scrollHeight <= innerHeight && document.body.getBoundingClientRect().height <= innerHeight";

#[test]
fn the_snippet_is_the_documented_one() {
    assert_eq!(snippet(EXAMPLE, TITLE), documented("<iframe"));
}

#[test]
fn a_host_knows_how_high_each_kind_is() {
    for path in KINDS {
        let host = Host::new("height", &[path], None);
        let mut page = host.browser();
        for width in [360, 768, 1280] {
            page.size(width, 900).open("/");
            page.wait_until("document.querySelector('iframe').style.height");
            page.enter("iframe").wait_until("document.readyState === 'complete'");
            if path.starts_with("embed/?") || path.starts_with("embed/board") || path == "embed/" {
                page.ready().library();
            }
            page.wait_until(FITS).settle();
            assert_eq!(
                page.eval_text("document.documentElement.scrollWidth > innerWidth"),
                "false",
                "{path} at {width}"
            );
            // What follows the frame's height would make the content higher now.
            let before = page.eval("Math.ceil(document.body.getBoundingClientRect().height)");
            page.leave().script("document.querySelector('iframe').style.minHeight = '9000px'", vec![]);
            page.enter("iframe").wait_until("innerHeight === 9000").settle();
            assert_eq!(
                page.eval("Math.ceil(document.body.getBoundingClientRect().height)"),
                before,
                "{path} at {width}"
            );
            page.leave();
            let strange = page.eval(
                "heard.filter((it) => Object.keys(it).sort().join() !== 'height,path,type' || it.type !== 'standpoint:height' \
                 || !Number.isInteger(it.height) || it.height < 100 || !it.path.startsWith('/embed/'))",
            );
            assert_eq!(strange, serde_json::json!([]), "{path} at {width}");
            let repeated = page.eval("heard.filter((it, n) => n && it.height === heard[n - 1].height).length");
            assert_eq!(repeated, 0, "{path} at {width}: said what it had said");
        }
        page.assert_clean();
        assert_eq!(host.site.not_found(), [""; 0], "{path}");
    }
}

#[test]
fn the_timeline_answers_inside_and_the_host_keeps_its_way_back() {
    let host = Host::new("answers", &["embed/"], None);
    let mut page = host.browser();
    page.size(1280, 1000).open("/").wait_until("document.querySelector('iframe').style.height");
    let steps = page.eval("history.length");
    page.enter("iframe").ready().drawn();
    assert_eq!(page.count(".mast, .foot, nav, .skip, .tabs, .board, .lead"), 0);
    let mut read = String::new();
    page.focus(".lanes .e.i1 a");
    for _ in 0..3 {
        // The focus follows a key with the next frame; pressed before, Enter would lay down what is selected.
        page.press("ArrowRight").settle();
        page.press("Enter").wait_until("location.search.includes('sel=')").settle();
        let now = page.text(".detail h2");
        assert_ne!(now, read, "a key leads to another event");
        read = now;
    }
    page.click(".detail .after a").settle();
    assert_ne!(page.text(".detail h2"), read, "and so does a press");
    page.click(".ctl [data-act='zoom in']").wait_until("location.search.includes('from=')");
    page.focus(".lanes .e.i1 a").press("PageUp").wait_until("location.search.includes('at=')");
    page.press("Escape").wait_until("!document.querySelector('.detail') && !location.search.includes('sel=')");
    page.press("?").wait_until("document.querySelector('dialog').open");
    page.press("Escape").wait_until("!document.querySelector('dialog').open");
    page.press("/").wait_until("document.activeElement.matches('.field input')");
    let inside = page.eval("history.length");
    page.leave();
    assert_eq!((page.eval("history.length"), inside), (steps.clone(), steps), "a frame has made a step of the history");
    page.assert_clean();
}

#[test]
fn the_board_of_a_question_answers_inside() {
    let host = Host::new("board", &["embed/board/csto/?at=2022-01-10&question=protests"], None);
    let mut page = host.browser();
    page.size(1280, 1000).open("/");
    let steps = page.eval("history.length");
    page.enter("iframe").ready();
    let asks = page.text("h1");
    // The question is that of the path; what cannot be used is named.
    assert_eq!(page.texts(".notice code"), ["question"]);
    let cards = page.count(".card.later");
    assert!(cards > 0, "{asks}");
    page.click(".ctl [data-act='step 1']").wait_until("location.search === '?at=2022-01-11'");
    assert!(page.count(".card.later") <= cards);
    assert_eq!(
        (page.count("[data-act^='text ']"), page.count(".plot, .detail")),
        (0, 0),
        "it has nothing to read a text in"
    );
    assert_eq!(page.text("h1"), asks);
    page.leave();
    assert_eq!(page.eval("history.length"), steps);
    page.assert_clean();
}

#[test]
fn links_open_outside_and_the_whole_page_takes_the_state_along() {
    let host = Host::new("links", &["embed/", "embed/board/csto/", "embed/positions/kke/csto/"], None);
    let mut page = host.browser();
    page.size(1280, 1000).open("/").wait_until("document.querySelectorAll('iframe[style]').length === 3");
    let (first, second, third) = ("iframe:nth-of-type(1)", "iframe:nth-of-type(2)", "iframe:nth-of-type(3)");
    let pressed = "(() => { const link = document.querySelector(arguments[0]); let seen; \
                   addEventListener('click', (event) => { seen = [link.target, link.rel, event.defaultPrevented]; event.preventDefault() }, { once: true }); \
                   link.click(); return seen })()";
    for (frame, link) in [(first, ".slip-head a"), (second, ".card .who"), (third, ".trail h3 a"), (third, ".out")] {
        page.enter(frame);
        let seen = page.script(&format!("return {pressed}"), vec![link.into()]);
        assert_eq!(seen, serde_json::json!(["_blank", "noopener", false]), "{frame} {link}");
        assert_eq!(page.eval_text("document.querySelector('base').target"), "_blank");
        page.leave();
    }
    // What acts on the view is no way out.
    page.enter(first).ready().drawn();
    page.focus(".lanes .e.i1 a").press("Enter").wait_until("location.search.includes('sel=')");
    assert_eq!(page.count("a[data-act][target]"), 0);
    page.focus("[data-whole]");
    assert_eq!(page.eval_text("document.querySelector('[data-whole]').search === location.search"), "true");
    page.leave().enter(second).ready();
    page.click(".ctl [data-act='step -1']").wait_until("location.search");
    page.focus("[data-whole]");
    let whole = page.eval_text("document.querySelector('[data-whole]').getAttribute('href')");
    assert!(whole.contains("/?question=csto&at=2022-") || whole.contains("/?at=2022-"), "{whole}");
    page.leave().assert_clean();
}

#[test]
fn without_scripts_or_an_origin_of_its_own_it_is_complete_and_quiet() {
    for sandbox in ["sandbox=\"\"", "sandbox=\"allow-scripts\""] {
        let host = Host::new("sandbox", &KINDS, Some(sandbox));
        let mut page = host.browser();
        page.size(768, 900).open("/");
        let frames = page.count("iframe");
        assert_eq!(frames, KINDS.len());
        for (place, path) in KINDS.iter().enumerate() {
            let frame = format!("iframe:nth-of-type({})", place + 1);
            page.script("document.querySelector(arguments[0]).scrollIntoView()", vec![frame.clone().into()]);
            page.enter(&frame).wait_until("document.readyState === 'complete' && document.querySelector('h1')");
            // The program has been asked for by now, and has not come.
            if sandbox.contains("scripts") && path.starts_with("embed/b") {
                page.wait_until("document.documentElement.dataset.app === 'failed'");
            }
            for seen in ["h1 a", ".slip-foot a"] {
                assert!(page.is_visible(seen), "{sandbox} {path}: {seen}");
            }
            assert!(page.text("main").len() > 200, "{sandbox} {path}: {}", page.text("main"));
            assert!(!page.is_visible(".fault"), "{sandbox} {path} complains");
            assert!(!page.is_visible(".needs-script"), "{sandbox} {path} has controls that do nothing");
            page.leave();
        }
        if sandbox.contains("scripts") {
            page.wait_until("heard.length > 0");
            assert_eq!(page.count("iframe[style]"), 0, "the host takes no word from an origin that it does not know");
        }
    }
}

#[test]
fn axe_finds_nothing_on_what_is_framed() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    for width in [360, 1280] {
        for theme in [Theme::Light, Theme::Dark] {
            page.size(width, 800).theme(theme);
            for path in KINDS {
                page.open(&format!("/{path}"));
                if path == "embed/" || path.starts_with("embed/b") || path.contains('?') {
                    page.ready().library();
                }
                page.settle().assert_accessible();
            }
        }
    }
    page.assert_clean();
}

#[test]
fn what_answers_comes_to_life_as_it_was_written() {
    let site = Site::debug();
    let mut page = Browser::shared(&site);
    let alive: Vec<String> =
        site.embeds().into_iter().filter(|path| path == "/embed/" || path.starts_with("/embed/board/")).collect();
    assert!(alive.len() > 1);
    page.tour(&alive, |page, path| {
        page.open(path);
        page.try_ready()?;
        page.check()
    });
}

#[test]
fn what_stands_still_loads_no_program() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    for path in ["/embed/positions/kke/csto/", "/embed/compare/cprf/kke/"] {
        site.forget();
        page.open(path).settle();
        let asked: Vec<String> = site.visits().into_iter().map(|visit| visit.path).collect();
        let more: Vec<_> = asked
            .iter()
            .filter(|asked| !asked.contains("/fonts/") && !asked.contains("/icon-") && !asked.contains("/style-"))
            .filter(|asked| *asked != path && !asked.contains("/embed-"))
            .collect();
        assert!(more.is_empty(), "{path} asks for {more:?}");
    }
    page.assert_clean();
}
