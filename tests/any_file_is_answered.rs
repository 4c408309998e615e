//! Whatever stands in the files of a dossier, reading it ends with a dossier or with reasons, never with a crash.
#![cfg(feature = "content")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use proptest::{prelude::*, sample::Index, test_runner::TestCaseError};
use standpoint::content::{self, render};

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).expect("a copy");
        }
    }
}

/// A fresh copy of the small dossier.
fn small(test: &str) -> PathBuf {
    let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join("any-file").join(test);
    if place.exists() {
        fs::remove_dir_all(&place).expect("removed");
    }
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small"), &place);
    place
}

const FILES: [&str; 14] = [
    "dossier.toml",
    "questions.toml",
    "events.toml",
    "accounts.toml",
    "organisations.toml",
    "sources.toml",
    "raises.toml",
    "replies.toml",
    "appendix.toml",
    "parties-not-found.toml",
    "statements/joint-2019-07-15.toml",
    "statements/clockkeepers-2019-05-06.toml",
    "statements/archivist-2019-08.toml",
    "texts/joint-2019-07-15.en.txt",
];

/// What is written over a place of a file.
fn scrap() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[-0-9X?~/.:TZ+\"\\[\\]{}=,#'\\\\\n a-z]{0,12}",
        "\\PC{0,6}",
        prop_oneof![
            Just("\"\"\""),
            Just("'''"),
            Just("[["),
            Just("]]"),
            Just("[[event]]\n"),
            Just("\u{0}"),
            Just("\r"),
            Just("\n"),
            Just("\u{feff}"),
            Just("id = \"p1\"\n"),
            Just("= []"),
            Just("= {}"),
            Just("= 1e999"),
            Just("= -0x1"),
            Just("ж"),
            Just("\u{202e}"),
            Just("9999999999999999999999"),
            Just("/.."),
            Just("Y-9223372036854775808"),
            Just("a.b.c = 1\n"),
        ]
        .prop_map(str::to_owned),
    ]
}

fn answered(dossier: &Path) -> Result<(), TestCaseError> {
    let loaded = content::load(dossier);
    let errors = loaded.diagnostics.iter().any(content::Diagnostic::is_error);
    prop_assert_eq!(loaded.content.is_none(), errors, "either a dossier or a reason");
    let texts = content::check_texts(&dossier.join("texts"), &loaded);
    prop_assert!(texts.once <= texts.quotes);
    for found in [&loaded.diagnostics, &texts.diagnostics] {
        let tools = render::tools(found);
        prop_assert_eq!(tools.lines().count(), found.len(), "one line each");
        let people = render::people(found, false);
        let controls = people.chars().find(|&c| c.is_control() && c != '\n');
        prop_assert_eq!(controls, None, "nothing that a terminal would obey");
    }
    Ok(())
}

#[test]
fn scraps_anywhere_in_a_file_are_answered() {
    let dossier = small("scraps");
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    let edits = prop::collection::vec((any::<Index>(), 0usize..40, scrap()), 1..4);
    proptest!(config, |(file in 0..FILES.len(), edits in edits)| {
        let path = dossier.join(FILES[file]);
        let before = fs::read_to_string(&path).expect("a text");
        let mut text: Vec<char> = before.chars().collect();
        for (at, length, scrap) in &edits {
            let at = at.index(text.len() + 1);
            let end = (at + length).min(text.len());
            text.splice(at..end, scrap.chars());
        }
        fs::write(&path, text.iter().collect::<String>()).expect("written");
        let answer = answered(&dossier);
        fs::write(&path, before).expect("written");
        answer?;
    });
}

#[test]
fn any_bytes_in_the_place_of_a_file_are_answered() {
    let dossier = small("bytes");
    let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    proptest!(config, |(file in 0..FILES.len(), bytes in prop::collection::vec(any::<u8>(), 0..200))| {
        let path = dossier.join(FILES[file]);
        let before = fs::read(&path).expect("bytes");
        fs::write(&path, &bytes).expect("written");
        let answer = answered(&dossier);
        fs::write(&path, before).expect("written");
        answer?;
    });
}

#[test]
fn depth_and_length_are_answered() {
    let dossier = small("depth");
    let path = dossier.join("events.toml");
    let long = "x".repeat(200_000);
    for text in [
        "[".repeat(100_000),
        format!("event = {}", "[".repeat(100_000)),
        format!("event = {}", "{ a = ".repeat(50_000)),
        format!("{}x = 1", "a.".repeat(50_000)),
        format!("[[event]]\nid = \"{long}\"\ndate = \"{long}\"\ntitle = \"{long}\"\nkind = \"{long}\"\n{long} = 1\n"),
        "[[event]]\n".repeat(2_000),
    ] {
        fs::write(&path, &text).expect("written");
        let answer = answered(&dossier);
        assert!(answer.is_ok(), "{}…: {answer:?}", &text[..20]);
    }
}
