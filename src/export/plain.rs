//! A page as plain text: what it is about, who says it and when, in which own words, who reads it so, how much was read, and
//! where it stands.

use crate::{
    head::{answer, name, number, signers},
    model::{
        Basis, Bearing, Cell, Dossier, EventIx, Held, Library, OrganisationIx, PassageIx, Position, QuestionIx, Shared,
        StanceIx, Statement, StatementIx, Voice,
    },
    pages::Page,
    text::{Style, Texts},
    views::parts::{quotation_marks, read_word, statement_kind},
};

/// The text of a page; `None` for a page that is a list of others. `root` is the address of the site, or its base where that
/// is not known; it ends with a slash.
#[must_use]
pub fn plain(
    page: Page,
    dossier: &'static Dossier,
    library: &'static Library,
    texts: Texts,
    root: &str,
) -> Option<String> {
    let mut sheet = Sheet { d: dossier, library, t: texts, text: String::new() };
    sheet.line(&title(page, dossier, texts));
    match page {
        Page::Event(index) => sheet.event(index),
        Page::Organisation(one) => sheet.organisation(one),
        Page::Statement(index) => sheet.statement(index),
        Page::Passage(index, passage) => sheet.passage_page(index, passage),
        Page::Question(index) => sheet.question(index),
        Page::Position(one, question) => sheet.position(one, question),
        Page::Pair(one, other) if dossier.speak_together(one, other) => sheet.pair(one, other),
        _ => return None,
    }
    sheet.gap();
    let meta = &dossier.meta;
    sheet.line(&texts.export_page(&format!("{root}{}", page.path(dossier))));
    sheet.line(&texts.export_dossier(&meta.title, &meta.revision, root));
    sheet.line(&texts.export_licence(&meta.licence));
    Some(sheet.text)
}

/// The whole title: a name in a tab may be cut.
fn title(page: Page, dossier: &Dossier, texts: Texts) -> String {
    match page {
        Page::Event(index) => dossier.event(index).title.clone(),
        Page::Statement(index) => dossier.statement(index).title.clone(),
        Page::Passage(index, passage) => {
            texts.name_passage(number(dossier, index, passage), &dossier.statement(index).title)
        }
        other => name(other, dossier, texts),
    }
}

struct Sheet {
    d: &'static Dossier,
    library: &'static Library,
    t: Texts,
    text: String,
}

impl Sheet {
    fn line(&mut self, line: &str) {
        if !line.is_empty() {
            self.text.push_str(line.trim());
            self.text.push('\n');
        }
    }

    fn item(&mut self, line: &str) {
        self.line(&format!("- {}", line.trim()));
    }

    fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    // ---- what several pages share ----

    /// Own words between the marks of their language, with its name.
    fn quote(&mut self, statement: &'static Statement, passage: PassageIx) {
        match &statement.passage(passage).quote {
            Some(quote) => {
                let (open, close) = quotation_marks(&quote.lang);
                let language = self.t.language_name(&quote.lang);
                self.line(&self.t.export_quote(open, &quote.text, close, language));
            }
            None => self.line(self.t.export_no_quote()),
        }
    }

    fn locate(&mut self, index: StatementIx, passage: PassageIx) {
        let locator = &self.d.statement(index).passage(passage).locator;
        self.line(&self.t.export_passage(number(self.d, index, passage), locator));
    }

    fn issued(&mut self, statement: &'static Statement) {
        let names: Vec<_> = statement.organisations.iter().map(|&one| self.d.organisation(one).name.as_str()).collect();
        let names = names.join(", ");
        let line = if statement.personal { self.t.export_filed_under(&names) } else { self.t.export_issued_by(&names) };
        self.line(&line);
    }

    fn read(&mut self, index: StatementIx) {
        let read = read_word(self.t, self.d.statement(index).read);
        self.line(&self.t.export_read(read, &self.library.notice(index).read_note));
    }

    /// What a text is, and how much of it was read.
    fn about(&mut self, index: StatementIx) {
        let statement = self.d.statement(index);
        let kind = statement_kind(self.t, statement.kind);
        let date = self.t.when(&statement.when, Style::Full);
        self.line(&format!("{}, {}", self.t.kind_and_date(kind, &date), self.t.language_name(&statement.lang)));
        if let Some(original) = &statement.original_title {
            self.line(original);
        }
        self.issued(statement);
        self.read(index);
        self.line(&self.t.export_original(&statement.url));
    }

    /// The answers of an organisation, or the word for their absence.
    fn words(&self, one: OrganisationIx, index: QuestionIx) -> String {
        answer(one, index, self.d, self.t, "; ")
    }

    // ---- a kind of page each ----

    fn event(&mut self, index: EventIx) {
        let event = self.d.event(index);
        let told = self.library.told(index);
        let date = self.t.when(&event.when, Style::Full);
        self.line(&event.place.as_ref().map_or_else(|| date.clone(), |place| format!("{date}, {}", place.name)));
        self.gap();
        self.line(&told.summary);
        if !event.verified {
            self.line(self.t.alone_means());
        }
        if let Some(disputed) = &told.disputed {
            self.line(&format!("{} {disputed}", self.t.export_disputed()));
        }
        let accounts = self.library.accounts_of(index);
        if !accounts.is_empty() {
            self.gap();
            self.line(self.t.export_accounts());
        }
        for account in accounts {
            let by = match &account.by {
                Voice::Organisation(one) => self.d.organisation(*one).name.as_str(),
                Voice::Named(name) => name,
                Voice::NotFound => self.t.export_account_by_nobody(),
            };
            let bearing = match account.bearing {
                Bearing::Asserts => self.t.say_so(),
                Bearing::Denies => self.t.deny_it(),
                Bearing::LeavesOpen => self.t.leave_open(),
            };
            self.item(&self.t.export_account(&account.point, bearing, by, &account.says));
        }
        if !event.sources.is_empty() {
            self.gap();
            self.line(self.t.export_sources());
        }
        for &source in &event.sources {
            let source = self.library.source(source);
            self.item(&self.t.export_source(&source.title, &source.publisher, &source.url));
        }
    }

    fn organisation(&mut self, one: OrganisationIx) {
        let organisation = self.d.organisation(one);
        if organisation.native_name != organisation.name {
            self.line(&organisation.native_name);
        }
        self.line(&format!("{}. {}", self.t.country(&organisation.country), organisation.url));
        self.gap();
        self.line(&organisation.about);
        self.gap();
        self.line(self.t.export_line());
        for (index, question) in self.d.all_questions() {
            self.item(&format!("{} {}", question.asks, self.words(one, index)));
        }
        self.gap();
        for (_, statement) in self.d.texts_of(one) {
            let kind = statement_kind(self.t, statement.kind);
            let date = self.t.when(&statement.when, Style::Full);
            self.item(&format!("{} {}", self.t.export_from(&statement.title, kind, &date), statement.url));
        }
    }

    fn statement(&mut self, index: StatementIx) {
        self.about(index);
        self.gap();
        self.line(&self.t.export_digest(&self.library.notice(index).summary));
        for place in 0..self.d.statement(index).passages.len() {
            self.gap();
            self.passage(index, PassageIx::from(place));
        }
    }

    fn passage(&mut self, index: StatementIx, passage: PassageIx) {
        self.locate(index, passage);
        self.quote(self.d.statement(index), passage);
        self.line(&self.t.export_digest(self.library.digest(index, passage)));
    }

    fn passage_page(&mut self, index: StatementIx, passage: PassageIx) {
        self.about(index);
        self.gap();
        self.passage(index, passage);
    }

    fn question(&mut self, index: QuestionIx) {
        let question = self.d.question(index);
        self.line(&question.why);
        self.gap();
        self.line(self.t.export_answers());
        for (place, stance) in question.stances.iter().enumerate() {
            let holders = self.d.holders(index, StanceIx::from(place));
            self.item(&self.t.export_count(&stance.label, holders.len()));
            self.line(&self.t.export_means(&stance.label, &stance.means));
            self.names(holders);
        }
        self.gap();
        self.line(self.t.export_absent());
        let absent = self.d.absent(index);
        for (word, without) in [self.t.silent(), self.t.not_seen(), self.t.no_text()].into_iter().zip(absent) {
            self.item(&self.t.export_count(word, without.len()));
            self.names(without);
        }
    }

    fn names(&mut self, organisations: Vec<OrganisationIx>) {
        let names: Vec<_> = organisations.into_iter().map(|one| self.d.organisation(one).abbr.as_str()).collect();
        self.line(&names.join(", "));
    }

    fn position(&mut self, one: OrganisationIx, index: QuestionIx) {
        self.line(&self.d.organisation(one).name);
        let means = match self.d.cell(one, index) {
            Cell::Held(held) => return self.held(index, &held),
            Cell::Silent => self.t.silent_means(),
            Cell::NotSeen => self.t.not_seen_means(),
            Cell::NoText => self.t.no_text_means(),
        };
        self.line(&self.words(one, index));
        self.gap();
        self.line(means);
        self.line(self.t.absence_is_no_stance());
        for (text, _) in self.d.own_texts_of(one) {
            self.gap();
            self.line(&self.d.statement(text).title);
            self.about(text);
        }
    }

    /// Every text that answers, with its words, whose reading it is, and the passages it rests on.
    fn held(&mut self, index: QuestionIx, held: &[Held<'static>]) {
        let question = self.d.question(index);
        for &Held { index: text, statement, position } in held {
            let stance = question.stance(position.stance);
            self.gap();
            let lemma = statement.lemma(position).map(|(passage, _)| passage);
            if lemma.is_none() {
                self.line(self.t.export_no_quote());
            }
            let mut passages = position.passages.clone();
            // The words that stand for the answer come first.
            passages.sort_by_key(|&passage| Some(passage) != lemma);
            for passage in passages {
                self.locate(text, passage);
                if statement.passage(passage).quote.is_some() {
                    self.quote(statement, passage);
                }
                self.line(&self.t.export_digest(self.library.digest(text, passage)));
            }
            self.reading(position);
            self.line(&self.t.export_means(&stance.label, &stance.means));
            self.from(text);
        }
    }

    fn reading(&mut self, position: &Position) {
        let stance = &self.d.question(position.question).stance(position.stance).label;
        let line = match position.basis {
            Basis::Stated => self.t.export_reading_stated(stance, &position.summary),
            Basis::Implied => self.t.export_reading_implied(stance, &position.summary),
        };
        self.line(&line);
    }

    /// The text that something stands in.
    fn from(&mut self, text: StatementIx) {
        let statement = self.d.statement(text);
        let kind = statement_kind(self.t, statement.kind);
        let date = self.t.when(&statement.when, Style::Full);
        self.line(&self.t.export_from(&statement.title, kind, &date));
        self.issued(statement);
        self.read(text);
        self.line(&self.t.export_original(&statement.url));
    }

    /// Questions to which both speak, as the page has them: agreement first.
    fn pair(&mut self, one: OrganisationIx, other: OrganisationIx) {
        for parting in self.d.pair(one, other) {
            let word = match parting.shared {
                Shared::Same => self.t.the_same(),
                Shared::Overlapping => self.t.overlapping(),
                Shared::Apart => self.t.another(),
                Shared::Opposed => self.t.the_opposite(),
                Shared::Unshared => continue,
            };
            self.gap();
            self.line(&format!("{} {word}.", self.d.question(parting.question).asks));
            for side in [one, other] {
                self.side(side, parting.question);
            }
        }
    }

    fn side(&mut self, one: OrganisationIx, index: QuestionIx) {
        self.item(&self.d.organisation(one).name);
        let Cell::Held(held) = self.d.cell(one, index) else { return };
        for Held { statement, position, .. } in held {
            if let Some((passage, _)) = statement.lemma(position) {
                self.quote(statement, passage);
            }
            self.reading(position);
            let kind = statement_kind(self.t, statement.kind);
            let date = self.t.when(&statement.when, Style::Full);
            self.line(&self.t.export_from(&statement.title, kind, &date));
            if statement.organisations.len() > 1 {
                self.line(&self.t.export_issued_by(&signers(self.d, statement)));
            }
        }
    }
}
