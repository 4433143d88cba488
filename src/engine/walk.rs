//! Which readings a condition, a number or a day depends on.

use crate::policy::{Cond, Day, LeafId, Num, Policy, Test};

use super::memo::Nodes;
use super::plan::bit;

/// Collects readings over a policy without cycles (held by the check of the policy file).
pub(super) struct Walk<'p>(pub &'p Policy);

impl Walk<'_> {
    /// By node: the readings it depends on.
    pub fn node_readings(&self, nodes: Nodes) -> Vec<u128> {
        let Walk(policy) = self;
        let leaves = (0..policy.leaves.len()).map(|i| self.leaf(LeafId(i as u16)));
        let named = policy.conditions.iter().map(|named| &named.condition);
        let classes = policy.classes.iter().map(|class| &class.condition);
        let criteria = policy.criteria.iter().map(|criterion| &criterion.condition);
        let conditions = named.chain(classes).chain(criteria);
        let masks: Vec<u128> = leaves
            .chain(conditions.map(|condition| self.condition(condition)))
            .collect();
        debug_assert_eq!(masks.len(), nodes.count(), "every node has its readings");
        masks
    }

    pub fn condition(&self, condition: &Cond) -> u128 {
        let Walk(policy) = self;
        let each = |parts: &[Cond]| parts.iter().fold(0, |mask, part| mask | self.condition(part));
        match condition {
            Cond::Leaf(leaf) => self.leaf(*leaf),
            Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) => each(parts),
            Cond::Not(part) => self.condition(part),
            Cond::ApplicableIf(pair) => each(&**pair),
            // A consensus takes every option at once: it does not depend on which one is in force.
            Cond::Consensus(_, options) => each(options),
            Cond::ByReading(reading, options) => bit(*reading) | each(options),
            Cond::Named(id) => self.condition(&policy.conditions[id.index()].condition),
            Cond::Class(id) => self.condition(&policy.classes[id.index()].condition),
            Cond::Criterion(id) => self.condition(&policy.criteria[id.index()].condition),
            Cond::Always(_) => 0,
        }
    }

    fn leaf(&self, leaf: LeafId) -> u128 {
        match &self.0.leaves[leaf.index()].test {
            Test::Compare {
                left, right, guards, ..
            } => guards
                .iter()
                .fold(self.number(left) | self.number(right), |mask, guard| {
                    mask | self.number(guard)
                }),
            Test::Dates { left, right, .. } => self.day(left) | self.day(right),
            Test::Yes(_) | Test::Assessed(_) | Test::Claimed(_) | Test::OneOf(..) | Test::Has(..) => 0,
        }
    }

    pub fn number(&self, num: &Num) -> u128 {
        let each = |parts: &[Num]| parts.iter().fold(0, |mask, part| mask | self.number(part));
        match num {
            Num::Constant(_) | Num::Var(_) | Num::Lookup(..) => 0,
            Num::Value(value) => self.number(&self.0.values[value.index()].number),
            Num::Sum(parts) | Num::Product(parts) | Num::Least(parts) | Num::Greatest(parts) => each(parts),
            Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => each(&**pair),
            Num::Rounded(of, ..) | Num::StatedOr(_, of) => self.number(of),
            Num::ByReading(reading, options) => bit(*reading) | each(options),
            Num::Choose(rules, otherwise) => {
                rules.iter().fold(self.number(otherwise), |mask, (when, then)| {
                    mask | self.condition(when) | self.number(then)
                })
            }
            Num::DaysBetween(pair) => self.day(&pair[0]) | self.day(&pair[1]),
        }
    }

    pub fn day(&self, day: &Day) -> u128 {
        let each = |days: &[Day]| days.iter().fold(0, |mask, day| mask | self.day(day));
        match day {
            Day::Fixed(_) | Day::Today | Day::Var(_) => 0,
            Day::PlusMonths(to, _)
            | Day::PlusDays(to, _)
            | Day::PlusWorkingDays(to, _)
            | Day::StatedOr(_, to) => self.day(to),
            Day::Later(days) | Day::Earlier(days) => each(days),
            Day::ByReading(reading, options) => bit(*reading) | each(options),
        }
    }
}
