//! The pages, as Leptos components. The same components make the pages natively and bring them to life in the browser, so
//! a first view depends on the dossier and the path alone: never on the query, the clock, the window or storage.
//!
//! | room | what is in it |
//! | --- | --- |
//! | `store` | what every component may ask for: the dossier, the texts, addresses |
//! | `parts` | small things that stand everywhere: marks, quotes, dates, links |
//! | `shell` | the frame of every page, and the choice of the page |
//! | `embed` | what stands around a page in a frame |
//! | `company` | several organisations side by side |
//! | `reading` | the pages that are read from top to bottom |
//! | `start` | the main view |

pub mod company;
mod embed;
pub mod parts;
// Pages that are read are written natively and fetched as they were written.
#[cfg(not(feature = "hydrate"))]
pub mod reading;
mod shell;
pub mod start;
mod store;

pub use shell::App;
pub use store::{Store, use_store};
