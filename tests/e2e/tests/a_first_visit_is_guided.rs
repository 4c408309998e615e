//! A first visit is told how to read the drawing, once; the keys are listed where they are asked for, and can be switched off.

use standpoint_e2e::{Browser, Site};

fn open(page: &mut Browser) -> &mut Browser {
    page.open("/").ready().drawn()
}

#[test]
fn the_guide_is_there_until_it_is_put_away() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    open(&mut page);
    let sentences = page.texts(".guide .of-drawing");
    assert!(sentences.len() >= 5 && sentences.iter().all(|sentence| sentence.ends_with('.')), "{sentences:?}");
    assert!(page.is_visible(".guide"));
    let button = ".how button[aria-controls=guide]";
    assert_eq!(page.attr(button, "aria-expanded").as_deref(), Some("true"));
    page.click(button).settle();
    assert!(!page.is_visible(".guide"));
    assert_eq!(page.attr(button, "aria-expanded").as_deref(), Some("false"));
    page.reload().ready();
    assert!(!page.is_visible(".guide"), "it stays away");
    page.wait_until(&format!("document.querySelector('{button}').getAttribute('aria-expanded') === 'false'"));
    page.assert_clean().assert_still();
    page.click(button).reload().ready();
    assert!(page.is_visible(".guide"), "and comes back");
    page.assert_clean();
    // Where the list stands for the drawing, it tells of the list.
    assert!(!page.is_visible(".guide .of-list"));
    page.size(360, 740).settle();
    assert!(page.is_visible(".guide .of-list") && !page.is_visible(".guide .of-drawing"));
}

#[test]
fn a_store_that_is_closed_changes_nothing() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let closed = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('closed', 'SecurityError') } })";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": closed }));
    open(&mut page);
    page.click(".how button[aria-controls=guide]").settle();
    assert!(!page.is_visible(".guide"));
    page.press("?").wait_until("document.querySelector('dialog.keys').open");
    page.click(".keys input").press("Escape").settle();
    page.assert_clean();
}

#[test]
fn the_question_mark_lists_the_keys_and_the_slash_leads_to_the_filter() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    open(&mut page);
    page.focus(".mast a").press("?").wait_until("document.querySelector('dialog.keys').open");
    let keys = page.texts(".keys dt");
    for key in ["← →", "↑ ↓", "Home, End", "Enter", "+ − 0", "Page Up, Page Down", "Esc", "/", "?"] {
        assert!(keys.contains(&key.to_owned()), "{key} is not among {keys:?}");
    }
    page.assert_accessible();
    page.press("Escape").wait_until("!document.querySelector('dialog.keys').open");
    assert_eq!(page.eval_text("document.activeElement?.closest('.mast') ? 'mast' : ''"), "mast", "the focus goes back");
    page.press("/").wait_until("document.activeElement?.matches('.field input')");
    assert!(page.is_visible(".field input"));
    // What is typed there is typed.
    page.press("?").press("/").settle();
    assert_eq!(page.eval_text("document.activeElement.value"), "?/");
    assert_eq!(page.eval("document.querySelector('dialog.keys').open"), serde_json::json!(false));
    page.assert_clean();
}

#[test]
fn both_keys_can_be_switched_off_for_good() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    open(&mut page);
    page.click(".how button[aria-haspopup=dialog]").wait_until("document.querySelector('dialog.keys').open");
    page.click(".keys input").click(".keys form button").wait_until("!document.querySelector('dialog.keys').open");
    let quiet = |page: &mut Browser| {
        page.focus(".mast a").press("?").press("/").settle();
        assert_eq!(page.eval("document.querySelector('dialog.keys').open"), serde_json::json!(false));
        assert_eq!(page.eval_text("document.activeElement?.matches('.field input')"), "false");
    };
    quiet(&mut page);
    page.reload().ready();
    quiet(&mut page);
    page.click(".how button[aria-haspopup=dialog]").settle();
    assert_eq!(page.eval("document.querySelector('.keys input').checked"), serde_json::json!(false));
    page.assert_clean();
}
