//! What the timeline promises, on the shipped dossier, the small one and the one of hard dates, at seeded windows and widths.
#![cfg(feature = "content")]

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use proptest::prelude::*;
use standpoint::{
    content,
    model::{Dossier, Importance, time::Minute},
    order::Set,
    time::{
        Axis, Drawn, FoldId, Label, Layout, Mark, Named, Ruler, Scale, Seat, Step, Window, caption, lane_of, picture,
        ruler, text_width, walk,
    },
};

fn dossiers() -> &'static [Dossier; 3] {
    static READ: OnceLock<[Dossier; 3]> = OnceLock::new();
    READ.get_or_init(|| {
        ["dossiers/kazakhstan-2022", "tests/fixtures/small", "tests/fixtures/dates"].map(|folder| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
            content::load(&folder).content.expect("the dossier is sound").0
        })
    })
}

/// The folds that a dossier has when all that can be opened outside its window is open.
fn fold_sets(dossier: &Dossier) -> Vec<Set<FoldId>> {
    let outside: Set<FoldId> = [FoldId::Before, FoldId::After].into_iter().collect();
    let mut all = outside.clone();
    Axis::new(dossier, &outside).folds.iter().for_each(|fold| all.insert(fold.id));
    vec![Set::default(), [FoldId::Before].into_iter().collect(), outside, all]
}

fn window(axis: &Axis, start: f64, length: f64) -> Window {
    let whole = axis.whole();
    let length = whole.length() * length;
    let start = (whole.length() - length) * start;
    Window { start, end: start + length }
}

/// A layout as a drawing of a width shows a window of it.
fn layout(dossier: &Dossier, axis: &Axis, window: Window, width: f64) -> Layout {
    Layout::new(dossier, axis, Some((width, window.length())), None, |_| true)
}

fn words(what: Named) -> String {
    match what {
        Named::Clock(minute) => format!("{:02}:{:02}", minute.of_day() / 60, minute.of_day() % 60),
        Named::Unit(Scale::Day, day) => day.civil().day.to_string(),
        Named::Unit(Scale::Month, day) => format!("M{:02}", day.civil().month),
        Named::Unit(_, day) => day.civil().year.to_string(),
        Named::Whole(Scale::Day, day) => format!("{day} in the year"),
        Named::Whole(Scale::Month, day) => format!("September {}", day.civil().year),
        Named::Whole(_, day) => day.civil().year.to_string(),
        Named::Stretch(from, to) => format!("{} to {}", from.civil().year, to.civil().year),
    }
}

#[test]
fn the_first_view_holds_everything_and_says_how_much_is_folded() {
    for dossier in dossiers() {
        let axis = Axis::new(dossier, &Set::default());
        let drawn = picture(dossier, &Layout::new(dossier, &axis, None, None, |_| true), axis.whole());
        assert!(drawn.events.iter().all(|one| one.seat != Seat::Away), "no event is out of view");
        assert!(drawn.statements.iter().all(Option::is_some), "no text is out of view");
        let window = dossier.meta.window;
        for (id, outside) in [
            (FoldId::Before, dossier.moments().filter(|w| w.begins_within().0.day() < window.0).count()),
            (FoldId::After, dossier.moments().filter(|w| w.begins_within().0.day() > window.1).count()),
        ] {
            let folded = axis.folds.iter().find(|fold| fold.id == id).map_or(0, |fold| fold.count);
            // A year-only text that may lie in the window begins before it and stands in the bay.
            let bay = dossier
                .moments()
                .filter(|w| !w.day_known() && !w.is_span() && w.first_day() < window.0 && w.last_day() >= window.0)
                .count();
            let expected = if id == FoldId::Before { outside - bay } else { outside };
            assert_eq!(folded, expected, "{id:?} says how many it holds");
        }
    }
}

#[test]
fn three_empty_days_in_a_row_fold_and_two_do_not() {
    let dossier = &dossiers()[0];
    let axis = Axis::new(dossier, &Set::default());
    for fold in axis.folds.iter().filter(|fold| matches!(fold.id, FoldId::Quiet(_))) {
        let days = fold.days.1.0 - fold.days.0.0 + 1;
        assert!(days >= 3, "{fold:?}");
        let begun = dossier
            .moments()
            .filter(|when| when.day_known())
            .any(|when| (fold.days.0..=fold.days.1).contains(&when.begins_within().0.day()));
        assert!(!begun, "nothing begins in {fold:?}");
    }
    assert!(
        axis.folds.iter().any(|fold| matches!(fold.id, FoldId::Quiet(_))),
        "the shipped dossier has a quiet stretch"
    );
}

/// The stops that keys lead to from the first event, however one goes.
fn reached(dossier: &Dossier, layout: &Layout) -> BTreeSet<Mark> {
    let first = layout.stop(Mark::Event(0.into()));
    let (mut seen, mut open) = (BTreeSet::from([first]), vec![first]);
    while let Some(mark) = open.pop() {
        for step in [Step::Next, Step::Previous, Step::Down, Step::Up, Step::First, Step::Last] {
            if let Some(to) = walk(dossier, layout, mark, step)
                && seen.insert(to)
            {
                open.push(to);
            }
        }
    }
    seen
}

#[test]
fn every_mark_and_every_numeral_can_be_reached_by_keys() {
    for dossier in dossiers() {
        let axis = Axis::new(dossier, &Set::default());
        let layout = layout(dossier, &axis, axis.whole(), 1_000.0);
        let stops = reached(dossier, &layout);
        let events = dossier.all_events().map(|(index, _)| Mark::Event(index));
        let texts = dossier.all_statements().map(|(index, _)| Mark::Statement(index));
        let all: BTreeSet<Mark> = events.chain(texts).map(|mark| layout.stop(mark)).collect();
        assert_eq!(stops, all);
    }
}

#[test]
fn the_keys_pass_over_what_the_filter_hides() {
    let dossier = &dossiers()[0];
    let axis = Axis::new(dossier, &Set::default());
    let shown = |mark: Mark| matches!(mark, Mark::Event(index) if index.0 % 3 == 0);
    let layout = Layout::new(dossier, &axis, Some((1_000.0, axis.whole().length())), None, shown);
    for (index, _) in dossier.all_events().filter(|(index, _)| index.0 % 3 == 0) {
        for step in [Step::Next, Step::Previous, Step::Down, Step::Up, Step::First, Step::Last] {
            if let Some(to) = walk(dossier, &layout, Mark::Event(index), step) {
                assert!(shown(to), "{step:?} from {index:?} leads to a hidden mark");
            }
        }
    }
}

#[test]
fn what_nobody_dates_to_a_day_stands_on_no_first_day() {
    for dossier in dossiers() {
        let axis = Axis::new(dossier, &Set::default());
        let layout = Layout::new(dossier, &axis, None, None, |_| true);
        for (index, event) in dossier.all_events().filter(|(_, event)| !event.when.day_known() && !event.when.is_span())
        {
            let placed = layout.events[index.at()];
            assert!(placed.line.1 > placed.line.0, "{} has no stretch", event.id);
            assert!(placed.line.0 < placed.at && placed.at < placed.line.1, "{} stands at an end of it", event.id);
        }
    }
}

#[test]
fn an_event_that_is_read_is_never_gathered() {
    let dossier = &dossiers()[0];
    let axis = Axis::new(dossier, &Set::default());
    let drawing = Some((1_000.0, axis.whole().length()));
    let before = Layout::new(dossier, &axis, drawing, None, |_| true);
    let gathered: Vec<_> = before.clusters.iter().flat_map(|cluster| cluster.events.iter().copied()).collect();
    assert!(!gathered.is_empty(), "nothing is gathered");
    for index in gathered {
        let after = Layout::new(dossier, &axis, drawing, Some(index), |_| true);
        assert_ne!(after.events[index.at()].seat, Seat::Gathered);
    }
}

/// The labels of a picture: lane, row, and from where to where in pixels.
fn labels(dossier: &Dossier, drawn: &[Drawn], width: f64) -> Vec<(standpoint::time::LaneId, usize, f64, f64, usize)> {
    let mut boxes = Vec::new();
    for (index, event) in dossier.all_events() {
        let Drawn { x, seat, slide, .. } = drawn[index.at()];
        if let Seat::Label { row, left, .. } = seat {
            let (x, text) = (x / 100.0 * width, text_width(&caption(event)));
            let (from, to) = if left { (x - text, x) } else { (x + slide, x + slide + text) };
            boxes.push((lane_of(event), row, from, to, index.at()));
        }
    }
    boxes
}

/// Labels of the axis, row by row, that do not stand a pixel apart.
fn overlaps(ruler: &Ruler, width: f64) -> Vec<[String; 2]> {
    let spans = |labels: &[Label], middle: f64| -> Vec<(f64, f64, String)> {
        let span = |label: &Label| {
            let (x, wide) = (label.x / 100.0 * width, text_width(&label.text));
            (x - wide * middle, x + wide * (1.0 - middle), label.text.clone())
        };
        labels.iter().map(span).collect()
    };
    let rows = [spans(&ruler.ticks, 0.5), spans(&ruler.headings, 0.0)];
    let pairs = rows.iter().flat_map(|row| row.windows(2)).filter(|pair| pair[1].0 - pair[0].1 < 1.0);
    pairs.map(|pair| [pair[0].2.clone(), pair[1].2.clone()]).collect()
}

#[test]
fn what_a_fold_leaves_of_a_year_makes_room_for_the_next() {
    // The decade begins in the last days of 2016: the middle of what is left lies close to that of 2017.
    let dossier = &dossiers()[2];
    let axis = Axis::new(dossier, &fold_sets(dossier)[2]);
    let window = window(&axis, 0.828_231_642_715_500_2, 0.166_813_400_987_500_86);
    let width = 765.921_710_709_892_6;
    assert_eq!(overlaps(&ruler(&axis, window, width, &words), width), [[""; 2]; 0]);
}

proptest! {

    #[test]
    fn time_runs_one_way_along_the_axis(which in 0usize..3, folds in 0usize..4, a in 0f64..1.0, b in 0f64..1.0) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let (first, last) = (axis.segments[0].from, axis.segments[axis.segments.len() - 1].to);
        let minute = |share: f64| Minute(first.0 + ((last.0 - first.0) as f64 * share) as i64);
        let (a, b) = (minute(a.min(b)), minute(a.max(b)));
        prop_assert!(axis.place(a) <= axis.place(b), "no fold reorders");
        // There and back again, to within what a place can tell apart.
        let back = axis.minute(axis.place(a));
        let again = axis.place(back);
        prop_assert!((again - axis.place(a)).abs() < 1e-3, "{a:?} came back as {back:?}");
    }

    #[test]
    fn labels_never_overlap_and_nothing_is_lost(
        which in 0usize..3, folds in 0usize..4, start in 0f64..1.0, length in 0.01f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let window = window(&axis, start, length);
        let layout = layout(dossier, &axis, window, width);
        let drawn = picture(dossier, &layout, window);
        let boxes = labels(dossier, &drawn.events, width);
        for (at, one) in boxes.iter().enumerate() {
            for other in &boxes[at + 1..] {
                let apart = one.0 != other.0 || one.1 != other.1 || one.3 <= other.2 || other.3 <= one.2;
                prop_assert!(apart, "{one:?} and {other:?} overlap");
            }
        }
        let gathered: usize = layout.clusters.iter().map(|cluster| cluster.events.len()).sum();
        let marked = layout.events.iter().filter(|one| one.seat == Seat::Gathered).count();
        prop_assert_eq!(gathered, marked, "a numeral counts what it gathers");
        for (index, event) in dossier.all_events() {
            let seat = layout.events[index.at()].seat;
            prop_assert!(event.importance != Importance::Spine || seat != Seat::Gathered, "{} vanished", event.id);
            // What touches the window is in the picture, however far outside it began.
            let (from, to) = layout.events[index.at()].line;
            let meets = to >= window.start && from <= window.end;
            prop_assert!(!meets || drawn.events[index.at()].seat != Seat::Away, "{} is lost", event.id);
        }
        // Numerals of a lane stand apart.
        for (at, one) in layout.clusters.iter().enumerate() {
            for other in layout.clusters[at + 1..].iter().filter(|other| other.lane == one.lane) {
                let apart = (one.at - other.at).abs() * layout.scale;
                prop_assert!(apart > 8.0, "numerals {apart} px apart");
            }
        }
    }

    #[test]
    fn a_mark_stands_where_it_stood_before_the_width_was_known(
        folds in 0usize..4, start in 0f64..1.0, length in 0.05f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[0];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let window = window(&axis, start, length);
        let before = Layout::new(dossier, &axis, None, None, |_| true);
        let after = layout(dossier, &axis, window, width);
        let lanes = |layout: &Layout| layout.lanes.clone();
        prop_assert_eq!(lanes(&before), lanes(&after));
        let (before, after) = (picture(dossier, &before, window), picture(dossier, &after, window));
        let xs = |drawn: &standpoint::time::Picture| drawn.events.iter().map(|one| (one.x, one.line)).collect::<Vec<_>>();
        prop_assert_eq!(xs(&before), xs(&after));
        prop_assert_eq!(before.statements, after.statements);
    }

    #[test]
    fn what_lasts_keeps_its_label_in_view_where_it_has_the_room(
        folds in 0usize..4, start in 0f64..1.0, length in 0.02f64..0.6, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[0];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let window = window(&axis, start, length);
        let layout = layout(dossier, &axis, window, width);
        let drawn = picture(dossier, &layout, window);
        for (_, _, from, to, index) in labels(dossier, &drawn.events, width) {
            let Seat::Label { left, until, .. } = layout.events[index].seat else { continue };
            let first = window.start * layout.scale;
            let roomy = until >= first && layout.events[index].at <= window.start;
            prop_assert!(left || !roomy || (from >= -1.0 && to <= width.max(to - from) + 1.0), "{index}: {from} to {to}");
        }
    }

    #[test]
    fn nothing_jumps_when_the_window_moves(
        which in 0usize..3, folds in 0usize..4, start in 0f64..1.0, length in 0.01f64..0.6, by in -0.3f64..0.3, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let before = window(&axis, start, length);
        let after = before.panned(by, &axis);
        let moved = (after.start - before.start) / before.length() * width;
        let layout = layout(dossier, &axis, before, width);
        let (one, other) = (picture(dossier, &layout, before), picture(dossier, &layout, after));
        for (one, other) in one.events.iter().zip(&other.events) {
            // Places far outside the window are not told apart.
            let near = |drawn: &Drawn| (-90.0..190.0).contains(&drawn.x);
            if near(one) && near(other) {
                let gone = (one.x - other.x) / 100.0 * width;
                prop_assert!((gone - moved).abs() < 0.1, "moved by {gone} instead of {moved}");
            }
        }
        let (one, other) = (ruler(&axis, before, width, &words), ruler(&axis, after, width, &words));
        let inside = |label: &&Label, from: f64, to: f64| (from + 0.5..to - 0.5).contains(&label.x);
        let shift = moved / width * 100.0;
        for label in one.ticks.iter().filter(|label| inside(label, shift.max(0.0), 100.0 + shift.min(0.0))) {
            let there = other.ticks.iter().any(|tick| tick.what == label.what && (tick.x - label.x + shift).abs() < 0.1);
            prop_assert!(there, "{label:?} is gone");
        }
    }

    #[test]
    fn labels_of_the_axis_never_overlap(
        which in 0usize..3, folds in 0usize..4, start in 0f64..1.0, length in 0.005f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let ruler = ruler(&axis, window(&axis, start, length), width, &words);
        prop_assert_eq!(overlaps(&ruler, width), [[""; 2]; 0]);
        // The year can be read.
        let year = |label: &Label| matches!(label.what, Named::Whole(..) | Named::Stretch(..));
        prop_assert!(ruler.headings.iter().any(year), "{ruler:?}");
        prop_assert!(ruler.ticks.len() + ruler.headings.len() < 400);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_pointer(start in 0f64..1.0, length in 0.1f64..0.8, about in 0f64..1.0, factor in 0.3f64..0.95) {
        let dossier = &dossiers()[0];
        let axis = Axis::new(dossier, &Set::default());
        let before = window(&axis, start, length);
        let after = before.zoomed(factor, about, &axis);
        prop_assert!((before.at(about) - after.at(about)).abs() < 1e-9);
        prop_assert!(after.start >= -1e-9 && after.end <= axis.whole().end + 1e-9);
    }

    #[test]
    fn panning_keeps_the_length_and_stays_on_the_axis(start in 0f64..1.0, length in 0.05f64..0.9, share in -2f64..2.0) {
        let dossier = &dossiers()[0];
        let axis = Axis::new(dossier, &Set::default());
        let before = window(&axis, start, length);
        let after = before.panned(share, &axis);
        prop_assert!((before.length() - after.length()).abs() < 1e-9);
        prop_assert!(after.start >= -1e-9 && after.end <= axis.whole().end + 1e-9);
    }
}
