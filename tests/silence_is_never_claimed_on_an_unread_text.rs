//! What the dossier says of an organisation on a question, counted a second time from the plain files by the rule in words:
//! silent only where every own text was read whole and none touches the question.
#![cfg(feature = "content")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use standpoint::{
    content::{self, Content},
    model::{Cell, Dossier, Read, Shape},
};
use toml::{Table, Value};

fn folders() -> [PathBuf; 2] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    [root.join("dossiers/kazakhstan-2022"), root.join("tests/fixtures/small")]
}

fn content(folder: &Path) -> Content {
    match content::load(folder).content() {
        Ok(content) => content,
        Err(errors) => panic!("{}", content::render::people(&errors, false)),
    }
}

fn dossier(folder: &Path) -> Dossier {
    content(folder).dossier
}

fn table(path: &Path) -> Table {
    fs::read_to_string(path).expect("a file").parse().expect("a table")
}

fn rows<'a>(table: &'a Table, key: &str) -> &'a [Value] {
    table.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn word<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().expect("a text")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Held,
    Silent,
    NotSeen,
    NoText,
}

/// The kind of every cell, by organisation and question, from the files alone.
fn kinds_in_files(folder: &Path) -> BTreeMap<(String, String), Kind> {
    let statements: Vec<Table> = fs::read_dir(folder.join("statements"))
        .expect("a folder")
        .map(|entry| table(&entry.expect("an entry").path()))
        .collect();
    let questions = table(&folder.join("questions.toml"));
    let organisations = table(&folder.join("organisations.toml"));
    let mut kinds = BTreeMap::new();
    for one in rows(&organisations, "organisation") {
        let id = word(one, "id");
        let own: Vec<&Table> = statements
            .iter()
            .filter(|text| rows(text, "orgs").iter().any(|signer| signer.as_str() == Some(id)))
            .filter(|text| text.get("personal").and_then(Value::as_bool) != Some(true))
            .collect();
        for question in rows(&questions, "question").iter().map(|question| word(question, "id")) {
            let touched = own.iter().any(|text| rows(text, "position").iter().any(|p| word(p, "question") == question));
            let unread = own.iter().any(|text| text["read"].as_str() != Some("whole"));
            let kind = match (touched, own.is_empty(), unread) {
                (true, ..) => Kind::Held,
                (false, true, _) => Kind::NoText,
                (false, false, true) => Kind::NotSeen,
                (false, false, false) => Kind::Silent,
            };
            kinds.insert((id.to_owned(), question.to_owned()), kind);
        }
    }
    kinds
}

fn kinds_in_model(dossier: &Dossier) -> BTreeMap<(String, String), Kind> {
    let mut kinds = BTreeMap::new();
    for (organisation, one) in dossier.all_organisations() {
        for (question, asked) in dossier.all_questions() {
            let kind = match dossier.cell(organisation, question) {
                Cell::Held(held) => {
                    assert!(!held.is_empty(), "{} on {}", one.id, asked.id);
                    Kind::Held
                }
                Cell::Silent => Kind::Silent,
                Cell::NotSeen => Kind::NotSeen,
                Cell::NoText => Kind::NoText,
            };
            kinds.insert((one.id.clone(), asked.id.clone()), kind);
        }
    }
    kinds
}

#[test]
fn every_cell_is_of_the_kind_that_the_files_say() {
    for folder in folders() {
        let (files, model) = (kinds_in_files(&folder), kinds_in_model(&dossier(&folder)));
        assert_eq!(files, model, "{}", folder.display());
        assert!(!files.is_empty(), "{}", folder.display());
    }
}

#[test]
fn no_cell_is_silent_unless_every_own_text_was_read_whole() {
    for folder in folders() {
        let dossier = dossier(&folder);
        for (organisation, one) in dossier.all_organisations() {
            let unread = dossier.own_texts_of(organisation).any(|(_, text)| text.read != Read::Whole);
            for (question, asked) in dossier.all_questions() {
                let silent = dossier.cell(organisation, question) == Cell::Silent;
                assert!(!(silent && unread), "{} is called silent on {}", one.id, asked.id);
            }
        }
    }
}

#[test]
fn the_six_that_stay_apart_all_occur_in_the_small_dossier() {
    let dossier = dossier(&folders()[1]);
    let kinds: BTreeSet<Kind> = kinds_in_model(&dossier).into_values().collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Held, Kind::Silent, Kind::NotSeen, Kind::NoText]));
    let shapes: Vec<Shape> = dossier
        .statements
        .iter()
        .flat_map(|text| &text.positions)
        .map(|position| dossier.question(position.question).stance(position.stance).shape)
        .collect();
    assert!(shapes.contains(&Shape::Ring), "a text that leaves a question open");
    assert!(shapes.iter().any(|&shape| shape != Shape::Ring), "a text that takes a stance");
    let library = content(&folders()[1]).library;
    assert!(library.told.iter().any(|told| told.disputed.is_some()), "a disputed fact");
}

#[test]
fn a_person_speaking_takes_no_position_for_an_organisation() {
    for folder in folders() {
        let dossier = dossier(&folder);
        for (index, text) in dossier.all_statements().filter(|(_, text)| text.personal) {
            for &organisation in &text.organisations {
                for (question, _) in dossier.all_questions() {
                    if let Cell::Held(held) = dossier.cell(organisation, question) {
                        assert!(held.iter().all(|held| held.index != index), "{} counts as a position", text.id);
                    }
                }
            }
        }
    }
}
