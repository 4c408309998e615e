//! Positions: where every organisation stands, all of one, and a single one, the unit that people share.

use super::{
    bythen::by_then,
    cards::card,
    common::{Desk, Sheet, hint, section},
    kin, replies,
};
use crate::{
    model::{Cell, Held, OrganisationIx, PassageIx, QuestionIx, Read, StatementIx},
    pages::Page,
    text::Style,
    views::parts::{
        Glyph, basis_word, own_words, read_word, stance_word,
        still::{Still, el},
    },
};

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let lines: Vec<_> = d
        .all_organisations()
        .map(|(one, _)| {
            let all = el("p", "what", (desk.organisation(one), " ", el("span", "n8", desk.addressed(one))));
            el("li", "", (all, words(desk, one)))
        })
        .collect();
    let deck = el("p", "deck", t.positions_deck(d.organisations.len(), &d.questions.len().to_string()));
    let matrix = el("p", "", desk.link(Page::Matrix, "more", t.as_a_table()));
    let head = desk.head(&[], (), t.nav_positions(), (deck, hint(t.order_of_names()), matrix));
    Sheet { head, body: vec![el("ul", "rows plain", lines)] }
}

/// Where an organisation stands, in words; the questions on which nothing is found come last, by the kind of nothing.
fn words(desk: Desk, one: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let mut lines: Vec<Still> = Vec::new();
    let mut absent: [(&'static str, Vec<QuestionIx>); 3] =
        [(t.silent(), vec![]), (t.not_seen(), vec![]), (t.no_text(), vec![])];
    for (index, question) in d.all_questions() {
        match d.cell(one, index) {
            Cell::Held(_) => {
                let title = desk.link(Page::Position(one, index), "", question.title.as_str());
                lines.push(el("li", "", (title, ": ", desk.verdict(one, index))));
            }
            Cell::Silent => absent[0].1.push(index),
            Cell::NotSeen => absent[1].1.push(index),
            Cell::NoText => absent[2].1.push(index),
        }
    }
    for (word, questions) in absent {
        if !questions.is_empty() {
            let links: Vec<_> = questions
                .into_iter()
                .enumerate()
                .map(|(n, index)| {
                    let title = d.question(index).title.as_str();
                    (if n == 0 { " " } else { ", " }, desk.link(Page::Position(one, index), "", title))
                })
                .collect();
            lines.push(el("li", "blank", (word, ":", links)));
        }
    }
    el("ul", "inline", lines)
}

pub(super) fn of(desk: Desk, one: OrganisationIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let organisation = d.organisation(one);
    let kick = (el("span", "lbl", t.positions()), " ", el("span", "", desk.addressed(one)));
    let title = t.name_positions_of(&organisation.name);
    let order = hint(t.order_of_dossier_then_time());
    let head = desk.head(&[Page::Positions, Page::Organisation(one)], kick, title, order);
    let questions = d.all_questions().map(|(index, question)| {
        let heading = desk.link(Page::Position(one, index), "", question.asks.as_str());
        section("chunk", heading, (el("p", "verdict", desk.verdict(one, index)), cards(desk, one, index)))
    });
    Sheet { head, body: questions.collect() }
}

/// All that an organisation's own texts hold on a question, in the order of time.
fn cards(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Still {
    let Cell::Held(held) = desk.d.cell(one, question) else {
        return hint(absence_sentence(desk, one, question));
    };
    let cards: Vec<_> = held
        .into_iter()
        .map(|held| {
            let stance = stance_word(desk.d.question(question).stance(held.position.stance));
            let day = el("p", "on", (desk.day(&held.statement.when, Style::Full), " ", stance));
            el("li", "", card(desk, held, Some(day)))
        })
        .collect();
    el("ol", "slips", cards)
}

/// What an absence means for this organisation: how many texts there are and how much of them was read.
fn absence_sentence(desk: Desk, one: OrganisationIx, question: QuestionIx) -> String {
    let Desk { d, t, .. } = desk;
    let name = d.organisation(one).abbr.as_str();
    let texts = d.own_texts_of(one).count();
    let whole = d.own_texts_of(one).filter(|(_, statement)| statement.read == Read::Whole).count();
    match d.cell(one, question) {
        Cell::Silent => t.silent_sentence(name, texts),
        Cell::NotSeen => t.not_seen_sentence(name, texts, &whole.to_string()),
        Cell::NoText | Cell::Held(_) => t.no_text_sentence(name),
    }
}

pub(super) fn position(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let kick = (el("span", "lbl", t.position()), " ", desk.organisation(one), native_name(desk, one));
    let cell = d.cell(one, question);
    let title = desk.link(Page::Question(question), "", d.question(question).asks.as_str());
    let who = el("b", "", (d.organisation(one).abbr.as_str(), ":"));
    let verdict = el("p", "verdict", (who, " ", answer(desk, one, question, &cell)));
    let head = desk.head(&[Page::Positions, Page::PositionsOf(one)], kick, title, verdict);
    let main: Vec<Still> = match cell {
        Cell::Held(held) => {
            let mut parts = vec![own(desk, &held), readings(desk, question, &held), trail(desk, &held)];
            parts.extend(held.first().map(|held| by_then(desk, held.index, question)));
            parts
        }
        _ => vec![absent(desk, one, question)],
    };
    let side = (answers(desk, one, question), kin::kin(desk, one, question));
    let body = el("div", "cols", (el("div", "maincol", main), el("div", "sidecol", side)));
    Sheet { head, body: vec![body] }
}

/// What an organisation calls itself, where that is not the name it is listed by.
pub(super) fn native_name(desk: Desk, one: OrganisationIx) -> Option<(&'static str, Still)> {
    let organisation = desk.d.organisation(one);
    (organisation.native_name != organisation.name)
        .then(|| (" ", el("span", "", organisation.native_name.as_str()).attr("translate", "no")))
}

/// The answer in one line, and since when.
pub(super) fn answer(
    desk: Desk,
    one: OrganisationIx,
    question: QuestionIx,
    cell: &Cell<'_>,
) -> (Vec<Still>, &'static str, Still) {
    let t = desk.t;
    let first = match cell {
        Cell::Held(held) => held.first().map(|held| t.first_on(&t.when(&held.statement.when, Style::Full))),
        _ => None,
    };
    let said = el("span", "hint", (first.map(|first| (first, "; ")), desk.addressed(one)));
    (defined(desk, one, question), " ", said)
}

/// What it holds, each stance leading to its definition; or the kind of its absence.
fn defined(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
    let asked = desk.d.question(question);
    let page = desk.store.href(Page::Question(question));
    let stances = desk.d.stances(one, question).into_iter().map(|stance| asked.stance(stance));
    let stances: Vec<_> =
        stances.map(|stance| el("a", "", stance_word(stance)).attr("href", format!("{page}#{}", stance.id))).collect();
    if stances.is_empty() { desk.verdict(one, question) } else { stances }
}

/// The passages that carry a position, each once, of every text the one first whose quote stands for it.
fn carrying(held: &[Held<'static>]) -> Vec<(StatementIx, PassageIx)> {
    let mut carrying = Vec::new();
    for Held { index, statement, position } in held.iter().copied() {
        let lemma = statement.lemma(position).map(|(passage, _)| passage);
        for passage in lemma.into_iter().chain(position.passages.iter().copied()) {
            if !carrying.contains(&(index, passage)) {
                carrying.push((index, passage));
            }
        }
    }
    carrying
}

/// The organisation's own words: every quote of the passages that carry the position. One that rests on passages without a
/// quote says so, and the editors' digest of them stands where the words would, marked as what it is.
pub(super) fn own(desk: Desk, held: &[Held<'static>]) -> Still {
    let Desk { d, t, .. } = desk;
    let carrying = carrying(held);
    let place = |(index, passage): (StatementIx, PassageIx)| {
        let statement = d.statement(index);
        let who = (statement.organisations.len() > 1).then(|| t.of_joint_text(statement.organisations.len()));
        let locator = statement.passage(passage).locator.as_str();
        el("figcaption", "", (desk.statement_short(index), who, ", ", locator, ", ", desk.passage(index, passage)))
    };
    let quotes: Vec<_> = carrying
        .iter()
        .filter_map(|&(index, passage)| {
            let quote = d.statement(index).passage(passage).quote.as_ref()?;
            Some(el("figure", "", (el("blockquote", "", own_words(t, quote)), place((index, passage)))))
        })
        .collect();
    if !quotes.is_empty() {
        return section("ownwords", t.own_words(), quotes);
    }
    let digests: Vec<_> = carrying
        .into_iter()
        .map(|(index, passage)| {
            let digest = el("p", "sum", desk.library.digest(index, passage));
            el("figure", "", (el("p", "lbl", t.editors_digest()), digest, place((index, passage))))
        })
        .collect();
    section("ownwords nowords", t.no_own_words(), (hint(t.no_quote_for_position()), digests))
}

pub(super) fn readings(desk: Desk, question: QuestionIx, held: &[Held<'static>]) -> Still {
    let Desk { d, t, .. } = desk;
    let mut told = Vec::new();
    let lines: Vec<_> = held
        .iter()
        .map(|held| {
            let stance = d.question(question).stance(held.position.stance);
            let dated = (
                desk.day(&held.statement.when, Style::Full),
                ", ",
                desk.link(Page::Statement(held.index), "", desk.statement_kind(held.statement)),
                " ",
                stance_word(stance),
                " ",
                basis_word(t, held.position.basis),
            );
            // What the word of a stance means is said once.
            let first = !told.contains(&held.position.stance);
            told.push(held.position.stance);
            let means = first.then(|| hint((el("b", "", stance.label.as_str()), ": ", stance.means.as_str())));
            el("li", "", (el("p", "dated", dated), el("p", "reading", held.position.summary.as_str()), means))
        })
        .collect();
    let several = (held.len() > 1).then(|| hint(t.several_texts()));
    let means =
        hint((el("b", "", t.stated()), ": ", t.stated_means(), " ", el("b", "", t.implied()), ": ", t.implied_means()));
    section("", t.editors_reading(), (several, el("ol", "readings", lines), means))
}

/// From the judgement back to the text.
fn trail(desk: Desk, held: &[Held<'static>]) -> Still {
    section("", desk.t.evidence(), el("ol", "trail", texts(desk, held, true)))
}

/// Each text: how much of it was read, and its passages; in whole, with own words and digest apart, or only linked.
pub(super) fn texts(desk: Desk, held: &[Held<'static>], whole: bool) -> Vec<Still> {
    let t = desk.t;
    held.iter()
        .map(|held| {
            let statement = held.statement;
            let read = el(
                "p",
                "dated",
                (el("b", "", read_word(t, statement.read)), ". ", desk.library.notice(held.index).read_note.as_str()),
            );
            let signed = el(
                "p",
                "dated",
                (t.issued_by(), " ", desk.signers(statement), ". ", desk.out(&statement.url, t.the_original())),
            );
            let carried = &held.position.passages;
            let passage = |&passage: &PassageIx| {
                let place = (desk.passage(held.index, passage), " ", statement.passage(passage).locator.as_str());
                el("li", "", (el("p", "loc1", place), desk.quoted(held.index, passage)))
            };
            let passages = if whole {
                el("ol", "pas", carried.iter().map(passage).collect::<Vec<_>>())
            } else {
                el("p", "dated", desk.passages(held.index, carried))
            };
            el("li", "", (el("h3", "", desk.statement(held.index)), read, signed, passages))
        })
        .collect()
}

/// Where there is no position: exactly what that means, and every text with how much of it was read.
pub(super) fn absent(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let texts: Vec<_> = d
        .own_texts_of(one)
        .map(|(index, statement)| {
            let read = el(
                "p",
                "meta",
                (el("b", "", read_word(t, statement.read)), ". ", desk.library.notice(index).read_note.as_str()),
            );
            let title = el("p", "what", desk.statement(index));
            el("li", "", (desk.day(&statement.when, Style::Brief), el("div", "", (title, read))))
        })
        .collect();
    let list = (!texts.is_empty()).then(|| (el("h3", "", t.what_was_read()), el("ol", "rows", texts)));
    let person = d
        .texts_of(one)
        .filter(|(_, statement)| statement.personal)
        .map(|(index, _)| el("p", "hint", (t.but_a_person(), " ", desk.statement_short(index), ".")))
        .collect::<Vec<_>>();
    let heading = match d.cell(one, question) {
        Cell::Silent => (Glyph::Silent, t.silent()),
        Cell::NotSeen => (Glyph::NotSeen, t.not_seen()),
        _ => (Glyph::NoText, t.no_text()),
    };
    let sentence = el("p", "sum", absence_sentence(desk, one, question));
    let not = hint(t.absence_is_no_stance());
    section("", desk.absence(heading.0, heading.1), (sentence, not, person, list))
}

/// Who answers whom on this question: replies from and to passages that carry a position on it, or from and to whole texts
/// that hold one.
fn answers(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Option<Still> {
    let Desk { d, library, t, .. } = desk;
    let on_it = |text: StatementIx, passage: Option<PassageIx>| {
        let mut positions = d.statement(text).positions_on(question);
        positions.any(|position| passage.is_none_or(|passage| position.passages.contains(&passage)))
    };
    let mut by = library.replies_by(d, one);
    by.retain(|reply| on_it(reply.from, reply.from_passage));
    let mut to = library.replies_to(d, one);
    to.retain(|reply| reply.to.is_some_and(|text| on_it(text, reply.to_passage)));
    let (by, to) = (replies::list(desk, t.replies_by_it(), by), replies::list(desk, t.replies_to_it(), to));
    (by.is_some() || to.is_some()).then(|| el("div", "answers", (by, to)))
}
