//! How large a number can become: from the bounds and steps of its facts, through every operation.

use crate::policy::{Day, Kind, Literal, Num, Policy, Relation, VarId};
use crate::value::{Date, Fraction, Number};

use super::mantissa::{Digits, power};

/// Everything a proof needs of a policy, with what is known of its named values.
pub(super) struct Bounds<'p> {
    pub policy: &'p Policy,
    values: Vec<Option<Range>>,
    /// Whether something since the last look needed too many digits.
    pub overflow: bool,
}

/// Lowest and highest value (`None`: not known), and the digits that may be needed to hold it.
#[derive(Clone, Debug)]
pub(super) struct Range {
    pub low: Option<Fraction>,
    pub high: Option<Fraction>,
    pub top: Digits,
    pub bottom: Digits,
}

impl Range {
    fn exact(number: Number) -> Range {
        Range {
            low: Some(number.into()),
            high: Some(number.into()),
            top: Digits::of(number),
            bottom: Digits::ONE,
        }
    }

    /// Whole numbers or steps between two bounds.
    fn between(low: Number, high: Number, step: Number) -> Range {
        let (_, scale) = step.parts();
        // An answer is a multiple of the step, so its scale is at most the step's.
        let bound = Digits::of(low).or(Digits::of(high));
        let scale = scale.max(bound.scale);
        Range {
            low: Some(low.into()),
            high: Some(high.into()),
            top: Digits {
                mantissa: bound.at_scale(scale),
                scale,
                exact: None,
            },
            bottom: Digits::ONE,
        }
    }

    pub fn is_positive(&self) -> bool {
        self.low.is_some_and(Fraction::is_positive)
    }

    pub fn is_not_negative(&self) -> bool {
        self.low.is_some_and(|low| !low.negated().is_positive())
    }

    pub fn is_not_positive(&self) -> bool {
        self.high.is_some_and(|high| !high.is_positive())
    }

    fn or(&self, other: &Range) -> Range {
        Range {
            low: smaller(self.low, other.low),
            high: larger(self.high, other.high),
            top: self.top.or(other.top),
            bottom: self.bottom.or(other.bottom),
        }
    }
}

fn smaller(a: Option<Fraction>, b: Option<Fraction>) -> Option<Fraction> {
    let (a, b) = (a?, b?);
    Some(if a.compare(b)?.is_le() { a } else { b })
}

fn larger(a: Option<Fraction>, b: Option<Fraction>) -> Option<Fraction> {
    let (a, b) = (a?, b?);
    Some(if a.compare(b)?.is_ge() { a } else { b })
}

/// The variables of a relation.
pub(super) fn vars_of_relation(relation: &Relation) -> [VarId; 2] {
    let of = |literal: &Literal| match literal {
        Literal::Is(var, _) | Literal::OneOf(var, _) | Literal::Given(var) => *var,
    };
    match relation {
        Relation::AtMost(a, b) | Relation::NotAfter(a, b) => [*a, *b],
        Relation::Implies(a, b) => [of(a), of(b)],
    }
}

impl<'p> Bounds<'p> {
    pub fn new(policy: &'p Policy) -> Bounds<'p> {
        Bounds {
            policy,
            values: vec![None; policy.values.len()],
            overflow: false,
        }
    }

    /// Notes an overflow; what comes of it is small, so that it is told once.
    fn checked(&mut self, range: Range) -> Range {
        if range.top.fits() && range.bottom.fits() {
            return range;
        }
        self.overflow = true;
        Range {
            low: range.low,
            high: range.high,
            top: Digits::ONE,
            bottom: Digits::ONE,
        }
    }

    pub fn number(&mut self, num: &Num) -> Range {
        let range = match num {
            Num::Constant(number) => Range::exact(*number),
            Num::Var(var) => self.var(*var),
            Num::Value(value) => match &self.values[value.index()] {
                Some(range) => range.clone(),
                None => {
                    let before = std::mem::take(&mut self.overflow);
                    let policy = self.policy;
                    let range = self.number(&policy.values[value.index()].number);
                    // Told where the value is defined, not wherever it is used.
                    self.overflow = before;
                    self.values[value.index()] = Some(range.clone());
                    range
                }
            },
            Num::Sum(parts) => self.fold(parts, Bounds::sum),
            Num::Product(parts) => self.fold(parts, Bounds::product),
            Num::Least(parts) => self.fold(parts, |bounds, a, b| {
                bounds.crossed(&a, &b);
                Range {
                    low: smaller(a.low, b.low),
                    high: smaller(a.high, b.high),
                    ..a.or(&b)
                }
            }),
            Num::Greatest(parts) => self.fold(parts, |bounds, a, b| {
                bounds.crossed(&a, &b);
                Range {
                    low: larger(a.low, b.low),
                    high: larger(a.high, b.high),
                    ..a.or(&b)
                }
            }),
            Num::Difference(pair) => {
                let (a, b) = (self.number(&pair[0]), self.number(&pair[1]));
                let negated = Range {
                    low: b.high.map(Fraction::negated),
                    high: b.low.map(Fraction::negated),
                    ..b
                };
                self.sum(a, negated)
            }
            Num::Quotient(pair) => {
                let (of, by) = (self.number(&pair[0]), self.number(&pair[1]));
                self.quotient(of, by)
            }
            Num::Share(pair) => {
                let (part, whole) = (self.number(&pair[0]), self.number(&pair[1]));
                let hundred = Range::exact(Number::from(100));
                let part = self.product(part, hundred);
                self.quotient(part, whole)
            }
            Num::Rounded(of, _, places) => {
                let of = self.number(of);
                self.rounded(&of, u32::from(*places))
            }
            Num::StatedOr(var, otherwise) => {
                let (stated, otherwise) = (self.var(*var), self.number(otherwise));
                stated.or(&otherwise)
            }
            Num::Lookup(_, entries) => {
                let entries: Vec<Range> = entries
                    .iter()
                    .flatten()
                    .map(|number| Range::exact(*number))
                    .collect();
                any_of(entries)
            }
            Num::ByReading(_, options) => {
                let options = options.iter().map(|option| self.number(option)).collect();
                any_of(options)
            }
            Num::Choose(rules, otherwise) => {
                let mut all = vec![self.number(otherwise)];
                for (_, then) in rules {
                    all.push(self.number(then));
                }
                any_of(all)
            }
            Num::DaysBetween(days) => {
                let (from, to) = (self.day(&days[0]), self.day(&days[1]));
                let whole = |days: i32| Number::from(i64::from(days));
                Range::between(
                    whole(to.0.days_since(from.1)),
                    whole(to.1.days_since(from.0)),
                    Number::ONE,
                )
            }
        };
        self.checked(range)
    }

    fn fold(&mut self, parts: &[Num], mut f: impl FnMut(&mut Self, Range, Range) -> Range) -> Range {
        let mut parts = parts.iter();
        let Some(first) = parts.next() else {
            return Range::exact(Number::ZERO);
        };
        let mut total = self.number(first);
        for part in parts {
            let next = self.number(part);
            total = f(self, total, next);
            total = self.checked(total);
        }
        total
    }

    fn var(&mut self, var: VarId) -> Range {
        let fact = self.policy.variables[var.index()].fact;
        match &self.policy.facts[fact.index()].kind {
            Kind::Number(number) | Kind::Series(number, _) => {
                Range::between(number.min, number.max, number.step)
            }
            _ => Range::exact(Number::ONE),
        }
    }

    /// As [`Fraction::checked_add`] works: equal denominators stay, others are multiplied crosswise.
    fn sum(&mut self, a: Range, b: Range) -> Range {
        let low = a.low.zip(b.low).and_then(|(a, b)| a.checked_add(b));
        let high = a.high.zip(b.high).and_then(|(a, b)| a.checked_add(b));
        if a.bottom.exact.is_some() && a.bottom.exact == b.bottom.exact {
            return Range {
                low,
                high,
                top: a.top.plus(b.top),
                bottom: a.bottom,
            };
        }
        let crossed = a.top.times(b.bottom).plus(b.top.times(a.bottom));
        let plain = a.top.plus(b.top);
        Range {
            low,
            high,
            top: crossed.or(plain),
            bottom: a.bottom.times(b.bottom),
        }
    }

    fn product(&mut self, a: Range, b: Range) -> Range {
        let corners: Vec<Option<Fraction>> =
            [(a.low, b.low), (a.low, b.high), (a.high, b.low), (a.high, b.high)]
                .into_iter()
                .map(|(a, b)| a.zip(b).and_then(|(a, b)| a.checked_mul(b)))
                .collect();
        let low = corners.iter().copied().reduce(smaller).flatten();
        let high = corners.iter().copied().reduce(larger).flatten();
        Range {
            low,
            high,
            top: a.top.times(b.top),
            bottom: a.bottom.times(b.bottom),
        }
    }

    /// Defined only where the divisor is above 0.
    fn quotient(&mut self, of: Range, by: Range) -> Range {
        let (mut low, mut high) = (None, None);
        if let (Some(least), Some(most)) = (by.low, by.high)
            && least.is_positive()
        {
            let at = |end: Option<Fraction>, down: bool| {
                let end = end?;
                let negative = end.negated().is_positive();
                end.checked_div(if negative == down { least } else { most })
            };
            (low, high) = (at(of.low, true), at(of.high, false));
        } else if of.is_not_negative() {
            low = Some(Fraction::ZERO);
        }
        Range {
            low,
            high,
            top: of.top.times(by.bottom),
            bottom: of.bottom.times(by.top),
        }
    }

    /// As [`Fraction::compare`] works.
    pub fn crossed(&mut self, a: &Range, b: &Range) {
        if a.bottom.exact.is_some() && a.bottom.exact == b.bottom.exact {
            return;
        }
        self.overflow |= !a.top.times(b.bottom).fits() || !b.top.times(a.bottom).fits();
    }

    /// As [`Fraction`] rounds: in 128 bits, with twice the divisor fitting.
    pub fn rounded(&mut self, of: &Range, places: u32) -> Range {
        const MOST: u128 = i128::MAX as u128;
        let top = of.top.mantissa.saturating_mul(power(of.bottom.scale + places));
        let bottom = of
            .bottom
            .mantissa
            .saturating_mul(power(of.top.scale))
            .saturating_mul(2);
        self.overflow |= top > MOST || bottom > MOST || of.top.scale > 28 || of.bottom.scale + places > 28;
        let whole = |end: Option<Fraction>, up: bool| {
            let end = end?.checked_mul(Number::from(10_i64.pow(places)).into())?;
            Some(if up { end.ceiling()? } else { end.floor()? })
        };
        let (low, high) = (whole(of.low, false), whole(of.high, true));
        let mantissa = match (low, high) {
            (Some(low), Some(high)) => Digits::of(low).or(Digits::of(high)).at_scale(0),
            _ => top.saturating_add(1),
        };
        let back =
            |end: Option<Number>| end.and_then(|n| Number::from_parts(n.parts().0, n.parts().1 + places));
        let range = Range {
            low: back(low).map(Into::into),
            high: back(high).map(Into::into),
            top: Digits {
                mantissa,
                scale: places,
                exact: None,
            },
            bottom: Digits::ONE,
        };
        self.checked(range)
    }

    /// First and last day a date expression can be.
    pub fn day(&mut self, day: &Day) -> (Date, Date) {
        let ends = |(low, high): (Date, Date), f: &dyn Fn(Date) -> Date| (f(low), f(high));
        match day {
            Day::Fixed(date) => (*date, *date),
            Day::Today => (Date::MIN, Date::MAX),
            Day::Var(var) => self.date_var(*var),
            Day::PlusMonths(to, months) => ends(self.day(to), &|date| date.plus_months(*months)),
            Day::PlusDays(to, days) => ends(self.day(to), &|date| date.plus_days(*days)),
            // Never as far apart as four times the count and a month of holidays.
            Day::PlusWorkingDays(to, days) => {
                let (low, high) = self.day(to);
                (
                    low.plus_days(days.min(&0) * 4 - 31),
                    high.plus_days(days.max(&0) * 4 + 31),
                )
            }
            Day::StatedOr(var, otherwise) => {
                let (a, b) = (self.date_var(*var), self.day(otherwise));
                (a.0.min(b.0), a.1.max(b.1))
            }
            Day::Later(days) | Day::Earlier(days) | Day::ByReading(_, days) => {
                let all: Vec<(Date, Date)> = days.iter().map(|day| self.day(day)).collect();
                let low = all.iter().map(|(low, _)| *low).min().unwrap_or(Date::MIN);
                (low, all.iter().map(|(_, high)| *high).max().unwrap_or(Date::MAX))
            }
        }
    }

    fn date_var(&self, var: VarId) -> (Date, Date) {
        let fact = self.policy.variables[var.index()].fact;
        match &self.policy.facts[fact.index()].kind {
            Kind::Date(date) => (date.min, date.max),
            _ => (Date::MIN, Date::MAX),
        }
    }
}

fn any_of(ranges: Vec<Range>) -> Range {
    let all = ranges.into_iter().reduce(|all, range| all.or(&range));
    all.unwrap_or_else(|| Range::exact(Number::ZERO))
}
