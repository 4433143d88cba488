//! [`Number`]: a decimal that is never rounded behind the caller's back.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// An exact decimal of at most 28 digits.
///
/// `rust_decimal`, which holds it, rounds sums and products silently at the 28th digit; here they are worked out on
/// whole numbers of 128 bits and are `None` instead. Equal values are equal whatever their trailing zeros.
#[derive(Clone, Copy, Debug)]
pub struct Number(Decimal);

/// Why a text is not a [`Number`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberParseError {
    /// Not digits with at most one sign in front and one point inside.
    NotANumber,
    /// More digits than can be held exactly (28).
    TooManyDigits,
}

impl Number {
    /// Zero.
    pub const ZERO: Number = Number(Decimal::ZERO);
    /// One.
    pub const ONE: Number = Number(Decimal::ONE);

    /// `mantissa / 10^scale`; scale at most 28.
    ///
    /// # Panics
    /// When the scale is above 28 or the mantissa above 96 bits: for constants in code only.
    pub fn new(mantissa: i64, scale: u32) -> Number {
        Number(Decimal::new(mantissa, scale))
    }

    /// Reads plain decimal notation (`-12.50`). No exponent, no separators, no rounding.
    ///
    /// # Errors
    /// [`NumberParseError`] when the text is anything else or has more than 28 digits.
    pub fn parse(text: &str) -> Result<Number, NumberParseError> {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) {
            return Err(NumberParseError::NotANumber);
        }
        let significant = digits
            .trim_start_matches(['0', '.'])
            .bytes()
            .filter(u8::is_ascii_digit)
            .count();
        if significant > 28 || part.len() > 28 {
            return Err(NumberParseError::TooManyDigits);
        }
        let part = part.trim_end_matches('0');
        let digits = whole.bytes().chain(part.bytes());
        let size = digits.fold(0, |size: i128, digit| size * 10 + i128::from(digit - b'0'));
        let mantissa = if text.starts_with('-') { -size } else { size };
        Number::from_parts(mantissa, part.len() as u32).ok_or(NumberParseError::TooManyDigits)
    }

    /// The exact sum, or `None` past 28 digits.
    pub fn checked_add(self, other: Number) -> Option<Number> {
        if other.is_zero() {
            return Some(self);
        }
        if self.is_zero() {
            return Some(other);
        }
        let (left, right, scale) = self.aligned(other)?;
        Number::from_parts(left.checked_add(right)?, scale)
    }

    /// Both mantissas at the larger of the two scales, and that scale.
    fn aligned(self, other: Number) -> Option<(i128, i128, u32)> {
        let ((left, scale), (right, other_scale)) = (self.raw_parts(), other.raw_parts());
        if scale == other_scale {
            Some((left, right, scale))
        } else if scale < other_scale {
            let power = POWERS[(other_scale - scale) as usize];
            Some((left.checked_mul(power)?, right, other_scale))
        } else {
            let power = POWERS[(scale - other_scale) as usize];
            Some((left, right.checked_mul(power)?, scale))
        }
    }

    /// The exact difference, or `None` past 28 digits.
    pub fn checked_sub(self, other: Number) -> Option<Number> {
        self.checked_add(other.negated())
    }

    /// The exact product, or `None` past 28 digits.
    pub fn checked_mul(self, other: Number) -> Option<Number> {
        let ((left, scale), (right, other_scale)) = (self.raw_parts(), other.raw_parts());
        if left == 0 || right == 0 {
            return Some(Number::ZERO);
        }
        Number::from_parts(left.checked_mul(right)?, scale + other_scale)
    }

    /// The same size with the other sign.
    pub fn negated(self) -> Number {
        Number(-self.0)
    }

    /// Whether this is below zero.
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.is_zero()
    }

    /// Whether this is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether this is a whole multiple of `step` (which is above zero).
    pub fn is_multiple_of(self, step: Number) -> bool {
        let ((mut rest, scale), (step, places)) = (self.parts(), step.parts());
        // A multiple has no more decimals than the step.
        if step == 0 || scale > places {
            return false;
        }
        for _ in scale..places {
            rest = rest % step * 10;
        }
        rest % step == 0
    }

    /// The number as `mantissa / 10^scale` without trailing zeros.
    pub fn parts(self) -> (i128, u32) {
        let (mut mantissa, mut scale) = self.raw_parts();
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (mantissa, scale)
    }

    /// The number as `mantissa / 10^scale` as it is held, trailing zeros included.
    pub(super) fn raw_parts(self) -> (i128, u32) {
        (self.0.mantissa(), self.0.scale())
    }

    /// Whether this is one, written without decimals: cheap, and only ever used to spare work.
    pub(super) fn is_one(self) -> bool {
        self.raw_parts() == (1, 0)
    }

    /// `mantissa / 10^scale`, or `None` when that needs more than 28 digits.
    pub fn from_parts(mantissa: i128, scale: u32) -> Option<Number> {
        Decimal::try_from_i128_with_scale(mantissa, scale)
            .ok()
            .map(Number)
    }

    /// The number as a whole `i64`, or `None` when it has a fraction or does not fit.
    pub fn to_i64(self) -> Option<i64> {
        match self.parts() {
            (mantissa, 0) => i64::try_from(mantissa).ok(),
            _ => None,
        }
    }

    /// Prints with exactly `places` decimals; only for numbers that have no more (amounts after rounding).
    pub fn to_fixed(self, places: u32) -> String {
        let (mantissa, scale) = self.parts();
        let power = POWERS[places.saturating_sub(scale).min(28) as usize];
        spelled(mantissa * power, scale.max(places))
    }

    /// Plain notation without trailing zeros: `100`, `0.5`, `-2400`.
    pub fn text(self) -> String {
        let (mantissa, scale) = self.parts();
        spelled(mantissa, scale)
    }
}

/// `mantissa / 10^scale`, written without std's formatting: that alone would add kilobytes to the first load.
fn spelled(mantissa: i128, scale: u32) -> String {
    const HALF: u128 = 10_u128.pow(15);
    let size = mantissa.unsigned_abs();
    let halves = [(size % HALF) as u64, (size / HALF) as u64];
    let mut digits = [0; 30];
    let scale = scale as usize;
    // The place of the first digit, counted from the last.
    let mut first = scale;
    for (half, mut rest) in halves.into_iter().enumerate() {
        let mut place = half * 15;
        while rest > 0 {
            digits[place] = (rest % 10) as u8;
            first = first.max(place);
            rest /= 10;
            place += 1;
        }
    }
    // Every digit, sign and point.
    let mut text = String::with_capacity(first + 3);
    if mantissa < 0 {
        text.push('-');
    }
    for (place, digit) in digits.iter().enumerate().take(first + 1).rev() {
        text.push(char::from(b'0' + digit));
        if place == scale && scale > 0 {
            text.push('.');
        }
    }
    text
}

/// `POWERS[n]` is 10 to the n, up to the largest scale.
const POWERS: [i128; 29] = {
    let mut powers = [1; 29];
    let mut place = 1;
    while place < 29 {
        powers[place] = powers[place - 1] * 10;
        place += 1;
    }
    powers
};

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        match self.aligned(*other) {
            Some((left, right, _)) => left.cmp(&right),
            // Only the one of the smaller scale can have grown too large, and then it is the larger in size.
            None => {
                let (large, order) = if self.0.scale() < other.0.scale() {
                    (self, Ordering::Greater)
                } else {
                    (other, Ordering::Less)
                };
                if large.is_negative() {
                    order.reverse()
                } else {
                    order
                }
            }
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

impl From<i64> for Number {
    fn from(n: i64) -> Number {
        Number(Decimal::from(n))
    }
}

/// As [`Number::text`]; native only.
#[cfg(feature = "author")]
impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text())
    }
}

#[cfg(test)]
mod tests;
