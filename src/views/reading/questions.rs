//! The questions, and one of them: every answer with its evidence, and every kind of absence.

use super::{
    cards::card,
    common::{Desk, Sheet, absences, hint, section},
    margin::takers,
};
use crate::{
    export::tables,
    model::{Held, QuestionIx, Raise, StanceIx},
    pages::Page,
    text::Style,
    views::parts::{
        Glyph, mark, organisation_name, stance_word,
        still::{Still, el},
    },
};

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let questions: Vec<_> = d
        .all_questions()
        .map(|(index, question)| {
            let heading = el("h2", "", desk.link(Page::Question(index), "", question.asks.as_str()));
            let why = el("p", "dig", question.why.as_str());
            el("section", "stretch", (el("p", "lbl", question.title.as_str()), heading, why, tally(desk, index)))
        })
        .collect();
    let deck = el("p", "deck", t.questions_deck(d.questions.len()));
    let head = desk.head(&[], (), t.nav_questions(), (deck, hint(t.order_of_dossier())));
    let mut body = questions;
    body.extend(raised(desk, None));
    Sheet { head, body }
}

/// How many organisations give each answer, and how many none, in the order of the question.
fn tally(desk: Desk, index: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let count = |glyph: Glyph, word: &'static str, count: usize| {
        el("li", "", (mark(glyph), " ", word, " ", el("b", "", count.to_string())))
    };
    let mut lines: Vec<_> = d
        .question(index)
        .stances
        .iter()
        .enumerate()
        .map(|(place, stance)| {
            count(Glyph::Stance(stance.shape), stance.label.as_str(), d.holders(index, StanceIx::from(place)).len())
        })
        .collect();
    for (glyph, organisations) in absences(d, index) {
        if !organisations.is_empty() {
            lines.push(count(glyph, absence_word(desk, glyph).0, organisations.len()));
        }
    }
    el("ul", "sums", lines).attr("aria-label", t.organisations_by_answer())
}

/// The word of an absence and what it means.
fn absence_word(desk: Desk, glyph: Glyph) -> (&'static str, &'static str) {
    let t = desk.t;
    match glyph {
        Glyph::Silent => (t.silent(), t.silent_means()),
        Glyph::NotSeen => (t.not_seen(), t.not_seen_means()),
        _ => (t.no_text(), t.no_text_means()),
    }
}

pub(super) fn question(desk: Desk, index: QuestionIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let question = d.question(index);
    let kick = (el("span", "lbl", t.kick_question()), " ", el("span", "", question.title.as_str()));
    let why = el("p", "deck", question.why.as_str());
    let head = desk.head(&[Page::Questions], kick, question.asks.as_str(), (why, tally(desk, index)));
    let mut body = vec![answers(desk, index)];
    body.extend((0..question.stances.len()).map(|place| stance(desk, index, StanceIx::from(place))));
    body.extend(persons(desk, index));
    body.extend(absences(d, index).into_iter().filter_map(|(glyph, organisations)| {
        let (word, means) = absence_word(desk, glyph);
        let count = el("span", "cnt", t.organisation_count(organisations.len()));
        let id = match glyph {
            Glyph::Silent => "silent",
            Glyph::NotSeen => "not-seen",
            _ => "no-text",
        };
        (!organisations.is_empty()).then(|| {
            let names = desk.names(organisations, |one| el("span", "n8", desk.addressed(one)));
            section("absence", (mark(glyph), " ", word, " ", count), (hint(means), names)).attr("id", id)
        })
    }));
    body.extend(raised(desk, Some(index)));
    body.push(hint(desk.file(&tables::of_question(d, index), t.answers_as_csv())));
    Sheet { head, body }
}

/// The possible answers with their definitions, and which of them contradict each other.
fn answers(desk: Desk, index: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let question = d.question(index);
    let lines: Vec<_> = question
        .stances
        .iter()
        .map(|stance| {
            let label = el("a", "", stance_word(stance)).attr("href", format!("#{}", stance.id));
            el("div", "", (el("dt", "", label), el("dd", "", stance.means.as_str())))
        })
        .collect();
    let opposed: Vec<_> = question
        .opposes
        .iter()
        .map(|&(one, other)| el("li", "", t.opposed_pair(&question.stance(one).label, &question.stance(other).label)))
        .collect();
    let opposed = if opposed.is_empty() {
        hint(t.opposed_none())
    } else {
        el("div", "", (hint(t.opposed()), el("ul", "plainlist", opposed)))
    };
    let several = question.several.then(|| hint(t.several_allowed()));
    section("", t.possible_answers(), (el("dl", "defs", lines), opposed, several))
}

/// A stance: every text that takes it, once with all who signed it.
fn stance(desk: Desk, index: QuestionIx, place: StanceIx) -> Still {
    let Desk { d, t, .. } = desk;
    let stance = d.question(index).stance(place);
    let holders = d.holders(index, place).len();
    let spoken = d.spoken_on(index, place);
    let texts = el("span", "cnt", t.organisations_in_texts(holders, &t.text_count(spoken.len())));
    let content = if spoken.is_empty() {
        el("p", "quiet", t.nobody_holds())
    } else {
        let cards: Vec<_> = spoken.into_iter().map(|held| el("li", "", dated_card(desk, index, held))).collect();
        el("ol", "slips", cards)
    };
    let heading = (mark(Glyph::Stance(stance.shape)), " ", stance.label.as_str(), " ", texts);
    section("chunk", heading, (hint((stance.means.as_str(), " ", t.order_of_speaking())), content))
        .attr("id", stance.id.as_str())
}

/// A card under the day of its text and the names of all who signed it, each a link to its own position.
fn dated_card(desk: Desk, question: QuestionIx, held: Held<'static>) -> Still {
    let t = desk.t;
    let signers = &held.statement.organisations;
    let joint = (signers.len() > 1).then(|| {
        let known = desk.signers_known(held.index).map(|known| (": ", known));
        el("p", "lbl", (t.one_text_signed(signers.len()), known))
    });
    let names: Vec<_> = signers
        .iter()
        .map(|&one| {
            let link = desk.link(Page::Position(one, question), "org", organisation_name(desk.d.organisation(one)));
            el("p", "who", link)
        })
        .collect();
    let day = el("p", "on", desk.day(&held.statement.when, Style::Brief));
    card(desk, held, Some(el("div", "", (day, joint, names))))
}

/// Texts in which a person or a government speaks: shown, never counted.
fn persons(desk: Desk, index: QuestionIx) -> Option<Still> {
    let Desk { d, t, .. } = desk;
    let cards: Vec<_> = d
        .all_statements()
        .filter(|(_, statement)| statement.personal)
        .flat_map(|(text, statement)| {
            statement.positions_on(index).map(move |position| Held { index: text, statement, position })
        })
        .map(|held| {
            let stance = stance_word(d.question(index).stance(held.position.stance));
            let day = el("p", "on", desk.day(&held.statement.when, Style::Brief));
            let filed = el("p", "who", (t.filed_under(), " ", desk.signers(held.statement)));
            el("li", "", card(desk, held, Some(el("div", "", (day, filed, el("p", "", stance))))))
        })
        .collect();
    (!cards.is_empty())
        .then(|| section("chunk", t.persons_speak(), (hint(t.person_speaks_means()), el("ol", "slips", cards))))
}

/// The questions that texts raise and that belong to a question of the dossier, or to none.
fn raised(desk: Desk, index: Option<QuestionIx>) -> Option<Still> {
    let t = desk.t;
    let raised: Vec<_> = desk.library.raises.iter().filter(|raise| raise.question == index).collect();
    if raised.is_empty() {
        return None;
    }
    let heading = if index.is_some() { t.raised_here() } else { t.raised_elsewhere() };
    let count = el("span", "cnt", raised.len().to_string());
    let lines: Vec<_> = raised.into_iter().map(|raise| el("li", "", raise_entry(desk, raise))).collect();
    let means = hint(t.raised_means());
    Some(section("chunk", (heading, " ", count), (means, el("ol", "raised", lines))).attr("id", "raised"))
}

fn raise_entry(desk: Desk, raise: &'static Raise) -> (Still, Still, Still) {
    let Desk { d, t, .. } = desk;
    let asked = el("h3", "", raise.asks.as_str());
    let by = (
        t.raised_by(),
        " ",
        desk.signers(d.statement(raise.statement)),
        ", ",
        desk.passage(raise.statement, raise.passage),
    );
    let taken = if raise.taken_up_by.is_empty() {
        el("p", "hint", t.taken_up_by_none())
    } else {
        let count = t.taken_up_by(raise.taken_up_by.len());
        el("details", "", (el("summary", "", count), takers(desk, raise)))
    };
    (asked, el("p", "meta", by), taken)
}
