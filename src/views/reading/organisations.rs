//! All organisations, and one of them: its line through every question, its texts, who answers whom.

use super::{
    cards::line_through,
    common::{Desk, Sheet, hint, meta, organisation_kind, section},
    replies,
};
use crate::{
    export::tables,
    model::{Organisation, OrganisationIx},
    pages::Page,
    text::Style,
    views::parts::{
        organisation_name, read_word,
        still::{Still, el},
    },
};

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let lines: Vec<_> = d
        .all_organisations()
        .map(|(index, organisation)| {
            let about = meta(vec![
                Some(t.country(&organisation.country).to_owned()),
                Some(organisation_kind(t, organisation.kind).to_owned()),
                networks(organisation),
                Some(t.text_count(d.texts_of(index).count())),
                Some(desk.addressed(index)),
            ]);
            el("li", "", (el("p", "what", desk.organisation(index)), about))
        })
        .collect();
    let deck = el("p", "deck", t.organisations_deck(d.organisations.len()));
    let head = desk.head(&[], (), t.nav_organisations(), (deck, hint(t.order_of_names())));
    Sheet { head, body: vec![el("ul", "rows plain halves", lines)] }
}

/// The networks by their ids, as the dossier writes them.
fn networks(organisation: &Organisation) -> Option<String> {
    (!organisation.networks.is_empty()).then(|| organisation.networks.join(", "))
}

pub(super) fn organisation(desk: Desk, index: OrganisationIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let organisation = d.organisation(index);
    let kick = (
        el("span", "lbl", organisation_kind(t, organisation.kind)),
        " ",
        el("span", "", t.country(&organisation.country)),
    );
    // The language of the native name is not in the dossier, so none is claimed.
    let native = (organisation.native_name != organisation.name)
        .then(|| el("p", "orig", organisation.native_name.as_str()).attr("translate", "no"));
    let title = (organisation.name.as_str(), abbreviation(organisation));
    let head = desk.head(&[Page::Organisations], kick, title, native);
    let main = (
        el("p", "sum", organisation.about.as_str()),
        section("", t.line_through(), line(desk, index)),
        texts(desk, index),
        replies::list_or(desk, t.replies_by_it(), t.replies_by_it_none(), desk.library.replies_by(d, index)),
        replies::list_or(desk, t.replies_to_it(), t.replies_to_it_none(), desk.library.replies_to(d, index)),
    );
    let side = (facts(desk, index), camps(desk, index), others(desk, index));
    let body = el("div", "cols", (el("div", "maincol", main), el("div", "sidecol", side)));
    Sheet { head, body: vec![body] }
}

fn abbreviation(organisation: &'static Organisation) -> Option<(&'static str, Still)> {
    (organisation.abbr != organisation.name).then(|| (" ", el("span", "abbr", organisation.abbr.as_str())))
}

fn facts(desk: Desk, index: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let organisation = d.organisation(index);
    let fact = |name: &'static str, value: Still| el("div", "", (el("dt", "", name), value));
    let list = (
        fact(t.addresses(), el("dd", "", t.questions_of_all(d.addressed(index), &d.questions.len().to_string()))),
        fact(t.nav_statements(), el("dd", "", d.texts_of(index).count().to_string())),
        networks(organisation).map(|networks| fact(t.networks_then(), el("dd", "", networks))),
        fact(t.website(), el("dd", "", desk.out(&organisation.url, organisation.url.as_str()))),
    );
    el("dl", "facts", list)
}

fn line(desk: Desk, index: OrganisationIx) -> (Still, Still, Still, Still) {
    let all = desk.link(Page::PositionsOf(index), "more", desk.t.all_positions_with_words());
    let table = desk.file(&tables::of_organisation(desk.d, index), desk.t.positions_as_csv());
    (hint(desk.t.line_means()), line_through(desk, index), el("p", "", all), hint(table))
}

fn texts(desk: Desk, index: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let count = d.texts_of(index).count();
    if count == 0 {
        return section("", t.its_texts(), hint(t.no_text_means()));
    }
    let lines: Vec<_> = d
        .texts_of(index)
        .map(|(text, statement)| {
            let joint = (statement.organisations.len() > 1).then(|| t.signed_with(statement.organisations.len() - 1));
            let about = meta(vec![
                Some(desk.statement_kind(statement).to_owned()),
                joint,
                Some(read_word(t, statement.read).to_owned()),
                statement.personal.then(|| t.person_speaks().to_owned()),
            ]);
            let title = el("p", "what", desk.statement(text));
            el("li", "", (desk.day(&statement.when, Style::Brief), el("div", "", (title, about))))
        })
        .collect();
    let heading = (t.its_texts(), " ", el("span", "cnt", count.to_string()));
    let person = d.texts_of(index).any(|(_, statement)| statement.personal).then(|| hint(t.person_speaks_means()));
    section("", heading, (person, el("ol", "rows", lines)))
}

/// The camps it is counted to by the declared rule, or that it stands in none.
fn camps(desk: Desk, index: OrganisationIx) -> Option<Still> {
    let Desk { d, t, .. } = desk;
    let first = d.meta.camps.first()?;
    let mine: Vec<_> = d
        .meta
        .camps
        .iter()
        .filter(|camp| d.stands_in(index, camp))
        .map(|camp| el("p", "", el("b", "", camp.label.as_str())))
        .collect();
    let none = mine.is_empty().then(|| el("p", "", t.in_no_camp()));
    let rule = desk.link(Page::Camps, "more", t.how_camps_are_drawn());
    let drawn = hint((t.camps_drawn_by(), " ", desk.statement_short(first.statement)));
    Some(section("", t.camp(), (mine, none, drawn, rule)))
}

/// A way to every other organisation beside this one.
fn others(desk: Desk, index: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let lines: Vec<_> = d
        .all_organisations()
        .filter(|&(other, _)| other != index)
        .map(|(other, entry)| {
            let together = d.speak_together(index, other);
            let link = desk.link(Page::of_pair(d, index, other), "org", organisation_name(entry));
            el("li", if together { "" } else { "apart" }, link)
        })
        .collect();
    let heading = t.compare_with(&d.organisation(index).abbr);
    section("compare", heading, (hint(t.compare_with_means()), el("ul", "roll", lines))).attr("id", "compare")
}
