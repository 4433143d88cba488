//! What a screen of figures shows while they are typed: the values they come to, and the criteria they bear on.

use crate::policy::{Ask, CriterionId, FactId, Kind, Policy, Question, ValueId, VarId};

use super::visit::Visit;
use super::wild::Seen;

/// Fills in the values and criteria of every screen that asks for several figures.
pub(super) fn fill(policy: &mut Policy) {
    let found: Vec<_> = policy
        .questions
        .iter()
        .map(|question| {
            let figures = figures(policy, question);
            let is_series = |fact: &FactId| matches!(policy.facts[fact.index()].kind, Kind::Series(..));
            let worked = values(policy, &figures);
            let (checks, related) = criteria(policy, &figures);
            if worked.is_empty() && !related && !figures.iter().any(is_series) {
                return (Vec::new(), Vec::new());
            }
            (worked, checks)
        })
        .collect();
    for (question, (worked, checks)) in policy.questions.iter_mut().zip(found) {
        (question.worked, question.checks) = (worked, checks);
    }
}

/// The figures a screen asks for; none unless they are several.
fn figures(policy: &Policy, question: &Question) -> Vec<FactId> {
    let Ask::Facts(facts) = &question.ask else {
        return Vec::new();
    };
    let kind = |fact: &&FactId| &policy.facts[fact.index()].kind;
    let figures = facts
        .iter()
        .filter(|fact| matches!(kind(fact), Kind::Number(_) | Kind::Series(..)));
    let figures: Vec<FactId> = figures.copied().collect();
    let boxes = figures
        .iter()
        .map(|fact| policy.facts[fact.index()].var_count)
        .sum::<u16>();
    if boxes < 2 { Vec::new() } else { figures }
}

fn facts_of(policy: &Policy, vars: &[VarId]) -> Vec<FactId> {
    vars.iter()
        .map(|var| policy.variables[var.index()].fact)
        .collect()
}

/// Values that rest on these figures alone, and are more than one of them.
fn values(policy: &Policy, figures: &[FactId]) -> Vec<ValueId> {
    let all = (0..policy.values.len() as u16).map(ValueId);
    all.filter(|value| {
        if policy.values[value.index()].title.is_empty() {
            return false;
        }
        let mut seen = Seen::new(policy);
        seen.value(*value);
        let facts = facts_of(policy, &seen.vars);
        seen.vars.len() > 1 && facts.iter().all(|fact| figures.contains(fact))
    })
    .collect()
}

/// Criteria that look at any of these figures, and whether one of them looks at several.
fn criteria(policy: &Policy, figures: &[FactId]) -> (Vec<CriterionId>, bool) {
    let mut related = false;
    let mut found: Vec<CriterionId> = (0..policy.criteria.len() as u16).map(CriterionId).collect();
    found.retain(|criterion| {
        let mut seen = Seen::new(policy);
        seen.cond(&policy.criteria[criterion.index()].condition);
        let mut facts = facts_of(policy, &seen.vars);
        facts.retain(|fact| figures.contains(fact));
        related |= facts.iter().any(|fact| *fact != facts[0]);
        !facts.is_empty()
    });
    (found, related)
}
