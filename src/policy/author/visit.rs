//! [`Visit`]: a walk through the parts of a number or day.

use crate::policy::{Cond, Day, Num, ValueId, VarId};

/// Goes through the variables, values and conditions of a number.
pub(super) trait Visit {
    fn var(&mut self, var: VarId);
    fn value(&mut self, value: ValueId);
    fn cond(&mut self, cond: &Cond);

    fn num(&mut self, num: &Num) {
        match num {
            Num::Constant(_) => {}
            Num::Var(var) | Num::Lookup(var, _) => self.var(*var),
            Num::Value(value) => self.value(*value),
            Num::Sum(parts)
            | Num::Product(parts)
            | Num::Least(parts)
            | Num::Greatest(parts)
            | Num::ByReading(_, parts) => parts.iter().for_each(|part| self.num(part)),
            Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => {
                pair.iter().for_each(|part| self.num(part));
            }
            Num::Rounded(of, ..) => self.num(of),
            Num::StatedOr(var, otherwise) => {
                self.var(*var);
                self.num(otherwise);
            }
            Num::Choose(rules, otherwise) => {
                for (when, then) in rules {
                    self.cond(when);
                    self.num(then);
                }
                self.num(otherwise);
            }
            Num::DaysBetween(days) => days.iter().for_each(|day| self.day(day)),
        }
    }

    fn day(&mut self, day: &Day) {
        match day {
            Day::Fixed(_) | Day::Today => {}
            Day::Var(var) => self.var(*var),
            Day::PlusMonths(to, _) | Day::PlusDays(to, _) | Day::PlusWorkingDays(to, _) => self.day(to),
            Day::StatedOr(var, otherwise) => {
                self.var(*var);
                self.day(otherwise);
            }
            Day::Later(days) | Day::Earlier(days) | Day::ByReading(_, days) => {
                days.iter().for_each(|day| self.day(day));
            }
        }
    }
}
