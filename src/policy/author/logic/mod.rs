//! Conditions that never or always come out the same, parts that exclude or repeat each other, rules nothing reaches.
//!
//! What is told is certain: facts are followed within their bounds, steps, options and relations, each expression as one
//! figure. What cannot be followed is taken to be possible.

mod constant;
mod figures;
mod lists;
mod rules;
mod search;
mod site;
mod span;
mod sum;
mod told;
mod world;

pub(super) use site::Site;
pub(super) use told::told;
