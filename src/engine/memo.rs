//! [`Memo`]: what tests and named conditions come to, kept as long as answers and readings stay as they are.

use crate::policy::{ClassId, Cond, ConditionId, CriterionId, Leaf, LeafId, Policy, VarId};

use super::facts::Slot;
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
    /// Found while open facts are tried out, and whether something in it is open all the same.
    Tried(Possible, bool),
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

    /// What `find` comes to while values of open variables are tried out by [`Self::set`].
    pub fn trying_out<T>(&mut self, find: impl FnOnce(&mut Self) -> T) -> T {
        let memo = self.memo.clone();
        let before = std::mem::replace(&mut self.enumerating, true);
        let found = find(self);
        self.enumerating = before;
        self.memo = memo;
        found
    }

    /// Tries a value out; the memo keeps what it does not bear on.
    pub fn set(&mut self, var: VarId, slot: Slot) {
        self.slots[var.index()] = slot;
        for node in &self.plan.touched[var.index()] {
            let noted = &mut self.memo[usize::from(*node)];
            if !matches!(noted, Noted::Closed(_)) {
                *noted = Noted::Nothing;
            }
        }
    }

    /// What a node comes to, worked out by `find` unless it is known.
    pub fn noted(&mut self, node: usize, find: impl FnOnce(&mut Self) -> Possible) -> Possible {
        match self.memo[node] {
            Noted::Closed(possible) | Noted::Tried(possible, false) => return possible,
            Noted::Open(possible) | Noted::Tried(possible, true) if self.trying == 0 => {
                self.met_open = true;
                return possible;
            }
            _ => {}
        }
        if self.trying > 0 {
            return find(self);
        }
        if let Some(noted) = self.kept_note(node) {
            self.memo[node] = noted;
            return self.noted(node, find);
        }
        let met_before = std::mem::take(&mut self.met_open);
        let possible = find(self);
        self.memo[node] = if self.enumerating {
            Noted::Tried(possible, self.met_open)
        } else if self.met_open {
            Noted::Open(possible)
        } else {
            Noted::Closed(possible)
        };
        self.met_open |= met_before;
        self.keep_note(node, self.memo[node]);
        possible
    }

    /// Whether every fact a test can read is answered, that of other readings and optional ones included.
    pub fn is_closed(&mut self, leaf: &Leaf) -> bool {
        let closed = leaf.vars.iter().all(|var| !self.slots[var.index()].is_open());
        self.met_open |= !closed;
        closed
    }
}
