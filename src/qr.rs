//! A QR code as the outline of its dark squares.

use qrcodegen::{QrCode, QrCodeEcc};

/// The light border that readers need around a code, in squares.
const QUIET: i32 = 4;

/// A code, border included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// Squares in a row, and rows.
    pub size: i32,
    /// An SVG path in which a square is 1 by 1.
    pub path: String,
}

/// The code of a text; `None` where it is too long for one.
#[must_use]
pub fn code(text: &str) -> Option<Code> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                // A run of squares is one stroke of the path: a code has thousands of squares and hundreds of runs.
                for part in
                    ["M", &(from + QUIET).to_string(), " ", &(y + QUIET).to_string(), "h", &(x - from).to_string()]
                {
                    path.push_str(part);
                }
                path.push_str("v1h-");
                path.push_str(&(x - from).to_string());
                path.push('z');
            }
            x += 1;
        }
    }
    Some(Code { size: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Draws the path, four pixels a square, and lets a reader of codes read it.
    fn read(code: &Code) -> String {
        let size = usize::try_from(code.size).unwrap();
        let mut dark = vec![false; size * size];
        for run in code.path.split('M').skip(1) {
            let (x, rest) = run.split_once(' ').unwrap();
            let (y, rest) = rest.split_once('h').unwrap();
            let (length, _) = rest.split_once('v').unwrap();
            let number = |text: &str| text.parse::<usize>().unwrap();
            for n in 0..number(length) {
                dark[number(y) * size + number(x) + n] = true;
            }
        }
        let picture = |x: usize, y: usize| if dark[y / 4 * size + x / 4] { 0 } else { 255 };
        let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(size * 4, size * 4, picture);
        prepared.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_code_is_read_as_what_was_written() {
        for text in [
            "https://example.org/positions/kke/csto/",
            "https://example.org/statements/a/#p4:~:text=%CE%8C%CF%87%CE%B9",
            &format!("https://example.org/?{}", "org=kke&".repeat(60)),
        ] {
            assert_eq!(read(&code(text).unwrap()), *text);
        }
    }

    #[test]
    fn what_is_too_long_has_no_code() {
        assert_eq!(code(&"x".repeat(3_000)), None);
    }
}
