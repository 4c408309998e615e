//! Nothing is lost between the files and the model: the shipped dossier is read a second time as plain tables, the same
//! tables are written anew from the model, and the two are compared key by key.
#![cfg(feature = "content")]

mod written;

use std::{collections::BTreeMap, fs, path::PathBuf};

use standpoint::{
    content,
    model::{
        Dossier, Library,
        time::{Clock, When},
    },
};
use toml::{Table, Value};

use written::{Writer, Written, clock};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022")
}

fn table(name: &str) -> Table {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse().unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The entries of a file under a key, by id, or in their order where they have none.
fn entries(name: &str, key: &str) -> Vec<Table> {
    let mut table = table(name);
    let Some(Value::Array(entries)) = table.remove(key) else { panic!("{name} has no {key}") };
    assert!(table.is_empty(), "{name} has other keys: {table:?}");
    entries.into_iter().map(|entry| entry.as_table().expect("a table").clone()).collect()
}

fn by_id(entries: Vec<Table>) -> BTreeMap<String, Table> {
    let count = entries.len();
    let map: BTreeMap<_, _> =
        entries.into_iter().map(|entry| (entry["id"].as_str().expect("an id").to_owned(), entry)).collect();
    assert_eq!(map.len(), count, "ids are unique");
    map
}

fn loaded() -> (Dossier, Library) {
    let loaded = content::load(&folder());
    match loaded.content() {
        Ok(content) => {
            assert!(content.warnings.is_empty(), "{}", content::render::people(&content.warnings, false));
            (content.dossier, content.library)
        }
        Err(errors) => panic!("{}", content::render::people(&errors, false)),
    }
}

#[test]
fn every_entry_of_a_table_with_ids_comes_back_from_the_model_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer { dossier: &dossier, library: &library };
    let compare = |name: &str, key: &str, written: Vec<Table>| {
        let (raw, written) = (by_id(entries(name, key)), by_id(written));
        assert_eq!(raw.keys().collect::<Vec<_>>(), written.keys().collect::<Vec<_>>(), "ids of {name}");
        for (id, raw) in &raw {
            assert_eq!(*raw, written[id], "{id} of {name}");
        }
    };
    compare("events.toml", "event", dossier.all_events().map(|(index, entry)| writer.event(index, entry)).collect());
    compare(
        "organisations.toml",
        "organisation",
        dossier.organisations.iter().map(|entry| writer.organisation(entry)).collect(),
    );
    compare("sources.toml", "source", library.sources.iter().map(|entry| writer.source(entry)).collect());
    compare("questions.toml", "question", dossier.questions.iter().map(|entry| writer.question(entry)).collect());
    compare("raises.toml", "raise", library.raises.iter().map(|entry| writer.raise(entry)).collect());
}

#[test]
fn every_statement_comes_back_from_the_model_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer { dossier: &dossier, library: &library };
    let files = fs::read_dir(folder().join("statements")).expect("a folder").count();
    assert_eq!(files, dossier.statements.len(), "one file a statement");
    for (index, statement) in dossier.all_statements() {
        let mut raw = table(&format!("statements/{}.toml", statement.id));
        raw.entry("position").or_insert_with(|| Value::Array(Vec::new()));
        raw.entry("passage").or_insert_with(|| Value::Array(Vec::new()));
        assert_eq!(raw, writer.statement(index, statement), "{}", statement.id);
    }
}

#[test]
fn what_has_no_id_comes_back_in_the_order_of_its_file() {
    let (dossier, library) = loaded();
    let writer = Writer { dossier: &dossier, library: &library };
    let replies: Vec<Table> = library.replies.iter().map(|reply| writer.reply(reply)).collect();
    assert_eq!(entries("replies.toml", "reply"), replies);

    let raw = entries("accounts.toml", "account");
    assert_eq!(library.accounts.len(), dossier.events.len());
    assert_eq!(library.accounts.iter().map(Vec::len).sum::<usize>(), raw.len());
    for (index, event) in dossier.all_events() {
        let raw: Vec<_> = raw.iter().filter(|entry| entry["event"].as_str() == Some(&event.id)).cloned().collect();
        let written: Vec<_> = library.accounts_of(index).iter().map(|entry| writer.account(event, entry)).collect();
        assert_eq!(raw, written, "accounts of {}", event.id);
    }

    let not_found: Vec<Table> = library
        .not_found
        .iter()
        .map(|entry| {
            Written::default()
                .text("name", &entry.name)
                .text("looked_for", &entry.looked_for.edtf)
                .text("remark", &entry.remark)
                .0
        })
        .collect();
    assert_eq!(entries("parties-not-found.toml", "party"), not_found);
}

#[test]
fn the_appendix_comes_back_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer { dossier: &dossier, library: &library };
    let appendix = library.appendix.as_ref().expect("the dossier has an appendix");
    let about = Written::default()
        .text("statement", writer.statement_id(appendix.statement))
        .text("source", &appendix.source)
        .text("title", &appendix.title)
        .text("lang", &appendix.lang)
        .text("remark", &appendix.remark);
    let rows: Vec<Value> = appendix
        .entries
        .iter()
        .map(|entry| {
            let written = Written::default()
                .text("page", &entry.page)
                .text("who", &entry.who)
                .text("title", &entry.title)
                .maybe("date", entry.when.as_ref().map(|when| when.edtf.as_str()))
                .text("statement", entry.statement.map_or("", |index| writer.statement_id(index)))
                .text("certainty", &entry.certainty)
                .maybe("note", entry.note.as_deref());
            Value::Table(written.0)
        })
        .collect();
    let written = Written::default().value("about", Value::Table(about.0)).value("entry", rows);
    assert_eq!(table("appendix.toml"), written.0);
}

#[test]
fn what_dossier_toml_says_comes_back_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer { dossier: &dossier, library: &library };
    let meta = &dossier.meta;
    let camps: Vec<Value> = meta
        .camps
        .iter()
        .map(|camp| {
            let conditions: Vec<Value> = camp
                .conditions
                .iter()
                .map(|condition| {
                    let question = dossier.question(condition.question);
                    let stances = condition.stances.iter().map(|&stance| question.stance(stance).id.as_str());
                    Value::Table(Written::default().text("question", &question.id).texts("stances", stances).0)
                })
                .collect();
            let written = Written::default()
                .text("id", &camp.id)
                .text("label", &camp.label)
                .text("means", &camp.means)
                .text("statement", writer.statement_id(camp.statement))
                .value("when", conditions);
            Value::Table(written.0)
        })
        .collect();
    let offset = clock(Clock { minute: 0, utc_offset: meta.utc_offset });
    let written = Written::default()
        .text("id", &meta.id)
        .text("title", &meta.title)
        .text("headline", &meta.headline)
        .text("subtitle", &meta.subtitle)
        .maybe("site", meta.site.as_deref())
        .text("utc_offset", &offset[5..])
        .text("window", &format!("{}/{}", meta.window.0, meta.window.1))
        .texts("languages", meta.languages.iter().map(String::as_str))
        .text("licence", &meta.licence)
        .maybe("contact", meta.contact.as_deref())
        .text("default_question", writer.question_id(meta.default_question))
        .texts("method", meta.method.iter().map(String::as_str))
        .value("camp", camps);
    assert_eq!(table("dossier.toml"), written.0);
}

#[test]
fn the_counts_are_those_of_the_files() {
    let counts = content::load(&folder()).counts;
    let statements: Vec<Table> = fs::read_dir(folder().join("statements"))
        .expect("a folder")
        .map(|entry| table(&format!("statements/{}", entry.expect("an entry").file_name().to_string_lossy())))
        .collect();
    let within = |key: &str| -> usize {
        statements.iter().filter_map(|statement| statement.get(key)?.as_array()).map(Vec::len).sum()
    };
    let raw = content::Counts {
        questions: entries("questions.toml", "question").len(),
        organisations: entries("organisations.toml", "organisation").len(),
        events: entries("events.toml", "event").len(),
        accounts: entries("accounts.toml", "account").len(),
        sources: entries("sources.toml", "source").len(),
        statements: statements.len(),
        passages: within("passage"),
        positions: within("position"),
    };
    assert_eq!(counts, raw);
    assert!(raw.passages > raw.statements && raw.positions > 0, "the files were found: {raw:?}");
}

#[test]
fn the_tables_stand_in_their_order() {
    let (dossier, _) = loaded();
    let sorted = |pair: &[&When]| pair[0].order() <= pair[1].order();
    let events: Vec<&When> = dossier.events.iter().map(|event| &event.when).collect();
    let statements: Vec<&When> = dossier.statements.iter().map(|statement| &statement.when).collect();
    assert!(events.windows(2).all(sorted), "events by time");
    assert!(statements.windows(2).all(sorted), "statements by time");
    assert!(dossier.organisations.is_sorted_by_key(|one| (one.name.clone(), one.id.clone())), "organisations by name");
}
