//! What the card of each page says. A position is never shown without whose reading it is, words never without whose they
//! are, and a silence never without what it means.

use super::{Body, Card, Row, Verdict};
use crate::{
    head::{answer, name, number, signers},
    model::{
        Basis, Cell, Dossier, EventIx, Held, Library, OrganisationIx, PassageIx, QuestionIx, Quote, Shared, StanceIx,
        Statement, StatementIx, time::Day,
    },
    pages::Page,
    text::{Style, Texts},
    views::parts::{Glyph, cell_word, quotation_marks, read_word, statement_kind},
};

/// A window of more days than this is not drawn day by day.
const DAYS: i64 = 62;

/// The card of a page; `None` for a page that nobody shares for its own sake. Such pages show the card of the start page.
#[must_use]
pub fn card(page: Page, dossier: &'static Dossier, library: &'static Library, texts: Texts) -> Option<Card> {
    let says = Says { d: dossier, library, t: texts };
    let card = match page {
        Page::Start => says.start(),
        Page::Event(index) => says.event(index),
        Page::Organisation(one) | Page::PositionsOf(one) => says.organisation(one),
        Page::Statement(index) => says.statement(index),
        Page::Passage(index, passage) => says.passage(index, passage),
        Page::Question(index) => says.question(index),
        Page::Position(one, question) => says.position(one, question),
        Page::Pair(one, other) | Page::PairReversed(other, one) => says.pair(one, other)?,
        _ => return None,
    };
    Some(Card { dossier: dossier.meta.title.clone(), ..card })
}

#[derive(Clone, Copy)]
struct Says {
    d: &'static Dossier,
    library: &'static Library,
    t: Texts,
}

impl Says {
    fn start(self) -> Card {
        let Self { d, t, .. } = self;
        let meta = &d.meta;
        let days = self.days();
        let (body, of_days) = if days.iter().any(|(_, signs)| !signs.is_empty()) {
            (Body::Days(days), format!("{} ", t.card_start_days(&d.question(meta.default_question).asks)))
        } else {
            (Body::Words { label: String::new(), words: meta.subtitle.clone(), from: String::new() }, String::new())
        };
        let count = |n: usize| n.to_string();
        let note = t.card_start_note(
            &count(d.events.len()),
            &count(d.statements.len()),
            &count(d.organisations.len()),
            &count(d.questions.len()),
        );
        let title = if meta.headline.is_empty() { meta.title.clone() } else { meta.headline.clone() };
        Card {
            kind: t.card_dossier().to_owned(),
            title,
            leading: true,
            body,
            note: format!("{of_days}{note}"),
            ..Card::default()
        }
    }

    /// The days of the window, each with the answers of its texts to the default question. What is of no certain day has
    /// none.
    fn days(self) -> Vec<(String, Vec<Glyph>)> {
        let (first, last) = self.d.meta.window;
        if last.0 - first.0 >= DAYS {
            return Vec::new();
        }
        let index = self.d.meta.default_question;
        let question = self.d.question(index);
        let said: Vec<(Day, StanceIx)> = self
            .d
            .positions_on(index)
            .filter(|(_, statement, _)| statement.when.day_known() && !statement.when.is_span())
            .map(|(_, statement, position)| (statement.when.first_day(), position.stance))
            .collect();
        let mut days = Vec::new();
        let mut day = first;
        while day <= last {
            let mut stances: Vec<StanceIx> =
                said.iter().filter(|&&(on, _)| on == day).map(|&(_, stance)| stance).collect();
            stances.sort();
            let signs = stances.into_iter().map(|stance| Glyph::Stance(question.stance(stance).shape)).collect();
            let label = if (day.0 - first.0) % 7 == 0 { self.t.day(day, Style::NoYear) } else { String::new() };
            days.push((label, signs));
            day = day.next();
        }
        days
    }

    fn event(self, index: EventIx) -> Card {
        let Self { d, library, t } = self;
        let event = d.event(index);
        let told = library.told(index);
        let disputed = told.disputed.is_some() || !library.accounts_of(index).is_empty();
        let disputed = if disputed { t.card_disputed() } else { "" };
        let note = if event.verified {
            t.card_event_note(&t.source_count(event.sources.len()), disputed)
        } else {
            t.card_event_alone(disputed)
        };
        Card {
            kind: t.card_event().to_owned(),
            date: t.when(&event.when, Style::Full),
            title: event.title.clone(),
            leading: true,
            body: Body::Words {
                label: String::new(),
                words: told.summary.clone(),
                from: event.place.as_ref().map_or_else(String::new, |place| place.name.clone()),
            },
            note: note.trim().to_owned(),
            ..Card::default()
        }
    }

    fn organisation(self, one: OrganisationIx) -> Card {
        let Self { d, t, .. } = self;
        let organisation = d.organisation(one);
        let rows = d
            .all_questions()
            .map(|(index, question)| Row { title: question.title.clone(), cells: vec![self.verdict(one, index)] });
        let rows: Vec<Row> = rows.collect();
        let native = if organisation.native_name == organisation.name { "" } else { &organisation.native_name };
        let (short, whole) = self.named(one);
        let whole = if whole.is_empty() { native.to_owned() } else { whole };
        Card {
            kind: t.card_organisation().to_owned(),
            date: t.country(&organisation.country).to_owned(),
            who: Some((short, whole)),
            body: Body::Rows { heads: Vec::new(), more: self.more(rows.len()), rows },
            note: t.card_organisation_note(d.addressed(one), &d.questions.len().to_string()),
            ..Card::default()
        }
    }

    fn statement(self, index: StatementIx) -> Card {
        let Self { d, library, t } = self;
        let statement = d.statement(index);
        Card {
            kind: statement_kind(t, statement.kind).to_owned(),
            date: t.when(&statement.when, Style::Full),
            who: Some(self.speakers(statement)),
            title: statement.title.clone(),
            leading: true,
            body: Body::Words {
                label: t.editors_digest().to_owned(),
                words: library.notice(index).summary.clone(),
                from: String::new(),
            },
            note: t.card_statement_note(&capital(read_word(t, statement.read)), t.language_name(&statement.lang)),
            ..Card::default()
        }
    }

    fn passage(self, index: StatementIx, passage: PassageIx) -> Card {
        let Self { d, library, t } = self;
        let statement = d.statement(index);
        let entry = statement.passage(passage);
        let body = match &entry.quote {
            Some(quote) => self.quote(quote, entry.locator.clone()),
            None => Body::Words {
                label: t.card_digest().to_owned(),
                words: library.digest(index, passage).to_owned(),
                from: entry.locator.clone(),
            },
        };
        Card {
            kind: t.card_passage(number(d, index, passage)),
            date: t.when(&statement.when, Style::Full),
            who: Some(self.speakers(statement)),
            title: statement.title.clone(),
            body,
            note: t.card_statement_note(&capital(read_word(t, statement.read)), t.language_name(&statement.lang)),
            ..Card::default()
        }
    }

    fn question(self, index: QuestionIx) -> Card {
        let Self { d, t, .. } = self;
        let question = d.question(index);
        let rows = question.stances.iter().enumerate().map(|(place, stance)| {
            let count = d.holders(index, place.into()).len();
            let cell = Verdict { signs: vec![], words: t.organisations_give(count) };
            let title = Verdict { signs: vec![Glyph::Stance(stance.shape)], words: stance.label.clone() };
            Row { title: String::new(), cells: vec![title, cell] }
        });
        let rows: Vec<Row> = rows.collect();
        let [silent, unseen, none] = d.absent(index).map(|organisations| organisations.len().to_string());
        Card {
            kind: t.card_question().to_owned(),
            title: question.asks.clone(),
            leading: true,
            body: Body::Rows { heads: Vec::new(), more: self.more(rows.len()), rows },
            note: t.card_question_counts(&silent, &unseen, &none),
            ..Card::default()
        }
    }

    fn position(self, one: OrganisationIx, index: QuestionIx) -> Card {
        let Self { d, t, .. } = self;
        let question = d.question(index);
        let card = Card {
            kind: t.card_position().to_owned(),
            who: Some(self.named(one)),
            title: question.asks.clone(),
            ..Card::default()
        };
        let cell = d.cell(one, index);
        let Cell::Held(held) = cell else {
            let note = match cell {
                Cell::Silent => t.silent_means(),
                Cell::NotSeen => t.not_seen_means(),
                _ => t.no_text_means(),
            };
            return Card { leading: true, verdicts: vec![self.verdict(one, index)], note: note.to_owned(), ..card };
        };
        // The first whose words can be shown; all of them are counted below.
        let shown = held.iter().find(|held| held.statement.lemma(held.position).is_some()).or(held.first());
        let Some(&Held { index: text, statement, position }) = shown else { return card };
        let from = self.from(statement);
        let body = match statement.lemma(position) {
            Some((_, quote)) => self.quote(quote, from),
            None => {
                let passage = position.passages.first().copied();
                let digest = passage.map_or("", |passage| self.library.digest(text, passage));
                Body::Words { label: t.card_digest().to_owned(), words: digest.to_owned(), from }
            }
        };
        let verdicts = d.stances(one, index).into_iter().map(|stance| {
            let stance = question.stance(stance);
            Verdict { signs: vec![Glyph::Stance(stance.shape)], words: stance.label.clone() }
        });
        Card {
            date: held.first().map_or_else(String::new, |first| t.when(&first.statement.when, Style::Full)),
            body,
            verdicts: verdicts.collect(),
            note: self.reading(&held),
            ..card
        }
    }

    /// Whose reading an answer is, and what it rests on.
    fn reading(self, held: &[Held<'static>]) -> String {
        let t = self.t;
        let mut texts: Vec<StatementIx> = held.iter().map(|held| held.index).collect();
        texts.dedup();
        let Some(first) = held.first() else { return String::new() };
        if texts.len() > 1 {
            t.card_reading_several(texts.len(), &t.when(&first.statement.when, Style::Full))
        } else if held.iter().all(|held| held.position.basis == Basis::Implied) {
            t.card_reading_implied().to_owned()
        } else {
            t.card_reading_stated().to_owned()
        }
    }

    fn pair(self, one: OrganisationIx, other: OrganisationIx) -> Option<Card> {
        let Self { d, t, .. } = self;
        let pair = d.pair(one, other);
        let shared: Vec<_> = pair.iter().filter(|parting| parting.shared != Shared::Unshared).collect();
        if shared.is_empty() {
            return None;
        }
        let rows = shared.iter().map(|parting| Row {
            title: d.question(parting.question).title.clone(),
            cells: vec![self.verdict(one, parting.question), self.verdict(other, parting.question)],
        });
        let rows: Vec<Row> = rows.collect();
        let abbr = |index: OrganisationIx| d.organisation(index).abbr.clone();
        Some(Card {
            kind: t.card_pair().to_owned(),
            title: String::new(),
            who: Some((name(Page::Pair(one, other), d, t), String::new())),
            body: Body::Rows { heads: vec![abbr(one), abbr(other)], more: self.more(rows.len()), rows },
            note: t.card_pair_note(shared.len(), &d.questions.len().to_string()),
            ..Card::default()
        })
    }

    /// What an organisation holds on a question, by signs and words.
    fn verdict(self, one: OrganisationIx, index: QuestionIx) -> Verdict {
        let question = self.d.question(index);
        let signs = match cell_word(self.t, &self.d.cell(one, index)) {
            Some((sign, _)) => vec![sign],
            None => {
                let stances = self.d.stances(one, index).into_iter();
                stances.map(|stance| Glyph::Stance(question.stance(stance).shape)).collect()
            }
        };
        Verdict { signs, words: answer(one, index, self.d, self.t, ", ") }
    }

    /// What is said of lines that do not fit.
    fn more(self, rows: usize) -> Vec<String> {
        (0..rows).map(|left| self.t.card_more(left)).collect()
    }

    /// Short and whole name; the short one alone where both are the same.
    fn named(self, one: OrganisationIx) -> (String, String) {
        let organisation = self.d.organisation(one);
        let whole = if organisation.abbr == organisation.name { "" } else { &organisation.name };
        (organisation.abbr.clone(), whole.to_owned())
    }

    /// Who issued a text: one with the whole name, several by their short names.
    fn speakers(self, statement: &Statement) -> (String, String) {
        match statement.organisations.as_slice() {
            [one] => self.named(*one),
            _ => (signers(self.d, statement), String::new()),
        }
    }

    /// What kind of text of which day, and of how many.
    fn from(self, statement: &Statement) -> String {
        let kind = statement_kind(self.t, statement.kind);
        let date = self.t.when(&statement.when, Style::Full);
        match statement.organisations.len() {
            1 => self.t.card_from(kind, &date),
            several => self.t.card_joint(kind, &date, several),
        }
    }

    /// Own words between the quotation marks of their language, and what language that is.
    fn quote(self, quote: &'static Quote, from: String) -> Body {
        let (open, close) = quotation_marks(&quote.lang);
        let from =
            if quote.lang == self.t.lang() { from } else { self.t.card_in(&from, self.t.language_name(&quote.lang)) };
        Body::Quote { words: format!("{open}{}{close}", quote.text), from }
    }
}

/// With its first letter large.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
