//! The only room that names the browser's own interfaces. Nothing in it exists natively: what the views call from here is
//! compiled with the feature `hydrate` alone.

pub mod address;
mod cite;
mod company;
mod desk;
mod draw;
mod follow;
mod gestures;
mod guide;
mod handout;
mod kept;
mod keys;
mod poster;
mod press;
mod rows;
mod share;
mod start;
mod turn;

pub use cite::cite;
pub use company::company;
pub use desk::{desk, focus, fold, timeline};
use desk::{focus_now, focus_where, seen};
pub use follow::follow;
pub use gestures::brush;
pub use guide::{guide, keep_guide};
pub use handout::print_handout;
pub use keys::{keep_keys, keys, show_keys};
pub use poster::{printed, save_poster};
pub use press::{focused, press, press_by_key, step_in_list};
pub use rows::rows;
pub use share::{chosen, focused_cell, share};
pub use start::{shelve, start};
pub use turn::{leaf, turn};

use leptos::prelude::document;

/// Marks the document: the page answers. A program that has stopped may still come by here with what it had begun.
fn mark_ready() {
    if let Some(root) = document().document_element().filter(|root| !root.has_attribute("data-app")) {
        _ = root.set_attribute("data-app", "ready");
    }
}
