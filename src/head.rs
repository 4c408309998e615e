//! What the head of a page says of it, as plain data: title, description, and the texts of a link preview (Open Graph).

use crate::{
    model::{Cell, Dossier, Library, OrganisationIx, PassageIx, QuestionIx, Shared, Statement, StatementIx},
    pages::Page,
    text::{Style, Texts},
};

/// The head of one page. Every page has one of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageHead {
    /// What a tab and a preview show, without the name of the dossier.
    pub title: String,
    /// One or two sentences, at most some 200 characters, cut at a word.
    pub description: String,
    /// The type of Open Graph: `article` for one thing, `website` for a list of things.
    pub kind: &'static str,
}

/// A title is cut at a word before it has more characters than this, so that what follows it is still seen in a tab.
const TITLE: usize = 110;

/// The same for a description.
const DESCRIPTION: usize = 200;

/// The head of a page of a dossier.
#[must_use]
pub fn head(page: Page, dossier: &Dossier, library: &Library, texts: Texts) -> PageHead {
    let kind = match page {
        Page::Event(_)
        | Page::Organisation(_)
        | Page::Statement(_)
        | Page::Passage(..)
        | Page::Question(_)
        | Page::PositionsOf(_)
        | Page::Position(..)
        | Page::Pair(..)
        | Page::PairReversed(..) => "article",
        // A frame is announced as what it is taken from.
        Page::Embed(embed) => return head(embed.whole(), dossier, library, texts),
        _ => "website",
    };
    let description = cut(&Describe { dossier, library, texts }.page(page), DESCRIPTION);
    PageHead { title: name(page, dossier, texts), description, kind }
}

/// What a page is called: in its title, in a preview, and where another page leads to it.
#[must_use]
pub fn name(page: Page, dossier: &Dossier, texts: Texts) -> String {
    let t = texts;
    let abbr = |index: OrganisationIx| dossier.organisation(index).abbr.as_str();
    match page {
        Page::Start => dossier.meta.title.clone(),
        Page::Events => t.nav_events().to_owned(),
        Page::Event(index) => cut(&dossier.event(index).title, TITLE),
        Page::Organisations => t.nav_organisations().to_owned(),
        Page::Organisation(index) => {
            let organisation = dossier.organisation(index);
            if organisation.abbr == organisation.name {
                organisation.name.clone()
            } else {
                t.name_organisation(&organisation.name, &organisation.abbr)
            }
        }
        Page::Statements => t.nav_statements().to_owned(),
        Page::Statement(index) => cut(&dossier.statement(index).title, TITLE),
        Page::Passage(index, passage) => {
            t.name_passage(number(dossier, index, passage), &cut(&dossier.statement(index).title, TITLE))
        }
        Page::Questions => t.nav_questions().to_owned(),
        Page::Question(index) => dossier.question(index).asks.clone(),
        Page::Positions => t.nav_positions().to_owned(),
        Page::PositionsOf(one) => t.name_positions_of(abbr(one)),
        Page::Position(one, question) => t.name_position(abbr(one), &dossier.question(question).asks),
        Page::Compare => t.nav_compare().to_owned(),
        Page::Pair(one, other) | Page::PairReversed(one, other) => t.name_pair(abbr(one), abbr(other)),
        Page::Matrix => t.nav_matrix().to_owned(),
        Page::Replies => t.nav_replies().to_owned(),
        Page::Camps => t.nav_camps().to_owned(),
        Page::Appendix => t.nav_appendix().to_owned(),
        Page::Sources => t.nav_sources().to_owned(),
        Page::Search => t.nav_search().to_owned(),
        Page::About => t.nav_about().to_owned(),
        Page::Embed(embed) => name(embed.whole(), dossier, texts),
    }
}

/// The number of a passage as it is counted on the page of its text: its id where that is a number with a letter before
/// it, its place otherwise.
#[must_use]
pub fn number(dossier: &Dossier, statement: StatementIx, passage: PassageIx) -> usize {
    let id = &dossier.statement(statement).passage(passage).id;
    id.strip_prefix('p').and_then(|digits| digits.parse().ok()).unwrap_or(passage.at() + 1)
}

/// Who issued a text, by short names.
#[must_use]
pub fn signers(dossier: &Dossier, statement: &Statement) -> String {
    let names: Vec<_> =
        statement.organisations.iter().map(|&index| dossier.organisation(index).abbr.as_str()).collect();
    names.join(", ")
}

/// The stances of an organisation on a question, or the kind of its absence.
#[must_use]
pub fn answer(one: OrganisationIx, question: QuestionIx, dossier: &Dossier, texts: Texts, between: &str) -> String {
    match dossier.cell(one, question) {
        Cell::Held(_) => {
            let stances = dossier.stances(one, question).into_iter();
            let labels: Vec<_> = stances.map(|s| dossier.question(question).stance(s).label.as_str()).collect();
            labels.join(between)
        }
        Cell::Silent => texts.silent().to_owned(),
        Cell::NotSeen => texts.not_seen().to_owned(),
        Cell::NoText => texts.no_text().to_owned(),
    }
}

/// At most `limit` characters, cut at a word, with an ellipsis where something is left out.
#[must_use]
pub fn cut(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let end = text.char_indices().nth(limit.saturating_sub(1)).map_or(text.len(), |(at, _)| at);
    let whole = text[..end].rfind(char::is_whitespace).filter(|&space| space > end / 2).unwrap_or(end);
    format!("{}…", text[..whole].trim_end_matches(|letter: char| !letter.is_alphanumeric()))
}

/// What is said of pages, in one or two sentences.
struct Describe<'a> {
    dossier: &'a Dossier,
    library: &'a Library,
    texts: Texts,
}

impl Describe<'_> {
    fn page(&self, page: Page) -> String {
        let (d, t) = (self.dossier, self.texts);
        let title = d.meta.title.as_str();
        match page {
            Page::Start => d.meta.subtitle.clone(),
            Page::Events => t.about_events(d.events.len(), title),
            Page::Event(index) => self.event(index),
            Page::Organisations => t.about_organisations(d.organisations.len(), title),
            Page::Organisation(one) => {
                let texts = t.text_count(d.texts_of(one).count());
                let about = &d.organisation(one).about;
                t.about_organisation(&texts, d.addressed(one), &d.questions.len().to_string(), about)
            }
            Page::Statements => t.about_statements(d.statements.len(), title),
            Page::Statement(index) => {
                let statement = d.statement(index);
                let summary = &self.library.notice(index).summary;
                t.about_statement(&signers(d, statement), &t.when(&statement.when, Style::Full), summary)
            }
            Page::Passage(index, passage) => self.passage(index, passage),
            Page::Questions => t.about_questions(d.questions.len(), title),
            Page::Question(index) => self.question(index),
            Page::Positions => t.about_positions(d.organisations.len(), &d.questions.len().to_string()),
            Page::PositionsOf(one) => self.positions_of(one),
            Page::Position(one, question) => self.position(one, question),
            Page::Compare => t.about_compare(d.organisations.len(), title),
            Page::Pair(one, other) | Page::PairReversed(one, other) => self.pair(one, other),
            Page::Matrix => t.about_matrix(d.organisations.len(), &d.questions.len().to_string()),
            Page::Replies => t.about_replies(self.library.replies.len(), title),
            Page::Camps => t.about_camps(title, d.in_no_camp().count(), &d.organisations.len().to_string()),
            Page::Appendix => t.about_appendix(self.library.appendix.as_ref().map_or(0, |it| it.entries.len()), title),
            Page::Sources => t.about_sources(self.library.sources.len(), title),
            Page::Search => t.about_search(title),
            Page::About => t.about_about(title),
            Page::Embed(embed) => self.page(embed.whole()),
        }
    }

    fn event(&self, index: crate::model::EventIx) -> String {
        let event = self.dossier.event(index);
        let date = self.texts.when(&event.when, Style::Full);
        let summary = &self.library.told(index).summary;
        match &event.place {
            Some(place) => self.texts.about_event_at(&date, &place.name, summary),
            None => self.texts.about_event(&date, summary),
        }
    }

    fn passage(&self, index: StatementIx, passage: PassageIx) -> String {
        let statement = self.dossier.statement(index);
        let digest = self.library.digest(index, passage);
        let words = match &statement.passage(passage).quote {
            Some(quote) => format!("“{}” {digest}", quote.text),
            None => digest.to_owned(),
        };
        self.texts.about_passage(&signers(self.dossier, statement), &words)
    }

    fn question(&self, index: QuestionIx) -> String {
        let question = self.dossier.question(index);
        let counts: Vec<_> = question
            .stances
            .iter()
            .enumerate()
            .map(|(place, stance)| format!("{} {}", stance.label, self.dossier.holders(index, place.into()).len()))
            .collect();
        self.texts.about_question(&counts.join(", "), &question.why)
    }

    fn positions_of(&self, one: OrganisationIx) -> String {
        let words: Vec<_> = self
            .dossier
            .all_questions()
            .map(|(index, question)| format!("{}: {}", question.title, self.words(one, index)))
            .collect();
        self.texts.about_positions_of(&self.dossier.organisation(one).name, &words.join(". "))
    }

    fn position(&self, one: OrganisationIx, question: QuestionIx) -> String {
        let (d, t) = (self.dossier, self.texts);
        let name = d.organisation(one).name.as_str();
        let asks = d.question(question).asks.as_str();
        match d.cell(one, question) {
            Cell::Held(held) => {
                let Some(first) = held.first() else { return String::new() };
                let quote =
                    first.statement.lemma(first.position).map_or(String::new(), |(_, q)| format!("“{}” ", q.text));
                let date = t.when(&first.statement.when, Style::Full);
                t.about_position(name, &self.words(one, question), &date, &format!("{quote}{}", first.position.summary))
            }
            Cell::Silent => t.about_absence(name, asks, t.silent(), t.silent_means()),
            Cell::NotSeen => t.about_absence(name, asks, t.not_seen(), t.not_seen_means()),
            Cell::NoText => t.about_absence(name, asks, t.no_text(), t.no_text_means()),
        }
    }

    fn words(&self, one: OrganisationIx, question: QuestionIx) -> String {
        answer(one, question, self.dossier, self.texts, ", ")
    }

    fn pair(&self, one: OrganisationIx, other: OrganisationIx) -> String {
        let pair = self.dossier.pair(one, other);
        let titles = |wanted: &[Shared]| {
            let titles: Vec<_> = pair
                .iter()
                .filter(|parting| wanted.contains(&parting.shared))
                .map(|parting| self.dossier.question(parting.question).title.as_str())
                .collect();
            if titles.is_empty() { self.texts.nothing().to_owned() } else { titles.join(", ") }
        };
        let (same, apart) = (titles(&[Shared::Same, Shared::Overlapping]), titles(&[Shared::Apart, Shared::Opposed]));
        let name = |index: OrganisationIx| self.dossier.organisation(index).name.as_str();
        self.texts.about_pair(name(one), name(other), &same, &apart)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_at_a_word() {
        assert_eq!(cut("one two three", 13), "one two three");
        assert_eq!(cut("one two three", 12), "one two…");
        assert_eq!(cut("one two, three", 12), "one two…");
        assert_eq!(cut("ÄÖÜäöüßÄÖÜ", 5), "ÄÖÜä…", "a word that is too long is cut between letters");
        assert!(cut(&"word ".repeat(100), 200).chars().count() <= 200);
    }
}
