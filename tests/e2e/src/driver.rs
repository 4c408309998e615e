//! The driver's process (one for each test program) and the sessions it gives out.

use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

/// Waits for the end of its input, which comes when the test program ends, however it ends: a static is never dropped,
/// and a killed program drops nothing. Then it ends the driver with its browsers (they are one process group) and
/// removes all that they wrote.
const WATCH: &str = r#"
driver=$1 dir=$2
cat >/dev/null
kill -s TERM -- "-$driver" 2>/dev/null
for again in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    kill -s 0 -- "-$driver" 2>/dev/null || break
    sleep 0.1
done
kill -s KILL -- "-$driver" 2>/dev/null
for again in 1 2 3 4 5 6 7 8 9 10; do
    rm -rf "$dir" 2>/dev/null && break
    sleep 0.1
done
"#;

const CHROMIUM_ARGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Keys that scroll would go on doing so while the next click is aimed.
    "--disable-smooth-scrolling",
];

/// Everything asynchronous of the WebDriver client happens here; the tests themselves are plain functions.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    static RUNTIME: OnceLock<tokio::runtime::Runtime> = OnceLock::new();
    let runtime = RUNTIME.get_or_init(|| {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        builder.worker_threads(1).enable_all().build().expect("a runtime for the WebDriver client")
    });
    runtime.block_on(future)
}

struct Driver {
    url: String,
    /// Holds the profiles; the watch removes it.
    dir: PathBuf,
    /// Keeps the write end of the watch's input open as long as this program lives.
    _watch: Child,
}

fn driver() -> &'static Driver {
    static DRIVER: OnceLock<Driver> = OnceLock::new();
    DRIVER.get_or_init(|| start().unwrap_or_else(|why| panic!("the browser's driver did not start: {why}")))
}

fn start() -> Result<Driver, String> {
    let program = env::var("STANDPOINT_CHROMEDRIVER").unwrap_or_else(|_| "chromedriver".to_owned());
    let dir = env::temp_dir().join(format!("standpoint-e2e-{}", std::process::id()));
    fs::create_dir_all(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    // The folder is also their home, so that crash reports and caches go where they are removed.
    let mut process = Command::new(&program)
        .arg("--port=0")
        .env("TMPDIR", &dir)
        .env("HOME", &dir)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("{program}: {e} (STANDPOINT_CHROMEDRIVER names another one)"))?;
    let watch = Command::new("sh")
        .args(["-c", WATCH, "watch", &process.id().to_string()])
        .arg(&dir)
        // Of a group of its own: a signal meant for the whole terminal must not end the watch before its work.
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|e| format!("sh: {e}"))?;
    let mut output = BufReader::new(process.stdout.take().ok_or("no output")?);
    let mut said = String::new();
    let port = loop {
        let start = said.len();
        match output.read_line(&mut said) {
            Ok(0) | Err(_) => {
                return Err(format!("{program} ended; STANDPOINT_CHROMEDRIVER names another one. It said: {said}"));
            }
            Ok(_) => {}
        }
        if let Some(port) = port_in(&said[start..]) {
            break port;
        }
    };
    // Read on, or the driver would one day wait for room in the pipe.
    thread::spawn(move || {
        let _ = output.read_to_end(&mut Vec::new());
    });
    Ok(Driver { url: format!("http://127.0.0.1:{port}"), dir, _watch: watch })
}

fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end().trim_end_matches('.').parse().ok()
}

/// One browser with a profile of its own.
pub(crate) struct Session {
    pub(crate) client: Client,
    profile: PathBuf,
}

impl Session {
    pub(crate) fn start() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let driver = driver();
        let profile = driver.dir.join(format!("profile-{}", NEXT.fetch_add(1, Ordering::Relaxed)));
        let connecting = async {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities(&profile)).connect(&driver.url).await
        };
        match block_on(connecting) {
            Ok(client) => Self { client, profile },
            Err(why) => panic!("no browser: {why} (STANDPOINT_CHROMIUM names another one)"),
        }
    }

    /// Ends the browser and removes its profile.
    pub(crate) fn end(self) {
        let _ = block_on(self.client.close());
        let _ = fs::remove_dir_all(&self.profile);
    }

    /// A command that WebDriver does not standardise, below the session's own address.
    pub(crate) fn post(&self, path: &'static str, body: Value) -> Result<Value, String> {
        block_on(self.client.issue_cmd(Post { path, body })).map_err(|e| e.to_string())
    }

    /// A command of the DevTools protocol.
    pub(crate) fn cdp(&self, command: &str, params: Value) -> Result<Value, String> {
        let body = json!({ "cmd": command, "params": params });
        self.post("goog/cdp/execute", body).map_err(|e| format!("{command}: {e}"))
    }
}

fn capabilities(profile: &Path) -> Capabilities {
    let binary = env::var("STANDPOINT_CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let mut args: Vec<String> = CHROMIUM_ARGS.iter().map(|&arg| arg.to_owned()).collect();
    args.push(format!("--user-data-dir={}", profile.display()));
    let all = json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": binary, "args": args },
        "goog:loggingPrefs": { "browser": "ALL" },
        "unhandledPromptBehavior": "dismiss and notify",
        "timeouts": { "script": 60_000, "pageLoad": 60_000 },
    });
    match all {
        Value::Object(all) => all,
        _ => Capabilities::new(),
    }
}

struct Post {
    path: &'static str,
    body: Value,
}

impl fmt::Debug for Post {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "POST {}", self.path)
    }
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(self.body.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::port_in;

    #[test]
    fn the_port_is_read_from_the_drivers_greeting() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 41231.\n"), Some(41231));
        assert_eq!(port_in("Only local connections are allowed.\n"), None);
        assert_eq!(port_in("Starting ChromeDriver 156.0.8078.108 on port 0\n"), None);
    }
}
