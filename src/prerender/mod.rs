//! Makes a site from a dossier and the built app: every page as HTML by the same components that run in the browser, the
//! data files, the sitemap. Native only.
//!
//! `template` reads what Trunk built, `document` puts a page together, `render` runs the components, `links` checks what
//! was written, `writer` notes what was, `compress` puts files beside themselves in fewer bytes, `site` does one after the other and swaps the finished folder in. Previews come from
//! [`cards`](crate::cards).

mod bare;
mod compress;
mod document;
mod framed;
mod links;
mod render;
mod site;
mod template;
mod writer;

pub use compress::Compressed;
pub use links::LinkFault;
pub use site::{BuildError, Built, Job, build};
