//! What is selected: an event or a text, with its dispute, its evidence, and the way to share it.

use leptos::prelude::*;

use super::{Desk, button, controls::kind_name};
use crate::{
    model::{Account, Bearing, EventIx, Evidence, Importance, Library, Spoken, StatementIx, Voice, time::Day},
    pages::Page,
    state::{Act, OnDay, Selection},
    text::{Style, Texts},
    time::Mark,
    views::parts::{
        organisation_name, own_words, read_word, share, stance_word,
        still::{Content, Still, el},
    },
};

/// The panel. With nothing selected it tells the story by its main events.
pub fn panel(desk: Desk) -> Still {
    let t = desk.store.texts;
    let selection = desk.view.with(|view| view.selection);
    let (content, page) = match selection {
        None => (story(desk), None),
        Some(Selection::Event(index)) => (event(desk, index), Some(Page::Event(index))),
        Some(Selection::Statement(index)) => (statement(desk, index), Some(Page::Statement(index))),
        Some(Selection::Day(day)) => (day_panel(desk, day), None),
    };
    let after = page.map(|page| {
        let (name, about) = called(desk, page);
        let shared = (desk.page == Page::Start).then(|| share(desk.store, page, name, about));
        (shared, beside(desk, page))
    });
    el("section", "detail", (content, after)).attr("aria-label", t.detail())
}

/// What a message says of the page that can be shared from the main view: its name, and when and by whom.
pub(super) fn called(desk: Desk, page: Page) -> (String, String) {
    let (t, d) = (desk.store.texts, desk.dossier());
    match page {
        Page::Event(index) => (d.event(index).title.clone(), t.when(&d.event(index).when, Style::Full)),
        Page::Statement(index) => {
            let when = t.when(&d.statement(index).when, Style::Full);
            (d.statement(index).title.clone(), [&d.signers(index), ", ", &when].concat())
        }
        Page::Question(index) => (d.question(index).asks.clone(), d.meta.title.clone()),
        _ => (d.meta.headline.clone(), d.meta.title.clone()),
    }
}

fn story(desk: Desk) -> Still {
    let t = desk.store.texts;
    let main: Vec<_> = desk
        .dossier()
        .all_events()
        .filter(|(_, event)| event.importance == Importance::Spine)
        .map(|(index, event)| {
            let later = desk.spoken(Mark::Event(index)) == Spoken::NotYet;
            let date = el("span", "dated", t.when(&event.when, Style::Brief));
            el("li", if later { "later" } else { "" }, (date, " ", choose(desk, Mark::Event(index))))
        })
        .collect();
    let content = (el("h2", "", t.story_title()), el("p", "hint", t.story_hint()), el("ol", "story", main));
    el("div", "panel story-so-far", content)
}

/// A link to the page of a mark that, pressed here, is read in the panel.
fn choose(desk: Desk, mark: Mark) -> Still {
    let (page, title) = match mark {
        Mark::Event(index) => (Page::Event(index), desk.dossier().event(index).title.as_str()),
        Mark::Statement(index) => (Page::Statement(index), desk.dossier().statement(index).title.as_str()),
    };
    el("a", "", title).attr("href", desk.store.href(page)).attr("data-act", Act::Select(mark.into()).word())
}

/// What happened and was published on a day.
fn day_panel(desk: Desk, day: Day) -> Still {
    let (t, dossier) = (desk.store.texts, desk.dossier());
    let on = OnDay::new(dossier, day);
    let part = |title: &'static str, marks: Vec<Mark>| {
        let line = |mark: Mark| {
            let clock = match (desk.when(mark).at, desk.when(mark).part) {
                (None, None) => String::new(),
                _ => t.hour(desk.when(mark)),
            };
            let who = match mark {
                Mark::Statement(index) => dossier.signers(index) + ": ",
                Mark::Event(_) => String::new(),
            };
            el("li", "", (el("span", "dated", clock), " ", el("span", "", (who, choose(desk, mark)))))
        };
        let lines: Vec<_> = marks.into_iter().map(line).collect();
        (!lines.is_empty()).then(|| (el("h3", "", title), el("ul", "story", lines)))
    };
    let events = |events: &[EventIx]| events.iter().map(|&index| Mark::Event(index)).collect();
    let beside = |class: &'static str, word: &'static str, day: Day| {
        let name = button("", Act::Select(Selection::Day(day)), t.day(day, Style::Full));
        el("p", class, (el("span", "lbl", word), " ", name))
    };
    let content = (
        (kick(desk, t.day_kick(), t.weekday(day)), el("h2", "", t.day(day, Style::Full))),
        (on.begun.is_empty() && on.texts.is_empty()).then(|| el("p", "hint", t.day_empty())),
        part(t.day_began(), events(&on.begun)),
        part(t.day_lasts(), events(&on.lasting)),
        part(t.day_texts(), on.texts.iter().map(|&index| Mark::Statement(index)).collect()),
        el("p", "", button("", Act::At(Some(day)), t.day_as_of())),
        el("nav", "beside", (beside("before", t.previous(), day.previous()), beside("after", t.next(), day.next())))
            .attr("aria-label", t.beside()),
    );
    el("div", "panel", content)
}

/// The date of something, where it happened, and a way to its day where that is known.
fn dated(desk: Desk, mark: Mark, place: impl Content) -> Still {
    let t = desk.store.texts;
    let when = desk.when(mark);
    let day = when.day_known().then(|| when.begins_within().0.day());
    let way = day.map(|day| (" ", button("link needs-script", Act::Select(Selection::Day(day)), t.that_day())));
    el("p", "meta", (t.when(when, Style::Full), place, way))
}

fn kick(desk: Desk, what: &'static str, more: &'static str) -> Still {
    let close = button("quiet-button", Act::LayDown, desk.store.texts.lay_down());
    el("p", "kick", (el("b", "", what), " ", el("span", "", more), close))
}

fn title(desk: Desk, page: Page, title: &'static str) -> Still {
    el("h2", "", el("a", "", title).attr("href", desk.store.href(page)))
}

fn event(desk: Desk, index: EventIx) -> Still {
    let t = desk.store.texts;
    let event = desk.dossier().event(index);
    let place = event.place.as_ref().map(|place| (", ", place.name.as_str()));
    let told = match desk.store.library() {
        Some(library) => told(desk, library, index),
        None => vec![coming(t)],
    };
    let content = (
        (kick(desk, t.event(), kind_name(t, event.kind)), title(desk, Page::Event(index), event.title.as_str())),
        dated(desk, Mark::Event(index), place),
        told,
    );
    el("div", "panel", content)
}

/// The line that stands where the library is not there yet.
fn coming(t: Texts) -> Still {
    el("p", "quiet", t.library_coming()).attr("role", "status")
}

/// What is told of an event, its accounts and its sources.
fn told(desk: Desk, library: &'static Library, index: EventIx) -> Vec<Still> {
    let t = desk.store.texts;
    let told = library.told(index);
    let accounts: Vec<_> =
        library.accounts_of(index).iter().map(|account| account_line(desk, library, account)).collect();
    let sources: Vec<_> = desk
        .dossier()
        .event(index)
        .sources
        .iter()
        .map(|&source| {
            let source = library.source(source);
            let when = source.published.as_ref().map(|when| format!(", {}", t.when(when, Style::Brief)));
            let title = el("a", "", source.title.as_str()).attr("href", source.url.as_str());
            el("li", "", (title, " ", el("span", "pub", (source.publisher.as_str(), when))))
        })
        .collect();
    let mut lines = vec![el("p", "summary", told.summary.as_str())];
    if !desk.dossier().event(index).verified {
        lines.push(el("p", "hint", t.one_text_alone()));
    }
    if let Some(text) = &told.disputed {
        lines.push(el("h3", "differ", t.accounts_differ()));
        lines.push(el("p", "disputed", text.as_str()));
    }
    if !accounts.is_empty() {
        let summary = el("summary", "", t.accounts(accounts.len()));
        lines.push(el("details", "accounts", (summary, el("ul", "", accounts))));
    }
    lines.push(el("h3", "", t.sources_of(sources.len())));
    lines.push(el("ul", "sources", sources));
    lines
}

fn account_line(desk: Desk, library: &'static Library, account: &'static Account) -> Still {
    let t = desk.store.texts;
    let who = match &account.by {
        Voice::Organisation(by) => desk.dossier().organisation(*by).abbr.as_str(),
        Voice::Named(name) => name.as_str(),
        Voice::NotFound => t.nobody_found(),
    };
    let does = match account.bearing {
        Bearing::Asserts => t.asserts(),
        Bearing::Denies => t.denies(),
        Bearing::LeavesOpen => t.leaves_open(),
    };
    let link = match account.evidence {
        Evidence::Source(source) => {
            let source = library.source(source);
            Some((source.url.clone(), source.publisher.as_str()))
        }
        Evidence::Statement(text, Some(passage)) => Some((desk.store.passage_href(text, passage), t.to_passage())),
        Evidence::Statement(text, None) => Some((desk.store.href(Page::Statement(text)), t.to_passage())),
        Evidence::Unnamed => None,
    };
    let link = link.map(|(href, name)| (" ", el("a", "pub", name).attr("href", href)));
    el("li", "", (el("b", "", who), " ", el("span", "does", does), " ", account.says.as_str(), link))
}

fn statement(desk: Desk, index: StatementIx) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let text = dossier.statement(index);
    let signers: Vec<_> = text
        .organisations
        .iter()
        .map(|&signer| {
            let name = organisation_name(dossier.organisation(signer));
            el("li", "", el("a", "", name).attr("href", desk.store.href(Page::Organisation(signer))))
        })
        .collect();
    let positions: Vec<_> = text
        .positions
        .iter()
        .map(|position| {
            let question = dossier.question(position.question);
            let page = text.organisations.first().map(|&signer| Page::Position(signer, position.question));
            let name = el("a", "", question.title.as_str()).attr_if("href", page.map(|page| desk.store.href(page)));
            let lemma = text.lemma(position).map(|(_, quote)| el("p", "lemma", own_words(t, quote)));
            let head = el("p", "", (name, " ", stance_word(question.stance(position.stance))));
            el("li", "", (head, lemma, el("p", "reading", position.summary.as_str())))
        })
        .collect();
    let original = el("a", "", t.original(t.language_name(&text.lang))).attr("href", text.url.as_str());
    let as_seen = button("needs-script", Act::At(Some(text.when.last_day())), t.as_they_saw());
    let content = (
        (kick(desk, t.text(), read_word(t, text.read)), title(desk, Page::Statement(index), text.title.as_str())),
        dated(desk, Mark::Statement(index), ()),
        text.personal.then(|| el("p", "hint", t.a_person_speaks())),
        el("ul", "signers", signers),
        match desk.store.library() {
            Some(library) => el("p", "summary", library.notice(index).summary.as_str()),
            None => coming(t),
        },
        (el("p", "original", original), el("p", "", as_seen)),
        el("h3", "", t.positions_of(positions.len())),
        el("ul", "positions", positions),
    );
    el("div", "panel", content)
}

/// The one before and the one after in time.
fn beside(desk: Desk, page: Page) -> Still {
    let t = desk.store.texts;
    let step = |page: Option<Page>, class: &'static str, word: &'static str| {
        let mark = match page? {
            Page::Event(index) => Mark::Event(index),
            Page::Statement(index) => Mark::Statement(index),
            _ => return None,
        };
        Some(el("p", class, (el("span", "lbl", word), " ", choose(desk, mark))))
    };
    let (before, after) = page.neighbours(desk.dossier());
    let steps = (step(before, "before", t.previous()), step(after, "after", t.next()));
    el("nav", "beside", steps).attr("aria-label", t.beside())
}
