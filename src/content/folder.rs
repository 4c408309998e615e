//! What lies in a dossier's folder: which files are read, which must be there, which cannot be read and why.

use std::{
    fs::{self, File, Metadata},
    io::{ErrorKind, Read},
    path::Path,
};

use super::{
    diagnostic::Findings,
    nearest::nearest,
    problem::{FileProblem, Unreadable},
    source::{FileIx, Place, Sources},
};

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 16_000_000;

/// The files that hold one kind of entry each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    Dossier,
    Questions,
    Events,
    Accounts,
    Organisations,
    Sources,
    Raises,
    Replies,
    Appendix,
    NotFound,
}

impl Kept {
    const ALL: [Self; 10] = [
        Self::Dossier,
        Self::Questions,
        Self::Events,
        Self::Accounts,
        Self::Organisations,
        Self::Sources,
        Self::Raises,
        Self::Replies,
        Self::Appendix,
        Self::NotFound,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Dossier => "dossier.toml",
            Self::Questions => "questions.toml",
            Self::Events => "events.toml",
            Self::Accounts => "accounts.toml",
            Self::Organisations => "organisations.toml",
            Self::Sources => "sources.toml",
            Self::Raises => "raises.toml",
            Self::Replies => "replies.toml",
            Self::Appendix => "appendix.toml",
            Self::NotFound => "parties-not-found.toml",
        }
    }

    /// Whether a dossier may do without it.
    pub fn optional(self) -> bool {
        matches!(self, Self::Accounts | Self::Raises | Self::Replies | Self::Appendix | Self::NotFound)
    }
}

/// The folders that a dossier may hold. The full texts are read by [`check_texts`](super::check_texts).
const STATEMENTS: &str = "statements";
const TEXTS: &str = "texts";

/// The files that could be read.
pub(super) struct Folder {
    tables: Vec<(Kept, FileIx)>,
    /// In the order of their names, each with the name without `.toml`.
    pub statements: Vec<(String, FileIx)>,
    /// The folder itself, to point at.
    pub place: Place,
    /// Whether every file of the kind was read: where one was not, nothing can be said about ids that are not found.
    pub statements_whole: bool,
}

impl Folder {
    pub fn table(&self, kept: Kept) -> Option<FileIx> {
        self.tables.iter().find(|(found, _)| *found == kept).map(|&(_, file)| file)
    }
}

/// Reads every file of a dossier. `None` where there is no folder, or nothing of a dossier in it.
pub(super) fn read(dir: &Path, sources: &mut Sources, findings: &Findings) -> Option<Folder> {
    let root = shown(dir);
    let place = Place::whole(sources.add(root.clone(), String::new()));
    if !fs::metadata(dir).is_ok_and(|found| found.is_dir()) {
        findings.report(place, FileProblem::FolderMissing.into());
        return None;
    }
    let mut folder = Folder { tables: Vec::new(), statements: Vec::new(), place, statements_whole: true };
    let present = Kept::ALL.iter().any(|kept| fs::symlink_metadata(dir.join(kept.name())).is_ok());
    if !present {
        findings.report(place, FileProblem::FolderEmpty.into());
        return None;
    }
    let mut reader = Reader { sources, findings };
    for kept in Kept::ALL {
        let path = dir.join(kept.name());
        let name = format!("{root}/{}", kept.name());
        if let Some(file) = reader.file(&path, name, !kept.optional()) {
            folder.tables.push((kept, file));
        }
    }
    reader.statements(&dir.join(STATEMENTS), &format!("{root}/{STATEMENTS}"), &mut folder);
    reader.strangers(dir, &root);
    Some(folder)
}

/// A path as it is shown, with forward slashes and without one at its end.
pub(super) fn shown(path: &Path) -> String {
    let shown = path.display().to_string().replace('\\', "/");
    match shown.trim_end_matches('/') {
        "" => shown,
        trimmed => trimmed.to_owned(),
    }
}

pub(super) struct Reader<'a> {
    pub sources: &'a mut Sources,
    pub findings: &'a Findings,
}

impl Reader<'_> {
    /// Reads a file. What keeps it from being read is reported; that it is missing only where it must be there.
    pub fn file(&mut self, path: &Path, name: String, required: bool) -> Option<FileIx> {
        match text(path) {
            Ok(text) => Some(self.sources.add(name, text)),
            Err(None) if !required => None,
            Err(why) => {
                let place = Place::whole(self.sources.add(name, String::new()));
                let problem = why.map_or(FileProblem::Missing, FileProblem::Unreadable);
                self.findings.report(place, problem.into());
                None
            }
        }
    }

    fn statements(&mut self, dir: &Path, name: &str, folder: &mut Folder) {
        let problem = match fs::symlink_metadata(dir) {
            Ok(found) if found.is_symlink() => Some(FileProblem::Unreadable(Unreadable::SymbolicLink)),
            Ok(found) if !found.is_dir() => Some(FileProblem::Unreadable(Unreadable::WrongKind)),
            Ok(_) => None,
            Err(error) if error.kind() == ErrorKind::NotFound => Some(FileProblem::Missing),
            Err(error) => Some(FileProblem::Unreadable(Unreadable::System(error.to_string()))),
        };
        if let Some(problem) = problem {
            let place = Place::whole(self.sources.add(name.to_owned(), String::new()));
            self.findings.report(place, problem.into());
            folder.statements_whole = false;
            return;
        }
        for entry in names(dir) {
            let path = dir.join(&entry);
            let shown = format!("{name}/{}", entry.to_string_lossy());
            let Some(stem) = entry.to_str().and_then(|entry| entry.strip_suffix(".toml")) else {
                self.stranger(shown, None);
                continue;
            };
            match self.file(&path, shown, true) {
                Some(file) => folder.statements.push((stem.to_owned(), file)),
                None => folder.statements_whole = false,
            }
        }
    }

    /// Reports what lies in the folder and belongs to no dossier.
    fn strangers(&mut self, dir: &Path, root: &str) {
        for entry in names(dir) {
            let entry = entry.to_string_lossy();
            let known = Kept::ALL.iter().map(|kept| kept.name()).chain([STATEMENTS, TEXTS]);
            if !known.clone().any(|name| name == entry) {
                self.stranger(format!("{root}/{entry}"), nearest(&entry, known));
            }
        }
    }

    pub fn stranger(&mut self, name: String, nearest: Option<String>) {
        let place = Place::whole(self.sources.add(name, String::new()));
        self.findings.report(place, FileProblem::Unknown { nearest }.into());
    }
}

/// The names in a folder, sorted. What editors and systems leave behind (`.x`, `x~`) is passed over.
pub(super) fn names(dir: &Path) -> Vec<std::ffi::OsString> {
    let mut names: Vec<_> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.file_name()))
        .filter(|name| {
            let name = name.to_string_lossy();
            !name.starts_with('.') && !name.ends_with('~')
        })
        .collect();
    names.sort();
    names
}

/// The text of a file. `Err(None)`: there is none.
fn text(path: &Path) -> Result<String, Option<Unreadable>> {
    let system = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => None,
        _ => Some(Unreadable::System(error.to_string())),
    };
    let found: Metadata = fs::symlink_metadata(path).map_err(system)?;
    if found.is_symlink() {
        return Err(Some(Unreadable::SymbolicLink));
    }
    // Asked before opening: a pipe would wait for a writer.
    if !found.is_file() {
        return Err(Some(Unreadable::WrongKind));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(system)?;
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(system)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Some(Unreadable::TooLarge { limit: LARGEST }));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|&byte| byte == b'\n').count();
        Some(Unreadable::NotUtf8 { line })
    })?;
    // The byte order mark is no part of the text: columns would count it.
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}
