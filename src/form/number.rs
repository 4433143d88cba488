//! Numbers and series: from typed texts to answers.

use crate::policy::{Answer, NumberKind};
use crate::value::Number;
use crate::value::typed::{self, Typed, TypedError};

use super::entry::{Entry, Read};
use super::problem::{Problem, Wanted};

/// What one box comes to: a number, nothing, or a problem. A questioned number is both.
pub(super) struct Boxed {
    pub number: Option<Number>,
    pub problem: Option<Problem>,
}

/// Reads one box of a number field.
pub(super) fn read_box(text: &str, kind: &NumberKind) -> Boxed {
    let refused = |problem| Boxed {
        number: None,
        problem: Some(problem),
    };
    let number = match typed::read(text, kind.unit) {
        Ok(Typed::Number(number)) => match slipped(number, text, kind) {
            Some(meant) => return refused(Problem::Doubtful([meant, number])),
            None => number,
        },
        Ok(Typed::Empty) => return refused(Problem::Missing(Wanted::Number)),
        // Only one meaning within the bounds is no doubt.
        Ok(Typed::Doubtful(both)) => match both.map(|number| refusal(number, kind).is_none()) {
            [true, false] => both[0],
            [false, true] => both[1],
            _ => return refused(Problem::Doubtful(both)),
        },
        Err(TypedError::NotANumber) => return refused(Problem::NotANumber),
        Err(TypedError::OtherUnit) => return refused(Problem::OtherUnit),
        Err(TypedError::TooManyDigits) => return refused(Problem::TooManyDigits),
    };
    match refusal(number, kind) {
        Some(problem) => refused(problem),
        None => Boxed {
            number: Some(number),
            problem: kind.is_unusual(number).then_some(Problem::Unusual(kind.warning)),
        },
    }
}

/// What a strangely large amount is, had it been typed in the unit below: a doubt unless the unit was typed along.
fn slipped(number: Number, text: &str, kind: &NumberKind) -> Option<Number> {
    let large = number > kind.max || kind.warn_above.is_some_and(|high| number > high);
    let said = text.trim().ends_with(kind.unit);
    let meant = typed::meant_plain(number, kind.unit).filter(|_| large && !said)?;
    (refusal(meant, kind).is_none() && !kind.is_unusual(meant)).then_some(meant)
}

/// The two meanings of a doubtful text, each as the text that says it without a doubt.
pub(super) fn meanings(text: &str, kind: &NumberKind) -> Option<[String; 2]> {
    let Some(Problem::Doubtful(both)) = read_box(text, kind).problem else {
        return None;
    };
    Some(both.map(|number| text_of(number, kind)))
}

/// The text that says a number without a doubt: with its unit where the bare number would be doubted.
pub(super) fn text_of(number: Number, kind: &NumberKind) -> String {
    let plain = number.text();
    match slipped(number, &plain, kind) {
        Some(_) => [&plain, kind.unit].concat(),
        None => plain,
    }
}

fn refusal(number: Number, kind: &NumberKind) -> Option<Problem> {
    if number < kind.min && number.is_negative() {
        Some(Problem::Negative)
    } else if !number.is_multiple_of(kind.step) {
        Some(if kind.step == Number::ONE {
            Problem::NotWhole
        } else {
            Problem::NotAStep(kind.step)
        })
    } else if number < kind.min {
        Some(Problem::Below(kind.min))
    } else if number > kind.max {
        Some(Problem::Above(kind.max))
    } else {
        None
    }
}

pub(super) fn read_one(text: &str, kind: &NumberKind) -> Read {
    let read = read_box(text, kind);
    Read {
        answer: read.number.map(Answer::Number),
        problems: read.problem.map(|problem| (0, problem)).into_iter().collect(),
    }
}

/// Holes are open once the visitor says that the rest is not known.
pub(super) fn read_series(entry: &Entry, years: usize, kind: &NumberKind) -> Read {
    let mut numbers = Vec::new();
    let mut problems = Vec::new();
    for year in 0..years {
        let read = read_box(entry.text(year), kind);
        match read.problem {
            Some(Problem::Missing(_)) if entry.unknown => {}
            Some(Problem::Missing(_)) => problems.push((year as u16, Problem::Missing(Wanted::EveryYear))),
            Some(problem) => problems.push((year as u16, problem)),
            None => {}
        }
        numbers.push(read.number);
    }
    // A year still to be typed, or half typed, is open: what is there already counts.
    let counts = |problem: &Problem| problem.is_question() || matches!(problem, Problem::Missing(_));
    let clean = problems.iter().all(|(_, problem)| counts(problem));
    let accepted = clean || numbers.iter().any(Option::is_some);
    let answer = match only_latest(&numbers) {
        _ if entry.unknown && numbers.iter().all(Option::is_none) => Answer::Unknown,
        Some(latest) if entry.unknown && clean => Answer::Number(latest),
        _ => Answer::Series(numbers),
    };
    Read {
        answer: accepted.then_some(answer),
        problems,
    }
}

/// The figure of the latest year where it is the only one: an answer of its own.
pub(super) fn only_latest(numbers: &[Option<Number>]) -> Option<Number> {
    let (latest, earlier) = numbers.split_last()?;
    latest.filter(|_| !earlier.is_empty() && earlier.iter().all(Option::is_none))
}
