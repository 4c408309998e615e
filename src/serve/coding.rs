//! Which of the forms of a file that lie beside it a client may have.

/// A form of a file: how it is named in the header, and what its name ends in beside the file's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Coding {
    pub name: &'static str,
    pub ending: &'static str,
}

/// The smaller first: it is taken where a client likes both as much.
pub(super) const CODINGS: [Coding; 2] = [Coding { name: "br", ending: ".br" }, Coding { name: "gzip", ending: ".gz" }];

/// What a client accepts, by its `Accept-Encoding`, the best first; where the file itself is liked better than a form, that
/// form is left out. Without the header, or by one that cannot be read, nothing but the file itself.
pub(super) fn accepted(header: Option<&str>) -> Vec<Coding> {
    let words: Vec<(String, u16)> = header.unwrap_or_default().split(',').filter_map(word).collect();
    let said = |name: &str| words.iter().find(|(word, _)| word == name).map(|(_, weight)| *weight);
    // The file itself is acceptable to everybody and never preferred, unless a weight is put on it.
    let plain = said("identity").unwrap_or(0);
    let weight = |coding: &Coding| {
        // The older name of gzip is still its name.
        let own = said(coding.name).or_else(|| said("x-gzip").filter(|_| coding.name == "gzip"));
        own.or_else(|| said("*")).unwrap_or(0)
    };
    let mut codings: Vec<Coding> =
        CODINGS.into_iter().filter(|coding| weight(coding) > 0 && weight(coding) >= plain).collect();
    codings.sort_by_key(|coding| std::cmp::Reverse(weight(coding)));
    codings
}

/// A name in lower case and its weight in thousandths; nothing for a weight that is none.
fn word(word: &str) -> Option<(String, u16)> {
    let mut parts = word.split(';').map(str::trim);
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_lowercase();
    let mut weight = 1000;
    for part in parts {
        if let Some(value) = part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")) {
            let value: f32 = value.parse().ok()?;
            if !(0.0..=1.0).contains(&value) {
                return None;
            }
            weight = (value * 1000.0).round() as u16;
        }
    }
    Some((name, weight))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_weighed_as_it_is_written() {
        for (header, names) in [
            ("", ""),
            ("gzip, deflate, br, zstd", "br gzip"),
            ("gzip", "gzip"),
            ("x-gzip", "gzip"),
            ("GZIP;Q=0.5 , Br ; q=0.5", "br gzip"),
            ("br;q=0.2, gzip;q=0.9", "gzip br"),
            ("br;q=0, gzip", "gzip"),
            ("br;q=0.000, gzip;q=0", ""),
            ("*", "br gzip"),
            ("br;q=0, *", "gzip"),
            ("*;q=0", ""),
            ("gzip, *;q=0", "gzip"),
            ("identity", ""),
            ("identity, *;q=0.5", ""),
            ("identity;q=0.5, br;q=0.4, gzip", "gzip"),
            ("identity;q=0, br", "br"),
            ("deflate, zstd, compress", ""),
            ("br;q=2, gzip;q=x, ;q=1,,", ""),
            ("br;q=-1, gzip;level=9;q=0.1", "gzip"),
        ] {
            let found: Vec<&str> = accepted(Some(header)).iter().map(|coding| coding.name).collect();
            assert_eq!(found.join(" "), names, "{header:?}");
        }
        assert_eq!(accepted(None), []);
    }
}
