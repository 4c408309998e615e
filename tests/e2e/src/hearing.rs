//! Hearing what goes wrong on pages, on the server and in the browser, and telling it when a test fails.

use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs, thread};

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::driver::{Session, block_on};
use crate::report::{Collected, Entry};
use crate::site::{path_from_env, repository};

/// How many failures a tour of many pages tells of.
const ENOUGH: usize = 10;

/// Chromium takes the faces of a second page from memory, past the preload that asks for them, and then says that it was not
/// used. That each preloaded face is used, and fetched once, is tested where a first visit is measured.
fn is_face_in_memory(line: &str) -> bool {
    line.contains(".woff2 was preloaded using link preload but not used")
}

/// Chromium opens with a page of its own, which complains when it is left before it is done.
fn is_of_the_browser(line: &str) -> bool {
    line.starts_with("chrome://")
}

impl Browser {
    /// Whether the heading (`#app main h1`) is the node that the parser made, hydrated and not rebuilt.
    ///
    /// # Errors
    /// In words, when it was replaced or never there.
    pub fn heading_kept(&self) -> Result<(), String> {
        match self.eval_text("window.__collected ? __collected.headingKept() : 'no collector'").as_str() {
            "" => Ok(()),
            why => Err(format!("{}: {why}", self.address())),
        }
    }

    /// A complaint that holds this text is foreseen and not held against the page.
    pub fn foresee(&mut self, text: &str) -> &mut Self {
        self.foreseen.push(text.to_owned());
        self
    }

    /// Everything that went wrong or moved since the browser was taken or [`forget`](Self::forget) was called, over all
    /// pages, with the server's 404s and the warnings of the browser's own log.
    #[track_caller]
    pub fn collected(&mut self) -> Collected {
        self.settle();
        self.gather();
        let mut all = self.heard.clone();
        all.entries.retain(|entry| !self.foreseen.iter().any(|text| entry.text.contains(text)));
        all
    }

    /// Starts collecting anew.
    #[track_caller]
    pub fn forget(&mut self) -> &mut Self {
        self.settle();
        self.gather();
        self.heard = Collected::default();
        self
    }

    /// Takes what the page, the server and the browser's log hold by now. Never panics: a failing test needs it too.
    pub(crate) fn gather(&mut self) {
        let body = "if (window.__collected) return __collected.take(); \
                    return location.protocol.startsWith('http') && document.contentType === 'text/html' ? 'none' : null";
        let page = block_on(self.session().client.execute(body, Vec::new()));
        match page {
            Ok(Value::String(_)) if self.scripts => self.complain("collector", "the page had no head to collect in"),
            Ok(value @ Value::Object(_)) => self.heard.add(serde_json::from_value(value).unwrap_or_default()),
            _ => {}
        }
        let visits = self.site.visits();
        for visit in visits.iter().skip(self.visits_seen).filter(|visit| visit.status == 404) {
            self.complain("404", &visit.path);
        }
        self.visits_seen = visits.len();
        for line in
            read_log(self.session()).into_iter().filter(|line| !is_face_in_memory(line) && !is_of_the_browser(line))
        {
            self.complain("log", &line);
        }
    }

    fn complain(&mut self, kind: &str, text: &str) {
        self.heard.entries.push(Entry { kind: kind.to_owned(), text: text.to_owned(), page: String::new() });
    }

    /// Looks at many pages and fails at the end with all that `look` had to say, page by page. After ten failures it
    /// stops. What is heard on a page is forgotten before the next, each failing page leaves a picture, and `look` opens
    /// its page itself.
    #[track_caller]
    pub fn tour(&mut self, paths: &[String], mut look: impl FnMut(&mut Self, &str) -> Result<(), String>) {
        let mut failures = Vec::new();
        let mut seen = 0;
        for path in paths {
            seen += 1;
            if let Err(why) = look(self, path) {
                failures.push(format!("{path}: {}", why.trim_end()));
                // Later there is only the last page left to be taken a picture of.
                let _ =
                    self.failure_picture(&format!("{}{}", test_name(), path.trim_end_matches('/').replace('/', "-")));
                if failures.len() == ENOUGH {
                    break;
                }
            }
            // Whatever comes late is told of on the next page, with the name of this one.
            self.heard = Collected::default();
        }
        let count = failures.len();
        assert!(count == 0, "{count} of the {seen} pages seen:\n{}", failures.join("\n"));
        assert!(seen > 0, "there was no page to look at");
    }

    /// What [`assert_clean`](Self::assert_clean) and [`assert_still`](Self::assert_still) would fail on.
    ///
    /// # Errors
    /// All that was heard and all that moved, a line each.
    pub fn check(&mut self) -> Result<(), String> {
        let all = self.collected();
        if all.entries.is_empty() && !all.moved() { Ok(()) } else { Err(format!("\n{all}")) }
    }

    /// Fails when anything was heard: an error, a rejection, a violation of the policy, a warning, a 404.
    #[track_caller]
    pub fn assert_clean(&mut self) -> &mut Self {
        let all = self.collected();
        assert!(all.entries.is_empty(), "something was heard on the way to {}:\n{all}", self.address());
        self
    }

    /// Fails when anything moved by itself, as far as a reader can notice ([`Collected::moved`]).
    #[track_caller]
    pub fn assert_still(&mut self) -> &mut Self {
        let all = self.collected();
        assert!(!all.moved(), "something moved on the way to {}:\n{all}", self.address());
        self
    }

    pub(crate) fn tell_failure(&mut self) {
        self.gather();
        let test = thread::current().name().unwrap_or("test").replace("::", "-");
        let address = block_on(self.session().client.current_url()).map(|url| url.to_string());
        eprintln!("{test} failed on {}", address.unwrap_or_default());
        eprint!("Collected until then:\n{}", self.heard);
        match self.failure_picture(&test) {
            Ok(path) => eprintln!("What it looked like: {}", path.display()),
            Err(why) => eprintln!("There is no picture of it: {why}"),
        }
    }

    fn failure_picture(&self, test: &str) -> Result<PathBuf, String> {
        let folder = failures_folder();
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let png = block_on(self.session().client.screenshot()).map_err(|e| e.to_string())?;
        let path = free_name(&folder, test);
        fs::write(&path, png).map_err(|e| format!("{}: {e}", path.display()))?;
        Ok(path)
    }
}

fn test_name() -> String {
    thread::current().name().unwrap_or("test").replace("::", "-")
}

/// Where the pictures of failed tests go: `STANDPOINT_E2E_FAILURES`, or `e2e-failures` in cargo's target folder.
pub fn failures_folder() -> PathBuf {
    path_from_env("STANDPOINT_E2E_FAILURES").unwrap_or_else(|| {
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        repository().join(target).join("e2e-failures")
    })
}

/// A test with several browsers has several pictures.
fn free_name(folder: &Path, test: &str) -> PathBuf {
    let plain = folder.join(format!("{test}.png"));
    let this_run = |path: &Path| {
        let age = fs::metadata(path).and_then(|m| m.modified()).ok().and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age < Duration::from_secs(2))
    };
    if this_run(&plain) { folder.join(format!("{test}-2.png")) } else { plain }
}

/// The warnings and errors that the browser itself has logged since it was last asked. It repeats much of what the
/// collector says, but loses nothing on the way from page to page, and knows of things that no page is told.
pub(crate) fn read_log(session: &Session) -> Vec<String> {
    let lines = session.post("se/log", json!({ "type": "browser" })).unwrap_or(Value::Null);
    let wanted = |line: &&Value| matches!(line["level"].as_str(), Some("WARNING" | "SEVERE"));
    let lines = lines.as_array().map(Vec::as_slice).unwrap_or_default();
    lines.iter().filter(wanted).filter_map(|line| line["message"].as_str().map(str::to_owned)).collect()
}
