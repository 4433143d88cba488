//! Checked policy × answers × day × readings -> report. Pure: no I/O, no clock, no floats, cannot fail.
//!
//! A condition's *standing* is the set of outcomes still possible ([`Outcomes`]). It is worked out twice over: an
//! upper set that is always sound, and a lower set of outcomes that some completion of the open facts really
//! reaches. Where both agree the standing is exact. Parts that share no open fact combine pointwise; facts that occur
//! in several places are enumerated, over values between which no test changes.

mod amounts;
mod axis;
mod change;
mod changes;
pub mod chart;
mod code;
mod compare;
mod costs;
mod districts;
mod domain;
mod duty;
mod entries;
mod estimate;
mod evaluate;
mod explain;
mod facts;
mod kept;
mod leaf;
mod likely;
mod limits;
mod memo;
mod numbers;
mod open;
mod outcomes;
mod overall;
mod pieces;
mod plan;
mod pointwise;
mod quest;
mod questions;
mod range;
mod readings;
mod relevance;
mod report;
mod search;
mod settling;
mod sheet;
mod span;
mod spread;
mod standing;
mod summary;
mod targets;
mod touched;
mod trial;
mod vars;
mod walk;
mod working;

pub use change::{ChangeKind, ChangeSet, Goal, GoalPart, Move};
pub use compare::{AmountKind, AmountPair, Comparison, StandingPair, TrackPair, compare};
pub use evaluate::evaluate;
pub use explain::newest_year;
pub use facts::{Assumption, Situation, conflicts};
pub use outcomes::Outcomes;
pub use plan::Plan;
pub use questions::is_about;
pub use report::*;
pub use settling::is_one_topic;
pub use spread::Spread;
pub use summary::Summary;
