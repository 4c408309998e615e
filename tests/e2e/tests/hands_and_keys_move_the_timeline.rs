//! Mouse, wheel, fingers and keys move the timeline, and the page keeps what is its own: scrolling, and keys pressed elsewhere.

use standpoint_e2e::model::time::Day;
use standpoint_e2e::model::{EventIx, StatementIx};
use standpoint_e2e::time::{LaneId, Mark, lane_of};
use standpoint_e2e::{Browser, Part, Site, shipped, shown_ids};

const ADDRESS_RESTS: &str = "location.search.includes('from=') && location.search.includes('to=')";

fn open<'a>(page: &'a mut Browser, path: &str) -> &'a mut Browser {
    page.open(path).ready().drawn()
}

/// Zoomed in by the button, until a quarter of the axis or less is in view.
fn zoomed(page: &mut Browser) -> Part {
    while page.in_view().length() > 0.25 {
        page.click("[data-act='zoom in']").settle();
    }
    page.in_view()
}

fn x_of(page: &Browser, mark: &str) -> f64 {
    page.rect(&format!("#{mark} .pt")).center().0
}

/// Marks that stand in the window, with their distance from its left edge as a share.
fn in_sight(page: &Browser) -> Vec<String> {
    let axis = page.rect(".axis");
    let open = page.open_marks(".e:not(.off) a");
    open.into_iter().filter(|mark| (axis.x + 1.0..axis.x + axis.width).contains(&x_of(page, mark))).collect()
}

#[test]
fn buttons_zoom_in_and_out_and_show_all() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/").click("[data-act='zoom in']").settle();
    let near = page.in_view();
    assert!(near.length() < 0.8, "{near:?}");
    page.wait_until(ADDRESS_RESTS);
    page.click("[data-act='zoom in']").click("[data-act='zoom in']").settle();
    let part = page.in_view();
    page.click("[data-act='zoom in']").settle();
    let nearer = page.in_view();
    assert!((part.length() / nearer.length() - 1.6).abs() < 0.02, "{part:?} {nearer:?}");
    assert!((part.start + part.end - nearer.start - nearer.end).abs() < 0.002, "about the middle");
    page.click("[data-act='zoom out']").settle();
    assert!(page.in_view().is_near(part), "{:?}", page.in_view());
    page.click("[data-act='zoom all']").settle();
    assert!(page.in_view().is_whole());
    page.wait_until("location.search === ''").assert_clean();
}

#[test]
fn the_wheel_with_control_zooms_about_the_pointer() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    zoomed(&mut page);
    let marks = in_sight(&page);
    let mark = marks[marks.len() / 2].clone();
    let place = page.place_of(&mark);
    let before = page.in_view();
    page.wheel_with("Control", place, 0, -200).settle();
    let after = page.in_view();
    assert!(after.length() < before.length() * 0.8, "{before:?} {after:?}");
    assert!((x_of(&page, &mark) - place.0).abs() <= 1.5, "it stays beneath");
    page.wheel_with("Control", place, 0, 200).settle();
    assert!(page.in_view().is_near(before), "{:?}", page.in_view());
    assert_eq!(page.eval_text("visualViewport.scale"), "1");
    page.assert_clean();
}

#[test]
fn the_wheel_over_the_axis_zooms_and_elsewhere_scrolls_the_page() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let place = page.on_plot(0.5, 0.5);
    let top = page.eval("scrollY").as_f64().unwrap();
    page.wheel(place, 0, 150).wait_until(&format!("scrollY > {top} + 100"));
    page.wheel(place, 0, -150).wait_until(&format!("scrollY < {top} + 50"));
    assert!(page.in_view().is_whole(), "a plain wheel never zooms");
    let (x, _) = page.on_plot(0.5, 0.5);
    let y = page.rect(".axis").center().1;
    let top = page.eval("scrollY").as_f64().unwrap();
    page.wheel((x, y), 0, -200).settle();
    assert!(page.in_view().length() < 0.8);
    assert_eq!(page.eval("scrollY").as_f64(), Some(top));
    // Where all is in view already, the wheel over the axis is the page's: it is no trap.
    page.click("[data-act='zoom all']").settle();
    page.on_plot(0.5, 0.5);
    let over_axis = page.rect(".axis").center();
    let top = page.eval("scrollY").as_f64().unwrap();
    page.wheel(over_axis, 0, 150).wait_until(&format!("scrollY > {top} + 100"));
    assert!(page.in_view().is_whole());
    page.click("[data-act='zoom in']").settle();
    // Sideways it pans.
    let before = page.in_view();
    let place = page.on_plot(0.5, 0.5);
    page.wheel(place, 100, 0).settle();
    let after = page.in_view();
    assert!(after.start > before.start, "{before:?} {after:?}");
    assert!((after.length() - before.length()).abs() < 0.001);
    page.assert_clean();
}

#[test]
fn a_drag_pans_and_a_mark_at_its_end_is_not_chosen() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let before = zoomed(&mut page);
    let marks = in_sight(&page);
    let mark = marks[marks.len() / 2].clone();
    let from = page.place_of(&mark);
    page.drag(from, (from.0 - 90.0, from.1)).settle();
    assert!((x_of(&page, &mark) - (from.0 - 90.0)).abs() <= 1.5, "the mark went along with the hand");
    let after = page.in_view();
    assert!(after.start > before.start, "{before:?} {after:?}");
    assert!((after.length() - before.length()).abs() < 0.001);
    page.wait_until(ADDRESS_RESTS);
    assert!(!page.address().contains("sel="), "{}", page.address());
    assert_eq!(page.count("[data-item].sel"), 0);
    // The next press is a press again.
    page.press_mark(&mark).wait_until("location.search.includes('sel=event')");
    page.assert_clean();
}

#[test]
fn the_brush_moves_and_resizes_what_is_in_view() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    page.script("document.querySelector('.overview').scrollIntoView({ block: 'center' })", vec![]);
    let strip = page.rect(".overview");
    let at = |share: f64| (strip.x + strip.width * share, strip.y + 20.0);
    page.drag(at(0.999), at(0.7)).settle();
    let most = page.in_view();
    assert!(most.start < 0.001 && (most.end - 0.7).abs() < 0.01, "{most:?}");
    page.drag(at(0.001), at(0.5)).settle();
    let part = page.in_view();
    assert!((part.start - 0.5).abs() < 0.01 && (part.end - 0.7).abs() < 0.01, "{part:?}");
    // A press beside it brings it there.
    page.click_at(at(0.4)).settle();
    let moved = page.in_view();
    assert!((moved.start + moved.end - 0.8).abs() < 0.01, "{moved:?}");
    assert!((moved.length() - part.length()).abs() < 0.002);
    page.wait_until(ADDRESS_RESTS).assert_clean();
}

/// Where texts stand whose day is not known: it is no time, but it has room, and what is in view may end in it.
#[test]
fn what_has_no_day_can_be_looked_at_closely() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    page.script("document.querySelector('.overview').scrollIntoView({ block: 'center' })", vec![]);
    let axis = standpoint_e2e::time::Axis::new(&shipped().dossier, &Default::default());
    let bay = axis.bay().expect("texts without a day");
    let share = |part: f64| axis.whole().share(bay.start + (bay.end - bay.start) * part);
    let strip = page.rect(".overview");
    let at = |share: f64| (strip.x + strip.width * share, strip.y + 20.0);
    page.drag(at(0.999), at(share(0.75))).settle();
    let end = page.in_view();
    assert!((end.end - share(0.75)).abs() < 0.01, "{end:?}, not {}", share(0.75));
    page.drag(at(0.001), at(share(0.25))).settle();
    let part = page.in_view();
    assert!((part.start - share(0.25)).abs() < 0.01, "{part:?}, not {}", share(0.25));
    assert!((part.end - share(0.75)).abs() < 0.01, "{part:?}, not {}", share(0.75));
    page.wait_until(ADDRESS_RESTS).reload().ready();
    assert!(page.in_view().is_near(part), "{:?} after {part:?}", page.in_view());
}

#[test]
fn fingers_pan_and_pinch_and_scroll_the_page() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.size(760, 800).touch(true);
    open(&mut page, "/");
    let middle = page.on_plot(0.5, 0.4);
    page.pinch(middle, 60.0, 240.0).settle();
    let near = page.in_view();
    assert!(near.length() < 0.5, "{near:?}");
    let middle = page.on_plot(0.5, 0.4);
    page.swipe(middle, (middle.0 - 120.0, middle.1)).settle();
    let panned = page.in_view();
    assert!(panned.start > near.start + 0.02, "{near:?} {panned:?}");
    assert!((panned.length() - near.length()).abs() < 0.001);
    page.wait_until(ADDRESS_RESTS);
    assert_eq!(page.count("[data-item].sel"), 0, "a swipe chooses nothing");
    page.pinch(middle, 240.0, 60.0).settle();
    assert!(page.in_view().length() > panned.length());
    // Up and down it is the page's.
    let middle = page.on_plot(0.5, 0.6);
    let (top, before) = (page.eval("scrollY").as_f64().unwrap(), page.in_view());
    page.swipe(middle, (middle.0, middle.1 - 200.0)).wait_until(&format!("scrollY > {top} + 100"));
    assert!(page.in_view().is_near(before), "{:?}", page.in_view());
    page.assert_clean();
}

#[test]
fn a_tap_chooses() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.size(760, 800).touch(true);
    open(&mut page, "/");
    let mark = page.open_marks(".e.i1 a")[0].clone();
    let place = page.place_of(&mark);
    page.tap(place).wait_until("location.search.startsWith('?sel=event')");
    assert_eq!(page.attrs("[data-item].sel a", "id"), [mark]);
}

/// The lane of each event, in the order of its marks.
fn lane(id: LaneId) -> Vec<String> {
    let events = shipped().dossier.all_events();
    shown_ids(events.filter(|(_, event)| lane_of(event) == id).map(|(index, _)| Mark::Event(index)))
}

fn stands_on<'a>(page: &'a mut Browser, mark: &str) -> &'a mut Browser {
    page.wait_until(&format!("document.activeElement?.id === '{mark}'"))
}

#[test]
fn the_marks_are_one_tab_stop_and_arrows_walk_from_one_to_the_next() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let stop = "[data-item] a[tabindex='0']";
    assert_eq!(page.attrs(stop, "id"), ["e0"]);
    // The way there by Tab, and in one step out again.
    page.focus("[data-act='zoom all']");
    for _ in 0..40 {
        if page.eval_text("document.activeElement?.closest('.lanes') ? 'in' : 'out'") == "in" {
            break;
        }
        page.press("Tab");
    }
    stands_on(&mut page, "e0").press("Tab");
    assert_eq!(page.eval_text("Boolean(document.activeElement?.closest('.lanes'))"), "false");
    page.press("Shift+Tab");
    stands_on(&mut page, "e0");
    let around = lane(LaneId::Around);
    assert_eq!(around[0], "e0");
    for mark in &around[1..5] {
        page.press("ArrowRight");
        stands_on(&mut page, mark);
    }
    page.press("ArrowLeft");
    stands_on(&mut page, &around[3]).press("End");
    stands_on(&mut page, &around[around.len() - 1]).press("ArrowRight");
    stands_on(&mut page, &around[around.len() - 1]).press("Home");
    stands_on(&mut page, "e0").press("ArrowUp");
    page.wait_until("document.activeElement?.id.startsWith('s')").press("End");
    let last = StatementIx(u32::try_from(shipped().dossier.statements.len() - 1).unwrap());
    stands_on(&mut page, &shown_ids([Mark::Statement(last)])[0]).press("Home");
    stands_on(&mut page, "s0").press("ArrowDown");
    page.wait_until("document.activeElement?.id.startsWith('e')");
    let here = page.eval_text("document.activeElement.id");
    assert!(around.contains(&here), "{here}");
    page.press("ArrowDown").wait_until(&format!("document.activeElement?.id !== '{here}'"));
    let below = EventIx(page.eval_text("document.activeElement.id")[1..].parse().unwrap());
    assert_ne!(lane_of(shipped().dossier.event(below)), LaneId::Around);
    assert_eq!(page.count(stop), 1, "still one");
    assert_eq!(page.address(), "/", "walking chooses nothing");
    page.assert_clean();
}

#[test]
fn keys_open_zoom_and_move_the_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    page.focus("#e0").press("+").settle();
    assert!(page.in_view().length() < 0.8, "{:?}", page.in_view());
    page.press("-").press("-").settle();
    assert!(page.in_view().is_whole(), "{:?}", page.in_view());
    page.press("+").press("+").press("0").settle();
    assert!(page.in_view().is_whole(), "{:?}", page.in_view());
    page.press("PageUp").settle();
    assert_eq!(page.as_of(), Day::parse("2022-01-31"), "from the end to the last day of the window");
    page.press("PageUp").press("PageUp").press("PageDown").settle();
    assert_eq!(page.as_of(), Day::parse("2022-01-30"));
    page.wait_until("location.search === '?at=2022-01-30'");
    page.press("Enter").wait_until("location.search.includes('sel=event:')");
    assert_eq!(page.attrs("[data-item] [aria-current]", "id"), ["e0"]);
    assert_eq!(page.eval_text("document.activeElement.id"), "e0", "it keeps the focus");
    page.press("Enter").wait_until("!location.search.includes('sel=')");
    page.assert_clean();
}

#[test]
fn a_mark_out_of_sight_is_brought_into_view_by_the_keyboard() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let around = lane(LaneId::Around);
    let last = &around[around.len() - 1];
    page.focus("#e0").press("ArrowRight");
    stands_on(&mut page, &around[1]);
    for _ in 0..4 {
        page.press("+");
    }
    page.settle();
    assert!(page.in_view().end < 0.5, "{:?}", page.in_view());
    stands_on(&mut page, &around[1]).press("End");
    stands_on(&mut page, last).settle();
    let (axis, x) = (page.rect(".axis"), x_of(&page, last));
    assert!((axis.x..=axis.x + axis.width).contains(&x), "{x} is not in {axis:?}");
    page.assert_clean();
}

#[test]
fn the_marks_can_be_reached_by_tab_wherever_the_window_is() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    zoomed(&mut page);
    let stops = page.eval_text(
        "[...document.querySelectorAll('[data-item] a[tabindex=\"0\"]')].filter((a) => a.checkVisibility()).length",
    );
    assert_eq!(stops, "1", "marks in view that a Tab lands on");
    page.assert_clean();
}

#[test]
fn keys_do_nothing_while_the_focus_is_elsewhere() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/?at=2022-01-10");
    let view = page.view();
    for place in ["body", ".mast a", ".tabs a", "[data-act='zoom in']", ".story a"] {
        page.script("document.activeElement?.blur()", vec![]);
        if place != "body" {
            page.focus(place);
        }
        for key in ["+", "-", "0", "ArrowRight", "Home", "End", "PageUp", "PageDown"] {
            page.press(key);
        }
        page.settle();
        assert_eq!(page.view(), view, "with the focus on {place}");
    }
    // Where a text is typed, they type.
    page.click(".filters > summary").fill(".field input", "0+-");
    page.settle();
    assert!(page.in_view().is_whole());
    assert_eq!(page.eval_text("document.querySelector('.field input').value"), "0+-");
    page.assert_clean();
}

#[test]
fn lanes_that_do_not_fit_scroll_and_let_the_page_go_on() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.size(1280, 360);
    open(&mut page, "/").settle();
    let size =
        |page: &Browser, what: &str| page.eval(&format!("document.querySelector('.lanes').{what}")).as_f64().unwrap();
    assert!(size(&page, "scrollHeight") > size(&page, "clientHeight") + 40.0, "they do not fit");
    let (axis, lane) = (page.rect(".axis"), page.rect(".lane .draws"));
    assert!((axis.x - lane.x).abs() < 0.6 && (axis.width - lane.width).abs() < 0.6, "{axis:?} over {lane:?}");
    // Keys bring the last lane into sight.
    page.focus("#e0");
    for _ in 0..8 {
        page.press("ArrowDown").settle();
    }
    let here = page.eval_text("document.activeElement.closest('.lane').querySelector('b').textContent");
    assert_eq!(here, "Debate");
    assert!(size(&page, "scrollTop") > 20.0);
    // At their end the wheel is the page's.
    let place = page.on_plot(0.5, 0.5);
    let top = page.eval("scrollY").as_f64().unwrap();
    page.wheel(place, 0, 900).wheel(place, 0, 300).wait_until(&format!("scrollY > {top} + 100"));
    page.assert_clean();
}
