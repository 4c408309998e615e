//! The model written down as an author would have written it.

use standpoint::model::{
    Account, Basis, Bearing, Dossier, Event, EventIx, Evidence, Importance, Library, Matter, Organisation, PassageIx,
    Position, Question, QuestionIx, Raise, Reply, SignersReported, Source, Statement, StatementIx, Voice,
    time::{Clock, When},
};
use toml::{Table, Value};

/// A table as an author would write it: a key with nothing in it is left out.
#[derive(Default)]
pub struct Written(pub Table);

impl Written {
    pub fn text(mut self, key: &str, value: &str) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    pub fn maybe(self, key: &str, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(key, value),
            None => self,
        }
    }

    pub fn value(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.into(), value.into());
        self
    }

    pub fn texts<'a>(self, key: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        self.value(key, values.into_iter().map(Value::from).collect::<Vec<_>>())
    }

    pub fn when(self, when: &When) -> Self {
        self.text("date", &when.edtf)
            .maybe("at", when.at.map(clock).as_deref())
            .maybe("until", when.until.map(clock).as_deref())
            .maybe("part", when.part.map(|part| part.as_str()))
    }
}

pub fn clock(clock: Clock) -> String {
    let sign = if clock.utc_offset < 0 { '-' } else { '+' };
    let offset = clock.utc_offset.unsigned_abs();
    format!("{:02}:{:02}{sign}{:02}:{:02}", clock.minute / 60, clock.minute % 60, offset / 60, offset % 60)
}

pub struct Writer<'a> {
    pub dossier: &'a Dossier,
    pub library: &'a Library,
}

impl Writer<'_> {
    pub fn statement_id(&self, statement: StatementIx) -> &str {
        &self.dossier.statement(statement).id
    }

    pub fn passage_id(&self, statement: StatementIx, passage: PassageIx) -> &str {
        &self.dossier.statement(statement).passage(passage).id
    }

    pub fn question_id(&self, question: QuestionIx) -> &str {
        &self.dossier.question(question).id
    }

    pub fn event(&self, index: EventIx, event: &Event) -> Table {
        let told = self.library.told(index);
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
            .text("summary", &told.summary)
            .maybe("disputed", told.disputed.as_deref())
            .texts("sources", event.sources.iter().map(|&source| self.library.source(source).id.as_str()));
        if let Some((lat, lon)) = position {
            written = written.value("lat", lat).value("lon", lon);
        }
        if !event.verified {
            written = written.value("verified", false);
        }
        written.0
    }

    pub fn organisation(&self, entry: &Organisation) -> Table {
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

    pub fn source(&self, entry: &Source) -> Table {
        Written::default()
            .text("id", &entry.id)
            .text("title", &entry.title)
            .text("publisher", &entry.publisher)
            .text("url", &entry.url)
            .maybe("published", entry.published.as_ref().map(|when| when.edtf.as_str()))
            .text("lang", &entry.lang)
            .text("kind", entry.kind.as_str())
            .0
    }

    pub fn question(&self, entry: &Question) -> Table {
        let id = |stance| entry.stance(stance).id.as_str();
        let opposes: Vec<Value> = entry.opposes.iter().map(|&(a, b)| vec![id(a), id(b)].into()).collect();
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

    pub fn statement(&self, index: StatementIx, entry: &Statement) -> Table {
        let organisations = entry.organisations.iter().map(|&one| self.dossier.organisation(one).id.as_str());
        let passages: Vec<Value> =
            (0..entry.passages.len()).map(|at| self.passage(index, PassageIx::from(at))).collect();
        let positions: Vec<Value> = entry.positions.iter().map(|position| self.position(entry, position)).collect();
        let notice = self.library.notice(index);
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
            .text("read_note", &notice.read_note)
            .maybe("note", notice.note.as_deref())
            .text("summary", &notice.summary)
            .value("passage", passages)
            .value("position", positions);
        let reported: Vec<Value> = notice.signers_reported.iter().map(|reported| self.signers(reported)).collect();
        if !reported.is_empty() {
            written = written.value("signers_reported", reported);
        }
        if entry.personal {
            written = written.value("personal", true);
        }
        written.0
    }

    fn signers(&self, reported: &SignersReported) -> Value {
        let source = self.evidence(&reported.evidence);
        let mut written = Written::default()
            .value("count", i64::from(reported.count))
            .text("by", &reported.by)
            .maybe("source", Some(source.as_str()).filter(|source| !source.is_empty()));
        if reported.over {
            written = written.value("over", true);
        }
        written.0.into()
    }

    fn evidence(&self, evidence: &Evidence) -> String {
        match *evidence {
            Evidence::Source(source) => self.library.source(source).id.clone(),
            Evidence::Statement(statement, None) => format!("statement:{}", self.statement_id(statement)),
            Evidence::Statement(statement, Some(passage)) => {
                format!("statement:{}#{}", self.statement_id(statement), self.passage_id(statement, passage))
            }
            Evidence::Unnamed => String::new(),
        }
    }

    pub fn passage(&self, statement: StatementIx, index: PassageIx) -> Value {
        let entry = self.dossier.statement(statement).passage(index);
        let written = Written::default()
            .text("id", &entry.id)
            .text("digest", self.library.digest(statement, index))
            .maybe("quote", entry.quote.as_ref().map(|quote| quote.text.as_str()))
            .maybe("quote_lang", entry.quote.as_ref().map(|quote| quote.lang.as_str()))
            .text("locator", &entry.locator)
            .maybe("source_url", entry.source_url.as_deref());
        Value::Table(written.0)
    }

    pub fn position(&self, statement: &Statement, entry: &Position) -> Value {
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
            .texts("passages", entry.passages.iter().map(|&passage| id(passage)))
            .text("basis", basis)
            .maybe("quote", entry.quote.map(id));
        Value::Table(written.0)
    }

    pub fn account(&self, event: &Event, entry: &Account) -> Table {
        let by = match &entry.by {
            Voice::Organisation(one) => format!("org:{}", self.dossier.organisation(*one).id),
            Voice::Named(name) => name.clone(),
            Voice::NotFound => "not found".into(),
        };
        let source = self.evidence(&entry.evidence);
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

    pub fn raise(&self, entry: &Raise) -> Table {
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
            .text("question", entry.question.map_or("", |question| self.question_id(question)))
            .value("taken_up_by", taken)
            .0
    }

    pub fn reply(&self, entry: &Reply) -> Table {
        let to_passage = entry.to.zip(entry.to_passage).map(|(to, passage)| self.passage_id(to, passage));
        Written::default()
            .text("from", self.statement_id(entry.from))
            .maybe("from_passage", entry.from_passage.map(|passage| self.passage_id(entry.from, passage)))
            .text("to", entry.to.map_or("", |to| self.statement_id(to)))
            .maybe("to_passage", to_passage)
            .text("about", &entry.about)
            .text("kind", entry.kind.as_str())
            .maybe("note", entry.note.as_deref())
            .0
    }
}
