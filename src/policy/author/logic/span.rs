//! [`Span`]: what lies between two ends, each included or not, or without an end.

use std::cmp::Ordering;

use crate::policy::Comparator;
use crate::value::{Fraction, Number};

/// An end and whether it is left out.
pub(super) type End = Option<(Fraction, bool)>;

/// The numbers between two ends.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub low: End,
    pub high: End,
}

impl Span {
    /// Between two ends, both included.
    pub fn between(low: Option<Fraction>, high: Option<Fraction>) -> Span {
        let end = |at: Option<Fraction>| at.map(|at| (at, false));
        Span {
            low: end(low),
            high: end(high),
        }
    }

    /// The numbers that compare so with a limit; for "not equal", which has a hole, everything.
    pub fn of(comparator: Comparator, limit: Fraction, holds: bool) -> Span {
        let (mut low, mut high) = (None, None);
        match (comparator, holds) {
            (Comparator::AtLeast, true) | (Comparator::LessThan, false) => low = Some((limit, false)),
            (Comparator::MoreThan, true) | (Comparator::AtMost, false) => low = Some((limit, true)),
            (Comparator::AtMost, true) | (Comparator::MoreThan, false) => high = Some((limit, false)),
            (Comparator::LessThan, true) | (Comparator::AtLeast, false) => high = Some((limit, true)),
            (Comparator::Equals, true) => (low, high) = (Some((limit, false)), Some((limit, false))),
            (Comparator::Equals, false) => {}
        }
        Span { low, high }
    }

    /// What lies in both.
    pub fn and(self, other: Span) -> Span {
        Span {
            low: inner(self.low, other.low, Ordering::Greater),
            high: inner(self.high, other.high, Ordering::Less),
        }
    }

    /// The same with its ends on multiples of a step, which are included.
    pub fn on_steps(self, step: Number) -> Span {
        let place = |end: End, up: bool| -> End {
            let (at, open) = end?;
            let steps = at.checked_div(step.into())?;
            let nearest = if up { steps.ceiling()? } else { steps.floor()? };
            let exact = steps.compare(nearest.into())?.is_eq();
            let moved = match (exact && open, up) {
                (false, _) => nearest,
                (true, true) => nearest.checked_add(Number::ONE)?,
                (true, false) => nearest.checked_sub(Number::ONE)?,
            };
            Some((moved.checked_mul(step)?.into(), false))
        };
        Span {
            low: place(self.low, true).or(self.low),
            high: place(self.high, false).or(self.high),
        }
    }

    /// Whether nothing lies in it for certain.
    pub fn is_empty(&self) -> bool {
        let (Some((low, low_open)), Some((high, high_open))) = (self.low, self.high) else {
            return false;
        };
        match low.compare(high) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => low_open || high_open,
            _ => false,
        }
    }

    /// The only number in it.
    pub fn only(&self) -> Option<Fraction> {
        let ((low, false), (high, false)) = (self.low?, self.high?) else {
            return None;
        };
        low.compare(high)?.is_eq().then_some(low)
    }

    /// A number in it.
    pub fn value(&self) -> Option<Fraction> {
        let one = Fraction::from(Number::ONE);
        match (self.low, self.high) {
            (Some((low, false)), _) => Some(low),
            (_, Some((high, false))) => Some(high),
            (Some((low, _)), Some((high, _))) => low.checked_add(high)?.checked_mul(Number::new(5, 1).into()),
            (Some((low, _)), None) => low.checked_add(one),
            (None, Some((high, _))) => high.checked_sub(one),
            (None, None) => Some(Fraction::ZERO),
        }
    }

    /// Every number times a factor.
    pub fn times(self, factor: Fraction) -> Span {
        let end = |end: End| end.and_then(|(at, open)| Some((at.checked_mul(factor)?, open)));
        let (low, high) = (end(self.low), end(self.high));
        if factor.is_positive() {
            Span { low, high }
        } else {
            Span { low: high, high: low }
        }
    }

    /// Every sum of a number of each.
    pub fn plus(self, other: Span) -> Span {
        let end = |a: End, b: End| {
            let ((a, a_open), (b, b_open)) = (a?, b?);
            Some((a.checked_add(b)?, a_open || b_open))
        };
        Span {
            low: end(self.low, other.low),
            high: end(self.high, other.high),
        }
    }
}

/// The end that leaves less.
fn inner(a: End, b: End, wanted: Ordering) -> End {
    let (Some((at, open)), Some((other, other_open))) = (a, b) else {
        return a.or(b);
    };
    match at.compare(other) {
        Some(Ordering::Equal) => Some((at, open || other_open)),
        Some(order) if order == wanted => a,
        Some(_) => b,
        None => a,
    }
}
