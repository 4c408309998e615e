//! The keys of the main view.

use super::{Key, joined, list, networks, stances, stances_text};
use crate::{
    model::{
        Dossier, EventKind,
        time::{DAY, Day, Minute},
    },
    state::{Selection, View},
    time::{Edge, FoldId},
};

/// All keys, in the order in which they are written and read: `question` stands first, before `stance`, which belongs to it.
pub const KEYS: &[Key<View>] = &[
    Key {
        name: "question",
        shape: "the id of a question",
        read: |value, dossier, view| {
            view.question = dossier.find_question(value)?;
            Some(())
        },
        write: |view, dossier| {
            (view.question != dossier.meta.default_question).then(|| dossier.question(view.question).id.clone())
        },
    },
    Key {
        name: "at",
        shape: "a day, YYYY-MM-DD",
        read: |value, _, view| {
            view.at = Some(Day::parse(value)?);
            Some(())
        },
        write: |view, _| view.at.map(|day| day.to_string()),
    },
    Key {
        name: "from",
        shape: "a day or a minute, YYYY-MM-DD or YYYY-MM-DDThh:mm, or `undated.` and per cent of the bay; only with a later `to`",
        read: |value, _, view| {
            let from = edge(value, Day::start)?;
            view.window = Some((from, view.window.map_or(from, |(_, to)| to)));
            Some(())
        },
        write: |view, _| view.window.map(|(from, _)| edge_text(from, |minute| minute.day())),
    },
    Key {
        name: "to",
        shape: "as `from`; a day counts to its end",
        read: |value, dossier, view| {
            let to = edge(value, Day::end)?;
            let from = view.window?.0;
            view.window = Some((from, to));
            (order(from, dossier) < order(to, dossier)).then_some(())
        },
        write: |view, _| view.window.map(|(_, to)| edge_text(to, |minute| minute.day().previous())),
    },
    Key {
        name: "sel",
        shape: "`event:` or `statement:` and an id, or `day:` and a day",
        read: |value, dossier, view| {
            view.selection = Some(match value.split_once(':')? {
                ("event", id) => Selection::Event(dossier.find_event(id)?),
                ("statement", id) => Selection::Statement(dossier.find_statement(id)?),
                ("day", day) => Selection::Day(Day::parse(day)?),
                _ => return None,
            });
            Some(())
        },
        write: |view, dossier| {
            view.selection.map(|selection| match selection {
                Selection::Event(index) => format!("event:{}", dossier.event(index).id),
                Selection::Statement(index) => format!("statement:{}", dossier.statement(index).id),
                Selection::Day(day) => format!("day:{day}"),
            })
        },
    },
    Key {
        name: "org",
        shape: "the id of an organisation",
        read: |value, dossier, view| {
            view.organisation = Some(dossier.find_organisation(value)?);
            Some(())
        },
        write: |view, dossier| view.organisation.map(|index| dossier.organisation(index).id.clone()),
    },
    Key {
        name: "kind",
        shape: "kinds of events, with commas",
        read: |value, _, view| {
            view.kinds = list(value, |word| EventKind::ALL.into_iter().find(|kind| kind.as_str() == word))?;
            Some(())
        },
        write: |view, _| joined(view.kinds.iter().map(|kind| kind.as_str().to_owned())),
    },
    Key {
        name: "stance",
        shape: "ids of stances on the question, with commas",
        read: |value, dossier, view| {
            view.stances = stances(value, dossier.question(view.question))?;
            Some(())
        },
        write: |view, dossier| stances_text(&view.stances, dossier.question(view.question)),
    },
    Key {
        name: "net",
        shape: "ids of networks, with commas",
        read: |value, dossier, view| {
            view.networks = networks(value, dossier)?;
            Some(())
        },
        write: |view, _| joined(view.networks.iter().cloned()),
    },
    Key {
        name: "fold",
        shape: "folds that are opened, `before`, `after` or the first day of a quiet stretch, with commas",
        read: |value, _, view| {
            view.open = list(value, fold)?;
            Some(())
        },
        write: |view, _| {
            joined(view.open.iter().map(|fold| match fold {
                FoldId::Before => "before".to_owned(),
                FoldId::After => "after".to_owned(),
                FoldId::Quiet(day) => day.to_string(),
            }))
        },
    },
    Key {
        name: "q",
        shape: "a text of at most 200 letters",
        read: |value, _, view| {
            let search: String = value.trim().to_owned();
            let fits = search.chars().count() <= 200 && !search.chars().any(char::is_control);
            view.search = if fits { search } else { return None };
            Some(())
        },
        write: |view, _| Some(view.search.trim()).filter(|text| !text.is_empty()).map(str::to_owned),
    },
];

/// Takes a window away that has not both of its ends. Answers whether there was one.
pub(super) fn drop_half_window(view: &mut View, dossier: &Dossier) -> bool {
    let half = view.window.is_some_and(|(from, to)| order(from, dossier) >= order(to, dossier));
    if half {
        view.window = None;
    }
    half
}

fn fold(word: &str) -> Option<FoldId> {
    match word {
        "before" => Some(FoldId::Before),
        "after" => Some(FoldId::After),
        day => Day::parse(day).map(FoldId::Quiet),
    }
}

/// Reads an end of a window.
fn edge(text: &str, of_day: fn(Day) -> Minute) -> Option<Edge> {
    let Some(part) = text.strip_prefix("undated.") else { return minute(text, of_day).map(Edge::Minute) };
    let plain = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    part.parse().ok().filter(|&part| plain && part <= 100).map(Edge::Bay)
}

fn edge_text(edge: Edge, bounds: fn(Minute) -> Day) -> String {
    match edge {
        Edge::Minute(minute) => minute_text(minute, bounds(minute)),
        Edge::Bay(part) => format!("undated.{part}"),
    }
}

/// Which of two ends comes first: the bay lies behind the last minute of the dossier's window and before the end of it.
fn order(edge: Edge, dossier: &Dossier) -> (Minute, u8) {
    let end = dossier.meta.window.1.end();
    match edge {
        Edge::Bay(part) => (end, part),
        Edge::Minute(minute) => (minute, if minute == end { u8::MAX } else { 0 }),
    }
}

/// Reads a minute; of a day alone, the one that `of_day` takes.
fn minute(text: &str, of_day: fn(Day) -> Minute) -> Option<Minute> {
    let Some((day, clock)) = text.split_once('T') else { return Day::parse(text).map(of_day) };
    let (hours, minutes) = clock.split_once(':')?;
    let number = |digits: &str, below: i64| -> Option<i64> {
        let plain = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse().ok().filter(|&number| plain && number < below)
    };
    Some(Minute(Day::parse(day)?.start().0 + number(hours, 24)? * 60 + number(minutes, 60)?))
}

/// Writes a minute; one at midnight as the day that it bounds.
fn minute_text(minute: Minute, bounds: Day) -> String {
    let of_day = minute.0.rem_euclid(DAY);
    if of_day == 0 { bounds.to_string() } else { format!("{}T{:02}:{:02}", minute.day(), of_day / 60, of_day % 60) }
}
