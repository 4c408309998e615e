//! Nothing is lost between the files and the model: the shipped dossier is read a second time as plain tables, the same
//! tables are written anew from the model, and the two are compared key by key.
#![cfg(feature = "content")]

use std::{collections::BTreeMap, fs, path::PathBuf};

use standpoint::{
    content,
    model::{
        Account, Basis, Bearing, Dossier, Event, Evidence, Importance, Library, Matter,
        Organisation, PassageIx, Position, Question, QuestionIx, Raise, Reply, Source, Statement,
        StatementIx, Voice,
        time::{Clock, When},
    },
};
use toml::{Table, Value};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022")
}

fn table(name: &str) -> Table {
    let path = folder().join(name);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.parse()
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The entries of a file under a key, by id, or in their order where they have none.
fn entries(name: &str, key: &str) -> Vec<Table> {
    let mut table = table(name);
    let Some(Value::Array(entries)) = table.remove(key) else {
        panic!("{name} has no {key}")
    };
    assert!(table.is_empty(), "{name} has other keys: {table:?}");
    entries
        .into_iter()
        .map(|entry| entry.as_table().expect("a table").clone())
        .collect()
}

fn by_id(entries: Vec<Table>) -> BTreeMap<String, Table> {
    let count = entries.len();
    let map: BTreeMap<_, _> = entries
        .into_iter()
        .map(|entry| (entry["id"].as_str().expect("an id").to_owned(), entry))
        .collect();
    assert_eq!(map.len(), count, "ids are unique");
    map
}

/// A table as an author would write it: a key with nothing in it is left out.
#[derive(Default)]
struct Written(Table);

impl Written {
    fn text(mut self, key: &str, value: &str) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(key, value),
            None => self,
        }
    }

    fn value(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    fn texts<'a>(self, key: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        self.value(key, values.into_iter().map(Value::from).collect::<Vec<_>>())
    }

    fn when(self, when: &When) -> Self {
        self.text("date", &when.edtf)
            .maybe("at", when.at.map(clock).as_deref())
            .maybe("until", when.until.map(clock).as_deref())
            .maybe("part", when.part.map(|part| part.as_str()))
    }
}

fn clock(clock: Clock) -> String {
    let sign = if clock.utc_offset < 0 { '-' } else { '+' };
    let offset = clock.utc_offset.unsigned_abs();
    format!(
        "{:02}:{:02}{sign}{:02}:{:02}",
        clock.minute / 60,
        clock.minute % 60,
        offset / 60,
        offset % 60
    )
}

struct Writer<'a> {
    dossier: &'a Dossier,
    library: &'a Library,
}

impl Writer<'_> {
    fn statement_id(&self, statement: StatementIx) -> &str {
        &self.dossier.statement(statement).id
    }

    fn passage_id(&self, statement: StatementIx, passage: PassageIx) -> &str {
        &self.dossier.statement(statement).passage(passage).id
    }

    fn question_id(&self, question: QuestionIx) -> &str {
        &self.dossier.question(question).id
    }

    fn event(&self, event: &Event) -> Table {
        let place = event.place.as_ref();
        let position = place.and_then(|place| place.position);
        let importance = match event.importance {
            Importance::Spine => 1,
            Importance::Needed => 2,
            Importance::Detail => 3,
        };
        let mut written = Written::default()
            .text("id", &event.id)
            .when(&event.when)
            .text("title", &event.title)
            .maybe("place", place.map(|place| place.name.as_str()))
            .text("kind", event.kind.as_str())
            .value("importance", importance)
            .text("summary", &event.summary)
            .maybe("disputed", event.disputed.as_deref())
            .texts(
                "sources",
                event
                    .sources
                    .iter()
                    .map(|&source| self.library.source(source).id.as_str()),
            );
        if let Some((lat, lon)) = position {
            written = written.value("lat", lat).value("lon", lon);
        }
        if !event.verified {
            written = written.value("verified", false);
        }
        written.0
    }

    fn organisation(&self, entry: &Organisation) -> Table {
        Written::default()
            .text("id", &entry.id)
            .text("name", &entry.name)
            .text("native_name", &entry.native_name)
            .text("abbr", &entry.abbr)
            .text("country", &entry.country)
            .text("kind", entry.kind.as_str())
            .texts("networks", entry.networks.iter().map(String::as_str))
            .text("about", &entry.about)
            .text("url", &entry.url)
            .0
    }

    fn source(&self, entry: &Source) -> Table {
        Written::default()
            .text("id", &entry.id)
            .text("title", &entry.title)
            .text("publisher", &entry.publisher)
            .text("url", &entry.url)
            .maybe(
                "published",
                entry.published.as_ref().map(|when| when.edtf.as_str()),
            )
            .text("lang", &entry.lang)
            .text("kind", entry.kind.as_str())
            .0
    }

    fn question(&self, entry: &Question) -> Table {
        let id = |stance| entry.stance(stance).id.as_str();
        let opposes: Vec<Value> = entry
            .opposes
            .iter()
            .map(|&(a, b)| vec![id(a), id(b)].into())
            .collect();
        let stances: Vec<Value> = entry
            .stances
            .iter()
            .map(|stance| {
                let written = Written::default()
                    .text("id", &stance.id)
                    .text("label", &stance.label)
                    .text("means", &stance.means)
                    .text("shape", stance.shape.as_str());
                Value::Table(written.0)
            })
            .collect();
        Written::default()
            .text("id", &entry.id)
            .text("title", &entry.title)
            .text("asks", &entry.asks)
            .text("why", &entry.why)
            .value("several", entry.several)
            .value("opposes", opposes)
            .value("stance", stances)
            .0
    }

    fn statement(&self, index: StatementIx, entry: &Statement) -> Table {
        let organisations = entry
            .organisations
            .iter()
            .map(|&one| self.dossier.organisation(one).id.as_str());
        let passages: Vec<Value> = (0..entry.passages.len())
            .map(|at| self.passage(index, PassageIx::from(at)))
            .collect();
        let positions: Vec<Value> = entry
            .positions
            .iter()
            .map(|position| self.position(entry, position))
            .collect();
        let mut written = Written::default()
            .text("id", &entry.id)
            .texts("orgs", organisations)
            .text("title", &entry.title)
            .maybe("original_title", entry.original_title.as_deref())
            .when(&entry.when)
            .text("lang", &entry.lang)
            .text("url", &entry.url)
            .text("kind", entry.kind.as_str())
            .text("read", entry.read.as_str())
            .text("read_note", &entry.read_note)
            .maybe("note", entry.note.as_deref())
            .text("summary", &entry.summary)
            .value("passage", passages)
            .value("position", positions);
        if entry.personal {
            written = written.value("personal", true);
        }
        written.0
    }

    fn passage(&self, statement: StatementIx, index: PassageIx) -> Value {
        let entry = self.dossier.statement(statement).passage(index);
        let written = Written::default()
            .text("id", &entry.id)
            .text("digest", self.library.digest(statement, index))
            .maybe(
                "quote",
                entry.quote.as_ref().map(|quote| quote.text.as_str()),
            )
            .maybe(
                "quote_lang",
                entry.quote.as_ref().map(|quote| quote.lang.as_str()),
            )
            .text("locator", &entry.locator)
            .maybe("source_url", entry.source_url.as_deref());
        Value::Table(written.0)
    }

    fn position(&self, statement: &Statement, entry: &Position) -> Value {
        let id = |passage| statement.passage(passage).id.as_str();
        let question = self.dossier.question(entry.question);
        let basis = match entry.basis {
            Basis::Stated => "stated",
            Basis::Implied => "implied",
        };
        let written = Written::default()
            .text("question", &question.id)
            .text("stance", &question.stance(entry.stance).id)
            .text("summary", &entry.summary)
            .texts(
                "passages",
                entry.passages.iter().map(|&passage| id(passage)),
            )
            .text("basis", basis)
            .maybe("quote", entry.quote.map(id));
        Value::Table(written.0)
    }

    fn account(&self, event: &Event, entry: &Account) -> Table {
        let by = match &entry.by {
            Voice::Organisation(one) => format!("org:{}", self.dossier.organisation(*one).id),
            Voice::Named(name) => name.clone(),
            Voice::NotFound => "not found".into(),
        };
        let source = match entry.evidence {
            Evidence::Source(source) => self.library.source(source).id.clone(),
            Evidence::Statement(statement, None) => {
                format!("statement:{}", self.statement_id(statement))
            }
            Evidence::Statement(statement, Some(passage)) => {
                format!(
                    "statement:{}#{}",
                    self.statement_id(statement),
                    self.passage_id(statement, passage)
                )
            }
            Evidence::Unnamed => String::new(),
        };
        let stance = match entry.bearing {
            Bearing::Asserts => "asserts",
            Bearing::Denies => "denies",
            Bearing::LeavesOpen => "leaves-open",
        };
        let kind = match entry.matter {
            Matter::Fact => "fact",
            Matter::Judgement => "judgement",
        };
        Written::default()
            .text("event", &event.id)
            .text("point", &entry.point)
            .text("says", &entry.says)
            .text("by", &by)
            .text("stance", stance)
            .text("source", &source)
            .text("kind", kind)
            .maybe("note", entry.note.as_deref())
            .0
    }

    fn raise(&self, entry: &Raise) -> Table {
        let taken: Vec<Value> = entry
            .taken_up_by
            .iter()
            .map(|taken| {
                let written = Written::default()
                    .text("statement", self.statement_id(taken.statement))
                    .text("passage", self.passage_id(taken.statement, taken.passage))
                    .text("how", &taken.how);
                Value::Table(written.0)
            })
            .collect();
        Written::default()
            .text("id", &entry.id)
            .text("statement", self.statement_id(entry.statement))
            .text("passage", self.passage_id(entry.statement, entry.passage))
            .text("asks", &entry.asks)
            .text(
                "question",
                entry
                    .question
                    .map_or("", |question| self.question_id(question)),
            )
            .value("taken_up_by", taken)
            .0
    }

    fn reply(&self, entry: &Reply) -> Table {
        let to_passage = entry
            .to
            .zip(entry.to_passage)
            .map(|(to, passage)| self.passage_id(to, passage));
        Written::default()
            .text("from", self.statement_id(entry.from))
            .maybe(
                "from_passage",
                entry
                    .from_passage
                    .map(|passage| self.passage_id(entry.from, passage)),
            )
            .text("to", entry.to.map_or("", |to| self.statement_id(to)))
            .maybe("to_passage", to_passage)
            .text("about", &entry.about)
            .text("kind", entry.kind.as_str())
            .maybe("note", entry.note.as_deref())
            .0
    }
}

fn loaded() -> (Dossier, Library) {
    let loaded = content::load(&folder());
    match loaded.content() {
        Ok(content) => {
            assert!(
                content.warnings.is_empty(),
                "{}",
                content::render::people(&content.warnings, false)
            );
            (content.dossier, content.library)
        }
        Err(errors) => panic!("{}", content::render::people(&errors, false)),
    }
}

#[test]
fn every_entry_of_a_table_with_ids_comes_back_from_the_model_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer {
        dossier: &dossier,
        library: &library,
    };
    let compare = |name: &str, key: &str, written: Vec<Table>| {
        let (raw, written) = (by_id(entries(name, key)), by_id(written));
        assert_eq!(
            raw.keys().collect::<Vec<_>>(),
            written.keys().collect::<Vec<_>>(),
            "ids of {name}"
        );
        for (id, raw) in &raw {
            assert_eq!(*raw, written[id], "{id} of {name}");
        }
    };
    compare(
        "events.toml",
        "event",
        dossier
            .events
            .iter()
            .map(|entry| writer.event(entry))
            .collect(),
    );
    compare(
        "organisations.toml",
        "organisation",
        dossier
            .organisations
            .iter()
            .map(|entry| writer.organisation(entry))
            .collect(),
    );
    compare(
        "sources.toml",
        "source",
        library
            .sources
            .iter()
            .map(|entry| writer.source(entry))
            .collect(),
    );
    compare(
        "questions.toml",
        "question",
        dossier
            .questions
            .iter()
            .map(|entry| writer.question(entry))
            .collect(),
    );
    compare(
        "raises.toml",
        "raise",
        library
            .raises
            .iter()
            .map(|entry| writer.raise(entry))
            .collect(),
    );
}

#[test]
fn every_statement_comes_back_from_the_model_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer {
        dossier: &dossier,
        library: &library,
    };
    let files = fs::read_dir(folder().join("statements"))
        .expect("a folder")
        .count();
    assert_eq!(files, dossier.statements.len(), "one file a statement");
    for (index, statement) in dossier.all_statements() {
        let mut raw = table(&format!("statements/{}.toml", statement.id));
        raw.entry("position")
            .or_insert_with(|| Value::Array(Vec::new()));
        raw.entry("passage")
            .or_insert_with(|| Value::Array(Vec::new()));
        assert_eq!(raw, writer.statement(index, statement), "{}", statement.id);
    }
}

#[test]
fn what_has_no_id_comes_back_in_the_order_of_its_file() {
    let (dossier, library) = loaded();
    let writer = Writer {
        dossier: &dossier,
        library: &library,
    };
    let replies: Vec<Table> = library
        .replies
        .iter()
        .map(|reply| writer.reply(reply))
        .collect();
    assert_eq!(entries("replies.toml", "reply"), replies);

    let raw = entries("accounts.toml", "account");
    assert_eq!(library.accounts.len(), dossier.events.len());
    assert_eq!(
        library.accounts.iter().map(Vec::len).sum::<usize>(),
        raw.len()
    );
    for (index, event) in dossier.all_events() {
        let raw: Vec<_> = raw
            .iter()
            .filter(|entry| entry["event"].as_str() == Some(&event.id))
            .cloned()
            .collect();
        let written: Vec<_> = library
            .accounts_of(index)
            .iter()
            .map(|entry| writer.account(event, entry))
            .collect();
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
    let writer = Writer {
        dossier: &dossier,
        library: &library,
    };
    let appendix = library
        .appendix
        .as_ref()
        .expect("the dossier has an appendix");
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
                .text(
                    "statement",
                    entry
                        .statement
                        .map_or("", |index| writer.statement_id(index)),
                )
                .text("certainty", &entry.certainty)
                .maybe("note", entry.note.as_deref());
            Value::Table(written.0)
        })
        .collect();
    let written = Written::default()
        .value("about", Value::Table(about.0))
        .value("entry", rows);
    assert_eq!(table("appendix.toml"), written.0);
}

#[test]
fn what_dossier_toml_says_comes_back_as_it_was_written() {
    let (dossier, library) = loaded();
    let writer = Writer {
        dossier: &dossier,
        library: &library,
    };
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
                    let stances = condition
                        .stances
                        .iter()
                        .map(|&stance| question.stance(stance).id.as_str());
                    Value::Table(
                        Written::default()
                            .text("question", &question.id)
                            .texts("stances", stances)
                            .0,
                    )
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
    let offset = clock(Clock {
        minute: 0,
        utc_offset: meta.utc_offset,
    });
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
        .text(
            "default_question",
            writer.question_id(meta.default_question),
        )
        .texts("method", meta.method.iter().map(String::as_str))
        .value("camp", camps);
    assert_eq!(table("dossier.toml"), written.0);
}

#[test]
fn the_counts_are_those_of_the_files() {
    let counts = content::load(&folder()).counts;
    let statements: Vec<Table> = fs::read_dir(folder().join("statements"))
        .expect("a folder")
        .map(|entry| {
            table(&format!(
                "statements/{}",
                entry.expect("an entry").file_name().to_string_lossy()
            ))
        })
        .collect();
    let within = |key: &str| -> usize {
        statements
            .iter()
            .filter_map(|statement| statement.get(key)?.as_array())
            .map(Vec::len)
            .sum()
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
    assert!(
        raw.passages > raw.statements && raw.positions > 0,
        "the files were found: {raw:?}"
    );
}

#[test]
fn the_tables_stand_in_their_order() {
    let (dossier, _) = loaded();
    let sorted = |pair: &[&When]| pair[0].order() <= pair[1].order();
    let events: Vec<&When> = dossier.events.iter().map(|event| &event.when).collect();
    let statements: Vec<&When> = dossier
        .statements
        .iter()
        .map(|statement| &statement.when)
        .collect();
    assert!(events.windows(2).all(sorted), "events by time");
    assert!(statements.windows(2).all(sorted), "statements by time");
    assert!(
        dossier
            .organisations
            .is_sorted_by_key(|one| (one.name.clone(), one.id.clone())),
        "organisations by name"
    );
}
