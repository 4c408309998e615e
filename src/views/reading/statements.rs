//! All texts, and one of them, passage by passage: own words, digest, and beside each passage what rests on it.

use super::{
    bythen::by_then,
    common::{Desk, Sheet, hint, meta, original_lang, pieces, reported_count},
    margin, replies,
};
use crate::{
    head::number,
    model::{PassageIx, Statement, StatementIx},
    order::sort_and_dedup,
    pages::Page,
    text::Style,
    views::parts::{
        organisation_name, read_word, stance_word,
        still::{Content, Still, el},
    },
};

/// A text with this many passages has a list of its parts.
const LONG: usize = 12;

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let lines: Vec<_> = d.all_statements().map(|(index, _)| line(desk, index)).collect();
    let deck = el("p", "deck", t.statements_deck(d.statements.len()));
    let head = desk.head(&[], (), t.nav_statements(), (deck, hint(t.order_of_time_then_undated())));
    Sheet { head, body: vec![el("ol", "rows", lines)] }
}

/// A text in a list: day, title, by whom, what it is and how much of it was read.
pub(super) fn line(desk: Desk, index: StatementIx) -> Still {
    let t = desk.t;
    let statement = desk.d.statement(index);
    let language = t.language_name(&statement.lang);
    let about = meta(vec![
        Some(desk.statement_kind(statement).to_owned()),
        Some(language.to_owned()),
        Some(read_word(t, statement.read).to_owned()),
        statement.personal.then(|| t.person_speaks().to_owned()),
    ]);
    let who = el("p", "who", desk.signers(statement));
    let title = el("p", "what", desk.statement(index));
    el("li", "", (desk.day(&statement.when, Style::Brief), el("div", "", (who, title, about))))
}

pub(super) fn statement(desk: Desk, index: StatementIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let statement = d.statement(index);
    let mut body = vec![opening(desk, index)];
    body.extend(contents(desk, index));
    body.push(el("div", "text", passages(desk, index)));
    let from = desk.library.replies_where(|reply| reply.from == index);
    let to = desk.library.replies_where(|reply| reply.to == Some(index));
    body.extend(replies::list(desk, t.replies_by_text(), from));
    body.extend(replies::list(desk, t.replies_to_text(), to));
    let asked = statement.positions.first().map_or(d.meta.default_question, |position| position.question);
    body.push(by_then(desk, index, asked));
    Sheet { head: top(desk, index, statement), body }
}

/// The original goes first: where it is, in which language, by whom, and how much of it was read.
fn top(desk: Desk, index: StatementIx, statement: &'static Statement) -> Still {
    let t = desk.t;
    let notice = desk.library.notice(index);
    let kick = (
        el("span", "lbl", desk.statement_kind(statement)),
        " ",
        desk.day(&statement.when, Style::Full),
        statement.personal.then(|| (" ", el("b", "person", t.person_speaks()))),
    );
    let original_title = statement.original_title.as_ref().map(|title| {
        el("p", "orig", title.as_str()).attr_if("lang", original_lang(&statement.lang, title)).attr("translate", "no")
    });
    let who: Vec<_> = statement
        .organisations
        .iter()
        .map(|&one| {
            el("li", "", desk.link(Page::Organisation(one), "org", organisation_name(desk.d.organisation(one))))
        })
        .collect();
    let fact = |name: &'static str, value: Still| el("div", "", (el("dt", "", name), value));
    let link = desk.out(&statement.url, t.original_at(host(&statement.url))).attr("hreflang", statement.lang.as_str());
    let facts = el(
        "dl",
        "facts",
        (
            fact(t.the_original(), el("dd", "", (link, ", ", t.in_language(t.language_name(&statement.lang))))),
            fact(if statement.personal { t.filed_under() } else { t.issued_by() }, el("dd", "", el("ul", "", who))),
            signatories(desk, index).map(|known| fact(t.signatories(), known)),
            fact(t.read(), el("dd", "", (el("b", "", read_word(t, statement.read)), ". ", notice.read_note.as_str()))),
            notice.note.as_ref().map(|note| fact(t.note(), el("dd", "", note.as_str()))),
        ),
    );
    desk.head(&[Page::Statements], kick, statement.title.as_str(), (original_title, facts))
}

/// How many of the signers that others report are known, and who reports how many.
fn signatories(desk: Desk, index: StatementIx) -> Option<Still> {
    let t = desk.t;
    let known = desk.signers_known(index)?;
    let reports = desk.library.notice(index).signers_reported.iter().map(|reported| {
        let evidence = desk.evidence(&reported.evidence, |_| t.its_source()).unwrap_or_else(|| pieces(t.see_note()));
        el("li", "", (t.reported_by(&reported_count(t, reported), &reported.by), ", ", evidence))
    });
    Some(el("dd", "", (el("b", "", known), ". ", el("ul", "", reports.collect::<Vec<_>>()))))
}

/// The host of an address, without a leading `www.`.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

/// What the text says as a whole, and the positions it takes.
fn opening(desk: Desk, index: StatementIx) -> Still {
    let Desk { d, t, .. } = desk;
    let statement = d.statement(index);
    let mut questions: Vec<_> = statement.positions.iter().map(|position| position.question).collect();
    sort_and_dedup(&mut questions);
    let heading = t.takes_position(questions.len(), &d.questions.len().to_string());
    let positions: Vec<_> = questions
        .into_iter()
        .flat_map(|question| statement.positions_on(question).map(move |position| (question, position)))
        .map(|(question, position)| {
            let entry = d.question(question);
            let page = match (statement.organisations.as_slice(), statement.personal) {
                (&[one], false) => Page::Position(one, question),
                _ => Page::Question(question),
            };
            el("li", "", (desk.link(page, "", entry.title.as_str()), ": ", stance_word(entry.stance(position.stance))))
        })
        .collect();
    let person = statement.personal.then(|| hint(t.person_speaks_means()));
    let notes = el("div", "notes", (el("h2", "", heading), person, el("ul", "poslist", positions)));
    el("div", "psg head", (el("div", "body", el("p", "sum", desk.library.notice(index).summary.as_str())), notes))
}

/// The part of a text that a locator names: what stands before its first comma.
fn part(locator: &str) -> &str {
    locator.split(',').next().unwrap_or(locator).trim()
}

/// The parts of a long text, in its order, each with its first passage and how many it has.
fn parts(statement: &'static Statement) -> Vec<(&'static str, PassageIx, usize)> {
    let mut parts: Vec<(&'static str, PassageIx, usize)> = Vec::new();
    for (place, passage) in statement.passages.iter().enumerate() {
        let name = part(&passage.locator);
        match parts.last_mut() {
            Some((known, _, count)) if *known == name => *count += 1,
            _ => parts.push((name, PassageIx::from(place), 1)),
        }
    }
    parts
}

fn contents(desk: Desk, index: StatementIx) -> Option<Still> {
    let statement = desk.d.statement(index);
    if statement.passages.len() < LONG {
        return None;
    }
    let lines: Vec<_> = parts(statement)
        .into_iter()
        .map(|(name, first, count)| {
            let link = el("a", "", name).attr("href", desk.store.passage_href(index, first));
            el("li", "", (link, " ", el("span", "cnt", count.to_string())))
        })
        .collect();
    Some(el("nav", "toc", (el("h2", "", desk.t.contents()), el("ol", "", lines))).attr("aria-label", desk.t.contents()))
}

fn passages(desk: Desk, index: StatementIx) -> impl Content {
    let statement = desk.d.statement(index);
    let long = statement.passages.len() >= LONG;
    let parts = if long { parts(statement) } else { Vec::new() };
    let mut told = vec![el("h2", "", desk.t.passage_by_passage()), hint(desk.t.passages_mean())];
    for place in 0..statement.passages.len() {
        let passage = PassageIx::from(place);
        if let Some((name, _, _)) = parts.iter().find(|(_, first, _)| *first == passage) {
            told.push(el("h3", "part", *name));
        }
        told.push(one(desk, index, passage));
    }
    told
}

fn one(desk: Desk, index: StatementIx, passage: PassageIx) -> Still {
    let t = desk.t;
    let entry = desk.d.statement(index).passage(passage);
    let count = number(desk.d, index, passage);
    let label = (el("span", "vh", t.passage_word()), " ", count.to_string());
    let number = desk.link(Page::Passage(index, passage), "pn", label);
    let body = el("div", "body", (number, desk.quoted(index, passage), where_in_text(desk, index, passage)));
    let notes = el("div", "notes", margin::notes(desk, index, passage));
    el("div", "psg", (body, notes)).attr("id", entry.id.as_str())
}

/// Where in its text a passage stands, and where it was seen, if elsewhere than the text.
pub(super) fn where_in_text(desk: Desk, index: StatementIx, passage: PassageIx) -> Still {
    let entry = desk.d.statement(index).passage(passage);
    let seen = entry.source_url.as_ref().map(|url| (", ", desk.out(url, desk.t.seen_at(host(url)))));
    el("p", "loc1", (entry.locator.as_str(), seen))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_what_a_reader_would_call_it() {
        assert_eq!(host("https://www.idcommunism.com/2022/01/x.html?m=1"), "idcommunism.com");
        assert_eq!(host("http://solidnet.org"), "solidnet.org");
    }

    #[test]
    fn a_part_is_named_before_the_first_comma() {
        assert_eq!(part("introduction, paragraph 2"), "introduction");
        assert_eq!(part("thesis 1"), "thesis 1");
    }
}
