//! On a narrow screen time runs down: the list stands for the drawing, with the same state and the same keys, and its height
//! stays as it is whatever is chosen.

use standpoint_e2e::model::Dossier;
use standpoint_e2e::{AS_OF, Browser, Site, shipped};

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn open<'a>(page: &'a mut Browser, path: &str) -> &'a mut Browser {
    page.size(360, 640).open(path).ready().library()
}

fn height(page: &Browser) -> f64 {
    page.rect(".diary").height
}

/// An event that is read in a line of the list, and its line.
fn spine(page: &Browser) -> (String, String) {
    let line = page.attrs(".diary li.i1", "id")[5].clone();
    (format!("#{line} a"), line)
}

#[test]
fn the_list_stands_for_the_drawing_and_reads_by_days() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    assert!(page.is_visible(".diary") && !page.is_visible(".lanes"));
    let days = page.texts(".diary > li > h3");
    let at = |day: &str| days.iter().position(|it| it == day).unwrap_or_else(|| panic!("{day} is not in {days:?}"));
    assert!(at("Tue 4 January 2022") < at("Wed 5 January 2022"));
    assert_eq!(page.attrs(".diary li[id^=ls] path", "d").len(), dossier().statements.len(), "each text with its shape");
    let wide = page.eval("document.documentElement.scrollWidth - innerWidth").as_f64().unwrap();
    assert!(wide <= 0.0, "{wide} px wider than the window");
    page.assert_clean().assert_still();
}

#[test]
fn what_is_chosen_is_read_at_the_foot_and_the_place_in_the_list_is_kept() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let (link, line) = spine(&page);
    page.script("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", vec![link.clone().into()]);
    page.settle();
    let (tall, top, place) = (height(&page), page.eval("scrollY"), page.rect(&link).y);
    page.click(&link).wait_until("location.search.startsWith('?sel=event:')").settle();
    assert!(page.is_visible(".detail h2"));
    let panel = page.rect(".detail");
    assert!((panel.y + panel.height - 640.0).abs() < 2.0, "at the foot of the window: {panel:?}");
    assert!(panel.height <= 0.61 * 640.0, "and no higher than it may: {panel:?}");
    assert_eq!((page.eval("scrollY"), page.rect(&link).y), (top, place), "nothing moved");
    assert!((height(&page) - tall).abs() < 1.0);
    assert!(page.count(&format!("#{line}.sel")) == 1);
    assert_eq!(page.attr(&link, "aria-current").as_deref(), Some("true"));
    page.click(".detail [data-act='close']").wait_until("location.search === ''").settle();
    assert!(!page.is_visible(".detail h2"));
    assert!((height(&page) - tall).abs() < 1.0);
    page.assert_clean();
}

#[test]
fn the_height_does_not_jump_whatever_is_set() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let tall = height(&page);
    let still = |page: &mut Browser, what: &str| {
        page.settle();
        assert!((height(page) - tall).abs() < 1.0, "{what}: {} px, not {tall}", height(page));
    };
    page.fill(AS_OF, "10 Jan 2022").press("Enter");
    still(&mut page, "an as-of day");
    page.click(".tabs [data-act='ask 0']");
    still(&mut page, "another question");
    page.size(360, 740).settle();
    still(&mut page, "another height of the window");
    page.assert_clean();
}

#[test]
fn the_same_keys_walk_read_and_set_the_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let lines = page.eval(
        "[...document.querySelectorAll('.diary a')].filter((a) => a.checkVisibility()).map((a) => a.closest('li').id)",
    );
    let lines: Vec<String> = serde_json::from_value(lines).unwrap();
    let on = |page: &mut Browser, line: &str| {
        page.wait_until(&format!("document.activeElement?.closest('li')?.id === '{line}'"));
        let seen = page.eval_text(
            "(() => { const r = document.activeElement.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight })()",
        );
        assert_eq!(seen, "true", "{line} is in view");
    };
    page.focus(&format!("#{} a", lines[0]));
    for line in &lines[1..12] {
        page.press("ArrowDown");
        on(&mut page, line);
    }
    page.press("ArrowUp");
    on(&mut page, &lines[10]);
    page.press("End");
    on(&mut page, &lines[lines.len() - 1]);
    page.press("Home");
    on(&mut page, &lines[0]);
    page.press("ArrowDown").press("Enter").wait_until("location.search.includes('sel=')");
    on(&mut page, &lines[1]);
    page.press("Escape").wait_until("!location.search.includes('sel=')");
    on(&mut page, &lines[1]);
    page.press("PageUp").wait_until("location.search.includes('at=')");
    assert_eq!(page.as_of(), Some(dossier().meta.window.1));
    assert!(page.count(".diary li.later") > 0);
    page.press("PageDown").settle();
    assert_eq!(page.as_of(), Some(dossier().meta.window.1.next()));
    page.assert_clean();
}

#[test]
fn the_state_is_the_one_of_the_drawing() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let (_, event) = dossier().all_events().find(|(_, event)| event.id.contains("almaty-city-hall")).unwrap();
    open(&mut page, &format!("/?at=2022-01-10&sel=event:{}&question=protests", event.id)).settle();
    // Each mark and its line are marked alike.
    let differ = page.eval(
        "[...document.querySelectorAll('[data-item]')].filter((mark) => { const line = document.getElementById('l' + mark.querySelector('a').id);\
         return ['sel', 'speaks', 'may', 'later'].some((name) => mark.classList.contains(name) !== line.classList.contains(name)) }).length",
    );
    assert_eq!(differ.as_u64(), Some(0));
    assert_eq!(page.count(".diary li.sel"), 1);
    let later =
        dossier().all_statements().filter(|(_, text)| text.when.first_day().to_string().as_str() > "2022-01-10");
    assert_eq!(page.count(".diary li[id^=ls].later"), later.count());
    // Wider, the drawing is there with the same state, and the list is put away.
    let view = page.view();
    page.size(1280, 800).wait_until("document.querySelector('.lanes').getClientRects().length").settle();
    assert_eq!(page.view(), view);
    assert_eq!(page.attr(".listing", "open"), None);
    assert!(page.count(".e.i1:not(.off):not(.stroke)") > 5, "labels were given room");
    page.size(360, 640).settle();
    assert!(page.is_visible(".diary"));
    assert_eq!(page.view(), view);
    page.assert_clean();
}

#[test]
fn what_lies_before_opens_and_closes_and_is_in_the_address() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let fold = ".diary [data-act='fold before']";
    let inside = ".diary details.fold a";
    assert!(!page.is_visible(inside));
    page.click(fold).wait_until("location.search === '?fold=before'").settle();
    assert!(page.is_visible(inside));
    page.focus(fold).press("Enter").wait_until("location.search === ''").settle();
    assert!(!page.is_visible(inside));
    page.assert_clean();
}

#[test]
fn fingers_scroll_and_choose() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.touch(true);
    open(&mut page, "/");
    let (link, _) = spine(&page);
    page.script("document.querySelector(arguments[0]).scrollIntoView({ block: 'center' })", vec![link.clone().into()]);
    page.settle();
    let place = page.rect(&link).center();
    page.tap(place).wait_until("location.search.startsWith('?sel=event:')");
    page.click(".detail [data-act='close']").wait_until("location.search === ''");
    page.script("document.querySelector('.diary').scrollIntoView()", vec![]);
    let top = page.eval("scrollY").as_f64().unwrap();
    page.swipe((180.0, 480.0), (180.0, 200.0)).wait_until(&format!("scrollY > {top} + 100"));
    assert_eq!(page.address(), "/", "a swipe chooses nothing");
    page.assert_clean();
}

#[test]
fn without_script_it_reads_too() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.scripts(false);
    page.size(360, 640).open("/");
    assert!(page.count(".diary li[id^=le]") == 71);
    let seen = page.eval(
        "[...document.querySelectorAll('.diary > li:not(:has(details)) li[id] a')].every((a) => a.getClientRects().length > 0)",
    );
    assert_eq!(seen, serde_json::json!(true), "all but what is folded is to be seen");
}
