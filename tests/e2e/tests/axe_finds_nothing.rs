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

#[test]
fn on_the_page_for_lost_addresses() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for theme in [Theme::Light, Theme::Dark] {
        page.size(360, 800).theme(theme).open("/nowhere/").assert_accessible();
    }
}
