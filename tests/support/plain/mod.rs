//! An evaluator of its own for numbers, days and the conditions numbers may depend on: plain fractions of two
//! integers and a calendar of its own, so that it shares no arithmetic with the engine.

#![allow(dead_code, reason = "each test file uses its part")]

pub mod fraction;

use std::cmp::Ordering;

use fraction::Frac;
use selfcheck::policy::{Comparator, Cond, Day, Num, Policy, Rounding, Test, VarId};
use selfcheck::value::Date;

/// What a variable is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Given {
    Number(Frac),
    /// A day, counted by [`day_number`].
    Day(i64),
    Choice(u16),
    Bool(bool),
}

/// Every variable the test looks at, the day of the self-check, and the option of every reading in force.
pub struct World<'p> {
    pub policy: &'p Policy,
    pub given: Vec<Option<Given>>,
    pub today: i64,
    pub options: Vec<usize>,
}

/// Days since the first of March of year 0: years of 365 days and the leap days between.
pub fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let before = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
    let in_year = before[usize::try_from(month - 3).unwrap()] + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year
}

fn is_leap(year: i64) -> bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day by counting on.
pub fn civil(number: i64) -> (i64, i64, i64) {
    let mut year = number / 366;
    while day_number(year + 1, 1, 1) <= number {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && day_number(year, month + 1, 1) <= number {
        month += 1;
    }
    (year, month, number - day_number(year, month, 1) + 1)
}

/// The day of the calendar as the engine takes it.
pub fn date(number: i64) -> Date {
    let (year, month, day) = civil(number);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}")).unwrap()
}

/// The number of a day of the engine's.
pub fn number_of(date: Date) -> i64 {
    let text = date.text();
    let part = |range: std::ops::Range<usize>| text[range].parse().unwrap();
    day_number(part(0..4), part(5..7), part(8..10))
}

fn months_later(number: i64, months: i64) -> i64 {
    let (year, month, day) = civil(number);
    let index = year * 12 + month - 1 + months;
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
    day_number(year, month, day.min(length(year, month)))
}

impl World<'_> {
    fn given(&self, var: VarId) -> Option<Given> {
        self.given[var.index()]
    }

    fn number_given(&self, var: VarId) -> Option<Frac> {
        match self.given(var)? {
            Given::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number; `None` where something is not given, blank, or divided by what is not above 0.
    pub fn number(&self, num: &Num) -> Option<Frac> {
        let all = |parts: &[Num]| {
            parts
                .iter()
                .map(|part| self.number(part))
                .collect::<Option<Vec<_>>>()
        };
        let two = |pair: &[Num; 2]| Some((self.number(&pair[0])?, self.number(&pair[1])?));
        let by = |of: Frac, by: Frac| (by > Frac::ZERO).then(|| of.over(by)).flatten();
        match num {
            Num::Constant(number) => Frac::parse(&number.text()),
            Num::Var(var) => self.number_given(*var),
            Num::Value(value) => self.number(&self.policy.values[value.index()].number),
            Num::Sum(parts) => all(parts)?.into_iter().try_fold(Frac::ZERO, Frac::plus),
            Num::Difference(pair) => two(pair).and_then(|(one, other)| one.plus(other.negative())),
            Num::Product(parts) => all(parts)?.into_iter().try_fold(Frac::whole(1), Frac::times),
            Num::Quotient(pair) => two(pair).and_then(|(one, other)| by(one, other)),
            Num::Share(pair) => two(pair).and_then(|(part, whole)| by(part.times(Frac::whole(100))?, whole)),
            Num::Least(parts) => all(parts)?.into_iter().min(),
            Num::Greatest(parts) => all(parts)?.into_iter().max(),
            Num::Rounded(of, how, places) => rounded(self.number(of)?, *how, u32::from(*places)),
            Num::StatedOr(var, otherwise) => self.number_given(*var).or_else(|| self.number(otherwise)),
            Num::Lookup(row, entries) => match self.given(*row)? {
                Given::Choice(option) => {
                    let entry = entries.get(usize::from(option)).copied().flatten();
                    entry.and_then(|entry| Frac::parse(&entry.text()))
                }
                _ => None,
            },
            Num::ByReading(reading, options) => self.number(options.get(self.options[reading.index()])?),
            Num::Choose(rules, otherwise) => {
                for (when, then) in rules {
                    if self.holds(when)? {
                        return self.number(then);
                    }
                }
                self.number(otherwise)
            }
            Num::DaysBetween(pair) => {
                Some(Frac::whole(i128::from(self.day(&pair[1])? - self.day(&pair[0])?)))
            }
        }
    }

    /// The day.
    pub fn day(&self, day: &Day) -> Option<i64> {
        let all = |days: &[Day]| days.iter().map(|day| self.day(day)).collect::<Option<Vec<_>>>();
        let stated = |var: &VarId| match self.given(*var)? {
            Given::Day(day) => Some(day),
            _ => None,
        };
        match day {
            Day::Fixed(date) => Some(number_of(*date)),
            Day::Today => Some(self.today),
            Day::Var(var) => stated(var),
            Day::PlusMonths(to, months) => Some(months_later(self.day(to)?, i64::from(*months))),
            Day::PlusDays(to, days) => Some(self.day(to)? + i64::from(*days)),
            Day::PlusWorkingDays(to, days) => {
                let contrary: Vec<i64> = self
                    .policy
                    .calendar
                    .contrary
                    .iter()
                    .map(|day| number_of(*day))
                    .collect();
                // 1970-01-01 was a Thursday.
                let is_worked = |day: &i64| ((day + 3).rem_euclid(7) < 5) != contrary.contains(day);
                let from = self.day(to)?;
                let step = i64::from(days.signum());
                let later = (1..).map(|n| from + n * step).filter(is_worked);
                later.take(days.unsigned_abs() as usize).last().or(Some(from))
            }
            Day::Later(days) => all(days)?.into_iter().max(),
            Day::Earlier(days) => all(days)?.into_iter().min(),
            Day::StatedOr(var, otherwise) => stated(var).or_else(|| self.day(otherwise)),
            Day::ByReading(reading, options) => self.day(options.get(self.options[reading.index()])?),
        }
    }

    /// Whether a condition is met; `None` where this evaluator does not know.
    pub fn holds(&self, cond: &Cond) -> Option<bool> {
        let parts = |parts: &[Cond]| {
            parts
                .iter()
                .map(|part| self.holds(part))
                .collect::<Option<Vec<_>>>()
        };
        match cond {
            Cond::Leaf(leaf) => self.test(&self.policy.leaves[leaf.index()].test),
            Cond::All(of) => Some(parts(of)?.into_iter().all(|met| met)),
            Cond::Any(of) => Some(parts(of)?.into_iter().any(|met| met)),
            Cond::Not(inner) => self.holds(inner).map(|met| !met),
            Cond::AtLeastOf(count, of) => {
                Some(parts(of)?.into_iter().filter(|met| *met).count() >= usize::from(*count))
            }
            Cond::ByReading(reading, options) => self.holds(options.get(self.options[reading.index()])?),
            Cond::Named(name) => self.holds(&self.policy.conditions[name.index()].condition),
            Cond::Always(outcome) => Some(*outcome == selfcheck::policy::Outcome::Met),
            Cond::Class(_) | Cond::Criterion(_) | Cond::Consensus(..) | Cond::ApplicableIf(_) => None,
        }
    }

    fn test(&self, test: &Test) -> Option<bool> {
        match (test, test_var(test).and_then(|var| self.given(var))) {
            (Test::Yes(_), Some(Given::Bool(yes))) => Some(yes),
            (Test::OneOf(_, options), Some(Given::Choice(option))) => Some(options >> option & 1 == 1),
            (Test::Claimed(_), Some(Given::Choice(option))) => Some(option == 0),
            (Test::Compare { .. } | Test::Dates { .. }, _) => self.compared(test),
            _ => None,
        }
    }

    /// How the left side of a comparison stands to the right.
    pub fn order(&self, test: &Test) -> Option<Ordering> {
        match test {
            Test::Compare { left, right, .. } => Some(self.number(left)?.cmp(&self.number(right)?)),
            Test::Dates { left, right, .. } => Some(self.day(left)?.cmp(&self.day(right)?)),
            _ => None,
        }
    }

    /// Whether a comparison means anything: what growth starts from is above 0.
    pub fn is_meant(&self, test: &Test) -> bool {
        let Test::Compare { guards, .. } = test else {
            return true;
        };
        guards
            .iter()
            .all(|guard| self.number(guard).is_some_and(|base| base > Frac::ZERO))
    }

    /// Whether a comparison holds.
    pub fn compared(&self, test: &Test) -> Option<bool> {
        let (Test::Compare { comparator, .. } | Test::Dates { comparator, .. }) = test else {
            return None;
        };
        let order = self.order(test)?;
        Some(match comparator {
            Comparator::AtLeast => order != Ordering::Less,
            Comparator::MoreThan => order == Ordering::Greater,
            Comparator::AtMost => order != Ordering::Greater,
            Comparator::LessThan => order == Ordering::Less,
            Comparator::Equals => order == Ordering::Equal,
        })
    }
}

fn test_var(test: &Test) -> Option<VarId> {
    match test {
        Test::Yes(var)
        | Test::Assessed(var)
        | Test::Claimed(var)
        | Test::OneOf(var, _)
        | Test::Has(var, _) => Some(*var),
        Test::Compare { .. } | Test::Dates { .. } => None,
    }
}

fn rounded(number: Frac, how: Rounding, places: u32) -> Option<Frac> {
    let unit = Frac::new(1, 10_i128.checked_pow(places)?)?;
    let steps = number.over(unit)?;
    let whole = match how {
        Rounding::Floor => steps.floor(),
        Rounding::Ceiling => -steps.negative().floor(),
        Rounding::HalfUp => steps.plus(Frac::new(1, 2)?)?.floor(),
    };
    Frac::whole(whole).times(unit)
}
