//! What Trunk built: the names of its files, read from the page it wrote.

use std::{fs, io, path::Path};

/// The files of the app, by their names in its folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AppFiles {
    pub js: String,
    pub wasm: String,
    /// In the order of the page; bundled into one when a site is made.
    pub css: Vec<String>,
}

/// The list of the files in a finished site, so that any site is itself an app for another dossier.
const LIST: &str = "app.txt";

impl AppFiles {
    /// Reads a folder that Trunk or an earlier build wrote.
    ///
    /// # Errors
    /// Where the folder cannot be read or holds no app.
    pub(super) fn read(folder: &Path) -> io::Result<Self> {
        let listed = fs::read_to_string(folder.join(LIST)).ok().and_then(|list| Self::from_list(&list));
        match listed {
            Some(files) => Ok(files),
            None => Self::from_page(&fs::read_to_string(folder.join("index.html"))?).ok_or_else(|| {
                io::Error::new(
                    io::ErrorKind::InvalidData,
                    "its index.html names no app: build it with `cargo xtask build`",
                )
            }),
        }
    }

    /// The list as it is kept in a finished site.
    pub(super) fn to_list(&self) -> String {
        let mut list = format!("js {}\nwasm {}\n", self.js, self.wasm);
        for css in &self.css {
            list.push_str(&format!("css {css}\n"));
        }
        list
    }

    fn from_list(list: &str) -> Option<Self> {
        let all = |key| {
            list.lines()
                .filter_map(|line| line.split_once(' '))
                .filter(move |(k, _)| *k == key)
                .map(|(_, v)| v.to_owned())
        };
        Some(Self { js: all("js").next()?, wasm: all("wasm").next()?, css: all("css").collect() })
    }

    fn from_page(page: &str) -> Option<Self> {
        let links: Vec<_> = page
            .split("<link ")
            .skip(1)
            .filter_map(|rest| rest.split_once('>'))
            .map(|(tag, _)| (attribute(tag, "rel"), attribute(tag, "href")))
            .collect();
        let all = |kind: &'static str| {
            links
                .iter()
                .filter(move |(rel, _)| *rel == Some(kind))
                .filter_map(|(_, href)| *href)
                .map(|href| href.trim_start_matches("./").trim_start_matches('/').to_owned())
        };
        let wasm = all("preload").find(|name| name.ends_with(".wasm"))?;
        Some(Self { js: all("modulepreload").next()?, wasm, css: all("stylesheet").collect() })
    }
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_read_from_the_page_and_from_the_list() {
        let page = r#"<head><link rel="stylesheet" href="./a-1.css" integrity="sha384-x"/><link rel="stylesheet" href="./b-2.css"/>
            <link rel="modulepreload" href="./app-3.js" crossorigin="anonymous"><link rel="preload" href="./app-3_bg.wasm" as="fetch"></head>"#;
        let files = AppFiles::from_page(page).expect("the page names an app");
        assert_eq!(files.js, "app-3.js");
        assert_eq!(files.wasm, "app-3_bg.wasm");
        assert_eq!(files.css, ["a-1.css", "b-2.css"]);
        assert_eq!(AppFiles::from_list(&files.to_list()), Some(files));
        assert_eq!(AppFiles::from_page("<head></head>"), None);
    }
}
