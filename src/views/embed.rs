//! What stands around a page in a frame: one line above it, which leads to the page that it is taken from, and one below.

use super::{
    Store,
    parts::still::{Still, el},
};
use crate::{
    pages::{Embed, Page},
    state::{View, encode},
};

/// The line above. It has the heading of the page.
pub fn head(store: Store, embed: Embed) -> Still {
    let way = el("a", "", name(store, embed)).attr("href", store.href(embed.whole()));
    el("header", "slip-head", el("h1", "", way))
}

fn name(store: Store, embed: Embed) -> String {
    match embed {
        // The title stands in the line below.
        Embed::Timeline => store.dossier.meta.headline.clone(),
        #[cfg(feature = "hydrate")]
        Embed::Board(question) => store.dossier.question(question).asks.clone(),
        // The program is in none of the others.
        #[cfg(feature = "hydrate")]
        _ => String::new(),
        #[cfg(not(feature = "hydrate"))]
        other => crate::head::name(other.whole(), store.dossier, store.texts),
    }
}

/// The line below: which dossier this is from, at which revision, and the way to the whole of what is seen here.
pub fn foot(store: Store, embed: Embed) -> Still {
    let (t, meta) = (store.texts, &store.dossier.meta);
    let way = el("a", "", t.embed_whole()).attr("href", whole(store, embed));
    // What is seen may have a state, which goes along: `embed.js` adds it to the address.
    let way = way.attr_if("data-whole", embed.is_alive().then_some(""));
    let words = (
        el("b", "", meta.title.as_str()),
        " ",
        el("span", "", t.embed_revision(&meta.revision)),
        " ",
        way,
        " ",
        el("span", "", t.product()),
    );
    el("footer", "slip-foot", (el("p", "", t.foot_note()), el("p", "", words)))
}

/// Where the whole of it is seen. Of a board that is the main view, which has the same board and takes its state.
fn whole(store: Store, embed: Embed) -> String {
    let Embed::Board(question) = embed else { return store.href(embed.whole()) };
    let dossier = store.dossier;
    let query = encode(&View { question, ..View::plain(dossier) }, dossier);
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}{mark}{query}", store.href(Page::Start))
}
