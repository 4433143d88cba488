//! The lowest and highest a number can come to over what is open.

use crate::policy::{Cond, Num, Outcome, VarId};
use crate::value::Fraction;

use super::domain::Domain;
use super::facts::Slot;
use super::standing::Evaluation;

/// Most completions that are tried one by one.
const MOST_CELLS: usize = 4096;

/// How two ends become one.
type Join = fn(Fraction, Fraction) -> Option<Fraction>;

impl Evaluation<'_> {
    /// The tightest range where every open fact has few values; `None` where a figure is open.
    pub fn range(&mut self, num: &Num) -> Option<(Fraction, Fraction)> {
        match num {
            Num::Value(value) => {
                let policy = self.policy;
                self.range(&policy.values[value.index()].number)
            }
            Num::ByReading(reading, options) => self.range(self.branch(*reading, options)?),
            Num::Sum(parts) => self.range_of_all(num, parts, Fraction::checked_add),
            Num::Greatest(parts) => {
                self.range_of_all(num, parts, |a, b| Some(if a.compare(b)?.is_ge() { a } else { b }))
            }
            Num::Choose(rules, otherwise) => match &rules[..] {
                [(when, then)] => self.range_of_either(num, when, then, otherwise),
                _ => self.range_over(num),
            },
            _ => self.range_over(num),
        }
    }

    /// The range of numbers taken together in a way that grows with each of them: one by one where they share no open
    /// fact.
    fn range_of_all(&mut self, num: &Num, parts: &[Num], join: Join) -> Option<(Fraction, Fraction)> {
        let mut all: Vec<VarId> = Vec::new();
        for part in parts {
            let open = self.open_of(part);
            if self.meet(&open, &all) {
                return self.range_over(num);
            }
            all.extend(open);
        }
        let mut found: Option<(Fraction, Fraction)> = None;
        for part in parts {
            let (low, high) = self.range(part)?;
            found = Some(match found {
                Some((lowest, highest)) => (join(lowest, low)?, join(highest, high)?),
                None => (low, high),
            });
        }
        found
    }

    /// The range of one number or another, whichever a condition allows; tried out where it shares an open fact with
    /// them.
    fn range_of_either(
        &mut self,
        num: &Num,
        when: &Cond,
        then: &Num,
        otherwise: &Num,
    ) -> Option<(Fraction, Fraction)> {
        let outcomes = self.standing(when).upper;
        if !outcomes.contains(Outcome::Met) {
            return self.range(otherwise);
        }
        if outcomes.single().is_some() {
            return self.range(then);
        }
        let mut deciding = Vec::new();
        self.open_in_condition(when, &mut deciding);
        let mut others = self.open_of(then);
        others.extend(self.open_of(otherwise));
        if self.meet(&deciding, &others) {
            return self.range_over(num);
        }
        let (low, high) = self.range(then)?;
        widened(Some(self.range(otherwise)?), low).and_then(|range| widened(Some(range), high))
    }

    fn open_of(&mut self, num: &Num) -> Vec<VarId> {
        let mut open = Vec::new();
        self.open_in_number(num, &mut open);
        open
    }

    /// The range over every completion.
    fn range_over(&mut self, num: &Num) -> Option<(Fraction, Fraction)> {
        let open = self.open_of(num);
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
