//! Conditions that come out the same whatever is answered.

use crate::policy::{Cond, Kind, LeafId, Num, Outcome, Policy, Test};

use super::super::problem::Fault;
use super::figures::Asked;
use super::search::{Goal, MET, NOT_APPLICABLE, NOT_MET, REVIEW, Wanted, outcomes, possible};
use super::world::{Lore, World};

/// The parts a condition is made of; a name is told of where it is defined.
fn parts_of(cond: &Cond) -> &[Cond] {
    match cond {
        Cond::All(parts)
        | Cond::Any(parts)
        | Cond::AtLeastOf(_, parts)
        | Cond::ByReading(_, parts)
        | Cond::Consensus(_, parts) => parts,
        Cond::Not(part) => std::slice::from_ref(part),
        Cond::ApplicableIf(pair) => &pair[..],
        _ => &[],
    }
}

/// The only outcome of a set.
pub(super) fn single(set: Wanted) -> Option<Outcome> {
    match set {
        NOT_MET => Some(Outcome::NotMet),
        REVIEW => Some(Outcome::Review),
        MET => Some(Outcome::Met),
        NOT_APPLICABLE => Some(Outcome::NotApplicable),
        _ => None,
    }
}

/// A condition that comes out the same whatever is answered, or a limit no answer lies on.
pub(super) fn constant(lore: &Lore, cond: &Cond) -> Option<Fault> {
    if matches!(
        cond,
        Cond::Named(_) | Cond::Class(_) | Cond::Criterion(_) | Cond::Always(_)
    ) {
        return None;
    }
    let Some(outcome) = alone(lore, cond) else {
        return off_step(lore, cond);
    };
    if parts_of(cond).iter().any(|part| alone(lore, part).is_some()) {
        return None;
    }
    let because = because(lore, cond);
    Some(Fault::AlwaysSo { outcome, because })
}

/// What a condition that applies only where another is met comes to there, where it is always the same.
pub(super) fn given(lore: &Lore, when: &Cond, then: &Cond) -> Option<Fault> {
    if alone(lore, when).is_some() || alone(lore, then).is_some() {
        return None;
    }
    let goals = |outcome: &Wanted| [Goal::Has(when, MET), Goal::Has(then, *outcome)];
    let can = [NOT_MET, REVIEW, MET, NOT_APPLICABLE].into_iter();
    let set = can
        .filter(|outcome| possible(lore, &goals(outcome)))
        .fold(0, |set, outcome| set | outcome);
    let (outcome, because) = (single(set)?, Some("`when` leaves nothing else".to_owned()));
    Some(Fault::AlwaysSo { outcome, because })
}

/// The only outcome of a condition.
fn alone(lore: &Lore, cond: &Cond) -> Option<Outcome> {
    match cond {
        Cond::Leaf(leaf) => of_test(lore, *leaf),
        _ => single(outcomes(lore, cond)),
    }
}

/// A limit of a fact that no answer lies on.
fn off_step(lore: &Lore, cond: &Cond) -> Option<Fault> {
    let Cond::Leaf(leaf) = cond else { return None };
    let Test::Compare { left, right, .. } = &lore.policy.leaves[leaf.index()].test else {
        return None;
    };
    let Asked::Limit(figure, _, limit) = lore.figures.lines[leaf.index()]?.asked else {
        return None;
    };
    let figure = &lore.figures.all[figure];
    let (var, step, limit) = (figure.var?, figure.step?, limit.to_number()?);
    let plain = [left, right].into_iter().any(|side| is_plain(lore.policy, side));
    if !plain || limit.is_multiple_of(step) {
        return None;
    }
    let fact = lore.policy.facts[lore.policy.variables[var.index()].fact.index()]
        .id
        .to_owned();
    let (limit, step) = (limit.to_string(), step.to_string());
    Some(Fault::LimitOffStep { fact, limit, step })
}

/// Whether a number is an answer as it was given.
fn is_plain(policy: &Policy, num: &Num) -> bool {
    match num {
        Num::Var(_) => true,
        Num::Value(value) => is_plain(policy, &policy.values[value.index()].number),
        _ => false,
    }
}

/// What a test comes to whatever is answered, where it has a value and applies.
fn of_test(lore: &Lore, leaf: LeafId) -> Option<Outcome> {
    let (yes, no) = match lore.figures.lines[leaf.index()].map(|line| line.asked) {
        Some(Asked::Limit(figure, comparator, limit)) => {
            let can = |holds: bool| {
                let mut world = World::new(lore);
                world.compare(figure, comparator, limit, holds) && world.settle()
            };
            (can(true), can(false))
        }
        Some(Asked::Fixed(holds)) => (holds, !holds),
        Some(Asked::Open) => return None,
        None => return single(outcomes(lore, &Cond::Leaf(leaf))),
    };
    match (yes, no) {
        (true, false) => Some(Outcome::Met),
        (false, true) => Some(Outcome::NotMet),
        _ => None,
    }
}

/// Between what the figure of a comparison lies.
fn because(lore: &Lore, cond: &Cond) -> Option<String> {
    let Cond::Leaf(leaf) = cond else { return None };
    let Asked::Limit(figure, ..) = lore.figures.lines[leaf.index()]?.asked else {
        return None;
    };
    let var = lore.figures.all[figure].var?;
    let fact = &lore.policy.facts[lore.policy.variables[var.index()].fact.index()];
    match &fact.kind {
        Kind::Number(kind) | Kind::Series(kind, _) => Some(format!(
            "`{}` lies between {} and {} in steps of {}",
            fact.id, kind.min, kind.max, kind.step
        )),
        Kind::Date(kind) => Some(format!(
            "`{}` lies between {} and {}",
            fact.id, kind.min, kind.max
        )),
        _ => None,
    }
}
