//! [`Chip`]: the state of the document and of the result, in marks.

use crate::policy::{State, Text};
use crate::value::Date;

use super::session::Session;

/// A short mark on the result.
#[derive(Clone, PartialEq, Debug)]
pub enum Chip {
    /// A made-up example, or what was made of one.
    Example,
    /// Legal state of the document.
    State(State),
    /// No issued version is known.
    NotIssued,
    /// Trial period in months, not begun as far as is known.
    TrialMonths(u16),
    /// First day after the trial or validity period.
    EndsOn(Date),
    /// The day the result holds for.
    Day(Date),
    /// A part of the questionnaire that has not been asked through: its title.
    Unchecked(Text),
}

/// The marks of a result; `unchecked` is the title of the part that has not been asked through.
pub(super) fn chips(session: &Session, unchecked: Option<Text>) -> Vec<Chip> {
    let meta = &session.policy().meta;
    let mut chips = Vec::new();
    if session.example.is_some() {
        chips.push(Chip::Example);
    }
    chips.push(Chip::State(session.report.state));
    if meta.issued_on.is_none() {
        chips.push(Chip::NotIssued);
    }
    match (meta.ends_on, meta.valid_months) {
        (Some(day), _) => chips.push(Chip::EndsOn(day)),
        (None, Some(months)) => chips.push(Chip::TrialMonths(months)),
        (None, None) => {}
    }
    chips.push(Chip::Day(session.day));
    chips.extend(unchecked.map(Chip::Unchecked));
    chips
}
