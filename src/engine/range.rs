//! The lowest and highest a number can come to over what is open.

use crate::policy::Num;
use crate::value::Fraction;

use super::domain::Domain;
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
        let before = self.slots.clone();
        let mut found: Option<(Fraction, Fraction)> = None;
        let mut all_known = true;
        for cell in 0..cells {
            let mut rest = cell;
            for (var, values) in &domains {
                self.slots[var.index()] = values[rest % values.len()];
                rest /= values.len();
            }
            if domains.iter().any(|(var, _)| self.breaks_something(*var)) {
                continue;
            }
            match self.number(num).known() {
                Some(value) => found = Some(widened(found, value)?),
                None => all_known = false,
            }
        }
        self.slots = before;
        found.filter(|_| all_known)
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
