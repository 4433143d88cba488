//! Conditions that never or always come out the same, parts that exclude or repeat each other, rules nothing
//! reaches, bands that overlap or leave a gap.
//!
//! What is told is certain: facts are followed within their bounds, steps, options and relations, each expression as one
//! figure. What cannot be followed is taken to be possible.

mod bands;
mod cells;
mod constant;
mod figures;
mod lists;
mod near;
mod rules;
mod search;
mod site;
mod span;
mod sum;
mod told;
mod world;

pub(super) use bands::Count;
pub(super) use near::around;
pub(super) use site::Site;
pub(super) use told::told;
