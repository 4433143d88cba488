//! [`Span`]: an exact amount, or the two ends it stands between.

use std::cmp::Ordering;

use crate::value::{Fraction, Number};

use super::report::Amount;

/// A value, or the lowest and highest of an expression over what is open in it.
#[derive(Clone, Copy)]
pub(super) enum Span {
    One(Fraction),
    Between(Fraction, Fraction),
}

impl Span {
    pub const NOTHING: Span = Span::One(Fraction::ZERO);

    /// One value where both ends agree.
    pub fn between(low: Fraction, high: Fraction) -> Span {
        if low.compare(high).is_some_and(Ordering::is_eq) {
            Span::One(low)
        } else {
            Span::Between(low, high)
        }
    }

    /// From the lower end of both to the higher one.
    pub fn or(self, other: Span) -> Span {
        let is_less = |a: Fraction, b: Fraction| a.compare(b).is_some_and(Ordering::is_lt);
        let (low, high) = (self.low(), self.high());
        Span::between(
            if is_less(other.low(), low) {
                other.low()
            } else {
                low
            },
            if is_less(high, other.high()) {
                other.high()
            } else {
                high
            },
        )
    }

    pub fn low(self) -> Fraction {
        match self {
            Span::One(value) | Span::Between(value, _) => value,
        }
    }

    pub fn high(self) -> Fraction {
        match self {
            Span::One(value) | Span::Between(_, value) => value,
        }
    }

    /// Whether it can be printed in full. No document prints a price that cannot: it was worked out.
    pub fn is_decimal(self) -> bool {
        self.low().to_number().is_some() && self.high().to_number().is_some()
    }

    /// Low with low and high with high. Reading a policy proves that nothing here passes 28 digits.
    fn with(self, other: Span, f: impl Fn(Fraction, Fraction) -> Option<Fraction>) -> Span {
        let f = |a, b| {
            let result = f(a, b);
            debug_assert!(result.is_some(), "an amount past 28 digits: {a:?} with {b:?}");
            result.unwrap_or(a)
        };
        match (self, other) {
            (Span::One(a), Span::One(b)) => Span::One(f(a, b)),
            _ => Span::Between(f(self.low(), other.low()), f(self.high(), other.high())),
        }
    }

    pub fn plus(self, other: Span) -> Span {
        self.with(other, Fraction::checked_add)
    }

    pub fn times(self, other: Span) -> Span {
        self.with(other, Fraction::checked_mul)
    }

    /// The other minus this one, the lower difference first.
    pub fn up_to(self, other: Span) -> Span {
        match other.with(self, Fraction::checked_sub) {
            Span::Between(a, b) if a.compare(b).is_some_and(Ordering::is_gt) => Span::Between(b, a),
            span => span,
        }
    }

    fn map(self, f: impl Fn(Fraction) -> Fraction) -> Span {
        match self {
            Span::One(value) => Span::One(f(value)),
            Span::Between(low, high) => Span::Between(f(low), f(high)),
        }
    }

    /// Divided by a value; `None` by nothing.
    pub fn divided(self, by: Fraction) -> Option<Span> {
        Some(Span::between(
            self.low().checked_div(by)?,
            self.high().checked_div(by)?,
        ))
    }

    /// Rounded half-up to 0.01.
    pub fn rounded(self) -> Span {
        self.map(|value| value.round_half_up(2).map_or(value, Fraction::from))
    }

    /// As shown: rounded half-up to 0.01, which changes nothing in sums of rounded amounts.
    pub fn shown(self) -> Amount {
        let money = |value: Fraction| value.round_half_up(2).unwrap_or(Number::ZERO);
        Amount::between(money(self.low()), money(self.high()))
    }
}
