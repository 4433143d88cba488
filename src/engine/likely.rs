//! Which open facts are asked on the likeliest way: of several ways to meet a condition the first that is still open.

use crate::policy::{Cond, Outcome, VarId};

use super::standing::Evaluation;

impl Evaluation<'_> {
    /// The open variables of a condition, where each "any of" is met by its first part that still can be.
    pub fn likely(&mut self, condition: &Cond) -> Vec<VarId> {
        let mut found = Vec::new();
        self.note_likely(condition, &mut found);
        found
    }

    fn note_likely(&mut self, condition: &Cond, found: &mut Vec<VarId>) {
        let policy = self.policy;
        match condition {
            Cond::Leaf(leaf) => found.extend_from_slice(&self.open_in_leaf(&policy.leaves[leaf.index()])),
            Cond::Any(parts) => {
                let can = |evaluation: &mut Self, part: &Cond| {
                    evaluation
                        .possible(part)
                        .upper
                        .iter()
                        .any(|outcome| outcome == Outcome::Met)
                };
                match parts.iter().find(|part| can(self, part)) {
                    Some(part) => self.note_likely(part, found),
                    None => parts.iter().for_each(|part| self.note_likely(part, found)),
                }
            }
            Cond::All(parts) | Cond::AtLeastOf(_, parts) | Cond::Consensus(_, parts) => {
                parts.iter().for_each(|part| self.note_likely(part, found));
            }
            Cond::ApplicableIf(pair) => pair.iter().for_each(|part| self.note_likely(part, found)),
            Cond::Not(part) => self.note_likely(part, found),
            Cond::ByReading(reading, options) => {
                if let Some(part) = self.branch(*reading, options) {
                    self.note_likely(part, found);
                }
            }
            Cond::Named(id) => self.note_likely(&policy.conditions[id.index()].condition, found),
            Cond::Class(id) => self.note_likely(&policy.classes[id.index()].condition, found),
            Cond::Criterion(id) => self.note_likely(&policy.criteria[id.index()].condition, found),
            Cond::Always(_) => {}
        }
    }
}
