use std::cell::Cell;

use leptos::{mount, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    model::Library,
    text::Texts,
    views::{App, Store},
    wire::{self, Opening, Refused},
};

thread_local! {
    /// The running program, for what arrives after its start.
    static RUNNING: Cell<Option<(Store, u64)>> = const { Cell::new(None) };
}

/// Brings the prerendered page to life, or, where the address carries a state, puts the page of that state in its place.
///
/// # Errors
/// Where a data file is refused. Nothing of the page has been touched then.
pub fn start(opening: &[u8], library: Option<&[u8]>, base: String, site: Option<String>) -> Result<(), Refused> {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    let (opening, edition) = wire::decode::<Opening>(opening, None)?;
    // The library comes along exactly where the address has a query.
    let library = library.map(|file| shelf(file, edition)).transpose()?;
    let texts = Texts::new(opening.texts, opening.lang).ok_or(Refused::Damaged)?;
    let Some(app) = document().get_element_by_id("app").and_then(|app| app.dyn_into::<HtmlElement>().ok()) else {
        return Ok(());
    };
    if app.get_attribute("data-dossier").as_deref() != Some(opening.dossier.meta.id.as_str()) {
        return Err(Refused::OtherDossier);
    }
    let whole = library.is_some();
    let main = app.query_selector("main").ok().flatten().filter(|_| !whole);
    let store = Store {
        dossier: Box::leak(Box::new(opening.dossier)),
        library: RwSignal::new(library),
        standing: main.map_or(0, |main| main.child_element_count() as usize),
        texts,
        base: base.leak(),
        site: site.map(|site| &*site.leak()),
    };
    RUNNING.set(Some((store, edition)));
    if whole {
        super::turn::keep(&document());
        app.replace_children_with_node_0();
        mount::mount_to(app, move || view! { <App store /> }).forget();
        // The block's place was held till now; what stands in it is what the address asks for.
        if let Some(root) = document().document_element() {
            _ = root.class_list().remove_1("q");
        }
    } else {
        mount::hydrate_from(app, move || view! { <App store /> }).forget();
    }
    Ok(())
}

/// Takes the library when it comes after the first view.
///
/// # Errors
/// Where the file is refused. What is shown stays, and what needs the library goes on saying that it is to come.
pub fn shelve(file: &[u8]) -> Result<(), Refused> {
    if let Some((store, edition)) = RUNNING.get() {
        store.library.set(Some(shelf(file, edition)?));
    }
    Ok(())
}

fn shelf(file: &[u8], edition: u64) -> Result<&'static Library, Refused> {
    wire::decode::<Library>(file, Some(edition)).map(|(library, _)| &*Box::leak(Box::new(library)))
}
