//! [`Vars`]: a set of variables. [`Listed`]: variables in the order they occur.

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

/// How many variables are listed without an allocation: hardly any test reads more.
const FEW: usize = 6;

/// Variables in the order they occur, each once.
#[derive(Default)]
pub(super) struct Listed {
    count: usize,
    few: [VarId; FEW],
    /// All of them, once they are more.
    many: Vec<VarId>,
}

impl Listed {
    pub fn note(&mut self, var: VarId) {
        if self.contains(&var) {
            return;
        }
        if self.count < FEW {
            self.few[self.count] = var;
        } else {
            if self.count == FEW {
                self.many.extend(self.few);
            }
            self.many.push(var);
        }
        self.count += 1;
    }

    pub fn note_all(&mut self, vars: &[VarId]) {
        vars.iter().for_each(|var| self.note(*var));
    }
}

impl std::ops::Deref for Listed {
    type Target = [VarId];

    fn deref(&self) -> &[VarId] {
        if self.count > FEW {
            &self.many
        } else {
            &self.few[..self.count]
        }
    }
}
