//! What the pages that are read have in common: links with their words, quotes, dates, lists.

use crate::{
    head::{name, number},
    model::{
        Dossier, EventKind, Evidence, Library, OrganisationIx, OrganisationKind, PassageIx, QuestionIx,
        SignersReported, SourceIx, Statement, StatementIx, time::When,
    },
    pages::Page,
    text::{Style, Texts},
    views::{
        Store,
        parts::{
            Glyph, cell_word, mark, organisation_name, own_words, stance_word, statement_kind,
            still::{Child, Content, Still, el},
        },
    },
};

/// A page that is read: what it is called and what it says. Between the two stands the control that shares it.
pub(super) struct Sheet {
    pub head: Still,
    pub body: Vec<Still>,
}

/// What every page asks for. All of it lives as long as the program.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub store: Store,
    pub d: &'static Dossier,
    pub library: &'static Library,
    pub t: Texts,
}

impl Desk {
    // ---- the frame of a page ----

    /// The head of a page: the way to it, its name, and what stands under the name.
    pub(super) fn head(self, way: &[Page], kick: impl Content, title: impl Content, deck: impl Content) -> Still {
        let kick = el("div", "kick", kick);
        el("header", "top", (self.way(way), kick, el("h1", "", title), deck))
    }

    /// The pages above this one.
    fn way(self, way: &[Page]) -> Option<Still> {
        let steps: Vec<_> = way.iter().map(|&page| el("li", "", self.to(page))).collect();
        (!steps.is_empty()).then(|| el("nav", "crumbs", el("ol", "", steps)).attr("aria-label", self.t.you_are_here()))
    }

    /// The pages before and after this one.
    pub(super) fn beside(self, page: Page) -> Option<Still> {
        let (before, after) = page.neighbours(self.d);
        if before.is_none() && after.is_none() {
            return None;
        }
        let step = |class: &'static str, rel: &'static str, word: &'static str, page: Option<Page>| {
            page.map(|page| {
                let words = (el("span", "lbl", word), " ", el("span", "name", self.beside_name(page)));
                el("li", class, self.link(page, "", words).attr("rel", rel))
            })
        };
        let steps = (step("prev", "prev", self.t.previous(), before), step("next", "next", self.t.next(), after));
        Some(el("nav", "prevnext", el("ul", "", steps)).attr("aria-label", self.t.before_and_after()))
    }

    /// A neighbour is called by what tells it from this page.
    fn beside_name(self, page: Page) -> String {
        match page {
            Page::Passage(_, passage) => self.t.passage_n(passage.at() + 1),
            Page::Position(_, question) => self.d.question(question).title.clone(),
            other => name(other, self.d, self.t),
        }
    }

    // ---- links ----

    pub(super) fn link(self, page: Page, class: &'static str, content: impl Content) -> Still {
        el("a", class, content).attr("href", self.store.href(page))
    }

    /// A link with the name of its page.
    pub(super) fn to(self, page: Page) -> Still {
        self.link(page, "", name(page, self.d, self.t))
    }

    /// A link to another host.
    pub(super) fn out(self, url: &'static str, content: impl Content) -> Still {
        el("a", "out", content).attr("href", url).attr("rel", "noopener")
    }

    /// A file of the site, by its path below the base. The browser fetches it, and no page of the app takes its place.
    pub(super) fn file(self, path: &str, content: impl Content) -> Still {
        el("a", "", content).attr("href", format!("{}{path}", self.store.base)).attr("download", "")
    }

    /// A passage on the page of its text.
    pub(super) fn passage(self, statement: StatementIx, passage: PassageIx) -> Still {
        let words = self.t.passage_n(number(self.d, statement, passage));
        el("a", "loc", words).attr("href", self.store.passage_href(statement, passage))
    }

    /// Several passages of one text, in a row.
    pub(super) fn passages(self, statement: StatementIx, passages: &[PassageIx]) -> Vec<(&'static str, Still)> {
        passages
            .iter()
            .enumerate()
            .map(|(n, &p)| (if n == 0 { "" } else { ", " }, self.passage(statement, p)))
            .collect()
    }

    /// An organisation with its whole name.
    pub(super) fn organisation(self, index: OrganisationIx) -> Still {
        self.link(Page::Organisation(index), "org", organisation_name(self.d.organisation(index)))
    }

    /// An organisation by its short name, with the whole one as the title.
    pub(super) fn abbr(self, index: OrganisationIx) -> Still {
        let organisation = self.d.organisation(index);
        self.link(Page::Organisation(index), "org", el("b", "", organisation.abbr.as_str()))
            .attr("title", organisation.name.as_str())
    }

    /// All who signed a text, by their short names.
    pub(super) fn signers(self, statement: &Statement) -> Vec<(&'static str, Still)> {
        let organisations = statement.organisations.iter().enumerate();
        organisations.map(|(n, &index)| (if n == 0 { "" } else { ", " }, self.abbr(index))).collect()
    }

    /// A text: its date and its title, linked.
    pub(super) fn statement(self, index: StatementIx) -> Still {
        self.link(Page::Statement(index), "", self.d.statement(index).title.as_str())
    }

    /// A text by its kind and day: `Interview, 13 Jan 2022`.
    pub(super) fn statement_short(self, index: StatementIx) -> Still {
        let statement = self.d.statement(index);
        let words = self.t.kind_and_date(self.statement_kind(statement), &self.t.when(&statement.when, Style::Brief));
        self.link(Page::Statement(index), "", words).attr("title", statement.title.as_str())
    }

    /// A source, where it is listed with all that is known of it.
    fn source_by(self, source: SourceIx, words: &'static str) -> Still {
        let entry = self.library.source(source);
        let href = format!("{}#{}", self.store.href(Page::Sources), entry.id);
        el("a", "", words).attr("href", href).attr("title", entry.title.as_str())
    }

    /// What an account or a count rests on, a source by the given words. `None` where nothing is named.
    pub(super) fn evidence(self, evidence: &Evidence, source: impl Fn(SourceIx) -> &'static str) -> Option<Vec<Child>> {
        match *evidence {
            Evidence::Source(index) => Some(pieces(self.source_by(index, source(index)))),
            Evidence::Statement(statement, passage) => {
                let passage = passage.map(|passage| (", ", self.passage(statement, passage)));
                Some(pieces((self.statement_short(statement), passage)))
            }
            Evidence::Unnamed => None,
        }
    }

    // ---- words ----

    /// "n of a reported m signatories known", where a text has signers that could not be confirmed.
    pub(super) fn signers_known(self, index: StatementIx) -> Option<String> {
        let reported = &self.library.notice(index).signers_reported;
        let counts: Vec<_> = reported.iter().map(|reported| reported_count(self.t, reported)).collect();
        let known = self.d.statement(index).organisations.len();
        (!counts.is_empty()).then(|| self.t.signers_known(known, &counts.join(", ")))
    }

    /// A date in words, with the date itself for machines where HTML has a form for it.
    pub(super) fn date(self, when: &When, style: Style) -> Still {
        self.dated(when, self.t.when(when, style))
    }

    /// A date in words; where its day is not known, this is said.
    pub(super) fn day(self, when: &When, style: Style) -> Still {
        let words = self.t.when(when, style);
        let known = when.day_known() || when.is_span();
        self.dated(when, if known { words } else { self.t.day_unknown(&words) })
    }

    fn dated(self, when: &When, words: String) -> Still {
        if is_machine_date(&when.edtf) {
            el("time", "date", words).attr("datetime", when.edtf.clone())
        } else {
            el("span", "date", words)
        }
    }

    /// The kind of a text; a person's is said to be one.
    pub(super) fn statement_kind(self, statement: &Statement) -> &'static str {
        statement_kind(self.t, statement.kind)
    }

    /// What an organisation holds on a question, in marks and words; no links.
    pub(super) fn verdict(self, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
        match cell_word(self.t, &self.d.cell(one, question)) {
            Some((glyph, word)) => vec![self.absence(glyph, word)],
            None => {
                let stances = self.d.stances(one, question);
                stances.iter().map(|&stance| stance_word(self.d.question(question).stance(stance))).collect()
            }
        }
    }

    pub(super) fn absence(self, glyph: Glyph, word: &'static str) -> Still {
        let means = match glyph {
            Glyph::Silent => self.t.silent_means(),
            Glyph::NotSeen => self.t.not_seen_means(),
            _ => self.t.no_text_means(),
        };
        el("span", "stance blank", (mark(glyph), " ", el("span", "", word))).attr("title", means)
    }

    /// The quote of a passage, where there is one, and its digest, apart.
    pub(super) fn quoted(self, index: StatementIx, passage: PassageIx) -> (Option<Still>, Still) {
        let quote = self.d.statement(index).passage(passage).quote.as_ref();
        let words = quote.map(|quote| el("p", "words", own_words(self.t, quote)));
        (words, el("p", "dig", self.library.digest(index, passage)))
    }

    /// "n of m questions", addressed by an organisation.
    pub(super) fn addressed(self, one: OrganisationIx) -> String {
        self.t.addresses_n(self.d.addressed(one), &self.d.questions.len().to_string())
    }

    /// Organisations in a column, by their whole names, each with something at the end of its line.
    pub(super) fn names<C: Content>(
        self,
        organisations: impl IntoIterator<Item = OrganisationIx>,
        end: impl Fn(OrganisationIx) -> C,
    ) -> Still {
        let lines: Vec<_> =
            organisations.into_iter().map(|one| el("li", "", (self.organisation(one), " ", end(one)))).collect();
        el("ul", "roll", lines)
    }
}

/// A reported number of signers in words.
pub(super) fn reported_count(t: Texts, reported: &SignersReported) -> String {
    let count = reported.count.to_string();
    if reported.over { t.over_n(&count) } else { count }
}

/// Whether a date of EDTF is one of HTML too: a year of our era, with or without its month and day. (EDTF writes seasons as
/// months from 21 on.)
fn is_machine_date(edtf: &str) -> bool {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = edtf.split('-');
    let year = parts.next().is_some_and(|year| digits(year, 4) && year != "0000");
    let month = parts.next().is_none_or(|month| digits(month, 2) && month <= "12");
    year && month && parts.all(|day| digits(day, 2))
}

/// A part of a page under a heading of the second rank.
pub(super) fn section(class: &'static str, heading: impl Content, content: impl Content) -> Still {
    el("section", class, (el("h2", "", heading), content))
}

/// A line of a list of counts.
pub(super) fn counted(n: usize, word: &'static str) -> Still {
    el("li", "", (el("b", "", n.to_string()), " ", word))
}

/// A quiet line that says in which order a list stands, or what a word means.
pub(super) fn hint(words: impl Content) -> Still {
    el("p", "hint", words)
}

/// Pieces of a line with a separator that a reader of the screen hears as a pause.
pub(super) fn meta(pieces: Vec<Option<String>>) -> Still {
    el("p", "meta", pieces.into_iter().flatten().collect::<Vec<_>>().join(" · "))
}

pub(super) fn event_kind(t: Texts, kind: EventKind) -> &'static str {
    match kind {
        EventKind::Background => t.kind_background(),
        EventKind::Economy => t.kind_economy(),
        EventKind::Protest => t.kind_protest(),
        EventKind::State => t.kind_state(),
        EventKind::Politics => t.kind_politics(),
        EventKind::Military => t.kind_military(),
        EventKind::Debate => t.kind_debate(),
        EventKind::Aftermath => t.kind_aftermath(),
    }
}

pub(super) fn organisation_kind(t: Texts, kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Party => t.kind_party(),
        OrganisationKind::Youth => t.kind_youth(),
        OrganisationKind::UnionFederation => t.kind_union_federation(),
        OrganisationKind::Network => t.kind_network(),
        OrganisationKind::Organisation => t.kind_organisation(),
        OrganisationKind::Publication => t.kind_publication(),
    }
}

/// The kinds of nothing, with the organisations that each holds of on a question.
pub(super) fn absences(d: &Dossier, question: QuestionIx) -> [(Glyph, Vec<OrganisationIx>); 3] {
    let [silent, not_seen, no_text] = d.absent(question);
    [(Glyph::Silent, silent), (Glyph::NotSeen, not_seen), (Glyph::NoText, no_text)]
}

/// Content of any shape as one type, for the arms of a choice.
pub(super) fn pieces(content: impl Content) -> Vec<Child> {
    let mut pieces = Vec::new();
    content.put(&mut pieces);
    pieces
}

/// The language of a title that may stand in another than its text does. Known only where its script says so: a Latin title
/// of a source may be the publisher's or the editors'. Greek is written by one language, so it needs no tag to agree.
pub(super) fn script_lang(lang: &'static str, text: &str) -> Option<&'static str> {
    let stem = lang.split('-').next().unwrap_or(lang);
    if text.chars().any(|letter| ('\u{370}'..='\u{3ff}').contains(&letter)) {
        return Some("el");
    }
    let fits = |range: std::ops::RangeInclusive<char>, langs: &[&str]| {
        langs.contains(&stem) && text.chars().any(|letter| range.contains(&letter))
    };
    let cyrillic = fits('\u{400}'..='\u{52f}', &["ru", "uk", "kk", "be", "bg", "sr", "mk", "ky", "tg", "mn"]);
    let arabic = fits('\u{600}'..='\u{6ff}', &["ar", "fa", "ur"]);
    (cyrillic || arabic).then_some(lang)
}

/// The language of a text's original title: that of the text, unless the title is plainly in another script.
pub(super) fn original_lang(lang: &'static str, title: &str) -> Option<&'static str> {
    let latin = title.chars().filter(|letter| letter.is_alphabetic()).all(|letter| letter < '\u{370}');
    let latin_lang = !["ru", "uk", "kk", "be", "bg", "el", "ar", "fa", "he", "zh"].contains(&lang);
    if latin == latin_lang && latin { Some(lang) } else { script_lang(lang, title) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_given_to_machines_only_in_a_form_that_html_has() {
        for date in ["2022-01-05", "2022-01", "1991"] {
            assert!(is_machine_date(date), "{date}");
        }
        for date in ["2022-01~", "1991/2022", "-0049", "0000", "2022-01-05?", "199X", "2022-21", "", "Y12000"] {
            assert!(!is_machine_date(date), "{date}");
        }
    }

    #[test]
    fn a_language_is_named_only_where_the_script_bears_it_out() {
        assert_eq!(script_lang("ru", "«Шал, кет!»"), Some("ru"));
        assert_eq!(script_lang("de", "Заявление"), None, "a German copy of a Russian text");
        assert_eq!(script_lang("ru", "Report on the fire"), None);
        assert_eq!(script_lang("en", "Η ταξική πάλη"), Some("el"));
        assert_eq!(original_lang("de", "Thesen zur Entwicklung"), Some("de"));
        assert_eq!(original_lang("ru", "Голос трудящихся"), Some("ru"));
        assert_eq!(original_lang("ru", "The State Duma accused the West"), None);
        assert_eq!(original_lang("en", "Заявление Социалистического движения"), None);
    }
}
