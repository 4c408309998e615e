//! The board: a column a stance, a row a day of speaking, a card a text; beneath it who says nothing, kind by kind.

use leptos::prelude::*;

use super::{Desk, detail};
use crate::{
    model::{OrganisationIx, QuestionIx, Spoken, Statement},
    pages::Page,
    state::{Board, Card, Row, Selection},
    text::Style,
    time::Mark,
    views::parts::{Glyph, basis_word, organisation_name, own_words, stance_word},
};

/// The board of the chosen question.
pub fn board(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    view! {
        <section class="board" aria-label=t.board()>
            <h2>{move || title(desk)}</h2>
            <p class="hint">{t.board_order()}</p>
            <div class="board-scroll" tabindex="0" role="group" aria-label=t.board()>
                {move || desk.board.with(|board| table(desk, board))}
            </div>
            {move || absent(desk)}
        </section>
    }
    .into_any()
}

fn title(desk: Desk) -> String {
    let t = desk.store.texts;
    desk.view.with(|view| view.at).map_or_else(
        || t.board_title().to_owned(),
        |day| t.board_title_by(&t.day(day, Style::Full)),
    )
}

fn table(desk: Desk, board: &Board<'static>) -> AnyView {
    let t = desk.store.texts;
    let index = desk.view.with_untracked(|view| view.question);
    let question = desk.dossier().question(index);
    let heads: Vec<_> = board
        .columns
        .iter()
        .map(|&stance| {
            let count = board.count(stance);
            let more = (count.may > 0).then(|| t.and_up_to(count.may));
            view! {
                <th scope="col">
                    {stance_word(question.stance(stance))}
                    <span class="cnt">{t.organisations_count(count.had)} {more}</span>
                </th>
            }
            .into_any()
        })
        .collect();
    let rows: Vec<_> = board.rows.iter().map(|row| row_view(desk, board, index, row)).collect();
    let class = if board.columns.len() > 3 { "cards wide" } else { "cards" };
    view! {
        <table class=class>
            <caption class="vh">{question.asks.as_str()}</caption>
            <thead>
                <tr>
                    <th scope="col">
                        <span class="vh">{t.day_of_speaking()}</span>
                    </th>
                    {heads}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn row_view(desk: Desk, board: &Board<'static>, question: QuestionIx, row: &Row<'static>) -> AnyView {
    let text = desk.dossier().statement(row.date);
    let cells: Vec<_> = board
        .columns
        .iter()
        .map(|&stance| {
            let cards: Vec<_> = row
                .cards
                .iter()
                .filter(|card| card.position.stance == stance)
                .map(|card| card_view(desk, question, card))
                .collect();
            if cards.is_empty() {
                return view! { <td class="none"></td> }.into_any();
            }
            view! { <td><ul>{cards}</ul></td> }.into_any()
        })
        .collect();
    view! {
        <tr class:undated=!text.when.day_known()>
            <th scope="row">{date(desk, text)}</th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The day with its day of the week; of what has no day, what is known of it.
fn date(desk: Desk, text: &'static Statement) -> AnyView {
    let t = desk.store.texts;
    let words = t.when(&text.when, Style::Brief);
    if text.when.day_known() && !text.when.is_span() {
        let weekday = t.weekday(text.when.first_day());
        return view! { {words} <span class="cnt">{weekday}</span> }.into_any();
    }
    if text.when.is_span() { words.into_any() } else { t.day_unknown(&words).into_any() }
}

fn card_view(desk: Desk, question: QuestionIx, card: &Card<'static>) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let index = card.index;
    let text = card.statement;
    let signers: Vec<_> = text
        .organisations
        .iter()
        .map(|&signer| {
            view! {
                <a
                    class="who"
                    href=desk.store.href(Page::Position(signer, question))
                    class:speaks=move || desk.view.with(|view| view.organisation == Some(signer))
                >
                    {organisation_name(dossier.organisation(signer))}
                </a>
            }
            .into_any()
        })
        .collect();
    let joint = (signers.len() > 1).then(|| view! { <p class="signers">{t.joint_text(signers.len())}</p> });
    let lemma = text.lemma(card.position).map(|(_, quote)| view! { <p class="lemma">{own_words(t, quote)}</p> });
    let passage = card.position.passages.first().copied();
    let passage = passage.map(|passage| {
        let id = text.passage(passage).id.as_str();
        view! {
            " "
            <a class="pub" href=desk.store.passage_href(index, passage)>
                {t.passage(id.trim_start_matches('p'))}
            </a>
        }
    });
    let class = match card.spoken {
        Spoken::Had => "card",
        Spoken::May => "card may",
        Spoken::NotYet => "card later",
    };
    let said = match card.spoken {
        Spoken::Had => None,
        Spoken::May => Some(t.may_have_spoken()),
        Spoken::NotYet => Some(t.not_yet()),
    };
    view! {
        <li
            class=class
            class:sel=move || desk.view.with(|view| view.selection == Some(Selection::Statement(index)))
            class:speaks=move || desk.speaks(Mark::Statement(index))
        >
            {said.map(|said| view! { <p class="hint">{said}</p> })}
            {joint}
            <p class="names">{signers}</p>
            {lemma}
            <p class="reading">{card.position.summary.as_str()}</p>
            <p class="meta">
                {basis_word(t, card.position.basis)}
                {passage}
                " "
                <a
                    class="pub"
                    href=desk.store.href(Page::Statement(index))
                    on:click=move |ev| detail::choose(desk, Selection::Statement(index), &ev)
                >
                    {t.text()}
                </a>
            </p>
        </li>
    }
    .into_any()
}

/// Who takes no stance: three kinds of nothing, kept apart and explained.
fn absent(desk: Desk) -> Vec<AnyView> {
    let t = desk.store.texts;
    let question = desk.view.with(|view| view.question);
    let absent = desk.board.with(|board| board.absent.clone());
    [
        (Glyph::Silent, t.silent(), t.silent_means(), absent.silent),
        (Glyph::NotSeen, t.not_seen(), t.not_seen_means(), absent.not_seen),
        (Glyph::NoText, t.no_text(), t.no_text_means(), absent.no_text),
    ]
    .into_iter()
    .filter(|(_, _, _, who)| !who.is_empty())
    .map(|(glyph, word, means, who)| {
        let count = who.len();
        let who: Vec<_> = who.into_iter().map(|organisation| absent_line(desk, organisation, question)).collect();
        view! {
            <section class="absent">
                <h3>
                    {detail::sign(glyph, word)}
                    " "
                    <span class="cnt">{t.organisations_count(count)}</span>
                </h3>
                <p class="hint">{means}</p>
                <ul>{who}</ul>
            </section>
        }
        .into_any()
    })
    .collect()
}

fn absent_line(desk: Desk, organisation: OrganisationIx, question: QuestionIx) -> AnyView {
    let t = desk.store.texts;
    let dossier = desk.dossier();
    let addressed = t.addressed(dossier.addressed(organisation), &dossier.questions.len().to_string());
    view! {
        <li>
            <a href=desk.store.href(Page::Position(organisation, question))>
                {organisation_name(dossier.organisation(organisation))}
            </a>
            " "
            <span class="cnt">{addressed}</span>
        </li>
    }
    .into_any()
}
