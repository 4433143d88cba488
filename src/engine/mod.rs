//! Checked policy × answers × day × readings -> report. Pure: no I/O, no clock, no floats, cannot fail.

mod facts;
mod outcomes;
mod report;

pub use facts::{Assumption, Situation, conflicts};
pub use outcomes::Outcomes;
pub use report::*;
