//! What had happened by the day an organisation first spoke, and what had not.

use super::common::{Desk, hint, section};
use crate::{
    model::{EventIx, Held, Importance, Spoken},
    pages::Page,
    text::Style,
    views::parts::still::{Still, el},
};

/// The main events before and after the first of the texts. Where the day of the text is not known, what lies within its
/// interval stands apart. `None` without a text.
pub(super) fn by_then(desk: Desk, held: &[Held<'static>]) -> Option<Still> {
    let Desk { d, t, .. } = desk;
    let when = &held.first()?.statement.when;
    let (early, late) = (when.first_day(), when.last_day());
    let mut groups: [Vec<EventIx>; 3] = [vec![], vec![], vec![]];
    let mut begun = 0;
    for (index, event) in d.all_events() {
        let place = match (Spoken::begun(Some(early), &event.when), Spoken::begun(Some(late), &event.when)) {
            (Spoken::Had, _) => 0,
            (_, Spoken::NotYet) => 2,
            _ => 1,
        };
        begun += usize::from(place == 0);
        if event.importance == Importance::Spine {
            groups[place].push(index);
        }
    }
    let [had, may, not] = groups;
    let day = t.when(when, Style::Full);
    let list = |heading: String, events: Vec<EventIx>| {
        let lines: Vec<_> = events
            .into_iter()
            .map(|index| {
                let event = d.event(index);
                let title = desk.link(Page::Event(index), "", event.title.as_str());
                el("li", "", (desk.date(&event.when, Style::Brief), " ", title))
            })
            .collect();
        (!lines.is_empty()).then(|| el("div", "", (el("h3", "", heading), el("ol", "evl", lines))))
    };
    let lists = (
        list(t.had_happened(&day, begun), had),
        list(t.may_have_happened().to_owned(), may),
        list(t.not_yet_happened().to_owned(), not),
    );
    Some(section("bythen", t.by_then(), (hint(t.by_then_means()), el("div", "halves", lists))))
}
