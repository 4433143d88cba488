//! [`Problem`]: what is wrong with an entry.

use crate::policy::Text;
use crate::value::{Date, Number};

/// What an entry lacks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted {
    /// One option.
    Option,
    /// One option or an explicit none.
    Ticks,
    /// A number.
    Number,
    /// A number or an option in every year.
    EveryYear,
    /// The year of a date.
    Year,
    /// Its month.
    Month,
    /// Its day.
    Day,
    /// What the boxes left empty mean.
    Rest,
}

/// Why an entry is not accepted, or is questioned.
#[derive(Clone, PartialEq, Debug)]
pub enum Problem {
    /// Nothing there yet.
    Missing(Wanted),
    /// Not one number.
    NotANumber,
    /// A number in a unit that is not the field's.
    OtherUnit,
    /// More digits than can be held.
    TooManyDigits,
    /// A fraction where whole numbers are asked.
    NotWhole,
    /// Not a multiple of the step.
    NotAStep(Number),
    /// Below zero where that makes no sense.
    Negative,
    /// Below the lowest number.
    Below(Number),
    /// Above the highest number.
    Above(Number),
    /// Two sensible meanings; the visitor chooses.
    Doubtful([Number; 2]),
    /// Accepted on the second try: the policy asks whether this is meant.
    Unusual(Text),
    /// No such day.
    NoSuchDay,
    /// A day outside these.
    OutsideDays(Date, Date),
    /// Contradicts another answer on the same screen; the sentence is the policy's.
    Conflict(Text),
    /// Contradicts an answer on another screen; accepted on the second try, because that one may be the wrong one.
    Clash(Text),
}

impl Problem {
    /// Whether moving on a second time accepts it.
    pub fn is_question(&self) -> bool {
        matches!(self, Problem::Unusual(_) | Problem::Clash(_))
    }
}
