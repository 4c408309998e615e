//! The whole axis in one strip, with a brush on what is in view.

use leptos::prelude::*;

use super::Desk;
use crate::time::{Axis, Kind};

/// The strip. Dragging in it moves the window; dragging an end of the brush changes its length.
pub fn overview(desk: Desk) -> AnyView {
    let t = desk.store.texts;
    let strip = NodeRef::<leptos::html::Div>::new();
    #[cfg(feature = "hydrate")]
    crate::browser::brush(desk, strip);
    let bars = move || desk.axis.with(|axis| bars(axis));
    let edge = move |share: fn(crate::time::Window, &Axis) -> f64| {
        format!("{:.3}%", desk.axis.with(|axis| share(desk.window.get(), axis)) * 100.0)
    };
    let start = move || edge(|window, axis| axis.whole().share(window.start));
    let end = move || edge(|window, axis| axis.whole().share(window.end));
    let length = move || edge(|window, axis| window.length() / axis.whole().length());
    view! {
        <div class="overview needs-script" node_ref=strip aria-hidden="true" title=t.overview()>
            <svg width="100%" height="100%">
                <g>{bars}</g>
                <rect class="brush" x=start width=length y="0.5" height="39" />
                <svg x=start overflow="visible">
                    <rect class="handle" x="-3" y="8" width="6" height="24" rx="3" />
                </svg>
                <svg x=end overflow="visible">
                    <rect class="handle" x="-3" y="8" width="6" height="24" rx="3" />
                </svg>
            </svg>
        </div>
    }
    .into_any()
}

/// A bar a day or month, as high as it is full; folds are hatched by their class.
fn bars(axis: &Axis) -> Vec<AnyView> {
    let whole = axis.whole();
    let most = axis.segments.iter().map(|segment| segment.count).max().unwrap_or(1).max(1) as f64;
    axis.segments
        .iter()
        .filter(|segment| segment.count > 0)
        .map(|segment| {
            let class = match segment.kind {
                Kind::Day | Kind::Month => "b",
                Kind::Fold(_) | Kind::Bay => "b dim",
            };
            let x = whole.share(segment.start) * 100.0;
            let width = (segment.end - segment.start) / whole.length() * 100.0;
            let height = (segment.count as f64 / most).sqrt() * 36.0;
            view! {
                <rect
                    class=class
                    x=format!("{x:.3}%")
                    width=format!("{width:.3}%")
                    y=format!("{:.1}", 39.0 - height)
                    height=format!("{height:.1}")
                />
            }
            .into_any()
        })
        .collect()
}
