//! Several organisations side by side: question by question, what all share first.

use super::{
    Store,
    parts::{
        stance_word,
        still::{Still, el},
    },
};
use crate::{
    model::{OrganisationIx, Parting, Shared},
    pages::Page,
    state::{Company, encode_company},
};

/// What an organisation says, by question.
pub type Side = Vec<Vec<Still>>;

/// What is ticked, and the way to see it side by side; or what is to be done for that.
#[must_use]
pub fn choice(store: Store, company: &Company, full: bool) -> Still {
    let t = store.texts;
    let names = names(store, company);
    let words = match *company.members() {
        [] => el("span", "hint", t.chosen_none()),
        [_] => el("span", "hint", t.chosen_more(&names)),
        [one, other] => {
            el("a", "", t.compare_chosen(&names)).attr("href", store.href(Page::of_pair(store.dossier, one, other)))
        }
        _ => el("a", "", t.compare_chosen(&names)).attr("href", address(store, company)),
    };
    el("span", "", (words, full.then(|| (" ", el("span", "hint", t.chosen_full())))))
}

/// The comparison. `None` where a page did not come.
#[must_use]
pub fn beside(store: Store, company: &Company, sides: Option<Vec<Side>>) -> Still {
    let t = store.texts;
    let heading = el("h2", "", t.company_heading(&names(store, company))).attr("tabindex", "-1");
    let Some(mut sides) = sides else {
        return el("section", "chunk", (heading, el("p", "quiet", t.company_not_come()).attr("role", "status")));
    };
    let pair = match *company.members() {
        [one, other] => {
            let pair = store.href(Page::of_pair(store.dossier, one, other));
            Some((" ", el("a", "", t.company_pair()).attr("href", pair)))
        }
        _ => None,
    };
    let partings = store.dossier.partings(company.members());
    let groups: [(&'static str, &[Shared]); 4] = [
        (t.all_agree(), &[Shared::Same]),
        (t.all_overlap(), &[Shared::Overlapping]),
        (t.they_part(), &[Shared::Apart, Shared::Opposed]),
        (t.not_all_speak(), &[Shared::Unshared]),
    ];
    let groups: Vec<_> = groups
        .into_iter()
        .filter_map(|(name, wanted)| {
            let mut partings: Vec<Parting> =
                partings.iter().copied().filter(|parting| wanted.contains(&parting.shared)).collect();
            crate::order::sort_by_key(&mut partings, |parting| parting.question);
            let questions: Vec<_> =
                partings.into_iter().map(|parting| question(store, company.members(), parting, &mut sides)).collect();
            (!questions.is_empty()).then(|| el("div", "", (el("h3", "grp", name), questions)))
        })
        .collect();
    el("section", "chunk company", (heading, el("p", "hint", (t.company_order(), pair)), groups))
}

fn question(store: Store, members: &[OrganisationIx], parting: Parting, sides: &mut [Side]) -> Still {
    let (d, t) = (store.dossier, store.texts);
    let entry = d.question(parting.question);
    let asks =
        el("h4", "", el("a", "", entry.asks.as_str()).attr("href", store.href(Page::Question(parting.question))));
    let shared: Vec<_> = (0..entry.stances.len())
        .map(Into::into)
        .filter(|stance| members.iter().all(|&one| d.stances(one, parting.question).contains(stance)))
        .map(|stance| (" ", stance_word(entry.stance(stance))))
        .collect();
    let shared = (!shared.is_empty()).then(|| el("p", "both", shared));
    let opposed = (parting.shared == Shared::Opposed).then(|| el("p", "hint", t.some_opposed()));
    let columns: Vec<_> = members
        .iter()
        .zip(sides)
        .map(|(&one, side)| {
            let organisation = d.organisation(one);
            let name = el("a", "", organisation.abbr.as_str())
                .attr("href", store.href(Page::Position(one, parting.question)))
                .attr("title", organisation.name.as_str());
            let said = side.get_mut(parting.question.at()).map(std::mem::take).unwrap_or_default();
            el("div", "", (el("p", "lbl", name), said))
        })
        .collect();
    el("section", "versus", (asks, shared, opposed, el("div", "abc", columns)))
}

fn names(store: Store, company: &Company) -> String {
    let names: Vec<_> = company.members().iter().map(|&one| store.dossier.organisation(one).abbr.as_str()).collect();
    names.join(", ")
}

fn address(store: Store, company: &Company) -> String {
    format!("{}?{}", store.href(Page::Compare), encode_company(company, store.dossier))
}
