//! All events, and one of them: what is told, what is disputed and by whom, who speaks about it.

use super::common::{Desk, Sheet, event_kind, hint, meta, pieces, script_lang, section};
use crate::{
    model::{Account, Bearing, Dispute, Event, EventIx, Importance, Matter, SourceIx, Voice, disputes, time::Day},
    pages::Page,
    text::Style,
    views::parts::still::{Still, el},
};

/// The stretch under which an event is listed: a day within the window of the dossier, and what lies around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stretch {
    Before,
    Day(Day),
    DayUnknown,
    After,
}

pub(super) fn index(desk: Desk) -> Sheet {
    let Desk { d, t, .. } = desk;
    let disputed = desk.library.told.iter().filter(|told| told.disputed.is_some()).count();
    let deck = el("p", "deck", t.events_deck(d.events.len(), &disputed.to_string()));
    let mut stretches: Vec<(Stretch, Vec<Still>)> = Vec::new();
    for (index, event) in d.all_events() {
        let stretch = stretch(desk, event);
        let line = line(desk, index, event);
        match stretches.last_mut() {
            Some((known, lines)) if *known == stretch => lines.push(line),
            _ => stretches.push((stretch, vec![line])),
        }
    }
    let lists = stretches.into_iter().map(|(stretch, lines)| {
        let heading = match stretch {
            Stretch::Before => t.before_day(&t.day(d.meta.window.0, Style::Full)),
            Stretch::Day(day) => t.weekday_and_day(t.weekday(day), &t.day(day, Style::Full)),
            Stretch::DayUnknown => t.days_unknown().to_owned(),
            Stretch::After => t.after_day(&t.day(d.meta.window.1, Style::Full)),
        };
        section("stretch", heading, el("ol", "rows", lines))
    });
    let order = hint(t.order_of_time());
    Sheet { head: desk.head(&[], (), t.nav_events(), (deck, order)), body: lists.collect() }
}

fn stretch(desk: Desk, event: &Event) -> Stretch {
    let (first, last) = desk.d.meta.window;
    match event.when.first_day() {
        day if day < first => Stretch::Before,
        day if day > last => Stretch::After,
        day if event.when.day_known() => Stretch::Day(day),
        _ => Stretch::DayUnknown,
    }
}

fn line(desk: Desk, index: EventIx, event: &'static Event) -> Still {
    let t = desk.t;
    let about = meta(vec![
        Some(event_kind(t, event.kind).to_owned()),
        event.place.as_ref().map(|place| place.name.clone()),
        desk.library.told(index).disputed.is_some().then(|| t.disputed().to_owned()),
        (!event.verified).then(|| t.alone().to_owned()),
    ]);
    let title = desk.link(Page::Event(index), "", event.title.as_str());
    let main = if event.importance == Importance::Spine { "main" } else { "" };
    el("li", main, (desk.date(&event.when, Style::Brief), el("div", "", (el("p", "what", title), about))))
}

pub(super) fn event(desk: Desk, index: EventIx) -> Sheet {
    let Desk { d, t, .. } = desk;
    let event = d.event(index);
    let kick = (
        el("span", "lbl", t.kick_event()),
        " ",
        el("span", "", event_kind(t, event.kind)),
        event.place.as_ref().map(|place| (" ", el("span", "place", place.name.as_str()))),
    );
    let when = el("p", "when", (desk.date(&event.when, Style::Full), " ", el("span", "hint", t.local_days())));
    let head = desk.head(&[Page::Events], kick, event.title.as_str(), when);
    let alone = (!event.verified).then(|| el("p", "alone", t.alone_means()));
    let told = section("told", t.what_is_told(), (el("p", "sum", desk.library.told(index).summary.as_str()), alone));
    let main = (told, disputed(desk, index));
    let side = (speakers(desk, index), sources(desk, &event.sources));
    let body = el("div", "cols", (el("div", "maincol", main), el("div", "sidecol", side)));
    Sheet { head, body: vec![body] }
}

/// What accounts contradict each other about: in prose, then point by point.
fn disputed(desk: Desk, index: EventIx) -> Still {
    let t = desk.t;
    let points = disputes(desk.library.accounts_of(index));
    let prose = desk.library.told(index).disputed.as_ref().map(|prose| el("p", "sum", prose.as_str()));
    if prose.is_none() && points.is_empty() {
        return section("", t.disputed_heading(), el("p", "quiet", t.nothing_disputed()));
    }
    let of = |matter: Matter| {
        let points: Vec<_> = points.iter().filter(|dispute| dispute.matter == matter).collect();
        let (heading, means) = match matter {
            Matter::Fact => (t.points_of_fact(), t.points_of_fact_means()),
            Matter::Judgement => (t.points_of_judgement(), t.points_of_judgement_means()),
        };
        (!points.is_empty()).then(|| {
            let points: Vec<_> = points.into_iter().map(|dispute| point(desk, dispute)).collect();
            el("div", "matter", (el("h3", "", heading), hint(means), points))
        })
    };
    section("", t.disputed_heading(), (prose, of(Matter::Fact), of(Matter::Judgement)))
}

fn point(desk: Desk, dispute: &Dispute<'static>) -> Still {
    let t = desk.t;
    let groups: Vec<_> = Bearing::ALL
        .into_iter()
        .filter_map(|bearing| {
            let accounts: Vec<_> = dispute.with(bearing).map(|one| account(desk, one)).collect();
            let word = match bearing {
                Bearing::Asserts => t.say_so(),
                Bearing::Denies => t.deny_it(),
                Bearing::LeavesOpen => t.leave_open(),
            };
            (!accounts.is_empty()).then(|| el("div", "bearing", (el("p", "lbl", word), el("ul", "tellings", accounts))))
        })
        .collect();
    el("section", "point", (el("h4", "", dispute.point), groups))
}

/// One account: what is said, by whom, on what evidence.
fn account(desk: Desk, account: &'static Account) -> Still {
    let t = desk.t;
    let by = match &account.by {
        Voice::Organisation(one) => pieces(desk.organisation(*one)),
        Voice::Named(name) => pieces(name.as_str()),
        Voice::NotFound => pieces(el("i", "", t.nobody_says())),
    };
    let evidence = desk.evidence(&account.evidence, |source| desk.library.source(source).publisher.as_str());
    let evidence = evidence.map(|evidence| (" · ", evidence));
    let note =
        account.note.as_ref().map(|note| el("p", "note-line", (el("span", "lbl", t.note()), " ", note.as_str())));
    el("li", "", (el("p", "says", account.says.as_str()), el("p", "meta", (el("span", "by", by), evidence)), note))
}

/// The texts that speak about the event, in the order of time, with the passages.
fn speakers(desk: Desk, index: EventIx) -> Still {
    let t = desk.t;
    let speakers = desk.library.speakers(index);
    if speakers.is_empty() {
        return section("", t.who_speaks(), el("p", "quiet", t.nobody_speaks()));
    }
    let count = el("span", "cnt", speakers.len().to_string());
    let lines: Vec<_> = speakers
        .into_iter()
        .map(|(statement, passages)| {
            let who = el("span", "who", desk.signers(desk.d.statement(statement)));
            let where_said = (desk.statement_short(statement), (!passages.is_empty()).then_some(", "));
            el("li", "", (who, " ", el("span", "meta", (where_said, desk.passages(statement, &passages)))))
        })
        .collect();
    section("", (t.who_speaks(), " ", count), (hint(t.who_speaks_means()), el("ul", "speak", lines)))
}

fn sources(desk: Desk, sources: &[SourceIx]) -> Still {
    let t = desk.t;
    let lines: Vec<_> = sources
        .iter()
        .map(|&source| {
            let entry = desk.library.source(source);
            let published = entry.published.as_ref().map(|when| (", ", desk.date(when, Style::Brief)));
            let listed = el("a", "", (t.listed_source(), el("span", "vh", (": ", entry.title.as_str()))))
                .attr("href", format!("{}#{}", desk.store.href(Page::Sources), entry.id));
            let publisher = el("span", "pub", (entry.publisher.as_str(), published, " ", listed));
            let title = desk.out(&entry.url, entry.title.as_str()).attr("hreflang", entry.lang.as_str());
            el("li", "", (title.attr_if("lang", script_lang(&entry.lang, &entry.title)), " ", publisher))
        })
        .collect();
    let count = el("span", "cnt", sources.len().to_string());
    section("", (t.nav_sources(), " ", count), el("ul", "srcs", lines))
}
