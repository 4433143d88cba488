//! Which variables are open in a test, a number or a day: under the active readings, without facts that may stay
//! unanswered.

use crate::policy::{Cond, Day, Leaf, Num, Outcome, Test, ValueId, VarId};

use super::facts::Slot;
use super::standing::Evaluation;
use super::vars::Listed;

impl Evaluation<'_> {
    /// The open variables a test reads now: under the active readings, without facts that may stay unanswered.
    pub fn open_in_leaf(&mut self, leaf: &Leaf) -> Listed {
        let mut open = Listed::default();
        if leaf.vars.iter().all(|var| !self.slots[var.index()].is_open()) {
            return open;
        }
        match &leaf.test {
            Test::Yes(var)
            | Test::Assessed(var)
            | Test::Claimed(var)
            | Test::OneOf(var, _)
            | Test::Has(var, _) => {
                self.note_open(*var, &mut open);
            }
            Test::Compare {
                left, right, guards, ..
            } => {
                self.open_in_number(left, &mut open);
                self.open_in_number(right, &mut open);
                guards
                    .iter()
                    .for_each(|guard| self.open_in_number(guard, &mut open));
            }
            Test::Dates { left, right, .. } => {
                self.open_in_day(left, &mut open);
                self.open_in_day(right, &mut open);
            }
        }
        open
    }

    fn note_open(&self, var: VarId, open: &mut Listed) {
        if self.slots[var.index()].is_open() {
            open.note(var);
        }
    }

    /// Adds the open variables of a number.
    pub fn open_in_number(&mut self, num: &Num, open: &mut Listed) {
        match num {
            Num::Constant(_) => {}
            Num::Var(var) => self.note_open(*var, open),
            Num::Value(value) => self.open_in_value(*value, open),
            Num::Sum(parts) | Num::Product(parts) | Num::Least(parts) | Num::Greatest(parts) => {
                parts.iter().for_each(|part| self.open_in_number(part, open));
            }
            Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => {
                pair.iter().for_each(|part| self.open_in_number(part, open));
            }
            Num::Rounded(of, ..) => self.open_in_number(of, open),
            Num::StatedOr(var, otherwise) => {
                if self.slots[var.index()].is_open() {
                    self.open_in_number(otherwise, open);
                }
            }
            Num::Lookup(row, _) => self.note_open(*row, open),
            Num::ByReading(reading, options) => {
                if let Some(num) = self.branch(*reading, options) {
                    self.open_in_number(num, open);
                }
            }
            Num::Choose(rules, otherwise) => {
                for (when, then) in rules {
                    // A rule that is out of reach changes nothing, nor does one behind a rule that holds.
                    let outcomes = self.standing(when).upper;
                    if !outcomes.contains(Outcome::Met) {
                        continue;
                    }
                    self.open_in_number(then, open);
                    if outcomes.single().is_some() {
                        return;
                    }
                    self.open_in_condition(when, open);
                }
                self.open_in_number(otherwise, open);
            }
            Num::DaysBetween(pair) => pair.iter().for_each(|day| self.open_in_day(day, open)),
        }
    }

    /// The open variables of a named value, kept for every way it was read in.
    fn open_in_value(&mut self, value: ValueId, open: &mut Listed) {
        let may_keep = self.is_as_given(self.plan.value_readings[value.index()]);
        let read = self.code & self.plan.value_bits[value.index()];
        let kept = self.opens.iter().find(|kept| kept.0 == value && kept.1 == read);
        if let Some((.., vars)) = kept.filter(|_| may_keep) {
            return open.note_all(vars);
        }
        let policy = self.policy;
        let mut own = Listed::default();
        self.open_in_number(&policy.values[value.index()].number, &mut own);
        open.note_all(&own);
        if may_keep {
            self.opens.push((value, read, own));
        }
    }

    pub fn open_in_condition(&mut self, condition: &Cond, open: &mut Listed) {
        let mut leaves = Vec::new();
        self.open_leaves(condition, &mut leaves);
        let policy = self.policy;
        for leaf in leaves {
            open.note_all(&self.open_in_leaf(&policy.leaves[leaf.index()]));
        }
    }

    fn open_in_day(&self, day: &Day, open: &mut Listed) {
        match day {
            Day::Fixed(_) | Day::Today => {}
            Day::Var(var) => self.note_open(*var, open),
            Day::PlusMonths(to, _) | Day::PlusDays(to, _) | Day::PlusWorkingDays(to, _) => {
                self.open_in_day(to, open)
            }
            Day::Later(days) | Day::Earlier(days) => days.iter().for_each(|day| self.open_in_day(day, open)),
            Day::StatedOr(var, otherwise) => match self.slots[var.index()] {
                Slot::Open => self.open_in_day(otherwise, open),
                _ => self.note_open(*var, open),
            },
            Day::ByReading(reading, options) => {
                if let Some(day) = self.branch(*reading, options) {
                    self.open_in_day(day, open);
                }
            }
        }
    }
}
