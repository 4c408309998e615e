//! Checks what was written: every internal address and anchor leads somewhere, and nothing stands in a page that its policy
//! would block.

use std::{
    collections::{HashMap, HashSet},
    fmt,
};

use html5gum::{Token, Tokenizer};

/// Something in a finished page that must not be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkFault {
    /// An address below the base where nothing was written.
    NoPage { on: String, href: String },
    /// An anchor that its page does not have.
    NoAnchor { on: String, href: String },
    /// A path on the host that is not below the base.
    OutsideBase { on: String, href: String },
    /// A scheme other than `https`, `http` or `mailto`.
    Scheme { on: String, href: String },
    /// The same `id` twice.
    TwiceId { on: String, id: String },
    /// A link to a file that the router would take for a page.
    FileNotExternal { on: String, href: String },
    /// A `style` attribute or a handler in an attribute.
    Inline { on: String, attribute: String },
}

impl fmt::Display for LinkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPage { on, href } => write!(f, "{on}: `{href}` leads to nothing"),
            Self::NoAnchor { on, href } => write!(f, "{on}: `{href}` leads to a page without this anchor"),
            Self::OutsideBase { on, href } => write!(f, "{on}: `{href}` leaves the path of the site"),
            Self::Scheme { on, href } => write!(f, "{on}: `{href}` is neither https nor http"),
            Self::TwiceId { on, id } => write!(f, "{on}: the id `{id}` stands twice"),
            Self::FileNotExternal { on, href } => {
                write!(f, "{on}: `{href}` is a file: give the link rel=\"external\" or download")
            }
            Self::Inline { on, attribute } => write!(f, "{on}: the policy blocks the attribute `{attribute}`"),
        }
    }
}

/// Collects what pages hold, then says what does not fit.
pub(super) struct Links<'a> {
    base: &'a str,
    /// By path below the base: the ids of the page.
    ids: HashMap<String, HashSet<String>>,
    files: HashSet<String>,
    /// (page, address as written), each once a page.
    wanted: Vec<(String, String)>,
    faults: Vec<LinkFault>,
}

impl<'a> Links<'a> {
    pub(super) fn new(base: &'a str) -> Self {
        Self { base, ids: HashMap::new(), files: HashSet::new(), wanted: Vec::new(), faults: Vec::new() }
    }

    /// Notes a file that is no page, by its path below the base.
    pub(super) fn file(&mut self, path: String) {
        self.files.insert(path);
    }

    /// Reads a page.
    pub(super) fn page(&mut self, path: &str, html: &str) {
        let mut ids = HashSet::new();
        let mut wanted = HashSet::new();
        for token in Tokenizer::new(html).flatten() {
            let Token::StartTag(tag) = token else { continue };
            let text =
                |name: &str| tag.attributes.get(name.as_bytes()).map(|v| String::from_utf8_lossy(v).into_owned());
            for name in tag.attributes.keys() {
                let name = String::from_utf8_lossy(name);
                if name == "style" || name.starts_with("on") {
                    self.faults.push(LinkFault::Inline { on: path.to_owned(), attribute: name.into_owned() });
                }
            }
            if let Some(id) = text("id")
                && !ids.insert(id.clone())
            {
                self.faults.push(LinkFault::TwiceId { on: path.to_owned(), id });
            }
            for address in [text("href"), text("src")].into_iter().flatten() {
                let plain = address.split(['?', '#']).next().unwrap_or_default();
                let file = plain.rsplit('/').next().is_some_and(|name| name.contains('.'));
                let marked = text("rel").is_some_and(|rel| rel.split(' ').any(|word| word == "external"))
                    || tag.attributes.contains_key("download".as_bytes());
                if *tag.name == b"a"[..] && address.starts_with('/') && file && !marked {
                    self.faults.push(LinkFault::FileNotExternal { on: path.to_owned(), href: address.clone() });
                }
                wanted.insert(address);
            }
        }
        self.wanted.extend(wanted.into_iter().map(|address| (path.to_owned(), address)));
        self.ids.insert(path.to_owned(), ids);
    }

    /// Everything that does not fit, sorted.
    pub(super) fn faults(mut self) -> Vec<LinkFault> {
        for (on, href) in std::mem::take(&mut self.wanted) {
            if let Some(fault) = self.follow(on, href) {
                self.faults.push(fault);
            }
        }
        self.faults.sort();
        self.faults
    }

    fn follow(&self, on: String, href: String) -> Option<LinkFault> {
        if href.is_empty() || href.starts_with("https://") || href.starts_with("http://") || href.starts_with("mailto:")
        {
            return None;
        }
        let (address, anchor) = href.split_once('#').unwrap_or((&href, ""));
        let plain = address.split('?').next().unwrap_or_default();
        let path = if plain.is_empty() {
            on.as_str()
        } else if let Some(below) = plain.strip_prefix(self.base) {
            below
        } else if plain.starts_with('/') {
            return Some(LinkFault::OutsideBase { on, href });
        } else {
            return Some(LinkFault::Scheme { on, href });
        };
        match self.ids.get(path) {
            Some(ids) if anchor.is_empty() || ids.contains(anchor) => None,
            Some(_) => Some(LinkFault::NoAnchor { on, href }),
            None if self.files.contains(path) => None,
            None => Some(LinkFault::NoPage { on, href }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(html: &str) -> Vec<String> {
        let mut links = Links::new("/sub/");
        links.file("a.css".into());
        links.page("other/", "<h1 id=here>x</h1>");
        links.page("", html);
        links.faults().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_leads_somewhere_passes() {
        let html = "<a id=top href='/sub/other/'>1</a><a href='/sub/other/?x=1#here'>2</a><a href='#top'>3</a>\
                    <a href='https://example.org/x#y'>4</a><link href='/sub/a.css'><a href='/sub/a.css' download>5</a>";
        assert_eq!(faults(html), Vec::<String>::new());
    }

    #[test]
    fn every_fault_is_named() {
        for (html, fault) in [
            ("<a href='/sub/none/'>x</a>", ": `/sub/none/` leads to nothing"),
            ("<a href='/sub/other/#no'>x</a>", ": `/sub/other/#no` leads to a page without this anchor"),
            ("<a href='#no'>x</a>", ": `#no` leads to a page without this anchor"),
            ("<a href='/other/'>x</a>", ": `/other/` leaves the path of the site"),
            ("<a href='javascript:alert(1)'>x</a>", ": `javascript:alert(1)` is neither https nor http"),
            ("<a href='other/'>x</a>", ": `other/` is neither https nor http"),
            ("<p id=a></p><p id=a></p>", ": the id `a` stands twice"),
            ("<a href='/sub/a.css'>x</a>", ": `/sub/a.css` is a file: give the link rel=\"external\" or download"),
            ("<p style='color:red'>x</p>", ": the policy blocks the attribute `style`"),
            ("<p onclick='x()'>x</p>", ": the policy blocks the attribute `onclick`"),
        ] {
            assert_eq!(faults(html), [fault], "{html}");
        }
    }
}
