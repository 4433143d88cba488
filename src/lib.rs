//! Policy self-check.
#![allow(missing_docs, reason = "skeleton")]
pub mod copy;
pub mod engine;
pub mod form;
pub mod policy;
#[cfg(feature = "ui")]
pub mod ui;
pub mod value;
