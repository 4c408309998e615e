//! Makes a site from a dossier and the built app: every page as HTML by the same components that run in the browser, the
//! data files, the sitemap. Native only.
//!
//! `template` reads what Trunk built, `document` puts a page together, `render` runs the components, `links` checks what
//! was written, `compress` puts files beside themselves in fewer bytes, `site` does one after the other and swaps the finished folder in.

mod compress;
mod document;
mod links;
mod render;
mod site;
mod template;

pub use compress::Compressed;
pub use links::LinkFault;
pub use site::{BuildError, Built, build};
