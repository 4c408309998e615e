//! Every number that a page gives equals a count made from the raw files of the dossier, without the program's own reading.

mod raw;

use std::collections::BTreeSet;

use raw::{Nothing, Raw, tables, text, texts};
use standpoint_e2e::{Browser, Site, sample};

fn pages() -> (Raw, Browser) {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.scripts(false);
    (Raw::shipped(), page)
}

/// The whole numbers of a text.
fn numbers(text: &str) -> Vec<usize> {
    let parts = text.split(|letter: char| !letter.is_ascii_digit());
    parts.filter(|part| !part.is_empty()).map(|part| part.parse().unwrap()).collect()
}

/// The first number of each of the texts that a selector finds.
fn firsts(page: &Browser, selector: &str) -> Vec<usize> {
    page.texts(selector).iter().map(|text| numbers(text)[0]).collect()
}

#[test]
fn what_the_dossier_holds() {
    let (raw, mut page) = pages();
    page.open("/about/");
    let of = |key: &str| -> usize { raw.statements.iter().map(|statement| tables(statement, key).len()).sum() };
    let quotes: usize = raw
        .statements
        .iter()
        .map(|statement| tables(statement, "passage").iter().filter(|one| !text(one, "quote").is_empty()).count())
        .sum();
    let counted = [
        raw.entries("events.toml", "event").len(),
        raw.entries("accounts.toml", "account").len(),
        raw.entries("sources.toml", "source").len(),
        raw.organisations.len(),
        raw.statements.len(),
        of("passage"),
        quotes,
        of("position"),
        raw.entries("raises.toml", "raise").len(),
        raw.entries("replies.toml", "reply").len(),
    ];
    let mut cells = [0usize; 4];
    for organisation in &raw.organisations {
        for question in &raw.questions {
            cells[match raw.nothing(organisation, text(question, "id")) {
                None => 0,
                Some(Nothing::Silent) => 1,
                Some(Nothing::NotSeen) => 2,
                Some(Nothing::NoText) => 3,
            }] += 1;
        }
    }
    println!("held, silent, not seen, no text: {cells:?}");
    assert_eq!(firsts(&page, ".counts li"), [&counted[..], &cells[..]].concat());
    let not_found = raw.entries("parties-not-found.toml", "party").len();
    assert_eq!(firsts(&page, "#not-found h2"), [not_found]);
    let read = ["whole", "most", "part", "second-hand"];
    let read = read.map(|word| raw.statements.iter().filter(|statement| text(statement, "read") == word).count());
    assert_eq!(firsts(&page, "#read summary"), read);
}

#[test]
fn the_matrix() {
    let (raw, mut page) = pages();
    page.open("/matrix/");
    assert_eq!(numbers(&page.text("main h1")), [raw.organisations.len(), raw.questions.len()]);
    assert_eq!(page.count(".mx tbody td > a"), raw.organisations.len() * raw.questions.len());
    for organisation in &raw.organisations {
        let addressed = page.texts(&format!(".mx tr[data-org='{organisation}'] .n8"));
        assert_eq!(numbers(&addressed[0]), [raw.addressed(organisation), raw.questions.len()], "{organisation}");
    }
    for question in &raw.questions {
        let counts = firsts(&page, &format!(".mx [data-counts='{}'] li", text(question, "id")));
        assert_eq!(counts, raw.counts(question), "{}", text(question, "id"));
    }
}

#[test]
fn questions() {
    let (raw, mut page) = pages();
    let raises = raw.entries("raises.toml", "raise");
    for question in &raw.questions {
        let id = text(question, "id");
        page.open(&format!("/questions/{id}/"));
        let counts = raw.counts(question);
        let stances = tables(question, "stance");
        let (held, without) = counts.split_at(stances.len());
        // Kinds of nothing that nobody falls under are left out.
        let shown: Vec<usize> = held.iter().copied().chain(without.iter().copied().filter(|&n| n > 0)).collect();
        assert_eq!(
            page.texts(".top .sums b").iter().map(|n| n.parse().unwrap()).collect::<Vec<usize>>(),
            shown,
            "{id}"
        );
        for (stance, held) in stances.iter().zip(held) {
            let stance = text(stance, "id");
            let takes = |statement: &&toml::Table| {
                statement.get("personal").is_none()
                    && tables(statement, "position")
                        .iter()
                        .any(|one| text(one, "question") == id && text(one, "stance") == stance)
            };
            let texts = raw.statements.iter().filter(takes).count();
            let counted = page.texts(&format!("section[id='{stance}'] > h2 .cnt"));
            assert_eq!(numbers(&counted[0]), [*held, texts], "{id} {stance}");
            assert_eq!(page.count(&format!("section[id='{stance}'] .slip")), texts, "{id} {stance}");
        }
        for (kind, n) in ["silent", "not-seen", "no-text"].into_iter().zip(without) {
            assert_eq!(page.count(&format!("section[id='{kind}'] .roll > li")), *n, "{id} {kind}");
        }
        let raised = raises.iter().filter(|raise| text(raise, "question") == id).count();
        assert_eq!(page.count("#raised .raised > li"), raised, "{id}");
    }
    page.open("/questions/");
    let elsewhere = raises.iter().filter(|raise| text(raise, "question").is_empty()).count();
    assert_eq!(page.count("#raised .raised > li"), elsewhere);
    for raise in raises.iter().filter(|raise| text(raise, "question").is_empty()) {
        let taken = tables(raise, "taken_up_by").len();
        let shown = page.texts("#raised .raised > li");
        let own = shown.iter().find(|words| words.contains(text(raise, "asks"))).unwrap();
        assert!(taken == 0 || own.contains(&format!("by {taken} passage")), "{own}");
    }
}

#[test]
fn every_organisation_and_how_many_questions_it_addresses() {
    let (raw, mut page) = pages();
    page.open("/positions/");
    let mut shown = Vec::new();
    for (link, words) in page.attrs(".rows .org", "href").into_iter().zip(page.texts(".rows .n8")) {
        shown.push((link, numbers(&words)));
    }
    shown.sort();
    let mut wanted: Vec<_> = raw
        .organisations
        .iter()
        .map(|one| (format!("/organisations/{one}/"), vec![raw.addressed(one), raw.questions.len()]))
        .collect();
    wanted.sort();
    assert_eq!(shown, wanted);
}

#[test]
fn positions_and_those_who_stand_beside_and_against() {
    let (raw, mut page) = pages();
    let cells: Vec<(&String, &toml::Table)> =
        raw.organisations.iter().flat_map(|one| raw.questions.iter().map(move |question| (one, question))).collect();
    for (one, question) in sample(&cells, 150, 8) {
        let id = text(question, "id");
        let at = format!("/positions/{one}/{id}/");
        page.open(&at);
        let verdict = page.texts(".verdict .hint").concat();
        let addressed = numbers(verdict.split("addresses").nth(1).unwrap());
        assert_eq!(addressed, [raw.addressed(one), raw.questions.len()], "{at}");
        let others = || raw.organisations.iter().filter(|other| *other != one);
        let mut groups: Vec<usize> = ["same", "overlapping", "apart", "opposed"]
            .into_iter()
            .map(|kind| others().filter(|other| raw.shared(one, other, question) == Some(kind)).count())
            .collect();
        if raw.nothing(one, id).is_some() {
            groups = vec![others().filter(|other| raw.nothing(other, id).is_none()).count()];
        }
        groups.retain(|&n| n > 0);
        let kin = ".sidecol section:has(> .roll.dated)";
        assert_eq!(firsts(&page, &format!("{kin} h2 .cnt")), groups, "{at}");
        assert_eq!(page.count(&format!("{kin} .roll > li")), groups.iter().sum::<usize>(), "{at}");
        let kinds = [Nothing::Silent, Nothing::NotSeen, Nothing::NoText];
        let mut without: Vec<usize> =
            kinds.iter().map(|&kind| others().filter(|other| raw.nothing(other, id) == Some(kind)).count()).collect();
        without.retain(|&n| n > 0);
        assert_eq!(firsts(&page, ".sidecol .plainlist .cnt"), without, "{at}");
        // What had happened, what may have, and what had not are all events there are.
        let events: usize = page.texts(".bythen h3").iter().map(|words| *numbers(words).last().unwrap()).sum();
        let all = raw.entries("events.toml", "event").len();
        assert_eq!(events, if raw.nothing(one, id).is_none() { all } else { 0 }, "{at}");
    }
}

#[test]
fn pairs() {
    let (raw, mut page) = pages();
    let mut pairs = Vec::new();
    for (n, one) in raw.organisations.iter().enumerate() {
        pairs.extend(raw.organisations[n + 1..].iter().map(move |other| (one, other)));
    }
    let shared = |one: &str, other: &str| -> Vec<&'static str> {
        raw.questions.iter().filter_map(|question| raw.shared(one, other, question)).collect()
    };
    let together = pairs.iter().filter(|(one, other)| !shared(one, other).is_empty()).count();
    println!("pairs with a shared question: {together}, without: {}", pairs.len() - together);
    for (one, other) in sample(&pairs, 160, 3) {
        let at = format!("/compare/{one}/{other}/");
        page.open(&at);
        let kinds = shared(one, other);
        if kinds.is_empty() {
            assert_eq!(page.count(".sums"), 0, "{at}");
            assert_eq!(page.count(".sheet > .sum"), 1, "{at}: one line");
            continue;
        }
        let of = |wanted: [&str; 2]| kinds.iter().filter(|kind| wanted.contains(kind)).count();
        let speaks = |one: &str, question: &toml::Table| raw.nothing(one, text(question, "id")).is_none();
        let alone = raw.questions.iter().filter(|question| speaks(one, question) != speaks(other, question)).count();
        let neither =
            raw.questions.iter().filter(|question| !speaks(one, question) && !speaks(other, question)).count();
        let wanted = [of(["same", "overlapping"]), of(["apart", "opposed"]), alone, neither];
        assert_eq!(firsts(&page, ".top .sums li"), wanted, "{at}");
        let records: Vec<usize> = firsts(&page, ".heads .hint");
        assert_eq!(records, [raw.own(one).len(), raw.own(other).len()], "{at}");
    }
}

#[test]
fn camps() {
    let (raw, mut page) = pages();
    page.open("/camps/");
    let dossier = raw.dossier();
    let mut standing: BTreeSet<&String> = BTreeSet::new();
    let mut counts = Vec::new();
    for camp in tables(&dossier, "camp") {
        let members: Vec<&String> = raw
            .organisations
            .iter()
            .filter(|one| {
                tables(&camp, "when").iter().all(|when| {
                    let held = raw.stances(one, text(when, "question"));
                    texts(when, "stances").iter().any(|stance| held.contains(*stance))
                })
            })
            .collect();
        let id = text(&camp, "id");
        assert_eq!(firsts(&page, &format!("section[id='{id}'] > h2 .cnt")), [members.len()]);
        assert_eq!(page.count(&format!("section[id='{id}'] .rows.plain > li")), members.len());
        // On every question that divides the members stand all of them who take an answer, and the rest as a number.
        let differing = raw.questions.iter().filter(|question| {
            let sets = members.iter().map(|one| raw.stances(one, text(question, "id"))).filter(|set| !set.is_empty());
            sets.collect::<BTreeSet<_>>().len() > 1
        });
        let wanted: Vec<usize> = differing
            .flat_map(|question| {
                let id = text(question, "id");
                let stances = tables(question, "stance");
                let holds = |stance: &toml::Table| {
                    members.iter().filter(|one| raw.stances(one, id).contains(text(stance, "id"))).count()
                };
                let mut counts: Vec<usize> = stances.iter().map(holds).collect();
                counts.push(members.iter().filter(|one| raw.nothing(one, id).is_some()).count());
                counts.retain(|&n| n > 0);
                counts
            })
            .collect();
        assert!(!wanted.is_empty());
        assert_eq!(firsts(&page, &format!("section[id='{id}'] .inside .cnt")), wanted, "{id}");
        counts.push(members.len());
        standing.extend(members);
    }
    let none = raw.organisations.len() - standing.len();
    counts.push(none);
    println!("camps, and in none: {counts:?}");
    assert_eq!(firsts(&page, ".top .sums b"), counts);
    assert_eq!(page.count("#none .rows > li"), none);
    assert_eq!(numbers(&page.text("#none > h2 .cnt")), [none, raw.organisations.len()]);
}

#[test]
fn replies() {
    let (raw, mut page) = pages();
    page.open("/replies/");
    let all = raw.entries("replies.toml", "reply");
    let (inside, outside): (Vec<_>, Vec<_>) = all.iter().partition(|reply| !text(reply, "to").is_empty());
    let calls = |reply: &&&toml::Table| ["criticises", "asks"].contains(&text(reply, "kind"));
    let signers = |id: &str| texts(raw.statement(id), "orgs").into_iter().collect::<BTreeSet<_>>();
    // No two texts of the shipped dossier answer each other, whatever their order.
    let open = inside.iter().filter(calls).filter(|reply| {
        !inside.iter().any(|back| {
            !signers(text(back, "from")).is_disjoint(&signers(text(reply, "to")))
                && !signers(text(back, "to")).is_disjoint(&signers(text(reply, "from")))
        })
    });
    let wanted = [inside.len(), outside.len(), inside.iter().filter(calls).count(), open.count()];
    println!("replies inside, outside, calling, open: {wanted:?}");
    assert_eq!(firsts(&page, ".top .sums b"), wanted);
    assert_eq!(page.count(".arcs > svg > g"), inside.len());
    assert_eq!(page.count(".rows > li"), all.len());
    let ends = |key: &str| all.iter().filter(|reply| !text(reply, key).is_empty()).count();
    assert_eq!(page.count(".ends > div"), ends("from_passage") + ends("to_passage"));
}

#[test]
fn events_texts_and_the_appendix() {
    let (raw, mut page) = pages();
    let accounts = raw.entries("accounts.toml", "account");
    for event in sample(&raw.entries("events.toml", "event"), 40, 5) {
        let id = text(&event, "id");
        page.open(&format!("/events/{id}/"));
        let own: Vec<_> = accounts.iter().filter(|account| text(account, "event") == id).collect();
        let points: BTreeSet<_> = own.iter().map(|account| (text(account, "kind"), text(account, "point"))).collect();
        assert_eq!(page.count(".tellings > li"), own.len(), "{id}");
        assert_eq!(page.count(".point"), points.len(), "{id}");
        let speakers: BTreeSet<&str> = own
            .iter()
            .filter_map(|account| text(account, "source").strip_prefix("statement:"))
            .map(|place| place.split('#').next().unwrap())
            .collect();
        assert_eq!(page.count(".speak > li"), speakers.len(), "{id}");
        assert_eq!(page.count(".srcs > li"), texts(&event, "sources").len(), "{id}");
    }
    for statement in sample(&raw.statements, 30, 6) {
        let id = text(&statement, "id");
        page.open(&format!("/statements/{id}/"));
        let positions = tables(&statement, "position");
        let asked: BTreeSet<_> = positions.iter().map(|position| text(position, "question").to_owned()).collect();
        assert_eq!(numbers(&page.text(".psg.head .notes h2")), [asked.len(), raw.questions.len()], "{id}");
        assert_eq!(page.count(".poslist > li"), positions.len(), "{id}");
        assert_eq!(page.count(".psg:not(.head)"), tables(&statement, "passage").len(), "{id}");
    }
    page.open("/statements/joint-2022-01-18/");
    let joint = raw.statement("joint-2022-01-18");
    let mut wanted = vec![texts(joint, "orgs").len()];
    let reported = tables(joint, "signers_reported");
    wanted.extend(reported.iter().map(|one| usize::try_from(one["count"].as_integer().unwrap()).unwrap()));
    assert_eq!(
        numbers(&page.texts(".facts dd b").into_iter().find(|words| words.contains("reported")).unwrap()),
        wanted
    );
    page.open("/appendix/");
    let entries = raw.entries("appendix.toml", "entry");
    let here = entries.iter().filter(|entry| !text(entry, "statement").is_empty()).count();
    assert_eq!(numbers(&page.texts(".top .hint").concat()), [entries.len(), here]);
    assert_eq!(page.count(".rows > li"), entries.len());
    assert_eq!(page.count(".rows .what a"), here);
}
