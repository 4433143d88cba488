//! The lowest and highest a number can come to over what is open.

use crate::policy::{Num, VarId};
use crate::value::Fraction;

use super::domain::Domain;
use super::facts::Slot;
use super::standing::Evaluation;

/// Most completions that are tried one by one.
const MOST_CELLS: usize = 4096;

impl Evaluation<'_> {
    /// The tightest range where every open fact has few values; `None` where a figure is open.
    pub fn range(&mut self, num: &Num) -> Option<(Fraction, Fraction)> {
        let mut open = Vec::new();
        self.open_in_number(num, &mut open);
        let mut cells = 1_usize;
        let mut domains = Vec::new();
        for var in open {
            let Domain::Few(values) = self.domain(var) else {
                return None;
            };
            cells = cells.saturating_mul(values.len());
            domains.push((var, values));
        }
        if cells > MOST_CELLS {
            return None;
        }
        let vars: Vec<VarId> = domains.iter().map(|(var, _)| *var).collect();
        let before = self.slots.clone();
        let found = self.without_memo_of(&vars, |evaluation| evaluation.over(num, &domains, cells));
        self.slots = before;
        found
    }

    /// The range over every combination of these values; `None` where a figure is open or undefined in one of them.
    fn over(
        &mut self,
        num: &Num,
        domains: &[(VarId, Vec<Slot>)],
        cells: usize,
    ) -> Option<(Fraction, Fraction)> {
        let mut found: Option<(Fraction, Fraction)> = None;
        for cell in 0..cells {
            let mut rest = cell;
            for (var, values) in domains {
                self.slots[var.index()] = values[rest % values.len()];
                rest /= values.len();
            }
            if !domains.iter().any(|(var, _)| self.breaks_something(*var)) {
                found = Some(widened(found, self.number(num).known()?)?);
            }
        }
        found
    }
}

fn widened(range: Option<(Fraction, Fraction)>, value: Fraction) -> Option<(Fraction, Fraction)> {
    let Some((low, high)) = range else {
        return Some((value, value));
    };
    Some((
        if value.compare(low)?.is_lt() { value } else { low },
        if value.compare(high)?.is_gt() { value } else { high },
    ))
}
