//! The address is the view: what is set is in it, and who opens it sees the same and nothing else before.

use standpoint_e2e::{AS_OF, Browser, Site, VIEW};

const EVENT: &str = "2022-01-02-zhanaozen-road-blocked";

/// Links of every shape, with a word that the page must show.
const LINKS: [(&str, &str); 14] = [
    ("/?sel=event:2022-01-02-zhanaozen-road-blocked", "Zhanaozen"),
    ("/?sel=statement:ko-2022-01-26", "26 January 2022"),
    ("/?question=protests", "protests"),
    ("/?at=2022-01-10", "10 January 2022"),
    ("/?from=2022-01-04&to=2022-01-08", "Republic Square"),
    ("/?from=2022-01-04T12:30&to=2022-01-06T09:05", "Republic Square"),
    ("/?fold=before,after", "Kazakhstan declares independence"),
    ("/?kind=military,state", "Filter: "),
    ("/?stance=condemn", "Condemned"),
    ("/?net=solidnet", "solidnet"),
    ("/?q=%D0%BA%D0%BE%D0%BC%D0%BC%D1%83%D0%BD%D0%B8%D1%81%D1%82", "Filter: "),
    ("/?org=kke", "KKE"),
    (
        "/?question=escalation&at=2022-01-12&from=2022-01-03&to=2022-01-20&sel=event:2022-01-02-zhanaozen-road-blocked&kind=protest&fold=before",
        "Zhanaozen",
    ),
    ("/events/?q=x", "Events"),
];

/// Notes in each frame, just before it is painted, what of the page can be seen.
fn watch(page: &Browser) {
    let script = format!(
        "(() => {{ const seen = []; Object.defineProperty(window, '__frames', {{ value: seen }});\
         const look = () => {{ const main = document.querySelector('main');\
         if (main && getComputedStyle(main).visibility !== 'hidden' && main.getClientRects().length) {{\
         const view = {VIEW}; if (seen.at(-1) !== view) seen.push(view); }}\
         requestAnimationFrame(look); }}; requestAnimationFrame(look); }})()"
    );
    page.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": script }));
}

#[test]
fn links_of_every_shape_open_still_and_show_nothing_else_first() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    watch(&page);
    page.open("/").ready();
    let plain = page.view();
    for width in [360, 1280] {
        page.size(width, 800);
        for (link, word) in LINKS {
            page.open(link).ready().settle();
            let view = page.view();
            assert!(page.text("main").contains(word), "{link} at {width} px does not show {word}");
            assert_ne!(view, plain, "{link} shows the plain view");
            assert!(!view.contains("could not be used"), "{link}:\n{view}");
            let frames: Vec<String> = serde_json::from_value(page.eval("__frames")).unwrap();
            assert_eq!(frames, [view], "{link} at {width} px showed something else before");
            page.assert_clean().assert_still();
        }
    }
}

/// Sets much of the view by hand.
fn set_much(page: &mut Browser) {
    page.open("/").ready().drawn();
    page.click(".tabs [data-act='ask 0']");
    page.fill(AS_OF, "2022-01-12").press("Enter").settle();
    page.press_drawn(".axis [data-act='fold before'] .hit").settle();
    page.click("[data-act='zoom in']").settle();
    let mark = page.open_marks(".e:not(.off) a")[0].clone();
    page.press_mark(&mark).settle();
    page.click(".filters > summary").click("[data-act='kind protest']").settle();
    page.fill(".field input", "a").settle();
    let keys = ["question=", "at=", "fold=", "from=", "to=", "sel=", "kind=", "q="];
    for key in keys {
        page.wait_until(&format!("location.search.includes('{key}')"));
    }
}

#[test]
fn a_view_is_the_same_in_another_browser_and_after_a_reload() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    set_much(&mut page);
    let (address, view) = (page.address(), page.view());
    let mut other = Browser::fresh(&site);
    other.open(&address).ready().settle();
    assert_eq!(other.view(), view, "{address} in a fresh profile");
    assert_eq!(other.address(), address, "opening it writes nothing else");
    drop(other);
    page.reload().ready().settle();
    assert_eq!(page.view(), view, "{address} after a reload");
    page.assert_clean();
}

#[test]
fn back_and_forward_go_from_choice_to_choice() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready().drawn();
    let mut steps = vec![(page.address(), page.view())];
    let step = |page: &mut Browser, steps: &mut Vec<(String, String)>| {
        let before = steps.last().unwrap().0.clone();
        page.settle();
        assert_ne!(page.address(), before, "a choice is in the address at once");
        steps.push((page.address(), page.view()));
    };
    page.click(".tabs [data-act='ask 1']");
    step(&mut page, &mut steps);
    let mark = page.open_marks(".e.i1 a")[0].clone();
    page.press_mark(&mark);
    step(&mut page, &mut steps);
    page.press_drawn(".axis [data-act='fold after'] .hit");
    step(&mut page, &mut steps);
    page.click(".tally [data-act='stance 1']");
    step(&mut page, &mut steps);
    let at = |page: &mut Browser, (address, view): &(String, String)| {
        let search = address.trim_start_matches('/');
        page.wait_until(&format!("location.search === '{search}'")).settle();
        assert_eq!(page.view(), *view, "{address}");
    };
    for step in steps.iter().rev().skip(1) {
        page.back();
        at(&mut page, step);
    }
    for step in &steps[1..] {
        page.forward();
        at(&mut page, step);
    }
    page.assert_clean();
}

#[test]
fn moving_replaces_and_choosing_pushes() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready().drawn();
    let length = |page: &Browser| page.eval("history.length").as_u64().unwrap();
    let start = length(&page);
    page.click("[data-act='zoom in']").wait_until("location.search.includes('from=')");
    page.click("[data-act='zoom in']").click("[data-act='step -1']");
    page.wait_until("location.search.includes('at=')");
    page.click(".filters > summary").fill(".field input", "k");
    page.wait_until("location.search.includes('q=k')");
    let (x, y) = page.on_plot(0.7, 0.3);
    let moved = page.address();
    page.drag((x, y), (x - 200.0, y)).settle();
    page.wait_until(&format!("location.href.split('/').pop() !== '{}'", &moved[1..]));
    assert_eq!(length(&page), start, "moving makes no entry");
    page.click(".tabs [data-act='ask 0']").settle();
    assert_eq!(length(&page), start + 1, "a question");
    page.click("[data-act='kind state']").settle();
    assert_eq!(length(&page), start + 2, "a filter");
    page.click(".story li:first-child a").settle();
    assert_eq!(length(&page), start + 3, "an event");
    page.click("[data-act='close']").settle();
    assert_eq!(length(&page), start + 4, "laying it down");
    page.assert_clean();
}

#[test]
fn a_choice_made_while_moving_keeps_the_move() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready().drawn();
    // At once one after the other: the move has not reached the address when the choice is made.
    page.script(
        "document.querySelector('[data-act=\"zoom in\"]').click(); document.querySelector('[data-act=\"ask 0\"]').click()",
        vec![],
    );
    page.settle();
    let address = page.address();
    assert!(address.contains("question=") && address.contains("from="), "{address}");
    page.reload().ready();
    assert!(!page.in_view().is_whole());
}

#[test]
fn an_address_edited_by_hand_is_followed() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let link = format!("/?sel=event:{EVENT}");
    page.open(&link).ready();
    let view = page.view();
    page.open("/?question=protests").ready();
    page.script("location.search = arguments[0]", vec![format!("?sel=event:{EVENT}").into()]);
    page.wait_until("location.search.includes('sel=') && document.documentElement.dataset.app === 'ready'").settle();
    assert_eq!(page.view(), view);
    // Other spellings of the same: another order, escapes, a plus for a space.
    for (one, other) in [
        ("/?at=2022-01-10&question=protests", "/?question=%70rotests&at=2022%2D01%2D10"),
        ("/?q=communist+greece", "/?q=communist%20greece"),
        ("/?kind=protest,military", "/?kind=military%2Cprotest"),
    ] {
        page.open(one).ready().settle();
        let view = page.view();
        page.open(other).ready().settle();
        assert_eq!(page.view(), view, "{other}");
    }
    page.assert_clean();
}

#[test]
fn the_plain_view_has_the_plain_address() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready();
    let plain = page.view();
    set_much(&mut page);
    page.fill(".field input", "").settle();
    page.click("[data-act='kind protest']").click("[data-act='close']").click("[data-act='zoom all']");
    page.press_drawn(".axis [data-act='fold before'] .hit").settle();
    page.fill(AS_OF, "").press("Enter").settle();
    let default = standpoint_e2e::shipped().dossier.meta.default_question.0;
    page.click(&format!(".tabs [data-act='ask {default}']"));
    page.wait_until("location.search === ''").settle();
    assert_eq!((page.view(), page.address().as_str()), (plain, "/"));
    page.assert_clean();
}

#[test]
fn the_name_of_the_product_leads_to_the_plain_view() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/").ready();
    let plain = page.view();
    page.open(&format!("/?sel=event:{EVENT}&question=protests")).ready();
    page.click(".mast .word").wait_until("location.search === ''").settle();
    assert_eq!(page.view(), plain);
    page.back().wait_until("location.search.includes('sel=')").settle();
    assert!(page.text(".detail h2").contains("Zhanaozen"), "{}", page.text(".detail h2"));
    page.assert_clean();
}

#[test]
fn a_view_left_for_a_page_is_there_again_on_the_way_back() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open(&format!("/?sel=event:{EVENT}&at=2022-01-10&question=protests")).ready().settle();
    let (address, view) = (page.address(), page.view());
    page.click(".detail h2 a").wait_until(&format!("location.pathname === '/events/{EVENT}/'"));
    page.back().drawn().settle();
    assert_eq!((page.address(), page.view()), (address, view));
    page.assert_clean();
}
