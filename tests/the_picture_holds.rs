//! What the timeline promises, on the shipped dossier and the small one, at seeded windows and widths.
#![cfg(feature = "content")]

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use proptest::prelude::*;
use standpoint::{
    content,
    model::{Dossier, Importance, time::Minute},
    order::Set,
    time::{Axis, FoldId, Mark, Put, Step, Window, picture, text_width, ticks, walk},
};

fn dossiers() -> &'static [Dossier; 2] {
    static READ: OnceLock<[Dossier; 2]> = OnceLock::new();
    READ.get_or_init(|| {
        ["dossiers/kazakhstan-2022", "tests/fixtures/small"].map(|folder| {
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

#[test]
fn the_first_view_holds_everything_and_says_how_much_is_folded() {
    for dossier in dossiers() {
        let axis = Axis::new(dossier, &Set::default());
        let drawn = picture(dossier, &axis, axis.whole(), None, |_| true);
        assert!(drawn.events.iter().all(|(_, put)| *put != Put::Away), "no event is out of view");
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

#[test]
fn every_mark_can_be_reached_by_keys() {
    for dossier in dossiers() {
        let axis = Axis::new(dossier, &Set::default());
        let drawn = picture(dossier, &axis, axis.whole(), Some(1_000.0), |_| true);
        let all = dossier.events.len() + dossier.statements.len();
        let first = Mark::Event(0.into());
        let (mut seen, mut open) = (BTreeSet::from([first]), vec![first]);
        while let Some(mark) = open.pop() {
            for step in [Step::Next, Step::Previous, Step::Down, Step::Up, Step::First, Step::Last] {
                if let Some(to) = walk(dossier, &drawn, |_| true, mark, step)
                    && seen.insert(to)
                {
                    open.push(to);
                }
            }
        }
        assert_eq!(seen.len(), all);
    }
}

#[test]
fn the_keys_pass_over_what_the_filter_hides() {
    let dossier = &dossiers()[0];
    let axis = Axis::new(dossier, &Set::default());
    let shown = |mark: Mark| matches!(mark, Mark::Event(index) if index.0 % 3 == 0);
    let drawn = picture(dossier, &axis, axis.whole(), Some(1_000.0), shown);
    for (index, _) in dossier.all_events().filter(|(index, _)| index.0 % 3 == 0) {
        for step in [Step::Next, Step::Previous, Step::Down, Step::Up, Step::First, Step::Last] {
            if let Some(to) = walk(dossier, &drawn, shown, Mark::Event(index), step) {
                assert!(shown(to), "{step:?} from {index:?} leads to a hidden mark");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn time_runs_one_way_along_the_axis(which in 0usize..2, folds in 0usize..4, a in 0f64..1.0, b in 0f64..1.0) {
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
        which in 0usize..2, folds in 0usize..4, start in 0f64..1.0, length in 0.01f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let window = window(&axis, start, length);
        let drawn = picture(dossier, &axis, window, Some(width), |_| true);
        let mut boxes: Vec<(_, usize, f64, f64)> = Vec::new();
        for (index, event) in dossier.all_events() {
            let (x, put) = drawn.events[index.at()];
            if let Put::Label { row, left } = put {
                let x = x / 100.0 * width;
                let text = text_width(&event.title);
                let (from, to) = if left { (x - text, x) } else { (x, x + text) };
                prop_assert!(from >= -0.5 && to <= width + 0.5, "{} leaves the drawing", event.id);
                boxes.push((standpoint::time::lane_of(event), row, from, to));
            }
        }
        for (at, one) in boxes.iter().enumerate() {
            for other in &boxes[at + 1..] {
                let apart = one.0 != other.0 || one.1 != other.1 || one.3 <= other.2 || other.3 <= one.2;
                prop_assert!(apart, "{one:?} and {other:?} overlap");
            }
        }
        let gathered: usize = drawn.clusters.iter().map(|cluster| cluster.events.len()).sum();
        let marked = drawn.events.iter().filter(|(_, put)| matches!(put, Put::Gathered)).count();
        prop_assert_eq!(gathered, marked, "a numeral counts what it gathers");
        for (index, event) in dossier.all_events() {
            let put = drawn.events[index.at()].1;
            prop_assert!(event.importance != Importance::Spine || put != Put::Gathered, "{} vanished", event.id);
        }
    }

    #[test]
    fn a_mark_stands_where_it_stood_before_the_width_was_known(
        folds in 0usize..4, start in 0f64..1.0, length in 0.05f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[0];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let window = window(&axis, start, length);
        let before = picture(dossier, &axis, window, None, |_| true);
        let after = picture(dossier, &axis, window, Some(width), |_| true);
        let xs = |drawn: &standpoint::time::Picture| drawn.events.iter().map(|(x, _)| *x).collect::<Vec<_>>();
        prop_assert_eq!(xs(&before), xs(&after));
        prop_assert_eq!(before.statements, after.statements);
        prop_assert_eq!(before.lanes, after.lanes);
    }

    #[test]
    fn labels_of_the_axis_never_overlap(
        which in 0usize..2, folds in 0usize..4, start in 0f64..1.0, length in 0.005f64..1.0, width in 240f64..2_000.0,
    ) {
        let dossier = &dossiers()[which];
        let axis = Axis::new(dossier, &fold_sets(dossier)[folds]);
        let ticks = ticks(&axis, window(&axis, start, length), width);
        let labelled: Vec<f64> = ticks.iter().filter(|tick| tick.labelled).map(|tick| tick.x / 100.0 * width).collect();
        prop_assert!(labelled.windows(2).all(|pair| pair[1] - pair[0] >= 22.0), "{labelled:?}");
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
