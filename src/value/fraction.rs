//! [`Fraction`]: a quotient kept exact until the line that rounds it.

use std::cmp::Ordering;

use super::Number;

/// An exact quotient `numerator / denominator` with a denominator above zero.
///
/// `20 / 0.7` has no finite decimal; it stays a fraction until [`Fraction::round_half_up`].
#[derive(Clone, Copy, Debug)]
pub struct Fraction {
    numerator: Number,
    denominator: Number,
}

impl From<Number> for Fraction {
    fn from(number: Number) -> Fraction {
        Fraction {
            numerator: number,
            denominator: Number::ONE,
        }
    }
}

impl Fraction {
    /// Zero.
    pub const ZERO: Fraction = Fraction {
        numerator: Number::ZERO,
        denominator: Number::ONE,
    };

    /// The exact sum, or `None` past 28 digits.
    pub fn checked_add(self, other: Fraction) -> Option<Fraction> {
        if self.is_decimal() && other.is_decimal() || self.denominator == other.denominator {
            return Some(Fraction {
                numerator: self.numerator.checked_add(other.numerator)?,
                ..self
            });
        }
        let left = self.numerator.checked_mul(other.denominator)?;
        let right = other.numerator.checked_mul(self.denominator)?;
        Some(Fraction {
            numerator: left.checked_add(right)?,
            denominator: self.denominator.checked_mul(other.denominator)?,
        })
    }

    /// The exact difference, or `None` past 28 digits.
    pub fn checked_sub(self, other: Fraction) -> Option<Fraction> {
        self.checked_add(other.negated())
    }

    /// The exact product, or `None` past 28 digits.
    pub fn checked_mul(self, other: Fraction) -> Option<Fraction> {
        if self.is_decimal() && other.is_decimal() {
            return Some(Fraction {
                numerator: self.numerator.checked_mul(other.numerator)?,
                ..self
            });
        }
        Some(Fraction {
            numerator: self.numerator.checked_mul(other.numerator)?,
            denominator: self.denominator.checked_mul(other.denominator)?,
        })
    }

    /// The exact quotient; `None` when `other` is not above zero or past 28 digits.
    pub fn checked_div(self, other: Fraction) -> Option<Fraction> {
        if !other.is_positive() {
            return None;
        }
        if self.is_decimal() && other.is_decimal() {
            return Some(Fraction {
                numerator: self.numerator,
                denominator: other.numerator,
            });
        }
        Some(Fraction {
            numerator: self.numerator.checked_mul(other.denominator)?,
            denominator: self.denominator.checked_mul(other.numerator)?,
        })
    }

    /// Whether the denominator is one; spares most products.
    fn is_decimal(self) -> bool {
        self.denominator.is_one()
    }

    /// The same size with the other sign.
    pub fn negated(self) -> Fraction {
        Fraction {
            numerator: self.numerator.negated(),
            ..self
        }
    }

    /// Whether this is above zero.
    pub fn is_positive(self) -> bool {
        !self.numerator.is_negative() && !self.numerator.is_zero()
    }

    /// Exact comparison by cross-multiplication, or `None` past 28 digits.
    pub fn compare(self, other: Fraction) -> Option<Ordering> {
        if self.denominator == other.denominator {
            return Some(self.numerator.cmp(&other.numerator));
        }
        Some(
            self.numerator
                .checked_mul(other.denominator)?
                .cmp(&other.numerator.checked_mul(self.denominator)?),
        )
    }

    /// Rounded to `places` decimals, a half going away from zero; `None` when the result needs too many digits.
    pub fn round_half_up(self, places: u32) -> Option<Number> {
        if self.is_decimal() && self.numerator.raw_parts().1 <= places {
            return Some(self.numerator);
        }
        let (quotient, rest, divisor) = self.divide(places)?;
        let away = rest.unsigned_abs() * 2 >= divisor.unsigned_abs();
        let step = if self.numerator.is_negative() { -1 } else { 1 };
        Number::from_parts(if away { quotient + step } else { quotient }, places)
    }

    /// The largest whole number that is not above this.
    pub fn floor(self) -> Option<Number> {
        let (quotient, rest, _) = self.divide(0)?;
        Number::from_parts(if rest < 0 { quotient - 1 } else { quotient }, 0)
    }

    /// The smallest whole number that is not below this.
    pub fn ceiling(self) -> Option<Number> {
        self.negated().floor().map(Number::negated)
    }

    /// The exact decimal, or `None` when there is none with at most 12 decimals.
    pub fn to_number(self) -> Option<Number> {
        if self.is_decimal() {
            return Some(self.numerator);
        }
        let (quotient, rest, _) = self.divide(12)?;
        (rest == 0).then(|| Number::from_parts(quotient, 12)).flatten()
    }

    /// `(quotient, rest, divisor)` of `self × 10^places`, truncated towards zero.
    fn divide(self, places: u32) -> Option<(i128, i128, i128)> {
        // As held first: dropping trailing zeros takes longer than the division.
        divide(self.numerator.raw_parts(), self.denominator.raw_parts(), places)
            .or_else(|| divide(self.numerator.parts(), self.denominator.parts(), places))
    }
}

fn divide(top: (i128, u32), bottom: (i128, u32), places: u32) -> Option<(i128, i128, i128)> {
    let power = |n: u32| 10_i128.checked_pow(n);
    // Powers of ten that stand on both sides cancel.
    let (up, down) = (bottom.1 + places, top.1);
    let shared = up.min(down);
    let top = top.0.checked_mul(power(up - shared)?)?;
    let bottom = bottom.0.checked_mul(power(down - shared)?)?;
    // Twice the divisor must fit for the half-way test.
    bottom.checked_mul(2)?;
    Some(match (i64::try_from(top), i64::try_from(bottom)) {
        (Ok(top), Ok(bottom)) => ((top / bottom).into(), (top % bottom).into(), bottom.into()),
        _ => (top / bottom, top % bottom, bottom),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn f(text: &str) -> Fraction {
        Number::parse(text).unwrap().into()
    }

    #[test]
    fn a_quotient_rounds_once_at_the_end() {
        let price = f("20").checked_div(f("0.7")).unwrap();
        assert_eq!(price.to_number(), None);
        let year = price.checked_mul(f("100")).unwrap().checked_mul(f("12")).unwrap();
        assert_eq!(year.round_half_up(2).unwrap().to_fixed(2), "34285.71");
        assert_eq!(
            f("45.15")
                .checked_mul(f("23.1"))
                .unwrap()
                .round_half_up(2)
                .unwrap()
                .to_fixed(2),
            "1042.97"
        );
        assert_eq!(f("-0.005").round_half_up(2).unwrap().to_fixed(2), "-0.01");
    }

    #[test]
    fn floors_and_ceilings_hold_below_zero() {
        let third = f("10").checked_div(f("3")).unwrap();
        assert_eq!(third.floor(), Some(3.into()));
        assert_eq!(third.ceiling(), Some(4.into()));
        assert_eq!(third.negated().floor(), Some((-4).into()));
        assert_eq!(third.negated().ceiling(), Some((-3).into()));
    }

    #[test]
    fn growth_and_shares_compare_exactly() {
        assert_eq!(
            f("163.17").compare(f("148").checked_mul(f("1.1025")).unwrap()),
            Some(Ordering::Equal)
        );
        let share = f("10.11")
            .checked_mul(f("100"))
            .unwrap()
            .checked_div(f("16.85"))
            .unwrap();
        assert_eq!(share.compare(f("60")), Some(Ordering::Equal));
        assert!(f("1").checked_div(f("0")).is_none());
    }
}
