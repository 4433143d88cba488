//! Dates typed as year, month and day, each as far as it is known.

use crate::policy::{Answer, DateKind, Fact, Kind, Precision};
use crate::value::Date;
use crate::value::typed::{self, DATE_PARTS, Typed};

use super::entry::{Entry, Given, Read};
use super::problem::{Problem, Wanted};

/// Reads the three boxes; a month or year alone stands for all its days. A whole date in the first box will do.
pub(super) fn read(entry: &Entry, kind: &DateKind) -> Read {
    let is_alone = (1..DATE_PARTS.len()).all(|part| entry.text(part).trim().is_empty());
    let texts = whole(entry.text(0)).filter(|_| is_alone);
    let mut parts = [None; 3];
    for (part, unit) in DATE_PARTS.into_iter().enumerate() {
        let text = texts.as_ref().map_or(entry.text(part), |texts| &texts[part]);
        match typed::read(text, unit) {
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

/// Year, month and day of a date written whole, such as `2022-03-15`, `2022年3月`, `2022/3` or `20220315`; a part that
/// is not there is empty. `None` for anything else, a year alone included.
pub(super) fn whole(text: &str) -> Option<[String; 3]> {
    let mut parts = [const { String::new() }; 3];
    let mut at = 0;
    for letter in text.trim().chars() {
        match letter {
            '0'..='9' => parts[at].push(letter),
            '０'..='９' => parts[at].push((b'0' + (u32::from(letter) - u32::from('０')) as u8) as char),
            ' ' if parts[at].is_empty() => {}
            _ if !parts[at].is_empty() && is_between(letter) => {
                at = (at + 1).min(2);
            }
            _ => return None,
        }
    }
    let [year, month, day] = &mut parts;
    if year.len() == 8 && month.is_empty() {
        *day = year.split_off(6);
        *month = year.split_off(4);
    }
    let fits = year.len() == 4 && (1..=2).contains(&month.len()) && day.len() <= 2;
    fits.then_some(parts)
}

/// Whether a letter may stand behind a part of a date.
fn is_between(letter: char) -> bool {
    let is_unit = |unit: &&str| unit.starts_with(letter);
    matches!(letter, '-' | '/' | '.' | ' ' | '－' | '—' | '–' | '／' | '．') || DATE_PARTS.iter().any(is_unit)
}

/// The parts of a whole date that has come into a box of a date at once; one that is typed letter by letter stays
/// where it is typed.
pub(super) fn pasted(about: &Fact, before: &str, text: &str) -> Option<[String; 3]> {
    let is_at_once = text.chars().count() > before.chars().count() + 1;
    whole(text).filter(|_| is_at_once && matches!(about.kind, Kind::Date(_)))
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
