//! Every text of the interface, and dates in words. A text is a method of [`Texts`], made from `locales/en/` when the
//! program is compiled; the words themselves travel as data, so that a reader loads one language only.

mod dates;
mod typed;

pub use dates::Style;

/// The interface texts of one language. Made once a program and kept for its life, so it is copied freely.
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    strings: &'static [&'static str],
    lang: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

impl Texts {
    /// Takes the texts as they travel: in the order of [`KEYS`]. `None` where their number is another. They stay in memory
    /// for the life of the program: call it once a language.
    #[must_use]
    pub fn new(strings: Vec<String>, lang: String) -> Option<Self> {
        let strings: Vec<&'static str> = strings.into_iter().map(|text| &*text.leak()).collect();
        (strings.len() == KEYS.len()).then(|| Self { strings: strings.leak(), lang: lang.leak() })
    }

    /// BCP 47.
    #[must_use]
    pub fn lang(self) -> &'static str {
        self.lang
    }

    fn string(self, place: usize) -> &'static str {
        self.strings[place]
    }

    /// Whether `n` takes the form `one` of a plural, by the rules of CLDR.
    fn one(self, n: usize) -> bool {
        match self.lang {
            "fr" => n <= 1,
            "ru" => n % 10 == 1 && n % 100 != 11,
            _ => n == 1,
        }
    }

    /// The name of a language from its BCP 47 tag, the tag itself where the catalogue has no name for it.
    #[must_use]
    pub fn language_name(self, tag: &'static str) -> &'static str {
        named(self.language_names(), tag.split('-').next().unwrap_or(tag)).unwrap_or(tag)
    }

    /// The name of a country from its ISO 3166-1 code, the code itself where the catalogue has no name for it.
    #[must_use]
    pub fn country(self, code: &'static str) -> &'static str {
        named(self.countries(), code).unwrap_or(code)
    }

    /// The texts that travel to the browser, in the order of its [`KEYS`].
    #[must_use]
    pub fn travelling(self) -> Vec<String> {
        self.strings[..TRAVELLING].iter().map(|&text| text.to_owned()).collect()
    }

    /// The texts in English, as strings in the order of [`KEYS`].
    #[must_use]
    pub fn english() -> Vec<String> {
        ENGLISH.iter().map(|&text| text.to_owned()).collect()
    }
}

/// Looks up a key in a text of the form `key:name|key:name`.
fn named(list: &'static str, key: &str) -> Option<&'static str> {
    list.split('|').filter_map(|entry| entry.split_once(':')).find(|(known, _)| *known == key).map(|(_, name)| name)
}

/// Puts values into the holes of a text.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        filled.push_str(values.iter().find(|(hole, _)| *hole == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_has_a_text_for_every_key() {
        let english = Texts::english();
        assert_eq!(english.len(), KEYS.len());
        assert!(english.iter().all(|text| !text.is_empty()), "no text is empty");
        assert!(Texts::new(english, "en".into()).is_some());
        assert!(Texts::new(vec!["one".into()], "en".into()).is_none(), "a catalogue of another length is refused");
    }

    #[test]
    fn holes_are_filled_by_name_and_values_are_not_read_again() {
        assert_eq!(fill("{n} of {m}", &[("m", "{n}"), ("n", "3")]), "3 of {n}");
        assert_eq!(fill("no hole", &[]), "no hole");
    }
}
