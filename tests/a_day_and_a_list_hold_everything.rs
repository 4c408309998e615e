//! The list holds every mark once, in the order of time; a day holds what is dated to it; going to a date shows it.
#![cfg(feature = "content")]

use std::{collections::BTreeSet, path::Path};

use standpoint::{
    content,
    model::{Dossier, time::Day},
    state::{OnDay, View},
    time::{Axis, FoldId, Mark, StretchKind, diary},
};

fn dossiers() -> [Dossier; 3] {
    ["dossiers/kazakhstan-2022", "tests/fixtures/small", "tests/fixtures/dates"].map(|folder| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        content::load(&folder).content.expect("the dossier is sound").0
    })
}

fn all(dossier: &Dossier) -> BTreeSet<Mark> {
    let events = dossier.all_events().map(|(index, _)| Mark::Event(index));
    events.chain(dossier.all_statements().map(|(index, _)| Mark::Statement(index))).collect()
}

#[test]
fn the_list_holds_every_mark_once_and_its_stretches_follow_each_other() {
    for dossier in dossiers() {
        let stretches = diary(&dossier);
        let listed: Vec<Mark> = stretches.iter().flat_map(|stretch| stretch.marks.clone()).collect();
        assert_eq!(listed.len(), all(&dossier).len());
        assert_eq!(listed.iter().copied().collect::<BTreeSet<_>>(), all(&dossier));
        let dated: Vec<_> = stretches.iter().filter(|stretch| stretch.kind != StretchKind::Undated).collect();
        assert!(dated.windows(2).all(|pair| pair[0].days.1 < pair[1].days.0), "{dated:?}");
        for stretch in stretches {
            assert_eq!(stretch.marks.is_empty(), stretch.kind == StretchKind::Quiet, "{stretch:?}");
        }
    }
}

/// Counted again from the dates as they are written.
#[test]
fn a_day_holds_what_is_dated_to_it_and_what_lasts() {
    let dossier = &dossiers()[0];
    let mut begun = 0;
    for day in (18_990..19_030).map(Day) {
        let on = OnDay::new(dossier, day);
        let text = day.to_string();
        let written = |edtf: &str| edtf.split('/').next() == Some(text.as_str());
        let events =
            dossier.all_events().filter(|(_, event)| written(event.when.edtf.trim_end_matches(['~', '?', '%'])));
        assert_eq!(on.begun, events.map(|(index, _)| index).collect::<Vec<_>>(), "{text}");
        for &index in &on.lasting {
            let when = &dossier.event(index).when;
            assert!(when.first_day() < day && day <= when.last_day() && when.is_span(), "{}", when.edtf);
        }
        let texts = dossier.all_statements().filter(|(_, it)| written(it.when.edtf.trim_end_matches(['~', '?', '%'])));
        assert_eq!(on.texts, texts.map(|(index, _)| index).collect::<Vec<_>>(), "{text}");
        begun += on.begun.len();
    }
    assert!(begun > 30, "only {begun} events begin in the window");
}

#[test]
fn going_to_a_date_opens_what_hides_it_and_has_it_in_view() {
    for dossier in dossiers() {
        for when in dossier.moments() {
            let days = (when.first_day(), when.first_day());
            let mut view = View::plain(&dossier);
            view.go(days, &dossier);
            let axis = Axis::new(&dossier, &view.open);
            let window = view.window_on(&axis);
            let (start, end) = (axis.place(days.0.start()), axis.place(days.1.end()));
            assert!(window.start <= start + 1e-6 && end <= window.end + 1e-6, "{}: {window:?}", when.edtf);
            let hidden = axis.folds.iter().any(|fold| !fold.open && fold.days.0 <= days.0 && days.0 <= fold.days.1);
            assert!(!hidden, "{} lies in a closed fold", when.edtf);
        }
        // What is in view already opens nothing.
        let mut view = View::plain(&dossier);
        view.go((dossier.meta.window.0, dossier.meta.window.0), &dossier);
        let outside = [FoldId::Before, FoldId::After];
        assert!(outside.iter().all(|fold| !view.open.contains(fold)), "{:?}", view.open);
    }
}
