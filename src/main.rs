//! The program in the browser. It does nothing until `boot.js` hands it its data.

fn main() {}

#[cfg(target_arch = "wasm32")]
mod entry {
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Shows the page. Answers with a reason where the data are refused; the page then stays as it was prerendered.
    #[wasm_bindgen]
    pub fn start(opening: &[u8], library: Option<Vec<u8>>, base: String, site: Option<String>) -> Option<String> {
        standpoint::browser::start(opening, library.as_deref(), base, site).err().map(|refused| refused.to_string())
    }

    /// Takes the library when it comes after the first view. Answers with a reason where it is refused.
    #[wasm_bindgen]
    pub fn shelve(library: &[u8]) -> Option<String> {
        standpoint::browser::shelve(library).err().map(|refused| refused.to_string())
    }
}
