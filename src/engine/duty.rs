//! Steps, duties and triggers as something that depends on how the document is read.

use crate::policy::{Entry, Policy};
use crate::value::Date;

use super::readings::Found;
use super::report::Part;
use super::standing::Evaluation;

/// Lists of entries whose keeping or day a reading can change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Duty {
    Step,
    Obligation,
    Trigger,
}

impl Duty {
    pub const ALL: [Duty; 3] = [Duty::Step, Duty::Obligation, Duty::Trigger];

    /// The entries of the list.
    pub fn of(self, policy: &Policy) -> &[Entry] {
        match self {
            Duty::Step => &policy.steps,
            Duty::Obligation => &policy.obligations,
            Duty::Trigger => &policy.triggers,
        }
    }

    /// Its name in the report.
    pub fn part(self) -> Part {
        match self {
            Duty::Step => Part::Step,
            Duty::Obligation => Part::Obligation,
            Duty::Trigger => Part::Trigger,
        }
    }
}

impl Evaluation<'_> {
    /// The day of an entry, or whether it was kept, or whom it concerns: the first of these it has.
    pub fn duty(&mut self, entry: &Entry) -> Found {
        match (&entry.day, entry.kept.as_ref().or(entry.condition.as_ref())) {
            (Some(day), _) => Found::Value(self.day(day).map(Date::text)),
            (None, Some(condition)) => Found::Standing(self.standing(condition)),
            (None, None) => Found::Value(None),
        }
    }
}
