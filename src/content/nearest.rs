//! The word that somebody may have meant.

/// The candidate that differs least from a word, if it differs little: by a third of its characters at most. Failing that,
/// the only one that begins with the word.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = word.chars().count();
    // A word of this length is no slip of the hand, and every comparison costs its square.
    if length > 120 {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    let mut longer: Vec<&str> = Vec::new();
    for candidate in candidates.into_iter().filter(|candidate| *candidate != word) {
        if length > 3 && candidate.starts_with(word) && longer.len() < 2 && !longer.contains(&candidate) {
            longer.push(candidate);
        }
        let size = candidate.chars().count();
        let limit = (length.max(size) / 3).max(1);
        if length.abs_diff(size) > limit || best.is_some_and(|(least, _)| length.abs_diff(size) >= least) {
            continue;
        }
        let distance = distance(word, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    let only = if let [only] = longer.as_slice() { Some(*only) } else { None };
    best.map(|(_, candidate)| candidate).or(only).map(str::to_owned)
}

/// How many characters must be put in, taken out, replaced, or swapped with their neighbour (optimal string alignment).
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=other.len()).collect();
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let replaced = above[j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = replaced.min(above[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(before[j - 2] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_counted_in_characters() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("қала", "кала"), 1);
        assert_eq!(distance("lable", "label"), 1, "two neighbours swapped are one slip");
    }

    #[test]
    fn only_a_near_word_is_suggested() {
        let words = ["ko-2022-01-26", "kke-2022-01-07", "csto", "joint-a", "joint-b"];
        assert_eq!(nearest("ko-2022-01-27", words).as_deref(), Some("ko-2022-01-26"));
        assert_eq!(nearest("cto", words).as_deref(), Some("csto"));
        assert_eq!(nearest("entirely-else", words), None);
        assert_eq!(nearest("csto", ["csto"]), None, "a word is no suggestion for itself");
        assert_eq!(nearest(&"x".repeat(100_000), words), None);
    }

    #[test]
    fn a_beginning_is_enough_where_only_one_word_has_it() {
        assert_eq!(nearest("kke-", ["kke-2022-01-07", "ko-2022-01-26"]).as_deref(), Some("kke-2022-01-07"));
        assert_eq!(nearest("2022", ["2022-01-05-a", "2022-01-05-b"]), None, "two words have it");
    }
}
