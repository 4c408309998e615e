//! The harness itself, on tiny sites of its own: a check that cannot fail would prove nothing about the real ones.

mod devices;
mod hearing;
mod serving;

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use standpoint_e2e::Site;

/// A page under the kind of policy that a real site has. Its own script is in a file, as the policy wants it.
fn page(body: &str) -> String {
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";
    format!(
        "<!doctype html><html lang=\"en\"><head><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\
         <meta charset=\"utf-8\"><title>A page</title><link rel=\"icon\" href=\"/icon.svg\">\
         <meta name=\"viewport\" content=\"width=device-width\"></head><body>{body}</body></html>"
    )
}

/// A site of a few files, removed with this value.
struct Tiny {
    site: Site,
    folder: PathBuf,
}

impl Tiny {
    fn new(files: &[(&str, &str)]) -> Self {
        Self::below("/", files)
    }

    /// Files that end in a slash are pages, and their text is the body.
    fn below(base: &str, files: &[(&str, &str)]) -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("standpoint-harness-{}-{number}", std::process::id()));
        let icon = r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>"#;
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("icon.svg"), icon).unwrap();
        fs::write(folder.join("404.html"), page("<h1>Nothing here</h1>")).unwrap();
        for (path, text) in files {
            let mut file = folder.join(path.trim_start_matches('/'));
            let mut text = (*text).to_owned();
            if path.ends_with('/') {
                file.push("index.html");
                text = page(&text);
            }
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        Self { site: Site::folder(&folder, base), folder }
    }
}

impl Drop for Tiny {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}
