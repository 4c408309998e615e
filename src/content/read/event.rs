use super::table::Table;
use crate::{
    content::{
        date,
        problem::ShapeProblem,
        source::{Place, Spot},
    },
    model::{EventKind, Importance, time::When},
};

/// The longest title of an event, in characters: it stands beside its mark.
const TITLE: usize = 60;

pub(in crate::content) struct RawEvent {
    pub id: Spot<String>,
    pub when: Option<When>,
    pub title: Spot<String>,
    pub place_name: Option<Spot<String>>,
    pub position: Option<(f64, f64)>,
    pub kind: Option<EventKind>,
    pub importance: Option<Importance>,
    pub summary: Spot<String>,
    pub disputed: Option<Spot<String>>,
    pub sources: Vec<Spot<String>>,
    pub verified: bool,
}

pub(super) fn event(table: &Table<'_>, offset: i16) -> RawEvent {
    let title = table.text("title");
    let characters = title.chars().count();
    if characters > TITLE {
        table.report(title.place, ShapeProblem::TitleLong { characters, limit: TITLE });
    }
    let place_name = table.optional_text("place");
    let position = position(table);
    if place_name.is_none() && position.is_some() {
        table.missing("place");
    }
    RawEvent {
        id: table.id("id"),
        when: date::when(table, "date", true, offset),
        title,
        place_name,
        position,
        kind: table.word("kind", &EventKind::ALL.map(|kind| (kind.as_str(), kind))),
        importance: importance(table),
        summary: table.text("summary"),
        disputed: table.optional_text("disputed"),
        sources: table.texts("sources", false),
        verified: table.flag("verified", true),
    }
}

/// Both numbers or neither.
fn position(table: &Table<'_>) -> Option<(f64, f64)> {
    let within = |key, number: Option<Spot<f64>>, limit: f64, wants| {
        let number = number?;
        if number.value.abs() <= limit {
            return Some(number.value);
        }
        report_wrong(table, key, number.place, number.value.to_string(), wants);
        None
    };
    let (lat, lon) = (table.number("lat"), table.number("lon"));
    match (&lat, &lon) {
        (Some(_), None) => table.missing("lon"),
        (None, Some(_)) => table.missing("lat"),
        _ => {}
    }
    let lat = within("lat", lat, 90.0, "degrees north from -90 to 90");
    let lon = within("lon", lon, 180.0, "degrees east from -180 to 180");
    Some((lat?, lon?))
}

fn importance(table: &Table<'_>) -> Option<Importance> {
    let number = table.whole_number("importance")?;
    match number.value {
        1 => Some(Importance::Spine),
        2 => Some(Importance::Needed),
        3 => Some(Importance::Detail),
        other => {
            let wants = "1 (the spine of the story), 2 (needed to follow it) or 3 (a detail)";
            report_wrong(table, "importance", number.place, other.to_string(), wants);
            None
        }
    }
}

fn report_wrong(table: &Table<'_>, key: &'static str, place: Place, value: String, wants: &'static str) {
    table.report(place, ShapeProblem::Wrong { key, value, wants });
}
