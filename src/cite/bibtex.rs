//! References as BibTeX, in the fields of BibLaTeX, which reference managers read.

use super::{Date, Reference};

/// The entries of a `.bib` file. An address that is not known is left out, the day of reading as well.
#[must_use]
pub fn bibtex(references: &[Reference]) -> String {
    let entries: Vec<String> = references.iter().map(entry).collect();
    entries.join("\n")
}

fn entry(reference: &Reference) -> String {
    let item = reference.item.published();
    // Two pairs of braces keep a title as it is written, and an organisation from being taken for a person.
    let mut fields = vec![("title", format!("{{{}}}", safe(&item.title)))];
    if !item.author.is_empty() {
        let names: Vec<_> = item.author.iter().map(|name| format!("{{{}}}", safe(&name.literal))).collect();
        fields.push(("author", names.join(" and ")));
    }
    if let Some(whole) = &item.container_title {
        fields.push(("organization", format!("{{{}}}", safe(whole))));
    }
    if let Some(date) = &item.issued {
        fields.push(("date", edtf(date)));
    }
    if let Some(genre) = &item.genre {
        fields.push(("type", safe(genre)));
    }
    if let Some(url) = &item.url {
        // Reference managers take an address as it stands.
        fields.push(("url", url.clone()));
    }
    fields.push(("langid", item.language.clone()));
    let fields: String = fields.into_iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
    format!("@online{{{},\n{fields}}}\n", item.id)
}

/// A date as BibLaTeX reads it: ISO 8601-2, level 1.
fn edtf(date: &Date) -> String {
    let one = |parts: &Vec<i64>| {
        let parts: Vec<String> = parts
            .iter()
            .enumerate()
            .map(|(n, part)| if n == 0 { format!("{part:04}") } else { format!("{part:02}") })
            .collect();
        parts.join("-") + if date.circa { "~" } else { "" }
    };
    let ends: Vec<_> = date.date_parts.iter().map(one).collect();
    ends.join("/")
}

/// A text in which TeX sees nothing but text.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                safe.push('\\');
                safe.push(letter);
            }
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            other => safe.push(other),
        }
    }
    safe
}
