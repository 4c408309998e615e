//! What a reader sends is what the other one sees, and what a reader cites leads back to it.

use serde_json::json;
use standpoint_e2e::{Browser, Site};

const BUTTON: &str = "main > .share .send";

/// Opens the dialog by the button of a page.
fn share(page: &mut Browser, button: &str) {
    page.click(button).wait_until("!!document.querySelector('dialog.sharing[open]')");
}

/// Lets pages read and write the clipboard, or write no more.
fn clipboard(page: &Browser, allowed: bool) {
    let setting = if allowed { "granted" } else { "denied" };
    for name in ["clipboard-read", "clipboard-write"] {
        page.cdp("Browser.setPermission", json!({ "permission": { "name": name }, "setting": setting }));
    }
}

fn value(page: &Browser, of: &str) -> String {
    page.eval_text(&format!("document.getElementById('{of}').value"))
}

/// The kinds of what can be sent, from above.
fn kinds(page: &Browser) -> Vec<String> {
    page.texts(".sharing fieldset label > span:first-of-type")
}

#[test]
fn the_page_comes_first_then_its_words() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/positions/kke/csto/").ready();
    share(&mut page, BUTTON);
    assert_eq!(kinds(&page), ["This page", "These words, marked"]);
    assert_eq!(value(&page, "sharing-address"), site.url("/positions/kke/csto/"));
    let message = value(&page, "sharing-message");
    let lines: Vec<&str> = message.lines().collect();
    assert_eq!(lines.len(), 3, "{message}");
    assert!(lines[0].starts_with("KKE: ") && lines[1].contains("Communist Party of Greece: Condemned"));
    assert_eq!(lines[2], site.url("/positions/kke/csto/"));
    assert_eq!(page.count(".sharing .qr path"), 1);
    page.click(".sharing label:nth-of-type(2)").settle();
    let marked = value(&page, "sharing-address");
    assert!(marked.starts_with(&format!("{}#:~:text=unacceptable%20", site.url("/positions/kke/csto/"))), "{marked}");
    // The browser takes the directive out of the address; what it stands for is on the page.
    let mut other = Browser::fresh(&site);
    other.open(&marked[site.url("/").len() - 1..]).ready();
    assert_eq!(
        other.eval_text("location.href"),
        format!("{}#", site.url("/positions/kke/csto/")).trim_end_matches('#')
    );
    page.press("Escape").wait_until("!document.querySelector('dialog.sharing')");
    assert!(page.focused().contains("Share"), "{}", page.focused());
    page.assert_clean();
}

#[test]
fn a_view_offers_the_nearest_page_first_and_then_itself() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/?question=protests&at=2022-01-08").ready().drawn();
    share(&mut page, ".bar .send");
    assert_eq!(kinds(&page), ["This page", "Exactly this view"]);
    assert_eq!(value(&page, "sharing-address"), site.url("/questions/protests/"));
    page.click(".sharing label:nth-of-type(2)").settle();
    assert_eq!(value(&page, "sharing-address"), site.url("/?question=protests&at=2022-01-08"));
    page.click(".sharing [data-close]").wait_until("!document.querySelector('dialog.sharing')");
    // With something selected its page is the nearest.
    page.open("/?sel=statement:ko-2022-01-26").ready().drawn();
    share(&mut page, ".bar .send");
    assert_eq!(value(&page, "sharing-address"), site.url("/statements/ko-2022-01-26/"));
    page.assert_clean();
}

#[test]
fn what_is_copied_is_what_stands_there_and_what_is_refused_is_selected_and_said() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/events/").ready();
    clipboard(&page, true);
    share(&mut page, BUTTON);
    page.click("[data-copy='sharing-address']")
        .wait_until("document.querySelector('.sharing .said').textContent !== ''");
    assert_eq!(page.text(".sharing .said"), "Copied");
    page.script("navigator.clipboard.readText().then((text) => { window.pasted = text })", vec![]);
    page.wait_until("window.pasted !== undefined");
    assert_eq!(page.eval_text("window.pasted"), site.url("/events/"));
    clipboard(&page, false);
    page.click("[data-copy='sharing-message']")
        .wait_until("document.querySelector('.sharing .said').textContent.includes('by hand')");
    let selected = page.eval_text(
        "(() => { const area = document.getElementById('sharing-message'); \
         return area.value.slice(area.selectionStart, area.selectionEnd) })()",
    );
    assert_eq!(selected, value(&page, "sharing-message"));
    page.assert_clean();
}

#[test]
fn every_kind_of_page_is_sent_by_its_own_address_below_a_path_too() {
    for (site, paths) in [
        (Site::root(), ["/events/2022-01-06-first-troops-land/", "/compare/cprf/kke/", "/matrix/"].as_slice()),
        (Site::sub(), ["/positions/kke/csto/"].as_slice()),
    ] {
        let mut page = Browser::fresh(&site);
        for path in paths {
            page.open(path).ready();
            assert!(page.is_visible("main > .share .address"), "{path}");
            share(&mut page, BUTTON);
            assert_eq!(value(&page, "sharing-address"), site.url(path));
            assert_eq!(value(&page, "sharing-address"), page.eval_text("location.href"));
            page.press("Escape").wait_until("!document.querySelector('dialog.sharing')");
        }
        page.assert_clean();
    }
}

#[test]
fn a_sheet_of_the_device_gets_title_message_and_address() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    // This browser has no sheet: what it would be given is looked at.
    let source = "navigator.share = (data) => { window.sent = data; return Promise.resolve() }";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source }));
    page.open("/positions/kke/csto/").ready();
    share(&mut page, BUTTON);
    page.click(".sharing [data-send]").wait_until("window.sent && !document.querySelector('dialog.sharing')");
    assert_eq!(page.eval("window.sent.title"), json!(page.title()));
    assert_eq!(page.eval_text("window.sent.url"), site.url("/positions/kke/csto/"));
    let text = page.eval_text("window.sent.text");
    assert!(text.starts_with("KKE: ") && !text.contains("http"), "the address is not said twice: {text}");
    page.assert_clean();
}

#[test]
fn a_sheet_of_the_device_that_refuses_leaves_everything_to_be_copied() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/events/").ready();
    // This browser has no sheet. One that refuses is put in its place: what happens then must not be nothing.
    page.eval("navigator.share = (data) => { window.sent = data.url; return Promise.reject(new DOMException('', 'NotAllowedError')) }");
    share(&mut page, BUTTON);
    page.click(".sharing [data-send]").wait_until("window.sent !== undefined").settle();
    assert_eq!(page.eval_text("window.sent"), site.url("/events/"));
    assert!(page.is_visible("#sharing-address"));
    page.assert_clean();
}

#[test]
fn one_line_of_the_record_is_sent_and_found() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/matrix/").ready();
    page.eval("document.querySelector('[id=\"kke.csto\"]').closest('td').querySelector('a').focus()");
    share(&mut page, BUTTON);
    assert!(kinds(&page).contains(&"This place on the page".to_owned()), "{:?}", kinds(&page));
    page.click(".sharing label:nth-of-type(2)").settle();
    let address = value(&page, "sharing-address");
    assert_eq!(address, site.url("/matrix/#kke.csto"));
    let mut other = Browser::fresh(&site);
    other.open("/matrix/#kke.csto").ready();
    assert_eq!(other.eval_text("document.querySelector(':target').id"), "kke.csto");
    page.assert_clean();
}

#[test]
fn a_passage_is_sent_with_its_anchor_and_its_words() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/statements/ko-2022-01-26/#p1").ready();
    share(&mut page, BUTTON);
    assert_eq!(kinds(&page), ["This page", "This place on the page", "These words, marked"]);
    page.click(".sharing label:nth-of-type(3)").settle();
    let address = value(&page, "sharing-address");
    assert!(address.starts_with(&format!("{}#p1:~:text=", site.url("/statements/ko-2022-01-26/"))), "{address}");
    page.assert_clean();
}

#[test]
fn by_keyboard_alone_a_page_is_sent() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/questions/csto/").ready();
    clipboard(&page, true);
    page.focus(BUTTON);
    page.press("Enter").wait_until("!!document.querySelector('dialog.sharing[open]')");
    page.wait_until("document.activeElement.matches('.sharing input[name=target]')");
    page.press("Tab").wait_until("document.activeElement.id === 'sharing-address'");
    page.press("Tab").wait_until("document.activeElement.matches('[data-copy=sharing-address]')");
    page.press("Enter").wait_until("document.querySelector('.sharing .said').textContent === 'Copied'");
    page.press("Escape").wait_until("document.activeElement.matches('.send')");
    page.assert_clean();
}

#[test]
fn the_dialog_goes_with_its_page_and_fits_a_small_screen() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.size(360, 640);
    page.open("/events/").ready();
    page.go("/positions/kke/csto/");
    share(&mut page, BUTTON);
    assert!(page.eval("document.documentElement.scrollWidth").as_f64() <= Some(360.0));
    let dialog = page.rect(".sharing");
    assert!(dialog.x >= 0.0 && dialog.x + dialog.width <= 360.0 && dialog.height <= 640.0, "{dialog:?}");
    page.assert_accessible();
    page.back().wait_until("location.pathname === '/events/'").arrived();
    assert_eq!(page.count("dialog.sharing"), 0);
    page.assert_clean();
}

#[test]
fn a_citation_has_the_revision_the_address_and_the_day_of_reading() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/statements/ko-2022-01-26/").ready();
    let revision = standpoint_e2e::shipped().dossier.meta.revision.clone();
    page.wait_until("!document.querySelector('#cite [data-day]').textContent.startsWith('[')");
    page.click("#cite summary").settle();
    let today =
        page.eval_text("new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })");
    let harvard = page.texts("#cite .ref").into_iter().find(|text| text.contains("Available at")).unwrap();
    assert!(harvard.contains(&format!("(revision {revision})")), "{harvard}");
    assert!(
        harvard.contains("http://127.0.0.1/statements/ko-2022-01-26/")
            && harvard.contains(&format!("Accessed: {today}")),
        "{harvard}"
    );
    clipboard(&page, true);
    page.click("#cite [data-copy='cite-0-2']")
        .wait_until("document.querySelector('#cite .said').textContent === 'Copied'");
    page.script("navigator.clipboard.readText().then((text) => { window.pasted = text })", vec![]);
    page.wait_until("window.pasted !== undefined");
    assert_eq!(page.eval_text("window.pasted"), harvard);
    for link in page.attrs("#cite .files a", "href") {
        assert!(site.read(&link).is_some_and(|file| file.contains("ko-2022-01-26")), "{link}");
    }
    // A page that is turned to has its day as well.
    page.go("/positions/kke/csto/")
        .wait_until("!document.querySelector('#cite [data-day]').textContent.startsWith('[')");
    page.assert_clean();
}

#[test]
fn without_script_a_citation_says_what_is_left_to_fill_in() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.scripts(false);
    page.open("/positions/kke/csto/").settle();
    page.click("#cite summary").settle();
    let harvard = page.texts("#cite .ref").into_iter().find(|text| text.contains("Available at")).unwrap();
    assert!(harvard.contains("[day of reading]"), "{harvard}");
    assert!(!page.is_visible("#cite button") && !page.is_visible(BUTTON));
}
