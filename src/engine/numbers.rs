//! Evaluation of numbers and days over the known variables.

use crate::policy::{Cond, Day, Num, Outcome, ReadingId, Rounding, VarId};
use crate::value::{Date, Fraction, Number};

use super::facts::Slot;
use super::standing::Evaluation;

/// What a number comes to.
#[derive(Clone, Copy, Debug)]
pub(super) enum Figure {
    /// A value.
    Known(Fraction),
    /// A variable in it is open.
    Open,
    /// A blank entry of a table: nothing to compare with.
    Absent,
    /// A whole of 0 or less under a ratio.
    Undefined,
}

use Figure::{Absent, Known, Open, Undefined};

impl Figure {
    pub fn known(self) -> Option<Fraction> {
        match self {
            Known(fraction) => Some(fraction),
            Open | Absent | Undefined => None,
        }
    }

    /// Combines two figures; what is not known of either wins, an open one last (a blank or undefined part already
    /// decides).
    pub fn with(self, other: Figure, f: impl FnOnce(Fraction, Fraction) -> Option<Fraction>) -> Figure {
        match (self, other) {
            (Known(a), Known(b)) => f(a, b).map_or(Undefined, Known),
            (Absent, _) | (_, Absent) => Absent,
            (Undefined, _) | (_, Undefined) => Undefined,
            (Open, _) | (_, Open) => Open,
        }
    }
}

impl From<Number> for Figure {
    fn from(number: Number) -> Figure {
        Known(number.into())
    }
}

impl Evaluation<'_> {
    /// The number under the active readings.
    pub fn number(&mut self, num: &Num) -> Figure {
        match num {
            Num::Constant(number) => (*number).into(),
            Num::Var(var) => self.number_of(*var),
            Num::Value(value) => {
                let policy = self.policy;
                self.number(&policy.values[value.index()].number)
            }
            Num::Sum(parts) => self.reduce(parts, Fraction::checked_add),
            Num::Product(parts) => self.reduce(parts, Fraction::checked_mul),
            Num::Least(parts) => self.reduce(parts, |a, b| Some(if a.compare(b)?.is_le() { a } else { b })),
            Num::Greatest(parts) => {
                self.reduce(parts, |a, b| Some(if a.compare(b)?.is_ge() { a } else { b }))
            }
            Num::Difference(pair) => self.pair(pair, Fraction::checked_sub),
            Num::Quotient(pair) => self.pair(pair, Fraction::checked_div),
            Num::Share(pair) => self.pair(pair, |part, whole| {
                part.checked_mul(Number::from(100).into())?.checked_div(whole)
            }),
            Num::Rounded(of, rounding, places) => match self.number(of) {
                Known(fraction) => {
                    rounded(fraction, *rounding, u32::from(*places)).map_or(Undefined, Figure::from)
                }
                other => other,
            },
            Num::StatedOr(var, otherwise) => match self.number_of(*var) {
                Open => self.number(otherwise),
                stated => stated,
            },
            Num::Lookup(row, entries) => match self.slots[row.index()] {
                Slot::Choice(option) => entries
                    .get(usize::from(option))
                    .copied()
                    .flatten()
                    .map_or(Absent, Figure::from),
                _ => Open,
            },
            Num::ByReading(reading, options) => match self.branch(*reading, options) {
                Some(num) => self.number(num),
                None => Undefined,
            },
            Num::Choose(rules, otherwise) => self.choose(rules, otherwise),
            Num::DaysBetween(pair) => match (self.day(&pair[0]), self.day(&pair[1])) {
                (Some(from), Some(to)) => Number::from(i64::from(to.days_since(from))).into(),
                _ => Open,
            },
        }
    }

    /// The entry of the active option; `None` only for a policy that was not checked.
    pub fn branch<'b, T>(&self, reading: ReadingId, options: &'b [T]) -> Option<&'b T> {
        options.get(usize::from(self.options[reading.index()]))
    }

    fn number_of(&self, var: VarId) -> Figure {
        match self.slots[var.index()] {
            Slot::Number(number) => number.into(),
            _ => Open,
        }
    }

    fn reduce(&mut self, parts: &[Num], f: impl Fn(Fraction, Fraction) -> Option<Fraction>) -> Figure {
        let mut parts = parts.iter();
        let first = parts.next().map_or(Undefined, |part| self.number(part));
        parts.fold(first, |total, part| total.with(self.number(part), &f))
    }

    fn pair(&mut self, pair: &[Num; 2], f: impl Fn(Fraction, Fraction) -> Option<Fraction>) -> Figure {
        let first = self.number(&pair[0]);
        first.with(self.number(&pair[1]), f)
    }

    /// The first rule that is met; open as long as a rule before it may still be.
    fn choose(&mut self, rules: &[(Cond, Num)], otherwise: &Num) -> Figure {
        for (when, then) in rules {
            // With values tried out, what may be met is not narrowed: it is open until more of them are set.
            let outcomes = if self.enumerating {
                self.possible(when).upper
            } else {
                self.standing(when).upper
            };
            match outcomes.single() {
                Some(Outcome::Met) => return self.number(then),
                Some(_) => {}
                None if outcomes.contains(Outcome::Met) => return Open,
                None => {}
            }
        }
        self.number(otherwise)
    }

    /// The day under the active readings; `None` while open.
    pub fn day(&self, day: &Day) -> Option<Date> {
        match day {
            Day::Fixed(date) => Some(*date),
            Day::Today => Some(self.today),
            Day::Var(var) => match self.slots[var.index()] {
                Slot::Day(date) => Some(date),
                _ => None,
            },
            Day::PlusMonths(to, months) => Some(self.day(to)?.plus_months(*months)),
            Day::PlusDays(to, days) => Some(self.day(to)?.plus_days(*days)),
            Day::PlusWorkingDays(to, days) => Some(self.policy.calendar.after(self.day(to)?, *days)),
            Day::Later(days) => self.extreme(days, Date::max),
            Day::Earlier(days) => self.extreme(days, Date::min),
            Day::StatedOr(var, otherwise) => match self.slots[var.index()] {
                Slot::Day(date) => Some(date),
                Slot::Window(..) => None,
                _ => self.day(otherwise),
            },
            Day::ByReading(reading, options) => self.day(self.branch(*reading, options)?),
        }
    }

    fn extreme(&self, days: &[Day], pick: fn(Date, Date) -> Date) -> Option<Date> {
        let mut days = days.iter().map(|day| self.day(day));
        let first = days.next()??;
        days.try_fold(first, |best, day| Some(pick(best, day?)))
    }
}

fn rounded(fraction: Fraction, rounding: Rounding, places: u32) -> Option<Number> {
    let fine = || fraction.checked_mul(Number::from(10_i64.checked_pow(places)?).into());
    match rounding {
        Rounding::HalfUp => fraction.round_half_up(places),
        Rounding::Ceiling => fine()?.ceiling()?.checked_mul(Number::new(1, places)),
        Rounding::Floor => fine()?.floor()?.checked_mul(Number::new(1, places)),
    }
}
