//! Sending an address: the browser's share sheet where there is one, else the clipboard. What it refuses is said.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, MouseEvent, ShareData};

/// Sends what the pressed button stands for, if a button that shares was pressed.
pub fn share(event: &MouseEvent) {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(button) = target.and_then(|target| target.closest("[data-share]").ok().flatten()) else { return };
    let location = window().location();
    let path = button.get_attribute("data-share").filter(|path| !path.is_empty());
    let address = match (path, location.origin()) {
        (Some(path), Ok(origin)) => format!("{origin}{path}"),
        _ => location.href().unwrap_or_default(),
    };
    leptos::task::spawn_local(async move {
        if let Some(word) = send(&address).await.and_then(|key| button.get_attribute(key))
            && let Ok(Some(words)) = button.query_selector("span")
        {
            words.set_text_content(Some(&word));
        }
    });
}

/// Sends an address and answers with the attribute of the button that says what came of it; `None` where the share sheet
/// has said it.
async fn send(address: &str) -> Option<&'static str> {
    let navigator = window().navigator();
    let has =
        |name: &str| js_sys::Reflect::get(&navigator, &JsValue::from_str(name)).is_ok_and(|it| !it.is_undefined());
    if has("share") {
        let data = ShareData::new();
        data.set_title(&document().title());
        data.set_url(address);
        match JsFuture::from(navigator.share_with_data(&data)).await {
            Ok(_) => return None,
            Err(error) if is_abort(&error) => return None,
            Err(_) => {}
        }
    }
    if has("clipboard") && JsFuture::from(navigator.clipboard().write_text(address)).await.is_ok() {
        return Some("data-copied");
    }
    Some("data-by-hand")
}

/// Whether the reader closed the sheet.
fn is_abort(error: &JsValue) -> bool {
    error.dyn_ref::<web_sys::DomException>().is_some_and(|error| error.name() == "AbortError")
}
