//! The shape of links, languages and ids: what can be said of one without looking at another.

use super::problem::{EvidenceProblem, IdFault};

/// Whether a text is a link to a page: `http` or `https`, a host, nothing that would end it early.
pub(super) fn check_link(link: &str) -> Result<(), EvidenceProblem> {
    let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) else {
        return Err(EvidenceProblem::LinkScheme { link: link.to_owned() });
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let breaks = |character: char| {
        character.is_whitespace() || character.is_control() || matches!(character, '"' | '<' | '>' | '\\')
    };
    if host.is_empty() || !host.contains(|character: char| character.is_alphanumeric()) || link.contains(breaks) {
        return Err(EvidenceProblem::LinkMalformed { link: link.to_owned() });
    }
    Ok(())
}

/// Whether a text has the shape of a language tag (BCP 47, RFC 5646 section 2.1): a language of two or three letters, since
/// no longer one is registered, then parts of one to eight letters and digits. Whether it exists is not looked up.
pub(super) fn check_lang(lang: &str) -> Result<(), EvidenceProblem> {
    let mut parts = lang.split('-');
    let language = parts.next().unwrap_or_default();
    let right = (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if right { Ok(()) } else { Err(EvidenceProblem::LangMalformed { lang: lang.to_owned() }) }
}

/// Whether a text may be an id: a part of an address and the name of a folder on every system.
pub(super) fn check_id(id: &str) -> Result<(), IdFault> {
    let plain = |character: &char| character.is_ascii_lowercase() || character.is_ascii_digit() || *character == '-';
    if let Some(character) = id.chars().find(|character| !plain(character)) {
        return Err(IdFault::Character(character));
    }
    if id.len() > 100 {
        return Err(IdFault::Long);
    }
    if id.starts_with('-') || id.ends_with('-') {
        return Err(IdFault::Hyphen);
    }
    let device = |prefix: &str| id.strip_prefix(prefix).is_some_and(|digit| matches!(digit.as_bytes(), [b'0'..=b'9']));
    if matches!(id, "con" | "prn" | "aux" | "nul") || device("com") || device("lpt") {
        return Err(IdFault::Reserved);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_have_a_scheme_and_a_host() {
        for link in ["https://a.org", "http://a.org/ж?x=1#y", "https://nationalinterest.org./blog", "https://[::1]/"] {
            assert_eq!(check_link(link), Ok(()), "{link}");
        }
        for link in ["", "ftp://a.org", "javascript:alert(1)", "//a.org", "a.org", "HTTPS://a.org", " https://a.org"] {
            assert!(matches!(check_link(link), Err(EvidenceProblem::LinkScheme { .. })), "{link}");
        }
        for link in
            ["https://", "https:///path", "https://a.org/a b", "https://a.org/\"x", "https://a\n.org", "https://./"]
        {
            assert!(matches!(check_link(link), Err(EvidenceProblem::LinkMalformed { .. })), "{link}");
        }
    }

    #[test]
    fn languages_have_the_shape_of_a_tag() {
        for lang in ["en", "pt-BR", "sr-Latn", "de-CH-1996", "kk", "x-y", "zh-Hant-TW"] {
            assert_eq!(check_lang(lang).is_ok(), lang != "x-y", "{lang}");
        }
        for lang in ["", "e", "english-language", "de_AT", "de-", "deutschsprachig", "дe", "12"] {
            assert!(check_lang(lang).is_err(), "{lang}");
        }
    }

    #[test]
    fn ids_are_safe_in_addresses_and_as_folders() {
        for id in ["a", "2022-01-05-x", "p1", "com", "com10", "console"] {
            assert_eq!(check_id(id), Ok(()), "{id}");
        }
        for (id, why) in [
            ("A", IdFault::Character('A')),
            ("a.b", IdFault::Character('.')),
            ("a/b", IdFault::Character('/')),
            ("a b", IdFault::Character(' ')),
            ("қала", IdFault::Character('қ')),
            ("-a", IdFault::Hyphen),
            ("con", IdFault::Reserved),
            ("lpt1", IdFault::Reserved),
        ] {
            assert_eq!(check_id(id), Err(why), "{id}");
        }
        assert_eq!(check_id(&"a".repeat(101)), Err(IdFault::Long));
    }
}
