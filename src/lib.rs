//! Standpoint: read a documented disagreement.
pub mod model;
pub mod pages;
pub mod text;
pub mod wire;
#[cfg(feature = "serve")]
pub mod serve;
