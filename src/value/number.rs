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
        let aligned = self.aligned(step);
        aligned.is_some_and(|(size, step, _)| size.checked_rem(step) == Some(0))
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
    for (mut rest, digits) in halves.into_iter().zip(digits.chunks_mut(15)) {
        for digit in digits {
            *digit = (rest % 10) as u8;
            rest /= 10;
        }
    }
    let scale = scale as usize;
    let first = digits
        .iter()
        .rposition(|digit| *digit != 0)
        .unwrap_or(0)
        .max(scale);
    let mut text = String::new();
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
mod tests {
    use super::*;

    fn n(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn what_the_library_would_round_is_refused() {
        let long = n("0.1111111111111111111111111111");
        assert_eq!(long.checked_mul(long), None);
        assert_eq!(n("7922816251426433759354395033").checked_add(n("0.44")), None);
        assert_eq!(n("1.5").checked_mul(n("2.25")), Some(n("3.375")));
        assert_eq!(n("0.1").checked_add(n("0.2")), Some(n("0.3")));
        assert_eq!(n("0.5").checked_sub(n("0.5")), Some(Number::ZERO));
    }

    /// Against whole-number arithmetic over every pair of short decimals: exact whenever it fits, and never refused.
    #[test]
    fn short_decimals_add_and_multiply_exactly() {
        let mantissas = [-70_007, -100, -1, 0, 1, 5, 99, 100, 12_000, 999_999];
        for (a, b) in mantissas.iter().flat_map(|a| mantissas.map(|b| (*a, b))) {
            for (s, t) in (0..6).flat_map(|s| (0..6).map(move |t| (s, t))) {
                let (left, right) = (Number::new(a, s), Number::new(b, t));
                let scaled = |mantissa: i64, scale: u32| i128::from(mantissa) * 10_i128.pow(6 - scale);
                let sum = Number::from_parts(scaled(a, s) + scaled(b, t), 6);
                assert_eq!(left.checked_add(right), sum, "{left} + {right}");
                let difference = Number::from_parts(scaled(a, s) - scaled(b, t), 6);
                assert_eq!(left.checked_sub(right), difference, "{left} - {right}");
                let product = Number::from_parts(i128::from(a) * i128::from(b), s + t);
                assert_eq!(left.checked_mul(right), product, "{left} × {right}");
            }
        }
    }

    /// The library's own reading and printing, at every scale and around every power of ten.
    #[test]
    fn texts_are_the_ones_of_the_library() {
        let powers = (0..=28).map(|n| 10_i128.pow(n));
        let most = [i128::from(u64::MAX), (1 << 96) - 1];
        let around = powers
            .chain(most)
            .flat_map(|size| [size - 1, size, 7 * (size / 10) + 3]);
        for mantissa in around.flat_map(|size| [size, -size]) {
            for scale in 0..=28 {
                let number = Number::from_parts(mantissa, scale).unwrap();
                assert_eq!(number.text(), number.0.normalize().to_string());
                let fixed = number.0.to_string();
                let fixed = if fixed.trim_matches(['-', '0', '.']).is_empty() {
                    fixed.trim_start_matches('-')
                } else {
                    &fixed
                };
                assert_eq!(number.to_fixed(scale), fixed);
                let known = Decimal::from_str_exact(fixed).map(|known| known.normalize());
                if let Ok(read) = Number::parse(fixed) {
                    assert_eq!(
                        known.map(|known| (known.mantissa(), known.scale())),
                        Ok(read.raw_parts())
                    );
                }
            }
        }
    }

    /// Sums, products, order and multiples against the library's own, wherever that keeps every digit.
    #[test]
    fn what_the_library_keeps_comes_out_the_same() {
        let sizes = [
            0,
            1,
            3,
            10,
            99_999,
            10_i128.pow(14) + 7,
            10_i128.pow(27),
            (1 << 96) - 1,
        ];
        let numbers: Vec<Number> = sizes
            .iter()
            .flat_map(|size| [*size, -size])
            .flat_map(|size| [0, 1, 2, 9, 27, 28].map(|scale| Number::from_parts(size, scale).unwrap()))
            .collect();
        for a in &numbers {
            for b in &numbers {
                assert_eq!(a.cmp(b), a.0.cmp(&b.0), "{a} <=> {b}");
                let kept = |sum: &Decimal| sum.scale() == a.0.scale().max(b.0.scale()) || sum.is_zero();
                if let Some(sum) = a.0.checked_add(b.0).filter(kept) {
                    assert_eq!(a.checked_add(*b), Some(Number(sum)), "{a} + {b}");
                }
                let kept = |product: &Decimal| product.scale() == a.0.scale() + b.0.scale();
                if let Some(product) = a.0.checked_mul(b.0).filter(kept) {
                    assert_eq!(a.checked_mul(*b), Some(Number(product)), "{a} × {b}");
                }
                if !b.is_zero() && a.aligned(*b).is_some() {
                    let rest = a.0.checked_rem(b.0).unwrap();
                    assert_eq!(a.is_multiple_of(*b), rest.is_zero(), "{a} % {b}");
                }
            }
        }
    }

    #[test]
    fn long_rows_of_zeros_are_read_as_the_library_reads_them() {
        for zeros in 0..40 {
            for (front, end) in [("0.", "1"), ("0.", ""), ("-0.", "70"), ("0", "5.25"), ("0", "0")] {
                let text = [front, &"0".repeat(zeros), end].concat();
                let known = Decimal::from_str_exact(&text)
                    .ok()
                    .filter(|_| !text.ends_with('.'));
                let read = Number::parse(&text).ok();
                assert_eq!(read.map(|n| n.0), known.map(|n| n.normalize()), "{text}");
            }
        }
    }

    #[test]
    fn only_plain_notation_is_read() {
        for bad in ["", "1e5", "1,000", "1.", ".5", "--1", "1.2.3", "１", "nan", " 1"] {
            assert_eq!(Number::parse(bad), Err(NumberParseError::NotANumber), "{bad:?}");
        }
        assert_eq!(
            Number::parse("12345678901234567890123456789"),
            Err(NumberParseError::TooManyDigits)
        );
        assert_eq!(n("100.00").to_string(), "100");
        assert_eq!(n("-2400").to_fixed(2), "-2400.00");
    }
}
