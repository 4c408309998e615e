//! For each kind of problem, and each kind of file it can stand in, a broken dossier and the exact words about it.
//!
//! `tests/fixtures/broken/<code>/<case>/` is laid over a copy of `tests/fixtures/small/`; `absent.txt` there lists what is
//! taken away first, and `expected.txt` holds what people are told. After a change of wording, read the difference that
//! `STANDPOINT_RENEW=1 cargo test --features content --test every_error_is_explained` leaves in the expected files.
#![cfg(feature = "content")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use standpoint::content::{self, Code, Diagnostic, render};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The names in a folder, sorted.
fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap_or_else(|error| panic!("{}: {error}", dir.display()))
        .map(|entry| entry.expect("an entry").file_name().into_string().expect("a name in UTF-8"))
        .collect();
    names.sort();
    names
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for name in names(from) {
        let (from, to) = (from.join(&name), to.join(&name));
        if from.is_dir() {
            copy(&from, &to);
        } else if !matches!(name.as_str(), "absent.txt" | "expected.txt" | "expected.jsonl") {
            fs::copy(&from, &to).expect("a copy");
        }
    }
}

fn remove(path: &Path) {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    removed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}

/// A fresh copy of the small dossier, in a folder of its own named `clock`.
fn small(test: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("every-error").join(test);
    if place.exists() {
        remove(&place);
    }
    let dossier = place.join("clock");
    copy(&fixtures().join("small"), &dossier);
    dossier
}

/// Everything that is found in a dossier and in its texts.
fn found(dossier: &Path) -> Vec<Diagnostic> {
    let loaded = content::load(dossier);
    let texts = dossier.join("texts");
    let mut all = if texts.is_dir() { content::check_texts(&texts, &loaded).diagnostics } else { Vec::new() };
    let mut found = loaded.diagnostics;
    found.append(&mut all);
    found
}

/// Without the folder in which this run copied the dossier.
fn relative(text: &str, dossier: &Path) -> String {
    let place = dossier.parent().expect("a folder above").display().to_string();
    text.replace(&format!("{place}/"), "")
}

fn compare(expected: &Path, said: &str) -> Option<String> {
    if std::env::var_os("STANDPOINT_RENEW").is_some() {
        fs::write(expected, said).expect("written");
        return None;
    }
    let wanted = fs::read_to_string(expected).unwrap_or_default();
    (wanted != said).then(|| format!("{}\n--- expected\n{wanted}--- said\n{said}", expected.display()))
}

fn run(test: &str, code: &str, case: &str) -> (Vec<Diagnostic>, PathBuf) {
    let overlay = fixtures().join("broken").join(code).join(case);
    let dossier = small(&format!("{test}-{code}-{case}"));
    if let Ok(absent) = fs::read_to_string(overlay.join("absent.txt")) {
        for path in absent.lines() {
            remove(&if path == "." { dossier.clone() } else { dossier.join(path) });
        }
    }
    if dossier.exists() {
        copy(&overlay, &dossier);
    }
    (found(&dossier), dossier)
}

#[test]
fn every_broken_dossier_is_told_what_is_wrong_in_these_words() {
    let broken = fixtures().join("broken");
    let mut wrong = Vec::new();
    for code in names(&broken) {
        for case in names(&broken.join(&code)) {
            let (found, dossier) = run("words", &code, &case);
            if code != "several" && !found.iter().any(|diagnostic| diagnostic.problem.code().as_str() == code) {
                wrong.push(format!("{code}/{case}: nothing of this code was found"));
            }
            let expected = broken.join(&code).join(&case).join("expected.txt");
            let said = relative(&render::people(&found, false), &dossier);
            wrong.extend(compare(&expected, &said));
        }
    }
    assert!(wrong.is_empty(), "{} cases differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_code_has_a_broken_dossier() {
    let cases = names(&fixtures().join("broken"));
    for code in Code::ALL {
        assert!(cases.iter().any(|case| case == code.as_str()), "no fixture for {}", code.as_str());
    }
    for case in &cases {
        let known = case == "several" || Code::ALL.iter().any(|code| code.as_str() == case);
        assert!(known, "{case} is no code");
    }
}

#[test]
fn errors_keep_a_dossier_from_being_made_and_warnings_do_not() {
    let broken = fixtures().join("broken");
    for code in names(&broken) {
        for case in names(&broken.join(&code)) {
            let (_, dossier) = run("made", &code, &case);
            let loaded = content::load(&dossier);
            let errors = loaded.diagnostics.iter().any(Diagnostic::is_error);
            assert_eq!(loaded.content.is_none(), errors, "{code}/{case}");
        }
    }
}

#[test]
fn the_small_dossier_itself_is_right() {
    let dossier = small("right");
    let found = found(&dossier);
    assert!(found.is_empty(), "{}", render::people(&found, false));
}

#[test]
fn tools_are_told_the_same_one_line_each() {
    let mut wrong = Vec::new();
    for case in ["one-file", "many-files"] {
        let (found, dossier) = run("tools", "several", case);
        let said = relative(&render::tools(&found), &dossier);
        assert_eq!(said.lines().count(), found.len());
        wrong.extend(compare(&fixtures().join("broken/several").join(case).join("expected.jsonl"), &said));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn colours_change_no_word() {
    let (found, _) = run("colours", "several", "one-file");
    let coloured = render::people(&found, true);
    assert!(coloured.contains("\u{1b}[1;31merror[date-invalid]\u{1b}[0m"), "{coloured}");
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').expect("the end of a colour").1;
    }
    plain.push_str(rest);
    assert_eq!(plain, render::people(&found, false));
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let dossier = small("too-large");
    let file = fs::File::options().write(true).open(dossier.join("sources.toml")).expect("a file");
    file.set_len(content::LARGEST + 1).expect("a length");
    let said = relative(&render::people(&found(&dossier), false), &dossier);
    assert!(said.starts_with("clock/sources.toml: error[file-unreadable]: the file is larger than 16 MB\n"), "{said}");
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let dossier = small("links");
    let elsewhere = dossier.with_file_name("elsewhere");
    fs::rename(dossier.join("statements"), &elsewhere).expect("moved");
    std::os::unix::fs::symlink(&elsewhere, dossier.join("statements")).expect("a link");
    remove(&dossier.join("sources.toml"));
    std::os::unix::fs::symlink(fixtures().join("small/sources.toml"), dossier.join("sources.toml")).expect("a link");
    let said = relative(&render::people(&found(&dossier), false), &dossier);
    assert_eq!(said.matches("error[file-unreadable]: symbolic links are not followed").count(), 2, "{said}");
    assert!(!said.contains("id-dangling"), "what may stand in a file that was not read is not missed: {said}");
}

#[test]
fn the_order_of_the_findings_is_that_of_the_files() {
    let (found, _) = run("order", "several", "many-files");
    let places: Vec<_> = found.iter().map(|one| (&one.at.file, one.at.line, one.at.column)).collect();
    assert!(places.is_sorted(), "{places:?}");
    let files: std::collections::BTreeSet<_> = found.iter().map(|one| &one.at.file).collect();
    assert!(files.len() > 8, "all files are looked at: {files:?}");
}
