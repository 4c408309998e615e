//! Organisations by questions: one table, a mark and a word a cell, each cell a link to its position.

use super::common::{Desk, Sheet, hint, section};
use crate::{
    model::{Basis, Cell, OrganisationIx, QuestionIx},
    order::{sort_and_dedup, sort_by_key},
    pages::Page,
    state::Rows,
    views::parts::{
        Glyph, cell_word, mark, organisation_name, stance_word,
        still::{Still, el},
    },
};

pub(super) fn matrix(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let title = t.matrix_heading(d.organisations.len(), &d.questions.len().to_string());
    let head = desk.head(&[], (), title, (el("p", "deck", t.matrix_deck()), legend(desk), tools(desk), order(desk)));
    let rows: Vec<_> = d.all_organisations().map(|(one, _)| row(desk, one)).collect();
    let table = (el("caption", "vh", t.matrix_caption()), header(desk), el("tbody", "", rows), footer(desk));
    Sheet { head, body: vec![el("div", "mxwrap", el("table", "mx", table)), key(desk)] }
}

/// By what the rows stand, and how many are left of how many. The browser's program keeps it true.
fn order(desk: Desk) -> Still {
    let t = desk.t;
    let all = desk.d.organisations.len();
    let left = el("span", "", t.rows_shown(all, &all.to_string())).attr("id", "rows-shown");
    let order = el("span", "", t.rows_by_name()).attr("id", "rows-order");
    hint((left, " ", order)).attr("role", "status")
}

/// What orders and narrows the rows, for the browser's program: each control says which key of the address it sets.
fn tools(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let option = |value: String, words: &'static str| el("option", "", words).attr("value", value);
    let control = |key: &'static str, label: &'static str, options: Vec<Still>| {
        let select = el("select", "", options).attr("data-rows", key).attr("autocomplete", "off");
        el("label", "", (el("span", "lbl", label), " ", select))
    };
    let mut sorts = vec![option(String::new(), t.sort_by_name()), option("day".into(), t.sort_by_day())];
    sorts.extend(d.questions.iter().map(|question| option(question.id.clone(), question.title.as_str())));
    let mut answers = vec![option(String::new(), t.any_answer())];
    answers.extend(d.questions.iter().map(|question| {
        let stances = question.stances.iter();
        let stances = stances.map(|stance| option(format!("{}.{}", question.id, stance.id), stance.label.as_str()));
        el("optgroup", "", stances.collect::<Vec<_>>()).attr("label", question.title.as_str())
    }));
    let mut countries: Vec<&'static str> = d.organisations.iter().map(|one| one.country.as_str()).collect();
    sort_and_dedup(&mut countries);
    sort_by_key(&mut countries, |code| t.country(code));
    let countries = countries.into_iter().map(|code| option(code.to_owned(), t.country(code)));
    let countries = std::iter::once(option(String::new(), t.any_country())).chain(countries).collect();
    let networks = d.networks().into_iter().map(|id| option(id.to_owned(), id));
    let networks: Vec<_> = std::iter::once(option(String::new(), t.any_network())).chain(networks).collect();
    let controls = (
        control("sort", t.sort_by(), sorts),
        control("stance", t.rows_answer(), answers),
        control("country", t.rows_country(), countries),
        (networks.len() > 1).then(|| control("net", t.rows_network(), networks)),
        el("a", "more", t.show_all()).attr("href", desk.store.href(Page::Matrix)),
    );
    el("div", "mxtools needs-script", controls).attr("role", "group").attr("aria-label", t.sort_and_filter())
}

fn legend(desk: Desk) -> Still {
    let t = desk.t;
    let entry = |glyph: Glyph, word: &'static str, means: &'static str| {
        el("li", "", (mark(glyph), " ", el("b", "", word), ": ", means))
    };
    let shapes = el("li", "", t.shapes_mean());
    let absences = (
        entry(Glyph::Silent, t.silent(), t.silent_means()),
        entry(Glyph::NotSeen, t.not_seen(), t.not_seen_means()),
        entry(Glyph::NoText, t.no_text(), t.no_text_means()),
    );
    let implied = el("li", "", (el("span", "imp", el("span", "", t.implied())), ": ", t.implied_means()));
    el("ul", "mxlegend", (shapes, absences, implied))
}

fn header(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let questions: Vec<_> = d
        .all_questions()
        .map(|(index, question)| {
            let title =
                desk.link(Page::Question(index), "", question.title.as_str()).attr("title", question.asks.as_str());
            el("th", "", title).attr("scope", "col").attr("data-sort", question.id.as_str())
        })
        .collect();
    let first = el("th", "on", t.organisation()).attr("scope", "col");
    let first = first.attr("data-sort", "name").attr("aria-sort", "ascending");
    let last = el("th", "n8h", t.addresses()).attr("scope", "col");
    el("thead", "", el("tr", "", (first, questions, last)))
}

fn row(desk: Desk, one: OrganisationIx) -> Still {
    let d = desk.d;
    let name = desk.link(Page::Organisation(one), "org", organisation_name(d.organisation(one)));
    let cells: Vec<_> = d.all_questions().map(|(index, _)| el("td", "", cell(desk, one, index))).collect();
    let addressed = desk.t.of_all(d.addressed(one), &d.questions.len().to_string());
    let row = (el("th", "", name).attr("scope", "row"), cells, el("td", "n8", addressed));
    el("tr", "", row).attr("data-org", d.organisation(one).id.as_str())
}

/// One link a cell, however many stances it holds.
fn cell(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let cell = d.cell(one, question);
    let id = format!("{}.{}", d.organisation(one).id, d.question(question).id);
    if let Some((glyph, word)) = cell_word(t, &cell) {
        let inner = el("span", "cell blank", (mark(glyph), el("span", "", word)));
        return desk.link(Page::Position(one, question), "", inner).attr("id", id);
    }
    let Cell::Held(held) = cell else { return el("span", "", ()) };
    let lines: Vec<_> = d
        .stances(one, question)
        .into_iter()
        .map(|stance| {
            let entry = d.question(question).stance(stance);
            let stated = held.iter().any(|held| held.position.stance == stance && held.position.basis == Basis::Stated);
            let class = if stated { "cell" } else { "cell imp" };
            el("span", class, (mark(Glyph::Stance(entry.shape)), el("span", "", entry.label.as_str())))
        })
        .collect();
    desk.link(Page::Position(one, question), "", lines).attr("id", id)
}

/// How many organisations give each answer, and how many none: counted as the browser's program counts what is left.
fn footer(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let all = Rows::plain(d);
    let counts: Vec<_> = d
        .all_questions()
        .map(|(index, question)| {
            let count = |glyph: Glyph, word: &'static str, n: usize| {
                el("li", "", (mark(glyph), " ", el("b", "", n.to_string()), " ", el("span", "", word)))
            };
            let stances = question.stances.iter().map(|stance| (Glyph::Stance(stance.shape), stance.label.as_str()));
            let absences = [(Glyph::Silent, t.silent()), (Glyph::NotSeen, t.not_seen()), (Glyph::NoText, t.no_text())];
            let answers = stances.chain(absences).zip(all.counts(d, index));
            let lines: Vec<_> = answers.map(|((glyph, word), n)| count(glyph, word, n)).collect();
            el("td", "", el("ul", "", lines)).attr("data-counts", question.id.as_str())
        })
        .collect();
    let head = el("th", "", t.organisations_by_answer()).attr("scope", "row");
    el("tfoot", "", el("tr", "", (head, counts, el("td", "n8", ()))))
}

/// What the marks say, question by question, for a screen on which a cell has room for its mark alone.
fn key(desk: Desk) -> Still {
    let questions: Vec<_> = desk
        .d
        .all_questions()
        .map(|(index, question)| {
            let title = desk.link(Page::Question(index), "", question.title.as_str());
            let stances: Vec<_> = question.stances.iter().map(stance_word).collect();
            el("div", "", (el("dt", "", title), el("dd", "", stances)))
        })
        .collect();
    section("mxkey", desk.t.marks_by_question(), el("dl", "defs", questions))
}
