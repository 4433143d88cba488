//! The values an open variable can still take: bounds, steps and what answered facts leave of them.

use crate::policy::{Kind, Relation, Test, VarId};
use crate::value::{Date, Number};

use super::facts::{Slot, fact_of};
use super::limits::place;
use super::standing::Evaluation;

/// The values of one open variable.
#[derive(Clone, Debug)]
pub(super) enum Domain {
    /// Few enough to try each: yes at the first bit, no at the second.
    Truth(u64),
    /// Options, a bit for each.
    Options(u64),
    /// Selections of options.
    Selections(Vec<u32>),
    /// `step × n` for `n` from the first to the second, inclusive.
    Steps(Number, i64, i64),
    /// Days from the first to the second, inclusive.
    Days(Date, Date),
}

impl Domain {
    /// Lowest and highest place; `(0, n - 1)` for a few.
    pub fn ends(&self) -> (i64, i64) {
        match self {
            Domain::Truth(bits) | Domain::Options(bits) => (0, i64::from(bits.count_ones()) - 1),
            Domain::Selections(all) => (0, all.len() as i64 - 1),
            Domain::Steps(_, low, high) => (*low, *high),
            Domain::Days(low, high) => (0, i64::from(high.days_since(*low))),
        }
    }

    /// The value at a place between the ends.
    pub fn at(&self, place: i64) -> Slot {
        match self {
            Domain::Truth(bits) => truth(nth(*bits, place)),
            Domain::Options(bits) => Slot::Choice(nth(*bits, place)),
            Domain::Selections(all) => Slot::Several(all[usize::try_from(place).unwrap_or(0)]),
            Domain::Steps(step, ..) => step
                .checked_mul(Number::from(place))
                .map_or(Slot::Open, Slot::Number),
            Domain::Days(low, _) => Slot::Day(low.plus_days(i32::try_from(place).unwrap_or(i32::MAX))),
        }
    }

    pub fn is_line(&self) -> bool {
        matches!(self, Domain::Steps(..) | Domain::Days(..))
    }
}

impl Evaluation<'_> {
    /// What an open variable can still be, given what is answered. Never empty: contradictory answers are refused
    /// before evaluation, and a range that is empty all the same falls back to the fact's own bounds.
    pub fn domain(&mut self, var: VarId) -> Domain {
        let fact = &self.policy.facts[fact_of(self.policy, var).index()];
        match &fact.kind {
            Kind::YesNo | Kind::Assessment => Domain::Truth(self.allowed(var, 2, truth)),
            Kind::Claim => Domain::Options(self.allowed(var, 3, Slot::Choice)),
            Kind::Choice(options) | Kind::ChoiceByYear(options, _) => {
                Domain::Options(self.allowed(var, options.len(), Slot::Choice))
            }
            Kind::Several(options) => self.selections(var, options.len()),
            Kind::Number(number) | Kind::Series(number, _) => {
                let (mut min, mut max) = (number.min, number.max);
                let (mut low_is_own, mut high_is_own) = (true, true);
                for relation in self.relations(var) {
                    let Relation::AtMost(part, whole) = *relation else {
                        continue;
                    };
                    match (self.slots[part.index()], self.slots[whole.index()]) {
                        (_, Slot::Number(bound)) if part == var && bound < max => {
                            (max, high_is_own) = (bound, false);
                        }
                        (Slot::Number(bound), _) if whole == var && bound > min => {
                            (min, low_is_own) = (bound, false);
                        }
                        _ => {}
                    }
                }
                let own = self.plan.ends[var.index()];
                let low = if low_is_own {
                    own[0]
                } else {
                    place(min, number.step, true)
                };
                let high = if high_is_own {
                    own[1]
                } else {
                    place(max, number.step, false)
                };
                match (low, high) {
                    (Some(low), Some(high)) if low <= high => Domain::Steps(number.step, low, high),
                    _ => {
                        let own = own.map(|end| end.unwrap_or(0));
                        Domain::Steps(number.step, own[0], own[1].max(own[0]))
                    }
                }
            }
            Kind::Date(kind) => {
                let (mut min, mut max) = match self.slots[var.index()] {
                    Slot::Window(first, last) => (first, last),
                    _ => (kind.min, kind.max),
                };
                let own = (min, max);
                for relation in self.relations(var) {
                    let Relation::NotAfter(first, second) = *relation else {
                        continue;
                    };
                    match (self.slots[first.index()], self.slots[second.index()]) {
                        (_, Slot::Day(bound) | Slot::Window(_, bound)) if first == var => {
                            max = max.min(bound)
                        }
                        (Slot::Day(bound) | Slot::Window(bound, _), _) if second == var => {
                            min = min.max(bound)
                        }
                        _ => {}
                    }
                }
                if min > max {
                    (min, max) = own;
                }
                Domain::Days(min, max)
            }
        }
    }

    /// Whether a variable is a number or a day.
    pub fn is_line(&self, var: VarId) -> bool {
        let fact = &self.policy.facts[fact_of(self.policy, var).index()];
        matches!(fact.kind, Kind::Number(_) | Kind::Series(..) | Kind::Date(_))
    }

    /// Every selection that the tests of the policy can tell apart: options that occur in the same tests are ticked
    /// together. More than 12 such groups are refused when the policy is read.
    fn selections(&self, var: VarId, options: usize) -> Domain {
        let mut groups: Vec<(Vec<bool>, u32)> = Vec::new();
        for option in 0..options.min(32) {
            let occurs = self.policy.leaves.iter().filter_map(|leaf| match leaf.test {
                Test::Has(tested, wanted) if tested == var => Some(wanted >> option & 1 == 1),
                _ => None,
            });
            let signature: Vec<bool> = occurs.collect();
            match groups.iter_mut().find(|(other, _)| *other == signature) {
                Some((_, members)) => *members |= 1 << option,
                None => groups.push((signature, 1 << option)),
            }
        }
        let members: Vec<u32> = groups.into_iter().map(|(_, members)| members).take(12).collect();
        let select = |cell: u32| {
            let chosen = members.iter().enumerate().filter(|(i, _)| cell >> i & 1 == 1);
            chosen.fold(0, |all, (_, group)| all | group)
        };
        Domain::Selections((0..1 << members.len()).map(select).collect())
    }

    /// Those of so many values that break no relation with what is answered, a bit for each; all where each breaks one.
    fn allowed(&mut self, var: VarId, count: usize, value: fn(u16) -> Slot) -> u64 {
        // Policies with more options than bits are refused when they are read.
        let all = u64::MAX >> (64 - count.clamp(1, 64));
        if self.plan.relations[var.index()].is_empty() {
            return all;
        }
        let before = self.slots[var.index()];
        let mut kept = 0;
        for place in 0..count as u16 {
            self.slots[var.index()] = value(place);
            if !self.breaks_something(var) {
                kept |= 1 << place;
            }
        }
        self.slots[var.index()] = before;
        if kept == 0 { all } else { kept }
    }
}

/// Yes comes first.
fn truth(place: u16) -> Slot {
    Slot::Bool(place == 0)
}

/// The place of a set bit, counted from 0.
fn nth(mut bits: u64, place: i64) -> u16 {
    for _ in 0..place {
        bits &= bits.wrapping_sub(1);
    }
    bits.trailing_zeros() as u16
}

/// The variables a relation ties together; a date that is only "given" ties nothing while it is open.
pub(super) fn vars_of(relation: &Relation) -> [Option<VarId>; 2] {
    use crate::policy::Literal;
    let var = |literal: &Literal| match literal {
        Literal::Is(var, _) | Literal::OneOf(var, _) => Some(*var),
        Literal::Given(_) => None,
    };
    match relation {
        Relation::AtMost(a, b) | Relation::NotAfter(a, b) => [Some(*a), Some(*b)],
        Relation::Implies(a, b) => [var(a), var(b)],
    }
}
