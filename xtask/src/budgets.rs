//! The bytes of a first visit against the table in `budgets.txt`.
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::context::{Context, line};
use crate::report::Outcome;
use crate::weight::{Kind, first_load};

/// The keys of the table: each is a sum over kinds.
const KEYS: &[(&str, &[Kind])] = &[
    ("program", &[Kind::Program]),
    ("css", &[Kind::Css]),
    ("fonts", &[Kind::Font]),
    ("data", &[Kind::Data]),
    ("html", &[Kind::Html]),
    ("first-load", &[Kind::Html, Kind::Program, Kind::Css, Kind::Font, Kind::Data, Kind::Other]),
];

/// Node has both compressors built in, so nothing is installed for this. A line a file: raw, gzip, brotli.
const MEASURE: &str = "const fs=require('fs'),z=require('zlib'),q=z.constants.BROTLI_PARAM_QUALITY;\
for(const f of process.argv.slice(1)){const b=fs.readFileSync(f);\
console.log(b.length,z.gzipSync(b,{level:9}).length,z.brotliCompressSync(b,{params:{[q]:11}}).length)}";

/// The sizes of a file in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sizes {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl std::ops::AddAssign for Sizes {
    fn add_assign(&mut self, other: Sizes) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// Measures the site and checks each line of the table, a count each.
pub fn check(context: &Context, site: &Path) -> Outcome {
    match measure(context, site) {
        Ok(outcome) => outcome,
        Err(problem) => Outcome::fail(problem),
    }
}

fn measure(context: &Context, site: &Path) -> Result<Outcome> {
    let table = context.root.join("budgets.txt");
    let text =
        fs::read_to_string(&table).map_err(|error| format!("{} cannot be read: {error}", context.shown(&table)))?;
    let limits = limits(&text)?;
    let files = first_load(site)?;
    let sizes = sizes(context, &files)?;
    println!("{:<52}{:>10}{:>10}{:>10}", "first visit, bytes", "raw", "gzip", "brotli");
    let mut sums: BTreeMap<Kind, Sizes> = BTreeMap::new();
    for ((kind, path), size) in files.iter().zip(&sizes) {
        row(&path.strip_prefix(site).unwrap_or(path).display().to_string(), *size, "");
        *sums.entry(*kind).or_default() += *size;
    }
    println!();
    let mut outcome = Outcome::default();
    for (key, kinds) in KEYS {
        let mut sum = Sizes::default();
        kinds.iter().filter_map(|kind| sums.get(kind)).for_each(|size| sum += *size);
        let limit = limits[key];
        row(key, sum, &format!("  of {limit}{}", if sum.brotli > limit { "  TOO MUCH" } else { "" }));
        outcome.add(verdict(key, sum.brotli, limit).into());
    }
    Ok(outcome)
}

fn row(name: &str, size: Sizes, end: &str) {
    println!("{name:<52}{:>10}{:>10}{:>10}{end}", size.raw, size.gzip, size.brotli);
}

/// A part of the program or the start page that weighs nothing was not measured at all.
fn verdict(key: &str, brotli: u64, limit: u64) -> Result<()> {
    if brotli > limit {
        Err(format!("{key}: {brotli} bytes in brotli, {} more than the {limit} in budgets.txt", brotli - limit))
    } else if brotli == 0 {
        Err(format!("{key}: the start page loads none, so nothing was measured"))
    } else {
        Ok(())
    }
}

/// Reads `key = bytes` lines; `#` begins a comment and `_` may part thousands. Every key must be there, once, and no other.
fn limits(text: &str) -> Result<BTreeMap<&'static str, u64>> {
    let mut limits = BTreeMap::new();
    for (index, text) in text.lines().enumerate() {
        let at = |problem: &str| format!("budgets.txt:{}: {problem}", index + 1);
        let text = text.split('#').next().unwrap_or_default().trim();
        if text.is_empty() {
            continue;
        }
        let (key, value) = text.split_once('=').ok_or_else(|| at("wants key = bytes"))?;
        let (key, value) = (key.trim(), value.trim().replace('_', ""));
        let (key, _) =
            KEYS.iter().find(|(known, _)| *known == key).ok_or_else(|| at(&format!("there is no key {key:?}")))?;
        let value = value.parse().map_err(|_| at(&format!("{value:?} is no number of bytes")))?;
        if limits.insert(*key, value).is_some() {
            return Err(at(&format!("{key} is there twice")));
        }
    }
    match KEYS.iter().find(|(key, _)| !limits.contains_key(key)) {
        Some((key, _)) => Err(format!("budgets.txt has no line for {key}")),
        None => Ok(limits),
    }
}

fn sizes(context: &Context, files: &[(Kind, PathBuf)]) -> Result<Vec<Sizes>> {
    let mut command = context.command("node");
    command.args(["-e", MEASURE]).args(files.iter().map(|(_, path)| path));
    let output = command
        .output()
        .map_err(|error| format!("node cannot be started: {error}; `cargo xtask tools` says how to get it"))?;
    if !output.status.success() {
        return Err(format!("`{}` failed\n{}", line(&command), String::from_utf8_lossy(&output.stderr)));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let sizes: Vec<Sizes> = text.lines().filter_map(size_line).collect();
    if sizes.len() == files.len() {
        Ok(sizes)
    } else {
        Err(format!("node measured {} of {} files", sizes.len(), files.len()))
    }
}

fn size_line(line: &str) -> Option<Sizes> {
    let mut numbers = line.split(' ').map(str::parse);
    let mut next = || numbers.next()?.ok();
    Some(Sizes { raw: next()?, gzip: next()?, brotli: next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str =
        "# bytes\nprogram = 230_000\ncss=1 # small\nfonts = 2\n\ndata = 3\nhtml = 4\nfirst-load = 400000\n";

    #[test]
    fn the_table_is_read() {
        let limits = limits(TABLE).unwrap();
        assert_eq!((limits["program"], limits["css"], limits["first-load"]), (230_000, 1, 400_000));
    }

    #[test]
    fn the_project_s_own_table_is_complete() {
        limits(include_str!("../../budgets.txt")).unwrap();
    }

    #[test]
    fn what_is_wrong_with_the_table_is_named_by_line() {
        for (from, to, part) in [
            ("css=1", "css", "budgets.txt:3: wants key"),
            ("css=1", "cs=1", "budgets.txt:3: there is no key \"cs\""),
            ("css=1", "css=1 kB", "budgets.txt:3: \"1 kB\""),
            ("css=1", "html=1", "budgets.txt:7: html is there twice"),
            ("css=1", "", "no line for css"),
        ] {
            let problem = limits(&TABLE.replace(from, to)).unwrap_err();
            assert!(problem.contains(part), "{to:?} gave {problem:?}");
        }
    }

    #[test]
    fn a_sum_over_its_limit_and_an_empty_one_fail() {
        assert!(verdict("css", 10, 10).is_ok());
        assert!(verdict("css", 11, 10).unwrap_err().contains("1 more"));
        assert!(verdict("css", 0, 10).is_err());
    }

    #[test]
    fn a_line_of_sizes_has_three_numbers() {
        assert_eq!(size_line("100 50 40"), Some(Sizes { raw: 100, gzip: 50, brotli: 40 }));
        assert_eq!(size_line("100 50"), None);
    }
}
