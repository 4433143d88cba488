//! Conversions with a fixed factor. Everything else has to be written out in the policy.

use crate::value::{Fraction, Number};

/// Units of one kind, each with how many of the first it is.
const KINDS: [&[(&str, i64)]; 3] = [
    &[("元", 1), ("万元", 10_000), ("亿元", 100_000_000)],
    &[("㎡", 1), ("㎢", 1_000_000)],
    &[("月", 1), ("年", 12)],
];

/// How many of `to` one of `from` is: `(times, divided by)`.
pub(super) fn factor(from: &str, to: &str) -> Option<(Number, Number)> {
    let (_, from, to) = KINDS.iter().find_map(|kind| {
        let size = |unit: &str| kind.iter().find(|(name, _)| *name == unit).map(|(_, size)| *size);
        Some((kind, size(from)?, size(to)?))
    })?;
    if from >= to {
        Some((Number::from(from / to), Number::ONE))
    } else {
        Some((Number::ONE, Number::from(to / from)))
    }
}

/// `1 / n` as a decimal, where it has one of few digits.
pub(super) fn inverse(n: Number) -> Option<Number> {
    Fraction::from(Number::ONE).checked_div(n.into())?.to_number()
}
