//! The timeline for those who listen: a named region, lists in the order of time, marks that say what they are, and a live
//! region that speaks only when something was asked.

use standpoint_e2e::model::{Dossier, EventIx};
use standpoint_e2e::time::{Mark, diary, lane_of};
use standpoint_e2e::{Browser, Heard, Site, shipped, shown_ids};

const NTH: u32 = 36;

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn open(page: &mut Browser) -> &mut Browser {
    page.open("/").ready().drawn()
}

fn named<'a>(tree: &'a [Heard], role: &str) -> Vec<&'a str> {
    tree.iter().filter(|node| node.role == role).map(|node| node.name.as_str()).collect()
}

#[test]
fn the_regions_have_names_and_every_control_too() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for width in [360, 1280] {
        page.size(width, 800);
        open(&mut page);
        let tree = page.tree();
        let regions = named(&tree, "region");
        for name in ["Question", "Timeline", "What is selected"] {
            assert!(regions.contains(&name) || width == 360, "{name} is not among {regions:?}");
        }
        for role in ["region", "button", "link", "textbox", "combobox", "checkbox", "group", "list"] {
            let nameless = tree.iter().filter(|node| node.role == role && node.name.trim().is_empty());
            // Lists and groups inside prose need no name of their own.
            let allowed = if matches!(role, "list" | "group") { usize::MAX } else { 0 };
            assert!(nameless.count() <= allowed, "a {role} without a name at {width} px");
        }
    }
}

/// Each lane is a list of its name, and its items say title, date in words and kind, in the order of time.
#[test]
fn lanes_are_lists_and_marks_say_title_date_and_kind() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let tree = page.tree_of("region", "Timeline");
    let links = named(&tree, "link");
    for (_, event) in dossier().all_events() {
        // Some have the same title; each that stands by itself is said once.
        let said = links.iter().filter(|name| name.starts_with(&format!("{}, ", event.title))).count();
        let same = dossier().all_events().filter(|(_, other)| other.title == event.title);
        let alone = same.filter(|(index, _)| page.count(&format!(".e:not(.off) > #e{}", index.0)) == 1).count();
        assert_eq!(said, alone, "{}", event.title);
    }
    let resigns = links.iter().find(|name| name.starts_with("The government resigns, ")).expect("a mark");
    let parts: Vec<&str> = resigns.rsplitn(2, ", ").collect();
    let kinds = ["Background", "Economy", "Protest", "State", "Politics", "Military", "Debate", "Aftermath"];
    assert!(kinds.contains(&parts[0]), "{resigns} ends in its kind");
    let lanes: Vec<&Heard> = tree.iter().filter(|node| node.role == "list" && !node.name.is_empty()).collect();
    let names: Vec<&str> = lanes.iter().map(|lane| lane.name.as_str()).collect();
    assert_eq!(names[..3], ["Texts", "Before, after", "Economy"], "{names:?}");
    for lane in ["Texts", "Protest", "Military"] {
        let inside = page.tree_of("list", lane);
        let items = inside.iter().filter(|node| node.role == "listitem").count();
        let of = |mark: &str| page.count(&format!("[aria-label='{lane}'] > {mark}:not(.off)"));
        assert_eq!(items, of(".e") + of(".s"), "{lane}");
        assert!(items > 0);
    }
    // What is gathered is said by the numeral that gathers it.
    let numerals: Vec<&str> = named(&tree, "button").into_iter().filter(|name| name.contains(" events: ")).collect();
    assert_eq!(numerals.len(), page.count(".cluster"));
    let titles: usize = numerals.iter().map(|name| name.split("; ").count()).sum();
    let off = page.count(".e.off");
    assert_eq!(titles, off, "each that has no mark is named by a numeral");
}

#[test]
fn the_list_holds_everything_in_the_order_of_time() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    page.click(".listing > summary")
        .click(".diary [data-act='fold before']")
        .click(".diary [data-act='fold after']")
        .settle();
    let events: Vec<String> = page.attrs(".diary li[id^=le]", "id");
    let ids = |of: fn(&Mark) -> bool| -> Vec<String> {
        let marks = diary(dossier()).into_iter().flat_map(|stretch| stretch.marks).filter(of);
        marks.map(|mark| format!("l{}", shown_ids([mark])[0])).collect()
    };
    assert_eq!(events, ids(|mark| matches!(mark, Mark::Event(_))));
    assert_eq!(page.attrs(".diary li[id^=ls]", "id"), ids(|mark| matches!(mark, Mark::Statement(_))));
    assert_eq!(events.len(), 71);
    let tree = page.tree_of("region", "Timeline");
    let links = named(&tree, "link");
    for (_, event) in dossier().all_events() {
        assert!(links.iter().any(|name| name.contains(&event.title)), "{} is in the list", event.title);
    }
    let days = named(&tree, "heading");
    assert!(days.contains(&"Wed 5 January 2022"), "{days:?}");
}

/// From the opening of the page to what the 37th event says, by what is told alone.
#[test]
fn a_listener_reads_the_37th_event() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page).library();
    let event = dossier().event(EventIx(NTH));
    let tree = page.tree();
    assert_eq!(tree[0].role, "RootWebArea");
    assert!(tree[0].name.contains(&dossier().meta.title));
    // By landmarks to the timeline, by buttons to the list that holds all of it.
    let timeline = page.tree_of("region", "Timeline");
    let list = timeline.iter().find(|node| node.role == "DisclosureTriangle").expect("the list can be opened").clone();
    assert!(list.name.contains("71 events"), "{list:?}");
    page.focus_heard(&list).press("Enter").wait_until("document.querySelector('.listing[open]')");
    let timeline = page.tree_of("region", "Timeline");
    let at = timeline.iter().position(|node| node.name == list.name).unwrap();
    let link = timeline[at..]
        .iter()
        .find(|node| node.role == "link" && node.name.starts_with(&event.title))
        .expect("the 37th event is in the list")
        .clone();
    page.focus_heard(&link).press("Enter").wait_until("location.search.includes('sel=event:')");
    assert!(page.address().ends_with(&event.id));
    let panel = page.tree_of("region", "What is selected");
    assert_eq!(named(&panel, "heading")[0], event.title);
    let told = &shipped().library.told(EventIx(NTH)).summary;
    let words: String = panel.iter().filter(|node| node.role == "StaticText").map(|node| node.name.as_str()).collect();
    assert!(words.contains(told.as_str()), "{words:?}");
    // And the mark says that it is selected.
    let marks = page.tree_of("region", "Timeline");
    let selected: Vec<&str> = named(&marks, "link").into_iter().filter(|name| name.ends_with(", selected")).collect();
    assert_eq!(selected.len(), 1, "{selected:?}");
    assert!(selected[0].starts_with(&event.title));
    page.assert_clean();
}

/// The same by keys alone: Tab to the timeline, arrows to the lane and along it, what is gathered told apart.
#[test]
fn a_hand_on_the_keyboard_reads_the_37th_event() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page).library();
    let mark = format!("e{NTH}");
    let lane = lane_of(dossier().event(EventIx(NTH)));
    let in_lane = shown_ids(
        dossier().all_events().filter(|(_, event)| lane_of(event) == lane).map(|(index, _)| Mark::Event(index)),
    );
    let at = |page: &Browser| page.eval_text("document.activeElement?.id");
    let index = |id: &str| id.get(1..).and_then(|number| number.parse::<u32>().ok());
    page.script("document.activeElement?.blur()", vec![]);
    for _ in 0..80 {
        if page.eval_text("document.activeElement?.closest('.lanes') ? 'in' : 'out'") == "in" {
            break;
        }
        page.press("Tab");
    }
    let mut steps = 0;
    while !in_lane.iter().any(|id| index(id) == index(&at(&page))) {
        let before = at(&page);
        page.press("ArrowDown").wait_until(&format!("document.activeElement?.id !== '{before}'"));
        steps += 1;
        assert!(steps < 12, "the lane is not reached from {before}");
    }
    page.press("Home").settle();
    while at(&page) != mark {
        let here = at(&page);
        let numeral = here.starts_with('c');
        let holds = page.eval_text("document.activeElement?.dataset.act ?? ''");
        let range: Vec<u32> =
            holds.trim_start_matches("near ").split('-').filter_map(|number| number.parse().ok()).collect();
        if numeral && range.len() == 2 && (range[0]..=range[1]).contains(&NTH) {
            page.press("Enter").settle();
        } else {
            page.press("ArrowRight").settle();
        }
        steps += 1;
        assert!(steps < 80, "{mark} is not reached, the focus is on {here}");
        let area = page.eval_text(
            "(() => { const r = document.activeElement.getBoundingClientRect(); \
             return r.right > 0 && r.left < innerWidth && r.bottom > 0 && r.top < innerHeight })()",
        );
        assert_eq!(area, "true", "the focus is in view, on {}", at(&page));
    }
    page.press("Enter").wait_until("location.search.includes('sel=event:')");
    assert_eq!(page.text(".detail h2"), dossier().event(EventIx(NTH)).title);
    assert_eq!(at(&page), mark, "the place is kept");
    // Escape lays it down again.
    page.press("Escape").wait_until("!location.search.includes('sel=')");
    assert_eq!(at(&page), mark);
    page.assert_clean();
}

#[test]
fn the_live_regions_say_counts_and_are_quiet_while_the_timeline_moves() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page).library();
    page.eval(
        "(() => { window.said = []; new MutationObserver((all) => { for (const it of all) { \
         const live = it.target.parentElement?.closest('[role=status], [role=alert], [aria-live]') ?? \
         it.target.closest?.('[role=status], [role=alert], [aria-live]'); if (live) said.push(live.textContent) } })\
         .observe(document.body, { subtree: true, childList: true, characterData: true }); return true })()",
    );
    page.click("[data-act='zoom in']").click("[data-act='zoom in']").settle();
    let (x, y) = page.on_plot(0.6, 0.5);
    page.drag((x, y), (x - 200.0, y)).settle();
    page.wheel((x, y), 120, 0).settle();
    page.focus("[data-item] a[tabindex='0'], .cluster[tabindex='0']").press("ArrowRight").press("0").settle();
    assert_eq!(page.eval("said.length").as_u64(), Some(0), "{}", page.eval("said"));
    page.click(".filters > summary").click("[data-act='kind protest']").settle();
    let said = page.eval_text("said.at(-1)");
    assert_eq!(said, "14 events and 77 texts are shown.");
    page.assert_clean();
}
