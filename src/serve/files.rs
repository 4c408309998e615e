//! From the path of a request to a file below one folder, and never to one outside it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::coding::{CODINGS, accepted};
use super::http::{Request, Response};

/// The folder of a built site, and the path under which it appears.
pub(super) struct Folder {
    /// Free of links, so that a file's own resolved path can be compared with it.
    root: PathBuf,
    /// The decoded segments of the base path.
    base: Vec<String>,
    base_path: String,
    /// Whether a client gets the compressed form of a file that lies beside it.
    compressed: bool,
}

/// What a path leads to.
enum Place {
    File(PathBuf),
    /// A folder that was asked for without its slash.
    Unslashed,
    Nothing,
}

impl Folder {
    pub(super) fn open(root: &Path, base: &str, compressed: bool) -> io::Result<Self> {
        let with_path = |e: io::Error| io::Error::new(e.kind(), format!("{}: {e}", root.display()));
        let root_found = root.canonicalize().map_err(with_path)?;
        // Reading it now turns "not a folder" and "not allowed" into an error at the start.
        fs::read_dir(&root_found).map_err(with_path)?;
        let trimmed = base.trim_matches('/');
        let base = if trimmed.is_empty() { Some(Vec::new()) } else { trimmed.split('/').map(decode).collect() };
        let Some(base) = base else {
            let message = format!("the base path {trimmed:?} is not made of plain segments");
            return Err(io::Error::new(io::ErrorKind::InvalidInput, message));
        };
        let base_path = if trimmed.is_empty() { "/".to_owned() } else { format!("/{trimmed}/") };
        Ok(Self { root: root_found, base, base_path, compressed })
    }

    /// The base path, with a slash at both ends.
    pub(super) fn base(&self) -> &str {
        &self.base_path
    }

    pub(super) fn answer(&self, request: &Request) -> Response {
        let Some((segments, slash)) = split(&request.path) else {
            // Nothing can be under such a path, and whoever came by it reads where they are.
            return self.not_found(request);
        };
        // `/sub` alone leaves no segment and has no slash: a folder without its slash, like any other.
        let Some(below) = segments.strip_prefix(self.base.as_slice()) else {
            return Response::text(404, "Nothing is served outside the site's own path.\n");
        };
        match self.find(below, slash) {
            Place::File(path) => self.file(&path, 200, request),
            Place::Unslashed => {
                let query = request.query.as_ref().map(|q| format!("?{q}")).unwrap_or_default();
                let target = format!("{}/{query}", request.path);
                Response::text(301, "The folder's address ends in a slash.\n").with("Location", &target)
            }
            Place::Nothing => self.not_found(request),
        }
    }

    fn find(&self, segments: &[String], slash: bool) -> Place {
        let path = segments.iter().fold(self.root.clone(), |path, segment| path.join(segment));
        let Some((path, is_dir)) = self.inside(&path) else {
            return Place::Nothing;
        };
        match (is_dir, slash) {
            (true, true) => match self.inside(&path.join("index.html")) {
                Some((index, false)) => Place::File(index),
                _ => Place::Nothing,
            },
            (true, false) => Place::Unslashed,
            (false, false) => Place::File(path),
            // `/page.html/` is not a folder.
            (false, true) => Place::Nothing,
        }
    }

    /// The resolved path and whether it is a folder; nothing when it does not exist, is neither file nor folder, or
    /// leads out of the root through a link.
    fn inside(&self, path: &Path) -> Option<(PathBuf, bool)> {
        let resolved = path.canonicalize().ok()?;
        if !resolved.starts_with(&self.root) {
            return None;
        }
        let kind = fs::metadata(&resolved).ok()?.file_type();
        (kind.is_dir() || kind.is_file()).then(|| (resolved, kind.is_dir()))
    }

    fn file(&self, path: &Path, status: u16, request: &Request) -> Response {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let beside = |ending: &str| self.inside(&path.with_file_name(format!("{name}{ending}")));
        let codings = if self.compressed { &CODINGS[..] } else { &[] };
        let varies = codings.iter().any(|coding| matches!(beside(coding.ending), Some((_, false))));
        let accepted = if varies { accepted(request.header("accept-encoding")) } else { Vec::new() };
        let chosen = accepted.into_iter().find_map(|coding| match beside(coding.ending) {
            Some((path, false)) => Some((path, coding.name)),
            _ => None,
        });
        let Ok(body) = fs::read(chosen.as_ref().map_or(path, |(path, _)| path)) else {
            return Response::text(500, "The file is there but cannot be read.\n");
        };
        let lasting = status == 200 && is_hashed(name);
        let cache = if lasting { "public, max-age=31536000, immutable" } else { "no-cache" };
        let mut answer = Response::new(status, content_type(name), body).with("Cache-Control", cache);
        if let Some((_, coding)) = chosen {
            answer = answer.with("Content-Encoding", coding);
        }
        if varies { answer.with("Vary", "Accept-Encoding") } else { answer }
    }

    fn not_found(&self, request: &Request) -> Response {
        match self.inside(&self.root.join("404.html")) {
            Some((page, false)) => self.file(&page, 404, request),
            _ => Response::text(404, "Nothing is here.\n").with("Cache-Control", "no-cache"),
        }
    }
}

/// The decoded segments of a path, and whether it ends in a slash. Nothing when a segment could mean another place.
fn split(path: &str) -> Option<(Vec<String>, bool)> {
    let path = path.strip_prefix('/')?;
    if path.is_empty() {
        return Some((Vec::new(), true));
    }
    let (path, slash) = match path.strip_suffix('/') {
        Some(path) => (path, true),
        None => (path, false),
    };
    // An empty segment is refused by `decode`: `//host/dir` would otherwise be redirected to another host.
    let segments = path.split('/').map(decode).collect::<Option<Vec<_>>>()?;
    Some((segments, slash))
}

/// A segment without its percent-encoding; nothing when it is empty, names this or the folder above, or holds a
/// separator (of any system), a drive's colon or a control character.
fn decode(segment: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(segment.len());
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    let text = String::from_utf8(bytes).ok()?;
    let hostile = |c: char| matches!(c, '/' | '\\' | ':') || c.is_control();
    (!matches!(text.as_str(), "" | "." | "..") && !text.contains(hostile)).then_some(text)
}

/// Whether a name carries the hash of its content: `app-0123456789abcdef.js`, `app-0123456789abcdef_bg.wasm`.
fn is_hashed(name: &str) -> bool {
    name.match_indices('-').any(|(at, _)| {
        let rest = &name.as_bytes()[at + 1..];
        let hex = rest.iter().take_while(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')).count();
        hex == 16 && (rest.get(16) == Some(&b'.') || rest[16..].starts_with(b"_bg."))
    })
}

/// The content type of a file by the ending of its name.
pub fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "jsonld" => "application/ld+json",
        "webmanifest" => "application/manifest+json",
        "xml" => "application/xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "ris" => "application/x-research-info-systems",
        "txt" | "bib" | "md" => "text/plain; charset=utf-8",
        "toml" => "application/toml; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
