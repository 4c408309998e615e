use std::{
    fmt, fs, io,
    path::{Path, PathBuf},
    process, thread,
};

use super::{
    LinkFault,
    compress::{Compressed, compress},
    document::{Assets, Document, Picture, forwarding},
    framed::framed,
    links::Links,
    render::{Site, render},
    writer::Writer,
};
use crate::{
    cards::{self, Card, CardFault, Faces, FacesError, Press, Printed, Progress},
    cite,
    export::{self, ExportError, File},
    head::{PageHead, head},
    model::{Dossier, Library},
    pages::{Embed, Page},
    text::Texts,
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
    /// The files for other programs could not be written down.
    Export(ExportError),
    Links(Vec<LinkFault>),
    /// There are no faces to draw previews with.
    Faces(FacesError),
    Cards(Vec<CardFault>),
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { what, path, error } => write!(f, "cannot {what} {}: {error}", path.display()),
            Self::Site(site) => {
                write!(f, "`{site}` is not the address of a site: write https://host/ or https://host/path/")
            }
            Self::Wire(error) => write!(f, "cannot write the data: {error}"),
            Self::Export(error) => write!(f, "cannot write the files for other programs: {error}"),
            Self::Links(faults) => {
                writeln!(f, "{} faults in the finished pages:", faults.len())?;
                faults.iter().take(40).try_for_each(|fault| writeln!(f, "  {fault}"))
            }
            Self::Faces(error) => write!(f, "{error}"),
            Self::Cards(faults) => {
                writeln!(f, "{} previews could not be drawn:", faults.len())?;
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
    /// The previews.
    pub cards: Printed,
    /// What lies compressed beside the files, where it was asked for.
    pub compressed: Option<Compressed>,
}

/// Where a site comes from and where it goes.
pub struct Job<'a> {
    /// A folder as Trunk leaves it, or a finished site.
    pub app: &'a Path,
    /// Is replaced as a whole.
    pub out: &'a Path,
    /// The absolute address where it will stand. Its path is the base of every link. Without it the base is `/`, and
    /// everything that must be absolute is left out.
    pub site: Option<&'a str>,
    /// A finished site whose previews are taken where they show the same. `app` and `out` are looked through anyway.
    pub former: Option<&'a Path>,
    /// Puts each file that shrinks beside itself in Brotli and gzip.
    pub compress: bool,
    pub progress: Progress<'a>,
}

/// Adds the path and the deed to an error of the file system.
pub(super) fn io<T>(what: &'static str, path: &Path, result: io::Result<T>) -> Result<T, BuildError> {
    result.map_err(|error| BuildError::Io { what, path: path.to_owned(), error })
}

/// Makes the site of a dossier and puts it in the place of `out`, whole or not at all.
///
/// # Errors
/// [`BuildError`]; `out` is then as it was.
pub fn build(job: &Job, dossier: Dossier, library: Library) -> Result<Built, BuildError> {
    let site = job.site.map(str::to_owned).or_else(|| dossier.meta.site.clone());
    let (site, base) = address(site)?;
    let texts = Texts::new(Texts::english(), "en".to_owned()).unwrap_or_else(|| unreachable!("made from itself"));
    let site = Site {
        dossier: Box::leak(Box::new(dossier)),
        library: Box::leak(Box::new(library)),
        texts,
        base: base.leak(),
        site: site.map(|site| &*site.leak()),
    };
    let fresh = beside(job.out, "new")?;
    let made = write_site(job, &fresh, site).and_then(|built| match job.compress {
        true => compress(&fresh).map(|compressed| Built { compressed: Some(compressed), ..built }),
        false => Ok(built),
    });
    match made {
        Ok(built) => swap(&fresh, job.out).map(|()| built),
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

fn write_site(job: &Job, out: &Path, site: Site) -> Result<Built, BuildError> {
    let mut writer = Writer { out, links: Links::new(site.base), built: Built::default() };
    let assets = writer.assets(job.app, site)?;
    let faces = Faces::read(&job.app.join("fonts")).map_err(BuildError::Faces)?;
    let mut previews = Previews::of(site, &faces);
    let pages = Page::all(site.dossier);
    let pictures: Vec<Picture> = pages.iter().map(|&page| previews.add(page)).collect();
    let former: Vec<&Path> = [job.former, Some(job.out), Some(job.app)].into_iter().flatten().collect();
    // Pages are written by this thread alone; what the other cores can do meanwhile is draw.
    let (written, cards) = thread::scope(|scope| {
        let press = &previews.press;
        let printing = scope.spawn(|| press.print(&faces, site.texts.lang(), out, &former, job.progress));
        let written = write_pages(&mut writer, site, &assets, &pages, &pictures);
        (written, printing.join())
    });
    written?;
    let cards = cards.unwrap_or_else(|_| Err(vec![CardFault::Memory])).map_err(BuildError::Cards)?;
    let built = Built { cards, ..writer.built };
    let faults = writer.links.faults();
    if faults.is_empty() { Ok(built) } else { Err(BuildError::Links(faults)) }
}

/// The cards of all pages.
struct Previews<'a> {
    site: Site,
    faces: &'a Faces,
    press: Press,
    /// What pages without a card of their own show.
    start: Card,
}

impl<'a> Previews<'a> {
    fn of(site: Site, faces: &'a Faces) -> Self {
        let start = cards::card(Page::Start, site.dossier, site.library, site.texts).unwrap_or_default();
        Self { site, faces, press: Press::default(), start }
    }

    fn add(&mut self, page: Page) -> Picture {
        let Site { dossier, library, texts, .. } = self.site;
        let card = cards::card(page, dossier, library, texts).unwrap_or_else(|| self.start.clone());
        let alt = card.alt();
        Picture { path: self.press.add(&page.path(dossier), card, self.faces), alt }
    }
}

fn write_pages(
    writer: &mut Writer,
    site: Site,
    assets: &Assets,
    pages: &[Page],
    pictures: &[Picture],
) -> Result<(), BuildError> {
    let mut addresses = Vec::new();
    let root = site.site.unwrap_or(site.base);
    write_files(writer, export::files(site.dossier, site.library, root))?;
    for (&page, picture) in pages.iter().zip(pictures) {
        let path = page.path(site.dossier);
        if let Page::PairReversed(one, other) = page {
            let to = Page::of_pair(site.dossier, one, other);
            let head = head(to, site.dossier, site.library, site.texts);
            let html = forwarding(site, assets, &head, picture, &to.path(site.dossier));
            writer.page(&path, &html)?;
            continue;
        }
        let head = head(page, site.dossier, site.library, site.texts);
        let body = render(site, &path);
        let also = export::beside(page, (site.dossier, site.library), site.texts, (site.base, root));
        let also = also.map_err(BuildError::Export)?;
        let document = Document {
            site,
            assets,
            head: &head,
            also: &also.head,
            at: Some((&path, picture)),
            framed: false,
            body: &body,
        };
        writer.page(&path, &document.html())?;
        if let Some(embed) = page.embed() {
            write_embed(writer, site, assets, embed, &head, picture)?;
        }
        write_references(writer, site, page, &path)?;
        write_files(writer, Ok(also.files))?;
        addresses.push(path);
    }
    let missing = PageHead {
        title: site.texts.not_found_title().to_owned(),
        description: site.texts.not_found_text().to_owned(),
        kind: "website",
    };
    let body = render(site, "404.html");
    let document = Document { site, assets, head: &missing, also: "", at: None, framed: false, body: &body };
    writer.missing(&document.html())?;
    if let Some(address) = site.site {
        writer.file("sitemap.xml", sitemap(address, &addresses).as_bytes())?;
    }
    Ok(())
}

/// What stands for a page in a frame. It is announced as that page, with its preview.
fn write_embed(
    writer: &mut Writer,
    site: Site,
    assets: &Assets,
    embed: Embed,
    head: &PageHead,
    picture: &Picture,
) -> Result<(), BuildError> {
    let path = Page::Embed(embed).path(site.dossier);
    let whole = embed.whole().path(site.dossier);
    let body = render(site, &path);
    let html = if embed.is_alive() {
        Document { site, assets, head, also: "", at: Some((&whole, picture)), framed: true, body: &body }.html()
    } else {
        framed(site, assets, head, picture, &whole, &body)
    };
    writer.page(&path, &html)
}

/// What reference managers read, beside the page and under its name.
fn write_references(writer: &mut Writer, site: Site, page: Page, path: &str) -> Result<(), BuildError> {
    let references = cite::references(page, site.dossier, site.texts, site.site);
    if references.is_empty() {
        return Ok(());
    }
    let name = path.trim_end_matches('/');
    writer.file(&format!("{name}.bib"), cite::bibtex(&references).as_bytes())?;
    writer.file(&format!("{name}.csl.json"), cite::csl_json(&references).as_bytes())
}

/// Files for other programs.
fn write_files(writer: &mut Writer, files: Result<Vec<File>, ExportError>) -> Result<(), BuildError> {
    files.map_err(BuildError::Export)?.iter().try_for_each(|file| writer.file(&file.path, &file.bytes))
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
}
