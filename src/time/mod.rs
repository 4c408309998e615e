//! Time as places on a line: an axis that spends its width where things happen, the marks that read it, and the picture of
//! a timeline. Pure: a dossier and a view go in, numbers come out, the same natively and in the browser.

mod axis;
mod diary;
mod labels;
mod lanes;
mod layout;
mod picture;
mod ruler;
mod scale;
mod walk;
mod window;

pub use axis::{Axis, Edge, Fold, FoldId, Kind, Segment};
pub use diary::{Stretch, StretchKind, diary};
pub use labels::text_width;
pub use lanes::{Lane, LaneId, Mark, STACK, caption, is_vague, lane_of};
pub use layout::{Cluster, Layout, Seat};
pub use picture::{Drawn, Picture, picture};
pub use ruler::{Label, Named, Ruler, ruler};
pub use scale::Scale;
pub use walk::{Step, walk};
pub use window::Window;
