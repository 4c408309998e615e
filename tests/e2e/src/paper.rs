//! A printed document, and what is to be read on its sheets: of the format only what Chromium writes.

use std::collections::{BTreeMap, HashMap};
use std::io::Read as _;

use flate2::read::ZlibDecoder;

/// A printed document.
pub struct Pdf {
    pub bytes: Vec<u8>,
}

/// The letters of a font by their numbers.
#[derive(Default)]
struct Font {
    letters: HashMap<u32, String>,
    /// How many digits a number has.
    digits: usize,
}

impl Pdf {
    /// How many sheets it has.
    pub fn pages(&self) -> usize {
        self.objects().values().filter(|object| is_sheet(object)).count()
    }

    /// What is written on each sheet, in the order in which it was painted and without white space.
    pub fn sheets(&self) -> Vec<String> {
        let objects = self.objects();
        let mut fonts = HashMap::new();
        let mut sheets = Vec::new();
        for sheet in objects.values().filter(|object| is_sheet(object)) {
            let head = String::from_utf8_lossy(sheet);
            let named: HashMap<&str, u32> = between(&head, "/Font <<", ">>").map(references).unwrap_or_default();
            for &number in named.values() {
                fonts.entry(number).or_insert_with(|| font(&objects, number));
            }
            let content = reference(&head, "/Contents ").and_then(|number| stream(objects.get(&number)?));
            sheets.push(written(&content.unwrap_or_default(), |name| fonts.get(named.get(name)?)));
        }
        sheets
    }

    /// Width and height of the first sheet in points.
    pub fn size(&self) -> (f64, f64) {
        let text = String::from_utf8_lossy(&self.bytes);
        let sides = between(&text, "/MediaBox [0 0 ", "]").and_then(|sides| sides.split_once(' '));
        sides.map_or((0.0, 0.0), |(width, height)| {
            (width.parse().unwrap_or_default(), height.parse().unwrap_or_default())
        })
    }

    /// Everything of the document by its number; sheets are numbered as they follow.
    fn objects(&self) -> BTreeMap<u32, &[u8]> {
        const START: &[u8] = b" 0 obj\n";
        let mut objects = BTreeMap::new();
        let mut at = 0;
        while let Some(found) = find(&self.bytes, START, at) {
            let digits = self.bytes[at..found].iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
            let number = std::str::from_utf8(&self.bytes[found - digits..found]).ok().and_then(|it| it.parse().ok());
            let start = found + START.len();
            let end = find(&self.bytes, b"\nendobj", start).unwrap_or(self.bytes.len());
            if let Some(number) = number {
                objects.insert(number, &self.bytes[start..end]);
            }
            at = end;
        }
        objects
    }
}

fn is_sheet(object: &[u8]) -> bool {
    object.starts_with(b"<</Type /Page\n")
}

fn find(bytes: &[u8], what: &[u8], from: usize) -> Option<usize> {
    bytes.get(from..)?.windows(what.len()).position(|window| window == what).map(|at| from + at)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let rest = text.split_once(before)?.1;
    Some(rest.split_once(after)?.0)
}

/// `/F4 4 0 R`, and what follows it, by names.
fn references(text: &str) -> HashMap<&str, u32> {
    let parts: Vec<&str> = text.split_whitespace().collect();
    parts.chunks_exact(4).filter_map(|part| Some((part[0].trim_start_matches('/'), part[1].parse().ok()?))).collect()
}

fn reference(text: &str, name: &str) -> Option<u32> {
    text.split_once(name)?.1.split_whitespace().next()?.parse().ok()
}

/// The unpacked stream of an object.
fn stream(object: &[u8]) -> Option<String> {
    const START: &[u8] = b"stream\n";
    let start = find(object, START, 0)? + START.len();
    let mut bytes = Vec::new();
    ZlibDecoder::new(&object[start..]).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

fn font(objects: &BTreeMap<u32, &[u8]>, number: u32) -> Font {
    let mut font = Font::default();
    let table = objects
        .get(&number)
        .and_then(|object| reference(&String::from_utf8_lossy(object), "/ToUnicode "))
        .and_then(|number| stream(objects.get(&number)?))
        .unwrap_or_default();
    for line in table.lines() {
        let codes: Vec<&str> = line.split(['<', '>', ' ']).filter(|it| !it.is_empty()).collect();
        match *codes {
            [code, letters] if line.starts_with('<') => {
                font.digits = code.len();
                font.letters.insert(hex(code), utf16(letters, 0));
            }
            [first, last, letters] if line.starts_with('<') => {
                font.digits = first.len();
                for (step, code) in (hex(first)..=hex(last)).enumerate() {
                    font.letters.insert(code, utf16(letters, step));
                }
            }
            _ => {}
        }
    }
    font
}

fn hex(digits: &str) -> u32 {
    u32::from_str_radix(digits, 16).unwrap_or_default()
}

/// The letters of a table; the last of them counted on.
fn utf16(digits: &str, step: usize) -> String {
    let mut units: Vec<u16> = digits
        .as_bytes()
        .chunks(4)
        .filter_map(|unit| u16::from_str_radix(std::str::from_utf8(unit).ok()?, 16).ok())
        .collect();
    if let (Some(last), Ok(step)) = (units.last_mut(), u16::try_from(step)) {
        *last = last.wrapping_add(step);
    }
    String::from_utf16_lossy(&units)
}

/// What the orders of a sheet write.
fn written<'a>(orders: &str, font: impl Fn(&str) -> Option<&'a Font>) -> String {
    let mut text = String::new();
    let mut current = None;
    for order in orders.lines() {
        if let Some(name) = order.strip_suffix(" Tf").and_then(|it| it.trim_start_matches('/').split(' ').next()) {
            current = font(name);
        } else if let (Some(codes), Some(font)) = (order.strip_suffix(" Tj"), current) {
            let digits = codes.rsplit('<').next().unwrap_or_default().trim_end_matches('>');
            for code in digits.as_bytes().chunks(font.digits.max(1)) {
                let code = std::str::from_utf8(code).map(hex).unwrap_or_default();
                text.push_str(font.letters.get(&code).map_or("", String::as_str));
            }
        }
    }
    text.retain(|letter| !letter.is_whitespace());
    text
}
