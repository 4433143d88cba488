//! [`Vars`]: a set of variables. [`Listed`]: variables in the order they occur.

use crate::policy::VarId;

/// How many words of variables are held without an allocation: no document has more yet.
const WORDS: usize = 4;

/// One bit per variable.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Vars {
    first: [u64; WORDS],
    rest: Vec<u64>,
}

impl Vars {
    pub fn add(&mut self, var: VarId) {
        let (word, bit) = (var.index() / 64, var.index() % 64);
        if word >= WORDS + self.rest.len() {
            self.rest.resize(word + 1 - WORDS, 0);
        }
        let word = match self.first.get_mut(word) {
            Some(first) => first,
            None => &mut self.rest[word - WORDS],
        };
        *word |= 1 << bit;
    }

    pub fn add_all(&mut self, others: &Vars) {
        if self.rest.len() < others.rest.len() {
            self.rest.resize(others.rest.len(), 0);
        }
        for (words, others) in [
            (&mut self.first[..], &others.first[..]),
            (&mut self.rest, &others.rest),
        ] {
            words
                .iter_mut()
                .zip(others)
                .for_each(|(word, other)| *word |= other);
        }
    }

    pub fn contains(&self, var: VarId) -> bool {
        let word = var.index() / 64;
        let word = self.first.get(word).or_else(|| self.rest.get(word - WORDS));
        word.copied().unwrap_or(0) >> (var.index() % 64) & 1 == 1
    }

    /// Whether both hold the same variable.
    pub fn meets(&self, other: &Vars) -> bool {
        let common = |words: &[u64], others: &[u64]| {
            let both = words.iter().zip(others);
            both.fold(0, |all, (word, other)| all | word & other) != 0
        };
        common(&self.first, &other.first) || common(&self.rest, &other.rest)
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
