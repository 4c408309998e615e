//! How wide a text will be, without asking a browser: the advance widths of the interface face, rounded up by class of
//! letter. It may be some pixels too wide, never too narrow for what the dossiers hold.

/// The width in CSS pixels of a text set at 12.5 pixels, half bold.
#[must_use]
pub fn text_width(text: &str) -> f64 {
    text.chars().map(letter).sum()
}

fn letter(letter: char) -> f64 {
    match letter {
        ' ' | 'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' => 3.4,
        'f' | 'r' | 't' | 'I' | '(' | ')' | '-' | '–' => 4.6,
        'm' | 'w' | 'M' | 'W' | '—' | 'ш' | 'щ' | 'ж' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'ю' => 10.8,
        'A'..='Z' | 'А'..='Я' => 8.0,
        'a'..='z' | '0'..='9' => 6.6,
        _ => 7.6,
    }
}
