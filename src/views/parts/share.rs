use leptos::prelude::*;

use super::icon;
use crate::{pages::Page, views::use_store};

/// The address of a page, visible, with what the browser offers to send it: its share sheet, else a button that copies.
/// Without script the address is a link that can be copied by hand.
#[component]
pub fn Share(page: Page) -> impl IntoView {
    let store = use_store();
    let t = store.texts;
    let path = store.href(page);
    let address = store.site.map_or_else(|| path.clone(), |site| format!("{site}{}", page.path(store.dossier)));
    view! {
        <div class="share" data-share>
            <span class="lbl">{t.share_this()}</span>
            <a class="address" href=path>{address}</a>
            <button type="button" class="needs-script" data-copy>
                {icon("M6.500 9.500L9.500 6.500M7 4.500l1.600-1.600a3.100 3.100 0 0 1 4.400 4.400L11.400 9M9 11.500l-1.600 1.600A3.100 3.100 0 0 1 3 8.700L4.600 7")}
                <span>{t.share_copy()}</span>
            </button>
        </div>
    }
}
