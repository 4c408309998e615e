//! Who stands where on the question of a position: the same answer, a declared opposite, another, none.

use super::common::{Desk, absences, hint, section};
use crate::{
    model::{Cell, OrganisationIx, QuestionIx, Shared},
    order::sort_by_key,
    pages::Page,
    text::Style,
    views::parts::{
        mark, organisation_name,
        still::{Still, el},
    },
};

/// How everybody else stands to an organisation on a question. Each name leads to the pair.
pub(super) fn kin(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Vec<Still> {
    let Desk { d, t, .. } = desk;
    let others: Vec<_> = d.all_organisations().map(|(other, _)| other).filter(|&other| other != one).collect();
    let spoke = !d.stances(one, question).is_empty();
    let mut groups: Vec<(&'static str, Vec<OrganisationIx>)> = Vec::new();
    if spoke {
        let of = |wanted: &[Shared]| {
            others.iter().copied().filter(|&other| wanted.contains(&d.shared(one, other, question))).collect()
        };
        groups.push((t.the_same(), of(&[Shared::Same])));
        groups.push((t.overlapping(), of(&[Shared::Overlapping])));
        groups.push((t.another(), of(&[Shared::Apart])));
        groups.push((t.the_opposite(), of(&[Shared::Opposed])));
    } else {
        let speak = others.iter().copied().filter(|&other| !d.stances(other, question).is_empty()).collect();
        groups.push((t.others_speak(), speak));
    }
    let mut parts: Vec<_> = groups
        .into_iter()
        .filter(|(_, organisations)| !organisations.is_empty())
        .map(|(heading, organisations)| group(desk, one, question, heading, organisations))
        .collect();
    if let Some(first) = parts.first_mut() {
        let order = hint(t.kin_means());
        *first = el("div", "", (order, std::mem::replace(first, el("div", "", ()))));
    }
    parts.push(nothing(desk, one, question));
    parts
}

fn group(
    desk: Desk,
    one: OrganisationIx,
    question: QuestionIx,
    heading: &'static str,
    mut organisations: Vec<OrganisationIx>,
) -> Still {
    let d = desk.d;
    let first = |other: OrganisationIx| match d.cell(other, question) {
        Cell::Held(held) => held.first().map(|held| held.statement),
        _ => None,
    };
    sort_by_key(&mut organisations, |&other| (first(other).map(|statement| statement.when.order()), other));
    let count = el("span", "cnt", organisations.len().to_string());
    let lines: Vec<_> = organisations
        .into_iter()
        .map(|other| {
            let day = first(other).map(|statement| desk.day(&statement.when, Style::NoYear));
            let name = organisation_name(d.organisation(other));
            el("li", "", (day, desk.link(Page::of_pair(d, one, other), "org", name)))
        })
        .collect();
    section("", (heading, " ", count), el("ul", "roll dated", lines))
}

/// How many stand in none of the groups, by the kind of nothing, with the way to their names.
fn nothing(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Still {
    let t = desk.t;
    let ids = ["silent", "not-seen", "no-text"];
    let words = [t.silent(), t.not_seen(), t.no_text()];
    let means = [t.silent_means(), t.not_seen_means(), t.no_text_means()];
    let lines: Vec<_> = absences(desk.d, question)
        .into_iter()
        .enumerate()
        .filter_map(|(n, (glyph, organisations))| {
            let others = organisations.iter().filter(|&&other| other != one).count();
            let href = format!("{}#{}", desk.store.href(Page::Question(question)), ids[n]);
            let link = el("a", "", (mark(glyph), " ", words[n])).attr("href", href).attr("title", means[n]);
            (others > 0).then(|| el("li", "", (link, " ", el("span", "cnt", others.to_string()))))
        })
        .collect();
    section("", t.without_a_position(), el("ul", "plainlist", lines))
}
