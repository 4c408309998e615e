//! A browser on one site: going to pages, waiting, reading, and hearing what went wrong.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use serde_json::{Value, json};

use crate::driver::{Session, block_on};
use crate::report::{Collected, Entry};
use crate::site::{Site, path_from_env, repository};

/// How long a condition may take that is to come true at once.
const DEADLINE: Duration = Duration::from_secs(10);
/// How long the app may take to answer, on a busy machine and in a debug build.
const READY: Duration = Duration::from_secs(30);
/// How many failures a tour of many pages tells of.
const ENOUGH: usize = 10;
/// How often a condition is asked for.
const POLL: Duration = Duration::from_millis(15);

static SHARED: Mutex<Option<Session>> = Mutex::new(None);

thread_local! {
    static HOLDS_SHARED: Cell<bool> = const { Cell::new(false) };
}

enum Hold {
    Shared(MutexGuard<'static, Option<Session>>),
    Fresh(Option<Session>),
}

/// A browser on one site, with one window. Selectors are CSS; a method that takes one and says "the element" fails when
/// there is none, and takes the first when there are several.
pub struct Browser {
    hold: Hold,
    site: Site,
    heard: Collected,
    visits_seen: usize,
    foreseen: Vec<String>,
    pub(crate) scripts: bool,
}

impl Browser {
    /// The browser that the tests of this program hand on to each other, as good as new: waits until it is free.
    ///
    /// # Panics
    /// When this test has it already: take a [`fresh`](Self::fresh) one as the second.
    pub fn shared(site: &Site) -> Self {
        assert!(
            !HOLDS_SHARED.get(),
            "this test has the shared browser already; the second one must be fresh"
        );
        let mut guard = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = guard.take_if(|session| renew(session).is_err()) {
            // It crashed, or an earlier test left it in a state that cannot be undone.
            session.end();
        }
        guard.get_or_insert_with(Session::start);
        HOLDS_SHARED.set(true);
        Self::on(Hold::Shared(guard), site)
    }

    /// A browser and a profile of its own, ended and removed with this value. For what the shared one cannot forget:
    /// installed service workers in use, permissions, several browsers at a time.
    pub fn fresh(site: &Site) -> Self {
        Self::on(Hold::Fresh(Some(Session::start())), site)
    }

    fn on(hold: Hold, site: &Site) -> Self {
        let visits_seen = site.visits().len();
        let mut browser = Self {
            hold,
            site: site.clone(),
            heard: Collected::default(),
            visits_seen,
            foreseen: Vec::new(),
            scripts: true,
        };
        browser.size(1280, 800);
        browser
    }

    pub(crate) fn session(&self) -> &Session {
        let session = match &self.hold {
            Hold::Shared(guard) => guard.as_ref(),
            Hold::Fresh(session) => session.as_ref(),
        };
        session.unwrap_or_else(|| panic!("the browser has ended"))
    }

    /// Sends a command of the DevTools protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, params: Value) -> Value {
        self.session()
            .cdp(command, params)
            .unwrap_or_else(|why| panic!("{why}"))
    }

    /// The site it is on.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// Goes to a path of the site (without the base) and waits for the page's own load event, not yet for the app.
    #[track_caller]
    pub fn open(&mut self, path: &str) -> &mut Self {
        self.gather();
        let url = self.site.url(path);
        self.done(
            block_on(self.session().client.goto(&url)),
            &format!("open {url}"),
        );
        self
    }

    /// Reloads the page.
    #[track_caller]
    pub fn reload(&mut self) -> &mut Self {
        self.gather();
        self.done(block_on(self.session().client.refresh()), "reload");
        self
    }

    /// The browser's Back. Inside the app nothing loads: wait for what you expect.
    #[track_caller]
    pub fn back(&mut self) -> &mut Self {
        self.gather();
        self.done(block_on(self.session().client.back()), "go back");
        self
    }

    /// The browser's Forward.
    #[track_caller]
    pub fn forward(&mut self) -> &mut Self {
        self.gather();
        self.done(block_on(self.session().client.forward()), "go forward");
        self
    }

    #[track_caller]
    pub(crate) fn done<T, E: std::fmt::Display>(&self, result: Result<T, E>, what: &str) -> T {
        result.unwrap_or_else(|why| panic!("could not {what}: {why}"))
    }

    /// Waits until the app answers to input.
    ///
    /// # Panics
    /// When it says that it failed, or says nothing in time.
    #[track_caller]
    pub fn ready(&mut self) -> &mut Self {
        if let Err(why) = self.try_ready() {
            panic!("{why}");
        }
        self
    }

    /// Like [`ready`](Self::ready), for a test that looks at many pages and tells of all failures at the end.
    ///
    /// # Errors
    /// In words, when the app failed or did not answer in time.
    pub fn try_ready(&mut self) -> Result<(), String> {
        let state = self.poll("document.documentElement.dataset.app || false", READY);
        match state {
            Ok(Value::String(state)) if state == "ready" => Ok(()),
            Ok(other) => Err(format!("{}: the app says {other}", self.address())),
            Err(why) => Err(format!("{}: the app did not answer: {why}", self.address())),
        }
    }

    /// Waits until a JavaScript expression is true, and fails when ten seconds were not enough.
    #[track_caller]
    pub fn wait_until(&mut self, condition: &str) -> &mut Self {
        if let Err(why) = self.poll(condition, DEADLINE) {
            panic!(
                "waited in vain for {condition}: {why} (on {})",
                self.address()
            );
        }
        self
    }

    /// Asks until the expression is truthy. A page that is just changing cannot be asked, which is no failure yet.
    fn poll(&self, expression: &str, deadline: Duration) -> Result<Value, String> {
        let end = Instant::now() + deadline;
        let script = format!("return ({expression})");
        loop {
            let answer = block_on(self.session().client.execute(&script, Vec::new()));
            match answer {
                Ok(Value::Null | Value::Bool(false)) => {}
                Ok(Value::String(text)) if text.is_empty() => {}
                Ok(Value::Number(number)) if number.as_f64() == Some(0.0) => {}
                Ok(value) => return Ok(value),
                Err(why) if Instant::now() >= end => return Err(why.to_string()),
                Err(_) => {}
            }
            if Instant::now() >= end {
                return Err(format!("not within {} s", deadline.as_secs()));
            }
            thread::sleep(POLL);
        }
    }

    /// Waits for two frames, so that what the page had begun is drawn and its layout shifts are known. Not with scripts
    /// switched off.
    #[track_caller]
    pub fn settle(&mut self) -> &mut Self {
        if self.scripts {
            let script = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));";
            self.done(
                block_on(self.session().client.execute_async(script, Vec::new())),
                "wait for a frame",
            );
        }
        self
    }

    /// Runs the body of a function in the page and gives what it returns. `arguments` holds the arguments.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.done(
            block_on(self.session().client.execute(body, arguments)),
            &format!("run {body}"),
        )
    }

    /// The value of a JavaScript expression.
    #[track_caller]
    pub fn eval(&self, expression: &str) -> Value {
        self.script(&format!("return ({expression})"), Vec::new())
    }

    /// The text of a JavaScript expression; empty for null.
    #[track_caller]
    pub fn eval_text(&self, expression: &str) -> String {
        match self.eval(expression) {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// Path, query and hash of the page, without the base of the site: `/events/?q=a#top`.
    #[track_caller]
    pub fn address(&self) -> String {
        let url = self.done(
            block_on(self.session().client.current_url()),
            "read the address",
        );
        match url.as_str().strip_prefix(&self.site.url("/")) {
            Some(rest) => format!("/{rest}"),
            None => url.to_string(),
        }
    }

    /// The document's title.
    #[track_caller]
    pub fn title(&self) -> String {
        self.done(block_on(self.session().client.title()), "read the title")
    }

    /// Whether the heading (`#app main h1`) is the node that the parser made, hydrated and not rebuilt.
    ///
    /// # Errors
    /// In words, when it was replaced or never there.
    pub fn heading_kept(&self) -> Result<(), String> {
        match self
            .eval_text("window.__collected ? __collected.headingKept() : 'no collector'")
            .as_str()
        {
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
        all.entries
            .retain(|entry| !self.foreseen.iter().any(|text| entry.text.contains(text)));
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
    fn gather(&mut self) {
        let body = "if (window.__collected) return __collected.take(); \
                    return location.protocol.startsWith('http') && document.contentType === 'text/html' ? 'none' : null";
        let page = block_on(self.session().client.execute(body, Vec::new()));
        match page {
            Ok(Value::String(_)) if self.scripts => {
                self.complain("collector", "the page had no head to collect in")
            }
            Ok(value @ Value::Object(_)) => self
                .heard
                .add(serde_json::from_value(value).unwrap_or_default()),
            _ => {}
        }
        let visits = self.site.visits();
        for visit in visits
            .iter()
            .skip(self.visits_seen)
            .filter(|visit| visit.status == 404)
        {
            self.complain("404", &visit.path);
        }
        self.visits_seen = visits.len();
        for line in read_log(self.session()) {
            self.complain("log", &line);
        }
    }

    fn complain(&mut self, kind: &str, text: &str) {
        self.heard.entries.push(Entry {
            kind: kind.to_owned(),
            text: text.to_owned(),
            page: String::new(),
        });
    }

    /// Looks at many pages and fails at the end with all that `look` had to say, page by page. After ten failures it
    /// stops. What is heard on a page is forgotten before the next, each failing page leaves a picture, and `look` opens
    /// its page itself.
    #[track_caller]
    pub fn tour(
        &mut self,
        paths: &[String],
        mut look: impl FnMut(&mut Self, &str) -> Result<(), String>,
    ) {
        let mut failures = Vec::new();
        let mut seen = 0;
        for path in paths {
            seen += 1;
            if let Err(why) = look(self, path) {
                failures.push(format!("{path}: {}", why.trim_end()));
                // Later there is only the last page left to be taken a picture of.
                let _ = self.failure_picture(&format!(
                    "{}{}",
                    test_name(),
                    path.trim_end_matches('/').replace('/', "-")
                ));
                if failures.len() == ENOUGH {
                    break;
                }
            }
            // Whatever comes late is told of on the next page, with the name of this one.
            self.heard = Collected::default();
        }
        let count = failures.len();
        assert!(
            count == 0,
            "{count} of the {seen} pages seen:\n{}",
            failures.join("\n")
        );
        assert!(seen > 0, "there was no page to look at");
    }

    /// What [`assert_clean`](Self::assert_clean) and [`assert_still`](Self::assert_still) would fail on.
    ///
    /// # Errors
    /// All that was heard and all that moved, a line each.
    pub fn check(&mut self) -> Result<(), String> {
        let all = self.collected();
        if all.entries.is_empty() && all.shifts.is_empty() {
            Ok(())
        } else {
            Err(format!("\n{all}"))
        }
    }

    /// Fails when anything was heard: an error, a rejection, a violation of the policy, a warning, a 404.
    #[track_caller]
    pub fn assert_clean(&mut self) -> &mut Self {
        let all = self.collected();
        assert!(
            all.entries.is_empty(),
            "something was heard on the way to {}:\n{all}",
            self.address()
        );
        self
    }

    /// Fails when anything moved by itself.
    #[track_caller]
    pub fn assert_still(&mut self) -> &mut Self {
        let all = self.collected();
        assert!(
            all.shifts.is_empty(),
            "something moved on the way to {}:\n{all}",
            self.address()
        );
        self
    }

    fn tell_failure(&mut self) {
        self.gather();
        let test = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
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

impl Drop for Browser {
    fn drop(&mut self) {
        if thread::panicking() {
            self.tell_failure();
        }
        match &mut self.hold {
            Hold::Shared(_) => HOLDS_SHARED.set(false),
            Hold::Fresh(session) => {
                if let Some(session) = session.take() {
                    session.end();
                }
            }
        }
    }
}

fn test_name() -> String {
    thread::current()
        .name()
        .unwrap_or("test")
        .replace("::", "-")
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
        let age = fs::metadata(path)
            .and_then(|m| m.modified())
            .ok()
            .and_then(|at| at.elapsed().ok());
        age.is_some_and(|age| age < Duration::from_secs(2))
    };
    if this_run(&plain) {
        folder.join(format!("{test}-2.png"))
    } else {
        plain
    }
}

/// The warnings and errors that the browser itself has logged since it was last asked. It repeats much of what the
/// collector says, but loses nothing on the way from page to page, and knows of things that no page is told.
fn read_log(session: &Session) -> Vec<String> {
    let lines = session
        .post("se/log", json!({ "type": "browser" }))
        .unwrap_or(Value::Null);
    let wanted = |line: &&Value| matches!(line["level"].as_str(), Some("WARNING" | "SEVERE"));
    let lines = lines.as_array().map(Vec::as_slice).unwrap_or_default();
    lines
        .iter()
        .filter(wanted)
        .filter_map(|line| line["message"].as_str().map(str::to_owned))
        .collect()
}

/// Makes a used session as good as new.
fn renew(session: &mut Session) -> Result<(), String> {
    let client = session.client.clone();
    block_on(async {
        let windows = client.windows().await?;
        if let Some((first, others)) = windows.split_first() {
            for window in others {
                client.switch_to_window(window.clone()).await?;
                client.close_window().await?;
            }
            client.switch_to_window(first.clone()).await?;
        }
        client.release_actions().await?;
        client.goto("about:blank").await
    })
    .map_err(|e| e.to_string())?;
    crate::device::reset(session)?;
    session.cdp(
        "Storage.clearDataForOrigin",
        json!({ "origin": "*", "storageTypes": "all" }),
    )?;
    session.cdp("Network.clearBrowserCache", json!({}))?;
    session.cdp("Page.resetNavigationHistory", json!({}))?;
    read_log(session);
    Ok(())
}
