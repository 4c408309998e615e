//! Whole sites, made from the small dossier and an app folder as Trunk writes it, in a folder of their own.
#![cfg(feature = "ssr")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use standpoint::{
    content,
    pages::{Embed, Page},
    prerender::{BuildError, Job, build},
};

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder that is gone when the test is.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("site-{name}-{}", std::process::id()));
        _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the folder can be made");
        Self(folder)
    }

    /// An app as Trunk leaves it. The program itself is not needed to write pages; its bytes are copied.
    fn app(&self) -> PathBuf {
        let app = self.0.join("app");
        fs::create_dir_all(app.join("fonts")).expect("the app's folder can be made");
        let page = r#"<html><head><link rel="stylesheet" href="./base-1.css"/><link rel="modulepreload" href="./app-2.js">
            <link rel="preload" href="./app-2_bg.wasm" as="fetch"></head><body><div id="app"></div></body></html>"#;
        fs::write(app.join("index.html"), page).expect("written");
        fs::write(app.join("app-2.js"), "export default 1").expect("written");
        fs::write(app.join("app-2_bg.wasm"), b"\0asm").expect("written");
        fs::copy(here("style/base.css"), app.join("base-1.css")).expect("copied");
        for name in ["boot.js", "early.js", "embed.js", "forward.js", "icon.svg"] {
            fs::copy(here("public").join(name), app.join(name)).expect("copied");
        }
        for font in fs::read_dir(here("public/fonts")).expect("the fonts are there") {
            let font = font.expect("listed").path();
            fs::copy(&font, app.join("fonts").join(font.file_name().expect("a name"))).expect("copied");
        }
        app
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        _ = fs::remove_dir_all(&self.0);
    }
}

/// Pages are made one after the other in a process: their reactive values share an arena.
fn one_at_a_time() -> MutexGuard<'static, ()> {
    static LOCK: Mutex<()> = Mutex::new(());
    LOCK.lock().unwrap_or_else(PoisonError::into_inner)
}

fn make(app: &Path, out: &Path, site: Option<&str>) -> Result<usize, BuildError> {
    make_so(app, out, site, false)
}

fn make_so(app: &Path, out: &Path, site: Option<&str>, compressed: bool) -> Result<usize, BuildError> {
    let content = content::load(&here("tests/fixtures/small")).content().unwrap_or_else(|_| panic!("it is sound"));
    let job = Job { app, out, site, former: None, compress: compressed, progress: &|_, _| {} };
    build(&job, content.dossier, content.library).map(|built| built.pages)
}

/// All files below a folder with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut files, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).expect("listed") {
            let path = entry.expect("listed").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("below").to_string_lossy().into_owned();
                files.insert(name, fs::read(&path).expect("read"));
            }
        }
    }
    files
}

/// What stands in the app's block of a page, an element a line.
fn body(page: &str) -> String {
    let from = page.find("<div id=\"app\"").expect("the app's block");
    let block = &page[from..page.rfind("</div>\n</body>").expect("its end")];
    let block = block.split_once('>').expect("the block's tag").1;
    block.replace("><", ">\n<")
}

/// A head without the name of its preview, which follows from what the preview shows.
fn unnamed(head: &str) -> String {
    let mut parts = head.split("/cards/");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str("/cards/…");
        text.push_str(part.trim_start_matches(|letter: char| letter.is_ascii_hexdigit()));
    }
    text
}

#[test]
fn every_page_of_the_dossier_is_written_once_and_the_site_is_an_app_for_the_next() {
    let _turn = one_at_a_time();
    let place = Place::new("whole");
    let (app, out) = (place.app(), place.0.join("out"));
    let dossier = content::load(&here("tests/fixtures/small")).content.expect("sound").0;
    let mut pages = Page::all(&dossier);
    pages.extend(Embed::all(&dossier).into_iter().map(Page::Embed));
    assert_eq!(make(&app, &out, Some("https://example.org/a/")).expect("it builds"), pages.len());
    let written = files(&out);
    let paths: BTreeSet<String> = pages.iter().map(|page| page.path(&dossier)).collect();
    assert_eq!(paths.len(), pages.len(), "no two pages claim one path");
    for path in &paths {
        assert!(written.contains_key(&format!("{path}index.html")), "{path} is there");
        assert_eq!(
            Page::parse(path, &dossier).map(|page| page.path(&dossier)).as_ref(),
            Some(path),
            "{path} is read back"
        );
    }
    for file in ["404.html", "sitemap.xml", "app.txt"] {
        assert!(written.contains_key(file), "{file}");
    }
    let sitemap = String::from_utf8_lossy(&written["sitemap.xml"]).into_owned();
    assert!(sitemap.contains("<loc>https://example.org/a/positions/archive/place/</loc>"), "{sitemap}");
    assert!(!sitemap.contains("/embed/"), "{sitemap}");
    let again = place.0.join("again");
    make(&out, &again, Some("https://example.org/a/")).expect("a site is an app");
    assert!(written == files(&again), "the same dossier gives the same bytes");
}

#[test]
fn what_is_made_for_frames_is_whole_and_announced_as_the_page_that_it_is_taken_from() {
    let _turn = one_at_a_time();
    let place = Place::new("framed");
    let out = place.0.join("out");
    make(&place.app(), &out, Some("https://example.org/a/")).expect("it builds");
    let dossier = content::load(&here("tests/fixtures/small")).content.expect("sound").0;
    let read = |path: &str| fs::read_to_string(out.join(path).join("index.html")).expect("it is there");
    let card = |html: &str| {
        let begin = html.find("/cards/").expect("a preview");
        html[begin..begin + 28].to_owned()
    };
    for embed in Embed::all(&dossier) {
        let path = Page::Embed(embed).path(&dossier);
        let whole = embed.whole().path(&dossier);
        let (html, page) = (read(&path), read(&whole));
        for part in [
            &format!("<link rel=\"canonical\" href=\"https://example.org/a/{whole}\">"),
            "<meta name=\"robots\" content=\"noindex\">",
            "<base target=\"_blank\">",
            "class=\"embed\"",
            "<script src=\"/a/embed-",
            &format!("<h1><a href=\"/a/{whole}\">"),
            &format!("revision {}", dossier.meta.revision),
            "Open the whole page",
            "<main id=\"main\">",
        ] {
            assert!(html.contains(part), "{path}: {part}\n{html}");
        }
        for part in ["<nav", "class=\"skip\"", "class=\"mast\"", "class=\"foot\"", "<noscript", "data-share"] {
            assert!(!html.contains(part), "{path}: {part}");
        }
        assert_eq!(card(&html), card(&page), "{path} has the preview of its page");
        let title =
            |html: &str| html.split("<title>").nth(1).and_then(|it| it.split_once('<')).map(|it| it.0.to_owned());
        assert_eq!(title(&html), title(&page), "{path}");
        let program = ["app-2.js", "boot-", "_bg.wasm", "opening-", "wasm-unsafe-eval"];
        assert_eq!(program.map(|part| html.contains(part)), [embed.is_alive(); 5], "{path}");
    }
    let says = |path: &str, parts: &[&str]| {
        let html = read(path);
        for part in parts {
            assert!(html.contains(part), "{path}: {part}\n{html}");
        }
    };
    let unquoted = "embed/positions/clockkeepers/lateness/";
    says(unquoted, &["None of its own words are quoted", "The editors’ digest", "The editors’ reading", "read whole"]);
    let quoted = "embed/positions/square-friends/place/";
    says(quoted, &["In its own words", "<q class=\"own\"", "The editors’ reading", "class=\"stance\""]);
    says("embed/positions/archive/place/", &["class=\"stance blank\"", "nothing may be concluded from it"]);
}

#[test]
fn the_dossier_for_other_programs_lies_where_pages_name_it() {
    let _turn = one_at_a_time();
    let place = Place::new("data");
    let (app, out) = (place.app(), place.0.join("out"));
    make(&app, &out, Some("https://example.org/a/")).expect("it builds");
    let written = files(&out);
    for name in ["dossier.json", "dossier.schema.json", "data/cells.csv", "data/columns.txt", "questions/place.csv"] {
        assert!(written.contains_key(name), "{name}");
    }
    let alternate = "<link rel=\"alternate\" type=\"";
    let mut named = 0;
    for (name, bytes) in written.iter().filter(|(name, _)| name.ends_with(".html") && !name.starts_with("embed/")) {
        let page = String::from_utf8_lossy(bytes);
        let head = page.split("</head>").next().unwrap_or_default();
        let leads_on = page.contains("http-equiv=\"refresh\"");
        let says = head.matches("<script type=\"application/ld+json\">").count();
        assert_eq!(says, usize::from(name != "404.html" && !leads_on), "{name}");
        for link in head.split(alternate).skip(1) {
            named += 1;
            let file = link.split_once("href=\"/a/").and_then(|(_, rest)| rest.split_once('"')).expect("an address").0;
            let beside = name.trim_end_matches("/index.html");
            assert!([format!("{beside}.json"), format!("{beside}.txt")].contains(&file.to_owned()), "{name}: {file}");
            assert!(written.contains_key(file), "{name}: {file}");
        }
    }
    let beside = |name: &&String| {
        name.contains('/')
            && !name.starts_with("fonts/")
            && *name != "data/columns.txt"
            // Of citations, which the page itself links.
            && !name.ends_with(".csl.json")
            && (name.ends_with(".json") || name.ends_with(".txt"))
    };
    assert_eq!(named, written.keys().filter(beside).count(), "what lies beside a page is named by it");
    let record = String::from_utf8_lossy(&written["dossier.json"]);
    assert!(record.contains("\"address\": \"https://example.org/a/\""), "it knows where it stands");
}

#[test]
fn a_compressed_site_is_an_app_whose_compressed_files_are_not_copied() {
    let _turn = one_at_a_time();
    let place = Place::new("compressed");
    let (app, plain, compressed) = (place.app(), place.0.join("plain"), place.0.join("compressed"));
    make(&app, &plain, None).expect("it builds");
    make_so(&app, &compressed, None, true).expect("it builds");
    let (plain_files, all) = (files(&plain), files(&compressed));
    let added: BTreeSet<&String> = all.keys().filter(|name| !plain_files.contains_key(*name)).collect();
    assert!(plain_files.iter().all(|(name, bytes)| all.get(name) == Some(bytes)), "the files themselves are the same");
    for name in ["index.html", "404.html", "app-2.js", "fonts/LICENSE-Literata.txt"] {
        let there = [".br", ".gz"].map(|ending| added.contains(&format!("{name}{ending}")));
        assert_eq!(there, [plain_files[name].len() >= 512; 2], "{name}");
    }
    assert!(added.iter().all(|name| name.ends_with(".br") || name.ends_with(".gz")), "{added:?}");
    assert!(!added.iter().any(|name| name.contains(".woff2")), "{added:?}");

    // As in a folder whose files were changed by hand after it had been compressed.
    for name in &added {
        fs::write(compressed.join(name), "stale").expect("written");
    }
    let (again, uncompressed) = (place.0.join("again"), place.0.join("uncompressed"));
    make_so(&compressed, &again, None, true).expect("a compressed site is an app");
    assert!(files(&again) == all, "everything that is compressed was made anew, with the same bytes");
    make(&compressed, &uncompressed, None).expect("a compressed site is an app");
    assert!(files(&uncompressed) == plain_files, "nothing compressed came along");
}

#[test]
fn below_a_path_every_address_begins_with_it() {
    let _turn = one_at_a_time();
    let place = Place::new("below");
    let (app, out) = (place.app(), place.0.join("out"));
    make(&app, &out, Some("https://example.org/deep/down")).expect("it builds");
    for (name, bytes) in files(&out).iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        for address in page.split("href=\"/").skip(1).chain(page.split("src=\"/").skip(1)) {
            assert!(address.starts_with("deep/down/"), "{name}: /{}", address.split('"').next().unwrap_or_default());
        }
    }
}

#[test]
fn a_build_that_fails_leaves_the_old_site() {
    let _turn = one_at_a_time();
    let place = Place::new("fails");
    let (app, out) = (place.app(), place.0.join("out"));
    make(&app, &out, None).expect("it builds");
    let before = files(&out);
    fs::remove_file(app.join("boot.js")).expect("removed");
    let error = make(&app, &out, None).expect_err("an app without its start script is none");
    assert!(error.to_string().contains("boot.js"), "{error}");
    assert!(before == files(&out), "the old site stands");
    assert!(matches!(make(&app, &out, Some("nowhere")), Err(BuildError::Site(_))));
    let left: Vec<_> =
        fs::read_dir(&place.0).expect("listed").map(|entry| entry.expect("listed").file_name()).collect();
    assert_eq!(left.len(), 2, "nothing half-written is left: {left:?}");
}

#[test]
fn every_page_carries_its_policy_before_anything_that_it_governs() {
    let _turn = one_at_a_time();
    let place = Place::new("policy");
    let (app, out) = (place.app(), place.0.join("out"));
    make(&app, &out, None).expect("it builds");
    for (name, bytes) in files(&out).iter().filter(|(name, _)| name.ends_with(".html")) {
        let page = String::from_utf8_lossy(bytes);
        let policy =
            page.find("http-equiv=\"Content-Security-Policy\"").unwrap_or_else(|| panic!("{name} has a policy"));
        for governed in ["<script", "<link", "<img"] {
            assert!(page.find(governed).is_none_or(|at| at > policy), "{name}: {governed} stands before the policy");
        }
        assert!(!page.contains("unsafe-inline") && !page.contains(" style=\""), "{name}");
    }
}

#[test]
fn pages_are_written_as_they_were() {
    let _turn = one_at_a_time();
    let place = Place::new("snapshots");
    let (app, out) = (place.app(), place.0.join("out"));
    make(&app, &out, Some("https://example.org/")).expect("it builds");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("a_site_is_built_whole");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        for (name, path) in [
            ("start", ""),
            ("event", "events/measuring/"),
            ("statement", "statements/joint-2019-07-15/"),
            ("position", "positions/clockkeepers/place/"),
            ("nothing-there", "positions/archive/place/"),
        ] {
            let page = fs::read_to_string(out.join(path).join("index.html")).expect("the page is there");
            let head =
                &page[page.find("<title>").expect("a title")..page.find("<link rel=\"stylesheet\"").expect("a style")];
            insta::assert_snapshot!(name, format!("{}\n{}", unnamed(head), body(&page)));
        }
    });
}
