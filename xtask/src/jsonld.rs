//! Whether what pages say of themselves is what schema.org has words for: the JSON-LD of built sites as TypeScript, held
//! against Google's types of that vocabulary.
//!
//! Types do not know everything (what an address leads to, whether a date is one), but a word that does not exist, or that
//! stands where it means nothing, does not compile.
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::context::{Context, line, run};
use crate::tools;

const OPENING: &str = "<script type=\"application/ld+json\">";

/// What must not compile: were the types to let everything pass, nothing would be shown by this step.
const WRONG: &[&str] = &[
    r#"S.WithContext<S.Event> = {"@context":"https://schema.org","@type":"Event","startDay":"2022"}"#,
    r#"S.WithContext<S.Claim> = {"@context":"https://schema.org","@type":"Claim","author":{"@type":"Event","name":"x"}}"#,
    r#"S.WithContext<S.Question> = {"@context":"https://schema.org","@type":"Quest","name":"x"}"#,
    r#"S.WithContext<S.Dataset> = {"@context":"https://schema.org","@type":"Dataset","distribution":[{"@type":"DataDownload","href":"x"}]}"#,
];

/// Compiles the JSON-LD of sites. Of each kind of thing it takes as many pages as show every key in every form that is there.
pub fn check(context: &Context, sites: &[PathBuf]) -> Result<()> {
    let toolbox = tools::ensure(context, tools::TYPES)?;
    let folder = context.target.join("jsonld");
    let io = |error: std::io::Error| format!("{}: {error}", folder.display());
    fs::create_dir_all(&folder).map_err(io)?;
    let mut chosen = Chosen::default();
    for site in sites {
        chosen.site(site)?;
    }
    if chosen.seen.is_empty() {
        return Err("no page says anything of itself".to_string());
    }
    println!("{} pages stand for {}", chosen.taken, chosen.all);
    fs::write(folder.join("pages.ts"), chosen.program()).map_err(io)?;
    fs::write(folder.join("tsconfig.json"), settings(toolbox.path("schema-dts")?)).map_err(io)?;
    let mut command = context.command(toolbox.path("typescript")?);
    command.arg("-p").arg(&folder);
    println!("$ {}", line(&command));
    run(&mut command)
}

fn settings(types: &Path) -> String {
    // As JSON has strings: a path may hold a backslash.
    let types = types.display().to_string().replace('\\', "\\\\");
    format!(
        "{{\"compilerOptions\": {{\"strict\": true, \"noEmit\": true, \"skipLibCheck\": true, \"types\": [], \
         \"target\": \"es2022\", \"module\": \"nodenext\", \"moduleResolution\": \"nodenext\", \
         \"paths\": {{\"schema-dts\": [\"{types}\"]}}}}, \"files\": [\"pages.ts\"]}}\n"
    )
}

/// The things that are held against the types.
#[derive(Default)]
struct Chosen {
    /// By type: every key with what its value begins with.
    seen: BTreeSet<(String, String)>,
    lines: Vec<String>,
    taken: usize,
    all: usize,
}

impl Chosen {
    /// Reads every page below a folder, in the order of names.
    fn site(&mut self, folder: &Path) -> Result<()> {
        let io = |error: std::io::Error| format!("{}: {error}", folder.display());
        let mut inside: Vec<PathBuf> = fs::read_dir(folder)
            .map_err(io)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<std::result::Result<_, _>>()
            .map_err(io)?;
        inside.sort();
        for path in inside {
            if path.is_dir() {
                self.site(&path)?;
            } else if path.file_name().is_some_and(|name| name == "index.html") {
                let page = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
                if let Some(thing) = thing(&page) {
                    self.add(thing, &path);
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, thing: &str, path: &Path) {
        self.all += 1;
        let (kind, forms) = forms(thing);
        let before = self.seen.len();
        self.seen.extend(forms.into_iter().map(|form| (kind.clone(), form)));
        if self.seen.len() > before {
            let n = self.taken;
            self.lines.push(format!("// {}\nexport const page{n}: S.WithContext<S.{kind}> = {thing};", path.display()));
            self.taken += 1;
        }
    }

    fn program(&self) -> String {
        let mut program = String::from("import type * as S from \"schema-dts\";\n");
        for line in &self.lines {
            program.push_str(line);
            program.push('\n');
        }
        for (n, wrong) in WRONG.iter().enumerate() {
            program.push_str(&format!("// @ts-expect-error\nexport const wrong{n}: {wrong};\n"));
        }
        program
    }
}

/// The JSON-LD of a page.
fn thing(page: &str) -> Option<&str> {
    page.split_once(OPENING)?.1.split_once("</script>").map(|(thing, _)| thing)
}

/// The type of a thing, and every key in it with what its value begins with: a text, a list, another thing. Types stand whole.
/// Keys come sorted, so the type of the outermost thing is the first that no other brace has been opened before.
fn forms(json: &str) -> (String, BTreeSet<String>) {
    let (mut kind, mut forms) = (String::new(), BTreeSet::new());
    let (mut depth, mut rest) = (0, json);
    while let Some(at) = rest.find(['"', '{', '}']) {
        match rest.as_bytes()[at] {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {
                let (text, after) = string(&rest[at + 1..]);
                rest = after;
                let Some(value) = after.strip_prefix(':') else { continue };
                let named = if text == "@type" { value.strip_prefix('"').map(|value| string(value).0) } else { None };
                if let (1, Some(name)) = (depth, named) {
                    kind = name.to_string();
                }
                let form = named.map_or_else(|| value.chars().take(1).collect(), str::to_string);
                forms.insert(format!("{text} {form}"));
                continue;
            }
        }
        rest = &rest[at + 1..];
    }
    (kind, forms)
}

/// A string of JSON up to its closing quotation mark, and what follows.
fn string(text: &str) -> (&str, &str) {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return (&text[..at], &text[at + 1..]),
            _ => {}
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_thing_are_its_keys_and_what_follows_them() {
        let (kind, forms) = forms(r#"{"@type":"Event","a":[{"@type":"Place","b":"x\":{\"c\":1"}],"d":{"e":1}}"#);
        assert_eq!(kind, "Event");
        let found: Vec<&str> = forms.iter().map(String::as_str).collect();
        assert_eq!(found, ["@type Event", "@type Place", "a [", "b \"", "d {", "e 1"]);
    }

    #[test]
    fn the_outermost_type_counts_wherever_it_stands() {
        assert_eq!(forms(r#"{"a":{"@type":"Place"},"@type":"Event"}"#).0, "Event");
    }

    #[test]
    fn a_page_that_shows_nothing_new_is_not_taken_again() {
        let mut chosen = Chosen::default();
        for thing in [r#"{"@type":"Event","name":"a"}"#, r#"{"@type":"Event","name":"b"}"#, r#"{"@type":"Event"}"#] {
            chosen.add(thing, Path::new("x"));
        }
        chosen.add(r#"{"@type":"Event","name":["a","b"]}"#, Path::new("y"));
        assert_eq!((chosen.taken, chosen.all), (2, 4));
        assert_eq!(chosen.program().matches("@ts-expect-error").count(), WRONG.len());
    }

    #[test]
    fn a_page_without_it_says_nothing() {
        assert_eq!(thing("<html></html>"), None);
        assert_eq!(thing(&format!("<head>{OPENING}{{}}</script>")), Some("{}"));
    }
}
