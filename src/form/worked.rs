//! What the figures of a screen come to while they are typed.

use crate::engine::{ConditionReport, Status};
use crate::policy::Text;

use super::screen::{Check, Figure, Worked};
use super::session::Session;

/// The values that follow from the figures of a screen, those of several years in one line.
pub(super) fn worked(session: &Session, at: u16) -> Vec<Worked> {
    let question = &session.policy().questions[usize::from(at)];
    let mut lines: Vec<Worked> = Vec::new();
    for value in &question.worked {
        let value = &session.report.values[value.index()];
        let figure = Figure {
            year: value.year,
            value: value.value.clone(),
            rounded: value.rounded.clone(),
            working: value.working.clone(),
        };
        match lines.last_mut() {
            Some(line) if value.year.is_some() && line.title == value.title => line.figures.push(figure),
            _ => lines.push(Worked {
                title: value.title,
                unit: value.unit,
                formula: value.formula,
                figures: vec![figure],
            }),
        }
    }
    lines
}

/// The criteria that look at the figures of a screen, as they stand now.
pub(super) fn checks(session: &Session, at: u16, worked: &[Worked]) -> Vec<Check> {
    let question = &session.policy().questions[usize::from(at)];
    let mut checks = Vec::new();
    for criterion in &question.checks {
        let criterion = &session.report.criteria[criterion.index()];
        let mut sums = criterion.conditions.clone();
        sums.retain(|line| is_sum(line) && !is_shown(line, worked));
        checks.push(Check {
            title: criterion.title,
            status: criterion.standing.status,
            asks: depends(session, &criterion.readings),
            sums,
        });
    }
    checks
}

/// Whether a test compares more than a figure as it was typed, and all of it is known.
fn is_sum(line: &ConditionReport) -> bool {
    let worked_out = line.working.is_some() || line.threshold_working.is_some();
    worked_out && line.actual.is_some() && line.threshold.is_some()
}

/// Whether the same figures are put together among the values already.
fn is_shown(line: &ConditionReport, worked: &[Worked]) -> bool {
    let mut figures = worked.iter().flat_map(|value| &value.figures);
    line.working.is_some() && figures.any(|figure| figure.working == line.working)
}

/// The question of the first reading that would change one of these.
fn depends(session: &Session, readings: &[Text]) -> Option<Text> {
    let changing = session.report.readings.iter().find(|reading| {
        readings.contains(&reading.id) && !reading.affects.is_empty() && reading.confirmed.is_none()
    });
    changing.map(|reading| reading.question)
}

impl Check {
    /// Whether the figures are enough to say.
    pub fn is_open(&self) -> bool {
        self.status == Status::Open
    }
}
