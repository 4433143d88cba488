//! [`Record`]: what a link holds, and the one walk that writes and reads it.

use crate::policy::{Answer, Fact, Kind, Policy};
use crate::value::{Date, Number};

use super::outline::Outline;
use super::tape::{Sum, Tape};
use crate::form::number::only_latest;
use crate::form::session::Session;

/// Facts and readings come in blocks of so many: one bit says that nothing in a block is given.
const BLOCK: usize = 8;
/// Bits of a day between [`Date::MIN`] and [`Date::MAX`], with all months and years behind the days.
const DAY: u32 = 17;
/// Bits of the part of a number that one link of its chain carries.
const DIGITS: u32 = 4;

/// Which policy, which version of it, and which facts: all in short fingerprints.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// The policy by its name.
    pub policy: u32,
    /// The version of its file.
    pub rules: u32,
    /// Its facts and readings, as far as answers depend on their order and options.
    pub layout: u32,
}

impl Marks {
    /// That of a policy's name.
    pub fn policy_of(slug: &str) -> u32 {
        Sum::new().text(slug).value() & 0xffff
    }

    /// Those of a policy.
    pub fn of(policy: &Policy) -> Marks {
        let digits = policy.sha256.chars().take(6);
        Marks {
            policy: Marks::policy_of(policy.slug),
            rules: digits.fold(0, |rules, digit| rules << 4 | digit.to_digit(16).unwrap_or(0)),
            layout: layout(policy) & 0xff_ffff,
        }
    }

    /// The walk.
    pub fn walk(self, tape: &mut Tape) -> Option<Marks> {
        Some(Marks {
            policy: tape.bits(16, self.policy)?,
            rules: tape.bits(24, self.rules)?,
            layout: tape.bits(24, self.layout)?,
        })
    }
}

/// Changes with everything that gives stored answers another meaning: ids, kinds, options and units, in order.
fn layout(policy: &Policy) -> u32 {
    let mut sum = Sum::new();
    for fact in &policy.facts {
        let (kind, unit, options) = match &fact.kind {
            Kind::YesNo => (0, "", &[][..]),
            Kind::Claim => (1, "", &[][..]),
            Kind::Assessment => (2, "", &[][..]),
            Kind::Date(_) => (3, "", &[][..]),
            Kind::Number(kind) => (4, kind.unit, &[][..]),
            Kind::Series(kind, _) => (5, kind.unit, &[][..]),
            Kind::Choice(options) => (6, "", &options[..]),
            Kind::Several(options) => (7, "", &options[..]),
            Kind::ChoiceByYear(options, _) => (8, "", &options[..]),
        };
        sum = sum
            .text(fact.id)
            .add(8, kind)
            .add(16, u32::from(fact.var_count))
            .text(unit);
        sum = options
            .iter()
            .fold(sum, |sum, option| sum.text(option.id))
            .text("");
    }
    for reading in &policy.readings {
        sum = sum.text(reading.id);
        sum = reading
            .options
            .iter()
            .fold(sum, |sum, option| sum.text(option.id))
            .text("");
    }
    sum.value()
}

/// Day, readings and answers of a visit, and what came of them.
pub(super) struct Record {
    pub day: Date,
    /// Made up, or made of something made up.
    pub made_up: bool,
    /// Readings that are not at their default.
    pub options: Vec<Option<u16>>,
    pub answers: Vec<Option<Answer>>,
    pub outline: Outline,
}

impl Record {
    /// That of a visit.
    pub fn of(session: &Session) -> Record {
        let readings = session.policy().readings.iter();
        let options = readings.zip(&session.options);
        Record {
            day: session.day,
            made_up: session.example.is_some(),
            options: options
                .map(|(reading, option)| option.filter(|option| *option != reading.default))
                .collect(),
            answers: session.answers(),
            outline: Outline::of(&session.report),
        }
    }

    /// One to read into.
    pub fn empty(policy: &Policy) -> Record {
        Record {
            day: Date::MIN,
            made_up: false,
            options: vec![None; policy.readings.len()],
            answers: vec![None; policy.facts.len()],
            outline: Outline::default(),
        }
    }

    /// The walk: writes this record, or replaces it by the one on the tape. `None` when the tape holds none.
    pub fn walk(&mut self, policy: &Policy, tape: &mut Tape) -> Option<()> {
        let days = tape.bits(DAY, self.day.days_since(Date::MIN) as u32)?;
        self.day = Date::MIN.plus_days(days as i32);
        self.made_up = tape.flag(self.made_up)?;
        for (options, readings) in self.options.chunks_mut(BLOCK).zip(policy.readings.chunks(BLOCK)) {
            if tape.flag(options.iter().any(Option::is_some))? {
                for (option, reading) in options.iter_mut().zip(readings) {
                    let written = option.map_or(0, |option| u32::from(option) + 1);
                    let read = tape.choice(reading.options.len() + 1, written)?;
                    *option = read.checked_sub(1).map(|option| option as u16);
                }
            }
        }
        for (answers, facts) in self.answers.chunks_mut(BLOCK).zip(policy.facts.chunks(BLOCK)) {
            if tape.flag(answers.iter().any(Option::is_some))? {
                for (answer, fact) in answers.iter_mut().zip(facts) {
                    *answer = fact_walk(fact, answer.take(), tape)?;
                }
            }
        }
        self.outline.walk(tape)
    }
}

/// Absent, not known, or one of the options; answers that are no option follow behind.
fn fact_walk(fact: &Fact, answer: Option<Answer>, tape: &mut Tape) -> Option<Option<Answer>> {
    let options = match &fact.kind {
        Kind::YesNo | Kind::Assessment => 2,
        Kind::Claim => 3,
        Kind::Choice(options) => options.len(),
        _ => 1,
    };
    let state = match &answer {
        None => 0,
        Some(Answer::Unknown) => 1,
        Some(Answer::Bool(yes)) => 3 - u32::from(*yes),
        Some(Answer::Choice(option)) => 2 + u32::from(*option),
        Some(_) => 2,
    };
    let option = match tape.choice(2 + options, state)? {
        0 => return Some(None),
        1 => return Some(Some(Answer::Unknown)),
        state => state - 2,
    };
    let years = usize::from(fact.var_count);
    Some(Some(match (&fact.kind, answer) {
        (Kind::YesNo | Kind::Assessment, _) => Answer::Bool(option == 0),
        (Kind::Claim | Kind::Choice(_), _) => Answer::Choice(option as u16),
        (Kind::Several(options), answer) => {
            let chosen = match answer {
                Some(Answer::Several(chosen)) => chosen,
                _ => 0,
            };
            Answer::Several(tape.bits(options.len().min(32) as u32, chosen)?)
        }
        (Kind::Number(_), answer) => {
            let number = match answer {
                Some(Answer::Number(number)) => number,
                _ => Number::ZERO,
            };
            Answer::Number(number_walk(number, tape)?)
        }
        (Kind::Date(_), answer) => {
            let window = match answer {
                Some(Answer::Date(first, last)) => (first, last),
                _ => (Date::MIN, Date::MIN),
            };
            let (first, last) = window_walk(window, tape)?;
            Answer::Date(first, last)
        }
        (Kind::Series(..), answer) => {
            let alone = matches!(answer, Some(Answer::Number(_)));
            let mut numbers = match answer {
                Some(Answer::Series(numbers)) => numbers,
                Some(Answer::Number(latest)) => {
                    let mut numbers = vec![None; years.saturating_sub(1)];
                    numbers.push(Some(latest));
                    numbers
                }
                _ => Vec::new(),
            };
            numbers.resize(years, None);
            for number in &mut numbers {
                *number = match tape.flag(number.is_some())? {
                    true => Some(number_walk(number.unwrap_or(Number::ZERO), tape)?),
                    false => None,
                };
            }
            // The latest figure alone is an answer once the visitor says that the others are not known.
            match only_latest(&numbers) {
                Some(latest) if tape.flag(alone)? => Answer::Number(latest),
                _ => Answer::Series(numbers),
            }
        }
        (Kind::ChoiceByYear(options, _), answer) => {
            let mut picks = match answer {
                Some(Answer::Choices(picks)) => picks,
                _ => Vec::new(),
            };
            picks.resize(years, None);
            for pick in &mut picks {
                let written = pick.map_or(0, |option| u32::from(option) + 1);
                let read = tape.choice(options.len() + 1, written)?;
                *pick = read.checked_sub(1).map(|option| option as u16);
            }
            Answer::Choices(picks)
        }
    }))
}

/// Whole or with sign and scale, then the digits as a chain from the lowest, each link saying whether one follows.
pub(super) fn number_walk(number: Number, tape: &mut Tape) -> Option<Number> {
    let (mantissa, mut scale) = number.parts();
    let (mut negative, mut digits) = (mantissa < 0, mantissa.unsigned_abs());
    if tape.flag(negative || scale > 0)? {
        negative = tape.flag(negative)?;
        scale = tape.bits(5, scale)?;
    } else {
        (negative, scale) = (false, 0);
    }
    let (mut read, mut shift) = (0_u128, 0);
    loop {
        let digit = tape.bits(DIGITS, digits as u32 & ((1 << DIGITS) - 1))?;
        read |= u128::from(digit).checked_shl(shift)?;
        digits >>= DIGITS;
        shift += DIGITS;
        if !tape.flag(digits > 0)? {
            break;
        }
    }
    let size = i128::try_from(read).ok()?;
    Number::from_parts(if negative { -size } else { size }, scale)
}

/// Months of all years.
const YEARS: i32 = 300;

/// A day, a whole month or a whole year in one number; any other span with its two days behind it.
fn window_walk((first, last): (Date, Date), tape: &mut Tape) -> Option<(Date, Date)> {
    let ((year, month, day), (last_year, last_month, _)) = (first.ymd(), last.ymd());
    let (day_count, first_year) = (Date::MAX.days_since(Date::MIN) + 1, Date::MIN.ymd().0);
    let whole = day == 1 && last == last.end_of_month() && year == last_year;
    let written = if first == last {
        first.days_since(Date::MIN)
    } else if whole && month == last_month {
        day_count + (year - first_year) * 12 + month - 1
    } else if whole && (month, last_month) == (1, 12) {
        day_count + YEARS * 12 + year - first_year
    } else {
        day_count + YEARS * 13
    };
    let read = tape.bits(DAY, written as u32)? as i32;
    if read < day_count {
        let day = Date::MIN.plus_days(read);
        return Some((day, day));
    }
    let months = read - day_count;
    if months < YEARS * 12 {
        let first = Date::new(first_year + months / 12, months % 12 + 1, 1)?;
        return Some((first, first.end_of_month()));
    }
    if months < YEARS * 13 {
        let year = first_year + months - YEARS * 12;
        return Date::new(year, 1, 1).zip(Date::new(year, 12, 31));
    }
    let mut end = |day: Date| {
        let days = tape.bits(DAY, day.days_since(Date::MIN) as u32)? as i32;
        (days < day_count).then(|| Date::MIN.plus_days(days))
    };
    let (first, last) = (end(first)?, end(last)?);
    (first < last).then_some((first, last))
}
