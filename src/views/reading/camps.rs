//! The camps as a text of the dossier draws them: the rule, who stands in each and by which words, what differs inside, and
//! all who stand in none.

use super::common::{Desk, Sheet, counted, hint, section};
use crate::{
    model::{Camp, Cell, Inside, OrganisationIx, QuestionIx},
    order::sort_and_dedup,
    pages::Page,
    text::Style,
    views::parts::{
        own_words, stance_word,
        still::{Still, el},
    },
};

pub(super) fn camps(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let Some(first) = d.meta.camps.first() else {
        let none = el("p", "quiet", t.camps_none());
        return Sheet { head: desk.head(&[Page::About], (), t.nav_camps(), none), body: Vec::new() };
    };
    let text = d.statement(first.statement);
    let drawn = hint((t.camps_drawn_by(), " ", desk.signers(text), ", ", desk.statement_short(first.statement), "."));
    let none: Vec<_> = d.in_no_camp().collect();
    let mut sums: Vec<_> = d.meta.camps.iter().map(|camp| counted(d.members(camp).count(), &camp.label)).collect();
    sums.push(counted(none.len(), t.in_none()));
    let deck = (el("p", "deck", t.camps_deck()), drawn, el("ul", "sums", sums));
    let mut body: Vec<_> = d.meta.camps.iter().map(|camp| one(desk, camp)).collect();
    body.push(without(desk, none));
    Sheet { head: desk.head(&[Page::About], (), t.camps(), deck), body }
}

fn one(desk: Desk, camp: &'static Camp) -> Still {
    let Desk { d, t, .. } = desk;
    let rule: Vec<_> = camp
        .conditions
        .iter()
        .map(|condition| {
            let question = d.question(condition.question);
            let stances = condition.stances.iter().map(|&stance| (" ", stance_word(question.stance(stance))));
            let title = desk.link(Page::Question(condition.question), "", question.title.as_str());
            el("li", "", (title, ":", stances.collect::<Vec<_>>()))
        })
        .collect();
    let members: Vec<_> = d.members(camp).collect();
    let count = el("span", "cnt", t.organisation_count(members.len()));
    let lines: Vec<_> = members.into_iter().map(|one| member(desk, camp, one)).collect();
    let content = (
        el("p", "sum", camp.means.as_str()),
        (hint(t.camp_rule()), el("ul", "bullets", rule)),
        (el("h3", "", t.who_stands_in_it()), hint(t.order_of_names()), el("ul", "rows plain", lines)),
        inside(desk, camp),
    );
    section("chunk camp", (camp.label.as_str(), " ", count), content).attr("id", camp.id.as_str())
}

/// A member, and for each question of the rule the stance that counts it in, with the day and the words that carry it.
fn member(desk: Desk, camp: &'static Camp, one: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let reasons: Vec<_> = camp
        .conditions
        .iter()
        .filter_map(|condition| {
            let Cell::Held(held) = d.cell(one, condition.question) else { return None };
            let held = held.into_iter().find(|held| condition.stances.contains(&held.position.stance))?;
            let question = d.question(condition.question);
            let title = desk.link(Page::Position(one, condition.question), "", question.title.as_str());
            let stance = stance_word(question.stance(held.position.stance));
            let words = held.statement.lemma(held.position).map(|(_, quote)| (" ", own_words(t, quote)));
            let day = el("span", "meta", (" ", desk.day(&held.statement.when, Style::Brief)));
            Some(el("li", "", (title, ": ", stance, day, words)))
        })
        .collect();
    el("li", "", (el("p", "what", desk.organisation(one)), el("ul", "inline", reasons)))
}

/// The questions on which members of one camp give different answers.
fn inside(desk: Desk, camp: &'static Camp) -> Still {
    let t = desk.t;
    let differing: Vec<_> = desk.d.inside(camp).into_iter().filter(Inside::differs).collect();
    let lines: Vec<_> = differing.into_iter().map(|inside| difference(desk, &inside)).collect();
    let list = if lines.is_empty() { el("p", "quiet", t.nothing_differs()) } else { el("ul", "inside", lines) };
    el("div", "", (el("h3", "", t.what_differs_inside()), hint(t.what_differs_means()), list))
}

fn difference(desk: Desk, inside: &Inside) -> Still {
    let Desk { d, t, .. } = desk;
    let question = d.question(inside.question);
    let title = el("h4", "", desk.link(Page::Question(inside.question), "", question.title.as_str()));
    let mut lines: Vec<_> = inside
        .holders
        .iter()
        .map(|(stance, members)| {
            let count = el("span", "cnt", members.len().to_string());
            let names = positions(desk, inside.question, members);
            el("li", "", (stance_word(question.stance(*stance)), " ", count, " ", names))
        })
        .collect();
    if !inside.without.is_empty() {
        let count = el("span", "cnt", inside.without.len().to_string());
        lines.push(el("li", "blank", (t.without_a_position(), " ", count)));
    }
    el("li", "", (title, el("ul", "plainlist", lines)))
}

/// Organisations by their short names, each leading to its position on a question.
fn positions(desk: Desk, question: QuestionIx, organisations: &[OrganisationIx]) -> Vec<(&'static str, Still)> {
    let link = |&one: &OrganisationIx| {
        let organisation = desk.d.organisation(one);
        desk.link(Page::Position(one, question), "org", organisation.abbr.as_str())
            .attr("title", organisation.name.as_str())
    };
    organisations.iter().enumerate().map(|(n, one)| (if n == 0 { "" } else { ", " }, link(one))).collect()
}

/// All who stand in no camp, each with what it holds on the questions of the rules: that is the reason.
fn without(desk: Desk, organisations: Vec<OrganisationIx>) -> Still {
    let Desk { d, t, .. } = desk;
    let mut asked: Vec<QuestionIx> =
        d.meta.camps.iter().flat_map(|camp| &camp.conditions).map(|condition| condition.question).collect();
    sort_and_dedup(&mut asked);
    let count = el("span", "cnt", t.in_no_camp_count(organisations.len(), &d.organisations.len().to_string()));
    let lines: Vec<_> = organisations
        .into_iter()
        .map(|one| {
            let stands = asked.iter().map(|&question| {
                let title = desk.link(Page::Position(one, question), "", d.question(question).title.as_str());
                el("li", "", (title, ": ", desk.verdict(one, question)))
            });
            let stands = el("ul", "inline", stands.collect::<Vec<_>>());
            el("li", "", (el("p", "what", desk.organisation(one)), stands))
        })
        .collect();
    let content = (hint((t.in_none_means(), " ", t.order_of_names())), el("ul", "rows plain", lines));
    section("chunk", (t.in_none(), " ", count), content).attr("id", "none")
}
