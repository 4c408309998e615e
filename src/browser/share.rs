//! Sending an address: the browser's share sheet where there is one, else the clipboard. What it refuses is said.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

use crate::views::parts::Said;

/// Sends an address of this host and says what came of it.
pub fn share(title: String, path: String, said: RwSignal<Said>) {
    let address = window().location().origin().map_or_else(|_| path.clone(), |origin| format!("{origin}{path}"));
    leptos::task::spawn_local(async move {
        let navigator = window().navigator();
        let has = |name: &str| js_sys::Reflect::has(&navigator, &JsValue::from_str(name)).unwrap_or(false);
        if has("share") {
            let data = ShareData::new();
            data.set_title(&title);
            data.set_url(&address);
            match JsFuture::from(navigator.share_with_data(&data)).await {
                Ok(_) => return said.set(Said::Offer),
                Err(error) if is_abort(&error) => return said.set(Said::Offer),
                Err(_) => {}
            }
        }
        if has("clipboard") && JsFuture::from(navigator.clipboard().write_text(&address)).await.is_ok() {
            return said.set(Said::Copied);
        }
        said.set(Said::ByHand);
    });
}

/// Whether the reader closed the sheet.
fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "AbortError")
}
