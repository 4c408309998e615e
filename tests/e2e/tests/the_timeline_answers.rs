//! The timeline answers to a press: what is chosen is read in the panel and marked everywhere, folds open, numerals zoom.

use standpoint_e2e::model::time::When;
use standpoint_e2e::model::{Dossier, EventIx, StatementIx};
use standpoint_e2e::time::{Axis, FoldId, Mark};
use standpoint_e2e::{Browser, Site, shipped, shown_ids};

fn open(site: &Site, width: u32) -> Browser {
    let mut page = Browser::shared(site);
    page.size(width, 800).open("/").ready();
    page.drawn();
    page
}

/// An event of which at least two texts speak, and whose mark lies open.
fn spoken_of(page: &Browser) -> (EventIx, String, Vec<String>) {
    let open = page.open_marks(".e a");
    let all = shipped().dossier.all_events();
    let mut found = all.map(|(index, _)| {
        let texts = shipped().library.texts_on(index).map(Mark::Statement);
        (index, format!("e{}", index.0), shown_ids(texts))
    });
    found.find(|(_, id, texts)| texts.len() > 1 && open.contains(id)).expect("a disputed event whose mark lies open")
}

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn before_the_window() -> usize {
    let axis = Axis::new(dossier(), &Default::default());
    let mut folds = axis.folds.iter();
    folds.find(|fold| fold.id == FoldId::Before).map_or(0, |fold| fold.count)
}

#[test]
fn the_first_view_holds_every_event_and_every_text() {
    let site = Site::root();
    for width in [360, 760, 1280] {
        let page = open(&site, width);
        assert_eq!((page.count(".e[data-item]"), page.count(".s[data-item]")), (71, 77));
        assert_eq!((page.count(".diary li[id^=le]"), page.count(".diary li[id^=ls]")), (71, 77), "as a list too");
        assert_eq!(page.is_visible(".lanes"), width > 360, "at {width} px");
        assert_eq!(page.is_visible(".diary"), width == 360, "the list stands for the drawing at {width} px");
        assert!(page.text(".lead").contains("71 events, 77 texts"));
        assert!(page.texts(".listing > summary")[0].contains("71 events, 77 texts"));
        // Nothing is left out: a mark is drawn or stands in the number of a numeral.
        let gathered: usize = page.texts(".cluster").iter().map(|n| n.parse::<usize>().unwrap()).sum();
        assert_eq!(page.count(".e[data-item]:not(.off)") + gathered, 71, "at {width} px");
        assert_eq!(page.count(".s[data-item]:not(.off)"), 77, "at {width} px");
    }
}

#[test]
fn a_visible_fold_says_how_many_came_before() {
    let site = Site::root();
    let before = before_the_window();
    let earlier = |when: &&When| when.last_day() < dossier().meta.window.0;
    assert_eq!(before, dossier().moments().filter(earlier).count() + 1, "one goes on into the window");
    for width in [760, 1280] {
        let page = open(&site, width);
        let fold = ".axis [data-act='fold before']";
        assert!(page.is_visible(fold), "at {width} px");
        assert!(page.texts(fold)[0].contains(&before.to_string()), "{:?} does not say {before}", page.texts(fold));
        let name = page.attr(fold, "aria-label").unwrap();
        assert!(name.starts_with(&format!("{before} folded: ")), "{name}");
        assert_eq!(page.attr(fold, "aria-expanded").as_deref(), Some("false"));
    }
    let page = open(&site, 360);
    assert!(page.is_visible(".diary [data-act='fold before']"), "in the list");
    assert_eq!(page.text(".diary [data-act='fold before'] .cnt"), before.to_string());
    assert_eq!(page.attr(".diary details.fold", "open"), None);
}

#[test]
fn an_event_is_chosen_and_laid_down() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    let mark = page.open_marks(".e.i1 a")[0].clone();
    let index = EventIx(mark[1..].parse().unwrap());
    let event = dossier().event(index);
    let link = format!("#{mark}");
    let story = page.text(".detail h2");
    page.press_mark(&mark).wait_until("location.search.startsWith('?sel=')");
    assert_eq!(page.address(), format!("/?sel=event:{}", event.id));
    assert_eq!(page.text(".detail h2"), event.title);
    assert_eq!(page.attr(&link, "aria-current").as_deref(), Some("true"));
    assert_eq!(page.count("[data-item] [aria-current]"), 1);
    let sources = page.texts(".detail .sources a");
    assert_eq!(sources.len(), event.sources.len(), "its sources: {sources:?}");
    // The same mark again lays it down, and so does the button.
    page.press_mark(&mark).wait_until("location.search === ''");
    assert_eq!(page.address(), "/");
    assert_eq!(page.text(".detail h2"), story);
    assert_eq!(page.count("[data-item] [aria-current]"), 0);
    page.press_mark(&mark)
        .wait_until("location.search !== ''")
        .click(".detail [data-act='close']")
        .wait_until("location.search === ''");
    assert_eq!(page.text(".detail h2"), story);
    page.assert_clean();
}

#[test]
fn a_text_is_marked_on_the_timeline_and_on_the_board() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    let open = page.open_marks(".s a");
    let question = dossier().meta.default_question;
    let (index, text, _) = dossier()
        .positions_on(question)
        .find(|(index, ..)| open.contains(&format!("s{}", index.0)))
        .expect("a text with a position whose mark lies open");
    let mark = format!("s{}", index.0);
    page.press_mark(&mark).wait_until("location.search.startsWith('?sel=')");
    assert_eq!(page.address(), format!("/?sel=statement:{}", text.id));
    assert_eq!(page.text(".detail h2"), text.title);
    assert_eq!(marked(&page, "sel"), std::slice::from_ref(&mark));
    assert_eq!(page.count(".card.sel"), text.positions_on(question).count());
    let act = page.attr(".card.sel a[data-act]", "data-act");
    assert_eq!(act, Some(format!("text {}", index.0)));
    // From the board the same is chosen.
    page.click(".detail [data-act='close']").wait_until("location.search === ''");
    page.click(&format!(".card a[data-act='text {}']", index.0)).wait_until("location.search !== ''");
    assert_eq!(page.text(".detail h2"), text.title);
    assert_eq!(marked(&page, "sel"), [mark]);
    page.assert_clean();
}

fn marked(page: &Browser, class: &str) -> Vec<String> {
    let mut ids = page.attrs(&format!("[data-item].{class} > a"), "id");
    ids.sort_by_key(|id| id[1..].parse::<u32>().unwrap_or_default());
    ids
}

#[test]
fn an_event_marks_the_texts_that_speak_of_it_and_a_text_its_events() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    page.library();
    let (event, mark, texts) = spoken_of(&page);
    page.press_mark(&mark).wait_until("document.querySelector('.s.speaks')");
    assert_eq!(marked(&page, "speaks"), texts);
    let question = dossier().meta.default_question;
    let cards: usize = shipped()
        .library
        .texts_on(event)
        .collect::<std::collections::BTreeSet<StatementIx>>()
        .into_iter()
        .map(|index| dossier().statement(index))
        .filter(|text| !text.personal)
        .map(|text| text.positions_on(question).count())
        .sum();
    assert_eq!(page.count(".card.speaks"), cards);
    // And back: one of these texts marks the events it speaks of.
    let text = StatementIx(texts[0][1..].parse().unwrap());
    let address = format!("/?sel=statement:{}", dossier().statement(text).id);
    page.open(&address).ready().wait_until("document.querySelector('.e.speaks')");
    let events = dossier().all_events().map(|(index, _)| index);
    let about = events.filter(|&index| shipped().library.texts_on(index).any(|on| on == text));
    assert_eq!(marked(&page, "speaks"), shown_ids(about.map(Mark::Event)));
    page.assert_clean();
}

#[test]
fn every_selection_names_its_page() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    let (event, text) = (page.open_marks(".e a")[3].clone(), page.open_marks(".s a")[3].clone());
    for mark in [event, text] {
        let at = mark[1..].parse().unwrap();
        let path = match &mark[..1] {
            "e" => format!("/events/{}/", dossier().event(EventIx(at)).id),
            _ => format!("/statements/{}/", dossier().statement(StatementIx(at)).id),
        };
        assert_eq!(page.attr(&format!("#{mark}"), "href"), Some(path.clone()));
        page.focus(&format!("#{mark}")).press("Enter");
        page.wait_until("document.querySelector('.detail .kick [data-act=close]')");
        assert_eq!(page.attr(".detail h2 a", "href"), Some(path.clone()));
        assert!(page.text(".detail .share .url").ends_with(&path));
    }
}

#[test]
fn a_fold_opens_and_closes_by_press_and_by_key() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    let fold = ".axis [data-act='fold before']";
    let expanded = |page: &Browser| page.attr(fold, "aria-expanded").unwrap() == "true";
    let axis = page.texts(".axis");
    page.press_drawn(".axis [data-act='fold before'] .hit").wait_until("location.search === '?fold=before'");
    assert!(expanded(&page));
    assert_ne!(page.texts(".axis"), axis);
    let quiet = page.count(".fold.quiet");
    assert!(quiet > 0, "the empty years among the decades are folded in turn");
    page.press_drawn(".axis [data-act='fold before'] .hit").wait_until("location.search === ''");
    assert!(!expanded(&page));
    assert_eq!(page.texts(".axis"), axis);
    for key in ["Enter", "Space"] {
        page.focus(fold).press(key).wait_until("location.search === '?fold=before'");
        assert!(expanded(&page));
        page.wait_until("document.activeElement?.dataset.act === 'fold before'");
        page.press(key).wait_until("location.search === ''");
        assert!(!expanded(&page), "{key}");
    }
    page.assert_clean();
}

#[test]
fn a_quiet_stretch_inside_an_opened_fold_opens_too() {
    let site = Site::root();
    let mut page = open(&site, 1280);
    page.press_drawn(".axis [data-act='fold after'] .hit").wait_until("location.search === '?fold=after'");
    let acts = page.attrs(".fold.quiet", "data-act");
    let act = acts.first().expect("a quiet stretch").clone();
    page.focus(&format!("[data-act='{act}']")).press("Enter").wait_until("location.search.includes(',')");
    let day = act.trim_start_matches("fold ");
    assert_eq!(page.address(), format!("/?fold=after,{day}"));
    let open = page.attr(&format!("[data-act='{act}']"), "aria-expanded");
    assert_eq!(open.as_deref(), Some("true"));
    page.assert_clean();
}

#[test]
fn a_numeral_zooms_to_what_it_gathers() {
    let site = Site::root();
    let mut page = open(&site, 760);
    let before = page.in_view();
    let hidden = page.count(".e.off");
    let numeral = page.attrs(".cluster", "data-act");
    assert!(!numeral.is_empty(), "something is gathered at 760 px");
    page.press_drawn(".cluster .hit").wait_until("location.search.includes('from=')");
    let after = page.in_view();
    assert!(after.length() < before.length(), "{before:?} {after:?}");
    assert!(hidden > 0 && page.address().contains("&to="));
    // Pressed on and on it comes apart.
    for _ in 0..12 {
        let acts = page.attrs(".cluster", "data-act");
        if !acts.contains(&numeral[0]) {
            return;
        }
        page.press_drawn(&format!("[data-act='{}'] .hit", numeral[0]));
        page.settle();
    }
    panic!("{} is still gathered after 12 presses", numeral[0]);
}

/// The labels of a lane that touch another, in pixels on the screen.
const TOUCHING: &str = "(() => { const boxes = [...document.querySelectorAll('.plot .e:not(.off):not(.stroke)')].map((mark) => \
    [mark.closest('.draws'), mark.querySelector('text').getBoundingClientRect(), mark.querySelector('text').textContent]); \
    const touch = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom; \
    return boxes.flatMap(([lane, box, text], at) => boxes.slice(at + 1).filter(([other, its]) => other === lane && touch(box, its)).map((it) => text + ' and ' + it[2])) })()";

#[test]
fn no_label_touches_another_on_the_screen_also_in_type_of_twice_the_size() {
    let site = Site::root();
    for (width, larger) in [(760, 1.0), (1280, 1.0), (1920, 1.0), (1280, 2.0), (1920, 2.0)] {
        let mut page = Browser::shared(&site);
        page.size(width, 1_000);
        for path in ["/", "/?from=2022-01-04&to=2022-01-08", "/?fold=before,after"] {
            page.open(path).ready().drawn().settle();
            let before = page.rect(".e:not(.off):not(.stroke) text").height;
            page.script(
                "const sheet = new CSSStyleSheet(); sheet.replaceSync(`html { font-size: ${arguments[0] * 100}% }`); document.adoptedStyleSheets = [sheet]",
                vec![larger.into()],
            );
            page.settle().settle();
            let after = page.rect(".e:not(.off):not(.stroke) text").height;
            assert!((after / before - larger).abs() < 0.1, "labels of {after} px after {before} px");
            let touching: Vec<String> = serde_json::from_value(page.eval(TOUCHING)).unwrap();
            assert!(touching.is_empty(), "{path} at {width} px, {larger} times: {touching:#?}");
            assert!(page.count(".e:not(.off):not(.stroke)") > 3);
            let wide = page.eval("document.documentElement.scrollWidth - innerWidth").as_f64().unwrap();
            assert!(wide <= 0.0, "{path} at {width} px, {larger} times, is {wide} px wider than the window");
        }
    }
}
