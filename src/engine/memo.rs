//! [`Memo`]: what tests and named conditions come to, kept as long as answers and readings stay as they are.

use crate::policy::{ClassId, Cond, ConditionId, CriterionId, Leaf, LeafId, Policy, VarId};

use super::outcomes::Possible;
use super::standing::Evaluation;

/// Places of tests, named conditions, classes and criteria in one list.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Nodes {
    conditions: usize,
    classes: usize,
    criteria: usize,
    count: usize,
}

impl Nodes {
    pub fn new(policy: &Policy) -> Nodes {
        let conditions = policy.leaves.len();
        let classes = conditions + policy.conditions.len();
        let criteria = classes + policy.classes.len();
        Nodes {
            conditions,
            classes,
            criteria,
            count: criteria + policy.criteria.len(),
        }
    }

    pub fn count(self) -> usize {
        self.count
    }

    pub fn leaf(self, id: LeafId) -> usize {
        id.index()
    }

    pub fn condition(self, id: ConditionId) -> usize {
        self.conditions + id.index()
    }

    pub fn class(self, id: ClassId) -> usize {
        self.classes + id.index()
    }

    pub fn criterion(self, id: CriterionId) -> usize {
        self.criteria + id.index()
    }

    /// The place of a condition that is one of them.
    pub fn of(self, condition: &Cond) -> Option<usize> {
        match condition {
            Cond::Named(id) => Some(self.condition(*id)),
            Cond::Class(id) => Some(self.class(*id)),
            Cond::Criterion(id) => Some(self.criterion(*id)),
            _ => None,
        }
    }
}

/// What is known of one node.
#[derive(Clone, Copy)]
pub(super) enum Noted {
    /// Not worked out yet.
    Nothing,
    /// Something in it is open: no longer true while open facts are tried out.
    Open(Possible),
    /// Every fact in it is answered.
    Closed(Possible),
}

/// One entry per node.
pub(super) type Memo = Vec<Noted>;

impl Evaluation<'_> {
    /// What `find` comes to while open facts have values on trial.
    pub fn on_trial<T>(&mut self, find: impl FnOnce(&mut Self) -> T) -> T {
        self.trying += 1;
        let found = find(self);
        self.trying -= 1;
        found
    }

    /// What `find` comes to while values of these variables are tried out: of what is open, the memo keeps the tests
    /// that read none of them and nothing a relation ties to them.
    pub fn without_memo_of<T>(&mut self, vars: &[VarId], find: impl FnOnce(&mut Self) -> T) -> T {
        let plan = self.plan;
        let mut touched = vec![false; self.slots.len()];
        for var in vars {
            touched[var.index()] = true;
            plan.ties[var.index()]
                .iter()
                .for_each(|tied| touched[tied.index()] = true);
        }
        let memo = self.memo.clone();
        for (node, noted) in self.memo.iter_mut().enumerate() {
            let leaf = self.policy.leaves.get(node);
            let is_apart = leaf.is_some_and(|leaf| !leaf.vars.iter().any(|var| touched[var.index()]));
            if matches!(noted, Noted::Open(_)) && !is_apart {
                *noted = Noted::Nothing;
            }
        }
        let before = std::mem::replace(&mut self.enumerating, true);
        let found = find(self);
        self.enumerating = before;
        self.memo = memo;
        found
    }

    /// What a node comes to, worked out by `find` unless it is known.
    pub fn noted(&mut self, node: usize, find: impl FnOnce(&mut Self) -> Possible) -> Possible {
        match self.memo[node] {
            Noted::Closed(possible) => return possible,
            Noted::Open(possible) if self.trying == 0 => {
                self.met_open = true;
                return possible;
            }
            _ => {}
        }
        if self.trying > 0 || self.enumerating {
            return find(self);
        }
        let met_before = std::mem::take(&mut self.met_open);
        let possible = find(self);
        self.memo[node] = if self.met_open {
            Noted::Open(possible)
        } else {
            Noted::Closed(possible)
        };
        self.met_open |= met_before;
        possible
    }

    /// Whether every fact a test can read is answered, that of other readings and optional ones included.
    pub fn is_closed(&mut self, leaf: &Leaf) -> bool {
        let closed = leaf.vars.iter().all(|var| !self.slots[var.index()].is_open());
        self.met_open |= !closed;
        closed
    }
}
