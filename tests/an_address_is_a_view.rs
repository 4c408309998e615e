//! The view and its address are two forms of one thing, and every text is an address of some view.
#![cfg(feature = "content")]

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use proptest::{prelude::*, sample::subsequence};
use standpoint::{
    content,
    model::{
        Dossier, EventKind,
        time::{Day, Minute},
    },
    state::{Act, Active, Board, KEYS, Selection, Shown, Tally, View, Zoom, decode, encode},
    time::{Axis, Edge, FoldId, Mark},
};

fn dossier() -> &'static Dossier {
    static READ: OnceLock<Dossier> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
        content::load(&folder).content.expect("the dossier is sound").0
    })
}

fn views() -> impl Strategy<Value = View> {
    let d = dossier();
    let day = || (17_000i64..21_000).prop_map(Day);
    let fold = prop_oneof![Just(FoldId::Before), Just(FoldId::After), day().prop_map(FoldId::Quiet)];
    let selection = prop_oneof![
        (0..d.events.len()).prop_map(|at| Selection::Event(at.into())),
        (0..d.statements.len()).prop_map(|at| Selection::Statement(at.into())),
        (-800_000i64..800_000).prop_map(|day| Selection::Day(Day(day))),
    ];
    let networks: Vec<String> = d.networks().into_iter().map(str::to_owned).collect();
    let choices = (
        proptest::option::of((day(), 0i64..5_000, 1i64..2_000_000)),
        proptest::option::of(day()),
        0..d.questions.len(),
        proptest::option::of(selection),
        proptest::option::of(0..d.organisations.len()),
    );
    let filters = (
        subsequence(EventKind::ALL.to_vec(), 0..=8),
        proptest::collection::btree_set(0usize..3, 0..=3),
        subsequence(networks.clone(), 0..=networks.len()),
        proptest::collection::btree_set(fold, 0..4),
        "[a-zA-ZéΚа-яҚ0-9&=%+#? ]{0,20}",
    );
    (choices, filters).prop_map(move |((window, at, question, selection, organisation), filters)| {
        let (kinds, stances, networks, open, search) = filters;
        View {
            window: window.map(|(day, minutes, length)| {
                let from = Minute(day.start().0 + minutes);
                (Edge::Minute(from), Edge::Minute(Minute(from.0 + length)))
            }),
            at,
            question: question.into(),
            selection,
            organisation: organisation.map(Into::into),
            kinds: kinds.into_iter().collect(),
            stances: stances.into_iter().map(Into::into).collect(),
            networks: networks.into_iter().collect(),
            open: open.into_iter().collect(),
            search: search.trim().to_owned(),
        }
    })
}

#[test]
fn the_plain_view_has_the_plain_address() {
    let plain = View::plain(dossier());
    assert_eq!(encode(&plain, dossier()), "");
    assert_eq!(decode("", dossier()), (plain.clone(), vec![]));
    assert_eq!(decode("?", dossier()), (plain, vec![]));
}

#[test]
fn every_key_is_written_and_read_by_the_table() {
    let names: BTreeSet<&str> = KEYS.iter().map(|key| key.name).collect();
    assert_eq!(names.len(), KEYS.len(), "no key stands twice");
    for name in ["question", "at", "from", "to", "sel", "org", "kind", "stance", "net", "fold", "q"] {
        assert!(names.contains(name), "{name}");
    }
    assert!(KEYS.iter().all(|key| !key.shape.is_empty()));
}

#[test]
fn a_day_as_the_end_of_a_window_counts_to_its_end() {
    let (view, dropped) = decode("from=2022-01-04&to=2022-01-07", dossier());
    assert!(dropped.is_empty());
    let (from, to) = view.window.expect("a window");
    let (first, last) = (Day::parse("2022-01-04").unwrap().start(), Day::parse("2022-01-07").unwrap().end());
    assert_eq!((from, to), (Edge::Minute(first), Edge::Minute(last)));
    assert_eq!(encode(&view, dossier()), "from=2022-01-04&to=2022-01-07");
}

#[test]
fn a_window_may_end_where_texts_stand_whose_day_is_not_known() {
    let d = dossier();
    for (query, sound) in [
        ("from=2022-01-20&to=undated.40", true),
        ("from=undated.10&to=undated.90", true),
        ("from=undated.90&to=2022-01-31", true),
        ("from=undated.90&to=2022-05-01", true),
        ("from=undated.90&to=undated.10", false),
        ("from=undated.10&to=2022-01-20", false),
        ("from=undated.&to=undated.101", false),
    ] {
        let (view, dropped) = decode(query, d);
        assert_eq!(dropped.is_empty(), sound, "{query}: {dropped:?}");
        assert_eq!(encode(&view, d), if sound { query } else { "" });
    }
    let axis = Axis::new(d, &standpoint::order::Set::default());
    let bay = axis.bay().expect("texts without a day");
    let place = bay.start + 0.37 * (bay.end - bay.start);
    assert!((axis.edge_place(axis.edge(place)) - place).abs() < 0.005 * (bay.end - bay.start) + 1e-9);
}

#[test]
fn what_is_wrong_is_dropped_and_named_and_the_rest_stands() {
    for (query, dropped) in [
        ("at=2022-13-01", vec!["at"]),
        ("at=", vec!["at"]),
        ("at=2022-01-05&at=2022-01-06", vec!["at"]),
        ("from=2022-01-09&to=2022-01-02", vec!["from", "to"]),
        ("from=2022-01-09", vec!["from"]),
        ("to=2022-01-09", vec!["to"]),
        ("sel=event:nothing", vec!["sel"]),
        ("sel=2022-01-05", vec!["sel"]),
        ("sel=statement:../../etc/passwd", vec!["sel"]),
        ("question=<script>alert(1)</script>", vec!["question"]),
        ("kind=protest,nonsense", vec!["kind"]),
        ("kind=", vec!["kind"]),
        ("stance=nonsense", vec!["stance"]),
        ("net=%00", vec!["net"]),
        ("fold=yes", vec!["fold"]),
        ("org=KKE", vec!["org"]),
        ("q=%00", vec!["q"]),
        ("__proto__=1&constructor=2", vec!["__proto__", "constructor"]),
        ("a%ffb=1", vec!["a\u{fffd}b"]),
        ("=1", vec!["?"]),
    ] {
        let (view, found) = decode(query, dossier());
        let found: Vec<&str> = found.iter().map(|key| key.0.as_str()).collect();
        assert_eq!(found, dropped, "{query}");
        let kept = if query.starts_with("at=2022-01-05") { "at=2022-01-05" } else { "" };
        assert_eq!(encode(&view, dossier()), kept, "{query}");
    }
    let (view, dropped) = decode("at=never&question=protests&x=1", dossier());
    assert_eq!(encode(&view, dossier()), "question=protests");
    assert_eq!(dropped.len(), 2);
}

#[test]
fn a_stance_is_read_of_the_question_that_stands_with_it() {
    let (view, dropped) = decode("stance=workers-uprising&question=protests", dossier());
    assert_eq!((view.stances.len(), dropped), (1, vec![]));
    let mut view = view;
    view.ask(dossier().find_question("csto").expect("csto"));
    assert!(view.stances.is_empty(), "a filter by stance falls away with its question");
}

#[test]
fn the_as_of_day_moves_by_days_and_goes_back_to_the_end() {
    let d = dossier();
    let mut view = View::plain(d);
    view.move_at(1, d);
    assert_eq!(view.at, None, "there is nothing after the end");
    view.move_at(-1, d);
    assert_eq!(view.at, Some(d.meta.window.1));
    view.move_at(-1, d);
    assert_eq!(view.at, Some(d.meta.window.1.previous()));
    view.move_at(100_000, d);
    assert_eq!(view.at, None);
    view.at = Day::parse("1991-12-16");
    view.move_at(i64::MIN / 4, d);
    assert!(view.at.is_some_and(|day| day <= Day::parse("1991-12-16").unwrap()));
}

#[test]
fn acts_survive_the_way_to_a_word_and_back() {
    let d = dossier();
    let acts = [
        Act::Select(Selection::Event(70.into())),
        Act::Select(Selection::Statement(0.into())),
        Act::Select(Selection::Day(Day(19_000))),
        Act::LayDown,
        Act::Ask(7.into()),
        Act::Stance(2.into()),
        Act::Kind(EventKind::Military),
        Act::Network(0),
        Act::Lift(Active::Search),
        Act::Fold(FoldId::Before),
        Act::Fold(FoldId::Quiet(Day(19_000))),
        Act::At(None),
        Act::At(Day::parse("2022-01-05")),
        Act::Step(-1),
        Act::Zoom(Zoom::In),
        Act::Zoom(Zoom::All),
        Act::Near(3.into(), 9.into()),
    ];
    for act in acts {
        assert_eq!(Act::read(&act.word(), d), Some(act), "{}", act.word());
    }
    for word in [
        "",
        "event",
        "event 71",
        "event -1",
        "text x",
        "ask 8",
        "fold",
        "near 1",
        "near 1-999",
        "net 99",
        "zoom",
        "alert 1",
    ] {
        assert_eq!(Act::read(word, d), None, "{word:?}");
    }
}

#[test]
fn where_nothing_is_left_the_filter_to_lift_is_named_with_what_it_would_show() {
    let d = dossier();
    let tally = Tally::new(d, standpoint::search::fold);
    let mut view = View::plain(d);
    view.search = "zzzz".to_owned();
    view.kinds.insert(EventKind::Economy);
    let shown = Shown::new(d, &view, &tally, "zzzz");
    assert_eq!((shown.events(), shown.statements()), (0, 0));
    let lifts = shown.to_lift(d, &view, &tally, "zzzz");
    let economy = d.events.iter().filter(|event| event.kind == EventKind::Economy).count();
    assert!(lifts.contains(&(Active::Search, economy, d.statements.len())), "{lifts:?}");
    assert!(lifts.contains(&(Active::Kind, 0, 0)), "{lifts:?}");
    assert!(Shown::all(d).to_lift(d, &View::plain(d), &tally, "").is_empty());
}

#[test]
fn the_board_counts_every_organisation_once_and_keeps_the_absent_apart() {
    let d = dossier();
    for (question, asked) in d.all_questions() {
        let view = View { question, ..View::plain(d) };
        let board = Board::new(d, &view, &Shown::all(d));
        for (place, _) in asked.stances.iter().enumerate() {
            let holders: BTreeSet<_> = d
                .positions_on(question)
                .filter(|(_, _, position)| position.stance.at() == place)
                .flat_map(|(_, statement, _)| statement.organisations.iter().copied())
                .collect();
            let count = board.count(place.into());
            assert_eq!((count.had, count.may), (holders.len(), 0), "{} {place}", asked.id);
        }
        let held: BTreeSet<_> =
            d.positions_on(question).flat_map(|(_, statement, _)| statement.organisations.iter().copied()).collect();
        let absent = board.absent.silent.len() + board.absent.not_seen.len() + board.absent.no_text.len();
        assert_eq!(held.len() + absent, d.organisations.len(), "{}", asked.id);
    }
}

#[test]
fn what_was_published_later_is_on_the_board_and_marked() {
    let d = dossier();
    let view = View { at: Day::parse("2022-01-10"), ..View::plain(d) };
    let (now, all) = (Board::new(d, &view, &Shown::all(d)), Board::new(d, &View::plain(d), &Shown::all(d)));
    let cards = |board: &Board<'_>| board.rows.iter().map(|row| row.cards.len()).sum::<usize>();
    assert_eq!(cards(&now), cards(&all), "nothing is taken away");
    let count = |board: &Board<'_>| {
        (0..3usize).map(|at| board.count(at.into())).fold((0, 0), |sum, c| (sum.0 + c.had, sum.1 + c.may))
    };
    let ((had, may), (in_all, none)) = (count(&now), count(&all));
    assert!(had > 0 && may > 0 && had + may < in_all && none == 0, "{had} {may} {in_all}");
}

proptest! {
    #[test]
    fn a_view_survives_the_way_to_its_address_and_back(view in views()) {
        let question = dossier().question(view.question);
        let stances: standpoint::order::Set<_> = view.stances.iter().copied().filter(|s| s.at() < question.stances.len()).collect();
        let view = View { stances, ..view };
        let query = encode(&view, dossier());
        prop_assert_eq!(decode(&query, dossier()), (view, vec![]), "{}", query);
        prop_assert!(query.bytes().all(|byte| byte.is_ascii_graphic()), "{}", query);
    }

    #[test]
    fn any_text_decodes_and_what_came_of_it_is_stable(query in ".{0,300}") {
        let (view, _) = decode(&query, dossier());
        let again = decode(&encode(&view, dossier()), dossier());
        prop_assert_eq!(again, (view, vec![]));
    }

    #[test]
    fn any_act_leaves_a_view_that_has_an_address(view in views(), word in "(event|text|ask|fold|step|zoom|near|kind|net|at) [a-z0-9-]{1,10}") {
        let d = dossier();
        if let Some(act) = Act::read(&word, d) {
            let mut view = view;
            let axis = Axis::new(d, &view.open);
            act.apply(&mut view, d, &axis);
            let window = view.window_on(&Axis::new(d, &view.open));
            prop_assert!(window.length() > 0.0 && window.start.is_finite());
            let marks = Shown::new(d, &view, &Tally::default(), "");
            prop_assert!(marks.has(Mark::Event(0.into())) || !view.kinds.is_empty());
        }
    }
}
