//! Printing a hand-out instead of the page.

use leptos::{html, prelude::*};

use crate::views::start::{Desk, handout};

/// Puts the sheets into their place, has them printed, and takes them away when that is done.
pub fn print_handout(desk: Desk, place: NodeRef<html::Div>) {
    let (Some(place), Some(root)) = (place.get_untracked(), document().document_element()) else { return };
    let address = window().location().href().unwrap_or_default();
    place.replace_children_with_node_1(&handout(desk, &address).build());
    _ = root.class_list().add_1("handing");
    let done = move || {
        place.replace_children_with_node_0();
        _ = root.class_list().remove_1("handing");
    };
    // Some browsers print at once, others when the reader has looked: both say when it is over.
    let listener = StoredValue::new_local(None::<WindowListenerHandle>);
    let over = window_event_listener(leptos::ev::Custom::<web_sys::Event>::new("afterprint"), move |_| {
        done();
        if let Some(listener) = listener.try_update_value(Option::take).flatten() {
            listener.remove();
        }
    });
    listener.set_value(Some(over));
    _ = window().print();
}
