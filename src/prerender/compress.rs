//! Every file of a finished site that shrinks, once more beside itself in Brotli and in gzip: the host sends what is there
//! and compresses nothing while a reader waits.

use std::{
    fs, io,
    io::Write as _,
    num::NonZero,
    ops::AddAssign,
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use brotli::enc::{BrotliCompress, BrotliEncoderParams};
use flate2::{Compression, GzBuilder};

use super::BuildError;

/// What compressing a site came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compressed {
    /// Files that have at least one compressed one beside them.
    pub files: usize,
    /// Bytes of these files.
    pub raw: u64,
    /// Bytes of what lies beside them as `.gz`.
    pub gzip: u64,
    /// Bytes of what lies beside them as `.br`.
    pub brotli: u64,
    /// How long it took.
    pub time: Duration,
}

impl AddAssign for Compressed {
    fn add_assign(&mut self, other: Self) {
        self.files += other.files;
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// The endings of compressed files, which belong to the file whose name stands before them.
pub(super) const ENDINGS: [&str; 2] = ["br", "gz"];

/// Endings of files that shrink. Fonts and pictures are compressed in themselves.
const SHRINKING: [&str; 18] = [
    "html",
    "js",
    "mjs",
    "css",
    "svg",
    "wasm",
    "bin",
    "json",
    "jsonld",
    "webmanifest",
    "xml",
    "atom",
    "txt",
    "md",
    "toml",
    "csv",
    "bib",
    "ris",
];

/// Below this many bytes a file travels in one packet with its headers, compressed or not.
const SMALLEST: usize = 512;

/// Quality for the thousands of pages, and for the few files in the root: the start page and what every page loads. For
/// pages, 9 takes three times as long as 8 and saves one byte in two thousand; from 10 on it takes seven times as long and
/// saves a tenth.
const OF_PAGES: i32 = 8;
const OF_ROOT: i32 = 11;

/// Compresses what shrinks below `folder`, on all cores. The same files give the same bytes on every run.
///
/// # Errors
/// [`BuildError::Io`] for the first file or folder that cannot be read or written.
pub(super) fn compress(folder: &Path) -> Result<Compressed, BuildError> {
    let started = Instant::now();
    let mut files = Vec::new();
    list(folder, &mut files)?;
    // The largest takes longest and comes first, or one core would be left with it at the end.
    files.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    let next = AtomicUsize::new(0);
    let sum = Mutex::new(Ok(Compressed::default()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, NonZero::get) {
            scope.spawn(|| {
                while let Some((path, _)) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let done = one(path, path.parent() == Some(folder));
                    let mut sum = sum.lock().unwrap_or_else(PoisonError::into_inner);
                    match (sum.as_mut(), done) {
                        (Ok(sum), Ok(done)) => *sum += done,
                        (Ok(_), Err(error)) => *sum = Err(error),
                        (Err(_), _) => return,
                    }
                }
            });
        }
    });
    let sum = sum.into_inner().unwrap_or_else(PoisonError::into_inner)?;
    Ok(Compressed { time: started.elapsed(), ..sum })
}

fn failed(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> BuildError {
    move |error| BuildError::Io { what, path: path.to_owned(), error }
}

/// The files below a folder that shrink, with their sizes.
fn list(folder: &Path, files: &mut Vec<(PathBuf, u64)>) -> Result<(), BuildError> {
    for entry in fs::read_dir(folder).map_err(failed("list", folder))? {
        let entry = entry.map_err(failed("list", folder))?;
        let path = entry.path();
        let about = entry.metadata().map_err(failed("read", &path))?;
        if about.is_dir() {
            list(&path, files)?;
        } else if shrinks(&path) {
            files.push((path, about.len()));
        }
    }
    Ok(())
}

fn shrinks(path: &Path) -> bool {
    path.extension().and_then(|ending| ending.to_str()).is_some_and(|ending| SHRINKING.contains(&ending))
}

/// Writes what is smaller than the file beside it.
fn one(path: &Path, in_root: bool) -> Result<Compressed, BuildError> {
    let bytes = fs::read(path).map_err(failed("read", path))?;
    let mut done = Compressed::default();
    if bytes.len() < SMALLEST {
        return Ok(done);
    }
    let quality = if in_root { OF_ROOT } else { OF_PAGES };
    let brotli = brotli(&bytes, quality).map_err(failed("compress", path))?;
    done.brotli = beside(path, "br", &brotli, &bytes)?;
    let gzip = gzip(&bytes).map_err(failed("compress", path))?;
    done.gzip = beside(path, "gz", &gzip, &bytes)?;
    if done.brotli + done.gzip > 0 {
        done.files = 1;
        done.raw = bytes.len() as u64;
    }
    Ok(done)
}

/// Answers with the bytes written: none where nothing was gained.
fn beside(path: &Path, ending: &str, compressed: &[u8], bytes: &[u8]) -> Result<u64, BuildError> {
    if compressed.len() >= bytes.len() {
        return Ok(0);
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    let place = PathBuf::from(name);
    fs::write(&place, compressed).map_err(failed("write", &place))?;
    Ok(compressed.len() as u64)
}

fn brotli(bytes: &[u8], quality: i32) -> io::Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut written = Vec::new();
    BrotliCompress(&mut &*bytes, &mut written, &parameters)?;
    Ok(written)
}

/// Without name and time, so that the bytes follow from the content alone.
fn gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let mut writer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, io::Read as _};

    use super::*;

    /// A folder that is gone when the test is.
    struct Place(PathBuf);

    impl Place {
        fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
            let folder = std::env::temp_dir().join(format!("standpoint-compress-{}-{name}", std::process::id()));
            for (path, bytes) in files {
                let path = folder.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            Self(folder)
        }

        fn files(&self) -> BTreeMap<String, Vec<u8>> {
            let (mut files, mut open) = (BTreeMap::new(), vec![self.0.clone()]);
            while let Some(folder) = open.pop() {
                for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                    if path.is_dir() {
                        open.push(path);
                    } else {
                        let name = path.strip_prefix(&self.0).unwrap().to_string_lossy().into_owned();
                        files.insert(name, fs::read(path).unwrap());
                    }
                }
            }
            files
        }
    }

    impl Drop for Place {
        fn drop(&mut self) {
            _ = fs::remove_dir_all(&self.0);
        }
    }

    fn unbrotli(bytes: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        brotli::BrotliDecompress(&mut &*bytes, &mut plain).unwrap();
        plain
    }

    fn gunzip(bytes: &[u8]) -> Vec<u8> {
        let mut plain = Vec::new();
        flate2::read::GzDecoder::new(bytes).read_to_end(&mut plain).unwrap();
        plain
    }

    /// Bytes in which nothing repeats (splitmix64).
    fn noise(count: usize) -> Vec<u8> {
        let mut state = 7_u64;
        let mut next = || {
            state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            (mixed >> 56) as u8
        };
        (0..count).map(|_| next()).collect()
    }

    #[test]
    fn what_shrinks_lies_beside_itself_and_gives_the_file_back() {
        let text: String = (0..400).map(|n| format!("<p>Paragraph {n} of Қазақстан\n")).collect();
        let names =
            ["index.html", "a/b/index.html", "app-0.js", "app-0_bg.wasm", "style.css", "icon.svg", "opening.bin"];
        let given: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, text.as_bytes())).collect();
        let place = Place::new("round", &given);
        let done = compress(&place.0).unwrap();
        let files = place.files();
        assert_eq!(files.len(), names.len() * 3, "{:?}", files.keys());
        for name in names {
            assert_eq!(files[name], text.as_bytes(), "{name} itself is as it was");
            assert_eq!(unbrotli(&files[&format!("{name}.br")]), text.as_bytes(), "{name}.br");
            assert_eq!(gunzip(&files[&format!("{name}.gz")]), text.as_bytes(), "{name}.gz");
        }
        let sum = |ending: &str| -> u64 {
            files.iter().filter(|(name, _)| name.ends_with(ending)).map(|(_, bytes)| bytes.len() as u64).sum()
        };
        assert_eq!(done.files, names.len());
        assert_eq!((done.raw, done.brotli, done.gzip), ((names.len() * text.len()) as u64, sum(".br"), sum(".gz")));
        assert!(done.brotli < done.gzip && done.gzip < done.raw, "{done:?}");
    }

    #[test]
    fn a_second_run_gives_the_same_bytes_and_compresses_nothing_twice() {
        let place = Place::new("again", &[("index.html", "again ".repeat(1000).as_bytes())]);
        let first = compress(&place.0).unwrap();
        let files = place.files();
        std::thread::sleep(Duration::from_millis(1100)); // a time in whole seconds would differ now
        let second = compress(&place.0).unwrap();
        assert_eq!(files, place.files());
        assert_eq!(Compressed { time: first.time, ..second }, first);
    }

    #[test]
    fn fonts_pictures_small_files_and_what_would_grow_stay_alone() {
        let long = "long ".repeat(1000);
        let given: [(&str, &[u8]); 6] = [
            ("fonts/face.woff2", long.as_bytes()),
            ("cards/0123456789abcdef.png", long.as_bytes()),
            ("robots.txt", b"User-agent: *"),
            ("noise.bin", &noise(4000)),
            ("no-ending", long.as_bytes()),
            ("old.html.gz", long.as_bytes()),
        ];
        let place = Place::new("alone", &given);
        assert_eq!(Compressed { time: Duration::ZERO, ..compress(&place.0).unwrap() }, Compressed::default());
        assert_eq!(place.files().len(), given.len());
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let error = compress(Path::new("/nowhere/at-all")).unwrap_err().to_string();
        assert!(error.contains("/nowhere/at-all"), "{error}");
    }
}
