//! Dates typed as year, month and day, each as far as it is known.

use crate::policy::{Answer, DateKind, Precision};
use crate::value::Date;
use crate::value::typed::{self, DATE_PARTS, Typed};

use super::entry::{Entry, Given, Read};
use super::problem::{Problem, Wanted};

/// Reads the three boxes; a month or year alone stands for all its days.
pub(super) fn read(entry: &Entry, kind: &DateKind) -> Read {
    let mut parts = [None; 3];
    for (part, unit) in DATE_PARTS.into_iter().enumerate() {
        match typed::read(entry.text(part), unit) {
            Ok(Typed::Empty) => {}
            Ok(Typed::Number(number)) => match number.to_i64().and_then(|n| i32::try_from(n).ok()) {
                Some(n) => parts[part] = Some(n),
                None => return Read::problem(part as u16, Problem::NoSuchDay),
            },
            _ => return Read::problem(part as u16, Problem::NotANumber),
        }
    }
    let window = match parts {
        [None, ..] => return Read::missing(0, Wanted::Year),
        [_, None, Some(_)] => return Read::missing(1, Wanted::Month),
        [_, None, _] if kind.precision != Precision::Year => return Read::missing(1, Wanted::Month),
        [_, _, None] if kind.precision == Precision::Day => return Read::missing(2, Wanted::Day),
        [Some(year), None, _] => Date::new(year, 1, 1).zip(Date::new(year, 12, 31)),
        [Some(year), Some(month), None] => {
            let first = Date::new(year, month, 1);
            first.map(|first| (first, first.end_of_month()))
        }
        [Some(year), Some(month), Some(day)] => Date::new(year, month, day).map(|day| (day, day)),
    };
    let Some((first, last)) = window else {
        let year_exists = parts[0].is_some_and(|year| Date::new(year, 1, 1).is_some());
        let month_exists = parts[1].is_none_or(|month| (1..=12).contains(&month));
        let part = if !year_exists {
            0
        } else if !month_exists {
            1
        } else {
            2
        };
        return Read::problem(part, Problem::NoSuchDay);
    };
    if last < kind.min || first > kind.max {
        return Read::problem(0, Problem::OutsideDays(kind.min, kind.max));
    }
    Read::answer(Answer::Date(first.max(kind.min), last.min(kind.max)))
}

/// What stands for this window: the texts of the boxes where they can say it.
pub(super) fn given(first: Date, last: Date) -> Given {
    let ((year, month, day), (last_year, last_month, last_day)) = (first.ymd(), last.ymd());
    let texts = |month: String, day: String| Given::Texts(vec![year.to_string(), month, day]);
    if first == last {
        texts(month.to_string(), day.to_string())
    } else if year != last_year || day != 1 || last != last.end_of_month() {
        Given::Days(first, last)
    } else if month == last_month {
        texts(month.to_string(), String::new())
    } else if (month, last_month, last_day) == (1, 12, 31) {
        texts(String::new(), String::new())
    } else {
        Given::Days(first, last)
    }
}
