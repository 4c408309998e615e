//! Timeline, panel and board never disagree, whatever was pressed in whatever order: they are one state, which is in the
//! address, and who opens that address sees the same.

use standpoint_e2e::model::time::Day;
use standpoint_e2e::model::{Dossier, Spoken};
use standpoint_e2e::{AS_OF, Browser, GO, Site, shipped};

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn open(page: &mut Browser) -> &mut Browser {
    page.open("/").ready().drawn().library()
}

/// Numbers that look random and are the same at every run (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % sides as u64).unwrap_or(0)
    }
}

/// Does something to the view.
fn stir(page: &mut Browser, dice: &mut Dice) -> String {
    let press = |page: &mut Browser, selector: &str, dice: &mut Dice| {
        let all = page.count(selector);
        if all == 0 {
            return format!("no {selector}");
        }
        let at = dice.roll(all);
        page.script(
            "const e = document.querySelectorAll(arguments[0])[arguments[1]]; e.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))",
            vec![selector.into(), at.into()],
        );
        format!("{selector} {at}")
    };
    match dice.roll(12) {
        0 => press(page, ".tabs [data-act]", dice),
        1 => press(page, "[data-item]:not(.off) a", dice),
        2 => press(page, ".fold[data-act], .axis [data-act^=fold]", dice),
        3 => press(page, "[data-act^=zoom]", dice),
        4 => press(page, "[data-act^=step]", dice),
        5 => press(page, ".tally [data-act]", dice),
        6 => press(page, ".filters [data-act]", dice),
        7 => press(page, ".card a[data-act]", dice),
        8 => press(page, ".cluster", dice),
        9 => press(page, ".axis [data-act^=day]", dice),
        10 => {
            let day = dossier().moments().nth(dice.roll(148)).unwrap().last_day();
            page.fill(AS_OF, &day.to_string()).press("Enter");
            format!("as of {day}")
        }
        _ => {
            let day = dossier().moments().nth(dice.roll(148)).unwrap().first_day();
            page.fill(GO, &day.to_string()).press("Enter");
            format!("to {day}")
        }
    }
}

/// What timeline, list, panel and board say of the as-of day and of what is selected, held against each other.
fn agree(page: &Browser, told: &str) {
    let at = page.as_of();
    let pairs = page.eval(
        "[...document.querySelectorAll('[data-item]')].map((mark) => [mark.querySelector('a').id, \
         ['may', 'later'].find((name) => mark.classList.contains(name)) ?? '', \
         mark.classList.contains('sel'), document.getElementById('l' + mark.querySelector('a').id).classList.contains('sel')])",
    );
    let marks: Vec<(String, String, bool, bool)> = serde_json::from_value(pairs).unwrap();
    for (id, spoken, selected, listed) in &marks {
        let number: usize = id[1..].parse().unwrap();
        let expected = match &id[..1] {
            "e" => Spoken::begun(at, &dossier().events[number].when),
            _ => Spoken::by(at, &dossier().statements[number].when),
        };
        let word = match expected {
            Spoken::Had => "",
            Spoken::May => "may",
            Spoken::NotYet => "later",
        };
        assert_eq!(spoken, word, "{id} at {at:?} {told}");
        assert_eq!(selected, listed, "{id} {told}");
    }
    let selected: Vec<&String> = marks.iter().filter(|mark| mark.2).map(|mark| &mark.0).collect();
    assert!(selected.len() <= 1, "{selected:?} {told}");
    if let Some(id) = selected.first() {
        let number: usize = id[1..].parse().unwrap();
        let title = match &id[..1] {
            "e" => &dossier().events[number].title,
            _ => &dossier().statements[number].title,
        };
        assert_eq!(&page.texts(".detail h2")[0], title, "{told}");
    }
    let cards = page.eval(
        "[...document.querySelectorAll('.card')].map((card) => [card.querySelector('a[data-act^=text]').dataset.act.slice(5), \
         ['may', 'later'].find((name) => card.classList.contains(name)) ?? '', card.classList.contains('sel')])",
    );
    let cards: Vec<(String, String, bool)> = serde_json::from_value(cards).unwrap();
    for (number, spoken, chosen) in cards {
        let mark = marks.iter().find(|mark| mark.0 == format!("s{number}")).unwrap();
        assert_eq!((&spoken, chosen), (&mark.1, mark.2), "the card of s{number} and its mark {told}");
    }
}

fn stirred(seed: u64) {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.size(1280, 800);
    open(&mut page);
    let mut dice = Dice(seed);
    let mut done = Vec::new();
    for step in 0..36 {
        done.push(stir(&mut page, &mut dice));
        page.settle();
        agree(&page, &format!("after {done:#?}"));
        if step % 6 == 5 {
            // The address follows a move after a moment.
            page.script("return new Promise((done) => setTimeout(done, 400))", vec![]);
            let (address, view) = (page.address(), page.view());
            page.reload().ready().drawn().library().settle();
            assert_eq!(page.view(), view, "{address} after {done:#?}");
            assert_eq!(page.address(), address);
        }
    }
    page.assert_clean();
}

#[test]
fn after_any_36_presses() {
    stirred(1);
}

#[test]
fn after_any_other_36_presses() {
    stirred(2);
}

#[test]
fn the_flag_is_pulled_from_the_end_and_back_to_it() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    page.on_plot(0.5, 0.0);
    let flag = page.rect(".cursor.end .grip");
    page.drag(flag.center(), (flag.x - 300.0, flag.center().1)).settle();
    let day = page.as_of().expect("a day is set");
    assert!(day < dossier().meta.window.1, "{day:?}");
    agree(&page, "after the flag was pulled");
    assert!(page.text(".board h2").contains("2022"), "{}", page.text(".board h2"));
    page.wait_until(&format!("location.search === '?at={day}'"));
    let flag = page.rect(".cursor .grip");
    let edge = page.rect(".axis");
    page.drag(flag.center(), (edge.x + edge.width + 20.0, flag.center().1)).settle();
    assert_eq!(page.as_of(), None, "beyond the last day it is at the end again");
    page.wait_until("location.search === ''").assert_clean();
}

#[test]
fn a_day_tells_what_happened_and_was_said_on_it() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let day = Day::parse("2022-01-05").unwrap();
    page.press_drawn(".axis [data-act='day 2022-01-05']").wait_until("location.search === '?sel=day:2022-01-05'");
    assert_eq!(page.text(".detail h2"), "5 January 2022");
    let on = standpoint_e2e::state::OnDay::new(dossier(), day);
    let titles = page.texts(".detail .story a");
    let expected: Vec<&str> = on
        .begun
        .iter()
        .chain(&on.lasting)
        .map(|&index| dossier().event(index).title.as_str())
        .chain(on.texts.iter().map(|&index| dossier().statement(index).title.as_str()))
        .collect();
    assert_eq!(titles, expected);
    assert!(on.begun.len() > 5, "much began on that day");
    let mut speaking: Vec<String> = page.attrs("[data-item].speaks > a", "id");
    speaking.sort();
    let mut marks = standpoint_e2e::shown_ids(on.marks());
    marks.sort();
    assert_eq!(speaking, marks, "they are marked on the timeline");
    // From an event it is one press away, and from a day the next one.
    page.click(".detail .beside .after [data-act]").wait_until("location.search === '?sel=day:2022-01-06'");
    assert_eq!(page.text(".detail h2"), "6 January 2022");
    page.click(".detail .story a").wait_until("location.search.startsWith('?sel=event:')");
    page.click(".detail [data-act^='day ']").wait_until("location.search === '?sel=day:2022-01-06'");
    page.click(".detail [data-act^='at ']").wait_until("location.search.includes('at=2022-01-06')").settle();
    agree(&page, "as of that day");
    page.assert_clean();
}
