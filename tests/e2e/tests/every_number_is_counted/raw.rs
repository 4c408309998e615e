//! The shipped dossier as TOML and nothing else: no type of the program, no date read, no reference resolved.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

/// The kinds of nothing, in the order in which pages count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nothing {
    Silent,
    NotSeen,
    NoText,
}

pub struct Raw {
    folder: PathBuf,
    pub questions: Vec<Table>,
    /// Sorted by id.
    pub organisations: Vec<String>,
    pub statements: Vec<Table>,
    /// What each organisation's own texts take, by question.
    held: BTreeMap<(String, String), BTreeSet<String>>,
}

fn read(path: &Path) -> Table {
    fs::read_to_string(path).unwrap().parse().unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn text<'a>(table: &'a Table, key: &str) -> &'a str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub fn texts<'a>(table: &'a Table, key: &str) -> Vec<&'a str> {
    table
        .get(key)
        .and_then(Value::as_array)
        .map(|all| all.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default()
}

pub fn tables(table: &Table, key: &str) -> Vec<Table> {
    let all = table.get(key).and_then(Value::as_array);
    all.map(|all| all.iter().filter_map(|one| one.as_table().cloned()).collect()).unwrap_or_default()
}

fn personal(statement: &Table) -> bool {
    statement.get("personal").and_then(Value::as_bool).unwrap_or_default()
}

impl Raw {
    pub fn shipped() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dossiers/kazakhstan-2022");
        let mut files: Vec<PathBuf> =
            fs::read_dir(folder.join("statements")).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let statements: Vec<Table> = files.iter().map(|file| read(file)).collect();
        let ids = |name: &str, key: &str| -> Vec<String> {
            let mut ids: Vec<String> =
                tables(&read(&folder.join(name)), key).iter().map(|entry| text(entry, "id").to_owned()).collect();
            ids.sort();
            ids
        };
        let mut held: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
        for statement in statements.iter().filter(|statement| !personal(statement)) {
            for organisation in texts(statement, "orgs") {
                for position in tables(statement, "position") {
                    let cell = (organisation.to_owned(), text(&position, "question").to_owned());
                    held.entry(cell).or_default().insert(text(&position, "stance").to_owned());
                }
            }
        }
        Self {
            questions: tables(&read(&folder.join("questions.toml")), "question"),
            organisations: ids("organisations.toml", "organisation"),
            statements,
            held,
            folder,
        }
    }

    /// The entries of a file.
    pub fn entries(&self, file: &str, key: &str) -> Vec<Table> {
        tables(&read(&self.folder.join(file)), key)
    }

    pub fn dossier(&self) -> Table {
        read(&self.folder.join("dossier.toml"))
    }

    pub fn statement(&self, id: &str) -> &Table {
        self.statements.iter().find(|statement| text(statement, "id") == id).unwrap()
    }

    /// The texts that count as an organisation's own.
    pub fn own(&self, organisation: &str) -> Vec<&Table> {
        let own = |statement: &&Table| !personal(statement) && texts(statement, "orgs").contains(&organisation);
        self.statements.iter().filter(own).collect()
    }

    pub fn stances(&self, organisation: &str, question: &str) -> BTreeSet<String> {
        self.held.get(&(organisation.to_owned(), question.to_owned())).cloned().unwrap_or_default()
    }

    /// How many questions an organisation's own texts address.
    pub fn addressed(&self, organisation: &str) -> usize {
        self.held.keys().filter(|(one, _)| one == organisation).count()
    }

    /// The kind of nothing; `None` where there is a position.
    pub fn nothing(&self, organisation: &str, question: &str) -> Option<Nothing> {
        if !self.stances(organisation, question).is_empty() {
            return None;
        }
        let own = self.own(organisation);
        Some(match own.as_slice() {
            [] => Nothing::NoText,
            own if own.iter().all(|statement| text(statement, "read") == "whole") => Nothing::Silent,
            _ => Nothing::NotSeen,
        })
    }

    /// How many organisations hold each stance of a question, then how many are silent, not seen, without text.
    pub fn counts(&self, question: &Table) -> Vec<usize> {
        let id = text(question, "id");
        let stances = tables(question, "stance");
        let holds = |stance: &Table| {
            self.organisations.iter().filter(|one| self.stances(one, id).contains(text(stance, "id"))).count()
        };
        let without =
            |kind: Nothing| self.organisations.iter().filter(|one| self.nothing(one, id) == Some(kind)).count();
        let mut counts: Vec<usize> = stances.iter().map(holds).collect();
        counts.extend([Nothing::Silent, Nothing::NotSeen, Nothing::NoText].map(without));
        counts
    }

    pub fn opposed(&self, question: &Table, one: &str, other: &str) -> bool {
        let pairs = question.get("opposes").and_then(Value::as_array).cloned().unwrap_or_default();
        pairs.iter().any(|pair| {
            let pair: Vec<&str> = pair.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            pair == [one, other] || pair == [other, one]
        })
    }

    /// How two organisations stand to each other on a question: `same`, `overlapping`, `apart`, `opposed`, or nothing where one
    /// takes no stance.
    pub fn shared(&self, one: &str, other: &str, question: &Table) -> Option<&'static str> {
        let id = text(question, "id");
        let (left, right) = (self.stances(one, id), self.stances(other, id));
        if left.is_empty() || right.is_empty() {
            return None;
        }
        let opposed = || left.iter().any(|a| right.iter().any(|b| self.opposed(question, a, b)));
        Some(match left.intersection(&right).count() {
            0 if opposed() => "opposed",
            0 => "apart",
            _ if left == right => "same",
            _ => "overlapping",
        })
    }
}
