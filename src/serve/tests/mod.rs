//! Every test talks to a real server over a socket, in bytes.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;

use super::*;

mod compressed;
mod hostile;

/// A folder of its own for each test, removed afterwards.
struct Temp(PathBuf);

impl Temp {
    fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("standpoint-serve-{}-{number}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// `site/` is served; `secret.txt` lies beside it.
fn site() -> Temp {
    let temp = Temp::new();
    temp.write("site/index.html", "<h1>home</h1>");
    temp.write("site/404.html", "<h1>lost</h1>");
    temp.write("site/events/index.html", "<h1>events</h1>");
    temp.write("site/empty/nothing.txt", "no index");
    temp.write("site/app-0123456789abcdef.js", "1");
    temp.write("site/two words.txt", "spaced");
    temp.write("secret.txt", "secret");
    temp
}

fn start(temp: &Temp, change: impl FnOnce(&mut Config)) -> Running {
    let mut config = Config::new(temp.0.join("site"));
    change(&mut config);
    Server::bind(config).unwrap().spawn()
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1);
        lines.filter_map(|l| l.split_once(": ")).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }
}

/// Sends bytes and reads until the server closes.
fn raw(server: &Running, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    stream.write_all(request).unwrap();
    stream.shutdown(Shutdown::Write).unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    answer(&text)
}

fn answer(text: &str) -> Answer {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head in {text:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

fn get(server: &Running, path: &str) -> Answer {
    raw(server, format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").as_bytes())
}

#[test]
fn a_folder_is_answered_with_its_index_and_the_policy_headers() {
    let temp = site();
    let server = start(&temp, |_| ());
    for (path, body) in [("/", "<h1>home</h1>"), ("/events/", "<h1>events</h1>"), ("/?q=1", "<h1>home</h1>")] {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.body.as_str()), (200, body), "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(answer.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(answer.header("cache-control"), Some("no-cache"));
        assert_eq!(answer.header("content-length"), Some(body.len().to_string().as_str()));
    }
}

#[test]
fn a_folder_without_its_slash_leads_to_it_and_keeps_the_query() {
    let temp = site();
    let server = start(&temp, |_| ());
    let plain = get(&server, "/events");
    assert_eq!((plain.status, plain.header("location")), (301, Some("/events/")));
    let query = get(&server, "/events?from=2022-01-01&q=a%20b");
    assert_eq!((query.status, query.header("location")), (301, Some("/events/?from=2022-01-01&q=a%20b")));
}

#[test]
fn what_is_unknown_gets_the_404_page() {
    let temp = site();
    let server = start(&temp, |_| ());
    for path in ["/nope", "/nope/", "/events/nope", "/empty/", "/events/index.html/", "/two%20words.txt/"] {
        let answer = get(&server, path);
        assert_eq!((answer.status, answer.body.as_str()), (404, "<h1>lost</h1>"), "{path}");
        assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
    }
    fs::remove_file(temp.0.join("site/404.html")).unwrap();
    let answer = get(&server, "/nope");
    assert_eq!((answer.status, answer.header("content-type")), (404, Some("text/plain; charset=utf-8")));
}

#[test]
fn a_site_for_a_sub_path_is_served_below_it_and_nowhere_else() {
    let temp = site();
    for base in ["/sub/", "sub", "/sub"] {
        let server = start(&temp, |config| config.base = base.to_owned());
        assert_eq!(server.url(), format!("http://{}/sub/", server.addr()));
        assert_eq!(get(&server, "/sub/").body, "<h1>home</h1>");
        assert_eq!(get(&server, "/sub/events/").body, "<h1>events</h1>");
        let slash = get(&server, "/sub?at=1");
        assert_eq!((slash.status, slash.header("location")), (301, Some("/sub/?at=1")));
        let below = get(&server, "/sub/events");
        assert_eq!(below.header("location"), Some("/sub/events/"));
        let lost = get(&server, "/sub/nope");
        assert_eq!((lost.status, lost.body.as_str()), (404, "<h1>lost</h1>"));
        for outside in ["/", "/events/", "/subway/", "/app-0123456789abcdef.js"] {
            let answer = get(&server, outside);
            assert_eq!(answer.status, 404, "{outside}");
            assert_eq!(answer.header("content-type"), Some("text/plain; charset=utf-8"), "{outside}");
        }
    }
    let deep = start(&temp, |config| config.base = "/a/b/".to_owned());
    assert_eq!(get(&deep, "/a/b/events/").status, 200);
    assert_eq!(get(&deep, "/a/").status, 404);
    assert!(Server::bind(Config { base: "/../".to_owned(), ..Config::new(temp.0.join("site")) }).is_err());
}

#[cfg(unix)]
#[test]
fn a_link_may_be_the_folder_itself() {
    let temp = site();
    std::os::unix::fs::symlink(temp.0.join("site"), temp.0.join("link")).unwrap();
    let server = Server::bind(Config::new(temp.0.join("link"))).unwrap().spawn();
    assert_eq!(get(&server, "/events/").status, 200);
}

#[test]
fn only_hashed_names_are_kept_for_ever() {
    let temp = site();
    for (name, kept) in [
        ("app-0123456789abcdef.js", true),
        ("app-fedcba9876543210.js", true),
        ("app-0123456789abcdef_bg.wasm", true),
        ("a-b-0123456789abcdef.css", true),
        ("app-0123456789ABCDEF.js", false),
        ("app-0123456789abcde.js", false),
        ("app-0123456789abcdef0.js", false),
        ("app-0123456789abcdef", false),
        ("0123456789abcdef.js", false),
        ("plain.css", false),
    ] {
        temp.write(&format!("site/{name}"), "1");
        let server = start(&temp, |_| ());
        let answer = get(&server, &format!("/{name}"));
        let expected = if kept { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!((answer.status, answer.header("cache-control")), (200, Some(expected)), "{name}");
    }
}

#[test]
fn content_types_follow_the_ending() {
    for (name, expected) in [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.mjs", "text/javascript; charset=utf-8"),
        ("a.wasm", "application/wasm"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.woff2", "font/woff2"),
        ("a.png", "image/png"),
        ("a.svg", "image/svg+xml"),
        ("a.json", "application/json"),
        ("a.xml", "application/xml; charset=utf-8"),
        ("a.txt", "text/plain; charset=utf-8"),
        ("a.toml", "application/toml; charset=utf-8"),
        ("a.bin", "application/octet-stream"),
        ("a.webmanifest", "application/manifest+json"),
        ("LICENSE", "application/octet-stream"),
    ] {
        assert_eq!(content_type(name), expected, "{name}");
    }
}

#[test]
fn a_path_is_decoded_once() {
    let temp = site();
    let server = start(&temp, |_| ());
    assert_eq!(get(&server, "/two%20words.txt").body, "spaced");
    assert_eq!(get(&server, "/%65vents/").body, "<h1>events</h1>");
}

#[test]
fn head_is_get_without_the_body() {
    let temp = site();
    let server = start(&temp, |_| ());
    let got = get(&server, "/events/");
    let head = raw(&server, b"HEAD /events/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(head.head, got.head);
    let lost = raw(&server, b"HEAD /nope HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assert_eq!((lost.status, lost.body.as_str()), (404, ""));
}

#[test]
fn one_connection_carries_several_requests() {
    let temp = site();
    let server = start(&temp, |_| ());
    // Sent in one piece, so that the second is read from what the first left in the buffer.
    let both = raw(
        &server,
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\nHEAD / HTTP/1.1\r\nHost: x\r\n\r\n\
          GET /events/ HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n",
    );
    assert_eq!(both.header("connection"), Some("keep-alive"));
    assert_eq!(both.body.matches("HTTP/1.1 200 OK").count(), 2, "{}", both.body);
    assert_eq!(both.body.matches("home").count(), 1);
    assert!(both.body.ends_with("<h1>events</h1>"), "nothing follows after close: {}", both.body);
    let old = raw(&server, b"GET / HTTP/1.0\r\n\r\nGET / HTTP/1.0\r\n\r\n");
    assert_eq!((old.status, old.header("connection")), (200, Some("close")));
    assert_eq!(old.body, "<h1>home</h1>");
}

#[test]
fn a_filter_sees_every_request_and_may_replace_the_answer() {
    let temp = site();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let filter: Filter = Arc::new(move |request, answer| {
        let query = request.query.clone().unwrap_or_default();
        let agent = request.header("user-agent").unwrap_or_default().to_owned();
        lock(&log).push(format!("{:?} {} {query} {agent} {}", request.method, request.path, answer.status));
        match request.path.as_str() {
            "/gone" => Response::hang_up(),
            "/events/" => Response::text(500, "broken"),
            _ => answer.with("X-Seen", "yes"),
        }
    });
    let server = start(&temp, |config| config.filter = Some(filter));
    let home = raw(&server, b"GET /?q=1 HTTP/1.1\r\nHost: x\r\nUSER-AGENT: me\r\nConnection: close\r\n\r\n");
    assert_eq!((home.status, home.header("x-seen")), (200, Some("yes")));
    assert_eq!(get(&server, "/nope").header("x-seen"), Some("yes"));
    let events = get(&server, "/events/");
    assert_eq!((events.status, events.body.as_str()), (500, "broken"));
    let mut stream = TcpStream::connect(server.addr()).unwrap();
    stream.write_all(b"GET /gone HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    assert_eq!(stream.read_to_end(&mut bytes).unwrap_or(0), 0, "no answer at all");
    assert_eq!(*lock(&seen), ["Get / q=1 me 200", "Get /nope   404", "Get /events/   200", "Get /gone   404"]);
}

#[test]
fn dropping_it_closes_the_port_and_the_open_connections() {
    let temp = site();
    let server = start(&temp, |_| ());
    let addr = server.addr();
    let mut open = TcpStream::connect(addr).unwrap();
    open.write_all(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
    let mut first = [0; 1];
    open.read_exact(&mut first).unwrap();
    drop(server);
    let mut rest = Vec::new();
    let _ = open.read_to_end(&mut rest);
    assert!(TcpStream::connect(addr).is_err(), "the port is closed");
}

#[test]
fn a_taken_port_and_a_missing_folder_are_errors() {
    let temp = site();
    let server = start(&temp, |_| ());
    let port = server.addr().port();
    let taken = Server::bind(Config { port, ..Config::new(temp.0.join("site")) });
    assert_eq!(taken.err().map(|e| e.kind()), Some(io::ErrorKind::AddrInUse));
    let missing = Server::bind(Config::new(temp.0.join("nowhere"))).err().unwrap();
    assert!(missing.to_string().contains("nowhere"), "{missing}");
    assert!(Server::bind(Config::new(temp.0.join("secret.txt"))).is_err());
}
