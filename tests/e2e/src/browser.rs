//! A browser on one site: going to pages, waiting, reading, and hearing what went wrong.

use std::cell::Cell;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::driver::{Session, block_on};
use crate::hearing::read_log;
use crate::report::Collected;
use crate::site::Site;

/// How long a condition may take that is to come true at once.
const DEADLINE: Duration = Duration::from_secs(10);
/// How long the app may take to answer, on a busy machine and in a debug build.
const READY: Duration = Duration::from_secs(30);
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
    pub(crate) site: Site,
    pub(crate) heard: Collected,
    pub(crate) visits_seen: usize,
    pub(crate) foreseen: Vec<String>,
    pub(crate) scripts: bool,
}

impl Browser {
    /// The browser that the tests of this program hand on to each other, as good as new: waits until it is free.
    ///
    /// # Panics
    /// When this test has it already: take a [`fresh`](Self::fresh) one as the second.
    pub fn shared(site: &Site) -> Self {
        assert!(!HOLDS_SHARED.get(), "this test has the shared browser already; the second one must be fresh");
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
        self.session().cdp(command, params).unwrap_or_else(|why| panic!("{why}"))
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
        self.done(block_on(self.session().client.goto(&url)), &format!("open {url}"));
        // Where no script runs the driver may answer before the page is there.
        if !self.scripts {
            self.wait_until("location.href !== 'about:blank' && document.readyState === 'complete'");
        }
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

    /// Waits until the library, which follows the first view, has come.
    #[track_caller]
    pub fn library(&mut self) -> &mut Self {
        self.wait_until(
            "performance.getEntriesByType('resource').some((e) => e.name.includes('/library-') && e.responseEnd)",
        )
    }

    /// Goes to a page in the app by a link, and waits for it: any link will do, the router reads where it leads.
    #[track_caller]
    pub fn go(&mut self, path: &str) -> &mut Self {
        let body = "const link = document.querySelector('footer a'); link.href = arguments[0]; link.click()";
        self.script(body, vec![json!(path)]);
        self.wait_until(&format!("location.pathname === '{path}'")).arrived()
    }

    /// Waits until a page that was gone to in the app stands and has the focus.
    #[track_caller]
    pub fn arrived(&mut self) -> &mut Self {
        self.wait_until("document.activeElement?.matches('main h1')")
    }

    /// Waits until a JavaScript expression is true, and fails when ten seconds were not enough.
    #[track_caller]
    pub fn wait_until(&mut self, condition: &str) -> &mut Self {
        if let Err(why) = self.poll(condition, DEADLINE) {
            panic!("waited in vain for {condition}: {why} (on {})", self.address());
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
            self.done(block_on(self.session().client.execute_async(script, Vec::new())), "wait for a frame");
        }
        self
    }

    /// Runs the body of a function in the page and gives what it returns. `arguments` holds the arguments.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.done(block_on(self.session().client.execute(body, arguments)), &format!("run {body}"))
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
        let url = self.done(block_on(self.session().client.current_url()), "read the address");
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
    session.cdp("Storage.clearDataForOrigin", json!({ "origin": "*", "storageTypes": "all" }))?;
    session.cdp("Network.clearBrowserCache", json!({}))?;
    session.cdp("Page.resetNavigationHistory", json!({}))?;
    read_log(session);
    Ok(())
}
