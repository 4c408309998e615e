//! Standpoint: read a documented disagreement.
//!
//! The rooms without a feature are the core: no browser, no Leptos, no file system. See `docs/architecture.md`.

#[cfg(feature = "hydrate")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod cards;
#[cfg(feature = "ssr")]
pub mod cite;
#[cfg(feature = "content")]
pub mod content;
pub mod escape;
#[cfg(feature = "content")]
pub mod export;
#[cfg(not(feature = "hydrate"))]
pub mod head;
pub mod model;
pub mod order;
pub mod pages;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod qr;
#[cfg(not(feature = "hydrate"))]
pub mod report;
pub mod search;
#[cfg(feature = "serve")]
pub mod serve;
pub mod state;
pub mod text;
pub mod time;
#[cfg(feature = "views")]
pub mod views;
pub mod wire;
