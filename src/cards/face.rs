//! The faces that cards are set in: those of the site itself, unpacked. None of the machine's own is ever used, so a card is
//! the same everywhere, and a letter that no face has is found before it can become a square.

use std::{
    collections::{BTreeMap, HashSet},
    fmt, fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use cosmic_text::{Family, FontSystem, Weight, fontdb};

use crate::wire;

/// Which of the two a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// The face of texts.
    Text,
    /// The face of the interface.
    Interface,
}

/// Faces of scripts that neither of the two has; both use them.
const SHARED: &str = "noto-";

impl Face {
    /// How the names of its files begin.
    fn stem(self) -> &'static str {
        match self {
            Self::Text => "literata-",
            Self::Interface => "source-sans-3-",
        }
    }
}

/// A face for some scripts.
#[derive(Clone, Debug)]
struct Part {
    /// Its own name in the collection: the name of its file.
    family: String,
    letters: HashSet<char>,
}

/// All faces, by script. Cheap to clone: what was read is shared.
#[derive(Clone, Debug)]
pub struct Faces {
    collection: fontdb::Database,
    text: Arc<Vec<Part>>,
    interface: Arc<Vec<Part>>,
    mark: u64,
}

/// A letter that no face has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missing(pub char);

/// Why there are no faces.
#[derive(Debug)]
pub enum FacesError {
    Io(PathBuf, io::Error),
    /// The file is no WOFF2, or holds no face.
    Broken(PathBuf),
    /// The folder has no upright face of this name.
    None(PathBuf, &'static str),
}

impl fmt::Display for FacesError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "cannot read the faces in {}: {error}", path.display()),
            Self::Broken(path) => write!(f, "{} is no WOFF2 face", path.display()),
            Self::None(path, stem) => {
                write!(f, "{} has no `{stem}….woff2`: previews are drawn with the site's own faces", path.display())
            }
        }
    }
}

impl std::error::Error for FacesError {}

impl Faces {
    /// Reads every upright face of a folder.
    ///
    /// # Errors
    /// [`FacesError`]: the folder cannot be read, a file is broken, or one of the two faces is missing.
    pub fn read(folder: &Path) -> Result<Self, FacesError> {
        let at = |path: &Path| {
            let path = path.to_owned();
            move |error| FacesError::Io(path, error)
        };
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(at(folder))? {
            let path = entry.map_err(at(folder))?.path();
            let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
            if name.ends_with("-normal.woff2") {
                files.insert(name, (fs::read(&path).map_err(at(&path))?, path));
            }
        }
        let mut mark = Vec::new();
        let mut collection = fontdb::Database::new();
        let (mut text, mut interface) = (Vec::new(), Vec::new());
        for (name, (packed, path)) in files {
            let of = |face: Face| name.starts_with(face.stem()) || name.starts_with(SHARED);
            if !of(Face::Text) && !of(Face::Interface) {
                continue;
            }
            mark.extend_from_slice(&wire::fingerprint(&packed).to_le_bytes());
            let part = unpack(&mut collection, &name, &packed).ok_or(FacesError::Broken(path))?;
            if of(Face::Text) {
                text.push(part.clone());
            }
            if of(Face::Interface) {
                interface.push(part);
            }
        }
        for (face, parts) in [(Face::Text, &mut text), (Face::Interface, &mut interface)] {
            if !parts.iter().any(|part: &Part| part.family.starts_with(face.stem())) {
                return Err(FacesError::None(folder.to_owned(), face.stem()));
            }
            // Latin first: it has the punctuation that all scripts share.
            parts.sort_by_key(|part| (!part.family.contains("-latin-wght-"), part.family.clone()));
        }
        Ok(Self { collection, text: Arc::new(text), interface: Arc::new(interface), mark: wire::fingerprint(&mark) })
    }

    /// Changes with the bytes of the faces.
    pub(super) fn mark(&self) -> u64 {
        self.mark
    }

    /// What sets text with these faces and no others.
    pub(super) fn system(&self, lang: &str) -> FontSystem {
        FontSystem::new_with_locale_and_db(lang.to_owned(), self.collection.clone())
    }

    /// A text in pieces, each with the family that has all its letters.
    ///
    /// # Errors
    /// The first letter that no part of the face has.
    pub(super) fn pieces<'a>(&'a self, face: Face, text: &'a str) -> Result<Vec<(&'a str, Family<'a>)>, Missing> {
        let parts = match face {
            Face::Text => &self.text,
            Face::Interface => &self.interface,
        };
        let mut pieces: Vec<(usize, &'a Part)> = Vec::new();
        let mut at = 0;
        // A word is set in one part where one has all of it: marks beside letters of another direction stay in their place.
        for word in text.split_inclusive(' ') {
            let whole = parts.iter().find(|part| word.trim_end().chars().all(|letter| part.letters.contains(&letter)));
            for (offset, letter) in word.char_indices() {
                let here = pieces.last().map(|&(_, part)| part);
                let part = whole
                    .or(here)
                    .filter(|part| part.letters.contains(&letter))
                    .or_else(|| parts.iter().find(|part| part.letters.contains(&letter)))
                    .ok_or(Missing(letter))?;
                if here.is_none_or(|here| here.family != part.family) {
                    pieces.push((at + offset, part));
                }
            }
            at += word.len();
        }
        let ends = pieces.iter().skip(1).map(|&(at, _)| at).chain([text.len()]);
        let spans = pieces.iter().zip(ends);
        Ok(spans.map(|(&(at, part), end)| (&text[at..end], Family::Name(&part.family))).collect())
    }
}

/// Puts a packed face into the collection, once for each weight that cards use.
fn unpack(collection: &mut fontdb::Database, name: &str, packed: &[u8]) -> Option<Part> {
    let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(wuff::decompress_woff2(packed).ok()?);
    let ids = collection.load_font_source(fontdb::Source::Binary(bytes));
    let id = *ids.first()?;
    let face = collection.face(id)?.clone();
    collection.remove_face(id);
    let weights: &[Weight] =
        if name.contains("-wght-") { &[Weight::NORMAL, Weight::SEMIBOLD] } else { &[Weight::NORMAL] };
    let mut kept = None;
    for &weight in weights {
        let families = vec![(name.to_owned(), fontdb::Language::English_UnitedStates)];
        kept = Some(collection.push_face_info(fontdb::FaceInfo { families, weight, ..face.clone() }));
    }
    let mut letters = HashSet::new();
    let mut system = FontSystem::new_with_locale_and_db("en".to_owned(), collection.clone());
    let font = system.get_font(kept?, Weight::NORMAL)?;
    font.as_swash().charmap().enumerate(|code, glyph| {
        if glyph != 0 {
            letters.extend(char::from_u32(code));
        }
    });
    Some(Part { family: name.to_owned(), letters })
}
