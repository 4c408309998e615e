//! Dates that have broken other timelines: each stands where it belongs, whatever the scale.
#![cfg(feature = "content")]

use std::{fs, path::Path};

use standpoint::{
    content,
    model::{
        Dossier, Event, EventIx,
        time::{Day, Minute},
    },
    order::Set,
    time::{Axis, FoldId, Layout, Mark, Named, Ruler, Scale, Window, ruler},
};

fn folder(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn hard() -> Dossier {
    content::load(&folder("tests/fixtures/dates")).content.expect("the dossier is sound").0
}

fn event<'a>(dossier: &'a Dossier, id: &str) -> (EventIx, &'a Event) {
    dossier.all_events().find(|(_, event)| event.id == id).unwrap_or_else(|| panic!("{id} is not there"))
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Everything open that can be opened.
fn opened(dossier: &Dossier) -> Axis {
    let outside: Set<FoldId> = [FoldId::Before, FoldId::After].into_iter().collect();
    let mut all = outside.clone();
    Axis::new(dossier, &outside).folds.iter().for_each(|fold| all.insert(fold.id));
    Axis::new(dossier, &all)
}

fn layout(dossier: &Dossier, axis: &Axis, window: Window) -> Layout {
    Layout::new(dossier, axis, Some((1_280.0, window.length())), None, |_| true)
}

/// The labels of a window, by the dates they name.
fn labels(axis: &Axis, window: Window) -> Ruler {
    ruler(axis, window, 1_280.0, &|what| match what {
        Named::Clock(minute) => format!("{:02}:{:02}", minute.of_day() / 60, minute.of_day() % 60),
        Named::Unit(_, day) | Named::Whole(_, day) => day.to_string(),
        Named::Stretch(from, to) => format!("{from} to {to}"),
    })
}

fn on(axis: &Axis, from: Minute, to: Minute) -> Window {
    Window { start: axis.place(from), end: axis.place(to) }
}

fn at(text: &str, clock: i64) -> Minute {
    Minute(day(text).start().0 + clock)
}

#[test]
fn time_runs_one_way_through_all_of_them() {
    let dossier = hard();
    for axis in [Axis::new(&dossier, &Set::default()), opened(&dossier)] {
        let layout = layout(&dossier, &axis, axis.whole());
        // What is dated to a year or more stands in the middle of it: only what is as exact can be compared.
        let exact: Vec<_> = dossier
            .all_events()
            .filter(|(_, event)| event.when.day_known() && !event.when.is_span())
            .map(|(index, event)| (event.when.begins_within().0, layout.place(Mark::Event(index)).unwrap()))
            .collect();
        assert!(exact.len() > 12);
        assert!(exact.windows(2).all(|pair| pair[0].0 <= pair[1].0 && pair[0].1 <= pair[1].1 + 1e-9), "{exact:?}");
        let everywhere = dossier.all_events().map(|(index, _)| layout.place(Mark::Event(index)).expect("it is shown"));
        assert!(everywhere.into_iter().all(|place| axis.whole().start <= place && place <= axis.whole().end));
    }
}

#[test]
fn no_year_is_lost_and_none_is_zero() {
    let dossier = hard();
    let years = |id: &str| {
        let when = &event(&dossier, id).1.when;
        (when.first_day().civil().year, when.last_day().civil().year)
    };
    for (id, first, last) in [
        ("guess", -80_000, -80_000),
        ("deep", -4_000, -4_000),
        ("thirty-years", -50, -20),
        ("two-bce", -1, -1),
        ("one-bce", 0, 0),
        ("one-ce", 1, 1),
        ("nine-hundred", 900, 900),
        ("fourteen", 1914, 1928),
        ("thirty-fifth", 3500, 3599),
        ("far", 12_000, 12_000),
    ] {
        assert_eq!(years(id), (first, last), "{id}");
    }
    let places: Vec<f64> = ["two-bce", "one-bce", "one-ce"]
        .map(|id| {
            let axis = opened(&dossier);
            layout(&dossier, &axis, axis.whole()).place(Mark::Event(event(&dossier, id).0)).unwrap()
        })
        .to_vec();
    assert!(places[0] < places[1] && places[1] < places[2], "side by side in their order: {places:?}");
}

#[test]
fn a_year_or_a_month_is_all_of_it() {
    let dossier = hard();
    let axis = opened(&dossier);
    let layout = layout(&dossier, &axis, axis.whole());
    for (id, first, last) in [
        ("year-1066", "1066-01-01", "1066-12-31"),
        ("october-1066", "1066-10-01", "1066-10-31"),
        ("year-1984", "1984-01-01", "1984-12-31"),
        ("march-1984", "1984-03-01", "1984-03-31"),
        ("bare", "2019-01-17", "2019-01-17"),
    ] {
        let placed = layout.events[event(&dossier, id).0.at()];
        let stretch = (axis.place(day(first).start()), axis.place(Minute(day(last).end().0 - 1)));
        assert!((placed.line.0 - stretch.0).abs() < 1e-9 && (placed.line.1 - stretch.1).abs() < 1e-9, "{id}");
        assert!((placed.at - f64::midpoint(stretch.0, stretch.1)).abs() < 1e-9, "{id} stands in the middle of it");
    }
    // What lasted to a year lasts to its last day.
    let placed = layout.events[event(&dossier, "fourteen").0.at()];
    assert!((placed.line.1 - axis.place(Minute(day("1928-12-31").end().0 - 1))).abs() < 1e-9);
}

#[test]
fn a_century_seen_by_the_day_has_few_labels_and_stays_in_view() {
    let dossier = hard();
    let axis = Axis::new(&dossier, &Set::default());
    let (index, _) = event(&dossier, "century");
    for axis in [axis, opened(&dossier)] {
        let place = axis.place(at("1950-06-01", 0));
        let mut window = axis.whole();
        for _ in 0..60 {
            window = window.zoomed(0.7, window.share(place).clamp(0.0, 1.0), &axis);
            let labels = labels(&axis, window);
            assert!(labels.ticks.len() <= 80, "{} ticks at {window:?}", labels.ticks.len());
            assert!(!labels.headings.is_empty(), "the year can be read at {window:?}");
            let layout = layout(&dossier, &axis, window);
            let drawn = standpoint::time::picture(&dossier, &layout, window).events[index.at()];
            assert_ne!(drawn.seat, standpoint::time::Seat::Away, "the century is in view at {window:?}");
            assert!(drawn.line.0 >= -1.001 && drawn.line.1 <= 101.001, "and is drawn no longer than the window");
        }
    }
}

#[test]
fn minutes_are_told_apart_and_named() {
    let dossier = hard();
    let axis = Axis::new(&dossier, &Set::default());
    let window = on(&axis, at("2016-03-14", 12 * 60 + 52), at("2016-03-14", 13 * 60 + 6));
    let layout = layout(&dossier, &axis, window);
    let place = |id: &str| layout.place(Mark::Event(event(&dossier, id).0)).unwrap() * layout.scale;
    let minute = 1_280.0 / 14.0;
    assert!((place("first-58") - place("second-58")).abs() < 1e-6, "the same minute");
    assert!((place("at-59") - place("first-58") - minute).abs() < 1.0);
    assert!((place("at-13") - place("at-59") - minute).abs() < 1.0);
    let ruler = labels(&axis, window);
    let named: Vec<&str> = ruler.ticks.iter().map(|tick| tick.text.as_str()).collect();
    for clock in ["12:58", "12:59", "13:00"] {
        assert!(named.contains(&clock), "{clock} is not among {named:?}");
    }
    assert_eq!(ruler.headings[0].text, "2016-03-14", "the day can be read");
    // Nearer than ten minutes it does not come.
    let nearest = (0..100).fold(window, |window, _| window.zoomed(0.5, 0.5, &axis));
    assert!(axis.minute(nearest.end).0 - axis.minute(nearest.start).0 >= 9, "{nearest:?}");
}

#[test]
fn a_clock_time_is_its_own_minute_in_every_zone() {
    let dossier = hard();
    let minute = |id: &str| event(&dossier, id).1.when.begins_within().0;
    assert_eq!(minute("east"), minute("greenwich"), "06:00+08:00 is 22:00Z of the day before");
}

#[test]
fn every_day_stands_once_when_the_clocks_change() {
    let dossier = hard();
    let axis = opened(&dossier);
    let days = ["2016-10-28", "2016-10-29", "2016-10-30", "2016-10-31", "2016-11-01"];
    let window = on(&axis, at(days[0], 0), at("2016-11-02", 0));
    let ruler = labels(&axis, window);
    for text in days {
        let is_day = |what| matches!(what, Named::Unit(Scale::Day, _) | Named::Whole(Scale::Day, _));
        let labels = ruler.ticks.iter().chain(&ruler.headings);
        let named = labels.filter(|label| label.text == text && is_day(label.what));
        assert_eq!(named.count(), 1, "{text} among {ruler:?}");
        let width = axis.place(day(text).end()) - axis.place(day(text).start());
        let half = axis.place(at(text, 720)) - axis.place(day(text).start());
        assert!((half * 2.0 - width).abs() < 1e-9, "{text} has 24 hours");
    }
}

/// The order of blocks in a file is the author's: it decides nothing about the picture.
#[test]
fn the_order_of_input_never_matters() {
    for name in ["tests/fixtures/dates", "dossiers/kazakhstan-2022"] {
        let original = content::load(&folder(name)).content.expect("the dossier is sound").0;
        let copy = std::env::temp_dir().join(format!("standpoint-order-{}", std::process::id()));
        copy_folder(&folder(name), &copy);
        let events = fs::read_to_string(copy.join("events.toml")).unwrap();
        let mut blocks: Vec<&str> = events.split("[[event]]").collect();
        let head = blocks.remove(0);
        blocks.reverse();
        let reversed: String = blocks.iter().map(|block| format!("[[event]]{}\n", block.trim_end())).collect();
        fs::write(copy.join("events.toml"), format!("{head}{reversed}")).unwrap();
        let turned = content::load(&copy).content.expect("it is as sound the other way round").0;
        fs::remove_dir_all(&copy).unwrap();
        let drawn = |dossier: &Dossier| {
            let axis = Axis::new(dossier, &Set::default());
            let layout = layout(dossier, &axis, axis.whole());
            let id = |index: EventIx| dossier.event(index).id.clone();
            let events: Vec<_> =
                dossier.all_events().map(|(index, event)| (event.id.clone(), layout.events[index.at()])).collect();
            let clusters: Vec<Vec<String>> =
                layout.clusters.iter().map(|cluster| cluster.events.iter().map(|&one| id(one)).collect()).collect();
            (axis, events, clusters)
        };
        assert_eq!(drawn(&original), drawn(&turned), "{name}");
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}
