//! Comparisons as limits of one figure: `convert(area) ≥ 30` and `2 × area ≥ 60` are both `area ≥ 30`.

use std::collections::BTreeMap;

use crate::policy::{Comparator, Day, Kind, LeafId, Num, Policy, Relation, Test, VarId};
use crate::value::{Date, Fraction, Number};

use super::super::after::{may_be_blank, may_be_undefined};
use super::super::bounds::Bounds;
use super::span::Span;
use super::sum::Sum;

/// Something that is compared: a variable, an expression, or a sum of several.
#[derive(Debug)]
pub(super) struct Figure {
    /// What it can be whatever is answered.
    pub span: Span,
    /// Its answers are multiples of this.
    pub step: Option<Number>,
    /// The variable it is.
    pub var: Option<VarId>,
    /// The figures it is the sum of, each with its factor.
    pub parts: Vec<(usize, Fraction)>,
}

/// What a test asks of a figure.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    /// Nothing moves: it holds or not.
    Fixed(bool),
    /// A figure, how it is compared, and with what.
    Limit(usize, Comparator, Fraction),
    /// Not known.
    Open,
}

/// A test of numbers or days.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    pub asked: Asked,
    /// Whether it can have no value although every fact is given.
    pub undefined: bool,
    /// Whether it can turn out not applicable.
    pub blank: bool,
}

/// Every figure of a policy, and its tests as limits of them.
pub(super) struct Figures<'p> {
    bounds: Bounds<'p>,
    names: BTreeMap<String, usize>,
    /// Parts that are never more than their whole.
    pub ordered: Vec<(usize, usize)>,
    pub all: Vec<Figure>,
    pub lines: Vec<Option<Line>>,
}

/// A day as a number of days.
pub(super) fn number_of(day: Date) -> Fraction {
    Number::from(i64::from(day.days_since(Date::MIN))).into()
}

impl<'p> Figures<'p> {
    pub fn new(policy: &'p Policy) -> Figures<'p> {
        let mut figures = Figures {
            bounds: Bounds::new(policy),
            names: BTreeMap::new(),
            ordered: Vec::new(),
            all: Vec::new(),
            lines: Vec::new(),
        };
        for constraint in &policy.constraints {
            if let Relation::AtMost(part, whole) | Relation::NotAfter(part, whole) = constraint.relation {
                let pair = (figures.var(part), figures.var(whole));
                figures.ordered.push(pair);
            }
        }
        for leaf in 0..policy.leaves.len() {
            let line = figures.line(LeafId(leaf as u16));
            figures.lines.push(line);
        }
        figures
    }

    fn line(&mut self, leaf: LeafId) -> Option<Line> {
        let policy = self.bounds.policy;
        let leaf = &policy.leaves[leaf.index()];
        let (difference, comparator) = match &leaf.test {
            Test::Compare {
                comparator,
                left,
                right,
                ..
            } => {
                let (left, right) = (self.number(left), self.number(right));
                (left.zip(right).and_then(|(a, b)| a.minus(b)), *comparator)
            }
            Test::Dates {
                comparator,
                left,
                right,
            } => {
                let (left, right) = (self.day(left), self.day(right));
                (left.zip(right).and_then(|(a, b)| a.minus(b)), *comparator)
            }
            _ => return None,
        };
        let blank = match &leaf.test {
            Test::Compare { left, right, .. } => may_be_blank(policy, left) || may_be_blank(policy, right),
            _ => false,
        };
        Some(Line {
            asked: difference.map_or(Asked::Open, |sum| self.asked(sum, comparator)),
            undefined: may_be_undefined(&mut self.bounds, &leaf.test),
            blank,
        })
    }

    /// `sum ⋈ 0` as a limit of one figure.
    fn asked(&mut self, sum: Sum, comparator: Comparator) -> Asked {
        let zero = Fraction::ZERO;
        let Some(first) = sum.parts.values().next().copied() else {
            let span = Span::of(comparator, zero, true);
            return Asked::Fixed(!span.and(Span::between(Some(sum.rest), Some(sum.rest))).is_empty());
        };
        let (size, comparator) = if first.is_positive() {
            (first, comparator)
        } else {
            (first.negated(), turned(comparator))
        };
        let sign = Number::from(if first.is_positive() { 1 } else { -1 });
        let whole = Fraction::from(sign).checked_div(size);
        let Some(scaled) = whole.and_then(|factor| sum.times(factor)) else {
            return Asked::Open;
        };
        let limit = scaled.rest.negated();
        let figure = match scaled.parts.len() {
            1 => scaled.parts.keys().next().copied(),
            _ => self.together(scaled.parts),
        };
        figure.map_or(Asked::Open, |figure| Asked::Limit(figure, comparator, limit))
    }

    /// The sum of several figures as a figure.
    fn together(&mut self, parts: BTreeMap<usize, Fraction>) -> Option<usize> {
        let mut name = String::from("sum");
        for (figure, factor) in &parts {
            name += &format!(" {figure}×{}", factor.to_number()?);
        }
        let parts: Vec<_> = parts.into_iter().collect();
        let mut span = Span::between(Some(Fraction::ZERO), Some(Fraction::ZERO));
        for (figure, factor) in &parts {
            span = span.plus(self.all[*figure].span.times(*factor));
        }
        // The first factor is 1: a part less its whole, or the other way round.
        if let [(a, _), (b, factor)] = parts[..]
            && factor
                .compare(Number::from(-1).into())
                .is_some_and(|order| order.is_eq())
        {
            let zero = Some((Fraction::ZERO, false));
            let (low, high) = (self.ordered.contains(&(b, a)), self.ordered.contains(&(a, b)));
            span = span.and(Span {
                low: zero.filter(|_| low),
                high: zero.filter(|_| high),
            });
        }
        Some(self.figure(name, |_| Figure {
            span,
            step: None,
            var: None,
            parts,
        }))
    }

    fn figure(&mut self, name: String, make: impl FnOnce(&mut Self) -> Figure) -> usize {
        if let Some(known) = self.names.get(&name) {
            return *known;
        }
        let figure = make(self);
        self.all.push(figure);
        self.names.insert(name, self.all.len() - 1);
        self.all.len() - 1
    }

    fn var(&mut self, var: VarId) -> usize {
        self.figure(format!("{var:?}"), |figures| {
            let policy = figures.bounds.policy;
            let fact = policy.variables[var.index()].fact;
            let (span, step) = match &policy.facts[fact.index()].kind {
                Kind::Number(kind) | Kind::Series(kind, _) => (
                    Span::between(Some(kind.min.into()), Some(kind.max.into())),
                    Some(kind.step),
                ),
                Kind::Date(kind) => (
                    Span::between(Some(number_of(kind.min)), Some(number_of(kind.max))),
                    Some(Number::ONE),
                ),
                _ => (Span::default(), None),
            };
            Figure {
                span,
                step,
                var: Some(var),
                parts: Vec::new(),
            }
        })
    }

    fn number(&mut self, num: &Num) -> Option<Sum> {
        match num {
            Num::Constant(number) => Some(Sum::rest((*number).into())),
            Num::Var(var) => Some(Sum::of(self.var(*var))),
            Num::Value(value) => {
                let policy = self.bounds.policy;
                self.number(&policy.values[value.index()].number)
            }
            Num::Sum(parts) => {
                let mut sum = Sum::rest(Fraction::ZERO);
                for part in parts {
                    sum = sum.plus(&self.number(part)?)?;
                }
                Some(sum)
            }
            Num::Difference(pair) => {
                let (left, right) = (self.number(&pair[0])?, self.number(&pair[1])?);
                left.minus(right)
            }
            Num::Product(parts) => {
                let mut product = Sum::rest(Number::ONE.into());
                for part in parts {
                    let part = self.number(part)?;
                    product = match (product.parts.is_empty(), part.parts.is_empty()) {
                        (true, _) => part.times(product.rest)?,
                        (_, true) => product.times(part.rest)?,
                        _ => return Some(self.whole(num)),
                    };
                }
                Some(product)
            }
            Num::Quotient(pair) => {
                let by = self.number(&pair[1])?;
                if !by.parts.is_empty() || !by.rest.is_positive() {
                    return Some(self.whole(num));
                }
                let of = self.number(&pair[0])?;
                of.times(Fraction::from(Number::ONE).checked_div(by.rest)?)
            }
            Num::DaysBetween(days) => {
                let (from, to) = (self.day(&days[0])?, self.day(&days[1])?);
                to.minus(from)
            }
            _ => Some(self.whole(num)),
        }
    }

    /// An expression as a figure of its own.
    fn whole(&mut self, num: &Num) -> Sum {
        let figure = self.figure(format!("{num:?}"), |figures| {
            let range = figures.bounds.number(num);
            let mut span = Span::between(range.low, range.high);
            if let Num::Share(pair) = num
                && let [Num::Var(part), Num::Var(whole)] = **pair
            {
                let pair = (figures.var(part), figures.var(whole));
                if figures.ordered.contains(&pair) {
                    span = span.and(Span::between(None, Some(Number::from(100).into())));
                }
            }
            Figure {
                span,
                step: None,
                var: None,
                parts: Vec::new(),
            }
        });
        Sum::of(figure)
    }

    fn day(&mut self, day: &Day) -> Option<Sum> {
        match day {
            Day::Fixed(date) => Some(Sum::rest(number_of(*date))),
            Day::Var(var) => Some(Sum::of(self.var(*var))),
            Day::PlusDays(to, days) => self
                .day(to)?
                .plus(&Sum::rest(Number::from(i64::from(*days)).into())),
            _ => {
                let figure = self.figure(format!("{day:?}"), |figures| {
                    let (low, high) = figures.bounds.day(day);
                    Figure {
                        span: Span::between(Some(number_of(low)), Some(number_of(high))),
                        step: Some(Number::ONE),
                        var: None,
                        parts: Vec::new(),
                    }
                });
                Some(Sum::of(figure))
            }
        }
    }
}

fn turned(comparator: Comparator) -> Comparator {
    match comparator {
        Comparator::AtLeast => Comparator::AtMost,
        Comparator::MoreThan => Comparator::LessThan,
        Comparator::AtMost => Comparator::AtLeast,
        Comparator::LessThan => Comparator::MoreThan,
        Comparator::Equals => Comparator::Equals,
    }
}
