//! The configurations in `hosting/`, tried with the programs they are for, on the site as it is published.

mod crowd;
mod host;

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use host::Host;
use standpoint::serve::content_type;
use standpoint_e2e::{Answer, Client, Site, sample};

const FOR_A_YEAR: &str = "public, max-age=31536000, immutable";

/// Names of all files of the site that are served for themselves, below its root.
fn files(folder: &Path, below: &str, names: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files(&entry.path(), &format!("{name}/"), names);
        } else if ![".br", ".gz"].iter().any(|ending| name.ends_with(ending)) {
            names.push(name);
        }
    }
}

/// A host with the site it serves.
struct Tried<'a> {
    host: &'a Host,
    site: &'a Site,
}

impl Tried<'_> {
    fn get(&self, path: &str, headers: &[&str]) -> Answer {
        self.ask("GET", path, headers)
    }

    fn ask(&self, method: &str, path: &str, headers: &[&str]) -> Answer {
        let answer = Client::new(self.host.addr).ask(method, path, headers);
        answer.unwrap_or_else(|why| panic!("{}: {method} {path}: {why}", self.host.name))
    }

    fn file(&self, name: &str) -> Vec<u8> {
        fs::read(self.site.path().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
    }

    /// What every answer must carry, whatever its status.
    fn policed(&self, path: &str, answer: &Answer, framed_by: &str) {
        let at = format!("{}: {path} ({})", self.host.name, answer.status);
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{at}");
        assert_eq!(answer.header("referrer-policy"), "no-referrer", "{at}");
        assert_eq!(answer.header("content-security-policy"), format!("frame-ancestors {framed_by}"), "{at}");
        assert_eq!(answer.header("x-frame-options"), "-", "{at}: it knows no exception for /embed/");
    }

    fn pages_come_whole(&self) {
        for path in self.site.kinds() {
            let answer = self.get(&path, &[]);
            let at = format!("{}: {path}", self.host.name);
            assert_eq!(answer.status, 200, "{at}");
            assert!(answer.body == self.file(&format!("{}index.html", &path[1..])), "{at} is another page");
            assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{at}");
            assert_eq!(answer.header("content-encoding"), "-", "{at}: nobody said that they can read it");
            assert_eq!(answer.header("cache-control"), "no-cache", "{at}");
            self.policed(&path, &answer, "'self'");
        }
        let head = self.ask("HEAD", "/", &[]);
        assert_eq!((head.status, head.header("content-type")), (200, "text/html; charset=utf-8"));
        self.policed("HEAD /", &head, "'self'");
        assert_eq!(self.get("/?question=csto&at=2022-01-10", &[]).status, 200);
    }

    fn a_folder_without_its_slash_leads_to_it(&self) {
        for (path, to) in [("/events", "/events/"), ("/events?q=a%20b", "/events/?q=a%20b")] {
            let answer = self.get(path, &[]);
            assert!(matches!(answer.status, 301 | 308), "{}: {path} is {}", self.host.name, answer.status);
            // From there `events/` is the same as `/events/`.
            let led = answer.header("location");
            assert!(led == to || led == &to[1..], "{}: {path} leads to {led}", self.host.name);
            assert!(!answer.header("cache-control").contains("immutable"), "{}: {path}", self.host.name);
            self.policed(path, &answer, "'self'");
        }
        for path in ["//events", "//events?q=a", "/%2fevents?q=a", "//events/"] {
            let led = self.get(path, &[]).header("location").to_owned();
            assert!(!led.starts_with("//"), "{}: {path} leads to another host: {led}", self.host.name);
        }
    }

    fn what_is_missing_gets_its_own_page(&self) {
        let page = self.file("404.html");
        for (path, framed_by) in [
            ("/no/such/page/", "'self'"),
            ("/events/no-such-event/", "'self'"),
            ("/events/index.html/", "'self'"),
            // A folder without an index, which is not to be looked into.
            ("/fonts/", "'self'"),
            ("/gone-0123456789abcdef.js", "'self'"),
            ("/gone.webmanifest", "'self'"),
            ("/cards/0123456789abcdef.png", "'self'"),
            ("/embed/no-such-page/", "*"),
            ("/embed/gone-0123456789abcdef.js", "*"),
        ] {
            let at = format!("{}: {path}", self.host.name);
            for accept in ["identity", "gzip", "gzip, br"] {
                let answer = self.get(path, &[&format!("Accept-Encoding: {accept}")]);
                assert_eq!(answer.status, 404, "{at}");
                assert!(answer.decoded() == page, "{at} is not answered with 404.html, in {accept}");
                assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{at}");
                assert_eq!(answer.header("cache-control"), "no-cache", "{at} may be there tomorrow");
                self.policed(path, &answer, framed_by);
            }
        }
    }

    /// No other spelling of a page may borrow the permission of those that are made for it.
    fn only_embedded_pages_may_be_framed(&self) {
        for path in [
            "/embed/../events/",
            "/embed/..%2fevents/",
            "/embed/%2e%2e/events/",
            "/events/?/embed/",
            "/events/embed/",
            "//events/",
        ] {
            let answer = self.get(path, &[]);
            if answer.status == 200 {
                self.policed(path, &answer, "'self'");
            }
        }
    }

    /// Every file that is no page, by a list of kinds: the types of this project's own server are the measure.
    fn files_have_their_type_and_their_time(&self, kinds: &[(&str, bool)]) {
        let mut names = Vec::new();
        files(self.site.path(), "", &mut names);
        names.retain(|name| !name.ends_with("index.html") && name != "404.html");
        let mut seen = BTreeSet::new();
        for name in &names {
            let answer = self.get(&format!("/{name}"), &[]);
            let at = format!("{}: {name}", self.host.name);
            assert_eq!((answer.status, answer.body == self.file(name)), (200, true), "{at}");
            assert_eq!(answer.header("content-type"), content_type(name), "{at}");
            let lasting = name.starts_with("cards/") || is_hashed(name);
            assert_eq!(answer.header("cache-control"), if lasting { FOR_A_YEAR } else { "no-cache" }, "{at}");
            self.policed(name, &answer, "'self'");
            seen.insert((name.rsplit('.').next().unwrap_or_default(), lasting));
            // Asked again by who has it: nothing comes, and it may be kept as long as before.
            let known = format!("If-None-Match: {}", answer.header("etag"));
            let same = self.get(&format!("/{name}"), &[&known]);
            assert_eq!((same.status, same.header("cache-control")), (304, answer.header("cache-control")), "{at}");
            self.policed(name, &same, "'self'");
        }
        for kind in kinds {
            assert!(seen.contains(kind), "no {kind:?} was asked for: {seen:?}");
        }
    }

    /// `codings`: what the host sends of what lies beside a file.
    fn what_lies_compressed_beside_a_file_is_sent(&self, codings: &[&str]) {
        let mut names = Vec::new();
        files(self.site.path(), "", &mut names);
        let (pages, parts): (Vec<_>, Vec<_>) = names.into_iter().partition(|name| name.ends_with("index.html"));
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for name in sample(&pages, 60, 2022).iter().chain(&parts) {
            let path = format!("/{}", name.strip_suffix("index.html").unwrap_or(name));
            let there = |coding: &str| {
                let ending = if coding == "br" { "br" } else { "gz" };
                codings.contains(&coding) && self.site.path().join(format!("{name}.{ending}")).is_file()
            };
            for (accept, wanted) in
                [("gzip, deflate, br, zstd", ["br", "gzip"]), ("gzip", ["gzip", "gzip"]), ("deflate", ["", ""])]
            {
                let answer = self.get(&path, &[&format!("Accept-Encoding: {accept}")]);
                let at = format!("{}: {name} for {accept}", self.host.name);
                let expected = wanted.into_iter().find(|coding| there(coding)).unwrap_or("-");
                assert_eq!((answer.status, answer.header("content-encoding")), (200, expected), "{at}");
                assert_eq!(answer.header("content-type"), content_type(name), "{at}");
                assert!(answer.decoded() == self.file(name), "{at} is another file");
                if expected != "-" {
                    let ending = if expected == "br" { "br" } else { "gz" };
                    assert!(answer.body == self.file(&format!("{name}.{ending}")), "{at} is not what lies there");
                    assert_eq!(answer.header("vary").to_ascii_lowercase(), "accept-encoding", "{at}");
                    *seen.entry(expected).or_default() += 1;
                }
            }
        }
        for coding in codings {
            assert!(
                seen.get(coding).is_some_and(|count| *count > 60),
                "{}: {coding} is missing in {seen:?}",
                self.host.name
            );
        }
    }
}

/// `-`, sixteen hexadecimal digits, and the ending, before which wasm-bindgen writes `_bg`.
fn is_hashed(name: &str) -> bool {
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let hash = stem.rsplit_once('-').map(|(_, hash)| hash).unwrap_or_default();
    hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn try_all(host: &Host, site: &Site, codings: &[&str]) {
    let tried = Tried { host, site };
    tried.pages_come_whole();
    tried.a_folder_without_its_slash_leads_to_it();
    tried.what_is_missing_gets_its_own_page();
    tried.only_embedded_pages_may_be_framed();
    tried.files_have_their_type_and_their_time(&[
        ("wasm", true),
        ("js", true),
        ("js", false),
        ("css", true),
        ("bin", true),
        ("woff2", false),
    ]);
    tried.what_lies_compressed_beside_a_file_is_sent(codings);
    crowd::is_answered(host, site);
}

/// The site as it is published.
fn site() -> Site {
    let site = Site::root();
    let there = site.path().join("index.html.br").is_file() && site.path().join("index.html.gz").is_file();
    assert!(there, "{} is not compressed: build it with --compress", site.path().display());
    site
}

/// A site of a few files of every kind that a site has or may have one day, in a folder that is gone when this is.
struct Few {
    site: Site,
    above: PathBuf,
}

/// Below which path it stands.
const BELOW: &str = "/standpoint";
const ENDINGS: [&str; 20] = [
    "html",
    "js",
    "mjs",
    "css",
    "wasm",
    "bin",
    "json",
    "jsonld",
    "webmanifest",
    "xml",
    "atom",
    "csv",
    "ris",
    "txt",
    "bib",
    "md",
    "toml",
    "svg",
    "png",
    "woff2",
];

impl Few {
    fn new(name: &str) -> Self {
        let above = std::env::temp_dir().join(format!("standpoint-few-{}-{name}", std::process::id()));
        let folder = above.join(&BELOW[1..]);
        let write = |path: &str| {
            let place = folder.join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, format!("this is {path}")).unwrap();
        };
        let others = ["cards/0123456789abcdef.png", "some-0123456789abcdef_bg.wasm"];
        for path in ["index.html", "404.html", "events/index.html", "embed/board/index.html"].iter().chain(&others) {
            write(path);
        }
        for ending in ENDINGS {
            write(&format!("plain.{ending}"));
            write(&format!("some-0123456789abcdef.{ending}"));
        }
        Self { site: Site::folder(folder, "/"), above }
    }
}

impl Drop for Few {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.above);
    }
}

/// What the published site does not hold, or not yet: other kinds of files, pages for frames, a path.
fn try_few(name: &str, start: impl Fn(&Path, &str) -> Host) {
    let few = Few::new(name);
    let host = start(few.site.path(), "");
    let tried = Tried { host: &host, site: &few.site };
    let kinds: Vec<(&str, bool)> = ENDINGS.iter().flat_map(|ending| [(*ending, false), (*ending, true)]).collect();
    tried.files_have_their_type_and_their_time(&kinds);
    let page = tried.get("/embed/board/", &[]);
    assert_eq!((page.status, page.header("cache-control")), (200, "no-cache"), "{name}");
    tried.policed("/embed/board/", &page, "*");
    tried.only_embedded_pages_may_be_framed();

    let below = start(&few.above, BELOW);
    let tried = Tried { host: &below, site: &few.site };
    for (path, status, file, framed_by, kept) in [
        ("/standpoint/", 200, "index.html", "'self'", "no-cache"),
        ("/standpoint/events/", 200, "events/index.html", "'self'", "no-cache"),
        ("/standpoint/embed/board/", 200, "embed/board/index.html", "*", "no-cache"),
        ("/standpoint/embed/none/", 404, "404.html", "*", "no-cache"),
        ("/standpoint/none/", 404, "404.html", "'self'", "no-cache"),
        ("/standpoint/cards/0123456789abcdef.png", 200, "cards/0123456789abcdef.png", "'self'", FOR_A_YEAR),
        ("/standpoint/some-0123456789abcdef.js", 200, "some-0123456789abcdef.js", "'self'", FOR_A_YEAR),
        ("/elsewhere/", 404, "404.html", "'self'", "no-cache"),
    ] {
        let answer = tried.get(path, &[]);
        assert_eq!((answer.status, answer.header("cache-control")), (status, kept), "{name}: {path}");
        assert!(answer.body == tried.file(file), "{name}: {path} is not {file}");
        tried.policed(path, &answer, framed_by);
    }
}

#[test]
fn nginx_as_it_comes() {
    let site = site();
    try_all(&Host::nginx(site.path(), "", false), &site, &["gzip"]);
}

#[test]
fn nginx_with_the_module_for_brotli() {
    let site = site();
    try_all(&Host::nginx(site.path(), "", true), &site, &["br", "gzip"]);
}

#[test]
fn caddy_as_it_comes() {
    let site = site();
    try_all(&Host::caddy(site.path(), ""), &site, &["br", "gzip"]);
}

#[test]
fn nginx_with_other_files_and_below_a_path() {
    try_few("nginx", |folder, below| Host::nginx(folder, below, false));
}

#[test]
fn caddy_with_other_files_and_below_a_path() {
    try_few("caddy", Host::caddy);
}
