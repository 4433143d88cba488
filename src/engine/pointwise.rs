//! Outcome sets of conditions, combined part by part: exact where parts share no open fact, sound always.

use crate::policy::{Cond, CriterionId, Outcome};

use super::outcomes::{Outcomes, Possible, agreed, opposite};
use super::plan::bit;
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// Pointwise combination, sound whatever the parts share.
    pub fn possible(&mut self, condition: &Cond) -> Possible {
        let (policy, nodes) = (self.policy, self.plan.nodes);
        match condition {
            Cond::Leaf(leaf) => self.leaf(*leaf),
            Cond::All(parts) => self.fold(parts, Outcome::NotMet, Possible::both),
            Cond::Any(parts) => self.fold(parts, Outcome::Met, Possible::either),
            Cond::Not(part) => self.possible(part).map(opposite),
            Cond::AtLeastOf(count, parts) => self.at_least_of(usize::from(*count), parts),
            Cond::ApplicableIf(pair) => {
                let [when, then] = &**pair;
                let then = self.possible(then);
                self.possible(when).combine(then, |when, then| match when {
                    Outcome::Met => then,
                    _ => Outcome::NotApplicable,
                })
            }
            Cond::ByReading(reading, options) if self.in_any_way & bit(*reading) != 0 => {
                let computed = policy.readings[reading.index()].options.iter().zip(options);
                let parts = computed.filter(|(option, _)| option.computed);
                parts.fold(Possible::NONE, |sum, (_, part)| sum.or(self.possible(part)))
            }
            Cond::ByReading(reading, options) => match self.branch(*reading, options) {
                Some(part) => self.possible(part),
                None => Outcome::Review.into(),
            },
            Cond::Consensus(_, options) => {
                let mut parts = options.iter();
                let first = parts
                    .next()
                    .map_or(Possible::from(Outcome::Review), |part| self.possible(part));
                parts.fold(first, |sum, part| sum.combine(self.possible(part), agreed))
            }
            Cond::Named(id) => match self.assumed_condition(*id) {
                Some(outcome) => outcome.into(),
                None => self.noted(nodes.condition(*id), |evaluation| {
                    evaluation.possible(&policy.conditions[id.index()].condition)
                }),
            },
            Cond::Class(id) => match self.assumed_class(*id) {
                Some(outcome) => outcome.into(),
                None => self.noted(nodes.class(*id), |evaluation| {
                    evaluation.possible(&policy.classes[id.index()].condition)
                }),
            },
            Cond::Criterion(id) => self.possible_of(*id),
            Cond::Always(outcome) => (*outcome).into(),
        }
    }

    /// What is possible for a criterion.
    pub fn possible_of(&mut self, id: CriterionId) -> Possible {
        if let Some(outcome) = self.assumed_criterion(id) {
            return outcome.into();
        }
        let (policy, node) = (self.policy, self.plan.nodes.criterion(id));
        self.noted(node, |evaluation| {
            evaluation.possible(&policy.criteria[id.index()].condition)
        })
    }

    /// The parts combined; none of them can change what comes to `end` for sure.
    fn fold(&mut self, parts: &[Cond], end: Outcome, f: fn(Possible, Possible) -> Possible) -> Possible {
        let mut sum = Possible::from(Outcome::NotApplicable);
        for part in parts {
            sum = f(sum, self.possible(part));
            if sum.upper.single() == Some(end) {
                break;
            }
        }
        sum
    }

    /// The k-th highest outcome, over every choice of one outcome per part.
    fn at_least_of(&mut self, count: usize, parts: &[Cond]) -> Possible {
        let parts: Vec<Possible> = parts.iter().map(|part| self.possible(part)).collect();
        let over = |pick: fn(&Possible) -> Outcomes| {
            tallies(parts.iter().map(pick))
                .into_iter()
                .map(|(met, fair)| counted(count, met, fair))
                .collect()
        };
        Possible {
            upper: over(|part| part.upper),
            lower: over(|part| part.lower),
        }
    }
}

/// Every reachable pair of (met, met or review) over one outcome of each set.
pub(super) fn tallies(sets: impl Iterator<Item = Outcomes>) -> Vec<(usize, usize)> {
    let mut reached = vec![(0, 0)];
    for set in sets {
        let mut next: Vec<(usize, usize)> = Vec::new();
        for outcome in set.iter() {
            for (met, fair) in &reached {
                let is_fair = matches!(outcome, Outcome::Met | Outcome::Review);
                let tally = (
                    met + usize::from(outcome == Outcome::Met),
                    fair + usize::from(is_fair),
                );
                if !next.contains(&tally) {
                    next.push(tally);
                }
            }
        }
        reached = next;
    }
    reached
}

/// What "at least `count` of" comes to.
pub(super) fn counted(count: usize, met: usize, fair: usize) -> Outcome {
    if met >= count {
        Outcome::Met
    } else if fair >= count {
        Outcome::Review
    } else {
        Outcome::NotMet
    }
}
