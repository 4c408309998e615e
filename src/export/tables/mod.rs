//! The dossier as tables: CSV as RFC 4180 has it, in UTF-8.
//!
//! Values are written as they are. A spreadsheet may take a cell that begins with `=`, `+`, `-` or `@` for a formula; putting
//! a sign before it would change a quotation, so it is said beside the tables instead.

mod columns;

pub use columns::{
    ANSWERS, CELLS, EVENTS, ORGANISATIONS, PASSAGES, POSITIONS, QUESTIONS, REPLIES, SOURCES, STATEMENTS, TABLES, Table,
    columns,
};

use super::{ExportError, File, dates};
use crate::{
    model::{
        Cell, Dossier, Importance, Library, OrganisationIx, PassageIx, Position, QuestionIx, StanceIx, Statement,
        StatementIx, time::When,
    },
    pages::Page,
};

type Row = Vec<String>;

/// The word for what an organisation's texts hold on a question.
#[must_use]
pub fn state(cell: &Cell<'_>) -> &'static str {
    ["held", "silent", "not-seen", "no-text"][cell.kind()]
}

/// The table of the answers to a question, below the base of the site.
#[must_use]
pub fn of_question(dossier: &Dossier, question: QuestionIx) -> String {
    format!("questions/{}.csv", dossier.question(question).id)
}

/// The table of the positions of an organisation, below the base of the site.
#[must_use]
pub fn of_organisation(dossier: &Dossier, organisation: OrganisationIx) -> String {
    format!("organisations/{}.csv", dossier.organisation(organisation).id)
}

/// All tables. `root` is what addresses begin with.
pub(super) fn files(dossier: &Dossier, library: &Library, root: &str) -> Result<Vec<File>, ExportError> {
    let of = Rows { d: dossier, library, root };
    let all: [(Table, Vec<Row>); 9] = [
        (EVENTS, of.events()),
        (ORGANISATIONS, of.organisations()),
        (STATEMENTS, of.statements()),
        (PASSAGES, of.passages()),
        (POSITIONS, of.positions(|_| true)),
        (CELLS, of.cells()),
        (QUESTIONS, of.questions()),
        (REPLIES, of.replies()),
        (SOURCES, of.sources()),
    ];
    let mut files = Vec::new();
    let mut put = |path: String, table: &Table, rows: &[Row]| -> Result<(), ExportError> {
        files.push(File { path, bytes: written(table, rows)? });
        Ok(())
    };
    for (table, rows) in &all {
        put(table.path(), table, rows)?;
    }
    for (question, _) in dossier.all_questions() {
        put(of_question(dossier, question), &ANSWERS, &of.answers(question))?;
    }
    for (one, _) in dossier.all_organisations() {
        let rows = of.positions(|statement| statement.organisations.contains(&one));
        put(of_organisation(dossier, one), &POSITIONS, &rows)?;
    }
    Ok(files)
}

fn written(table: &Table, rows: &[Row]) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|(name, _)| name))?;
    for row in rows {
        writer.write_record(row)?;
    }
    writer.into_inner().map_err(|error| ExportError::Csv(error.into_error().into()))
}

fn optional(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}

fn joined<'a>(ids: impl IntoIterator<Item = &'a str>) -> String {
    ids.into_iter().collect::<Vec<_>>().join(" ")
}

/// A date as it is written, and the days that it may mean.
fn days(when: &When) -> [String; 3] {
    [when.edtf.clone(), when.first_day().to_string(), when.last_day().to_string()]
}

/// The rows of the tables, each in the order of its columns.
#[derive(Clone, Copy)]
struct Rows<'a> {
    d: &'a Dossier,
    library: &'a Library,
    root: &'a str,
}

impl Rows<'_> {
    fn address(self, page: Page) -> String {
        format!("{}{}", self.root, page.path(self.d))
    }

    fn signers(self, statement: &Statement) -> String {
        joined(statement.organisations.iter().map(|&one| self.d.organisation(one).id.as_str()))
    }

    fn events(self) -> Vec<Row> {
        let row = |(index, event): (_, &crate::model::Event)| {
            let told = self.library.told(index);
            let [date, first, last] = days(&event.when);
            let position = event.place.as_ref().and_then(|place| place.position);
            let importance = match event.importance {
                Importance::Spine => "1",
                Importance::Needed => "2",
                Importance::Detail => "3",
            };
            vec![
                event.id.clone(),
                date,
                first,
                last,
                event.when.at.map(dates::clock).unwrap_or_default(),
                event.title.clone(),
                event.kind.as_str().to_owned(),
                importance.to_owned(),
                optional(event.place.as_ref().map(|place| place.name.as_str())),
                position.map_or_else(String::new, |(lat, _)| lat.to_string()),
                position.map_or_else(String::new, |(_, lon)| lon.to_string()),
                event.verified.to_string(),
                told.summary.clone(),
                optional(told.disputed.as_deref()),
                joined(event.sources.iter().map(|&source| self.library.source(source).id.as_str())),
                self.address(Page::Event(index)),
            ]
        };
        self.d.all_events().map(row).collect()
    }

    fn organisations(self) -> Vec<Row> {
        let row = |(index, organisation): (_, &crate::model::Organisation)| {
            vec![
                organisation.id.clone(),
                organisation.name.clone(),
                organisation.native_name.clone(),
                organisation.abbr.clone(),
                organisation.country.clone(),
                organisation.kind.as_str().to_owned(),
                joined(organisation.networks.iter().map(String::as_str)),
                organisation.about.clone(),
                organisation.url.clone(),
                self.address(Page::Organisation(index)),
            ]
        };
        self.d.all_organisations().map(row).collect()
    }

    fn statements(self) -> Vec<Row> {
        let row = |(index, statement): (_, &Statement)| {
            let notice = self.library.notice(index);
            let [date, first, last] = days(&statement.when);
            vec![
                statement.id.clone(),
                self.signers(statement),
                statement.personal.to_string(),
                date,
                first,
                last,
                statement.title.clone(),
                optional(statement.original_title.as_deref()),
                statement.lang.clone(),
                statement.kind.as_str().to_owned(),
                statement.read.as_str().to_owned(),
                notice.read_note.clone(),
                notice.summary.clone(),
                statement.url.clone(),
                self.address(Page::Statement(index)),
            ]
        };
        self.d.all_statements().map(row).collect()
    }

    fn passages(self) -> Vec<Row> {
        let of_text = |(index, statement): (StatementIx, &Statement)| -> Vec<Row> {
            let row = |(place, passage): (usize, &crate::model::Passage)| {
                let at = PassageIx::from(place);
                vec![
                    statement.id.clone(),
                    passage.id.clone(),
                    passage.locator.clone(),
                    optional(passage.quote.as_ref().map(|quote| quote.text.as_str())),
                    optional(passage.quote.as_ref().map(|quote| quote.lang.as_str())),
                    self.library.digest(index, at).to_owned(),
                    optional(passage.source_url.as_deref()),
                    self.address(Page::Passage(index, at)),
                ]
            };
            statement.passages.iter().enumerate().map(row).collect()
        };
        self.d.all_statements().flat_map(of_text).collect()
    }

    fn positions(self, wanted: impl Fn(&Statement) -> bool) -> Vec<Row> {
        let texts = self.d.all_statements().filter(|(_, statement)| wanted(statement));
        texts
            .flat_map(|(index, statement)| {
                statement.positions.iter().map(move |position| self.position(index, statement, position))
            })
            .collect()
    }

    fn position(self, index: StatementIx, statement: &Statement, position: &Position) -> Row {
        let question = self.d.question(position.question);
        let stance = question.stance(position.stance);
        let [date, first, last] = days(&statement.when);
        let lemma = statement.lemma(position);
        vec![
            statement.id.clone(),
            self.signers(statement),
            statement.personal.to_string(),
            date,
            first,
            last,
            question.id.clone(),
            stance.id.clone(),
            stance.label.clone(),
            position.basis.as_str().to_owned(),
            position.summary.clone(),
            joined(position.passages.iter().map(|&passage| statement.passage(passage).id.as_str())),
            optional(lemma.map(|(passage, _)| statement.passage(passage).id.as_str())),
            optional(lemma.map(|(_, quote)| quote.text.as_str())),
            optional(lemma.map(|(_, quote)| quote.lang.as_str())),
            self.address(Page::Statement(index)),
        ]
    }

    fn cells(self) -> Vec<Row> {
        let all = self.d.all_organisations().flat_map(|(one, _)| self.d.all_questions().map(move |(q, _)| (one, q)));
        all.map(|(one, index)| {
            let question = self.d.question(index);
            vec![
                self.d.organisation(one).id.clone(),
                question.id.clone(),
                state(&self.d.cell(one, index)).to_owned(),
                joined(self.d.stances(one, index).into_iter().map(|stance| question.stance(stance).id.as_str())),
                self.address(Page::Position(one, index)),
            ]
        })
        .collect()
    }

    fn questions(self) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, question) in self.d.all_questions() {
            for (place, stance) in question.stances.iter().enumerate() {
                let opposed = |&(other, _): &(usize, _)| question.opposed(StanceIx::from(place), StanceIx::from(other));
                let opposed = question.stances.iter().enumerate().filter(opposed);
                rows.push(vec![
                    question.id.clone(),
                    question.title.clone(),
                    question.asks.clone(),
                    question.several.to_string(),
                    stance.id.clone(),
                    stance.label.clone(),
                    stance.means.clone(),
                    joined(opposed.map(|(_, stance)| stance.id.as_str())),
                    self.address(Page::Question(index)),
                ]);
            }
        }
        rows
    }

    fn replies(self) -> Vec<Row> {
        let passage = |statement: StatementIx, passage: Option<PassageIx>| {
            optional(passage.map(|passage| self.d.statement(statement).passage(passage).id.as_str()))
        };
        let row = |reply: &crate::model::Reply| {
            vec![
                self.d.statement(reply.from).id.clone(),
                passage(reply.from, reply.from_passage),
                optional(reply.to.map(|to| self.d.statement(to).id.as_str())),
                reply.to.map_or_else(String::new, |to| passage(to, reply.to_passage)),
                reply.kind.as_str().to_owned(),
                reply.about.clone(),
                optional(reply.note.as_deref()),
            ]
        };
        self.library.replies.iter().map(row).collect()
    }

    fn sources(self) -> Vec<Row> {
        let row = |source: &crate::model::Source| {
            vec![
                source.id.clone(),
                source.title.clone(),
                source.publisher.clone(),
                optional(source.published.as_ref().map(|when| when.edtf.as_str())),
                source.lang.clone(),
                source.kind.as_str().to_owned(),
                source.url.clone(),
            ]
        };
        self.library.sources.iter().map(row).collect()
    }

    /// Every organisation on one question.
    fn answers(self, index: QuestionIx) -> Vec<Row> {
        let question = self.d.question(index);
        let mut rows = Vec::new();
        for (one, organisation) in self.d.all_organisations() {
            let cell = self.d.cell(one, index);
            let start = [organisation.id.clone(), organisation.name.clone(), state(&cell).to_owned()];
            let address = self.address(Page::Position(one, index));
            let Cell::Held(held) = cell else {
                let mut row = start.to_vec();
                row.resize(ANSWERS.columns.len() - 1, String::new());
                row.push(address);
                rows.push(row);
                continue;
            };
            for held in held {
                let stance = question.stance(held.position.stance);
                let lemma = held.statement.lemma(held.position);
                let mut row = start.to_vec();
                row.extend([stance.id.clone(), stance.label.clone(), held.statement.id.clone()]);
                row.extend(days(&held.statement.when));
                row.extend([held.position.basis.as_str().to_owned(), held.position.summary.clone()]);
                row.extend([
                    optional(lemma.map(|(_, quote)| quote.text.as_str())),
                    optional(lemma.map(|(_, quote)| quote.lang.as_str())),
                    address.clone(),
                ]);
                rows.push(row);
            }
        }
        rows
    }
}
