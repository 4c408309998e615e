//! The word that somebody may have meant.

/// The candidate that differs least from a word, if it differs little: by a third of its characters at most.
pub(super) fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    let length = word.chars().count();
    // A word of this length is no slip of the hand, and every comparison costs its square.
    if length > 120 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let limit = (length.max(candidate.chars().count()) / 3).max(1);
        let limit = best.map_or(limit, |(distance, _)| limit.min(distance.saturating_sub(1)));
        if candidate == word || length.abs_diff(candidate.chars().count()) > limit {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= limit {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate.to_owned())
}

/// How many characters must be put in, taken out or replaced (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (done, character) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = done + 1;
        for (at, &candidate) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(candidate != character);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(diagonal + 1).min(row[at] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_characters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("қала", "кала"), 1);
    }

    #[test]
    fn only_a_near_word_is_suggested() {
        let words = ["ko-2022-01-26", "kke-2022-01-07", "csto"];
        assert_eq!(
            nearest("ko-2022-01-27", words).as_deref(),
            Some("ko-2022-01-26")
        );
        assert_eq!(nearest("cto", words).as_deref(), Some("csto"));
        assert_eq!(nearest("entirely-else", words), None);
        assert_eq!(
            nearest("csto", ["csto"]),
            None,
            "a word is no suggestion for itself"
        );
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }
}
