//! Pages whose program failed: what they must still be.

use crate::{Browser, Site};

/// A page with the drawing and a page of text.
pub const PATHS: [&str; 2] = ["/", "/positions/kke/csto/"];
/// What is said where a script or a file could not be loaded.
pub const SCRIPT: &str = "The interactive part could not be loaded. Everything can be read and every link works.";
/// What is said where the data were refused.
pub const REFUSED: &str =
    "The data could not be used: they do not belong to this page. Everything can be read and every link works.";
/// What is said where the program stopped.
pub const PANIC: &str = "The interactive part has stopped. What you see stays readable and every link works.";

/// What is read on a page without the app: all but the texts of controls that need it.
fn words(page: &Browser) -> String {
    page.eval_text(
        "[...document.querySelectorAll('main h1, main .listing li, main .sheet')].map((e) => e.textContent).join()",
    )
}

/// The text of the page as it was prerendered, read in a browser of its own: what that preloads is in nobody else's cache.
///
/// # Panics
/// When there is hardly any.
pub fn prerendered(path: &str) -> String {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.scripts(false);
    page.open(path);
    let words = words(&page);
    assert!(words.len() > 500, "{path} has hardly anything to read");
    words
}

impl Browser {
    /// The page says what happened, once, stays as it was prerendered, and a link of it leads on as a plain link.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn survives(&mut self, path: &str, line: &str, prerendered: &str) {
        self.wait_until("document.documentElement.dataset.app === 'failed'");
        assert!(self.is_visible("#fault"), "{path}: the line is not seen");
        assert_eq!(self.text("#fault span"), line, "{path}");
        assert_eq!(self.count(".fault"), 1 + self.count("noscript .fault"), "{path}");
        assert_eq!(words(self), prerendered, "{path}: the text is another");
        assert!(self.is_visible("main h1"), "{path}: the page is hidden");
        self.eval("window.same = true");
        self.click(".mast a[href='/about/']").wait_until("location.pathname === '/about/' && !window.same");
        assert_eq!(self.count("main h1"), 1);
    }
}
