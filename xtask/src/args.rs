//! The command line of one command: switches, options with a value, words, and what stands after `--`.
use std::collections::BTreeMap;

use crate::Result;

/// A command line taken apart.
#[derive(Debug, Default, PartialEq)]
pub struct Args {
    /// Options by name (`--port`); a switch has the empty value.
    options: BTreeMap<String, String>,
    /// Words beside the options, in order.
    pub words: Vec<String>,
    /// What stands after `--`, untouched.
    pub rest: Vec<String>,
}

impl Args {
    /// Reads `given` against the options a command knows (`(name, value)`, value "" for a switch). Refuses an unknown or
    /// repeated option, an option without its value, a value for a switch, and words where none are taken.
    pub fn parse(given: &[String], known: &[(&str, &str)], words: bool) -> Result<Args> {
        let mut args = Args::default();
        let mut given = given.iter();
        while let Some(word) = given.next() {
            if word == "--" && words {
                args.rest = given.cloned().collect();
                break;
            }
            if !word.starts_with('-') {
                if !words {
                    return Err(format!("{word:?} is not expected here"));
                }
                args.words.push(word.clone());
                continue;
            }
            let (name, inline) = match word.split_once('=') {
                Some((name, value)) => (name, Some(value.to_string())),
                None => (word.as_str(), None),
            };
            let Some((_, wanted)) = known.iter().find(|(option, _)| *option == name) else {
                return Err(format!("there is no option {name}"));
            };
            let value = match (wanted.is_empty(), inline) {
                (true, None) => String::new(),
                (true, Some(_)) => return Err(format!("{name} takes no value")),
                (false, Some(value)) => value,
                (false, None) => match given.next() {
                    Some(value) if !value.starts_with("--") => value.clone(),
                    _ => return Err(format!("{name} wants {wanted}")),
                },
            };
            if args.options.insert(name.to_string(), value).is_some() {
                return Err(format!("{name} is given twice"));
            }
        }
        Ok(args)
    }

    /// Whether a switch is given.
    pub fn has(&self, name: &str) -> bool {
        self.options.contains_key(name)
    }

    /// The value of an option, if it is given.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: &[(&str, &str)] = &[("--release", ""), ("--out", "DIR")];

    fn parse(line: &str, words: bool) -> Result<Args> {
        let given: Vec<String> = line.split_whitespace().map(str::to_string).collect();
        Args::parse(&given, KNOWN, words)
    }

    #[test]
    fn both_forms_of_an_option_mean_the_same() {
        let apart = parse("--release --out a/b", false).unwrap();
        assert_eq!(apart, parse("--out=a/b --release", false).unwrap());
        assert!(apart.has("--release"));
        assert_eq!(apart.value("--out"), Some("a/b"));
        assert!(!parse("", false).unwrap().has("--release"));
    }

    #[test]
    fn what_follows_the_two_dashes_is_left_alone() {
        let args = parse("fmt --release -- --exact some_test", true).unwrap();
        assert_eq!(args.words, ["fmt"]);
        assert_eq!(args.rest, ["--exact", "some_test"]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (line, words, part) in [
            ("--relase", false, "--relase"),
            ("--out", false, "wants DIR"),
            ("--out --release", false, "wants DIR"),
            ("--release=yes", false, "no value"),
            ("--release --release", false, "twice"),
            ("site", false, "\"site\""),
        ] {
            let problem = parse(line, words).unwrap_err();
            assert!(problem.contains(part), "{line:?} gave {problem:?}");
        }
    }
}
