//! A second evaluator for what is answered: plain recursion over the checked policy, fractions of two integers and a
//! calendar of its own. It shares no code with the engine, keeps nothing, and looks at policies as data only.
//!
//! Where something is not given it does not try to be clever: whatever could come of it is possible.

#![allow(dead_code, reason = "each test file uses its part")]

pub mod calendar;
pub mod fees;
pub mod fraction;
pub mod grid;
pub mod outcome;

use std::rc::Rc;

use calendar::{is_weekday, months_later, number_of};
use fraction::Frac;
use selfcheck::policy::*;

/// What a variable is.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Given {
    Number(Frac),
    /// A day, counted as [`calendar`] does.
    Day(i64),
    Choice(u16),
    /// A bit for each option chosen.
    Several(u32),
    Bool(bool),
}

/// Why a number is none; of several reasons the first counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// A blank entry of a table.
    Blank,
    /// Divided by what is not above 0.
    Meaningless,
    /// Not given, or too large for these fractions.
    Open,
}

/// Every variable, the day of the self-check, and the option of every reading in force.
#[derive(Clone)]
pub struct World<'p> {
    pub policy: &'p Policy,
    /// Weekdays off and weekend days worked.
    contrary: Rc<[i64]>,
    pub given: Vec<Option<Given>>,
    pub today: i64,
    pub options: Vec<usize>,
}

impl<'p> World<'p> {
    /// Nothing given, every reading by its default; no series is known by its latest figure alone.
    pub fn new(policy: &'p Policy, today: i64) -> World<'p> {
        let reading = |reading: &Reading| usize::from(reading.default);
        let mut given = vec![None; policy.variables.len()];
        for only_latest in policy.facts.iter().filter_map(Fact::only_latest) {
            given[only_latest.index()] = Some(Given::Bool(false));
        }
        World {
            policy,
            contrary: policy
                .calendar
                .contrary
                .iter()
                .map(|day| number_of(*day))
                .collect(),
            given,
            today,
            options: policy.readings.iter().map(reading).collect(),
        }
    }

    /// The fact a variable belongs to.
    pub fn fact(&self, var: VarId) -> Option<&'p Fact> {
        let variable = self.policy.variables.get(var.index())?;
        Some(&self.policy.facts[variable.fact.index()])
    }

    /// Whether a series is known by its latest figure alone.
    pub fn is_latest_only(&self, fact: &Fact) -> bool {
        let given = |var: VarId| self.given(var) == Some(Given::Bool(true));
        fact.only_latest().is_some_and(given)
    }

    fn given(&self, var: VarId) -> Option<Given> {
        self.given[var.index()]
    }

    fn number_given(&self, var: VarId) -> Option<Frac> {
        match self.given(var)? {
            Given::Number(number) => Some(number),
            _ => None,
        }
    }

    fn branch<'b, T>(&self, reading: ReadingId, options: &'b [T]) -> &'b T {
        &options[self.options[reading.index()]]
    }

    /// The number.
    pub fn number(&self, num: &Num) -> Result<Frac, Why> {
        let fits = |number: Option<Frac>| number.ok_or(Why::Open);
        let by = |of: Option<Frac>, by: Frac| match of {
            _ if by <= Frac::ZERO => Err(Why::Meaningless),
            of => fits(of.and_then(|of| of.over(by))),
        };
        match num {
            Num::Constant(number) => fits(Frac::of(*number)),
            Num::Var(var) => fits(self.number_given(*var)),
            Num::Value(value) => self.number(&self.policy.values[value.index()].number),
            Num::Sum(parts) => fits(self.all(parts)?.into_iter().try_fold(Frac::ZERO, Frac::plus)),
            Num::Product(parts) => fits(self.all(parts)?.into_iter().try_fold(Frac::whole(1), Frac::times)),
            Num::Least(parts) => fits(self.all(parts)?.into_iter().min()),
            Num::Greatest(parts) => fits(self.all(parts)?.into_iter().max()),
            Num::Difference(pair) => {
                let both = self.all(&pair[..])?;
                fits(both[0].plus(both[1].negative()))
            }
            Num::Quotient(pair) => {
                let both = self.all(&pair[..])?;
                by(Some(both[0]), both[1])
            }
            Num::Share(pair) => {
                let both = self.all(&pair[..])?;
                by(both[0].times(Frac::whole(100)), both[1])
            }
            Num::Rounded(of, how, places) => fits(self.number(of)?.rounded(*how, u32::from(*places))),
            Num::StatedOr(var, otherwise) => match self.number_given(*var) {
                Some(stated) => Ok(stated),
                None => self.number(otherwise),
            },
            Num::Lookup(row, entries) => match self.given(*row) {
                Some(Given::Choice(option)) => {
                    let entry = entries.get(usize::from(option)).copied().flatten();
                    fits(Frac::of(entry.ok_or(Why::Blank)?))
                }
                _ => Err(Why::Open),
            },
            Num::ByReading(reading, options) => self.number(self.branch(*reading, options)),
            Num::Choose(rules, otherwise) => {
                for (when, then) in rules {
                    match self.outcomes(when).single() {
                        Some(Outcome::Met) => return self.number(then),
                        Some(_) => {}
                        None => return Err(Why::Open),
                    }
                }
                self.number(otherwise)
            }
            Num::DaysBetween(pair) => match (self.day(&pair[0]), self.day(&pair[1])) {
                (Some(from), Some(to)) => Ok(Frac::whole(i128::from(to - from))),
                _ => Err(Why::Open),
            },
        }
    }

    fn all(&self, parts: &[Num]) -> Result<Vec<Frac>, Why> {
        let numbers: Vec<_> = parts.iter().map(|part| self.number(part)).collect();
        match numbers.iter().filter_map(|number| number.err()).min() {
            Some(why) => Err(why),
            None => Ok(numbers.into_iter().flatten().collect()),
        }
    }

    /// The day; `None` where it is not given.
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
                let is_worked = |day: &i64| is_weekday(*day) != self.contrary.contains(day);
                let from = self.day(to)?;
                let step = i64::from(days.signum());
                let later = (1..).map(|n| from + n * step).filter(is_worked);
                later.take(days.unsigned_abs() as usize).last().or(Some(from))
            }
            Day::Later(days) => all(days)?.into_iter().max(),
            Day::Earlier(days) => all(days)?.into_iter().min(),
            Day::StatedOr(var, otherwise) => stated(var).or_else(|| self.day(otherwise)),
            Day::ByReading(reading, options) => self.day(self.branch(*reading, options)),
        }
    }

    /// Whether working days of a day are counted without an official calendar.
    pub fn is_approximate(&self, day: &Day) -> bool {
        match day {
            Day::PlusWorkingDays(from, _) => {
                let calendar = &self.policy.calendar;
                let [first, last] = [calendar.first, calendar.last].map(number_of);
                let outside = |day: i64| day < first || day > last;
                let ends = self.day(from).zip(self.day(day));
                ends.is_some_and(|(one, other)| outside(one) || outside(other)) || self.is_approximate(from)
            }
            Day::PlusMonths(to, _) | Day::PlusDays(to, _) | Day::StatedOr(_, to) => self.is_approximate(to),
            Day::ByReading(reading, options) => self.is_approximate(self.branch(*reading, options)),
            Day::Later(days) | Day::Earlier(days) => days.iter().any(|day| self.is_approximate(day)),
            Day::Fixed(_) | Day::Today | Day::Var(_) => false,
        }
    }

    /// Whether what is given keeps part within whole, days in their order, and what one answer says of another.
    pub fn is_possible(&self) -> bool {
        let constraints = self.policy.constraints.iter();
        constraints
            .filter(|constraint| self.breaks(&constraint.relation))
            .count()
            == 0
    }

    /// Whether a relation is broken.
    pub fn breaks(&self, relation: &Relation) -> bool {
        match relation {
            Relation::AtMost(part, whole) => match (self.given(*part), self.given(*whole)) {
                (Some(Given::Number(part)), Some(Given::Number(whole))) => part > whole,
                _ => false,
            },
            Relation::NotAfter(first, second) => match (self.given(*first), self.given(*second)) {
                (Some(Given::Day(first)), Some(Given::Day(second))) => first > second,
                _ => false,
            },
            Relation::Implies(cause, effect) => {
                self.is_so(cause) == Some(true) && self.is_so(effect) == Some(false)
            }
        }
    }

    /// Whether a variable has a value; a day still to come is a plan and counts as nothing.
    fn is_so(&self, literal: &Literal) -> Option<bool> {
        match literal {
            Literal::Is(var, wanted) => match self.given(*var)? {
                Given::Bool(yes) => Some(yes == *wanted),
                _ => None,
            },
            Literal::OneOf(var, options) => match self.given(*var)? {
                Given::Choice(option) => Some(options >> option & 1 == 1),
                _ => None,
            },
            Literal::Given(var) => match self.given(*var)? {
                Given::Day(day) => (day <= self.today).then_some(true),
                _ => Some(true),
            },
        }
    }
}
