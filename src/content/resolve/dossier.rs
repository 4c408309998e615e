use super::{Ids, all, maybe, optional, text, texts};
use crate::{
    content::read::{Raw, RawCamp, RawEvent, RawMeta, RawOrganisation, RawPosition, RawQuestion, RawStatement},
    model::{
        Camp, Condition, Dossier, Event, Meta, Organisation, Passage, Place, Position, Question, Quote, Stance,
        Statement,
    },
};

pub(super) fn dossier(raw: &Raw, ids: &Ids<'_>) -> Option<Dossier> {
    let meta = raw.meta.as_ref().and_then(|raw| meta(raw, ids));
    let questions = all(ids.questions.entries.iter().map(|raw| question(raw, ids)));
    let organisations = all(ids.organisations.entries.iter().map(|raw| organisation(raw)));
    let events = all(ids.events.entries.iter().map(|raw| event(raw, ids)));
    let statements = all(ids.statements.entries.iter().map(|raw| statement(raw, ids)));
    Some(Dossier {
        meta: meta?,
        questions: questions?,
        organisations: organisations?,
        events: events?,
        statements: statements?,
    })
}

fn meta(raw: &RawMeta, ids: &Ids<'_>) -> Option<Meta> {
    let default_question = ids.questions.index(&raw.default_question, ids.findings);
    let camps = all(raw.camps.iter().map(|raw| camp(raw, ids)));
    Some(Meta {
        id: text(&raw.id),
        title: text(&raw.title),
        headline: text(&raw.headline),
        subtitle: text(&raw.subtitle),
        site: maybe(raw.site.as_ref()),
        utc_offset: raw.utc_offset?,
        window: raw.window?,
        languages: texts(&raw.languages),
        licence: text(&raw.licence),
        contact: maybe(raw.contact.as_ref()),
        default_question: default_question?,
        camps: camps?,
        method: texts(&raw.method),
        // The files say nothing of it; whoever read them knows them.
        revision: String::new(),
    })
}

fn camp(raw: &RawCamp, ids: &Ids<'_>) -> Option<Camp> {
    let statement = ids.statements.index(&raw.statement, ids.findings);
    let conditions = all(raw.conditions.iter().map(|raw| {
        let (place, question) = ids.questions.find(&raw.question, ids.findings)?;
        let stances = all(raw.stances.iter().map(|stance| ids.stance(question, stance)))?;
        Some(Condition { question: place.into(), stances })
    }));
    Some(Camp {
        id: text(&raw.id),
        label: text(&raw.label),
        means: text(&raw.means),
        statement: statement?,
        conditions: conditions?,
    })
}

fn question(raw: &RawQuestion, ids: &Ids<'_>) -> Option<Question> {
    let opposes = all(raw.opposes.iter().map(|[one, other]| {
        let (one, other) = (ids.stance(raw, one), ids.stance(raw, other));
        Some((one?, other?))
    }));
    let stances = all(raw.stances.iter().map(|stance| {
        Some(Stance {
            id: text(&stance.id),
            label: text(&stance.label),
            means: text(&stance.means),
            shape: stance.shape.as_ref()?.value,
        })
    }));
    Some(Question {
        id: text(&raw.id),
        title: text(&raw.title),
        asks: text(&raw.asks),
        why: text(&raw.why),
        several: raw.several,
        opposes: opposes?,
        stances: stances?,
    })
}

fn organisation(raw: &RawOrganisation) -> Option<Organisation> {
    Some(Organisation {
        id: text(&raw.id),
        name: text(&raw.name),
        native_name: text(&raw.native_name),
        abbr: text(&raw.abbr),
        country: text(&raw.country),
        kind: raw.kind?,
        networks: texts(&raw.networks),
        about: text(&raw.about),
        url: text(&raw.url),
    })
}

fn event(raw: &RawEvent, ids: &Ids<'_>) -> Option<Event> {
    let sources = all(raw.sources.iter().map(|id| ids.sources.index(id, ids.findings)));
    Some(Event {
        id: text(&raw.id),
        when: raw.when.clone()?,
        title: text(&raw.title),
        place: raw.place_name.as_ref().map(|name| Place { name: text(name), position: raw.position }),
        kind: raw.kind?,
        importance: raw.importance?,
        sources: sources?,
        verified: raw.verified,
    })
}

fn statement(raw: &RawStatement, ids: &Ids<'_>) -> Option<Statement> {
    let organisations = all(raw.organisations.iter().map(|id| ids.organisations.index(id, ids.findings)));
    let positions = all(raw.positions.iter().map(|position| self::position(raw, position, ids)));
    let passages = raw.passages.iter().map(|passage| Passage {
        id: text(&passage.id),
        quote: passage.quote.as_ref().map(|quote| Quote { text: text(&quote.text), lang: text(&quote.lang) }),
        locator: text(&passage.locator),
        source_url: maybe(passage.source_url.as_ref()),
    });
    Some(Statement {
        id: text(&raw.id),
        organisations: organisations?,
        personal: raw.personal,
        title: text(&raw.title),
        original_title: maybe(raw.original_title.as_ref()),
        when: raw.when.clone()?,
        lang: text(&raw.lang),
        url: text(&raw.url),
        kind: raw.kind?,
        read: raw.read?,
        passages: passages.collect(),
        positions: positions?,
    })
}

fn position(statement: &RawStatement, raw: &RawPosition, ids: &Ids<'_>) -> Option<Position> {
    let passages = all(raw.passages.iter().map(|passage| ids.passage(statement, passage)));
    let quote = optional(raw.quote.as_ref(), |passage| ids.passage(statement, passage));
    let (place, question) = ids.questions.find(&raw.question, ids.findings)?;
    let stance = ids.stance(question, &raw.stance)?;
    Some(Position {
        question: place.into(),
        stance,
        summary: text(&raw.summary),
        passages: passages?,
        basis: raw.basis?,
        quote: quote?,
    })
}
