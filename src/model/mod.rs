//! What a dossier says, as values that are right by construction: every reference is an index that the compiler of the
//! dossier has resolved, every date has been read, every stance belongs to its question.
//!
//! Two parts travel separately, since a first view needs only one: [`Dossier`] (who, when, which stance, which quote) and
//! [`Library`] (what the editors tell at length, digests, accounts of what is disputed, sources, questions raised, replies).

mod absence;
mod camps;
mod compare;
mod disputes;
mod dossier;
mod event;
mod index;
mod library;
mod organisation;
mod question;
mod references;
mod statement;
pub mod time;

pub use absence::{Cell, Held, Spoken};
pub use camps::Inside;
pub use compare::{Parting, Shared};
pub use disputes::{Dispute, disputes};
pub use dossier::{Camp, Condition, Dossier, Meta};
pub use event::{Event, EventKind, Importance, Place};
pub use index::{EventIx, OrganisationIx, PassageIx, QuestionIx, SourceIx, StanceIx, StatementIx};
pub use library::{
    Account, Appendix, AppendixEntry, Bearing, Evidence, Library, LookedFor, Matter, Notice, Raise, Reply, ReplyKind,
    SignersReported, Source, SourceKind, TakenUp, Told, Voice,
};
pub use organisation::{Organisation, OrganisationKind};
pub use question::{Question, Shape, Stance};
pub use statement::{Basis, Passage, Position, Quote, Read, Statement, StatementKind};
