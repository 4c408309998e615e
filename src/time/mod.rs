//! Time as places on a line: an axis that spends its width where things happen, the marks that read it, and the picture of
//! a timeline. Pure: a dossier and a view go in, numbers come out, the same natively and in the browser.

mod axis;
mod labels;
mod picture;
mod ticks;
mod walk;

pub use axis::{Axis, Edge, Fold, FoldId, Kind, Segment, Window};
pub use labels::text_width;
pub use picture::{Cluster, Lane, LaneId, Mark, Picture, Put, STACK, lane_of, picture};
pub use ticks::{Tick, TickOf, ticks};
pub use walk::{Step, walk};
