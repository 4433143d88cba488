//! [`Digits`]: how many digits a number may need, as an upper bound.

use crate::value::Number;

/// The largest mantissa at the largest scale, and the number itself where it is always the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Digits {
    pub mantissa: u128,
    pub scale: u32,
    pub exact: Option<Number>,
}

/// One above the largest mantissa of 28 digits.
const LIMIT: u128 = 10_u128.pow(28);

pub(super) fn power(n: u32) -> u128 {
    10_u128.checked_pow(n).unwrap_or(u128::MAX)
}

impl Digits {
    pub const ONE: Digits = Digits {
        mantissa: 1,
        scale: 0,
        exact: Some(Number::ONE),
    };

    pub fn of(number: Number) -> Digits {
        let (mantissa, scale) = number.parts();
        Digits {
            mantissa: mantissa.unsigned_abs(),
            scale,
            exact: Some(number),
        }
    }

    pub fn fits(self) -> bool {
        self.mantissa < LIMIT && self.scale <= 28
    }

    pub fn times(self, other: Digits) -> Digits {
        let exact = self.exact.zip(other.exact).and_then(|(a, b)| a.checked_mul(b));
        Digits {
            mantissa: self.mantissa.saturating_mul(other.mantissa),
            scale: self.scale + other.scale,
            exact,
        }
    }

    pub fn at_scale(self, scale: u32) -> u128 {
        self.mantissa
            .saturating_mul(power(scale.saturating_sub(self.scale)))
    }

    pub fn plus(self, other: Digits) -> Digits {
        let scale = self.scale.max(other.scale);
        Digits {
            mantissa: self.at_scale(scale).saturating_add(other.at_scale(scale)),
            scale,
            exact: self.exact.zip(other.exact).and_then(|(a, b)| a.checked_add(b)),
        }
    }

    /// Either of two.
    pub fn or(self, other: Digits) -> Digits {
        let scale = self.scale.max(other.scale);
        Digits {
            mantissa: self.at_scale(scale).max(other.at_scale(scale)),
            scale,
            exact: if self.exact == other.exact {
                self.exact
            } else {
                None
            },
        }
    }
}
