//! Every page comes to life: without an error, a warning, a refused file or a missing one, without anything moving, and
//! on the nodes that were there before.

use standpoint_e2e::{Browser, Site, sample};

/// How many are looked at of the kinds that have thousands.
const SOME: usize = 40;
/// Another seed looks at other ones; the failing page is named in any case.
const SEED: u64 = 2022;

/// All pages, but of passages and pairs only some.
fn chosen(site: &Site) -> Vec<String> {
    let (passages, others): (Vec<_>, Vec<_>) =
        site.pages().into_iter().partition(|path| is_below(path, "statements", 3));
    let (pairs, mut all): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| is_below(path, "compare", 3));
    all.extend(sample(&passages, SOME, SEED));
    all.extend(sample(&pairs, SOME, SEED));
    all
}

fn is_below(path: &str, first: &str, depth: usize) -> bool {
    let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
    segments.len() == depth && segments[0] == first
}

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
fn every_page_of_the_shipped_dossier() {
    let site = Site::root();
    let pages = chosen(&site);
    assert!(pages.iter().filter(|path| is_below(path, "positions", 3)).count() > 100, "positions are among them");
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
