//! Two organisations side by side: agreement first, then where they first part, then what only one or neither speaks to.

use super::{
    cards::stand,
    common::{Desk, Sheet, counted, hint, section},
    replies,
};
use crate::{
    model::{Cell, OrganisationIx, Parting, QuestionIx, Read, Shared},
    order::sort_by_key,
    pages::Page,
    state::Company,
    text::Style,
    views::{
        company::choice,
        parts::{
            cell_word, organisation_name, stance_word,
            still::{Still, el},
        },
    },
};

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let deck = el("p", "deck", t.compare_deck());
    let head = desk.head(&[], (), t.compare_heading(), deck);
    let lines: Vec<_> = d
        .all_organisations()
        .map(|(one, organisation)| {
            let href = format!("{}#compare", desk.store.href(Page::Organisation(one)));
            let link = el("a", "org", organisation_name(organisation)).attr("href", href);
            let choose = el("input", "needs-script", ())
                .attr("type", "checkbox")
                .attr("value", organisation.id.as_str())
                .attr("data-with", "")
                .attr("autocomplete", "off")
                .attr("aria-label", t.choose_one(&organisation.name));
            el("li", "", (choose, link, " ", el("span", "n8", desk.addressed(one))))
        })
        .collect();
    let nobody = choice(desk.store, &Company::default(), false);
    let chosen = el("p", "chosen needs-script", nobody).attr("id", "chosen").attr("role", "status");
    let means = (hint(t.choose_first_means()), el("p", "hint needs-script", t.choose_several_means()));
    let all = section("chunk", t.choose_first(), (means, el("ul", "roll cols3", lines), chosen));
    let company = el("div", "", ()).attr("id", "company");
    Sheet { head, body: vec![company, all, answering(desk)] }
}

/// Pairs of which one answers the other, in the order in which they first did.
fn answering(desk: Desk) -> Still {
    let Desk { d, t, .. } = desk;
    let mut pairs: Vec<Page> = Vec::new();
    for reply in desk.library.replies_where(|reply| reply.to.is_some()) {
        let Some(to) = reply.to else { continue };
        for &one in &d.statement(reply.from).organisations {
            for &other in d.statement(to).organisations.iter().filter(|&&other| other != one) {
                let page = Page::of_pair(d, one, other);
                if !pairs.contains(&page) {
                    pairs.push(page);
                }
            }
        }
    }
    let lines: Vec<_> = pairs.into_iter().map(|page| el("li", "", desk.to(page))).collect();
    section("chunk", t.pairs_that_answer(), (hint(t.pairs_that_answer_means()), el("ul", "roll cols3", lines)))
}

pub(super) fn pair(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let (left, right) = (d.organisation(one), d.organisation(other));
    let partings = d.pair(one, other);
    let count = |wanted: &[Shared]| partings.iter().filter(|parting| wanted.contains(&parting.shared)).count();
    let shared = count(&[Shared::Same, Shared::Overlapping]);
    let parted = count(&[Shared::Apart, Shared::Opposed]);
    let title = match (shared, parted) {
        (0, 0) => t.pair_unshared(&left.abbr, &right.abbr),
        (0, _) => t.pair_parted(&left.abbr, &right.abbr),
        (_, 0) => t.pair_shared(&left.abbr, &right.abbr),
        _ => t.pair_both(&left.abbr, &right.abbr),
    };
    let heads = el("div", "ab heads", (side_head(desk, one), side_head(desk, other)));
    if !d.speak_together(one, other) {
        let head = desk.head(&[Page::Compare], (), title, heads);
        let mut body = vec![apart_entirely(desk, one, other)];
        body.extend(answers(desk, one, other));
        return Sheet { head, body };
    }
    let record = hint((record(desk, one, other), " ", third(desk, one, other)));
    let head = desk.head(&[Page::Compare], (), title, (heads, tally(desk, one, other, shared, parted), record));
    let mut body = shared_questions(desk, one, other, &partings);
    body.extend(unshared(desk, one, other, &only(&partings, &[Shared::Unshared])));
    body.push(exchange(desk, one, other));
    Sheet { head, body }
}

/// The same for a frame: what both speak to as on the page, what they do not by a line each.
pub(super) fn embedded(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Vec<Still> {
    let side = |side: OrganisationIx| (side_head(desk, side), hint(read_of(desk, side)));
    let mut body = vec![el("div", "ab heads", (el("div", "", side(one)), el("div", "", side(other))))];
    if !desk.d.speak_together(one, other) {
        body.push(apart_entirely(desk, one, other));
        body.extend(answers(desk, one, other));
        return body;
    }
    let partings = desk.d.pair(one, other);
    body.push(hint(record(desk, one, other)));
    body.extend(shared_questions(desk, one, other, &partings));
    let unshared = only(&partings, &[Shared::Unshared]);
    if !unshared.is_empty() {
        body.push(section("chunk", desk.t.not_in_both(), in_lines(desk, one, other, unshared)));
    }
    body.push(exchange(desk, one, other));
    body
}

fn only(partings: &[Parting], wanted: &[Shared]) -> Vec<Parting> {
    partings.iter().copied().filter(|parting| wanted.contains(&parting.shared)).collect()
}

/// What both speak to: agreement first, then where they first part.
fn shared_questions(desk: Desk, one: OrganisationIx, other: OrganisationIx, partings: &[Parting]) -> Vec<Still> {
    let t = desk.t;
    let apart = {
        // Where they first part is said in the order of the dossier, opposed or not.
        let mut apart = only(partings, &[Shared::Apart, Shared::Opposed]);
        sort_by_key(&mut apart, |parting| parting.question);
        apart
    };
    let mut body = Vec::new();
    body.extend(group(desk, t.they_agree(), t.they_agree_means(), one, other, &only(partings, &[Shared::Same])));
    body.extend(group(
        desk,
        t.they_overlap(),
        t.they_overlap_means(),
        one,
        other,
        &only(partings, &[Shared::Overlapping]),
    ));
    let (first, further) = apart.split_at(apart.len().min(1));
    body.extend(group(desk, t.first_parting(), t.first_parting_means(), one, other, first));
    body.extend(group(desk, t.they_part_further(), t.order_of_dossier(), one, other, further));
    body
}

/// How many of an organisation's own texts were read from beginning to end.
fn read_of(desk: Desk, one: OrganisationIx) -> String {
    let texts = desk.d.own_texts_of(one).count();
    let whole = desk.d.own_texts_of(one).filter(|(_, statement)| statement.read == Read::Whole).count();
    desk.t.read_of_them(&whole.to_string(), texts)
}

fn side_head(desk: Desk, one: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let organisation = d.organisation(one);
    let texts = t.text_count(d.own_texts_of(one).count());
    let own = || d.own_texts_of(one).map(|(_, statement)| t.when(&statement.when, Style::Brief));
    let days = match (own().next(), own().last()) {
        (Some(first), Some(last)) if first != last => t.between_days(&first, &last),
        (Some(only), _) => t.on_day(&only),
        _ => String::new(),
    };
    let line = t.record(&texts, &days, &desk.addressed(one));
    el(
        "div",
        "",
        (
            el("p", "abbr", desk.link(Page::Organisation(one), "", organisation.abbr.as_str())),
            el("p", "full", organisation.name.as_str()),
            el("p", "hint", line),
        ),
    )
}

/// What the days and the number of their texts mean for the comparison, in plain words.
fn record(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> String {
    let Desk { d, t, .. } = desk;
    let abbr = |side: OrganisationIx| d.organisation(side).abbr.as_str();
    let first = |side: OrganisationIx| d.own_texts_of(side).next().map(|(_, statement)| &statement.when);
    let spoke = match (first(one), first(other)) {
        (Some(a), Some(b)) if a.day_known() && b.day_known() && a.first_day() == b.first_day() => t.spoke_same_day(),
        (Some(a), Some(b)) if a.day_known() && b.day_known() => {
            let (early, late, days) = match b.first_day().0 - a.first_day().0 {
                days if days > 0 => (one, other, days),
                days => (other, one, -days),
            };
            &t.spoke_before(abbr(early), usize::try_from(days).unwrap_or_default(), abbr(late))
        }
        (Some(a), Some(b)) if a.last_day() < b.first_day() => &t.spoke_before_unknown(abbr(one), abbr(other)),
        (Some(a), Some(b)) if b.last_day() < a.first_day() => &t.spoke_before_unknown(abbr(other), abbr(one)),
        _ => t.spoke_unknown(),
    };
    let texts = |side: OrganisationIx| d.own_texts_of(side).count();
    if texts(one) == texts(other) {
        return spoke.to_owned();
    }
    let (more, fewer) = if texts(one) > texts(other) { (one, other) } else { (other, one) };
    format!("{spoke} {}", t.records_differ(&t.text_count(texts(more)), abbr(more), texts(fewer), abbr(fewer)))
}

/// The way to a comparison with a third and a fourth.
fn third(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Still {
    let id = |side: OrganisationIx| desk.d.organisation(side).id.as_str();
    let href = format!("{}?with={},{}", desk.store.href(Page::Compare), id(one), id(other));
    el("a", "", desk.t.add_a_third()).attr("href", href)
}

/// All there is to say of two that speak to no question in common.
fn apart_entirely(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Still {
    let Desk { d, t, .. } = desk;
    let side = |side: OrganisationIx| {
        let titles: Vec<_> = d
            .all_questions()
            .filter(|&(question, _)| !d.stances(side, question).is_empty())
            .map(|(_, question)| question.title.as_str())
            .collect();
        let titles = if titles.is_empty() { t.none_of_the_questions().to_owned() } else { titles.join(", ") };
        let name = desk.link(Page::PositionsOf(side), "", d.organisation(side).abbr.as_str());
        (name, " ", t.speaks_to_these(&titles))
    };
    el("p", "sum", (t.no_shared_question(), " ", side(one), " ", side(other)))
}

fn tally(desk: Desk, one: OrganisationIx, other: OrganisationIx, shared: usize, parted: usize) -> Still {
    let Desk { d, t, .. } = desk;
    let speaks = |side: OrganisationIx, question: QuestionIx| !d.stances(side, question).is_empty();
    let alone = d.all_questions().filter(|&(q, _)| speaks(one, q) != speaks(other, q)).count();
    let neither = d.all_questions().filter(|&(q, _)| !speaks(one, q) && !speaks(other, q)).count();
    let counts = (
        counted(shared, t.tally_shared()),
        counted(parted, t.tally_parted()),
        counted(alone, t.tally_alone()),
        counted(neither, t.tally_neither()),
    );
    el("ul", "sums", counts)
}

fn group(
    desk: Desk,
    heading: &'static str,
    means: &'static str,
    one: OrganisationIx,
    other: OrganisationIx,
    partings: &[Parting],
) -> Option<Still> {
    let pairs: Vec<_> = partings.iter().map(|parting| question(desk, one, other, *parting)).collect();
    (!pairs.is_empty()).then(|| section("chunk", heading, (hint(means), pairs)))
}

fn question(desk: Desk, one: OrganisationIx, other: OrganisationIx, parting: Parting) -> Still {
    let Desk { d, t, .. } = desk;
    let entry = d.question(parting.question);
    let asks = el("h3", "", desk.link(Page::Question(parting.question), "", entry.asks.as_str()));
    let stances = d.stances(one, parting.question);
    let both: Vec<_> = d
        .stances(other, parting.question)
        .into_iter()
        .filter(|stance| stances.contains(stance))
        .map(|stance| (" ", stance_word(entry.stance(stance))))
        .collect();
    let both = (!both.is_empty()).then(|| el("p", "both", (t.both_hold(), both)));
    let opposed = (parting.shared == Shared::Opposed).then(|| hint(t.declared_opposite()));
    let sides = el("div", "ab", (side(desk, one, parting.question), side(desk, other, parting.question)));
    el("section", "versus", (asks, both, opposed, sides))
}

/// One side on one question: every stance by its first text, or the kind of absence.
fn side(desk: Desk, one: OrganisationIx, question: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let name = el("p", "lbl mob", d.organisation(one).abbr.as_str());
    let cell = d.cell(one, question);
    if let Some((glyph, word)) = cell_word(t, &cell) {
        let link = desk.link(Page::Position(one, question), "", desk.absence(glyph, word));
        return el("div", "", (name, el("p", "silentline", link)));
    }
    let Cell::Held(held) = cell else { return el("div", "", name) };
    let stands: Vec<_> = d
        .stances(one, question)
        .into_iter()
        .filter_map(|stance| {
            let mut texts = held.iter().filter(|held| held.position.stance == stance);
            let first = *texts.next()?;
            let more = texts.count();
            Some(stand(desk, question, first, more))
        })
        .collect();
    let all = el("p", "", desk.link(Page::Position(one, question), "more", t.the_whole_position()));
    el("div", "", (name, stands, all))
}

/// The questions that one of the two speaks to, then those that neither does.
fn unshared(desk: Desk, one: OrganisationIx, other: OrganisationIx, partings: &[Parting]) -> Vec<Still> {
    let Desk { d, t, .. } = desk;
    let speaks = |side: OrganisationIx, question: QuestionIx| !d.stances(side, question).is_empty();
    let (alone, neither): (Vec<Parting>, Vec<Parting>) =
        partings.iter().partition(|parting| speaks(one, parting.question) || speaks(other, parting.question));
    let mut parts: Vec<Still> =
        group(desk, t.in_one_alone(), t.in_one_alone_means(), one, other, &alone).into_iter().collect();
    if !neither.is_empty() {
        parts.push(section("chunk", t.in_neither(), in_lines(desk, one, other, neither)));
    }
    parts
}

/// A line a question: where each of the two stands on it.
fn in_lines(desk: Desk, one: OrganisationIx, other: OrganisationIx, partings: Vec<Parting>) -> Still {
    let d = desk.d;
    let lines: Vec<_> = partings
        .into_iter()
        .map(|parting| {
            let title = desk.link(Page::Question(parting.question), "", d.question(parting.question).asks.as_str());
            let state = |side: OrganisationIx| {
                let words = (d.organisation(side).abbr.as_str(), ": ", desk.verdict(side, parting.question));
                el("span", "", words)
            };
            el("li", "", (title, " ", el("span", "meta", (state(one), "; ", state(other)))))
        })
        .collect();
    el("ul", "plainlist", lines)
}

/// Whether they answer each other.
fn exchange(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Still {
    let t = desk.t;
    answers(desk, one, other).unwrap_or_else(|| section("", t.do_they_answer(), hint(t.they_do_not_answer())))
}

/// The places where one of them answers the other.
fn answers(desk: Desk, one: OrganisationIx, other: OrganisationIx) -> Option<Still> {
    let Desk { d, t, .. } = desk;
    let by = |side: OrganisationIx, index| d.statement(index).organisations.contains(&side);
    let replies = desk.library.replies_where(|reply| {
        reply.to.is_some_and(|to| (by(one, reply.from) && by(other, to)) || (by(other, reply.from) && by(one, to)))
    });
    replies::list(desk, t.do_they_answer(), replies)
}
