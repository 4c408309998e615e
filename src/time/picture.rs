//! The picture of a timeline: a layout, looked at through a window. Places are per cent of the width, so that the same picture
//! stands before anybody has measured it.

use super::{Layout, Mark, Seat, Window, labels::text_width, lanes::caption};
use crate::model::Dossier;

/// An event as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Per cent of the width.
    pub x: f64,
    /// Per cent of the width: where its line begins and ends, cut a little outside the window.
    pub line: (f64, f64),
    /// [`Seat::Away`] also for what is out of the window.
    pub seat: Seat,
    /// Pixels that the label stands right of its place, so that what began before the window keeps it in view.
    pub slide: f64,
}

/// A picture, by the indices of the dossier.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub events: Vec<Drawn>,
    /// By text: per cent of the width and the row from the foot of the lane; `None` for what is away.
    pub statements: Vec<Option<(f64, usize)>>,
    /// By cluster of the layout: per cent of the width, `None` for what is out of the window.
    pub clusters: Vec<Option<f64>>,
}

impl Picture {
    /// Whether a mark, or the numeral that gathers it, is in view.
    #[must_use]
    pub fn holds(&self, layout: &Layout, mark: Mark) -> bool {
        match mark {
            Mark::Statement(index) => self.statements[index.at()].is_some(),
            Mark::Event(index) => match self.events[index.at()].seat {
                Seat::Away => false,
                Seat::Gathered => layout
                    .clusters
                    .iter()
                    .zip(&self.clusters)
                    .any(|(cluster, x)| x.is_some() && cluster.events.contains(&index)),
                Seat::Stroke | Seat::Label { .. } => true,
            },
        }
    }
}

/// How far outside the window something may be placed, in shares of it: what is farther out is not told apart. Far enough that
/// no label reaches in from there, however narrow the drawing.
const OUTSIDE: f64 = 4.0;

/// Rounds a share to thousandths of a per cent, so that both sides write the same digits.
pub(super) fn per_cent(share: f64) -> f64 {
    (share * 100_000.0).round() / 1_000.0
}

/// Looks at a layout through a window.
#[must_use]
pub fn picture(dossier: &Dossier, layout: &Layout, window: Window) -> Picture {
    let width = layout.scale * window.length();
    let inside = |place: f64| Some(window.share(place)).filter(|share| (0.0..=1.0).contains(share)).map(per_cent);
    let events = dossier.all_events().map(|(index, event)| {
        let placed = layout.events[index.at()];
        let x = window.share(placed.at).clamp(-OUTSIDE, 1.0 + OUTSIDE);
        let line = (window.share(placed.line.0).clamp(-0.01, 1.01), window.share(placed.line.1).clamp(-0.01, 1.01));
        let (mut slide, mut from, mut to) = (0.0, x.min(line.0), x.max(line.1));
        if let Seat::Label { left, until, .. } = placed.seat {
            let text = (text_width(&caption(event)) + 8.0) / width;
            if left {
                from = from.min(x - text);
            } else {
                // Places of the layout count pixels from the beginning of the axis.
                let start = placed.at * layout.scale;
                let stays = (window.start * layout.scale).min(until) - start;
                if stays > 0.0 {
                    // As far as the mark itself has been held at the side.
                    slide = (placed.at - window.at(x)) * layout.scale + stays;
                }
                to = to.max(x + slide / width + text);
            }
        }
        let seat = if to < 0.0 || from > 1.0 { Seat::Away } else { placed.seat };
        Drawn { x: per_cent(x), line: (per_cent(line.0), per_cent(line.1.max(line.0))), seat, slide: slide.round() }
    });
    Picture {
        events: events.collect(),
        statements: layout.statements.iter().map(|one| one.and_then(|(at, row)| Some((inside(at)?, row)))).collect(),
        clusters: layout.clusters.iter().map(|cluster| inside(cluster.at)).collect(),
    }
}
