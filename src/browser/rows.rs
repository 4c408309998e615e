//! Orders and narrows the rows of the matrix as the address says. The table stands in the page; nothing of it is written anew.

use leptos::{ev, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use super::desk::all;
use crate::{
    pages::Page,
    state::{Rows, Sort, decode_rows, encode_rows},
    views::Store,
};

/// Keeps the matrix in step with the address while it is shown, and the address with its controls.
pub fn rows(store: Store, page: Memo<Option<Page>>, query: Memo<String>) {
    let navigate = use_navigate();
    let changed = window_event_listener(ev::change, move |event| {
        let select = event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
        let Some((select, control)) = select.and_then(|it| it.get_attribute("data-rows").map(|control| (it, control)))
        else {
            return;
        };
        let mut rows = query.with_untracked(|query| decode_rows(query, store.dossier).0);
        rows.choose(&control, &select.value(), store.dossier);
        let query = encode_rows(&rows, store.dossier);
        let mark = if query.is_empty() { "" } else { "?" };
        let address = format!("{}{mark}{query}", store.href(Page::Matrix));
        navigate(&address, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    });
    on_cleanup(move || changed.remove());
    Effect::new(move |_| {
        if page.get() == Some(Page::Matrix) {
            let rows = query.with(|query| decode_rows(query, store.dossier).0);
            request_animation_frame(move || show(store, &rows));
        }
    });
}

fn show(store: Store, rows: &Rows) {
    let (d, t) = (store.dossier, store.texts);
    let Some(body) = document().query_selector(".mx tbody").ok().flatten() else { return };
    let standing = all(".mx tr[data-org]");
    let row = |id: &str| standing.iter().find(|row| row.get_attribute("data-org").as_deref() == Some(id));
    let mut left = 0;
    for (place, one) in rows.order(d).into_iter().enumerate() {
        let Some(row) = row(&d.organisation(one).id) else { continue };
        // A row that is where it belongs is left alone, so that focus and selection stay.
        let here = body.children().item(u32::try_from(place).unwrap_or(u32::MAX));
        if here.as_ref() != Some(row) {
            _ = body.insert_before(row, here.as_deref());
        }
        let shown = rows.shows(d, one);
        left += usize::from(shown);
        _ = if shown { row.remove_attribute("hidden") } else { row.set_attribute("hidden", "") };
    }
    for (index, question) in d.all_questions() {
        let counts = rows.counts(d, index).into_iter();
        for (count, place) in counts.zip(all(&format!(".mx [data-counts='{}'] b", question.id))) {
            place.set_text_content(Some(&count.to_string()));
        }
    }
    let order = match rows.sort {
        Sort::Name => t.rows_by_name().to_owned(),
        Sort::Day => t.rows_by_day().to_owned(),
        Sort::Question(question) => t.rows_by_question(&d.question(question).title),
    };
    say("rows-shown", &t.rows_shown(left, &d.organisations.len().to_string()));
    say("rows-order", &order);
    let sort = rows.control("sort", d).unwrap_or("name".to_owned());
    for head in all(".mx thead [data-sort]") {
        let sorted = head.get_attribute("data-sort").as_ref() == Some(&sort);
        _ = if sorted { head.set_attribute("aria-sort", "ascending") } else { head.remove_attribute("aria-sort") };
    }
    for select in all("select[data-rows]") {
        let Some(select) = select.dyn_ref::<HtmlSelectElement>() else { continue };
        let control = select.get_attribute("data-rows").unwrap_or_default();
        select.set_value(&rows.control(&control, d).unwrap_or_default());
    }
}

/// Writes words where they are not the same already: what is written anew is read out.
fn say(id: &str, words: &str) {
    if let Some(place) = document().get_element_by_id(id).filter(|place| place.text_content().as_deref() != Some(words))
    {
        place.set_text_content(Some(words));
    }
}
