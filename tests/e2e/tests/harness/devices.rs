//! The page notices the device that a test gives it, and its fingers, keys and mouse.

use standpoint_e2e::{Browser, Media, Theme};

use crate::Tiny;

const NOTE: &str = "window.notes = []; const note = (e) => notes.push(e.type + ':' + (e.pointerType || e.key || '') + (e.ctrlKey ? ':ctrl' : '') + (e.shiftKey ? ':shift' : ''));\
                    for (const kind of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel', 'keydown']) document.addEventListener(kind, note);\
                    window.turned = 0; document.addEventListener('wheel', (e) => { turned += e.deltaY })";

fn notes(page: &Browser) -> Vec<String> {
    serde_json::from_value(page.eval("notes")).unwrap()
}

fn place_of_ink() -> Tiny {
    let tall = "<h1>A</h1><input aria-label=\"text\" value=\"old\"><div id=\"pad\"></div><p>text</p>".to_owned()
        + &"<p>text</p>".repeat(80);
    let body = format!("<link rel=\"stylesheet\" href=\"/style.css\">{tall}<script src=\"/note.js\"></script>");
    let style =
        "#pad { height: 300px; background: silver } #pad:hover { background: gold } .still #pad { touch-action: none }";
    Tiny::new(&[("/", &body), ("note.js", NOTE), ("style.css", style)])
}

#[test]
fn sizes_and_the_readers_settings_reach_the_page() {
    let tiny = Tiny::new(&[("/", "<h1>A</h1>")]);
    let mut page = Browser::shared(&tiny.site);
    let asks =
        |page: &Browser, query: &str| page.eval_text(&format!("String(matchMedia('({query})').matches)")) == "true";
    for width in [360, 768, 1280, 1920] {
        page.size(width, 700).open("/");
        assert_eq!(page.eval_text("innerWidth + ' ' + innerHeight"), format!("{width} 700"));
    }
    assert!(asks(&page, "prefers-color-scheme: light"));
    page.theme(Theme::Dark);
    assert!(asks(&page, "prefers-color-scheme: dark"));
    page.media(Media { reduced_motion: true, forced_colors: true, more_contrast: true, ..Media::default() });
    assert!(asks(&page, "prefers-color-scheme: light"));
    assert!(asks(&page, "prefers-reduced-motion: reduce"));
    assert!(asks(&page, "forced-colors: active"));
    assert!(asks(&page, "prefers-contrast: more"));
    page.media(Media { print: true, ..Media::default() });
    assert_eq!(page.eval_text("String(matchMedia('print').matches)"), "true");
}

#[test]
fn a_page_without_script_can_still_be_read() {
    let tiny = Tiny::new(&[
        ("/", "<h1>A</h1><p id=\"p\">written</p><noscript><b>no script</b></noscript><script src=\"/a.js\"></script>"),
        ("a.js", "document.querySelector('p').textContent = 'changed'"),
    ]);
    let mut page = Browser::shared(&tiny.site);
    page.scripts(false).open("/");
    assert_eq!((page.text("#p").as_str(), page.text("noscript b").as_str()), ("written", "no script"));
    page.assert_clean();
    page.scripts(true).open("/");
    assert_eq!((page.text("#p").as_str(), page.count("noscript b")), ("changed", 0));
}

#[test]
fn keys_come_with_their_modifiers() {
    let tiny = place_of_ink();
    let mut page = Browser::shared(&tiny.site);
    page.open("/").press("Control+Shift+ArrowLeft").press("?").press("PageDown");
    let keys: Vec<String> = notes(&page).into_iter().filter(|note| note.starts_with("keydown")).collect();
    assert_eq!(
        keys,
        [
            "keydown:Control:ctrl",
            "keydown:Shift:ctrl:shift",
            "keydown:ArrowLeft:ctrl:shift",
            "keydown:?:shift",
            "keydown:PageDown"
        ]
    );
    page.fill("input", "Қазақстан");
    assert_eq!(page.eval_text("document.querySelector('input').value"), "Қазақстан");
    assert_eq!(page.focused(), "input[text]");
    page.open("/").press("Tab");
    assert_eq!(page.focused(), "input[text]");
}

#[test]
fn the_mouse_drags_hovers_and_turns_its_wheel() {
    let tiny = place_of_ink();
    let mut page = Browser::shared(&tiny.site);
    page.open("/").hover("#pad");
    assert_eq!(page.css("#pad", "background-color"), "rgb(255, 215, 0)");
    page.eval("notes.length = 0");
    let pad = page.rect("#pad");
    page.drag((pad.x + 10.0, pad.y + 10.0), (pad.x + 200.0, pad.y + 50.0));
    let seen = notes(&page);
    let count = |kind: &str| seen.iter().filter(|note| note.starts_with(kind)).count();
    assert_eq!((count("pointerdown:mouse"), count("pointerup:mouse")), (1, 1), "{seen:?}");
    assert!(count("pointermove:mouse") >= 10, "{seen:?}");
    page.wheel(pad.center(), 0, 120).wait_until("window.turned === 120 && scrollY > 0");
}

#[test]
fn fingers_tap_swipe_and_pinch() {
    let tiny = place_of_ink();
    let mut page = Browser::shared(&tiny.site);
    page.size(360, 640).touch(true).open("/");
    let (x, y) = page.rect("#pad").center();
    page.tap((x, y)).wait_until("notes.includes('pointerup:touch')");
    // A vertical swipe scrolls the page, and takes the finger from the script.
    page.swipe((x, y), (x, y - 150.0)).wait_until("scrollY > 50 && notes.includes('pointercancel:touch')");
    // Where the page keeps the gesture for itself, it gets two fingers to the end.
    page.open("/");
    page.eval("document.body.className = 'still'");
    page.settle().pinch((x, y), 40.0, 160.0);
    page.wait_until("notes.filter((n) => n === 'pointerup:touch').length === 2");
    let seen = notes(&page);
    assert_eq!(seen.iter().filter(|note| *note == "pointerdown:touch").count(), 2, "{seen:?}");
    assert!(seen.iter().filter(|note| *note == "pointermove:touch").count() >= 10, "{seen:?}");
    assert!(!seen.contains(&"pointercancel:touch".to_owned()), "{seen:?}");
}

#[test]
fn pictures_and_prints_are_written() {
    let style = "@media print { #screen { display: none } h2 { break-before: page } }";
    let body = "<link rel=\"stylesheet\" href=\"/style.css\"><h1>A</h1><p id=\"screen\">x</p><h2>B</h2><h2>C</h2>";
    let tiny = Tiny::new(&[("/", body), ("style.css", style)]);
    let mut page = Browser::shared(&tiny.site);
    page.size(500, 400).open("/");
    let png = tiny.folder.join("shots/a.png");
    page.screenshot(&png);
    let bytes = std::fs::read(&png).unwrap();
    assert!(bytes.starts_with(b"\x89PNG"));
    let side = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (500, 400));
    let print = page.print();
    assert!(print.bytes.starts_with(b"%PDF"));
    assert_eq!((print.pages(), print.sheets()), (3, vec!["A".to_owned(), "B".to_owned(), "C".to_owned()]));
}
