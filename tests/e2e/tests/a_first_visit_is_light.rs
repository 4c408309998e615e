//! A first visit loads no more than the table allows: everything that the server was asked for until the page answers,
//! as a host with brotli would send it.

use std::{collections::HashMap, fs, io::Write};

use standpoint_e2e::{Browser, Site};

const TABLE: &str = include_str!("../../../budgets.txt");

/// A limit of the table, in bytes.
fn limit(key: &str) -> usize {
    let line = TABLE.lines().find(|line| line.split('=').next().is_some_and(|name| name.trim() == key)).unwrap();
    let value = line.split(['=', '#']).nth(1).unwrap();
    value.trim().replace('_', "").parse().unwrap()
}

fn brotli(bytes: &[u8]) -> usize {
    let mut written = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut written, 4096, 11, 22);
    writer.write_all(bytes).unwrap();
    drop(writer);
    written.len()
}

/// The files that were asked for, each with its bytes, and those of the library apart: it follows when the page answers.
fn visit(path: &str, known: &mut HashMap<String, usize>) -> (Vec<(String, usize)>, usize) {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open(path).ready().settle();
    page.wait_until("document.fonts.status === 'loaded'");
    let mut files: Vec<String> = site.visits().into_iter().map(|visit| visit.path).collect();
    files.sort();
    files.dedup();
    let (mut loaded, mut library) = (Vec::new(), 0);
    for file in files.iter().filter(|file| *file != "/__collector.js") {
        let name = if file.ends_with('/') { format!("{file}index.html") } else { file.clone() };
        let name = site.path().join(name.trim_start_matches('/'));
        let bytes = *known.entry(file.clone()).or_insert_with(|| brotli(&fs::read(name).unwrap()));
        if file.starts_with("/library") { library = bytes } else { loaded.push((file.clone(), bytes)) }
    }
    page.assert_clean();
    (loaded, library)
}

#[test]
fn the_start_page_and_the_pages_of_texts_stay_within_the_table() {
    let mut known = HashMap::new();
    for path in ["/", "/positions/kke/csto/", "/statements/ko-2022-01-26/", "/matrix/"] {
        let (files, library) = visit(path, &mut known);
        let sum: usize = files.iter().map(|(_, bytes)| bytes).sum();
        let list: String = files.iter().map(|(file, bytes)| format!("{bytes:>9}  {file}\n")).collect();
        println!("{path}: {sum} bytes in brotli, and {library} of the library after it\n{list}");
        for part in [".css", ".js", "_bg.wasm", ".woff2", "/opening"] {
            assert!(list.contains(part), "{path}: no {part} was loaded, so nothing was measured\n{list}");
        }
        assert!(library > 0, "{path}: the library did not follow\n{list}");
        assert!(sum <= limit("first-load"), "{path}: {sum} bytes in brotli\n{list}");
        assert!(library <= limit("data"), "{path}: {library} bytes of the library");
    }
}

#[test]
fn every_preloaded_face_is_used_and_fetched_once() {
    for path in ["/", "/positions/kke/csto/"] {
        let site = Site::root();
        let mut page = Browser::fresh(&site);
        page.open(path).ready();
        page.wait_until("document.fonts.status === 'loaded'");
        let faces = page.eval_text(
            "[...document.querySelectorAll('link[rel=preload][as=font]')].map((link) => link.getAttribute('href')).join()",
        );
        let faces: Vec<&str> = faces.split(',').collect();
        assert_eq!(faces.len(), 2, "{path}: {faces:?}");
        for face in faces {
            let asked = site.visits().iter().filter(|visit| visit.path == face).count();
            assert_eq!(asked, 1, "{path}: {face} was asked for {asked} times");
            let file = face.rsplit('/').next().unwrap();
            let rule = format!(
                "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])\
                 .filter((rule) => rule instanceof CSSFontFaceRule && rule.cssText.includes('{file}'))\
                 .map((rule) => rule.style.getPropertyValue('font-family').replaceAll('\"', ''))[0] || ''"
            );
            let family = page.eval_text(&rule);
            let loaded = format!(
                "[...document.fonts].some((it) => it.status === 'loaded' && it.family.replaceAll('\"', '') === '{family}')"
            );
            assert_eq!(page.eval(&loaded), true, "{path}: {face} of {family:?} is not used");
        }
        page.assert_clean();
    }
}
