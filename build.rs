//! Makes the typed catalogue of interface texts from the files of `locales/en/`: a method a key, so that a text that is
//! missing does not compile. English is the pattern for every other language.

use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

/// Files whose texts stand on prerendered pages alone. They come last, and the browser's program does without them.
const NATIVE: [&str; 5] = ["cards", "cite", "export", "head", "reading"];

fn main() {
    println!("cargo::rerun-if-changed=locales/en");
    let mut files: Vec<_> = fs::read_dir("locales/en")
        .expect("locales/en can be listed")
        .map(|file| file.expect("locales/en can be listed").path())
        .collect();
    files.sort();
    let native = |file: &Path| NATIVE.iter().any(|name| file.file_stem().is_some_and(|stem| stem == *name));
    let (last, first): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| native(file));
    let mut entries: Vec<(String, String)> = first.iter().flat_map(|file| read(file)).collect();
    let travelling = entries.len();
    if env::var_os("CARGO_FEATURE_HYDRATE").is_none() {
        entries.extend(last.iter().flat_map(|file| read(file)));
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("catalogue.rs");
    fs::write(out, generate(&entries, travelling)).expect("the catalogue can be written");
}

/// The keys and texts of one file, in its order.
fn read(file: &Path) -> Vec<(String, String)> {
    let source = fs::read_to_string(file).expect("a file of locales/en can be read");
    let place = file.display().to_string();
    source.lines().enumerate().filter_map(|(n, line)| entry(&format!("{place}:{}", n + 1), line)).collect()
}

/// One line of the flat subset of TOML that the catalogue is written in.
fn entry(place: &str, line: &str) -> Option<(String, String)> {
    let line = line.trim();
    if line.is_empty() || line.starts_with('#') {
        return None;
    }
    let (key, value) = line.split_once(" = ").unwrap_or_else(|| panic!("{place}: no ` = `"));
    let value = value.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let value = value.unwrap_or_else(|| panic!("{place}: the text is not in double quotes"));
    Some((key.to_owned(), value.replace("\\\"", "\"")))
}

/// The names in braces, each once, in the order of the text.
fn holes(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    for piece in text.split('{').skip(1) {
        if let Some((name, _)) = piece.split_once('}')
            && !names.iter().any(|known| known == name)
        {
            names.push(name.to_owned());
        }
    }
    names
}

/// The first `travelling` entries are those that the browser's program knows.
fn generate(entries: &[(String, String)], travelling: usize) -> String {
    let mut code = format!(
        "/// How many of the texts travel to the browser: the first ones.\npub const TRAVELLING: usize = {travelling};\n\n\
         /// The keys, in the order of the catalogue.\npub const KEYS: [&str; {}] = [\n",
        entries.len()
    );
    for (key, _) in entries {
        writeln!(code, "    {key:?},").expect("a string takes all");
    }
    code.push_str("];\n\n/// The English texts, in the order of the keys.\nconst ENGLISH: [&str; KEYS.len()] = [\n");
    for (_, text) in entries {
        writeln!(code, "    {text:?},").expect("a string takes all");
    }
    code.push_str("];\n\nimpl Texts {\n");
    let place: BTreeMap<&str, usize> = entries.iter().enumerate().map(|(n, (key, _))| (key.as_str(), n)).collect();
    for (n, (key, text)) in entries.iter().enumerate() {
        let code = &mut code;
        if let Some(stem) = key.strip_suffix(".one") {
            let other = place.get(format!("{stem}.other").as_str());
            let other = other.unwrap_or_else(|| panic!("locales/en: {key} has no .other"));
            method(code, stem, &entries[*other].1, &format!("if self.one(n) {{ {n} }} else {{ {other} }}"));
        } else if !key.ends_with(".other") {
            method(code, key, text, &n.to_string());
        }
    }
    code.push_str("}\n");
    code
}

fn method(code: &mut String, name: &str, text: &str, place: &str) {
    let holes = holes(text);
    writeln!(code, "    /// {text}\n    #[must_use]").expect("a string takes all");
    if holes.is_empty() {
        writeln!(code, "    pub fn {name}(self) -> &'static str {{ self.string({place}) }}")
            .expect("a string takes all");
        return;
    }
    let parameters: Vec<_> =
        holes.iter().map(|hole| format!("{hole}: {}", if hole == "n" { "usize" } else { "&str" })).collect();
    let fill: Vec<_> = holes
        .iter()
        .map(|hole| format!("({hole:?}, {})", if hole == "n" { "&n.to_string()".to_owned() } else { hole.clone() }))
        .collect();
    writeln!(
        code,
        "    pub fn {name}(self, {}) -> String {{ fill(self.string({place}), &[{}]) }}",
        parameters.join(", "),
        fill.join(", ")
    )
    .expect("a string takes all");
}
