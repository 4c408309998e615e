//! What a reader can send: an address, and the words that go with it.

use crate::escape::percent;

/// An address on which a browser that can marks the given words, by a text fragment
/// (<https://wicg.github.io/scroll-to-text-fragment/>); others go to the anchor alone. `page` is an address without a hash,
/// `anchor` an id on it or empty.
#[must_use]
pub fn marking(page: &str, anchor: &str, words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    // Long passages are named by how they begin and end, so that the address stays one that can be sent.
    let text = match all.as_slice() {
        [] => return format!("{page}{}{anchor}", if anchor.is_empty() { "" } else { "#" }),
        [first @ .., a, b, c] if first.len() > LONG => {
            format!("{},{}", encoded(&all[..3].join(" ")), encoded(&[*a, *b, *c].join(" ")))
        }
        _ => encoded(&all.join(" ")),
    };
    format!("{page}#{anchor}:~:text={text}")
}

/// A passage of so many words more than three is not written out.
const LONG: usize = 5;

/// Percent-encoded, with the three signs that have a meaning in a text fragment.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            other => percent(other, &mut encoded),
        }
    }
    encoded
}

/// Plain text for a messenger: what it is, what is said of it, and the address on a line of its own.
#[must_use]
pub fn message(name: &str, about: &str, address: &str) -> String {
    let lines = [name, about, address].into_iter().filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_marked_at_their_anchor() {
        assert_eq!(marking("https://a/b/", "p4", "not a coup"), "https://a/b/#p4:~:text=not%20a%20coup");
        assert_eq!(
            marking("https://a/b/", "", "so-called, you & I"),
            "https://a/b/#:~:text=so%2Dcalled%2C%20you%20%26%20I"
        );
        assert_eq!(marking("https://a/", "p1", "Όχι"), "https://a/#p1:~:text=%CE%8C%CF%87%CE%B9");
        assert_eq!(marking("https://a/", "p1", " "), "https://a/#p1");
        assert_eq!(marking("https://a/", "", ""), "https://a/");
    }

    #[test]
    fn many_words_are_named_by_how_they_begin_and_end() {
        assert_eq!(marking("/", "p", "a b c d e f g h"), "/#p:~:text=a%20b%20c%20d%20e%20f%20g%20h");
        assert_eq!(marking("/", "p", "a b c d e f g h i"), "/#p:~:text=a%20b%20c,g%20h%20i");
    }

    #[test]
    fn a_message_has_no_empty_lines() {
        assert_eq!(message("Name", "About it.", "https://a/"), "Name\nAbout it.\nhttps://a/");
        assert_eq!(message("Name", "", "https://a/"), "Name\nhttps://a/");
    }
}
