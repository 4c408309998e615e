//! The walls between the project's rooms: which crates a room may see, and which names a source file may say.
use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::context::{Context, line};
use crate::report::Outcome;

/// What must not be in the dependency tree of a feature set; a name also stands for the crates that begin with it and
/// a hyphen or underscore.
const TREES: &[(&str, &[&str])] = &[
    ("", &["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo", "toml", "edtf-core"]),
    ("content", &["leptos", "web-sys", "js-sys", "wasm-bindgen", "gloo"]),
];

/// A rule for source files.
struct Rule {
    says: &'static str,
    /// Whether it holds for a file, by its path from the project's folder, with `/`.
    governs: fn(&str) -> bool,
    /// Whether a line of code breaks it.
    breaks: fn(&str) -> bool,
}

const RULES: &[Rule] = &[
    Rule {
        says: "web_sys, js_sys and gloo are named in src/browser/ and src/main.rs alone",
        governs: |path| !path.starts_with("src/browser/") && path != "src/main.rs",
        breaks: |code| {
            words(code).any(|(word, _)| matches!(word, "web_sys" | "js_sys" | "gloo") || word.starts_with("gloo_"))
        },
    },
    Rule {
        says: "views never call inner_html",
        governs: |path| path.starts_with("src/views/"),
        breaks: |code| words(code).any(|(word, _)| word == "inner_html"),
    },
    Rule {
        says: "views set no style attribute, which the page's policy blocks",
        governs: |path| path.starts_with("src/views/"),
        breaks: sets_style,
    },
];

/// Checks every wall, a count each.
pub fn check(context: &Context) -> Outcome {
    let mut outcome = Outcome::default();
    for (features, forbidden) in TREES {
        outcome.add(check_tree(context, features, forbidden).into());
    }
    match sources(&context.root) {
        Ok(files) => RULES.iter().for_each(|rule| outcome.add(check_rule(rule, &files).into())),
        Err(problem) => outcome.add(Outcome::fail(problem)),
    }
    outcome
}

fn check_tree(context: &Context, features: &str, forbidden: &[&str]) -> Result<()> {
    let mut command = context.command("cargo");
    command.args(["tree", "--package", "standpoint", "--no-default-features", "--features", features]);
    command.args(["--edges", "normal", "--target", "all", "--prefix", "none", "--format", "{p}"]);
    println!("$ {}", line(&command));
    let output = command.output().map_err(|error| format!("cargo cannot be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("`{}` failed\n{}", line(&command), String::from_utf8_lossy(&output.stderr)));
    }
    let tree = String::from_utf8_lossy(&output.stdout);
    let found = intruders(&tree, forbidden);
    if found.is_empty() {
        return Ok(());
    }
    Err(format!("features {features:?} must do without {}; `{}` shows by what way", found.join(", "), line(&command)))
}

/// The crates of a `cargo tree` that must not be there.
fn intruders<'a>(tree: &'a str, forbidden: &[&str]) -> Vec<&'a str> {
    let mut found: Vec<&str> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
    found.retain(|name| {
        forbidden
            .iter()
            .any(|bad| name.strip_prefix(bad).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_'])))
    });
    found.sort_unstable();
    found.dedup();
    found
}

fn check_rule(rule: &Rule, files: &[(String, String)]) -> Result<()> {
    let mut places = Vec::new();
    for (path, text) in files.iter().filter(|(path, _)| (rule.governs)(path)) {
        for (index, code) in text.lines().enumerate() {
            if !code.trim_start().starts_with("//") && (rule.breaks)(code) {
                places.push(format!("\n  {path}:{}: {}", index + 1, code.trim()));
            }
        }
    }
    println!("{}: {}", rule.says, if places.is_empty() { "holds" } else { "BROKEN" });
    if places.is_empty() { Ok(()) } else { Err(format!("{}{}", rule.says, places.concat())) }
}

/// The Rust files under `src/`, each with its path from the project's folder, in the order of their paths.
fn sources(root: &Path) -> Result<Vec<(String, String)>> {
    let mut files = Vec::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        let unreadable = |error| format!("{} cannot be read: {error}", folder.display());
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let path: PathBuf = entry.map_err(unreadable)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text =
                    fs::read_to_string(&path).map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
                let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                files.push((name, text));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// The identifiers of a line, each with the byte it starts at.
fn words(code: &str) -> impl Iterator<Item = (&str, usize)> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.split(move |c| !part(c))
        .filter(|word| !word.is_empty())
        .map(|word| (word, word.as_ptr() as usize - code.as_ptr() as usize))
}

/// Whether a line sets a style: `style="…"`, `style={…}`, `style:width=…` in a view, or `.style(…)` on an element.
/// Formatted Rust has a space around the `=` of a binding and after the `:` of a field.
fn sets_style(code: &str) -> bool {
    words(code).filter(|(word, _)| *word == "style").any(|(word, at)| {
        let (before, after) = (&code[..at], &code[at + word.len()..]);
        if before.ends_with('-') {
            return false;
        }
        let directive = after
            .strip_prefix(':')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || c == '-' || c == '"'));
        let attribute = after.starts_with('=') && !after.starts_with("==");
        attribute || directive || (before.ends_with('.') && after.starts_with('('))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forbidden_crate_is_found_with_its_relatives() {
        let tree = "standpoint v0.1.0 (/x)\nserde v1.0.0\nleptos_router v0.8.17\ntoml v1.0.0\ntoml_datetime v1 (*)\ntomlike v1\nserde v1.0.0 (*)\n";
        assert_eq!(intruders(tree, &["leptos", "toml"]), ["leptos_router", "toml", "toml_datetime"]);
        assert!(intruders(tree, &["web-sys"]).is_empty());
    }

    fn broken(path: &str, text: &str) -> usize {
        let files = [(path.to_string(), text.to_string())];
        RULES.iter().filter(|rule| (rule.governs)(path) && check_rule(rule, &files).is_err()).count()
    }

    #[test]
    fn browser_crates_are_kept_in_their_room() {
        for code in ["use web_sys::window;", "let x = js_sys::Date::now();", "use gloo_timers::callback::Timeout;"] {
            assert_eq!(broken("src/state/url.rs", code), 1, "{code}");
            assert_eq!(broken("src/browser/history.rs", code), 0, "{code}");
            assert_eq!(broken("src/main.rs", code), 0, "{code}");
        }
        assert_eq!(broken("src/state/url.rs", "// web_sys is not for this room\nlet gloomy = my_web_sys;"), 0);
    }

    #[test]
    fn styles_and_raw_html_are_found_in_views() {
        for code in [
            "<p style=\"color: red\">",
            "<p style=move || width()>",
            "<p style:width=\"3px\">",
            "div().style(\"color: red\")",
            "<div inner_html=text></div>",
        ] {
            assert_eq!(broken("src/views/page.rs", code), 1, "{code}");
            assert_eq!(broken("src/model/page.rs", code), 0, "{code}");
        }
        for code in [
            "let style = 3;",
            "Mark { style: shape }",
            "style::mark()",
            "<p data-style=\"x\">",
            "if style == 3 {}",
            "<p class=\"style\">",
        ] {
            assert_eq!(broken("src/views/page.rs", code), 0, "{code}");
        }
    }

    #[test]
    fn the_place_of_a_breach_is_named() {
        let files = [("src/views/a.rs".to_string(), "fn a() {\n    b.inner_html(c);\n}".to_string())];
        assert!(check_rule(&RULES[1], &files).unwrap_err().contains("src/views/a.rs:2: b.inner_html(c);"));
    }
}
