//! The revision of a dossier stands in citations: it must say which files were read, and nothing else.
#![cfg(feature = "content")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use standpoint::content;

fn copied(name: &str, change: impl Fn(&str, String) -> String) -> PathBuf {
    let to = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("revision-{name}-{}", std::process::id()));
    _ = fs::remove_dir_all(&to);
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
    for folder in ["", "statements"] {
        fs::create_dir_all(to.join(folder)).unwrap();
        for entry in fs::read_dir(from.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_file() {
                let text = change(&name, fs::read_to_string(&path).unwrap());
                fs::write(to.join(folder).join(name), text).unwrap();
            }
        }
    }
    to
}

fn revision(folder: &Path) -> String {
    let content = content::load(folder).content().unwrap_or_else(|problems| panic!("{problems:?}"));
    fs::remove_dir_all(folder).unwrap();
    content.dossier.meta.revision
}

#[test]
fn it_changes_with_the_files_and_with_nothing_else() {
    let first = revision(&copied("first", |_, text| text));
    assert_eq!(first.len(), 16);
    assert!(first.bytes().all(|digit| digit.is_ascii_hexdigit()));
    assert_eq!(revision(&copied("elsewhere", |_, text| text)), first, "where the folder lies does not matter");
    assert_eq!(revision(&copied("windows", |_, text| text.replace('\n', "\r\n"))), first, "nor how lines end");
    let comment = |name: &str, text: String| if name == "events.toml" { format!("# checked\n{text}") } else { text };
    assert_ne!(revision(&copied("changed", comment)), first);
}
