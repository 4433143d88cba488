//! [`Memo`]: what tests and named conditions come to, kept as long as answers and readings stay as they are.

use crate::policy::{ClassId, ConditionId, CriterionId, LeafId, Policy};

use super::outcomes::Possible;

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
