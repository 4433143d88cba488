//! The answers at a limit and beside it.

use crate::policy::{Comparator, Policy};
use crate::value::Fraction;

use super::bands::shown;
use super::figures::{Asked, Figures};

/// By test: the answer its limit lies on, and the nearest on its other side; `None` for what is no limit of one answer.
pub(in super::super) fn around(policy: &Policy) -> Vec<Option<(String, String)>> {
    let figures = Figures::new(policy);
    let of = |leaf: usize| {
        let Asked::Limit(figure, comparator, limit) = figures.lines[leaf]?.asked else {
            return None;
        };
        let figure = &figures.all[figure];
        let (var, step) = (figure.var?, Fraction::from(figure.step?));
        let beside = match comparator {
            Comparator::AtLeast | Comparator::LessThan => limit.checked_sub(step)?,
            Comparator::AtMost | Comparator::MoreThan | Comparator::Equals => limit.checked_add(step)?,
        };
        let fact = policy.facts[policy.variables[var.index()].fact.index()].id;
        let at = |value: Fraction| format!("`{fact}` {}", shown(policy, figure, value));
        Some((at(limit), at(beside)))
    };
    (0..policy.leaves.len()).map(of).collect()
}
