//! Every page comes to life: without an error, a warning, a refused file or a missing one, without anything moving, and
//! on the nodes that were there before.

use standpoint_e2e::{Browser, Site};

fn comes_to_life(page: &mut Browser, path: &str) -> Result<(), String> {
    let leads_on = page.site().leads_on(path);
    page.open(path);
    page.try_ready()?;
    if leads_on && page.address() == path {
        return Err("it does not lead on".to_owned());
    }
    page.heading_kept()?;
    page.check()
}

#[test]
fn every_position_text_and_event_and_some_of_the_rest() {
    let site = Site::root();
    let pages = site.most();
    assert!(pages.iter().filter(|path| path.starts_with("/positions/")).count() > 500, "positions are among them");
    Browser::shared(&site).tour(&pages, comes_to_life);
}

/// A debug build says where the nodes differ, and checks more.
#[test]
fn every_page_of_the_small_dossier_in_a_debug_build() {
    let site = Site::debug();
    Browser::shared(&site).tour(&site.pages(), comes_to_life);
}

/// With a state in the address the first view is made anew, from the state.
#[test]
fn every_kind_of_page_with_a_query() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.tour(&site.kinds(), |page, path| {
        page.open(&format!("{path}?q=x#y"));
        page.try_ready()?;
        if page.count("#app main h1") != 1 {
            return Err("there is not one heading".to_owned());
        }
        let all = page.collected();
        if all.entries.is_empty() { Ok(()) } else { Err(format!("\n{all}")) }
    });
}
