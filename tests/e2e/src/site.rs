//! A built site on a server that hears every request and slips the collector into every page.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::{env, fs};

use crate::sample;
use standpoint::serve::{Config, Filter, Request, Response, Running, Server};

const COLLECTOR: &str = include_str!("collector.js");
/// How many are looked at of the kinds that have thousands.
const SOME: usize = 40;
/// Another seed looks at other ones; a failing page is named in any case.
const SEED: u64 = 2022;
const COLLECTOR_PATH: &str = "/__collector.js";

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder named by an environment variable (a relative one counts from the root of the repository).
pub(crate) fn path_from_env(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(|value| repository().join(value))
}

/// A request as the server saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The whole path with the query: `/sub/events/?q=a`.
    pub path: String,
    /// What it was answered with; 0 for a connection that was closed without an answer.
    pub status: u16,
}

/// A site that is served until this value and every [`Browser`](crate::Browser) on it are dropped.
#[derive(Clone)]
pub struct Site {
    inner: Arc<Inner>,
}

struct Inner {
    running: Running,
    folder: PathBuf,
    base: String,
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    visits: Mutex<Vec<Visit>>,
    alter: Mutex<Option<Filter>>,
}

impl Site {
    /// The release build of the shipped dossier at `/`.
    pub fn root() -> Self {
        Self::built("root", "/")
    }

    /// The release build of the shipped dossier at `/sub/`.
    pub fn sub() -> Self {
        Self::built("sub", "/sub/")
    }

    /// The debug build of the small dossier at `/`: it says most about what hydration meets.
    pub fn debug() -> Self {
        Self::built("debug", "/")
    }

    /// The release build of the small dossier at `/`.
    pub fn fixture() -> Self {
        Self::built("fixture", "/")
    }

    /// A built site by its name in the folder that `STANDPOINT_E2E_SITES` names (default `target/e2e`).
    ///
    /// # Panics
    /// When it has not been built: a test that cannot look has not passed.
    pub fn built(name: &str, base: &str) -> Self {
        let sites = path_from_env("STANDPOINT_E2E_SITES").unwrap_or_else(|| repository().join("target/e2e"));
        let folder = sites.join(name);
        assert!(
            folder.join("index.html").is_file(),
            "there is no site in {}: `cargo xtask test` builds it, STANDPOINT_E2E_SITES names another folder",
            folder.display()
        );
        Self::folder(folder, base)
    }

    /// Any folder, served under `base` (`/` or `/sub/`).
    pub fn folder(folder: impl Into<PathBuf>, base: &str) -> Self {
        let folder = folder.into();
        let state = Arc::new(State::default());
        let for_filter = Arc::clone(&state);
        let filter: Filter = Arc::new(move |request, answer| for_filter.answer(request, answer));
        // The filter reads and changes bodies, so it needs them as they are.
        let config = Config { base: base.to_owned(), compressed: false, filter: Some(filter), ..Config::new(&folder) };
        let server = Server::bind(config).unwrap_or_else(|why| panic!("the site cannot be served: {why}"));
        let base = format!("/{}", server.url().splitn(4, '/').nth(3).unwrap_or_default());
        Self { inner: Arc::new(Inner { running: server.spawn(), folder, base, state }) }
    }

    /// The whole address of a path of the site, which is given without the base: `/events/?q=a#top`.
    pub fn url(&self, path: &str) -> String {
        format!("{}{}", self.inner.running.url(), path.trim_start_matches('/'))
    }

    /// The path under which it is served, with a slash at both ends.
    pub fn base(&self) -> &str {
        &self.inner.base
    }

    /// The folder it is served from.
    pub fn path(&self) -> &Path {
        &self.inner.folder
    }

    /// Every page, without the base, in the order of the alphabet: `/`, `/about/`, `/events/` ... `404.html` is not
    /// among them, nor is what is made for frames.
    pub fn pages(&self) -> Vec<String> {
        self.below("/").into_iter().filter(|path| !path.starts_with("/embed/")).collect()
    }

    /// Every page that is made for a frame, as [`pages`](Self::pages).
    pub fn embeds(&self) -> Vec<String> {
        self.below("/embed/")
    }

    fn below(&self, path: &str) -> Vec<String> {
        let mut pages = Vec::new();
        walk(&self.inner.folder.join(&path[1..]), path, &mut pages);
        pages.sort();
        pages
    }

    /// One page of every kind, the one with the most in it: kinds differ by their first segment and their depth
    /// (`/events/`, `/events/<id>/`). Pages that only lead on to another are left out.
    pub fn kinds(&self) -> Vec<String> {
        let mut kinds: BTreeMap<(String, usize), (usize, String)> = BTreeMap::new();
        for path in self.pages() {
            let text = self.read(&path).unwrap_or_default();
            if leads_on(&text) {
                continue;
            }
            let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
            let first = segments.first().copied().unwrap_or_default().to_owned();
            let place = kinds.entry((first, segments.len())).or_default();
            if text.len() > place.0 {
                *place = (text.len(), path);
            }
        }
        kinds.into_values().map(|(_, path)| path).collect()
    }

    /// All pages, but of passages and pairs, of which there are thousands, only some.
    pub fn most(&self) -> Vec<String> {
        let below = |path: &String, first: &str| {
            let segments: Vec<&str> = path.trim_matches('/').split('/').collect();
            segments.len() == 3 && segments[0] == first
        };
        let (passages, others): (Vec<_>, Vec<_>) = self.pages().into_iter().partition(|path| below(path, "statements"));
        let (pairs, mut all): (Vec<_>, Vec<_>) = others.into_iter().partition(|path| below(path, "compare"));
        all.extend(sample(&passages, SOME, SEED));
        all.extend(sample(&pairs, SOME, SEED));
        all
    }

    /// Whether a page only leads on to another one (`/compare/<b>/<a>/`).
    pub fn leads_on(&self, path: &str) -> bool {
        self.read(path).is_some_and(|text| leads_on(&text))
    }

    /// The first page that only leads on to another one.
    pub fn reversed_pair(&self) -> String {
        self.pages().into_iter().find(|path| self.leads_on(path)).expect("the site has pairs the other way round")
    }

    /// The text of a file of the site by its path without the base; nothing when there is none.
    pub fn read(&self, path: &str) -> Option<String> {
        let mut file = self.inner.folder.join(path.trim_start_matches('/'));
        if path.ends_with('/') {
            file.push("index.html");
        }
        fs::read_to_string(file).ok()
    }

    /// Every request since the start or the last [`forget`](Self::forget), the collector's own left out.
    pub fn visits(&self) -> Vec<Visit> {
        lock(&self.inner.state.visits).clone()
    }

    /// The paths that were answered with 404.
    pub fn not_found(&self) -> Vec<String> {
        self.visits().into_iter().filter(|visit| visit.status == 404).map(|visit| visit.path).collect()
    }

    /// Empties the list of visits.
    pub fn forget(&self) {
        lock(&self.inner.state.visits).clear();
    }

    /// From now on every answer goes through `change`: it may corrupt a file, withhold it
    /// ([`Response::hang_up`]) or wait, as it runs on the connection's own thread. Pages come to it before the
    /// collector is put in.
    pub fn alter(&self, change: impl Fn(&Request, Response) -> Response + Send + Sync + 'static) {
        *lock(&self.inner.state.alter) = Some(Arc::new(change));
    }

    /// Answers as built again.
    pub fn restore(&self) {
        *lock(&self.inner.state.alter) = None;
    }

    /// Holds the answers to some paths back till the gate is opened.
    pub fn hold(&self, held: impl Fn(&str) -> bool + Send + Sync + 'static) -> Gate {
        let gate = Gate::default();
        let shut = gate.clone();
        self.alter(move |request, answer| {
            if held(&request.path) {
                let open = lock(&shut.0.0);
                drop(shut.0.1.wait_while(open, |open| !*open));
            }
            answer
        });
        gate
    }

    /// Breaks the network: every request fails, also those of a service worker. [`restore`](Self::restore) mends it.
    pub fn unplug(&self) {
        self.alter(|_, _| Response::hang_up());
    }
}

/// What holds answers back ([`Site::hold`]).
#[derive(Clone, Default)]
pub struct Gate(Arc<(Mutex<bool>, Condvar)>);

impl Gate {
    /// Lets the answers go.
    pub fn open(&self) {
        *lock(&self.0.0) = true;
        self.0.1.notify_all();
    }
}

impl State {
    fn answer(&self, request: &Request, answer: Response) -> Response {
        if request.path == COLLECTOR_PATH {
            return Response::new(200, "text/javascript; charset=utf-8", COLLECTOR).with("Cache-Control", "no-cache");
        }
        let alter = lock(&self.alter).clone();
        let mut answer = match alter {
            Some(change) => change(request, answer),
            None => answer,
        };
        let query = request.query.as_ref().map(|q| format!("?{q}")).unwrap_or_default();
        let path = format!("{}{query}", request.path);
        lock(&self.visits).push(Visit { path, status: answer.status });
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            answer.body = with_collector(answer.body);
        }
        answer
    }
}

/// Puts the collector first in the head, before the page's own policy. A page without a head stays as it is, and asking
/// for what was collected will say so.
fn with_collector(page: Vec<u8>) -> Vec<u8> {
    let Some(at) = after_head_tag(&page) else {
        return page;
    };
    let tag = format!("<script src=\"{COLLECTOR_PATH}\"></script>");
    [&page[..at], tag.as_bytes(), &page[at..]].concat()
}

fn after_head_tag(page: &[u8]) -> Option<usize> {
    let at = page.windows(5).position(|five| five.eq_ignore_ascii_case(b"<head"))?;
    let end = at + 5 + page[at + 5..].iter().position(|&b| b == b'>')?;
    // `<header>` is no head.
    let next = page[at + 5];
    (next == b'>' || next.is_ascii_whitespace()).then_some(end + 1)
}

/// Such a page has one link and nothing of the app.
fn leads_on(page: &str) -> bool {
    page.contains("id=\"to\"") && !page.contains("id=\"app\"")
}

fn walk(folder: &Path, path: &str, pages: &mut Vec<String>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|why| panic!("{}: {why}", folder.display()));
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}{name}/"), pages);
        } else if name == "index.html" {
            pages.push(path.to_owned());
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::with_collector;

    #[test]
    fn the_collector_comes_first_in_the_head() {
        let page = |text: &str| String::from_utf8(with_collector(text.into())).unwrap();
        let tag = r#"<script src="/__collector.js"></script>"#;
        assert_eq!(page("<!doctype html><head><meta x>"), format!("<!doctype html><head>{tag}<meta x>"));
        assert_eq!(page("<HEAD lang=en>\n<meta>"), format!("<HEAD lang=en>{tag}\n<meta>"));
        assert_eq!(page("<header>no head</header>"), "<header>no head</header>");
        assert_eq!(page("<head"), "<head");
    }
}
