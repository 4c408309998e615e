use super::{Ids, all, maybe, optional, text};
use crate::{
    content::{
        read::{Raw, RawAccount, RawAppendix, RawRaise, RawReply, RawSignersReported},
        source::Spot,
    },
    model::{
        Account, Appendix, AppendixEntry, EventIx, Evidence, Library, LookedFor, Notice, PassageIx, Raise, Reply,
        SignersReported, Source, StatementIx, TakenUp, Told, Voice,
    },
};

/// How an account names an organisation of the dossier, and a text of it.
const ORGANISATION: &str = "org:";
const STATEMENT: &str = "statement:";
/// What stands in `by` where nobody was found.
const NOBODY: &str = "not found";

pub(super) fn library(raw: &Raw, ids: &Ids<'_>) -> Option<Library> {
    let accounts = accounts(raw, ids);
    let sources = all(ids.sources.entries.iter().map(|raw| {
        Some(Source {
            id: text(&raw.id),
            title: text(&raw.title),
            publisher: text(&raw.publisher),
            url: text(&raw.url),
            published: raw.published.clone(),
            lang: text(&raw.lang),
            kind: raw.kind?,
        })
    }));
    let raises = all(raw.raises.iter().map(|raw| raise(raw, ids)));
    let replies = all(raw.replies.iter().map(|raw| reply(raw, ids)));
    let appendix = optional(raw.appendix.as_ref(), |raw| appendix(raw, ids));
    let not_found = all(raw.not_found.iter().map(|raw| {
        Some(LookedFor { name: text(&raw.name), looked_for: raw.looked_for.clone()?, remark: text(&raw.remark) })
    }));
    let told = ids
        .events
        .entries
        .iter()
        .map(|event| Told { summary: text(&event.summary), disputed: maybe(event.disputed.as_ref()) });
    let notices = all(ids.statements.entries.iter().map(|statement| {
        let reported = all(statement.signers_reported.iter().map(|raw| signers_reported(raw, ids)));
        Some(Notice {
            summary: text(&statement.summary),
            read_note: text(&statement.read_note),
            note: maybe(statement.note.as_ref()),
            signers_reported: reported?,
        })
    }));
    let digests = ids
        .statements
        .entries
        .iter()
        .map(|statement| statement.passages.iter().map(|passage| text(&passage.digest)).collect());
    Some(Library {
        told: told.collect(),
        notices: notices?,
        digests: digests.collect(),
        accounts: accounts?,
        sources: sources?,
        raises: raises?,
        replies: replies?,
        appendix: appendix?,
        not_found: not_found?,
    })
}

fn signers_reported(raw: &RawSignersReported, ids: &Ids<'_>) -> Option<SignersReported> {
    let evidence = raw.source.as_ref().map_or(Some(Evidence::Unnamed), |source| evidence(source, ids));
    Some(SignersReported { count: raw.count?, over: raw.over, by: text(&raw.by), evidence: evidence? })
}

/// By event, in the order of the file.
fn accounts(raw: &Raw, ids: &Ids<'_>) -> Option<Vec<Vec<Account>>> {
    let read = all(raw.accounts.entries.iter().map(|raw| {
        let event = ids.events.index::<EventIx>(&raw.event, ids.findings);
        let account = account(raw, ids);
        Some((event?, account?))
    }))?;
    let mut by_event = vec![Vec::new(); ids.events.entries.len()];
    for (event, account) in read {
        by_event[event.at()].push(account);
    }
    Some(by_event)
}

fn account(raw: &RawAccount, ids: &Ids<'_>) -> Option<Account> {
    let by = match raw.by.strip_prefix(ORGANISATION) {
        Some(id) => ids.organisations.index(&part(&raw.by, id), ids.findings).map(Voice::Organisation),
        None if raw.by.value == NOBODY => Some(Voice::NotFound),
        None => Some(Voice::Named(text(&raw.by))),
    };
    let evidence = raw.source.as_ref().map_or(Some(Evidence::Unnamed), |source| evidence(source, ids));
    Some(Account {
        point: text(&raw.point),
        says: text(&raw.says),
        by: by?,
        bearing: raw.bearing?,
        evidence: evidence?,
        matter: raw.matter?,
        note: maybe(raw.note.as_ref()),
    })
}

/// `source-id`, `statement:id` or `statement:id#p4`.
fn evidence(source: &Spot<String>, ids: &Ids<'_>) -> Option<Evidence> {
    let Some(rest) = source.strip_prefix(STATEMENT) else {
        return ids.sources.index(source, ids.findings).map(Evidence::Source);
    };
    let (id, passage) = match rest.split_once('#') {
        Some((id, passage)) => (id, Some(passage)),
        None => (rest, None),
    };
    let (place, statement) = ids.statements.find(&part(source, id), ids.findings)?;
    let passage = optional(passage, |passage| ids.passage(statement, &part(source, passage)))?;
    Some(Evidence::Statement(place.into(), passage))
}

/// A part of a text, at the place of the whole.
fn part(whole: &Spot<String>, part: &str) -> Spot<String> {
    Spot { value: part.to_owned(), place: whole.place }
}

/// A passage named by its statement and its id.
fn place_in(ids: &Ids<'_>, statement: &Spot<String>, passage: &Spot<String>) -> Option<(StatementIx, PassageIx)> {
    let (place, statement) = ids.statements.find(statement, ids.findings)?;
    Some((place.into(), ids.passage(statement, passage)?))
}

/// A statement with a passage that may be left out.
fn maybe_place_in(
    ids: &Ids<'_>,
    statement: &Spot<String>,
    passage: Option<&Spot<String>>,
) -> Option<(StatementIx, Option<PassageIx>)> {
    let (place, statement) = ids.statements.find(statement, ids.findings)?;
    let passage = optional(passage, |passage| ids.passage(statement, passage))?;
    Some((place.into(), passage))
}

fn raise(raw: &RawRaise, ids: &Ids<'_>) -> Option<Raise> {
    let place = place_in(ids, &raw.statement, &raw.passage);
    let question = optional(raw.question.as_ref(), |id| ids.questions.index(id, ids.findings));
    let taken_up_by = all(raw.taken_up_by.iter().map(|raw| {
        let (statement, passage) = place_in(ids, &raw.statement, &raw.passage)?;
        Some(TakenUp { statement, passage, how: text(&raw.how) })
    }));
    let (statement, passage) = place?;
    Some(Raise {
        id: text(&raw.id),
        statement,
        passage,
        asks: text(&raw.asks),
        question: question?,
        taken_up_by: taken_up_by?,
    })
}

fn reply(raw: &RawReply, ids: &Ids<'_>) -> Option<Reply> {
    let from = maybe_place_in(ids, &raw.from, raw.from_passage.as_ref());
    let to = optional(raw.to.as_ref(), |to| maybe_place_in(ids, to, raw.to_passage.as_ref()));
    let (from, from_passage) = from?;
    let (to, to_passage) = match to? {
        Some((to, passage)) => (Some(to), passage),
        None => (None, None),
    };
    Some(Reply {
        from,
        from_passage,
        to,
        to_passage,
        about: text(&raw.about),
        kind: raw.kind?,
        note: maybe(raw.note.as_ref()),
    })
}

fn appendix(raw: &RawAppendix, ids: &Ids<'_>) -> Option<Appendix> {
    let statement = raw.about.as_ref().and_then(|about| ids.statements.index(&about.statement, ids.findings));
    let entries = all(raw.entries.iter().map(|raw| {
        let statement = optional(raw.statement.as_ref(), |id| ids.statements.index(id, ids.findings))?;
        Some(AppendixEntry {
            page: text(&raw.page),
            who: text(&raw.who),
            title: text(&raw.title),
            when: raw.when.clone(),
            statement,
            certainty: text(&raw.certainty),
            note: maybe(raw.note.as_ref()),
        })
    }));
    let about = raw.about.as_ref()?;
    Some(Appendix {
        statement: statement?,
        source: text(&about.source),
        title: text(&about.title),
        lang: text(&about.lang),
        remark: text(&about.remark),
        entries: entries?,
    })
}
