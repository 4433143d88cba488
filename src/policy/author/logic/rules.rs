//! Rules nothing reaches, and readings whose options say the same.

use crate::policy::{Cond, Outcome, Policy, ReadingId};

use super::super::locate::Path;
use super::super::problem::Fault;
use super::search::{ANY, Goal, MET, REVIEW, outcomes, possible};
use super::world::Lore;

/// Rules, and what counts where none holds, that are never reached.
pub(super) fn rules_of(lore: &Lore, rules: &[(Path, Cond)], otherwise: Option<&Path>) -> Vec<(Path, Fault)> {
    let reached = |goals: Vec<Goal>| {
        let is_always =
            |goal: &Goal| matches!(goal, Goal::Has(Cond::Always(Outcome::Met), wanted) if wanted & MET == 0);
        !goals.iter().any(is_always) && possible(lore, &goals)
    };
    let before = |at: usize| -> Vec<Goal> {
        rules[..at]
            .iter()
            .map(|(_, when)| Goal::Has(when, ANY & !MET))
            .collect()
    };
    let mut faults = Vec::new();
    for (at, (path, when)) in rules.iter().enumerate() {
        let mut goals = before(at);
        // One that never holds, or what stands behind one that always does, is told of as a condition.
        if !reached(vec![Goal::Has(when, MET | REVIEW)]) {
            continue;
        }
        if outcomes(lore, when) == MET {
            return faults;
        }
        goals.push(Goal::Has(when, MET | REVIEW));
        if !reached(goals) {
            faults.push((path.clone(), Fault::NeverReached));
        }
    }
    if let Some(path) = otherwise
        && !reached(before(rules.len()))
    {
        faults.push((path.clone(), Fault::NeverReached));
    }
    faults
}

/// A place at which every option of a reading says the same.
pub(super) fn same_options(
    policy: &Policy,
    path: &Path,
    reading: ReadingId,
    firsts: &[usize],
) -> Option<(Path, Fault)> {
    let reading = &policy.readings[reading.index()];
    let mut computed = (0..firsts.len()).filter(|place| reading.options[*place].computed);
    let first = computed.next()?;
    let mut others = computed.peekable();
    let several = others.peek().is_some();
    let fault = Fault::SameOptions(reading.id.to_owned());
    (several && others.all(|place| firsts[place] == first)).then(|| (path.clone(), fault))
}
