//! Quotes against the full texts, where an editor has them.

use std::path::Path;

use super::{
    Loaded,
    diagnostic::{Diagnostic, Findings},
    folder::{self, Reader},
    nearest::nearest,
    problem::{EvidenceProblem, FileProblem},
    source::{FileIx, Place, Sources, Spot},
};

/// A quote of a dossier, as it stands in its file.
pub(super) struct QuoteAt {
    pub statement: String,
    pub lang: String,
    pub text: Spot<String>,
}

/// What came of looking for quotes in texts.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many quotes were looked for.
    pub quotes: usize,
    /// How many of them stand exactly once in their text.
    pub once: usize,
    /// By file, line and column; those of the dossier's files first.
    pub diagnostics: Vec<Diagnostic>,
}

/// Looks for every quote of a statement in `<statement>.<lang>.txt`, where the folder has that file.
///
/// White space counts as one space, line breaks and no-break spaces included, and zero-width spaces and soft hyphens
/// count as nothing. Everything else must stand as it is quoted: quotation marks and apostrophes too. What is near is
/// suggested and never taken.
#[must_use]
pub fn check_texts(dir: &Path, loaded: &Loaded) -> Checked {
    let mut checked = Checked::default();
    let (in_texts, in_dossier) = (Findings::default(), Findings::default());
    let mut sources = Sources::default();
    let root = folder::shown(dir);
    if !dir.is_dir() {
        let place = Place::whole(sources.add(root, String::new()));
        in_texts.report(place, FileProblem::FolderMissing.into());
        checked.diagnostics = in_texts.locate(&sources);
        return checked;
    }
    let mut reader = Reader { sources: &mut sources, findings: &in_texts };
    for entry in folder::names(dir) {
        let entry = entry.to_string_lossy().into_owned();
        let name = format!("{root}/{entry}");
        let known = || loaded.statements.iter().map(String::as_str);
        let parts = entry.strip_suffix(".txt").and_then(|stem| stem.split_once('.'));
        let Some((statement, lang)) = parts.filter(|(id, _)| known().any(|known| known == *id)) else {
            let meant = parts.and_then(|(id, lang)| Some(format!("{}.{lang}.txt", nearest(id, known())?)));
            if loaded.statements_whole {
                let place = Place::whole(reader.sources.add(name, String::new()));
                in_texts.report(place, FileProblem::TextOfNothing { nearest: meant }.into());
            }
            continue;
        };
        let Some(file) = reader.file(&dir.join(&entry), name.clone(), true) else { continue };
        let text = Folded::new(reader.text(file));
        let quotes =
            loaded.quotes.iter().filter(|quote| quote.statement == statement && quote.lang.eq_ignore_ascii_case(lang));
        // A quote without a word was reported where it was read.
        for quote in quotes.filter(|quote| !quote.text.trim().is_empty()) {
            checked.quotes += 1;
            match text.find(quote, &name) {
                None => checked.once += 1,
                Some(problem) => in_dossier.report(quote.text.place, problem.into()),
            }
        }
    }
    checked.diagnostics = in_dossier.locate(&loaded.sources);
    checked.diagnostics.extend(in_texts.locate(&sources));
    checked
}

impl Reader<'_> {
    fn text(&self, file: FileIx) -> &str {
        self.sources.text(file)
    }
}

/// A text with its white space folded.
struct Folded(String);

impl Folded {
    fn new(text: &str) -> Self {
        let mut folded = String::with_capacity(text.len());
        for character in text.chars() {
            if matches!(character, '\u{200b}' | '\u{ad}' | '\u{2060}' | '\u{feff}') {
                continue;
            }
            if !character.is_whitespace() {
                folded.push(character);
            } else if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
            }
        }
        folded.truncate(folded.trim_end().len());
        Self(folded)
    }

    /// What is wrong with a quote of this text, if anything is.
    fn find(&self, quote: &QuoteAt, file: &str) -> Option<EvidenceProblem> {
        let wanted = Self::new(&quote.text);
        match self.count(&wanted.0) {
            1 => None,
            0 => Some(EvidenceProblem::QuoteNotFound { file: file.to_owned(), nearest: self.near(&wanted.0) }),
            times => Some(EvidenceProblem::QuoteAmbiguous { file: file.to_owned(), times }),
        }
    }

    /// How often a quote stands in the text, whole words only: half a word is nobody's word.
    fn count(&self, quote: &str) -> usize {
        let Some(width) = quote.chars().next().map(char::len_utf8) else { return 0 };
        let whole = |at: usize| {
            let joined = |inner: Option<char>, outer: Option<char>| {
                inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
            };
            let end = at + quote.len();
            !joined(quote.chars().next(), self.0[..at].chars().next_back())
                && !joined(quote.chars().next_back(), self.0[end..].chars().next())
        };
        let (mut from, mut count) = (0, 0);
        while let Some(found) = self.0[from..].find(quote) {
            count += usize::from(whole(from + found));
            from += found + width;
        }
        count
    }

    /// As many words of the text as the quote has, where at least half of them are the quote's.
    fn near(&self, quote: &str) -> Option<String> {
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let wanted: Vec<String> = quote.split(' ').map(bare).collect();
        let words: Vec<&str> = self.0.split(' ').collect();
        let shared = |window: &[&str]| {
            let mut left = wanted.clone();
            for word in window {
                if let Some(at) = left.iter().position(|wanted| *wanted == bare(word)) {
                    left.swap_remove(at);
                }
            }
            wanted.len() - left.len()
        };
        let mut best: Option<((usize, bool), &[&str])> = None;
        for window in words.windows(wanted.len().min(words.len()).max(1)) {
            let score = (shared(window), bare(window[0]) == wanted[0]);
            if best.is_none_or(|(most, _)| score > most) {
                best = Some((score, window));
            }
        }
        let ((score, _), window) = best?;
        let found = window.join(" ");
        let found = found.trim_matches(|c: char| !c.is_alphanumeric());
        (score * 2 >= wanted.len() && score > 0).then(|| found.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str, quote: &str) -> usize {
        Folded::new(text).count(&Folded::new(quote).0)
    }

    #[test]
    fn white_space_is_folded_and_nothing_else() {
        let text = "  two\u{a0}towns\nunder  one\r\n clo\u{ad}ck, and the chil\u{200b}dren’s  light\n";
        assert_eq!(count(text, "two towns under one clock, and"), 1);
        assert_eq!(count(text, "the children’s light"), 1);
        assert_eq!(count(text, "the children's light"), 0, "an apostrophe is another character");
        assert_eq!(count(text, "Two towns"), 0, "so is a capital");
    }

    #[test]
    fn half_a_word_is_not_found() {
        assert_eq!(count("the machines of Linus", "chines of"), 0);
        assert_eq!(count("the machines of Linus", "machines o"), 0);
        assert_eq!(count("«the machines»", "the machines"), 1);
    }

    #[test]
    fn overlapping_quotes_are_counted_each() {
        assert_eq!(count("to be or to be or to be", "to be or to be"), 2);
        assert_eq!(count("", "to be"), 0);
    }

    #[test]
    fn what_is_near_is_only_suggested() {
        let text = Folded::new("We live in two towns under one clock, and nobody is served.");
        assert_eq!(text.near("two cities under one clock").as_deref(), Some("two towns under one clock"));
        assert_eq!(text.near("nothing of the sort here"), None);
    }
}
