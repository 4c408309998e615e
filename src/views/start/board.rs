//! The board: a column a stance, a row a day of speaking, a card a text; beneath it who says nothing, kind by kind.

use leptos::prelude::*;

use super::Desk;
use crate::{
    model::{OrganisationIx, Spoken, Statement},
    pages::Page,
    state::{Act, Board, Card, Row, Selection},
    text::Style,
    time::Mark,
    views::parts::{
        Glyph, basis_word, mark, organisation_name, own_words, stance_word,
        still::{Still, el},
    },
};

/// The board of the chosen question.
pub fn board(desk: Desk) -> Still {
    let t = desk.store.texts;
    let at = desk.view.with(|view| view.at);
    let title = at.map_or_else(|| t.board_title().to_owned(), |day| t.board_title_by(&t.day(day, Style::Full)));
    let (table, absent) = desk.board.with(|board| (table(desk, board), absent(desk, board)));
    let scroll =
        el("div", "board-scroll", table).attr("tabindex", "0").attr("role", "group").attr("aria-label", t.board());
    let content = (el("h2", "", title), el("p", "hint", t.board_order()), scroll, absent);
    el("section", "board", content).attr("aria-label", t.board())
}

fn table(desk: Desk, board: &Board<'static>) -> Still {
    let t = desk.store.texts;
    let question = desk.dossier().question(desk.question.get());
    let heads: Vec<_> = board
        .columns
        .iter()
        .map(|&stance| {
            let count = board.count(stance);
            let more = (count.may > 0).then(|| (" ", t.and_up_to(count.may)));
            let not_yet = (count.not_yet > 0).then(|| (", ", t.n_not_yet(count.not_yet)));
            let count = el("span", "cnt", (t.organisations_count(count.had), more, not_yet));
            el("th", "", (stance_word(question.stance(stance)), count)).attr("scope", "col")
        })
        .collect();
    let corner = el("th", "", el("span", "vh", t.day_of_speaking())).attr("scope", "col");
    let rows: Vec<_> = board.rows.iter().map(|row| row_view(desk, board, row)).collect();
    let class = if board.columns.len() > 3 { "cards wide" } else { "cards" };
    let content = (
        el("caption", "vh", question.asks.as_str()),
        el("thead", "", el("tr", "", (corner, heads))),
        el("tbody", "", rows),
    );
    el("table", class, content)
}

fn row_view(desk: Desk, board: &Board<'static>, row: &Row<'static>) -> Still {
    let text = desk.dossier().statement(row.date);
    let cells: Vec<_> = board
        .columns
        .iter()
        .map(|&stance| {
            let cards: Vec<_> = row
                .cards
                .iter()
                .filter(|card| card.position.stance == stance)
                .map(|card| card_view(desk, card))
                .collect();
            if cards.is_empty() { el("td", "none", "") } else { el("td", "", el("ul", "", cards)) }
        })
        .collect();
    let head = el("th", "", date(desk, text)).attr("scope", "row");
    el("tr", if text.when.day_known() { "" } else { "undated" }, (head, cells))
}

/// The day with its day of the week; of what has no day, what is known of it.
fn date(desk: Desk, text: &'static Statement) -> (String, Option<Still>) {
    let t = desk.store.texts;
    let words = t.when(&text.when, Style::Brief);
    match (text.when.is_span(), text.when.day_known()) {
        (true, _) => (words, None),
        (false, true) => (words + " ", Some(el("span", "cnt", t.weekday(text.when.first_day())))),
        (false, false) => (t.day_unknown(&words), None),
    }
}

fn card_view(desk: Desk, card: &Card<'static>) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let (index, text) = (card.index, card.statement);
    let chosen = desk.view.with(|view| view.organisation);
    let names: Vec<_> = text
        .organisations
        .iter()
        .map(|&signer| {
            let page = Page::Position(signer, card.position.question);
            let class = if chosen == Some(signer) { "who speaks" } else { "who" };
            el("a", class, organisation_name(dossier.organisation(signer))).attr("href", desk.store.href(page))
        })
        .collect();
    let joint = (names.len() > 1).then(|| el("p", "signers", t.joint_text(names.len())));
    let lemma = text.lemma(card.position).map(|(_, quote)| el("p", "lemma", own_words(t, quote)));
    let passage = card.position.passages.first().map(|&passage| {
        let number = text.passage(passage).id.trim_start_matches('p');
        (" ", el("a", "pub", t.passage(number)).attr("href", desk.store.passage_href(index, passage)))
    });
    let act = desk.has_panel().then(|| Act::Select(Selection::Statement(index)).word());
    let whole = el("a", "pub", t.text()).attr("href", desk.store.href(Page::Statement(index))).attr_if("data-act", act);
    let said = match card.spoken {
        Spoken::Had => None,
        Spoken::May => Some(t.may_have_spoken()),
        Spoken::NotYet => Some(t.not_yet()),
    };
    let mut class = String::from(match card.spoken {
        Spoken::Had => "card",
        Spoken::May => "card may",
        Spoken::NotYet => "card later",
    });
    if desk.view.with(|view| view.selection == Some(Selection::Statement(index))) {
        class.push_str(" sel");
    }
    if desk.speaks(Mark::Statement(index)) {
        class.push_str(" speaks");
    }
    let stance = dossier.question(card.position.question).stance(card.position.stance);
    let content = (
        // Where the screen is too narrow for columns, this stands in the place of their heads.
        el("p", "card-stance", stance_word(stance)),
        (said.map(|said| el("p", "hint", said)), joint),
        el("p", "names", names),
        lemma,
        el("p", "reading", card.position.summary.as_str()),
        el("p", "meta", (basis_word(t, card.position.basis), passage, " ", whole)),
    );
    el("li", "", content).attr("class", class)
}

/// Who takes no stance: three kinds of nothing, kept apart and explained.
fn absent(desk: Desk, board: &Board<'static>) -> Vec<Still> {
    let t = desk.store.texts;
    let absent = &board.absent;
    [
        (Glyph::Silent, t.silent(), t.silent_means(), &absent.silent),
        (Glyph::NotSeen, t.not_seen(), t.not_seen_means(), &absent.not_seen),
        (Glyph::NoText, t.no_text(), t.no_text_means(), &absent.no_text),
    ]
    .into_iter()
    .filter(|(_, _, _, who)| !who.is_empty())
    .map(|(glyph, word, means, who)| {
        let count = el("span", "cnt", t.organisations_count(who.len()));
        let lines: Vec<_> = who.iter().map(|&organisation| absent_line(desk, organisation)).collect();
        let head = el("h3", "", (mark(glyph), " ", el("b", "", word), " ", count));
        el("section", "absent", (head, el("p", "hint", means), el("ul", "", lines)))
    })
    .collect()
}

fn absent_line(desk: Desk, organisation: OrganisationIx) -> Still {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let addressed = t.addressed(dossier.addressed(organisation), &dossier.questions.len().to_string());
    let page = Page::Position(organisation, desk.question.get());
    let name = el("a", "", organisation_name(dossier.organisation(organisation))).attr("href", desk.store.href(page));
    el("li", "", (name, " ", el("span", "cnt", addressed)))
}
