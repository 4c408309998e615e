//! Dates that readers type: where they lead, and what is said of those that lead nowhere.

use standpoint_e2e::model::time::Day;
use standpoint_e2e::{AS_OF, Browser, GO, Site};

fn open(page: &mut Browser) -> &mut Browser {
    page.open("/").ready().drawn()
}

fn go<'a>(page: &'a mut Browser, typed: &str) -> &'a mut Browser {
    page.fill(GO, typed).press("Enter").settle()
}

fn headings(page: &Browser) -> String {
    page.texts(".axis .month").join(" | ")
}

#[test]
fn a_typed_day_is_shown_in_its_surroundings() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    for typed in ["5 January 2022", "2022-01-05", "5.1.2022", "January 5", "5 jan"] {
        page.click("[data-act='zoom all']").settle();
        go(&mut page, typed);
        let part = page.in_view();
        assert!(part.length() < 0.2, "{typed}: {part:?}");
        assert!(headings(&page).contains("5 January 2022"), "{typed}: {}", headings(&page));
        assert_eq!(page.attr(GO, "aria-invalid").as_deref(), Some("false"));
        page.wait_until("location.search.includes('from=2022-01-0') && location.search.includes('to=2022-01-0')");
    }
    // It is a choice: Back leads to where one was.
    page.back().settle();
    assert!(page.in_view().length() > 0.0);
    page.assert_clean();
}

#[test]
fn what_hides_the_date_is_opened() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    go(&mut page, "2011").wait_until("location.search.includes('fold=before')");
    assert!(headings(&page).contains("2011") || page.texts(".axis .day").contains(&"2011".to_owned()));
    assert!(!page.in_view().is_whole());
    page.click("[data-act='zoom all']").settle();
    go(&mut page, "Apr 2022").wait_until("location.search.includes('fold=before,after')");
    page.assert_clean();
}

#[test]
fn what_is_no_date_or_off_the_axis_is_said_and_changes_nothing() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    let view = page.view();
    for (typed, said) in [
        ("tomorrow", "“tomorrow” is no date. Write 5 January 2022"),
        ("2022-02-30", "“2022-02-30” is no date."),
        ("<img src=x onerror=boom()>", "“<img src=x onerror=boom()>” is no date."),
        ("1789", "“1789” lies outside the timeline, which runs from "),
        ("3000", "“3000” lies outside the timeline"),
    ] {
        go(&mut page, typed);
        let line = page.text(".wrong");
        assert!(line.starts_with(said), "{typed}: {line}");
        assert_eq!(page.attr(GO, "aria-invalid").as_deref(), Some("true"), "{typed}");
        assert_eq!(page.eval_text(&format!("document.querySelector('{GO}').value")), typed, "it stays to be mended");
        assert_eq!(page.view(), view, "{typed}");
        assert_eq!(page.address(), "/");
        assert_eq!(page.count(".wrong img"), 0);
    }
    go(&mut page, "");
    assert_eq!(page.texts(".wrong"), [""], "nothing typed, nothing wrong");
    // The other field has a mind of its own.
    page.fill(AS_OF, "1 May 1700").press("Enter").settle();
    assert!(page.text(".wrong").contains("lies outside the timeline"), "{}", page.text(".wrong"));
    assert_eq!(page.attr(AS_OF, "aria-invalid").as_deref(), Some("true"));
    page.fill(AS_OF, "10 Jan 2022").press("Enter").settle();
    assert_eq!(page.texts(".wrong"), [""]);
    assert_eq!(page.as_of(), Day::parse("2022-01-10"));
    page.assert_clean();
}

#[test]
fn a_month_or_a_year_as_the_as_of_day_is_its_last_day() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page);
    for (typed, day) in [("January 2022", "2022-01-31"), ("2021", "2021-12-31"), ("7 January", "2022-01-07")] {
        page.fill(AS_OF, typed).press("Enter").settle();
        assert_eq!(page.as_of(), Day::parse(day), "{typed}");
    }
    page.assert_clean();
}
