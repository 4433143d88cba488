//! Steps, duties and triggers as something that depends on how the document is read.

use crate::policy::{Entry, Policy};
use crate::value::Date;

use super::report::{EntryReport, Part, PolicyReport};
use super::standing::Evaluation;
use super::targets::Found;

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

    /// The same in the report.
    pub fn in_report(self, report: &PolicyReport) -> &[EntryReport] {
        match self {
            Duty::Step => &report.steps,
            Duty::Obligation => &report.obligations,
            Duty::Trigger => &report.triggers,
        }
    }

    /// What [`Evaluation::duty`] says of an entry, from the report.
    pub fn reported(self, policy: &Policy, report: &PolicyReport, place: usize) -> Found {
        let entry = &self.in_report(report)[place];
        match (
            &self.of(policy)[place].day,
            entry.kept.as_ref().or(entry.standing.as_ref()),
        ) {
            (Some(_), _) => Found::Value(entry.day.map(Date::text)),
            (None, Some(standing)) => standing.into(),
            (None, None) => Found::Value(None),
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
            (None, Some(condition)) => self.standing(condition).into(),
            (None, None) => Found::Value(None),
        }
    }
}
