//! One test: its outcome when everything in it is known, and what is possible while something is open.

use std::cmp::Ordering;

use crate::policy::{Comparator, Leaf, LeafId, Outcome, Test, VarId};

use super::facts::{Slot, broken};
use super::numbers::Figure;
use super::outcomes::{Outcomes, Possible};
use super::standing::Evaluation;

/// Most corners one test tries; seven open numbers in one test are past it.
const MOST_CORNERS: usize = 1024;

/// How left stands to right: finer than the outcome, so that along one variable it changes only in one direction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Relation {
    Order(Ordering),
    /// A whole or base of 0 or less.
    Undefined,
    /// Nothing to compare with.
    Absent,
    /// Not a comparison: the outcome itself.
    Outcome(Outcome),
    /// Something is open.
    Open,
}

impl Evaluation<'_> {
    /// What is possible for one test.
    pub fn leaf(&mut self, id: LeafId) -> Possible {
        let node = self.plan.nodes.leaf(id);
        let readings = self.in_any_way & self.plan.node_readings[node];
        self.noted(node, |evaluation| {
            if readings != 0 {
                return evaluation.in_every_way(readings, |evaluation| evaluation.leaf(id));
            }
            evaluation.test(id)
        })
    }

    /// What a test comes to, worked out anew.
    pub fn test(&mut self, id: LeafId) -> Possible {
        let (leaf, limits) = (&self.policy.leaves[id.index()], self.plan.limits[id.index()]);
        if self.is_closed(leaf) {
            return self.outcome(leaf).into();
        }
        match &*self.open_in_leaf(leaf) {
            [] => self.outcome(leaf).into(),
            [var] => self.along(id, limits, *var),
            vars => self.on_trial(|evaluation| evaluation.corners(leaf, limits, vars)),
        }
    }

    /// The outcome with everything known. Something that is open all the same is left to the authority.
    pub fn outcome(&mut self, leaf: &Leaf) -> Outcome {
        let relation = self.relation(leaf);
        outcome_of(leaf, relation)
    }

    pub fn relation(&mut self, leaf: &Leaf) -> Relation {
        let yes = |holds: bool| Relation::Outcome(if holds { Outcome::Met } else { leaf.otherwise });
        match &leaf.test {
            Test::Yes(var) => match self.slots[var.index()] {
                Slot::Bool(value) => yes(value),
                _ => Relation::Open,
            },
            Test::Assessed(var) => match self.slots[var.index()] {
                Slot::Bool(true) => Relation::Outcome(Outcome::Review),
                Slot::Bool(false) => Relation::Outcome(Outcome::NotMet),
                _ => Relation::Open,
            },
            Test::Claimed(var) => match self.slots[var.index()] {
                Slot::Choice(0) => Relation::Outcome(Outcome::Met),
                Slot::Choice(1) => Relation::Outcome(Outcome::Review),
                Slot::Choice(_) => Relation::Outcome(Outcome::NotMet),
                _ => Relation::Open,
            },
            Test::OneOf(var, options) => match self.slots[var.index()] {
                Slot::Choice(option) => yes(options >> option & 1 == 1),
                _ => Relation::Open,
            },
            Test::Has(var, options) => match self.slots[var.index()] {
                Slot::Several(chosen) => yes(chosen & options != 0),
                _ => Relation::Open,
            },
            Test::Compare {
                left, right, guards, ..
            } => {
                for guard in guards {
                    match self.number(guard) {
                        Figure::Known(base) if base.is_positive() => {}
                        Figure::Open => return Relation::Open,
                        _ => return Relation::Undefined,
                    }
                }
                match (self.number(left), self.number(right)) {
                    (Figure::Known(left), Figure::Known(right)) => {
                        left.compare(right).map_or(Relation::Undefined, Relation::Order)
                    }
                    (Figure::Absent, _) | (_, Figure::Absent) => Relation::Absent,
                    (Figure::Undefined, _) | (_, Figure::Undefined) => Relation::Undefined,
                    (Figure::Open, _) | (_, Figure::Open) => Relation::Open,
                }
            }
            Test::Dates { left, right, .. } => match (self.day(left), self.day(right)) {
                (Some(left), Some(right)) => Relation::Order(left.cmp(&right)),
                _ => Relation::Open,
            },
        }
    }

    /// Possible outcomes along one open variable.
    fn along(&mut self, id: LeafId, limits: Outcomes, var: VarId) -> Possible {
        let leaf = &self.policy.leaves[id.index()];
        let domain = self.domain(var);
        let (low, high) = domain.ends();
        if !domain.is_line() {
            let seen = (low..=high).map(|place| self.outcome_at(leaf, var, domain.at(place)));
            return Possible::exactly(seen.collect());
        }
        let ends = [low, high].map(|place| self.relation_at(leaf, var, domain.at(place)));
        let ordered = ends.iter().all(|relation| matches!(relation, Relation::Order(_)));
        if ordered && !is_equality(leaf) && !leaf.wild.contains(&var) {
            // Between two ends that can be compared nothing else comes out.
            return Possible::exactly(
                ends.into_iter()
                    .map(|relation| outcome_of(leaf, relation))
                    .collect(),
            );
        }
        let near = self.outcome_at(leaf, var, domain.at((low + 1).min(high)));
        let of_ends = ends.into_iter().map(|relation| outcome_of(leaf, relation));
        let mut seen: Outcomes = of_ends.chain([near]).collect();
        if seen != limits {
            let pieces = self.pieces(id, var, &domain);
            let outcomes = pieces.iter().map(|(_, relation)| outcome_of(leaf, *relation));
            seen = outcomes.collect();
        }
        if leaf.wild.contains(&var) {
            return Possible {
                upper: anything(leaf).with(seen),
                lower: seen,
            };
        }
        Possible::exactly(seen)
    }

    pub fn relation_at(&mut self, leaf: &Leaf, var: VarId, value: Slot) -> Relation {
        let before = std::mem::replace(&mut self.slots[var.index()], value);
        let relation = self.on_trial(|evaluation| evaluation.relation(leaf));
        self.slots[var.index()] = before;
        relation
    }

    fn outcome_at(&mut self, leaf: &Leaf, var: VarId, value: Slot) -> Outcome {
        let relation = self.relation_at(leaf, var, value);
        outcome_of(leaf, relation)
    }

    /// Possible outcomes over several open variables: the extremes of a test that is affine or monotone in each of
    /// them lie at corners of their ranges.
    fn corners(&mut self, leaf: &Leaf, limits: Outcomes, vars: &[VarId]) -> Possible {
        let mut values: Vec<Slot> = Vec::new();
        // By variable: how many of these are its own.
        let mut counts: Vec<usize> = Vec::with_capacity(vars.len());
        let mut cells = 1_usize;
        for var in vars {
            let domain = self.domain(*var);
            let (low, high) = domain.ends();
            let before = values.len();
            if domain.is_line() {
                // One step above the lowest: where a whole first exceeds 0.
                values.extend([low, (low + 1).min(high), high].map(|place| domain.at(place)));
            } else {
                values.extend((low..=high).map(|place| domain.at(place)));
            }
            counts.push(values.len() - before);
            cells = cells.saturating_mul(values.len() - before);
        }
        if cells > MOST_CORNERS {
            return Possible {
                upper: anything(leaf),
                lower: Outcomes::NONE,
            };
        }
        let (mut seen, mut valid, mut undefined) = (Outcomes::NONE, Outcomes::NONE, false);
        let before: Vec<Slot> = vars.iter().map(|var| self.slots[var.index()]).collect();
        // Far apart at first: once every outcome is known to be reached, the others tell nothing.
        let stride = spread(cells);
        for cell in 0..cells {
            if valid == limits {
                break;
            }
            let (mut rest, mut first) = (cell * stride % cells, 0);
            for (var, count) in vars.iter().zip(&counts) {
                self.slots[var.index()] = values[first + rest % count];
                rest /= count;
                first += count;
            }
            let relation = self.relation(leaf);
            let outcome = outcome_of(leaf, relation);
            undefined |= relation == Relation::Undefined;
            seen = seen.with(outcome.into());
            if self.tied_within(vars) {
                valid = valid.with(outcome.into());
            } else if self.pull_together(vars) {
                let outcome = self.outcome(leaf);
                valid = valid.with(outcome.into());
                seen = seen.with(outcome.into());
            }
        }
        for (var, slot) in vars.iter().zip(before) {
            self.slots[var.index()] = slot;
        }
        let settled = !undefined && !vars.iter().any(|var| leaf.wild.contains(var)) && !is_equality(leaf);
        Possible {
            upper: if settled { seen } else { seen.with(anything(leaf)) },
            lower: valid,
        }
    }

    /// Whether no relation is broken that involves one of these variables.
    fn tied_within(&self, vars: &[VarId]) -> bool {
        !vars.iter().any(|var| self.breaks_something(*var))
    }

    /// Mends broken part ≤ whole relations among these variables by giving the part the value of the whole.
    fn pull_together(&mut self, vars: &[VarId]) -> bool {
        let policy = self.policy;
        for constraint in &policy.constraints {
            if let crate::policy::Relation::AtMost(part, whole)
            | crate::policy::Relation::NotAfter(part, whole) = constraint.relation
                && vars.contains(&part)
                && vars.contains(&whole)
                && broken(&constraint.relation, &self.slots, self.today)
            {
                self.slots[part.index()] = self.slots[whole.index()];
            }
        }
        self.tied_within(vars)
    }
}

/// A step that goes through all of so many cells, neighbours long after each other.
fn spread(cells: usize) -> usize {
    let mut stride = (cells * 5 / 8).max(1);
    while common(stride, cells) > 1 {
        stride += 1;
    }
    stride
}

/// The greatest common divisor.
fn common(a: usize, b: usize) -> usize {
    if b == 0 { a } else { common(b, a % b) }
}

fn is_equality(leaf: &Leaf) -> bool {
    matches!(
        leaf.test,
        Test::Compare {
            comparator: Comparator::Equals,
            ..
        } | Test::Dates {
            comparator: Comparator::Equals,
            ..
        }
    )
}

/// Every outcome the test could have at all.
fn anything(leaf: &Leaf) -> Outcomes {
    [Outcome::Met, leaf.otherwise, Outcome::Review]
        .into_iter()
        .collect()
}

fn outcome_of(leaf: &Leaf, relation: Relation) -> Outcome {
    let comparator = match leaf.test {
        Test::Compare { comparator, .. } | Test::Dates { comparator, .. } => comparator,
        _ => Comparator::Equals,
    };
    match relation {
        Relation::Order(order) => {
            if holds(comparator, order) {
                Outcome::Met
            } else {
                leaf.otherwise
            }
        }
        Relation::Undefined | Relation::Open => Outcome::Review,
        Relation::Absent => Outcome::NotApplicable,
        Relation::Outcome(outcome) => outcome,
    }
}

fn holds(comparator: Comparator, order: Ordering) -> bool {
    match comparator {
        Comparator::AtLeast => order.is_ge(),
        Comparator::MoreThan => order.is_gt(),
        Comparator::AtMost => order.is_le(),
        Comparator::LessThan => order.is_lt(),
        Comparator::Equals => order.is_eq(),
    }
}
