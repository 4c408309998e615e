//! The whole axis in one strip, with a brush on what is in view.

use leptos::prelude::*;

use super::{Desk, marks::rect, scenery::per_cent};
use crate::{
    order::decimal,
    time::{Axis, Kind},
    views::parts::still::{Still, el},
};

/// The strip. Dragging in it moves the window; dragging an end of the brush changes its length. All that it does can be
/// done by keys and buttons too, so it is hidden from the accessibility tree.
pub fn overview(desk: Desk) -> impl IntoView {
    let strip = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    crate::browser::brush(desk, strip);
    view! {
        <div class="overview needs-script" node_ref=strip aria-hidden="true" title=desk.store.texts.overview()>
            {move || drawing(desk)}
        </div>
    }
}

fn drawing(desk: Desk) -> Still {
    let window = desk.window.get();
    let (start, end, bars) = desk.axis.with(|axis| {
        let whole = axis.whole();
        (whole.share(window.start), whole.share(window.end), bars(axis))
    });
    let brush = el("rect", "brush", "")
        .attr("x", per_cent(start))
        .attr("width", per_cent(end - start))
        .attr("y", "0.5")
        .attr("height", "39");
    let handle = |share: f64| {
        let grip = rect("handle", "-3", "8", "6", "24").attr("rx", "3");
        el("svg", "", grip).attr("x", per_cent(share)).attr("overflow", "visible")
    };
    let at = desk.view.with(|view| view.at);
    let line = at.map(|day| {
        let share = desk.axis.with(|axis| axis.whole().share(axis.place(day.end())));
        el("rect", "line", "").attr("x", per_cent(share)).attr("width", "1.5").attr("height", "100%")
    });
    el("svg", "", (bars, line, brush, handle(start), handle(end))).attr("width", "100%").attr("height", "100%")
}

/// A bar a day or month, as high as it is full; what is folded or has no day is paler.
fn bars(axis: &Axis) -> Vec<Still> {
    let whole = axis.whole();
    let most = axis.segments.iter().map(|segment| segment.count).max().unwrap_or(1).max(1) as f64;
    axis.segments
        .iter()
        .filter(|segment| segment.count > 0)
        .map(|segment| {
            let class = match segment.kind {
                Kind::Unit(_) => "b",
                Kind::Fold(_) | Kind::Bay => "b dim",
            };
            let height = (segment.count as f64 / most).sqrt() * 36.0;
            el("rect", class, "")
                .attr("x", per_cent(whole.share(segment.start)))
                .attr("width", per_cent((segment.end - segment.start) / whole.length()))
                .attr("y", decimal(39.0 - height))
                .attr("height", decimal(height))
        })
        .collect()
}
