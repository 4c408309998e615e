//! Draws all cards of a site, each once, on every core, and takes from a former site what it has of them.

use std::{
    collections::BTreeMap,
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use super::{Card, Faces, Missing, canvas::Canvas, draw::draw};

/// Why a card was not drawn.
#[derive(Debug)]
pub enum CardFault {
    /// Its text has a letter that no face has.
    Letter {
        page: String,
        letter: char,
    },
    Io(PathBuf, io::Error),
    /// No memory for the picture.
    Memory,
}

impl fmt::Display for CardFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Letter { page, letter } => write!(
                f,
                "the preview of /{page} needs the letter `{letter}` (U+{:04X}), which no face in fonts/ has: write it \
                 otherwise, or add a face that has it",
                u32::from(*letter)
            ),
            Self::Io(path, error) => write!(f, "cannot write {}: {error}", path.display()),
            Self::Memory => write!(f, "no memory to draw previews"),
        }
    }
}

/// Is told how many cards are done, of how many, whenever another is.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// The cards of a site, by the path of their picture.
#[derive(Default)]
pub struct Press {
    /// With a page that shows it.
    cards: BTreeMap<String, (Card, String)>,
}

/// What was printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    pub drawn: usize,
    /// Taken from a former site.
    pub kept: usize,
    pub bytes: u64,
    /// Of the largest.
    pub largest: u64,
}

impl Press {
    /// Takes a card for a page; answers with the path of its picture below the base.
    pub fn add(&mut self, page: &str, card: Card, faces: &Faces) -> String {
        let path = card.path(faces);
        self.cards.entry(path.clone()).or_insert_with(|| (card, page.to_owned()));
        path
    }

    /// The paths of all pictures, sorted.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.cards.keys().map(String::as_str)
    }

    /// Writes every picture below `out`. What one of the `former` sites has is taken from there.
    ///
    /// # Errors
    /// Every fault, in the order of the paths.
    pub fn print(
        &self,
        faces: &Faces,
        lang: &str,
        out: &Path,
        former: &[&Path],
        progress: Progress,
    ) -> Result<Printed, Vec<CardFault>> {
        if self.cards.is_empty() {
            return Ok(Printed::default());
        }
        let folder = out.join("cards");
        fs::create_dir_all(&folder).map_err(|error| vec![CardFault::Io(folder.clone(), error)])?;
        let jobs: Vec<_> = self.cards.iter().collect();
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let printed = Mutex::new((Printed::default(), Vec::new()));
        let work = || {
            let mut canvas = None;
            while let Some(&(path, (card, page))) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
                let one = print_one(&mut canvas, (faces, lang), (path, card, page), out, former);
                let Ok(mut printed) = printed.lock() else { return };
                match one {
                    Ok((bytes, kept)) => {
                        let size = bytes as u64;
                        printed.0.bytes += size;
                        printed.0.largest = printed.0.largest.max(size);
                        *(if kept { &mut printed.0.kept } else { &mut printed.0.drawn }) += 1;
                    }
                    Err(fault) => printed.1.push((path, fault)),
                }
                drop(printed);
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            }
        };
        let workers = thread::available_parallelism().map_or(1, usize::from).min(jobs.len());
        thread::scope(|scope| {
            for _ in 0..workers {
                scope.spawn(work);
            }
        });
        let (printed, mut faults) = printed.into_inner().map_err(|_| vec![CardFault::Memory])?;
        faults.sort_by_key(|&(path, _)| path);
        if faults.is_empty() { Ok(printed) } else { Err(faults.into_iter().map(|(_, fault)| fault).collect()) }
    }
}

/// Writes one picture; answers with its size and whether it was taken from a former site.
fn print_one<'a>(
    canvas: &mut Option<Canvas<'a>>,
    (faces, lang): (&'a Faces, &str),
    (path, card, page): (&str, &Card, &str),
    out: &Path,
    former: &[&Path],
) -> Result<(usize, bool), CardFault> {
    let found = former.iter().find_map(|site| fs::read(site.join(path)).ok().filter(|bytes| whole(bytes)));
    let kept = found.is_some();
    let bytes = match found {
        Some(bytes) => bytes,
        None => {
            if canvas.is_none() {
                *canvas = Canvas::new(faces, lang);
            }
            let canvas = canvas.as_mut().ok_or(CardFault::Memory)?;
            draw(canvas, card).map_err(|Missing(letter)| CardFault::Letter { page: page.to_owned(), letter })?
        }
    };
    let place = out.join(path);
    fs::write(&place, &bytes).map_err(|error| CardFault::Io(place, error))?;
    Ok((bytes.len(), kept))
}

/// Whether a file begins and ends as a PNG does: half a picture is drawn anew.
fn whole(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.ends_with(b"IEND\xaeB`\x82")
}
