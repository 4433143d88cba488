//! Numbers as people type them: full-width digits, separators, scale words, the unit typed along.
//!
//! Nothing is guessed in silence: a text with two sensible meanings is [`Typed::Doubtful`] and the visitor chooses.

pub use super::spoken::DATE_PARTS;
use super::spoken::{HEDGES, MONEY, SCALES, UNITS};
use super::{Number, NumberParseError, Unit};

/// What a typed text comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Typed {
    /// Nothing but white space.
    Empty,
    /// One number, in the unit of the field.
    Number(Number),
    /// Two sensible meanings, the smaller first, in the unit of the field.
    Doubtful([Number; 2]),
}

/// Why a typed text is not a number for the field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TypedError {
    /// Not one number.
    NotANumber,
    /// A number in a unit that is not the field's.
    OtherUnit,
    /// More digits than can be held exactly.
    TooManyDigits,
}

/// What a number in a scaled unit of money comes to if the plain unit was meant: 150000000 beside 万元 is 15000 then.
pub fn meant_plain(number: Number, unit: &str) -> Option<Number> {
    match power_of(unit) {
        Some(power @ 1..) => by_ten(number, power),
        _ => None,
    }
}

/// Longest text that is looked at.
const LONGEST: usize = 120;

/// Reads a text typed into a field whose unit is `unit` (as printed; empty for a plain number).
///
/// # Errors
/// [`TypedError`] when it is not one number in that unit.
pub fn read(text: &str, unit: &str) -> Result<Typed, TypedError> {
    if text.len() > LONGEST {
        return Err(TypedError::TooManyDigits);
    }
    let text = normalised(text);
    let mut rest = text.trim();
    if rest.is_empty() {
        return Ok(Typed::Empty);
    }
    while let Some(shorter) = HEDGES
        .iter()
        .find_map(|hedge| rest.strip_prefix(hedge).or_else(|| rest.strip_suffix(hedge)))
    {
        rest = shorter.trim();
    }
    let (figure, typed_unit) = split_unit(rest, unit)?;
    let (number, scale) = scaled(figure)?;
    in_unit(number, scale, typed_unit, unit)
}

/// Half-width signs, lower case, no invisible characters.
fn normalised(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => {
                char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
            }
            '\u{3001}' => ',',
            '\u{2212}' | '\u{2013}' => '-',
            c if c.is_whitespace() => ' ',
            c => c.to_ascii_lowercase(),
        })
        .collect()
}

/// Takes the unit off the end; a unit of money is given back, because it may differ from the field's by its scale.
fn split_unit<'t>(text: &'t str, unit: &str) -> Result<(&'t str, Option<&'static str>), TypedError> {
    let printed = MONEY
        .iter()
        .map(|(money, _)| *money)
        .chain(Unit::known().iter().copied());
    let spelled = || UNITS.into_iter().chain(printed.clone().map(|unit| (unit, unit)));
    // The field's own unit comes first: `100平` is an area where an area is asked.
    let own = spelled().filter(|(_, meant)| *meant == unit);
    for (spelling, meant) in own.chain(spelled()) {
        let Some(figure) = text.strip_suffix(spelling) else {
            continue;
        };
        let money = power_of(meant).is_some();
        return match meant == unit || (money && power_of(unit).is_some()) {
            true => Ok((figure.trim(), money.then_some(meant))),
            false => Err(TypedError::OtherUnit),
        };
    }
    Ok((text, None))
}

fn power_of(unit: &str) -> Option<u32> {
    MONEY
        .iter()
        .find(|(money, _)| *money == unit)
        .map(|(_, power)| *power)
}

/// The number without its last scale word, and that word's power: `1.2` and 4, or `1` × 8 + `2000` and 4.
fn scaled(figure: &str) -> Result<(Number, u32), TypedError> {
    let mut rest = figure;
    let mut sum = Number::ZERO;
    let mut last = u32::MAX;
    loop {
        let cut = SCALES
            .iter()
            .filter_map(|(word, power)| rest.find(*word).map(|at| (at, *word, *power)))
            .min();
        let Some((at, word, power)) = cut else {
            // A tail without a scale (`1万2`) is short for one in speech: not one clear number.
            if last != u32::MAX {
                return Err(TypedError::NotANumber);
            }
            return Ok((plain(rest)?, 0));
        };
        if power >= last {
            return Err(TypedError::NotANumber);
        }
        let part = plain(&rest[..at])?;
        let tail = rest[at + word.len_utf8()..].trim();
        if tail.is_empty() && last == u32::MAX {
            return Ok((part, power));
        }
        sum = times_ten(part, power)
            .and_then(|part| sum.checked_add(part))
            .ok_or(TypedError::TooManyDigits)?;
        if tail.is_empty() {
            return Ok((sum, 0));
        }
        (rest, last) = (tail, power);
    }
}

/// Digits with separators in the right places, at most one point and one sign in front.
fn plain(text: &str) -> Result<Number, TypedError> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (&text[..1], digits.trim_start()),
        None => ("", text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = without_separators(whole).ok_or(TypedError::NotANumber)?;
    if whole.is_empty() && part.is_empty() {
        return Err(TypedError::NotANumber);
    }
    let or_zero = |digits: &str| {
        if digits.is_empty() {
            "0".to_owned()
        } else {
            digits.to_owned()
        }
    };
    let text = [
        if sign == "-" { "-" } else { "" },
        &or_zero(&whole),
        ".",
        &or_zero(part),
    ]
    .concat();
    Number::parse(&text).map_err(|error| match error {
        NumberParseError::NotANumber => TypedError::NotANumber,
        NumberParseError::TooManyDigits => TypedError::TooManyDigits,
    })
}

/// Removes commas or spaces that stand between groups of three digits; any other place is a mistake.
fn without_separators(whole: &str) -> Option<String> {
    let mut groups = whole.split([',', ' ']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let fits =
        rest.is_empty() || ((1..=3).contains(&first.len()) && rest.iter().all(|group| group.len() == 3));
    fits.then(|| [first, &rest.concat()].concat())
}

fn times_ten(number: Number, power: u32) -> Option<Number> {
    number.checked_mul(Number::from_parts(10_i128.checked_pow(power)?, 0)?)
}

/// Divided by a power of ten, which is always exact as long as the digits fit.
fn by_ten(number: Number, power: u32) -> Option<Number> {
    number.checked_mul(Number::from_parts(1, power)?)
}

/// Brings `number × 10^scale`, typed with or without a unit, into the unit of the field.
fn in_unit(number: Number, scale: u32, typed: Option<&str>, unit: &str) -> Result<Typed, TypedError> {
    let shifted = |up: u32, down: u32| {
        if up >= down {
            times_ten(number, up - down)
        } else {
            by_ten(number, down - up)
        }
        .ok_or(TypedError::TooManyDigits)
    };
    let own = power_of(unit).unwrap_or(0);
    if let Some(power) = typed.and_then(power_of) {
        return Ok(Typed::Number(shifted(scale + power, own)?));
    }
    if own == 0 || scale == 0 {
        return Ok(Typed::Number(shifted(scale, 0)?));
    }
    // A bare scale word in a field that is itself scaled: `1.2万` where 万元 is printed beside the box.
    if scale > own {
        return Ok(Typed::Number(shifted(scale, own)?));
    }
    Ok(Typed::Doubtful([shifted(scale, own)?, shifted(scale, 0)?]))
}

#[cfg(test)]
mod tests;
