//! Diagnostics as text: for people with the line and a mark below it, for tools as one line of JSON each.

use std::fmt::Write;

use super::diagnostic::{Diagnostic, Excerpt, Location, Severity};

/// Diagnostics for people, a blank line between two. Empty where there are none.
///
/// ```text
/// events.toml:14:8: error[date-invalid]: `2022-13-05` is not a date
/// 14 | date = "2022-13-05"
///    |        ^^^^^^^^^^^^ there is no month 13; write YYYY, YYYY-MM or YYYY-MM-DD, e.g. 2022-01-05
/// ```
#[must_use]
pub fn people(diagnostics: &[Diagnostic], color: bool) -> String {
    let paint = Paint { color };
    let mut text = String::new();
    for diagnostic in diagnostics {
        if !text.is_empty() {
            text.push('\n');
        }
        one(&mut text, diagnostic, &paint);
    }
    text
}

/// `2 errors, 1 warning`, or an empty text where there is neither.
#[must_use]
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity() == severity).count();
    let mut parts = Vec::new();
    for (number, word) in [(count(Severity::Error), "error"), (count(Severity::Warning), "warning")] {
        match number {
            0 => {}
            1 => parts.push(format!("1 {word}")),
            _ => parts.push(format!("{number} {word}s")),
        }
    }
    parts.join(", ")
}

struct Paint {
    color: bool,
}

impl Paint {
    fn severity(&self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
        };
        self.with(code, text)
    }

    fn faint(&self, text: &str) -> String {
        self.with("2", text)
    }

    fn with(&self, code: &str, text: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

fn one(text: &mut String, diagnostic: &Diagnostic, paint: &Paint) {
    let Diagnostic { problem, at, second } = diagnostic;
    let severity = diagnostic.severity();
    let head = format!("{}[{}]", severity.as_str(), problem.code().as_str());
    let message = visible(&problem.to_string());
    line(text, &format!("{}: {}: {message}", place(at), paint.severity(severity, &head)));
    let help = visible(&problem.help());
    match &at.excerpt {
        Some(excerpt) => {
            let under = |marks: &str| paint.severity(severity, &format!("{marks} {help}"));
            self::excerpt(text, at, excerpt, '^', under, paint);
        }
        None => line(text, &format!("  {} {help}", paint.faint("="))),
    }
    if let Some(second) = second {
        line(text, &format!("{}: the other one", place(second)));
        if let Some(excerpt) = &second.excerpt {
            self::excerpt(text, second, excerpt, '-', |marks| paint.faint(marks), paint);
        }
    }
}

fn place(at: &Location) -> String {
    let file = visible(&at.file);
    if at.line == 0 { file } else { format!("{file}:{}:{}", at.line, at.column) }
}

fn excerpt(
    text: &mut String,
    at: &Location,
    excerpt: &Excerpt,
    mark: char,
    under: impl Fn(&str) -> String,
    paint: &Paint,
) {
    let number = at.line.to_string();
    let start = if excerpt.cut_left { "…" } else { "" };
    let stop = if excerpt.cut_right { "…" } else { "" };
    let before = format!("{start}{}", visible(&excerpt.before));
    let marked = visible(&excerpt.marked);
    let bar = paint.faint("|");
    line(text, &format!("{} {bar} {before}{marked}{}{stop}", paint.faint(&number), visible(&excerpt.after)));
    let blank = |count| " ".repeat(count);
    let marks = mark.to_string().repeat(marked.chars().count().max(1));
    line(text, &format!("{} {bar} {}{}", blank(number.len()), blank(before.chars().count()), under(&marks)));
}

fn line(text: &mut String, content: &str) {
    text.push_str(content.trim_end());
    text.push('\n');
}

/// A text of the files on a terminal: one column a character, nothing that a terminal would obey.
fn visible(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            // Marks that turn the direction of the line would put the caret under another character.
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
            character if character.is_control() => '\u{fffd}',
            character => character,
        })
        .collect()
}

/// Diagnostics for tools: one JSON object a line with `file`, `line`, `column`, `width`, `severity`, `code`, `message`,
/// `help`, and `second` (a place) where there is one. Lines and columns count from 1; 0 is the file as a whole.
#[must_use]
pub fn tools(diagnostics: &[Diagnostic]) -> String {
    let mut text = String::new();
    for diagnostic in diagnostics {
        let Diagnostic { problem, at, second } = diagnostic;
        text.push('{');
        json_place(&mut text, at);
        for (key, value) in [
            ("severity", diagnostic.severity().as_str()),
            ("code", problem.code().as_str()),
            ("message", &problem.to_string()),
            ("help", &problem.help()),
        ] {
            text.push_str(",\"");
            text.push_str(key);
            text.push_str("\":");
            json_text(&mut text, value);
        }
        if let Some(second) = second {
            text.push_str(",\"second\":{");
            json_place(&mut text, second);
            text.push('}');
        }
        text.push_str("}\n");
    }
    text
}

fn json_place(text: &mut String, at: &Location) {
    text.push_str("\"file\":");
    json_text(text, &at.file);
    // Writing to a String cannot fail.
    let _ = write!(text, ",\"line\":{},\"column\":{},\"width\":{}", at.line, at.column, at.width);
}

fn json_text(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            // U+2028 and U+2029 end a line for some readers of lines.
            character if character.is_control() || matches!(character, '\u{2028}' | '\u{2029}') => {
                let _ = write!(text, "\\u{:04x}", u32::from(character));
            }
            character => text.push(character),
        }
    }
    text.push('"');
}
