//! The files for other programs hold all that the dossier's own files hold, in the form that they say they have.
#![cfg(feature = "content")]

mod raw;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
};

use serde_json::Value;
use standpoint::{
    content,
    export::{self, File, tables},
    model::{Dossier, EventKind, Library, OrganisationKind, Read, ReplyKind, Shape, SourceKind, StatementKind},
};

use raw::Raw;

const ROOT: &str = "https://example.org/a/";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn load(name: &str) -> (Dossier, Library) {
    let content =
        content::load(&folder(name)).content().unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    (content.dossier, content.library)
}

const SHIPPED: &str = "dossiers/kazakhstan-2022";
const ALL: [&str; 3] = [SHIPPED, "tests/fixtures/small", "tests/fixtures/dates"];

fn files(dossier: &Dossier, library: &Library) -> HashMap<String, Vec<u8>> {
    let files = export::files(dossier, library, ROOT).expect("they can be written");
    let count = files.len();
    let map: HashMap<_, _> = files.into_iter().map(|File { path, bytes }| (path, bytes)).collect();
    assert_eq!(map.len(), count, "no two files claim one path");
    map
}

fn json(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("it is JSON")
}

fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    reader.deserialize().map(|row| row.expect("a row of as many fields as the first line")).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a Vec<Value> {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is a list"))
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("{key} is a text in {value}"))
}

#[test]
fn the_dossier_fits_its_schema_and_the_schema_its_own() {
    for name in ALL {
        let (dossier, library) = load(name);
        let files = files(&dossier, &library);
        let schema = json(&files[export::SCHEMA]);
        assert!(jsonschema::meta::is_valid(&schema), "the schema is one of draft 2020-12");
        let validator = jsonschema::validator_for(&schema).expect("a schema");
        let record = json(&files[export::DOSSIER]);
        let faults: Vec<String> =
            validator.iter_errors(&record).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(faults.is_empty(), "{name}: {faults:#?}");
        assert_eq!(text(&record, "$schema"), format!("{ROOT}dossier.schema.json"));
        assert_eq!(record["format"], export::FORMAT);
        assert_eq!(text(&record["meta"], "revision"), dossier.meta.revision);
    }
}

#[test]
fn a_record_that_says_something_else_is_refused() {
    let (dossier, library) = load(SHIPPED);
    let files = files(&dossier, &library);
    let validator = jsonschema::validator_for(&json(&files[export::SCHEMA])).expect("a schema");
    let whole = json(&files[export::DOSSIER]);
    let spoiled = |change: &dyn Fn(&mut Value)| {
        let mut record = whole.clone();
        change(&mut record);
        validator.is_valid(&record)
    };
    assert!(spoiled(&|_| {}));
    let absent = list(&whole, "cells").iter().position(|cell| cell["state"] == "silent").expect("somebody is silent");
    let held = list(&whole, "cells").iter().position(|cell| cell["state"] == "held").expect("somebody speaks");
    assert!(!spoiled(&|it| it["cells"][absent]["stances"] = serde_json::json!(["condemn"])), "silence is no stance");
    assert!(!spoiled(&|it| it["cells"][held]["stances"] = serde_json::json!([])), "who holds nothing is absent");
    assert!(!spoiled(&|it| it["cells"][held]["state"] = "perhaps".into()));
    assert!(!spoiled(&|it| it["statements"][0]["score"] = 3.into()), "there is no place for a score");
    assert!(!spoiled(&|it| it["statements"][0]["when"]["first"] = "January".into()));
    assert!(!spoiled(&|it| it["events"][0]["title"] = Value::Null));
}

#[test]
fn the_schema_knows_every_word_of_the_files() {
    let schema = json(include_bytes!("../../src/export/dossier.schema.json"));
    let words = |pointer: &str| -> Vec<String> {
        let all = schema.pointer(pointer).unwrap_or_else(|| panic!("{pointer}"));
        all.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
    };
    assert_eq!(words("/$defs/event/properties/kind/enum"), EventKind::ALL.map(EventKind::as_str));
    assert_eq!(words("/$defs/organisation/properties/kind/enum"), OrganisationKind::ALL.map(OrganisationKind::as_str));
    assert_eq!(words("/$defs/statement/properties/kind/enum"), StatementKind::ALL.map(StatementKind::as_str));
    assert_eq!(words("/$defs/statement/properties/read/enum"), Read::ALL.map(Read::as_str));
    assert_eq!(words("/$defs/reply/properties/kind/enum"), ReplyKind::ALL.map(ReplyKind::as_str));
    assert_eq!(words("/$defs/source/properties/kind/enum"), SourceKind::ALL.map(SourceKind::as_str));
    let shapes = "/$defs/question/properties/stances/items/properties/shape/enum";
    assert_eq!(words(shapes), Shape::ALL.map(Shape::as_str));
}

/// All ids of a record by what they are of; passages and stances with what they belong to.
struct Ids(BTreeSet<(&'static str, String)>);

impl Ids {
    fn of(record: &Value) -> Self {
        let mut ids = BTreeSet::new();
        let mut put = |kind, id: String| assert!(ids.insert((kind, id.clone())), "{kind} {id} stands twice");
        for (kind, key) in [
            ("question", "questions"),
            ("organisation", "organisations"),
            ("event", "events"),
            ("statement", "statements"),
            ("source", "sources"),
            ("raise", "raises"),
        ] {
            list(record, key).iter().for_each(|entry| put(kind, text(entry, "id").to_owned()));
        }
        for (owner, parts, kind) in [("questions", "stances", "stance"), ("statements", "passages", "passage")] {
            for entry in list(record, owner) {
                let of = text(entry, "id");
                list(entry, parts).iter().for_each(|part| put(kind, format!("{of} {}", text(part, "id"))));
            }
        }
        Self(ids)
    }

    fn has(&self, kind: &'static str, id: &Value) {
        let id = id.as_str().expect("an id");
        assert!(self.0.contains(&(kind, id.to_owned())), "there is no {kind} {id}");
    }

    fn has_part(&self, kind: &'static str, of: &Value, id: &Value) {
        let id = format!("{} {}", of.as_str().expect("an id"), id.as_str().expect("an id"));
        assert!(self.0.contains(&(kind, id.clone())), "there is no {kind} {id}");
    }

    fn evidence(&self, evidence: &Value) {
        if let Some(source) = evidence.get("source") {
            self.has("source", source);
        }
        if let Some(statement) = evidence.get("statement") {
            self.has("statement", statement);
            evidence.get("passage").inspect(|passage| self.has_part("passage", statement, passage));
        }
    }
}

#[test]
fn every_id_leads_to_an_entry() {
    for name in ALL {
        let (dossier, library) = load(name);
        let record = json(&files(&dossier, &library)[export::DOSSIER]);
        let ids = Ids::of(&record);
        let each = |value: &Value, kind| value.as_array().expect("a list").iter().for_each(|id| ids.has(kind, id));
        ids.has("question", &record["meta"]["default_question"]);
        for camp in list(&record["meta"], "camps") {
            ids.has("statement", &camp["statement"]);
            each(&camp["members"], "organisation");
            for condition in list(camp, "when") {
                list(condition, "stances").iter().for_each(|s| ids.has_part("stance", &condition["question"], s));
            }
        }
        for event in list(&record, "events") {
            each(&event["sources"], "source");
            for account in list(event, "accounts") {
                account["by"].get("organisation").inspect(|id| ids.has("organisation", id));
                ids.evidence(&account["evidence"]);
            }
        }
        for question in list(&record, "questions") {
            let opposed = list(question, "opposes").iter().flat_map(|pair| pair.as_array().expect("a pair"));
            opposed.for_each(|stance| ids.has_part("stance", &question["id"], stance));
        }
        for statement in list(&record, "statements") {
            each(&statement["organisations"], "organisation");
            list(statement, "signers_reported").iter().for_each(|reported| ids.evidence(&reported["evidence"]));
            for position in list(statement, "positions") {
                ids.has_part("stance", &position["question"], &position["stance"]);
                let passages = list(position, "passages").iter().chain(position.get("quote"));
                passages.for_each(|passage| ids.has_part("passage", &statement["id"], passage));
            }
        }
        for cell in list(&record, "cells") {
            ids.has("organisation", &cell["organisation"]);
            list(cell, "stances").iter().for_each(|stance| ids.has_part("stance", &cell["question"], stance));
        }
        for reply in list(&record, "replies") {
            for (end, passage) in [("from", "from_passage"), ("to", "to_passage")] {
                let Some(text) = reply.get(end) else { continue };
                ids.has("statement", text);
                reply.get(passage).inspect(|passage| ids.has_part("passage", text, passage));
            }
        }
        for raise in list(&record, "raises") {
            raise.get("question").inspect(|id| ids.has("question", id));
            for place in [raise].into_iter().chain(list(raise, "taken_up_by")) {
                ids.has_part("passage", &place["statement"], &place["passage"]);
            }
        }
        let entries = record.get("appendix").map(|appendix| list(appendix, "entries"));
        let texts = entries.into_iter().flatten().filter_map(|entry| entry.get("statement"));
        texts.for_each(|id| ids.has("statement", id));
    }
}

#[test]
fn every_count_is_that_of_the_raw_files() {
    let (dossier, library) = load(SHIPPED);
    let files = files(&dossier, &library);
    let record = json(&files[export::DOSSIER]);
    let raw = Raw::read(&folder(SHIPPED));
    let inner = |key: &str, part: &str| list(&record, key).iter().map(|entry| list(entry, part).len()).sum::<usize>();
    let table = |name: &str| rows(&files[&format!("data/{name}.csv")]).len();
    for (name, counted, held) in [
        ("events", raw.count("events.toml", "event"), list(&record, "events").len()),
        ("organisations", raw.organisations.len(), list(&record, "organisations").len()),
        ("statements", raw.statements.len(), list(&record, "statements").len()),
        ("passages", raw.parts("passage"), inner("statements", "passages")),
        ("positions", raw.parts("position"), inner("statements", "positions")),
        ("replies", raw.count("replies.toml", "reply"), list(&record, "replies").len()),
        ("sources", raw.count("sources.toml", "source"), list(&record, "sources").len()),
        ("questions", raw.stances(), inner("questions", "stances")),
        ("cells", raw.organisations.len() * raw.questions.len(), list(&record, "cells").len()),
    ] {
        assert_eq!((held, table(name)), (counted, counted), "{name}");
    }
    assert_eq!(list(&record, "raises").len(), raw.count("raises.toml", "raise"));
    assert_eq!(list(&record, "not_found").len(), raw.count("parties-not-found.toml", "party"));
    assert_eq!(inner("events", "accounts"), raw.count("accounts.toml", "account"));
    assert_eq!(list(&record["appendix"], "entries").len(), raw.count("appendix.toml", "entry"));
}

#[test]
fn every_cell_is_what_the_raw_files_make_it() {
    let (dossier, library) = load(SHIPPED);
    let files = files(&dossier, &library);
    let record = json(&files[export::DOSSIER]);
    let raw = Raw::read(&folder(SHIPPED));
    let mut counts = BTreeMap::new();
    let mut stand = BTreeSet::new();
    for cell in list(&record, "cells") {
        let (organisation, question, state) = (text(cell, "organisation"), text(cell, "question"), text(cell, "state"));
        assert!(stand.insert((organisation, question)), "{organisation} {question} stands twice");
        assert_eq!(state, raw.state(organisation, question), "{organisation} {question}");
        let stances: BTreeSet<String> =
            list(cell, "stances").iter().map(|stance| stance.as_str().expect("an id").to_owned()).collect();
        assert_eq!(stances, raw.held(organisation, question), "{organisation} {question}");
        *counts.entry(state).or_insert(0) += 1;
    }
    assert_eq!(counts, BTreeMap::from([("held", 160), ("no-text", 16), ("not-seen", 295), ("silent", 41)]));
    assert_eq!((raw.organisations.len(), raw.questions.len()), (64, 8));
    let tabled: Vec<_> = rows(&files["data/cells.csv"])
        .into_iter()
        .map(|row| (row["organisation"].clone(), row["question"].clone(), row["state"].clone(), row["stances"].clone()))
        .collect();
    let recorded: Vec<_> = list(&record, "cells")
        .iter()
        .map(|cell| {
            let stances: Vec<&str> = list(cell, "stances").iter().filter_map(Value::as_str).collect();
            let of = |key| text(cell, key).to_owned();
            (of("organisation"), of("question"), of("state"), stances.join(" "))
        })
        .collect();
    assert_eq!(tabled, recorded);
}

#[test]
fn quotations_come_back_from_the_tables_letter_by_letter() {
    let (mut dossier, library) = load(SHIPPED);
    // What tables are usually broken by, in the place of a quotation.
    let hard = "=\"A\", «б»;\r\n\tsaid “no”, 'yes'\n-1\u{2028}";
    let quote = dossier.statements.iter_mut().flat_map(|text| &mut text.passages).find_map(|one| one.quote.as_mut());
    quote.expect("somebody is quoted").text = hard.to_owned();
    let files = files(&dossier, &library);
    let passages = rows(&files["data/passages.csv"]);
    let mut place = 0;
    for (index, statement) in dossier.all_statements() {
        for (at, passage) in statement.passages.iter().enumerate() {
            let row = &passages[place];
            place += 1;
            let quote = passage.quote.as_ref().map_or(("", ""), |quote| (&quote.text, &quote.lang));
            assert_eq!(
                (row["statement"].as_str(), row["passage"].as_str()),
                (statement.id.as_str(), passage.id.as_str())
            );
            assert_eq!((row["quote"].as_str(), row["quote_lang"].as_str()), quote);
            assert_eq!(row["digest"], library.digest(index, at.into()));
            assert_eq!(row["address"], format!("{ROOT}statements/{}/{}/", statement.id, passage.id));
        }
    }
    assert_eq!(place, passages.len());
    assert!(passages.iter().any(|row| row["quote"] == hard));
    let bytes = &files["data/passages.csv"];
    assert!(
        !bytes.starts_with(b"\xef\xbb\xbf") && bytes.ends_with(b"\r\n"),
        "no mark before it, lines as RFC 4180 ends them"
    );
}

#[test]
fn the_table_of_an_organisation_has_its_rows_and_that_of_a_question_everybody() {
    let (dossier, library) = load(SHIPPED);
    let files = files(&dossier, &library);
    let all = rows(&files["data/positions.csv"]);
    for (one, organisation) in dossier.all_organisations() {
        let own = rows(&files[&tables::of_organisation(&dossier, one)]);
        let mine = |row: &&BTreeMap<_, String>| row["organisations"].split(' ').any(|id| id == organisation.id);
        assert_eq!(own, all.iter().filter(mine).cloned().collect::<Vec<_>>(), "{}", organisation.id);
    }
    for (index, question) in dossier.all_questions() {
        let answers = rows(&files[&tables::of_question(&dossier, index)]);
        let named: BTreeSet<&str> = answers.iter().map(|row| row["organisation"].as_str()).collect();
        assert_eq!(named.len(), dossier.organisations.len(), "{}", question.id);
        for row in &answers {
            assert_eq!(row["state"] == "held", !row["stance"].is_empty(), "{row:?}");
            assert_eq!(row["state"] == "held", !row["statement"].is_empty(), "{row:?}");
        }
    }
}

#[test]
fn every_column_is_explained_here_and_in_the_manual() {
    let (dossier, library) = load(SHIPPED);
    let files = files(&dossier, &library);
    let explained = String::from_utf8(files[export::COLUMNS].clone()).expect("UTF-8");
    let manual = include_str!("../../docs/data.md");
    for table in &tables::TABLES {
        let mut reader = csv::Reader::from_reader(files[&table.path()].as_slice());
        let names: Vec<&str> = table.columns.iter().map(|(name, _)| *name).collect();
        assert_eq!(reader.headers().expect("a first line").iter().collect::<Vec<_>>(), names, "{}", table.name);
        assert!(explained.contains(&table.path()) && manual.contains(&table.path()), "{}", table.path());
        for (name, means) in table.columns {
            assert!(explained.contains(&format!("  {name}: {means}\n")), "{name} of {}", table.name);
            assert!(manual.contains(&format!("`{name}`")), "docs/data.md does not say what {name} is");
        }
    }
}
