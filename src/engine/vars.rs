//! [`Vars`]: a set of variables.

use crate::policy::VarId;

/// One bit per variable.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Vars(Vec<u64>);

impl Vars {
    pub fn add(&mut self, var: VarId) {
        let (word, bit) = (var.index() / 64, var.index() % 64);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= 1 << bit;
    }

    pub fn add_all(&mut self, others: &Vars) {
        if self.0.len() < others.0.len() {
            self.0.resize(others.0.len(), 0);
        }
        self.0
            .iter_mut()
            .zip(&others.0)
            .for_each(|(word, other)| *word |= other);
    }

    pub fn contains(&self, var: VarId) -> bool {
        let word = self.0.get(var.index() / 64).copied().unwrap_or(0);
        word >> (var.index() % 64) & 1 == 1
    }

    /// Whether both hold the same variable.
    pub fn meets(&self, other: &Vars) -> bool {
        self.0.iter().zip(&other.0).any(|(word, other)| word & other != 0)
    }
}
