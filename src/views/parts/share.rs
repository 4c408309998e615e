use leptos::prelude::*;

use super::icon;
use crate::{pages::Page, views::use_store};

/// What became of an attempt to share; the button says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Nothing yet, or the share sheet has said it.
    Offer,
    Copied,
    /// Neither sheet nor clipboard is allowed here: the address stands there to be copied by hand.
    ByHand,
}

/// The address of a page, visible, and a button that sends it: the browser's share sheet where there is one, else the
/// clipboard. Without script the address is a link that can be copied by hand.
#[component]
pub fn Share(page: Page) -> impl IntoView {
    let store = use_store();
    let t = store.texts;
    let path = store.href(page);
    let address = store.site.map_or_else(|| path.clone(), |site| format!("{site}{}", page.path(store.dossier)));
    let said = RwSignal::new(Said::Offer);
    let words = move || match said.get() {
        Said::Offer => t.share(),
        Said::Copied => t.share_copied(),
        Said::ByHand => t.share_by_hand(),
    };
    let send = {
        let path = path.clone();
        move || send(store.dossier.meta.title.clone(), path.clone(), said)
    };
    view! {
        <div class="share">
            <a class="address" href=path>
                <span class="lbl">{t.share_this()}</span>
                " "
                <span class="url">{address}</span>
            </a>
            <button type="button" class="needs-script" on:click=move |_| send()>
                {icon(LINK)}
                <span aria-live="polite">{words}</span>
            </button>
        </div>
    }
}

const LINK: &str = "M6.5 9.5L9.5 6.5M7 4.500l1.600-1.600a3.100 3.100 0 0 1 4.400 4.400L11.400 9M9 11.500l-1.600 1.600A3.100 3.100 0 0 1 3 8.700L4.600 7";

/// Natively nobody presses a button.
#[cfg(not(feature = "hydrate"))]
fn send(_title: String, _path: String, _said: RwSignal<Said>) {
    unreachable!("a button is pressed in a browser only");
}

#[cfg(feature = "hydrate")]
fn send(title: String, path: String, said: RwSignal<Said>) {
    crate::browser::share(title, path, said);
}
