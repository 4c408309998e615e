use super::still::{Still, el};
use crate::{pages::Page, views::Store};

/// The address of a page, visible, and a button that sends it: the browser's share sheet where there is one, else the
/// clipboard. Without script the address is a link that can be copied by hand.
#[must_use]
pub fn share(store: Store, page: Page) -> Still {
    let t = store.texts;
    let path = store.href(page);
    let words = (el("span", "lbl", t.share_this()), " ", el("span", "url", store.address(page)));
    let link = el("a", "address", words).attr("href", path.clone());
    el("div", "share", (link, send(store, path, t.share())))
}

/// A button that sends an address of this host; an empty one stands for the present address. What it may have to say stands
/// on it.
#[must_use]
pub fn send(store: Store, path: String, name: &'static str) -> Still {
    let t = store.texts;
    let icon = el("svg", "i", el("path", "", "").attr("d", LINK));
    let icon = icon.attr("viewBox", "0 0 16 16").attr("aria-hidden", "true");
    el("button", "send needs-script", (icon, el("span", "", name).attr("aria-live", "polite")))
        .attr("type", "button")
        .attr("data-share", path)
        .attr("data-copied", t.share_copied())
        .attr("data-by-hand", t.share_by_hand())
}

const LINK: &str =
    "M6.5 9.5L9.5 6.5M7 4.5l1.6-1.6a3.1 3.1 0 0 1 4.4 4.4L11.4 9M9 11.5l-1.6 1.6A3.1 3.1 0 0 1 3 8.7L4.6 7";
