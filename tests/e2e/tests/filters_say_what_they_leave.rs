//! Filters say what they leave, on the page and to those who listen, and where nothing is left, which one to lift.

use std::collections::BTreeSet;

use standpoint_e2e::model::{Dossier, Event, EventKind, Statement};
use standpoint_e2e::time::Mark;
use standpoint_e2e::{Browser, Site, shipped, shown_ids};

fn dossier() -> &'static Dossier {
    &shipped().dossier
}

fn open<'a>(page: &'a mut Browser, path: &str) -> &'a mut Browser {
    page.open(path).ready().drawn();
    // Filters that the address brings along stand open already.
    if page.count(".filters[open]") == 0 {
        page.click(".filters > summary");
    }
    page
}

/// Counts, marks and what is announced are those of the events and texts that should be left.
fn leaves(page: &mut Browser, events: impl Fn(&Event) -> bool, texts: impl Fn(&Statement) -> bool) {
    page.settle();
    let events = dossier().all_events().filter(|(_, event)| events(event));
    let events = shown_ids(events.map(|(index, _)| Mark::Event(index)));
    let texts = dossier().all_statements().filter(|(_, text)| texts(text));
    let texts = shown_ids(texts.map(|(index, _)| Mark::Statement(index)));
    let (n, m) = (events.len(), texts.len());
    assert_eq!(page.text(".filters > summary"), format!("Filter: {n} of 71 events, {m} of 77 texts"));
    let announced = page.texts(".start > [role=status]");
    assert_eq!(announced, [format!("{n} events and {m} texts are shown.")]);
    let lanes = page.texts(".lane-name .cnt");
    let lanes: Vec<usize> = lanes.iter().map(|n| n.parse().unwrap()).collect();
    assert_eq!((lanes[0], lanes[1..].iter().sum::<usize>()), (m, n), "{lanes:?}");
    assert_eq!(page.attrs(".s:not(.off) > a", "id"), texts);
    let drawn: BTreeSet<String> = page.attrs(".e:not(.off) > a", "id").into_iter().collect();
    assert!(drawn.is_subset(&events.iter().cloned().collect()), "{drawn:?}");
}

#[test]
fn by_kind_of_event() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/").click("[data-act='kind protest']");
    page.wait_until("location.search === '?kind=protest'");
    leaves(&mut page, |event| event.kind == EventKind::Protest, |_| true);
    page.click("[data-act='kind military']").wait_until("location.search === '?kind=protest,military'");
    leaves(&mut page, |event| matches!(event.kind, EventKind::Protest | EventKind::Military), |_| true);
    assert_eq!(page.attrs(".filters [aria-pressed=true]", "data-act"), ["kind protest", "kind military"]);
    page.click("[data-act='kind protest']").click("[data-act='kind military']").wait_until("location.search === ''");
    assert_eq!(page.texts(".start > [role=status]"), [""], "nothing to say without a filter");
    page.assert_clean();
}

#[test]
fn by_network_of_the_organisations() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let networks = dossier().networks();
    assert!(networks.len() > 1);
    for (place, network) in networks.iter().enumerate() {
        let chip = format!("[data-act='net {place}']");
        page.click(&chip);
        let of = |text: &Statement| {
            let mut signers = text.organisations.iter().map(|&who| dossier().organisation(who));
            signers.any(|who| who.networks.iter().any(|known| known == network))
        };
        leaves(&mut page, |_| true, of);
        page.wait_until("location.search.startsWith('?net=')").click(&chip);
    }
    page.assert_clean();
}

#[test]
fn by_stance_on_the_question() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let index = dossier().meta.default_question;
    for (place, stance) in dossier().question(index).stances.iter().enumerate() {
        let chip = format!(".tally [data-act='stance {place}']");
        page.click(&chip).wait_until(&format!("location.search === '?stance={}'", stance.id));
        let holds = |text: &Statement| text.positions_on(index).any(|it| it.stance.at() == place);
        leaves(&mut page, |_| true, holds);
        let cards = dossier().positions_on(index).filter(|(.., it)| it.stance.at() == place);
        assert_eq!(page.count(".card"), cards.count());
        page.click(&chip).wait_until("location.search === ''");
    }
    // A stance belongs to its question: with another one asked it falls away.
    page.click(".tally [data-act='stance 0']");
    page.click(".tabs [data-act='ask 0']").settle();
    assert_eq!(page.count(".tally [aria-pressed=true]"), 0);
    page.wait_until("location.search.startsWith('?question=') && !location.search.includes('stance')");
    page.assert_clean();
}

/// How many events and texts a search leaves.
fn found(page: &mut Browser, search: &str) -> String {
    page.fill(".field input", search).settle();
    page.text(".filters > summary")
}

#[test]
fn by_text_whatever_its_case_and_accents() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/");
    let everything = page.text(".filters > summary");
    for same in [
        &["kke", "KKE", "Kke", " kke "][..],
        &["коммунистическая", "КОММУНИСТИЧЕСКАЯ", "Коммунистическая"],
        &["Κομμουνιστικό", "κομμουνιστικο", "ΚΟΜΜΟΥΝΙΣΤΙΚΟ"],
        &["Ελλάδας", "ελλαδας", "ΕΛΛΑΔΑΣ", "ΕΛΛΆΔΑΣ"],
        &["KSČM", "kscm", "kšcm", "KSC\u{30c}M"],
        &["España", "espana", "ESPAÑA"],
        &["nazarbayev", "Nazarbayev", "NAZARBÁYEV"],
    ] {
        let first = found(&mut page, same[0]);
        assert_ne!(first, everything, "{} finds all", same[0]);
        assert!(!first.contains(": 0 of 71 events, 0 of 77"), "{} finds nothing", same[0]);
        for other in &same[1..] {
            assert_eq!(found(&mut page, other), first, "{other}, not as {}", same[0]);
        }
    }
    // Every word must be there, in any order.
    assert_eq!(found(&mut page, "greece communist"), found(&mut page, "communist greece"));
    page.wait_until("location.search === '?q=communist+greece'");
    assert_eq!(found(&mut page, ""), everything);
    page.wait_until("location.search === ''").assert_clean();
}

#[test]
fn a_name_finds_the_texts_of_who_bears_it() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/").fill(".field input", "cprf").settle();
    let cprf = dossier().find_organisation("cprf").unwrap();
    let of = |text: &Statement| text.organisations.contains(&cprf) || text.title.to_lowercase().contains("cprf");
    leaves(&mut page, |event| event.title.to_lowercase().contains("cprf"), of);
}

#[test]
fn an_empty_result_names_the_filter_to_lift() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    open(&mut page, "/?kind=military");
    assert_eq!(page.count(".empty"), 0);
    page.fill(".field input", "nobody is called so").settle();
    assert_eq!(page.attr(".empty", "role").as_deref(), Some("status"));
    assert!(page.text(".empty").contains("No event passes these filters."));
    let ways = page.texts(".empty li");
    let military = dossier().events.iter().filter(|it| it.kind == EventKind::Military).count();
    assert_eq!(
        ways,
        [
            "Show all kinds of events 0 events and 0 texts are shown.".to_owned(),
            format!("Empty the text field {military} events and 77 texts are shown."),
        ]
    );
    page.click(".empty li:last-child button").settle();
    assert_eq!(page.count(".empty"), 0);
    assert_eq!(page.eval_text("document.querySelector('.field input').value"), "");
    leaves(&mut page, |event| event.kind == EventKind::Military, |_| true);
    page.wait_until("location.search === '?kind=military'").assert_clean();
}

#[test]
fn stance_and_network_that_share_no_text_each_offer_to_be_lifted() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    // Typed so that no text is left: a network filter and a stance that none of its texts takes.
    let question = dossier().meta.default_question;
    let stances = &dossier().question(question).stances;
    let networks = dossier().networks();
    let empty = networks.iter().flat_map(|network| stances.iter().enumerate().map(move |pair| (network, pair)));
    let (network, (_, stance)) = empty
        .into_iter()
        .find(|(network, (place, _))| {
            !dossier().statements.iter().any(|text| {
                text.positions_on(question).any(|it| it.stance.at() == *place)
                    && text
                        .organisations
                        .iter()
                        .any(|&who| dossier().organisation(who).networks.iter().any(|known| known == *network))
            })
        })
        .expect("a network and a stance that share no text");
    page.open(&format!("/?stance={}&net={}", stance.id, network)).ready().settle();
    assert!(page.text(".empty").contains("No text passes these filters."), "{}", page.text(".empty"));
    let names = page.texts(".empty button");
    assert_eq!(names, ["Show all stances", "Show all networks"]);
    page.click(".empty li:first-child button").settle();
    assert_eq!(page.count(".empty"), 0);
    page.wait_until(&format!("location.search === '?net={network}'"));
    assert_eq!(page.count(".tally [aria-pressed=true]"), 0);
    page.assert_clean();
}

#[test]
fn what_is_selected_is_read_on_though_a_filter_keeps_it_out() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let (_, event) = dossier().all_events().find(|(_, it)| it.kind == EventKind::Protest).unwrap();
    open(&mut page, &format!("/?sel=event:{}", event.id)).click("[data-act='kind military']");
    page.settle();
    assert_eq!(page.text(".detail h2"), event.title);
    assert_eq!(page.count(".e.sel:not(.off)"), 0);
    page.assert_clean();
}
