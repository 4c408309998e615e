//! Several organisations side by side: fetches the page of each with all its positions, and lays them beside each other.

use std::cell::Cell;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use super::{desk::all, focus_where, turn::fetch};
use crate::{
    model::OrganisationIx,
    pages::Page,
    state::{Company, decode_company},
    views::{
        Store,
        company::{Side, beside, choice},
        parts::still::{Still, el},
    },
};

thread_local! {
    /// The number of the last comparison, so that an answer that comes after it is not shown.
    static LAST: Cell<u32> = const { Cell::new(0) };
}

/// Keeps the comparison in step with the address while its page is shown, and the way to it with what is ticked.
pub fn company(store: Store, page: Memo<Option<Page>>, query: Memo<String>) {
    let ticked = StoredValue::new(Company::default());
    let changed = window_event_listener(ev::change, move |event| {
        let tick = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(tick) = tick.filter(|tick| tick.has_attribute("data-with")) else { return };
        let Some(one) = store.dossier.find_organisation(&tick.value()) else { return };
        let mut full = false;
        ticked.update_value(|company| {
            if !tick.checked() {
                company.leave(one);
            } else if company.join(one).is_none() {
                tick.set_checked(false);
                full = true;
            }
        });
        offer(store, &ticked.get_value(), full);
    });
    on_cleanup(move || changed.remove());
    Effect::new(move |before: Option<bool>| {
        let here = page.get() == Some(Page::Compare);
        let company = query.with(|query| decode_company(query, store.dossier).0);
        let turn = LAST.get() + 1;
        LAST.set(turn);
        if here {
            ticked.set_value(company.clone());
            let asked_here = before == Some(true);
            request_animation_frame(move || open(store, company, turn, asked_here));
        }
        here
    });
}

/// Ticks what is chosen, and shows it side by side where that are two at least.
fn open(store: Store, company: Company, turn: u32, asked_here: bool) {
    for tick in all("input[data-with]") {
        let Some(tick) = tick.dyn_ref::<HtmlInputElement>() else { continue };
        let one = store.dossier.find_organisation(&tick.value());
        tick.set_checked(one.is_some_and(|one| company.members().contains(&one)));
    }
    offer(store, &company, false);
    let Some(place) = document().get_element_by_id("company") else { return };
    if company.members().len() < 2 {
        place.replace_children_with_node_0();
        return;
    }
    let coming = el("p", "quiet", store.texts.company_coming()).attr("role", "status");
    place.replace_children_with_node_1(&coming.build());
    leptos::task::spawn_local(async move {
        let mut sides = Vec::new();
        for &one in company.members() {
            sides.extend(side(store, one).await);
        }
        if LAST.get() != turn {
            return;
        }
        let whole = sides.len() == company.members().len();
        let shown = beside(store, &company, whole.then_some(sides)).build();
        place.replace_children_with_node_1(&shown);
        if asked_here {
            place.scroll_into_view();
            focus_where("#company h2");
        }
    });
}

/// Says what can be done with what is ticked.
fn offer(store: Store, company: &Company, full: bool) {
    if let Some(place) = document().get_element_by_id("chosen") {
        place.replace_children_with_node_1(&choice(store, company, full).build());
    }
}

/// What the page of an organisation says, question by question, without the questions themselves.
async fn side(store: Store, one: OrganisationIx) -> Option<Side> {
    let leaf = fetch(store, Page::PositionsOf(one)).await.ok().flatten()?;
    let sheet = leaf.pieces.iter().find(|piece| piece.class_list().contains("sheet"))?;
    let sections = sheet.children();
    let sections = (0..sections.length()).filter_map(|place| sections.item(place));
    Some(sections.map(|section| parts(&section)).collect())
}

fn parts(section: &Element) -> Vec<Still> {
    let parts = section.children();
    let parts = (0..parts.length()).filter_map(|place| parts.item(place));
    let parts = parts.filter(|part| part.tag_name() != "H2");
    parts.map(|part| Still::made(send_wrapper::SendWrapper::new(part))).collect()
}
