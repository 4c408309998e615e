//! Browser tests as plain functions: a built [`Site`] on a server that hears everything, and a [`Browser`] that looks at
//! it.
//!
//! ```no_run
//! use standpoint_e2e::{Browser, Site};
//!
//! let site = Site::root();
//! let mut page = Browser::shared(&site); // or `fresh`: a browser and profile of its own
//! page.size(360, 800);
//! page.open("/events/").ready();
//! assert_eq!(page.text("h1"), "Events");
//! page.press("Tab");
//! page.wait_until("document.activeElement.matches('a')");
//! page.assert_clean(); // no error, warning, policy violation or 404 since the browser was taken
//! page.assert_still(); // nothing moved by itself
//! page.assert_accessible();
//! ```
//!
//! - Everything fails by panicking with what was asked and what was found. When a test panics, its browsers print what
//!   was collected and leave a picture in `target/e2e-failures/`.
//! - There is nothing to sleep for: [`Browser::ready`] waits for the app, [`Browser::wait_until`] for a condition.
//! - One driver process serves a whole test program. `Browser::shared` hands one browser on from test to test, with
//!   storage, cache, size and emulations as new; `Browser::fresh` starts another one (about a second).
//! - `STANDPOINT_E2E_SITES` names the folder of built sites, `STANDPOINT_CHROMEDRIVER` and `STANDPOINT_CHROMIUM` the
//!   programs, `AXE_PATH` the file `axe.min.js`, `STANDPOINT_E2E_FAILURES` where pictures go.

mod axe;
mod browser;
mod client;
mod device;
mod dossier;
mod driver;
mod ears;
pub mod fault;
mod hearing;
mod input;
mod paper;
mod reading;
mod report;
mod site;
mod start;

pub use axe::{Violation, ViolationNode};
pub use browser::Browser;
pub use client::{Answer, Client};
pub use device::{Media, Theme};
pub use dossier::{shipped, shown_ids};
pub use ears::Heard;
pub use hearing::failures_folder;
pub use paper::Pdf;
pub use reading::Rect;
pub use report::{Collected, Entry, Shift};
pub use site::{Gate, Site, Visit};
pub use start::{AS_OF, GO, Part, VIEW};

/// The core of the program: what a test compares a page with.
pub use standpoint::{model, pages, state, time};

/// The server's request and answer, for [`Site::alter`].
pub use standpoint::serve::{Method, Request, Response};

/// `count` of the items, always the same ones for a seed, in their own order; all when there are not more.
pub fn sample<T: Clone>(items: &[T], count: usize, seed: u64) -> Vec<T> {
    let mut state = seed ^ 0x9e37_79b9_7f4a_7c15;
    let mut indices: Vec<usize> = (0..items.len()).collect();
    let count = count.min(indices.len());
    for i in 0..count {
        // splitmix64
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let left = (indices.len() - i) as u64;
        let step = usize::try_from((z ^ (z >> 31)) % left).unwrap_or(0);
        indices.swap(i, i + step);
    }
    indices.truncate(count);
    indices.sort_unstable();
    indices.into_iter().map(|i| items[i].clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::sample;

    #[test]
    fn a_sample_is_ordered_repeatable_and_without_doubles() {
        let items: Vec<u32> = (0..1000).collect();
        let some = sample(&items, 50, 7);
        assert_eq!(some, sample(&items, 50, 7));
        assert_ne!(some, sample(&items, 50, 8));
        assert_eq!(some.len(), 50);
        assert!(some.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(sample(&items, 5000, 7), items);
        assert!(sample::<u32>(&[], 3, 7).is_empty());
    }
}
