use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    process,
};

use super::{
    LinkFault,
    compress::{self, Compressed, compress},
    document::{Assets, Document, forwarding, policy_hash},
    links::Links,
    render::{Site, render},
    template::AppFiles,
};
use crate::{
    head::{PageHead, head},
    model::{Dossier, Library},
    pages::Page,
    text::Texts,
    wire::{self, Opening},
};

/// Why no site was made. Whatever was there before is untouched.
#[derive(Debug)]
pub enum BuildError {
    Io {
        what: &'static str,
        path: PathBuf,
        error: io::Error,
    },
    /// `--site` is no absolute address.
    Site(String),
    /// The data could not be written down.
    Wire(postcard::Error),
    Links(Vec<LinkFault>),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { what, path, error } => write!(f, "cannot {what} {}: {error}", path.display()),
            Self::Site(site) => {
                write!(f, "`{site}` is not the address of a site: write https://host/ or https://host/path/")
            }
            Self::Wire(error) => write!(f, "cannot write the data: {error}"),
            Self::Links(faults) => {
                writeln!(f, "{} faults in the finished pages:", faults.len())?;
                faults.iter().take(40).try_for_each(|fault| writeln!(f, "  {fault}"))
            }
        }
    }
}

impl std::error::Error for BuildError {}

/// What a build made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Built {
    pub pages: usize,
    /// Of all pages together.
    pub bytes: usize,
    /// What lies compressed beside the files, where it was asked for.
    pub compressed: Option<Compressed>,
}

/// Adds the path and the deed to an error of the file system.
fn io<T>(what: &'static str, path: &Path, result: io::Result<T>) -> Result<T, BuildError> {
    result.map_err(|error| BuildError::Io { what, path: path.to_owned(), error })
}

/// Makes the site of a dossier from the app in `app` and puts it in the place of `out`, whole or not at all.
///
/// `site` is the absolute address where it will stand; its path is the base of every link. Without it the base is `/` and
/// canonical addresses are left out. `compressed` puts each file that shrinks beside itself in Brotli and gzip.
///
/// # Errors
/// [`BuildError`]; `out` is then as it was.
pub fn build(
    app: &Path,
    out: &Path,
    dossier: Dossier,
    library: Library,
    site: Option<&str>,
    compressed: bool,
) -> Result<Built, BuildError> {
    let site = site.map(str::to_owned).or_else(|| dossier.meta.site.clone());
    let (site, base) = address(site)?;
    let texts = Texts::new(Texts::english(), "en".to_owned()).unwrap_or_else(|| unreachable!("made from itself"));
    let site = Site {
        dossier: Box::leak(Box::new(dossier)),
        library: Box::leak(Box::new(library)),
        texts,
        base: base.leak(),
        site: site.map(|site| &*site.leak()),
    };
    let fresh = beside(out, "new")?;
    let made = write_site(app, &fresh, site).and_then(|built| match compressed {
        true => compress(&fresh).map(|compressed| Built { compressed: Some(compressed), ..built }),
        false => Ok(built),
    });
    match made {
        Ok(built) => swap(&fresh, out).map(|()| built),
        Err(error) => {
            _ = fs::remove_dir_all(&fresh);
            Err(error)
        }
    }
}

/// Splits the address of a site into itself, with a slash at its end, and its path.
fn address(site: Option<String>) -> Result<(Option<String>, String), BuildError> {
    let Some(site) = site.filter(|site| !site.is_empty()) else { return Ok((None, "/".to_owned())) };
    let rest = site.strip_prefix("https://").or_else(|| site.strip_prefix("http://"));
    let plain = |rest: &&str| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(['?', '#', '"', ' ', '<']);
    let Some(rest) = rest.filter(plain) else { return Err(BuildError::Site(site)) };
    let path = rest.split_once('/').map_or("", |(_, path)| path).trim_matches('/');
    let base = if path.is_empty() { "/".to_owned() } else { format!("/{path}/") };
    let site = format!("{}/", site.trim_end_matches('/'));
    Ok((Some(site), base))
}

/// A name beside a folder, so that moving one to the other stays on the file system.
fn beside(out: &Path, kind: &str) -> Result<PathBuf, BuildError> {
    let absolute = io("find", out, std::path::absolute(out))?;
    let name = absolute.file_name().map_or_else(|| "site".into(), |name| name.to_string_lossy().into_owned());
    let parent = absolute.parent().unwrap_or(&absolute).to_owned();
    io("make", &parent, fs::create_dir_all(&parent))?;
    Ok(parent.join(format!(".{name}.{kind}-{}", process::id())))
}

/// Puts a finished folder in the place of another.
fn swap(fresh: &Path, out: &Path) -> Result<(), BuildError> {
    if out.exists() {
        let old = beside(out, "old")?;
        io("move away", out, fs::rename(out, &old))?;
        if let Err(error) = fs::rename(fresh, out) {
            _ = fs::rename(&old, out);
            return io("put in place", out, Err(error));
        }
        // The site is in place; what is left of the old one is rubbish, and a lock on it no reason to fail.
        _ = fs::remove_dir_all(&old);
        return Ok(());
    }
    io("put in place", out, fs::rename(fresh, out))
}

fn write_site(app: &Path, out: &Path, site: Site) -> Result<Built, BuildError> {
    let mut writer = Writer { out, links: Links::new(site.base), built: Built::default() };
    let assets = writer.assets(app, site)?;
    let mut addresses = Vec::new();
    for page in Page::all(site.dossier) {
        let path = page.path(site.dossier);
        if let Page::PairReversed(one, other) = page {
            let to = Page::of_pair(site.dossier, one, other);
            let title = head(to, site.dossier, site.library, site.texts).title;
            writer.page(&path, &forwarding(site, &assets, &title, &to.path(site.dossier)))?;
            continue;
        }
        let head = head(page, site.dossier, site.library, site.texts);
        let body = render(site, &path);
        let document = Document { site, assets: &assets, head: &head, path: Some(&path), body: &body };
        writer.page(&path, &document.html())?;
        addresses.push(path);
    }
    let missing = PageHead {
        title: site.texts.not_found_title().to_owned(),
        description: site.texts.not_found_text().to_owned(),
        kind: "website",
    };
    let body = render(site, "404.html");
    let document = Document { site, assets: &assets, head: &missing, path: None, body: &body };
    writer.missing(&document.html())?;
    if let Some(address) = site.site {
        writer.file("sitemap.xml", sitemap(address, &addresses).as_bytes())?;
    }
    let built = writer.built;
    let faults = writer.links.faults();
    if faults.is_empty() { Ok(built) } else { Err(BuildError::Links(faults)) }
}

/// All pages that are worth finding, as <https://www.sitemaps.org/protocol.html> wants them.
fn sitemap(address: &str, paths: &[String]) -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    for path in paths {
        xml.push_str(&format!("<url><loc>{}</loc></url>\n", super::document::escape(&format!("{address}{path}"))));
    }
    xml.push_str("</urlset>\n");
    xml
}

struct Writer<'a> {
    out: &'a Path,
    links: Links<'a>,
    built: Built,
}

impl Writer<'_> {
    fn file(&mut self, path: &str, bytes: &[u8]) -> Result<(), BuildError> {
        let place = self.out.join(path);
        let folder = place.parent().unwrap_or(self.out);
        io("make", folder, fs::create_dir_all(folder))?;
        io("write", &place, fs::write(&place, bytes))?;
        self.links.file(path.to_owned());
        Ok(())
    }

    /// Writes a file under a name that changes with its content, and answers with the name.
    fn hashed(&mut self, stem: &str, extension: &str, bytes: &[u8]) -> Result<String, BuildError> {
        let name = format!("{stem}-{:016x}.{extension}", wire::fingerprint(bytes));
        self.file(&name, bytes)?;
        Ok(name)
    }

    fn page(&mut self, path: &str, html: &str) -> Result<(), BuildError> {
        self.file(&format!("{path}index.html"), html.as_bytes())?;
        self.links.page(path, html);
        self.built.pages += 1;
        self.built.bytes += html.len();
        Ok(())
    }

    fn missing(&mut self, html: &str) -> Result<(), BuildError> {
        self.file("404.html", html.as_bytes())?;
        self.links.page("404.html", html);
        Ok(())
    }

    /// Copies the app and writes the data.
    fn assets(&mut self, app: &Path, site: Site) -> Result<Assets, BuildError> {
        let files = io("read the app in", app, AppFiles::read(app))?;
        let read = |name: &str| io("read", &app.join(name), fs::read(app.join(name)));
        let mut style = String::new();
        for name in &files.css {
            let sheet = read(name)?;
            style.push_str(&String::from_utf8_lossy(&sheet));
            self.file(name, &sheet)?;
        }
        let style = self.hashed("style", "css", bare(&style).as_bytes())?;
        let program = read(&files.js)?;
        self.file(&files.js, bare_script(&String::from_utf8_lossy(&program)).as_bytes())?;
        self.file(&files.wasm, &read(&files.wasm)?)?;
        // Each is kept under its own name too, so that the site is an app for another dossier.
        let mut kept = |stem: &str, extension: &str| {
            let name = format!("{stem}.{extension}");
            let bytes = read(&name)?;
            self.file(&name, &bytes)?;
            self.hashed(stem, extension, &bytes)
        };
        let (boot, forward, icon) = (kept("boot", "js")?, kept("forward", "js")?, kept("icon", "svg")?);
        let early = read("early.js")?;
        self.file("early.js", &early)?;
        let early = String::from_utf8_lossy(&early).into_owned();
        let fonts = self.fonts(app)?;
        self.file("app.txt", files.to_list().as_bytes())?;
        let (opening, library) = self.data(site)?;
        let early_hash = policy_hash(&early);
        Ok(Assets {
            js: files.js,
            wasm: files.wasm,
            style,
            icon,
            boot,
            forward,
            opening,
            library,
            fonts,
            early,
            early_hash,
        })
    }

    /// Copies the fonts; answers with those of the first view: the upright Latin ones.
    fn fonts(&mut self, app: &Path) -> Result<Vec<String>, BuildError> {
        let folder = app.join("fonts");
        let mut names = BTreeMap::new();
        for entry in io("list", &folder, fs::read_dir(&folder))? {
            let path = io("list", &folder, entry)?.path();
            // Where the app is itself a compressed site: what lies beside a file is made from the file, never copied.
            if path.extension().is_some_and(|ending| compress::ENDINGS.iter().any(|own| ending == *own)) {
                continue;
            }
            if let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned()) {
                names.insert(format!("fonts/{name}"), io("read", &path, fs::read(&path))?);
            }
        }
        for (name, bytes) in &names {
            self.file(name, bytes)?;
        }
        Ok(names.into_keys().filter(|name| name.ends_with("-latin-wght-normal.woff2")).collect())
    }

    fn data(&mut self, site: Site) -> Result<(String, String), BuildError> {
        let opening = Opening {
            dossier: site.dossier.clone(),
            texts: site.texts.travelling(),
            lang: site.texts.lang().to_owned(),
        };
        let mut content = wire::encode(&opening, 0).map_err(BuildError::Wire)?;
        content.extend(wire::encode(site.library, 0).map_err(BuildError::Wire)?);
        let edition = wire::fingerprint(&content);
        let opening = wire::encode(&opening, edition).map_err(BuildError::Wire)?;
        let library = wire::encode(site.library, edition).map_err(BuildError::Wire)?;
        Ok((self.hashed("opening", "bin", &opening)?, self.hashed("library", "bin", &library)?))
    }
}

/// A stylesheet without its comments and indentation. Strings in ours hold neither `/*` nor line breaks.
fn bare(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let mut bare = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        bare.push_str(line);
        bare.push('\n');
    }
    bare
}

/// The generated script without its comments and indentation: whole lines only, so that nothing within a line can be taken
/// for a comment. What it holds of texts over several lines is none of ours.
fn bare_script(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/**");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_site_gives_its_base() {
        let read = |site: &str| address(Some(site.to_owned())).ok();
        let pair = |site: &str, base: &str| Some((Some(site.to_owned()), base.to_owned()));
        assert_eq!(read("https://example.org"), pair("https://example.org/", "/"));
        assert_eq!(read("https://example.org/a/b"), pair("https://example.org/a/b/", "/a/b/"));
        assert_eq!(read("http://localhost:8080/sub/"), pair("http://localhost:8080/sub/", "/sub/"));
        for wrong in ["example.org", "ftp://example.org/", "https://", "https:///x", "https://a/?q", "https://a/\"b"] {
            assert!(read(wrong).is_none(), "{wrong}");
        }
        assert_eq!(address(None).ok(), Some((None, "/".to_owned())));
    }

    #[test]
    fn a_script_is_bared_of_whole_comments_and_indentation() {
        let script = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return a * 2; // kept\n}\n\n/** one */\nf(1);\n";
        assert_eq!(bare_script(script), "function f(a) {\nreturn a * 2; // kept\n}\nf(1);\n");
    }

    #[test]
    fn a_stylesheet_is_bared_of_comments_and_indentation() {
        assert_eq!(bare("/* a */\n.x {\n  color: red; /* b */\n}\n"), ".x {\ncolor: red;\n}\n");
    }
}
