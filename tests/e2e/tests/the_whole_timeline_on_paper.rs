//! On paper and as a file it is the whole timeline, not what happens to be in view.

use serde_json::json;
use standpoint_e2e::{Browser, Site};

const NEAR: &str = "/?from=2022-01-05&to=2022-01-06";

fn near(page: &mut Browser) -> &mut Browser {
    page.open(NEAR).ready().drawn().settle()
}

/// How many events and texts the picture holds, gathered ones by their numerals.
fn held(page: &Browser, root: &str) -> (usize, usize) {
    let gathered: usize = page.texts(&format!("{root} .cluster")).iter().map(|n| n.parse::<usize>().unwrap()).sum();
    (page.count(&format!("{root} .e:not(.off)")) + gathered, page.count(&format!("{root} .s:not(.off)")))
}

#[test]
fn printing_makes_the_whole_picture_and_takes_it_away_again() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    near(&mut page);
    let (view, in_view) = (page.view(), page.count(".plot .e:not(.off)"));
    assert!(in_view < 40, "only a part is in view: {in_view}");
    page.script("dispatchEvent(new Event('beforeprint'))", vec![]);
    assert_eq!(held(&page, ".poster"), (71, 77));
    assert_eq!(page.view(), view, "what is on the screen stays");
    assert_eq!(page.count(".poster [id]"), 0, "and no id is there twice");
    page.script("dispatchEvent(new Event('afterprint'))", vec![]);
    page.settle();
    assert_eq!(page.count(".poster *"), 0);
    assert_eq!(page.view(), view);
    assert_eq!(page.count(".plot .e:not(.off)"), in_view);
    page.assert_clean();
}

/// The sheets of a print on a paper of a size in inches, lying.
fn sheets(page: &Browser, width: f64, height: f64) -> (usize, String) {
    let options = json!({ "preferCSSPageSize": false, "landscape": true, "paperWidth": width, "paperHeight": height, "printBackground": false });
    let answer = page.cdp("Page.printToPDF", options);
    let bytes = data_encoding(answer["data"].as_str().expect("a document"));
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let sheets =
        text.match_indices("/Type /Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s')).count();
    (sheets, text)
}

fn data_encoding(text: &str) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.decode(text).expect("base64")
}

#[test]
fn it_fits_one_sheet_of_a4_and_of_a3() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    near(&mut page);
    for (name, width, height) in [("A4", 8.27, 11.69), ("A3", 11.69, 16.54)] {
        let (all, _) = sheets(&page, width, height);
        assert!((2..=14).contains(&all), "{name}: {all} sheets");
    }
    // The picture and all of its words on the first sheet: laid out for paper, it ends above the foot of an A4 sheet lying.
    page.media(standpoint_e2e::Media { print: true, ..Default::default() });
    page.size(1047, 718);
    page.script("dispatchEvent(new Event('beforeprint'))", vec![]);
    let sheet = page.rect(".poster svg");
    let top = page.rect("main").y;
    assert!(sheet.y + sheet.height - top <= 718.0, "{sheet:?}");
    assert!(sheet.width <= 1047.0);
    assert!(!page.is_visible(".plot"));
    page.script("dispatchEvent(new Event('afterprint'))", vec![]);
}

#[test]
fn it_is_saved_as_a_file_that_stands_alone() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    near(&mut page);
    page.eval("(() => { HTMLAnchorElement.prototype.click = function () { window.saved = [this.download, this.href] }; return 1 })()");
    page.click(".ctl button[title*='SVG']").wait_until("window.saved");
    assert_eq!(page.eval_text("saved[0]"), "kazakhstan-2022.svg");
    let read = page.eval(
        "(() => { const text = decodeURIComponent(saved[1].slice(saved[1].indexOf(',') + 1)); \
         const bare = text.replace(/<style>[^]*?<\\/style>/, ''); const styles = text.length - bare.length; \
         const file = new DOMParser().parseFromString(bare, 'image/svg+xml'); \
         const gathered = [...file.querySelectorAll('.cluster')].reduce((sum, it) => sum + Number(it.textContent), 0); \
         return { wrong: file.querySelectorAll('parsererror').length, root: file.documentElement.localName, title: file.querySelector('title')?.textContent, \
         events: file.querySelectorAll('.e:not(.off)').length + gathered, texts: file.querySelectorAll('.s:not(.off)').length, \
         scripts: file.querySelectorAll('script, foreignObject, image, [href], [onclick]').length, styles, \
         outside: /url\\(|@import|https?:(?!\\/\\/www\\.w3\\.org)/.test(text), box: file.documentElement.getAttribute('viewBox') } })()",
    );
    assert_eq!((&read["wrong"], &read["root"]), (&json!(0), &json!("svg")), "{read}");
    assert_eq!((&read["events"], &read["texts"]), (&json!(71), &json!(77)), "{read}");
    assert_eq!((&read["scripts"], &read["outside"]), (&json!(0), &json!(false)), "{read}");
    assert!(read["title"].as_str().is_some_and(|title| title.contains("Kazakhstan")), "{read}");
    assert!(read["styles"].as_u64().is_some_and(|bytes| bytes > 500), "{read}");
    page.assert_clean();
}
