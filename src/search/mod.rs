//! Finding by text: case and accents are folded, so that `nazarbaev`, `ΚΚΕ` and `Қазақстан` are found as people type them.

/// Folds a text that stands in Unicode's decomposed form (NFD): marks above and below letters fall away, case too.
///
/// Decomposing needs tables that the browser has already, so the caller brings it.
///
/// ```
/// use standpoint::search::fold;
/// assert_eq!(fold("Se\u{301}gur"), "segur");
/// assert_eq!(fold("ΚΚΕ"), "κκε");
/// ```
#[must_use]
pub fn fold(decomposed: &str) -> String {
    decomposed
        .chars()
        .filter(|letter| !('\u{300}'..='\u{36f}').contains(letter))
        .flat_map(char::to_lowercase)
        // A final sigma is written otherwise and meant the same; so are quotation marks and apostrophes.
        .map(|letter| match letter {
            'ς' => 'σ',
            '’' | '‘' | 'ʼ' => '\'',
            other => other,
        })
        .collect()
}

/// Whether every word of a folded search stands somewhere in a folded text.
#[must_use]
pub fn finds(folded_search: &str, folded_text: &str) -> bool {
    folded_search.split_whitespace().all(|word| folded_text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_and_case() {
        let text = fold("Communist Party of Greece ΚΚΕ Κομμουνιστικο\u{301} Κο\u{301}μμα Ελλα\u{301}δας");
        for search in ["greece communist", "κκε", "ΕΛΛΑΔΑΣ", "κόμμα", "  part  "] {
            let decomposed = search.replace('ό', "ο\u{301}");
            assert!(finds(&fold(&decomposed), &text), "{search}");
        }
        assert!(!finds(&fold("sweden"), &text));
        assert!(finds("", &text), "an empty search finds all");
    }
}
