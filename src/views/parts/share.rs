use super::still::{Still, el};
use crate::{pages::Page, qr, text::Texts, views::Store};

/// The address of a page, visible, and a button that opens what it can be sent as. Without script the address is a link that
/// can be copied by hand. `name` and `about` are what a message says of the page; `about` may be empty.
#[must_use]
pub fn share(store: Store, page: Page, name: impl Into<String>, about: impl Into<String>) -> Still {
    let t = store.texts;
    let words = (el("span", "lbl", t.share_this()), " ", el("span", "url", store.address(page)));
    let link = el("a", "address", words).attr("href", store.href(page));
    el("div", "share", (link, send(store, page, name, about)))
}

/// A button that opens the dialog for a page and for the present view.
#[must_use]
pub fn send(store: Store, page: Page, name: impl Into<String>, about: impl Into<String>) -> Still {
    let icon = el("svg", "i", el("path", "", "").attr("d", LINK));
    let icon = icon.attr("viewBox", "0 0 16 16").attr("aria-hidden", "true");
    el("button", "send needs-script", (icon, el("span", "", store.texts.share())))
        .attr("type", "button")
        .attr("aria-haspopup", "dialog")
        .attr("data-share", store.href(page))
        .attr("data-name", name.into())
        .attr("data-about", about.into())
        .attr_if("data-embed", page.embed().map(|embed| store.href(Page::Embed(embed))))
}

/// What can be sent: its name in the list, what must be known of it, the address and the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub kind: &'static str,
    pub means: &'static str,
    pub address: String,
    pub message: String,
    /// The HTML that puts it into a frame; empty where it cannot be framed.
    pub frame: String,
}

/// The dialog. The first target is chosen; what belongs to a target is put in its place by [`fields`].
#[must_use]
pub fn dialog(t: Texts, targets: &[Target], name: &str, by_device: bool) -> Still {
    let choices: Vec<_> = targets
        .iter()
        .enumerate()
        .map(|(n, target)| {
            let input = el("input", "", ())
                .attr("type", "radio")
                .attr("name", "target")
                .attr("value", n.to_string())
                .attr_if("checked", (n == 0).then_some(""));
            let means = (!target.means.is_empty()).then(|| (" ", el("span", "hint", target.means)));
            el("label", "", (input, " ", el("span", "", target.kind), means))
        })
        .collect();
    let what = el("fieldset", "", (el("legend", "lbl", t.share_what()), choices));
    let send = by_device.then(|| el("button", "", t.share_send()).attr("type", "button").attr("data-send", ""));
    let close = el("button", "", t.share_close()).attr("type", "button").attr("data-close", "");
    let content = (
        el("h2", "", name.to_owned()).attr("id", "sharing-title"),
        what,
        el("div", "fields", targets.first().map(|target| fields(t, target))),
        el("p", "said", "").attr("role", "status"),
        el("div", "row", (send, close)),
    );
    el("dialog", "sharing", content).attr("aria-labelledby", "sharing-title")
}

/// Address, message and code of a target.
#[must_use]
pub fn fields(t: Texts, target: &Target) -> Still {
    let copy = |of: &'static str| {
        el("button", "", t.share_copy())
            .attr("type", "button")
            .attr("data-copy", of)
            .attr("aria-label", t.copy_of(of_name(t, of)))
    };
    let address =
        el("input", "", ()).attr("id", "sharing-address").attr("readonly", "").attr("value", target.address.clone());
    let label = |of: &'static str| el("label", "lbl", of_name(t, of)).attr("for", of);
    let area = |of: &'static str, text: &str, rows: &'static str| {
        el("textarea", "", text.to_owned()).attr("id", of).attr("readonly", "").attr("rows", rows)
    };
    let message = area("sharing-message", &target.message, "4");
    let frame = (!target.frame.is_empty()).then(|| {
        let frame = area("sharing-frame", &target.frame, "3");
        el("div", "line", (label("sharing-frame"), frame, copy("sharing-frame")))
    });
    let lines = (
        el("div", "line", (label("sharing-address"), address, copy("sharing-address"))),
        el("div", "line", (label("sharing-message"), message, copy("sharing-message"))),
        frame,
    );
    el(
        "div",
        "both",
        (el("div", "", lines), el("div", "scan", (el("p", "lbl", t.share_code()), scan(t, &target.address)))),
    )
}

/// An address as a code that a telephone reads.
#[must_use]
pub fn scan(t: Texts, address: &str) -> Still {
    match qr::code(address) {
        Some(code) => {
            let size = code.size.to_string();
            let dark = el("path", "", "").attr("d", code.path);
            let light = el("rect", "", "").attr("width", size.clone()).attr("height", size.clone());
            el("svg", "qr", (light, dark))
                .attr("viewBox", ["0 0 ", &size, " ", &size].concat())
                .attr("role", "img")
                .attr("aria-label", t.share_code())
        }
        None => el("p", "hint", t.share_code_too_long()),
    }
}

/// What a field of the dialog holds.
fn of_name(t: Texts, of: &str) -> &'static str {
    match of {
        "sharing-address" => t.share_address(),
        "sharing-message" => t.share_message(),
        _ => t.share_frame(),
    }
}

const LINK: &str =
    "M6.5 9.5L9.5 6.5M7 4.5l1.6-1.6a3.1 3.1 0 0 1 4.4 4.4L11.4 9M9 11.5l-1.6 1.6A3.1 3.1 0 0 1 3 8.7L4.6 7";
