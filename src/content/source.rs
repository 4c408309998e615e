//! The files of a folder as they were read, and the way from a byte to a line and a column.

use super::diagnostic::{Excerpt, Location};
use crate::wire::fingerprint;

/// A file of the folder, by the order in which it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileIx(u32);

/// A stretch of bytes in a file, or the file as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    file: FileIx,
    /// First byte and the one after the last; `None` is the file as a whole.
    span: Option<(u32, u32)>,
}

impl Place {
    #[must_use]
    pub fn whole(file: FileIx) -> Self {
        Self { file, span: None }
    }

    /// A stretch of bytes. Files are smaller than 2³² bytes: [`LARGEST`](super::folder::LARGEST) sees to it.
    #[must_use]
    pub fn new(file: FileIx, span: std::ops::Range<usize>) -> Self {
        let narrow = |byte| u32::try_from(byte).unwrap_or(u32::MAX);
        Self { file, span: Some((narrow(span.start), narrow(span.end))) }
    }

    #[must_use]
    pub fn file(self) -> FileIx {
        self.file
    }
}

/// A value with the place where it stands.
#[derive(Clone, Debug)]
pub struct Spot<T> {
    pub value: T,
    pub place: Place,
}

impl<T> std::ops::Deref for Spot<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

struct File {
    /// As people are shown it: the folder as it was named, then the path inside with forward slashes.
    name: String,
    text: String,
    /// The byte at which each line begins; never empty.
    lines: Vec<usize>,
}

/// All files that were read, or that should have been there.
#[derive(Default)]
pub struct Sources {
    files: Vec<File>,
}

/// A line of at most so many characters is shown whole.
const WHOLE: usize = 100;
/// How many characters of a longer line stand before the marked part, in it, and after it.
const BEFORE: usize = 48;
const MARKED: usize = 72;
const AFTER: usize = 24;

impl Sources {
    /// Changes with every change of a file and of nothing else: not with where the folder lies, not with how lines end.
    #[must_use]
    pub fn revision(&self, folder: &str) -> String {
        let mut files: Vec<(&str, &str)> =
            self.files.iter().map(|file| (file.name.strip_prefix(folder).unwrap_or(&file.name), &*file.text)).collect();
        // What was only pointed at is no part of the dossier.
        files.retain(|(_, text)| !text.is_empty());
        files.sort_unstable();
        let mut all = Vec::new();
        for (name, text) in files {
            all.extend_from_slice(name.trim_start_matches('/').as_bytes());
            all.push(b'\n');
            all.extend(text.bytes().filter(|&byte| byte != b'\r'));
            all.push(b'\n');
        }
        format!("{:016x}", fingerprint(&all))
    }

    /// Keeps a file. A file that could not be read is kept with an empty text, so that it can be pointed at.
    pub fn add(&mut self, name: String, text: String) -> FileIx {
        let lines = std::iter::once(0)
            .chain(text.bytes().enumerate().filter(|&(_, byte)| byte == b'\n').map(|(at, _)| at + 1))
            .collect();
        self.files.push(File { name, text, lines });
        FileIx(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    #[must_use]
    pub fn text(&self, file: FileIx) -> &str {
        self.files.get(file.0 as usize).map_or("", |file| &file.text)
    }

    /// Line, column and surroundings of a place. A place outside its file is moved to the nearest character.
    #[must_use]
    pub fn locate(&self, place: Place) -> Location {
        let Some(file) = self.files.get(place.file.0 as usize) else {
            return Location::of_file(String::new());
        };
        let Some((start, end)) = place.span else {
            return Location::of_file(file.name.clone());
        };
        let start = boundary(&file.text, start as usize);
        let end = boundary(&file.text, end as usize).max(start);
        let line = file.lines.partition_point(|&begin| begin <= start).max(1);
        let begin = file.lines[line - 1];
        let stop = file.lines.get(line).map_or(file.text.len(), |&next| next - 1);
        let content = file.text[begin..stop.max(begin)].trim_end_matches('\r');
        let from = (start - begin).min(content.len());
        let to = (end - begin).min(content.len()).max(from);
        Location {
            file: file.name.clone(),
            line,
            column: content[..from].chars().count() + 1,
            width: content[from..to].chars().count(),
            excerpt: Some(cut(content, from, to)),
        }
    }
}

/// The last place at or before a byte where a character begins.
fn boundary(text: &str, byte: usize) -> usize {
    let mut byte = byte.min(text.len());
    while !text.is_char_boundary(byte) {
        byte -= 1;
    }
    byte
}

/// A line cut around the stretch from one byte to another.
fn cut(line: &str, from: usize, to: usize) -> Excerpt {
    let (before, marked, after) = (&line[..from], &line[from..to], &line[to..]);
    if line.chars().nth(WHOLE).is_none() {
        return Excerpt {
            cut_left: false,
            before: before.to_owned(),
            marked: marked.to_owned(),
            after: after.to_owned(),
            cut_right: false,
        };
    }
    let head = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let first = |text: &str, count: usize| text.char_indices().nth(count).map_or(text.len(), |(at, _)| at);
    let body = first(marked, MARKED);
    let tail = if body < marked.len() { 0 } else { first(after, AFTER) };
    Excerpt {
        cut_left: head > 0,
        before: before[head..].to_owned(),
        marked: marked[..body].to_owned(),
        after: after[..tail].to_owned(),
        cut_right: body < marked.len() || tail < after.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn located(text: &str, span: std::ops::Range<usize>) -> Location {
        let mut sources = Sources::default();
        let file = sources.add("a.toml".into(), text.into());
        sources.locate(Place::new(file, span))
    }

    #[test]
    fn columns_count_characters() {
        let text = "one\nқала = \"x\"\r\n";
        let at = text.find('"').expect("a quote");
        let place = located(text, at..at + 3);
        assert_eq!((place.line, place.column, place.width), (2, 8, 3));
        assert_eq!(place.excerpt.map(|excerpt| excerpt.before), Some("қала = ".into()));
    }

    #[test]
    fn the_end_of_a_file_is_a_place() {
        let place = located("a\n", 2..2);
        assert_eq!((place.line, place.column, place.width), (2, 1, 0));
        let place = located("", 0..0);
        assert_eq!((place.line, place.column), (1, 1));
    }

    #[test]
    fn a_place_of_several_lines_is_marked_to_the_end_of_its_first() {
        let place = located("a = \"\"\"b\nc\"\"\"", 4..12);
        assert_eq!((place.line, place.column, place.width), (1, 5, 4));
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let text = format!("{}MARK{}", "ж".repeat(300), "ю".repeat(300));
        let at = text.find("MARK").expect("the mark");
        let excerpt = located(&text, at..at + 4).excerpt.expect("an excerpt");
        assert_eq!(excerpt.before, "ж".repeat(BEFORE));
        assert_eq!(excerpt.marked, "MARK");
        assert_eq!(excerpt.after, "ю".repeat(AFTER));
        assert!(excerpt.cut_left && excerpt.cut_right);
    }

    #[test]
    fn a_place_outside_or_inside_a_character_is_answered() {
        let place = located("ж", 1..900);
        assert_eq!((place.line, place.column, place.width), (1, 1, 1));
    }
}
