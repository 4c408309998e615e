//! What a first visit to a built site loads before it answers: read out of its start page and the scripts that it names. The
//! faces that letters of other scripts ask for beside the preloaded ones are a browser's choice and counted in its tests.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::Result;

/// The kinds that have a budget of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Html,
    /// Wasm and JavaScript.
    Program,
    Css,
    /// Faces that the page preloads: text waits for these.
    Font,
    /// The chunks of the dossier.
    Data,
    /// Icons, pictures, the manifest.
    Other,
}

impl Kind {
    fn of(path: &Path) -> Kind {
        match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
            "html" => Kind::Html,
            "wasm" | "js" | "mjs" => Kind::Program,
            "css" => Kind::Css,
            "woff2" | "woff" | "ttf" | "otf" => Kind::Font,
            "png" | "jpg" | "webp" | "avif" | "svg" | "ico" | "webmanifest" => Kind::Other,
            _ => Kind::Data,
        }
    }
}

/// The files that the start page of `site` names and loads before it answers, each once, by kind. Fails on a file that is
/// missing and on one from another host.
pub fn first_load(site: &Path) -> Result<Vec<(Kind, PathBuf)>> {
    let mut found = BTreeSet::new();
    let mut open = vec![site.join("index.html")];
    while let Some(path) = open.pop() {
        let kind = Kind::of(&path);
        if !found.insert((kind, path.clone())) {
            continue;
        }
        let script = kind == Kind::Program && path.extension().is_none_or(|extension| extension != "wasm");
        if kind != Kind::Html && !script {
            if !path.is_file() {
                return Err(format!("{} is named but not there", path.display()));
            }
            continue;
        }
        let text = fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
        for address in if script { script_loads(&text) } else { page_loads(&text) } {
            open.extend(resolve(site, &path, &address)?);
        }
    }
    Ok(found.into_iter().collect())
}

/// The file behind an address in a file of the site; nothing for what is inside the address itself.
fn resolve(site: &Path, from: &Path, address: &str) -> Result<Option<PathBuf>> {
    let address = address.split(['?', '#']).next().unwrap_or_default();
    if address.is_empty() || address.starts_with("data:") {
        return Ok(None);
    }
    // The tests build their sites for an address of this machine.
    let local = address.strip_prefix("http://127.0.0.1").map(|rest| rest.find('/').map_or("/", |slash| &rest[slash..]));
    let address = local.unwrap_or(address);
    if address.starts_with("//") || address.contains("://") {
        return Err(format!("{} loads {address} from another host", from.display()));
    }
    let start = if address.starts_with('/') { site } else { from.parent().unwrap_or(site) };
    let mut path = PathBuf::new();
    for part in start.join(address.trim_start_matches('/')).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                path.pop();
            }
            other => path.push(other),
        }
    }
    if !path.starts_with(site) {
        return Err(format!("{} loads {address}, which is outside the site", from.display()));
    }
    Ok(Some(path))
}

/// The addresses a page loads by itself.
fn page_loads(html: &str) -> Vec<String> {
    const RELATIONS: &[&str] = &["stylesheet", "preload", "modulepreload", "icon", "manifest"];
    let mut loads = Vec::new();
    for tag in tags(html) {
        let address = match tag.name.as_str() {
            "link" => {
                let relations = tag.attribute("rel").unwrap_or_default();
                let loaded = relations.split_whitespace().any(|relation| RELATIONS.contains(&relation));
                tag.attribute("href").filter(|_| loaded && !relations.contains("alternate"))
            }
            "script" => tag.attribute("src"),
            "img" => tag.attribute("src").filter(|_| tag.attribute("loading") != Some("lazy")),
            _ => None,
        };
        loads.extend(address.map(|address| address.replace("&amp;", "&")));
    }
    loads
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The opening tags of a page, outside comments. The text of a script is read like the rest: it names no tag by accident
/// in a page that is written by a program and checked for inline scripts.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        rest = &rest[start + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = read_tag(rest);
            tags.push(tag);
            rest = after;
        }
    }
    tags
}

/// Reads one tag from its name on; gives what follows it.
fn read_tag(text: &str) -> (Tag, &str) {
    let end = text.find(|c: char| c.is_whitespace() || c == '>' || c == '/').unwrap_or(text.len());
    let mut tag = Tag { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (tag, rest);
        }
        let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len()).max(1);
        let name = rest[..end].to_ascii_lowercase();
        rest = rest[end..].trim_start();
        let mut value = "";
        if let Some(after) = rest.strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                _ => after.split_at(after.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(after.len())),
            };
        }
        tag.attributes.push((name, value.to_string()));
    }
}

/// The modules a script imports at once: relative addresses after `from` or `import`.
fn script_loads(script: &str) -> Vec<String> {
    let mut loads = Vec::new();
    for keyword in ["from", "import"] {
        for rest in script.split(keyword).skip(1) {
            let rest = rest.trim_start();
            let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
                continue;
            };
            if let Some(address) = rest[1..].split(quote).next().filter(|address| address.starts_with(['.', '/'])) {
                loads.push(address.to_string());
            }
        }
    }
    loads
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A site in a folder of its own, removed at the end.
    struct Site(PathBuf);

    impl Site {
        fn new(name: &str, files: &[(&str, &str)]) -> Site {
            let root = std::env::temp_dir().join(format!("standpoint-weight-{}-{name}", std::process::id()));
            for (path, text) in files {
                let path = root.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            Site(root)
        }

        fn loads(&self) -> Result<Vec<(Kind, String)>> {
            let found = first_load(&self.0)?;
            Ok(found
                .into_iter()
                .map(|(kind, path)| (kind, path.strip_prefix(&self.0).unwrap().display().to_string()))
                .collect())
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn everything_a_first_visit_loads_is_found_once() {
        let page = "<!doctype html><!-- <link rel=stylesheet href=old.css> --><head>\
            <link rel=\"stylesheet\" href=\"./s.css\"><link rel=\"preload\" as=\"fetch\" href=\"data-1.bin?x\">\
            <link rel=preload as=fetch href=/a_bg.wasm crossorigin><link rel='modulepreload' href='http://127.0.0.1:80/a.js'>\
            <link rel=preload as=font href=fonts/first.woff2><link rel=alternate href=feed.xml><link rel=canonical href=https://example.org/>\
            <script type=module src=start.js></script></head><img loading=lazy src=late.png><img src=\"data:image/png;x\">";
        let site = Site::new(
            "all",
            &[
                ("index.html", page),
                ("s.css", "@font-face{src:url(fonts/latin.woff2)}"),
                ("data-1.bin", "d"),
                ("a_bg.wasm", "w"),
                ("a.js", "import{x}from\"./snippets/s.js\";const y=import.meta.url"),
                ("snippets/s.js", "export const x=1"),
                ("start.js", "import init from './a.js'; init('./a_bg.wasm')"),
                ("fonts/latin.woff2", "f"),
                ("fonts/first.woff2", "h"),
            ],
        );
        let expected = [
            (Kind::Html, "index.html"),
            (Kind::Program, "a.js"),
            (Kind::Program, "a_bg.wasm"),
            (Kind::Program, "snippets/s.js"),
            (Kind::Program, "start.js"),
            (Kind::Css, "s.css"),
            (Kind::Font, "fonts/first.woff2"),
            (Kind::Data, "data-1.bin"),
        ];
        assert_eq!(site.loads().unwrap(), expected.map(|(kind, path)| (kind, path.to_string())));
    }

    #[test]
    fn a_missing_file_and_a_foreign_host_are_errors() {
        let site = Site::new("missing", &[("index.html", "<link rel=icon href=i.png>")]);
        assert!(site.loads().unwrap_err().contains("i.png"));
        let site = Site::new("foreign", &[("index.html", "<script src=https://cdn.example/x.js></script>")]);
        assert!(site.loads().unwrap_err().contains("another host"));
        let site = Site::new("outside", &[("index.html", "<script src=../x.js></script>")]);
        assert!(site.loads().unwrap_err().contains("outside"));
        assert!(Site::new("empty", &[("a.txt", "")]).loads().is_err());
    }
}
