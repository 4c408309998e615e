//! Pages fetched as a chat's robot fetches them: over HTTP, without script, the head alone. Each must say what it is.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    net::ToSocketAddrs,
};

use standpoint_e2e::{Client, Site, sample};

/// The address the site under test is built for.
const HERE: &str = "http://127.0.0.1/";

/// What stands in the head of a page: by property or name the contents, by relation the addresses, and the title.
struct Head {
    meta: BTreeMap<String, String>,
    links: BTreeMap<String, String>,
    title: String,
}

impl Head {
    fn get(&self, name: &str) -> &str {
        self.meta.get(name).unwrap_or_else(|| panic!("there is no {name}"))
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

fn head(html: &str) -> Head {
    let head = html.split("</head>").next().unwrap();
    let attribute = |tag: &str, name: &str| {
        let value = tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()?;
        Some(unescaped(value))
    };
    let (mut meta, mut links) = (BTreeMap::new(), BTreeMap::new());
    for tag in head.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        if let (true, Some(name)) = (tag.starts_with("meta "), attribute(tag, "property").or(attribute(tag, "name"))) {
            let content = attribute(tag, "content").unwrap();
            if !name.starts_with("theme") {
                assert_eq!(meta.insert(name.clone(), content), None, "{name} is said twice");
            }
        }
        if let (true, Some(relation)) = (tag.starts_with("link "), attribute(tag, "rel")) {
            links.insert(relation, attribute(tag, "href").unwrap());
        }
    }
    let title = head.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap();
    Head { meta, links, title: unescaped(title) }
}

/// Fetches pages of a site one after the other.
struct Robot {
    site: Site,
    client: Client,
}

impl Robot {
    fn new() -> Self {
        let site = Site::root();
        let address = site.url("/").trim_start_matches("http://").trim_end_matches('/').to_owned();
        let address = address.to_socket_addrs().unwrap().next().unwrap();
        Self { site, client: Client::new(address) }
    }

    fn ask(&mut self, path: &str) -> Vec<u8> {
        let answer = self.client.ask("GET", path, &["User-Agent: a robot"]).unwrap();
        assert_eq!(answer.status, 200, "{path}");
        answer.decoded()
    }

    fn head(&mut self, path: &str) -> Head {
        head(&String::from_utf8(self.ask(path)).unwrap())
    }

    /// Looks at the picture of a page; answers with its path.
    fn picture(&mut self, head: &Head) -> String {
        let path = format!("/{}", head.get("og:image").strip_prefix(HERE).expect("an address of this site"));
        let bytes = self.ask(&path);
        assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"), "{path} is a PNG");
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (1200, 630), "{path}");
        assert_eq!((head.get("og:image:width"), head.get("og:image:height")), ("1200", "630"));
        assert!(bytes.len() < 60_000, "{path} has {} bytes", bytes.len());
        path
    }
}

#[test]
fn every_kind_of_page_says_what_it_is_without_script() {
    let mut robot = Robot::new();
    let mut paths: BTreeSet<String> =
        robot.site.kinds().into_iter().filter(|path| !path.starts_with("/embed/")).collect();
    paths.extend(
        sample(&robot.site.pages(), 60, 5)
            .into_iter()
            .filter(|path| !path.starts_with("/embed/") && !robot.site.leads_on(path)),
    );
    let mut titles = HashMap::new();
    for path in &paths {
        let head = robot.head(path);
        let address = format!("{HERE}{}", path.trim_start_matches('/'));
        assert_eq!(head.links.get("canonical"), Some(&address), "{path}");
        assert_eq!(head.get("og:url"), address, "{path}");
        assert!(head.title.starts_with(head.get("og:title")), "{path}: {}", head.title);
        assert_eq!(head.get("description"), head.get("og:description"), "{path}");
        assert!(head.get("description").chars().count() >= 20, "{path}");
        assert_eq!(head.get("og:locale"), "en_GB");
        assert_eq!(head.get("twitter:card"), "summary_large_image");
        assert!(head.get("og:image:alt").chars().count() >= 20, "{path}");
        robot.picture(&head);
        if let Some(other) = titles.insert(head.title.clone(), path) {
            panic!("{path} and {other} are both {}", head.title);
        }
    }
    assert!(paths.len() > 40, "{} pages", paths.len());
}

#[test]
fn every_position_has_a_picture_of_its_own() {
    let mut robot = Robot::new();
    let positions: Vec<String> = robot
        .site
        .pages()
        .into_iter()
        .filter(|path| path.starts_with("/positions/") && path.matches('/').count() == 4)
        .collect();
    assert_eq!(positions.len(), 512);
    let mut seen = HashMap::new();
    for path in &positions {
        let head = robot.head(path);
        let picture = robot.picture(&head);
        if let Some(other) = seen.insert(picture, path) {
            panic!("{path} and {other} show the same");
        }
    }
}

#[test]
fn a_pair_the_other_way_round_shows_the_pair() {
    let mut robot = Robot::new();
    let reversed = robot.site.reversed_pair();
    let segments: Vec<&str> = reversed.trim_matches('/').split('/').collect();
    let pair = format!("/compare/{}/{}/", segments[2], segments[1]);
    let (there, here) = (robot.head(&pair), robot.head(&reversed));
    assert_eq!(here.get("og:image"), there.get("og:image"));
    assert_eq!(here.links.get("canonical"), there.links.get("canonical"));
    assert_eq!(here.get("og:title"), there.get("og:title"));
}

#[test]
fn what_leads_to_nothing_is_no_page() {
    let mut robot = Robot::new();
    let answer = robot.client.ask("GET", "/positions/nobody/csto/", &[]).unwrap();
    assert_eq!(answer.status, 404);
    let head = head(&String::from_utf8(answer.decoded()).unwrap());
    assert_eq!(head.get("robots"), "noindex");
    assert!(!head.meta.contains_key("og:image"), "nothing is shown for what is not there");
}
