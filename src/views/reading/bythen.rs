//! As they saw it: what had happened by the day of a text, what had not, and the way to the main view as of that day.

use super::common::{Desk, hint, section};
use crate::{
    model::{EventIx, Importance, QuestionIx, Spoken, StatementIx},
    pages::Page,
    state::{Selection, View, encode},
    text::Style,
    views::parts::still::{Still, el},
};

/// The events before and after a text. Where its day is not known, what lies within its interval stands apart.
pub(super) fn by_then(desk: Desk, text: StatementIx, question: QuestionIx) -> Still {
    let Desk { d, t, .. } = desk;
    let when = &d.statement(text).when;
    let (early, late) = (when.first_day(), when.last_day());
    let mut groups: [(usize, Vec<EventIx>); 3] = [(0, vec![]), (0, vec![]), (0, vec![])];
    for (index, event) in d.all_events() {
        let place = match (Spoken::begun(Some(early), &event.when), Spoken::begun(Some(late), &event.when)) {
            (Spoken::Had, _) => 0,
            (_, Spoken::NotYet) => 2,
            _ => 1,
        };
        groups[place].0 += 1;
        if event.importance == Importance::Spine {
            groups[place].1.push(index);
        }
    }
    let [had, may, not] = groups;
    let day = t.when(when, Style::Full);
    let list = |heading: String, (count, events): (usize, Vec<EventIx>)| {
        let lines: Vec<_> = events
            .into_iter()
            .map(|index| {
                let event = d.event(index);
                let title = desk.link(Page::Event(index), "", event.title.as_str());
                el("li", "", (desk.date(&event.when, Style::Brief), " ", title))
            })
            .collect();
        let lines = (!lines.is_empty()).then(|| el("ol", "evl", lines));
        (count > 0).then(|| el("div", "", (el("h3", "", heading), lines)))
    };
    let lists = (
        list(t.had_happened(&day, had.0), had),
        list(t.may_have_happened(may.0), may),
        list(t.not_yet_happened(not.0), not),
    );
    let means = hint((t.by_then_means(), " ", seen(desk, text, question)));
    section("bythen", t.by_then(), (means, el("div", "halves", lists)))
}

/// The main view as of the last day on which the text may have appeared, with the text chosen.
fn seen(desk: Desk, text: StatementIx, question: QuestionIx) -> Still {
    let d = desk.d;
    let at = Some(d.statement(text).when.last_day());
    let view = View { at, question, selection: Some(Selection::Statement(text)), ..View::plain(d) };
    let href = format!("{}?{}", desk.store.href(Page::Start), encode(&view, d));
    el("a", "", desk.t.as_they_saw_it()).attr("href", href)
}
