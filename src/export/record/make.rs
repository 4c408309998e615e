//! From the model to the record: indices become ids, and what is derived is derived once more by the model itself.

use super::{
    AccountOut, AppendixOut, CampOut, CellOut, ConditionOut, EntryOut, EventOut, EvidenceOut, MetaOut, NotFoundOut,
    OrganisationOut, PassageOut, PlaceOut, PositionOut, QuestionOut, QuoteOut, RaiseOut, Record, ReplyOut, SignersOut,
    SourceOut, StanceOut, StatementOut, TakenUpOut, VoiceOut, WhenOut, WindowOut,
};
use crate::{
    export::{FORMAT, SCHEMA, dates, licence, tables::state},
    model::{
        Account, Appendix, Camp, Dossier, Event, EventIx, Evidence, Importance, Library, OrganisationIx, PassageIx,
        Position, Question, QuestionIx, Raise, Reply, Source, Statement, StatementIx, Voice, time::When,
    },
};

/// The whole of a dossier. `root` is the address of its site, or the base of that; it ends with a slash.
#[must_use]
pub fn record<'a>(dossier: &'a Dossier, library: &'a Library, root: &'a str) -> Record<'a> {
    let make = Make { d: dossier, library };
    Record {
        schema: format!("{root}{SCHEMA}"),
        format: FORMAT,
        meta: make.meta(root),
        questions: dossier.questions.iter().map(question).collect(),
        organisations: dossier.all_organisations().map(|(index, _)| make.organisation_out(index)).collect(),
        events: dossier.all_events().map(|(index, event)| make.event(index, event)).collect(),
        statements: dossier.all_statements().map(|(index, entry)| make.statement_out(index, entry)).collect(),
        cells: make.cells(),
        replies: library.replies.iter().map(|reply| make.reply(reply)).collect(),
        raises: library.raises.iter().map(|raise| make.raise(raise)).collect(),
        sources: library.sources.iter().map(source).collect(),
        appendix: library.appendix.as_ref().map(|appendix| make.appendix(appendix)),
        not_found: library
            .not_found
            .iter()
            .map(|party| NotFoundOut { name: &party.name, looked_for: when(&party.looked_for), remark: &party.remark })
            .collect(),
    }
}

fn texts(all: &[String]) -> Vec<&str> {
    all.iter().map(String::as_str).collect()
}

fn when(when: &When) -> WhenOut<'_> {
    WhenOut {
        edtf: &when.edtf,
        first: when.first_day().to_string(),
        last: when.last_day().to_string(),
        at: when.at.map(dates::clock),
        until: when.until.map(dates::clock),
        part: when.part.map(|part| part.as_str()),
    }
}

fn question(question: &Question) -> QuestionOut<'_> {
    let id = |stance| question.stance(stance).id.as_str();
    QuestionOut {
        id: &question.id,
        title: &question.title,
        asks: &question.asks,
        why: &question.why,
        several: question.several,
        opposes: question.opposes.iter().map(|&(one, other)| [id(one), id(other)]).collect(),
        stances: question
            .stances
            .iter()
            .map(|stance| StanceOut {
                id: &stance.id,
                label: &stance.label,
                means: &stance.means,
                shape: stance.shape.as_str(),
            })
            .collect(),
    }
}

fn source(source: &Source) -> SourceOut<'_> {
    SourceOut {
        id: &source.id,
        title: &source.title,
        publisher: &source.publisher,
        url: &source.url,
        published: source.published.as_ref().map(when),
        lang: &source.lang,
        kind: source.kind.as_str(),
    }
}

#[derive(Clone, Copy)]
struct Make<'a> {
    d: &'a Dossier,
    library: &'a Library,
}

impl<'a> Make<'a> {
    fn organisation(self, index: OrganisationIx) -> &'a str {
        &self.d.organisation(index).id
    }

    fn statement(self, index: StatementIx) -> &'a str {
        &self.d.statement(index).id
    }

    fn question(self, index: QuestionIx) -> &'a str {
        &self.d.question(index).id
    }

    fn passage(self, statement: StatementIx, passage: PassageIx) -> &'a str {
        &self.d.statement(statement).passage(passage).id
    }

    fn meta(self, root: &'a str) -> MetaOut<'a> {
        let meta = &self.d.meta;
        MetaOut {
            id: &meta.id,
            title: &meta.title,
            headline: &meta.headline,
            subtitle: &meta.subtitle,
            address: root,
            revision: &meta.revision,
            licence: &meta.licence,
            licence_url: licence::url(&meta.licence),
            contact: meta.contact.as_deref(),
            languages: texts(&meta.languages),
            utc_offset: dates::offset(meta.utc_offset),
            window: WindowOut { first: meta.window.0.to_string(), last: meta.window.1.to_string() },
            default_question: self.question(meta.default_question),
            method: texts(&meta.method),
            camps: meta.camps.iter().map(|camp| self.camp(camp)).collect(),
        }
    }

    fn camp(self, camp: &'a Camp) -> CampOut<'a> {
        let when = camp.conditions.iter().map(|condition| {
            let question = self.d.question(condition.question);
            let stances = condition.stances.iter().map(|&stance| question.stance(stance).id.as_str());
            ConditionOut { question: &question.id, stances: stances.collect() }
        });
        CampOut {
            id: &camp.id,
            label: &camp.label,
            means: &camp.means,
            statement: self.statement(camp.statement),
            when: when.collect(),
            members: self.d.members(camp).map(|one| self.organisation(one)).collect(),
        }
    }

    fn organisation_out(self, index: OrganisationIx) -> OrganisationOut<'a> {
        let organisation = self.d.organisation(index);
        OrganisationOut {
            id: &organisation.id,
            name: &organisation.name,
            native_name: &organisation.native_name,
            abbr: &organisation.abbr,
            country: &organisation.country,
            kind: organisation.kind.as_str(),
            networks: texts(&organisation.networks),
            about: &organisation.about,
            url: &organisation.url,
        }
    }

    fn event(self, index: EventIx, event: &'a Event) -> EventOut<'a> {
        let told = self.library.told(index);
        EventOut {
            id: &event.id,
            when: when(&event.when),
            title: &event.title,
            place: event.place.as_ref().map(|place| PlaceOut {
                name: &place.name,
                lat: place.position.map(|(lat, _)| lat),
                lon: place.position.map(|(_, lon)| lon),
            }),
            kind: event.kind.as_str(),
            importance: match event.importance {
                Importance::Spine => 1,
                Importance::Needed => 2,
                Importance::Detail => 3,
            },
            verified: event.verified,
            summary: &told.summary,
            disputed: told.disputed.as_deref(),
            sources: event.sources.iter().map(|&source| self.library.source(source).id.as_str()).collect(),
            accounts: self.library.accounts_of(index).iter().map(|account| self.account(account)).collect(),
        }
    }

    fn account(self, account: &'a Account) -> AccountOut<'a> {
        AccountOut {
            point: &account.point,
            says: &account.says,
            by: match &account.by {
                Voice::Organisation(index) => VoiceOut::Organisation(self.organisation(*index)),
                Voice::Named(name) => VoiceOut::Named(name),
                Voice::NotFound => VoiceOut::NotFound,
            },
            bearing: account.bearing.as_str(),
            matter: account.matter.as_str(),
            evidence: self.evidence(&account.evidence),
            note: account.note.as_deref(),
        }
    }

    fn evidence(self, evidence: &Evidence) -> Option<EvidenceOut<'a>> {
        match *evidence {
            Evidence::Source(source) => Some(EvidenceOut::Source { source: &self.library.source(source).id }),
            Evidence::Statement(statement, passage) => Some(EvidenceOut::Statement {
                statement: self.statement(statement),
                passage: passage.map(|passage| self.passage(statement, passage)),
            }),
            Evidence::Unnamed => None,
        }
    }

    fn statement_out(self, index: StatementIx, statement: &'a Statement) -> StatementOut<'a> {
        let notice = self.library.notice(index);
        let reported = notice.signers_reported.iter().map(|reported| SignersOut {
            count: reported.count,
            over: reported.over,
            by: &reported.by,
            evidence: self.evidence(&reported.evidence),
        });
        let passages = statement.passages.iter().enumerate().map(|(place, passage)| PassageOut {
            id: &passage.id,
            locator: &passage.locator,
            quote: passage.quote.as_ref().map(|quote| QuoteOut { text: &quote.text, lang: &quote.lang }),
            digest: self.library.digest(index, PassageIx::from(place)),
            source_url: passage.source_url.as_deref(),
        });
        StatementOut {
            id: &statement.id,
            organisations: statement.organisations.iter().map(|&one| self.organisation(one)).collect(),
            personal: statement.personal,
            title: &statement.title,
            original_title: statement.original_title.as_deref(),
            when: when(&statement.when),
            lang: &statement.lang,
            url: &statement.url,
            kind: statement.kind.as_str(),
            read: statement.read.as_str(),
            read_note: &notice.read_note,
            summary: &notice.summary,
            note: notice.note.as_deref(),
            signers_reported: reported.collect(),
            passages: passages.collect(),
            positions: statement.positions.iter().map(|position| self.position(statement, position)).collect(),
        }
    }

    fn position(self, statement: &'a Statement, position: &'a Position) -> PositionOut<'a> {
        let passage = |index: PassageIx| statement.passage(index).id.as_str();
        let question = self.d.question(position.question);
        PositionOut {
            question: &question.id,
            stance: &question.stance(position.stance).id,
            summary: &position.summary,
            basis: position.basis.as_str(),
            passages: position.passages.iter().map(|&index| passage(index)).collect(),
            quote: statement.lemma(position).map(|(index, _)| passage(index)),
        }
    }

    fn cells(self) -> Vec<CellOut<'a>> {
        let all = self.d.all_organisations().flat_map(|(one, _)| self.d.all_questions().map(move |(q, _)| (one, q)));
        all.map(|(one, index)| {
            let question = self.d.question(index);
            let stances = self.d.stances(one, index).into_iter().map(|stance| question.stance(stance).id.as_str());
            CellOut {
                organisation: self.organisation(one),
                question: &question.id,
                state: state(&self.d.cell(one, index)),
                stances: stances.collect(),
            }
        })
        .collect()
    }

    fn reply(self, reply: &'a Reply) -> ReplyOut<'a> {
        ReplyOut {
            from: self.statement(reply.from),
            from_passage: reply.from_passage.map(|passage| self.passage(reply.from, passage)),
            to: reply.to.map(|to| self.statement(to)),
            to_passage: reply.to.zip(reply.to_passage).map(|(to, passage)| self.passage(to, passage)),
            about: &reply.about,
            kind: reply.kind.as_str(),
            note: reply.note.as_deref(),
        }
    }

    fn raise(self, raise: &'a Raise) -> RaiseOut<'a> {
        let taken = raise.taken_up_by.iter().map(|taken| TakenUpOut {
            statement: self.statement(taken.statement),
            passage: self.passage(taken.statement, taken.passage),
            how: &taken.how,
        });
        RaiseOut {
            id: &raise.id,
            statement: self.statement(raise.statement),
            passage: self.passage(raise.statement, raise.passage),
            asks: &raise.asks,
            question: raise.question.map(|index| self.question(index)),
            taken_up_by: taken.collect(),
        }
    }

    fn appendix(self, appendix: &'a Appendix) -> AppendixOut<'a> {
        let entries = appendix.entries.iter().map(|entry| EntryOut {
            page: &entry.page,
            who: &entry.who,
            title: &entry.title,
            when: entry.when.as_ref().map(when),
            statement: entry.statement.map(|index| self.statement(index)),
            certainty: &entry.certainty,
            note: entry.note.as_deref(),
        });
        AppendixOut {
            statement: self.statement(appendix.statement),
            source: &appendix.source,
            title: &appendix.title,
            lang: &appendix.lang,
            remark: &appendix.remark,
            entries: entries.collect(),
        }
    }
}
