//! A policy as checked data: what the engine may rely on.
//!
//! `author` (native only) turns a policy folder into [`Policy`] or into every problem in it; the browser gets the
//! finished [`Bundle`].

#[cfg(feature = "author")]
pub mod author;
mod bundle;
mod model;
mod wire;

pub use bundle::{Bundle, BundleError};
pub use model::*;
