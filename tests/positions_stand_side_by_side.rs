//! What is said of positions beside each other, derived from the model alone: the order and the filters of the matrix,
//! several organisations on one question, camps and what differs inside, who answers whom.
#![cfg(feature = "content")]

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::OnceLock,
};

use proptest::prelude::*;
use standpoint::{
    content,
    model::{Cell, Dossier, Library, OrganisationIx, QuestionIx, Reply, ReplyKind, Shared, StanceIx},
    pages::Page,
    state::{
        COMPANY_KEYS, Company, KEYS, ROWS_KEYS, Rows, Sort, View, decode_company, decode_rows, dropped, encode,
        encode_company, encode_rows,
    },
};

fn shipped() -> &'static (Dossier, Library) {
    static READ: OnceLock<(Dossier, Library)> = OnceLock::new();
    READ.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dossiers/kazakhstan-2022");
        content::load(&folder).content.expect("the dossier is sound")
    })
}

fn dossier() -> &'static Dossier {
    &shipped().0
}

fn organisation(id: &str) -> OrganisationIx {
    dossier().find_organisation(id).expect("an organisation")
}

fn question(id: &str) -> QuestionIx {
    dossier().find_question(id).expect("a question")
}

// ---- the matrix ----

/// Every sort that the matrix has.
fn sorts() -> Vec<Sort> {
    let questions = dossier().all_questions().map(|(index, _)| Sort::Question(index));
    [Sort::Name, Sort::Day].into_iter().chain(questions).collect()
}

#[test]
fn every_sort_holds_everybody_once_and_is_stable_by_name() {
    let d = dossier();
    let all: BTreeSet<_> = d.all_organisations().map(|(one, _)| one).collect();
    for sort in sorts() {
        let order = Rows { sort, ..Rows::plain(d) }.order(d);
        assert_eq!(order.len(), all.len());
        assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), all, "{sort:?}");
        // What the rule calls equal stands in the order of names, which is that of the table.
        let equal = |a: OrganisationIx, b: OrganisationIx| match sort {
            Sort::Name => false,
            Sort::Day => {
                let first = |one| d.own_texts_of(one).next().map(|(_, statement)| statement.when.order());
                first(a) == first(b)
            }
            Sort::Question(question) => {
                let kind = |one| std::mem::discriminant(&d.cell(one, question));
                kind(a) == kind(b) && d.stances(a, question) == d.stances(b, question)
            }
        };
        for pair in order.windows(2) {
            assert!(!equal(pair[0], pair[1]) || pair[0] < pair[1], "{sort:?}");
        }
    }
}

#[test]
fn a_sort_by_answer_puts_each_answer_in_one_stretch_and_silence_after_all_of_them() {
    let d = dossier();
    for (index, _) in d.all_questions() {
        let order = Rows { sort: Sort::Question(index), ..Rows::plain(d) }.order(d);
        let kinds: Vec<(u8, Vec<StanceIx>)> = order
            .into_iter()
            .map(|one| match d.cell(one, index) {
                Cell::Held(_) => (0, d.stances(one, index)),
                Cell::Silent => (1, vec![]),
                Cell::NotSeen => (2, vec![]),
                Cell::NoText => (3, vec![]),
            })
            .collect();
        assert!(kinds.is_sorted(), "{kinds:?}");
    }
}

#[test]
fn a_sort_by_day_puts_who_has_no_text_last() {
    let d = dossier();
    let order = Rows { sort: Sort::Day, ..Rows::plain(d) }.order(d);
    let days: Vec<_> =
        order.iter().map(|&one| d.own_texts_of(one).next().map(|(_, statement)| statement.when.first_day())).collect();
    let with: Vec<_> = days.iter().flatten().collect();
    assert!(days[with.len()..].iter().all(Option::is_none));
    assert!(with.len() > 50);
}

#[test]
fn counts_follow_the_filters() {
    let d = dossier();
    let asked = question("csto");
    let plain = Rows::plain(d);
    for (index, entry) in d.all_questions() {
        let counts = plain.counts(d, index);
        for (place, _) in entry.stances.iter().enumerate() {
            assert_eq!(counts[place], d.holders(index, place.into()).len());
        }
        let without: usize = counts[entry.stances.len()..].iter().sum();
        let with = d.all_organisations().filter(|&(one, _)| !d.stances(one, index).is_empty()).count();
        assert_eq!(with + without, d.organisations.len());
    }
    let mut rows = Rows::plain(d);
    rows.choose("stance", "csto.condemn", d);
    let condemn = d.question(asked).stances.iter().position(|stance| stance.id == "condemn").expect("a stance");
    let left = d.all_organisations().filter(|&(one, _)| rows.shows(d, one)).count();
    assert_eq!(left, d.holders(asked, condemn.into()).len());
    assert_eq!(rows.counts(d, asked)[condemn], left);
    assert!(left > 5 && left < d.organisations.len());
    rows.choose("country", "GR", d);
    let greek = d.all_organisations().filter(|&(one, _)| rows.shows(d, one)).count();
    assert!(greek > 0 && greek < left);
    rows.choose("stance", "", d);
    assert!(d.all_organisations().all(|(one, entry)| rows.shows(d, one) == (entry.country == "GR")));
}

#[test]
fn controls_and_addresses_say_the_same() {
    let d = dossier();
    let mut values: Vec<(&str, String)> = vec![("sort", "day".into())];
    values.extend(d.questions.iter().map(|question| ("sort", question.id.clone())));
    for question in &d.questions {
        values.extend(question.stances.iter().map(|stance| ("stance", format!("{}.{}", question.id, stance.id))));
    }
    values.extend(d.networks().into_iter().map(|id| ("net", id.to_owned())));
    values.extend(d.organisations.iter().map(|organisation| ("country", organisation.country.clone())));
    for (control, value) in values {
        let mut rows = Rows::plain(d);
        rows.choose(control, &value, d);
        assert_ne!(rows, Rows::plain(d), "{control} {value}");
        assert_eq!(rows.control(control, d).as_deref(), Some(value.as_str()));
        let query = encode_rows(&rows, d);
        assert_eq!(decode_rows(&query, d), (rows.clone(), vec![]), "{query}");
        rows.choose(control, "", d);
        assert_eq!(encode_rows(&rows, d), "", "{control}: the default has the plain address");
    }
}

#[test]
fn what_a_page_cannot_use_of_an_address_is_named_there_alone() {
    let d = dossier();
    let names = |page, query: &str| -> Vec<String> {
        dropped(Some(page), query, d).into_iter().map(|dropped| dropped.0).collect()
    };
    assert_eq!(names(Page::Matrix, "sort=csto&country=GR&net=x"), ["net"]);
    assert_eq!(names(Page::Matrix, "with=kke"), ["with"]);
    assert_eq!(names(Page::Compare, "with=kke,tkp"), [""; 0]);
    assert_eq!(names(Page::Compare, "with=kke,kke"), ["with"], "nobody stands beside itself");
    assert_eq!(names(Page::Compare, "with=kke,tkp,ko,cprf,pcf"), ["with"], "there is room for four");
    assert_eq!(names(Page::Compare, "with=nobody&sort=day"), ["sort", "with"]);
    assert_eq!(names(Page::Start, "sort=day&with=kke"), ["sort", "with"]);
    for keys in [
        ROWS_KEYS.iter().map(|key| (key.name, key.shape)).collect::<Vec<_>>(),
        COMPANY_KEYS.iter().map(|key| (key.name, key.shape)).collect(),
    ] {
        let names: BTreeSet<_> = keys.iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), keys.len(), "no key stands twice");
        assert!(keys.iter().all(|(_, shape)| !shape.is_empty()));
    }
}

#[test]
fn the_architecture_names_every_key_of_every_address() {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/architecture.md"))
        .expect("it is there");
    let named = |page: &str| -> BTreeSet<String> {
        let line = text.lines().find(|line| line.starts_with(&format!("| `{page}` | `"))).expect("a line of the table");
        line.split('`').skip(3).step_by(2).map(str::to_owned).collect()
    };
    let names = |keys: &mut dyn Iterator<Item = &'static str>| keys.map(str::to_owned).collect::<BTreeSet<_>>();
    assert_eq!(named("/"), names(&mut KEYS.iter().map(|key| key.name)));
    assert_eq!(named("/matrix/"), names(&mut ROWS_KEYS.iter().map(|key| key.name)));
    assert_eq!(named("/compare/"), names(&mut COMPANY_KEYS.iter().map(|key| key.name)));
}

proptest! {
    #[test]
    fn any_text_decodes_to_rows_and_a_company_that_have_an_address(query in ".{0,200}") {
        let d = dossier();
        let (rows, _) = decode_rows(&query, d);
        prop_assert_eq!(decode_rows(&encode_rows(&rows, d), d), (rows, vec![]));
        let (company, _) = decode_company(&query, d);
        prop_assert_eq!(decode_company(&encode_company(&company, d), d), (company, vec![]));
    }

    #[test]
    fn what_is_said_of_several_does_not_depend_on_their_order(
        picks in prop::collection::btree_set(0usize..66, 2..5), asked in 0usize..8, turn in 0usize..4,
    ) {
        let d = dossier();
        let company: Vec<OrganisationIx> = picks.into_iter().filter(|&one| one < d.organisations.len()).map(Into::into).collect();
        let mut turned = company.clone();
        turned.rotate_left(turn % company.len().max(1));
        turned.reverse();
        let asked = QuestionIx::from(asked);
        prop_assert_eq!(d.shared_by(&company, asked), d.shared_by(&turned, asked));
        // Whatever all share, every two of them share.
        if d.shared_by(&company, asked) == Shared::Same {
            prop_assert!(company.windows(2).all(|pair| d.shared(pair[0], pair[1], asked) == Shared::Same));
        }
    }
}

// ---- several side by side ----

#[test]
fn a_company_is_two_to_four_each_once_in_the_order_of_choosing() {
    let d = dossier();
    let mut company = Company::default();
    for id in ["tkp", "kke", "cprf", "ko"] {
        assert_eq!(company.join(organisation(id)), Some(()));
    }
    assert_eq!(company.join(organisation("kke")), None);
    assert_eq!(company.join(organisation("pcf")), None, "there is room for four");
    company.leave(organisation("kke"));
    assert_eq!(encode_company(&company, d), "with=tkp,cprf,ko");
    assert_eq!(decode_company("?with=tkp,cprf,ko", d), (company, vec![]));
}

#[test]
fn two_of_a_company_are_a_pair() {
    let d = dossier();
    for (one, _) in d.all_organisations() {
        for (other, _) in d.all_organisations().filter(|&(other, _)| other > one) {
            assert_eq!(d.partings(&[one, other]), d.pair(one, other));
        }
    }
}

#[test]
fn pairs_are_told_apart_by_what_they_share() {
    let d = dossier();
    let csto = question("csto");
    assert_eq!(d.shared(organisation("kke"), organisation("tkp"), csto), Shared::Same);
    assert_eq!(d.shared(organisation("kke"), organisation("cprf"), csto), Shared::Opposed);
    // Where one takes no stance nothing is shared and nothing is parted.
    for (one, _) in d.all_organisations() {
        for (other, _) in d.all_organisations() {
            for (index, _) in d.all_questions() {
                let (left, right) = (d.stances(one, index), d.stances(other, index));
                let shared = d.shared(one, other, index);
                assert_eq!(shared == Shared::Unshared, left.is_empty() || right.is_empty());
                let common = left.iter().any(|stance| right.contains(stance));
                assert_eq!(matches!(shared, Shared::Same | Shared::Overlapping), common);
            }
        }
    }
}

// ---- camps ----

#[test]
fn camps_follow_from_the_rule_and_more_than_half_stand_in_none() {
    let d = dossier();
    let mut standing: BTreeMap<OrganisationIx, usize> = BTreeMap::new();
    for camp in &d.meta.camps {
        for one in d.members(camp) {
            *standing.entry(one).or_default() += 1;
            for condition in &camp.conditions {
                let stances = d.stances(one, condition.question);
                assert!(stances.iter().any(|stance| condition.stances.contains(stance)), "{one:?}");
            }
        }
    }
    let none: Vec<_> = d.in_no_camp().collect();
    assert_eq!(standing.len() + none.len(), d.organisations.len());
    assert!(none.len() * 2 > d.organisations.len());
    assert!(none.iter().all(|one| !standing.contains_key(one)));
}

#[test]
fn what_differs_inside_a_camp_is_a_question_with_two_answers() {
    let d = dossier();
    for camp in &d.meta.camps {
        let members: BTreeSet<_> = d.members(camp).collect();
        let mut differing = 0;
        for inside in d.inside(camp) {
            let with: BTreeSet<_> = inside.holders.iter().flat_map(|(_, all)| all).copied().collect();
            let without: BTreeSet<_> = inside.without.iter().copied().collect();
            assert!(with.is_disjoint(&without));
            assert_eq!(with.union(&without).copied().collect::<BTreeSet<_>>(), members);
            let sets: BTreeSet<_> = with.iter().map(|&one| d.stances(one, inside.question)).collect();
            assert_eq!(inside.differs(), sets.len() > 1, "{:?} of {}", inside.question, camp.id);
            differing += usize::from(inside.differs());
        }
        assert!(differing > 0, "{}", camp.id);
    }
}

// ---- replies ----

#[test]
fn a_reply_is_answered_by_a_later_text_of_those_to_whom_it_is_put() {
    let (d, library) = shipped();
    let signers = |text| d.statement(text).organisations.iter().copied().collect::<BTreeSet<_>>();
    let mut tried = 0;
    for reply in &library.replies {
        let answered = library.is_answered(d, reply);
        assert_eq!(answered.is_none(), reply.to.is_none());
        let Some(to) = reply.to else { continue };
        let back = library.replies.iter().any(|back| {
            back.from > reply.from
                && !signers(back.from).is_disjoint(&signers(to))
                && back.to.is_some_and(|target| !signers(target).is_disjoint(&signers(reply.from)))
        });
        assert_eq!(answered, Some(back));
        // An earlier text answers nothing; a later one does.
        let own = || d.all_statements().filter(|&(text, _)| !signers(text).is_disjoint(&signers(to)));
        for (text, _) in own().filter(|_| answered == Some(false)) {
            let mut more = library.clone();
            more.replies.push(Reply { from: text, to: Some(reply.from), kind: ReplyKind::Answers, ..reply.clone() });
            assert_eq!(more.is_answered(d, reply), Some(text > reply.from));
            tried += usize::from(text > reply.from);
        }
    }
    assert!(tried > 0);
}

// ---- figures that the pages rest on ----

#[test]
fn a_view_as_of_a_text_has_an_address_that_names_it() {
    let d = dossier();
    let text = d.find_statement("ko-2022-01-26").expect("a text");
    let view = View {
        at: Some(d.statement(text).when.last_day()),
        selection: Some(standpoint::state::Selection::Statement(text)),
        ..View::plain(d)
    };
    assert_eq!(encode(&view, d), "at=2022-01-26&sel=statement:ko-2022-01-26");
}
