//! Exact amounts, civil dates and units: the bottom layer, which knows nothing of policies.
//!
//! Nothing here rounds unless its name says so, and nothing is a binary float (held by `.clippy.toml`).

mod calendar;
mod date;
mod fraction;
mod number;
pub mod spoken;
pub mod typed;
mod unit;

pub use calendar::Calendar;
pub use date::{Date, DateParseError};
pub use fraction::Fraction;
pub use number::{Number, NumberParseError};
pub use unit::{Unit, UnitParseError};
