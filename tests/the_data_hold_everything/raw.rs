//! A dossier as TOML and nothing else: no type of the program, no date read, no reference resolved.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

pub struct Raw {
    folder: PathBuf,
    pub questions: Vec<Table>,
    pub organisations: Vec<Table>,
    pub statements: Vec<Table>,
    /// What each organisation's own texts take, by question.
    held: BTreeMap<(String, String), BTreeSet<String>>,
}

fn read(path: &Path) -> Table {
    let source = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    source.parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn tables(table: &Table, key: &str) -> Vec<Table> {
    let all = table.get(key).and_then(Value::as_array).into_iter().flatten();
    all.filter_map(|one| one.as_table().cloned()).collect()
}

fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn organisations(statement: &Table) -> impl Iterator<Item = &str> {
    statement.get("orgs").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

fn own(statement: &Table) -> bool {
    statement.get("personal").and_then(Value::as_bool) != Some(true)
}

impl Raw {
    pub fn read(folder: &Path) -> Self {
        let listed = fs::read_dir(folder.join("statements")).expect("the texts are listed");
        let statements: Vec<Table> = listed.map(|file| read(&file.expect("listed").path())).collect();
        let mut held: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
        for statement in statements.iter().filter(|statement| own(statement)) {
            for organisation in organisations(statement) {
                for position in tables(statement, "position") {
                    let cell = (organisation.to_owned(), text(&position, "question").to_owned());
                    held.entry(cell).or_default().insert(text(&position, "stance").to_owned());
                }
            }
        }
        Self {
            questions: tables(&read(&folder.join("questions.toml")), "question"),
            organisations: tables(&read(&folder.join("organisations.toml")), "organisation"),
            statements,
            held,
            folder: folder.to_owned(),
        }
    }

    /// How many entries a file has under a key.
    pub fn count(&self, file: &str, key: &str) -> usize {
        tables(&read(&self.folder.join(file)), key).len()
    }

    /// How many entries all texts have under a key.
    pub fn parts(&self, key: &str) -> usize {
        self.statements.iter().map(|statement| tables(statement, key).len()).sum()
    }

    pub fn stances(&self) -> usize {
        self.questions.iter().map(|question| tables(question, "stance").len()).sum()
    }

    pub fn held(&self, organisation: &str, question: &str) -> BTreeSet<String> {
        self.held.get(&(organisation.to_owned(), question.to_owned())).cloned().unwrap_or_default()
    }

    /// What a cell is, by the rule of the dossier.
    pub fn state(&self, organisation: &str, question: &str) -> &'static str {
        if !self.held(organisation, question).is_empty() {
            return "held";
        }
        let mine = |statement: &&Table| own(statement) && organisations(statement).any(|one| one == organisation);
        let texts: Vec<&Table> = self.statements.iter().filter(mine).collect();
        if texts.is_empty() {
            "no-text"
        } else if texts.iter().all(|statement| text(statement, "read") == "whole") {
            "silent"
        } else {
            "not-seen"
        }
    }
}
