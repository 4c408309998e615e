//! The licence of a dossier, as an address where it has one.

/// The deed of a licence of Creative Commons by its SPDX name, or the licence itself where it is an address. `None` for what is
/// only words.
pub(super) fn url(licence: &str) -> Option<String> {
    if licence.starts_with("https://") || licence.starts_with("http://") {
        return Some(licence.to_owned());
    }
    if licence == "CC0-1.0" {
        return Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned());
    }
    let (terms, version) = licence.strip_prefix("CC-")?.rsplit_once('-')?;
    let numbers = !version.is_empty() && version.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let known = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"].contains(&terms);
    (numbers && known).then(|| format!("https://creativecommons.org/licenses/{}/{version}/", terms.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_that_is_known_has_its_deed() {
        let deed = |licence: &str| url(licence).unwrap_or_default();
        assert_eq!(deed("CC-BY-SA-4.0"), "https://creativecommons.org/licenses/by-sa/4.0/");
        assert_eq!(deed("CC0-1.0"), "https://creativecommons.org/publicdomain/zero/1.0/");
        assert_eq!(deed("https://example.org/terms"), "https://example.org/terms");
        for words in ["ask the editors", "CC-BY", "CC-BY-XX-4.0", "CC-BY-SA-four", ""] {
            assert_eq!(url(words), None, "{words}");
        }
    }
}
