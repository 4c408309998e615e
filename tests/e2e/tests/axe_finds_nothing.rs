//! axe-core finds nothing to complain about: every kind of page, light and dark, narrow and wide.

use standpoint_e2e::{Browser, Site, Theme};

#[test]
fn on_every_kind_of_page() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for width in [360, 1280] {
        for theme in [Theme::Light, Theme::Dark] {
            page.size(width, 800).theme(theme);
            page.tour(&site.kinds(), |page, path| {
                page.open(path);
                page.try_ready()?;
                let found: String = page.settle().axe().iter().map(ToString::to_string).collect();
                if found.is_empty() { Ok(()) } else { Err(format!("{theme:?} at {width} px\n{found}")) }
            });
        }
    }
}

/// Every second page: what is shown on both halves is of the same kinds, and two browsers look at them side by side.
fn half(first: usize, width: u32, theme: Theme) {
    let site = Site::root();
    let pages: Vec<String> =
        site.most().into_iter().filter(|path| !site.leads_on(path)).skip(first).step_by(2).collect();
    let mut page = Browser::fresh(&site);
    page.size(width, 800).theme(theme);
    page.tour(&pages, |page, path| {
        page.open(path);
        page.try_ready()?;
        let found: String = page.axe().iter().map(ToString::to_string).collect();
        if found.is_empty() { Ok(()) } else { Err(format!("\n{found}")) }
    });
}

#[test]
fn on_half_of_the_positions_texts_and_events_in_the_light() {
    half(0, 1280, Theme::Light);
}

#[test]
fn on_the_other_half_in_the_dark_on_a_narrow_screen() {
    half(1, 360, Theme::Dark);
}

#[test]
fn on_the_page_for_lost_addresses() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for theme in [Theme::Light, Theme::Dark] {
        page.size(360, 800).theme(theme).open("/nowhere/").assert_accessible();
    }
}

/// What the program makes of an address: a view of the main view, the matrix narrowed, three side by side.
#[test]
fn on_pages_whose_state_is_in_the_address() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let pages = [
        ("/?question=protests&at=2022-01-10&sel=statement:ko-2022-01-26", ".detail h2"),
        ("/matrix/?sort=csto&stance=condemn", ".mx tr[hidden]"),
        ("/compare/?with=kke,cprf,ko", "#company .versus"),
    ];
    for width in [360, 1280] {
        for theme in [Theme::Light, Theme::Dark] {
            page.size(width, 800).theme(theme);
            for (path, shown) in pages {
                page.open(path).ready().wait_until(&format!("document.querySelector('{shown}')")).settle();
                page.assert_accessible();
            }
        }
    }
}
