//! From a file of TOML to records whose every value knows its place. One file a kind of record.
//!
//! Reading never stops at the first problem. What is missing or wrong is reported where it stands and left empty in the
//! record; a record with a hole never reaches the model, since any error keeps the dossier from being made.

mod account;
mod appendix;
mod dossier;
mod event;
mod organisation;
mod question;
mod raise;
mod source;
mod statement;
mod table;

pub(super) use account::RawAccount;
pub(super) use appendix::RawAppendix;
pub(super) use dossier::{RawCamp, RawMeta};
pub(super) use event::RawEvent;
pub(super) use organisation::RawOrganisation;
pub(super) use question::RawQuestion;
pub(super) use raise::{RawRaise, RawReply};
pub(super) use source::{RawLookedFor, RawSource};
pub(super) use statement::{RawPosition, RawSignersReported, RawStatement};

use toml::de::DeTable;

use super::{
    diagnostic::Findings,
    folder::{Folder, Kept},
    problem::{FileProblem, ShapeProblem},
    source::{FileIx, Place, Sources},
};
pub(super) use table::Table;

/// The entries of one kind.
pub(super) struct Entries<T> {
    pub entries: Vec<T>,
    /// Every file of the kind could be read. Where one could not, an id that is not found may stand in it.
    pub whole: bool,
}

impl<T> Entries<T> {
    /// Everything was read and there is no entry.
    pub fn lacking(&self) -> bool {
        self.whole && self.entries.is_empty()
    }
}

/// All records of a dossier.
pub(super) struct Raw {
    pub meta: Option<RawMeta>,
    pub questions: Entries<RawQuestion>,
    pub organisations: Entries<RawOrganisation>,
    pub events: Entries<RawEvent>,
    pub statements: Entries<RawStatement>,
    pub sources: Entries<RawSource>,
    pub accounts: Entries<RawAccount>,
    pub raises: Vec<RawRaise>,
    pub replies: Vec<RawReply>,
    pub appendix: Option<RawAppendix>,
    pub not_found: Vec<RawLookedFor>,
}

/// Reads every file of the folder.
pub(super) fn read(folder: &Folder, sources: &Sources, findings: &Findings) -> Raw {
    let files = Files { folder, sources, findings };
    let meta = files.one(Kept::Dossier, "dossier.toml", dossier::meta);
    let offset = meta.as_ref().and_then(|meta| meta.utc_offset).unwrap_or(0);
    Raw {
        questions: files.many(Kept::Questions, "question", "a question", question::question),
        organisations: files.many(Kept::Organisations, "organisation", "an organisation", organisation::organisation),
        events: files.many(Kept::Events, "event", "an event", |table| event::event(table, offset)),
        statements: files.statements(offset),
        sources: files.many(Kept::Sources, "source", "a source", |table| source::source(table, offset)),
        accounts: files.many(Kept::Accounts, "account", "an account", account::account),
        raises: files.many(Kept::Raises, "raise", "a question raised", raise::raise).entries,
        replies: files.many(Kept::Replies, "reply", "a reply", raise::reply).entries,
        appendix: files.one(Kept::Appendix, "appendix.toml", |table| appendix::appendix(table, offset)),
        not_found: files
            .many(Kept::NotFound, "party", "a party not found", |table| source::looked_for(table, offset))
            .entries,
        meta,
    }
}

struct Files<'a> {
    folder: &'a Folder,
    sources: &'a Sources,
    findings: &'a Findings,
}

impl<'a> Files<'a> {
    /// The top table of a file. `None` where it is not TOML.
    fn parse(&self, file: FileIx) -> Option<DeTable<'a>> {
        let text = self.sources.text(file);
        let (table, errors) = DeTable::parse_recoverable(text);
        // One slip makes the parser stumble all the way down: what follows the first error is guessed as well.
        let first = errors.iter().min_by_key(|error| error.span().map_or(0, |span| span.start));
        let Some(error) = first else { return Some(table.into_inner()) };
        let place = Place::new(file, error.span().unwrap_or(0..0));
        self.findings.report(place, ShapeProblem::Syntax(error.message().to_owned()).into());
        None
    }

    /// A file that is one record.
    fn one<T>(&self, kept: Kept, what: &'static str, read: impl FnOnce(&Table<'_>) -> T) -> Option<T> {
        let file = self.folder.table(kept)?;
        let entries = self.parse(file)?;
        let table = Table::new(&entries, Place::new(file, 0..0), what, self.findings);
        let record = read(&table);
        table.close();
        Some(record)
    }

    /// A file that is a row of records under one key.
    fn many<T>(&self, kept: Kept, key: &'static str, what: &'static str, read: impl Fn(&Table<'_>) -> T) -> Entries<T> {
        let Some(file) = self.folder.table(kept) else {
            return Entries { entries: Vec::new(), whole: kept.optional() };
        };
        let Some(entries) = self.parse(file) else {
            return Entries { entries: Vec::new(), whole: false };
        };
        let table = Table::new(&entries, Place::new(file, 0..0), kept.name(), self.findings);
        let read = table.tables(key, what, false, read);
        table.close();
        Entries { entries: read, whole: true }
    }

    fn statements(&self, offset: i16) -> Entries<RawStatement> {
        let mut whole = self.folder.statements_whole;
        let mut statements = Vec::new();
        for (stem, file) in &self.folder.statements {
            let Some(entries) = self.parse(*file) else {
                whole = false;
                continue;
            };
            let table = Table::new(&entries, Place::new(*file, 0..0), "a statement", self.findings);
            let statement = statement::statement(&table, offset);
            table.close();
            if statement.id.value != *stem && !statement.id.is_empty() {
                let id = statement.id.value.clone();
                self.findings.report(statement.id.place, FileProblem::NameDiffers { id }.into());
            }
            statements.push(statement);
        }
        Entries { entries: statements, whole }
    }
}
