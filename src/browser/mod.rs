//! The only room that names the browser's own interfaces.

mod follow;
mod start;

pub use follow::follow;
pub use start::{shelve, start};
