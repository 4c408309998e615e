//! Text made safe where its signs would mean something else.

/// Between tags and in double quotes of HTML and XML.
pub fn markup(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        into.push_str(&rest[..at]);
        into.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &rest[at + 1..];
    }
    into.push_str(rest);
}

/// One byte of an address, as RFC 3986 writes what may not stand there itself.
pub fn percent(byte: u8, into: &mut String) {
    let digit = |half: u8| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase();
    into.extend(['%', digit(byte >> 4), digit(byte & 15)]);
}
