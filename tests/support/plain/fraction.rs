//! A fraction of two integers, reduced; `None` where the integers do not suffice.

use std::cmp::Ordering;
use std::fmt;

use selfcheck::policy::Rounding;
use selfcheck::value::Number;

/// Numerator and denominator; the denominator is above 0.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Frac(i128, i128);

fn gcd(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs() } else { gcd(b, a % b) }
}

impl Frac {
    pub const ZERO: Frac = Frac(0, 1);

    pub fn new(numerator: i128, denominator: i128) -> Option<Frac> {
        let common = gcd(numerator, denominator);
        if denominator == 0 {
            return None;
        }
        let sign = denominator.signum();
        Some(Frac(sign * numerator / common, sign * denominator / common))
    }

    pub fn whole(number: i128) -> Frac {
        Frac(number, 1)
    }

    /// Reads `-12.50`.
    pub fn parse(text: &str) -> Option<Frac> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits: i128 = format!("{whole}{decimals}").parse().ok()?;
        Frac::new(digits, 10_i128.checked_pow(u32::try_from(decimals.len()).ok()?)?)
    }

    /// A number of a policy.
    pub fn of(number: Number) -> Option<Frac> {
        let (digits, decimals) = number.parts();
        Frac::new(digits, 10_i128.checked_pow(decimals)?)
    }

    pub fn plus(self, other: Frac) -> Option<Frac> {
        let left = self.0.checked_mul(other.1)?;
        let right = other.0.checked_mul(self.1)?;
        Frac::new(left.checked_add(right)?, self.1.checked_mul(other.1)?)
    }

    pub fn times(self, other: Frac) -> Option<Frac> {
        Frac::new(self.0.checked_mul(other.0)?, self.1.checked_mul(other.1)?)
    }

    pub fn over(self, other: Frac) -> Option<Frac> {
        self.times(Frac::new(other.1, other.0)?)
    }

    pub fn negative(self) -> Frac {
        Frac(-self.0, self.1)
    }

    pub fn floor(self) -> i128 {
        self.0.div_euclid(self.1)
    }

    /// To so many decimals.
    pub fn rounded(self, how: Rounding, places: u32) -> Option<Frac> {
        let unit = Frac::new(1, 10_i128.checked_pow(places)?)?;
        let steps = self.over(unit)?;
        let whole = match how {
            Rounding::Floor => steps.floor(),
            Rounding::Ceiling => -steps.negative().floor(),
            Rounding::HalfUp => steps.plus(Frac::new(1, 2)?)?.floor(),
        };
        Frac::whole(whole).times(unit)
    }

    /// An amount of money: a half of a hundredth up.
    pub fn cents(self) -> Option<Frac> {
        self.rounded(Rounding::HalfUp, 2)
    }

    /// The same as a decimal, if it is one of at most 12 places.
    pub fn decimal(self) -> Option<Number> {
        let places = (0..=12).find(|places| 10_i128.pow(*places) % self.1 == 0)?;
        Number::from_parts(self.0.checked_mul(10_i128.pow(places) / self.1)?, places)
    }
}

impl fmt::Debug for Frac {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.decimal() {
            Some(number) => f.write_str(&number.text()),
            None => write!(f, "{}/{}", self.0, self.1),
        }
    }
}

impl Ord for Frac {
    fn cmp(&self, other: &Frac) -> Ordering {
        // Whole parts first, then the rest by its inverse: no product that could overflow.
        let by_whole = self.floor().cmp(&other.floor());
        let rest = |fraction: &Frac| fraction.0.rem_euclid(fraction.1);
        by_whole.then_with(|| match (rest(self), rest(other)) {
            (0, 0) => Ordering::Equal,
            (0, _) => Ordering::Less,
            (_, 0) => Ordering::Greater,
            (one, two) => Frac(other.1, two).cmp(&Frac(self.1, one)),
        })
    }
}

impl PartialOrd for Frac {
    fn partial_cmp(&self, other: &Frac) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
