//! Pages for frames: their addresses, and the states that they take.
#![cfg(feature = "content")]

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use standpoint::{
    content,
    model::Dossier,
    pages::{Embed, Page},
    state::{View, decode_on, dropped, encode_on},
};

static SHIPPED: LazyLock<Dossier> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
    content::load(&folder).content().unwrap_or_else(|problems| panic!("{} problems", problems.len())).dossier
});

#[test]
fn each_has_one_address_and_is_read_back_and_none_is_among_the_pages() {
    let d = &*SHIPPED;
    let embeds = Embed::all(d);
    let (organisations, questions) = (d.organisations.len(), d.questions.len());
    assert_eq!(
        embeds.len(),
        1 + questions + organisations * questions + organisations * (organisations - 1) / 2,
        "the timeline, a board a question, every position, every pair once"
    );
    let pages: BTreeSet<String> = Page::all(d).into_iter().map(|page| page.path(d)).collect();
    let mut paths = BTreeSet::new();
    for embed in embeds {
        let path = Page::Embed(embed).path(d);
        assert!(path == "embed/" || path.starts_with("embed/") && path.ends_with('/'), "{path}");
        assert_eq!(Page::parse(&path, d), Some(Page::Embed(embed)), "{path}");
        assert!(pages.contains(&embed.whole().path(d)), "{path} is taken from a page");
        assert_eq!(embed.whole().embed(), Some(embed));
        assert!(!pages.contains(&path), "{path} is no page to be found by itself");
        assert!(paths.insert(path));
    }
}

#[test]
fn an_address_that_is_none_is_read_as_none() {
    let d = &*SHIPPED;
    for path in [
        "embed/board/",
        "embed/board/none/",
        "embed/board/csto/more/",
        "embed/start/",
        "embed/embed/",
        "embed/events/",
        "embed/questions/csto/",
        "embed/positions/kke/",
        "embed/positions/kke/none/",
        "embed/positions/none/csto/",
        "embed/compare/",
        "embed/compare/kke/kke/",
        // The other way round.
        "embed/compare/kke/cprf/",
        "embed//positions/kke/csto/",
    ] {
        assert_eq!(Page::parse(path, d), None, "{path}");
    }
    assert_eq!(Page::parse(&"embed/".repeat(200_000), d), None, "however long it is");
    assert!(Page::parse("embed/compare/cprf/kke/", d).is_some());
}

#[test]
fn the_board_takes_every_key_but_the_question_which_is_in_its_path() {
    let d = &*SHIPPED;
    let csto = d.find_question("csto").expect("it is there");
    let board = Page::Embed(Embed::Board(csto));
    let (view, dropped_keys) = decode_on(board, "question=protests&at=2022-01-10&stance=condemn", d);
    assert_eq!(view.question, csto);
    assert_eq!(view.stances.len(), 1, "a stance is one on that question");
    assert_eq!(dropped_keys.into_iter().map(|dropped| dropped.0).collect::<Vec<_>>(), ["question"]);
    assert_eq!(encode_on(board, &view, d), "at=2022-01-10&stance=condemn");
    assert_eq!(dropped(Some(board), "at=2022-01-10", d), []);
    assert_eq!(encode_on(board, &decode_on(board, "", d).0, d), "");
}

#[test]
fn the_timeline_takes_the_states_of_the_main_view() {
    let d = &*SHIPPED;
    let timeline = Page::Embed(Embed::Timeline);
    for query in ["", "question=protests&at=2022-01-08", "at=2022-01-26&sel=statement:ko-2022-01-26"] {
        assert_eq!(decode_on(timeline, query, d), decode_on(Page::Start, query, d));
        assert_eq!(encode_on(timeline, &decode_on(timeline, query, d).0, d), query);
    }
    assert_eq!(decode_on(timeline, "", d).0, View::plain(d));
}
