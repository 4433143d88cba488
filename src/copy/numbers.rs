//! Numbers and days as they are printed.

use crate::engine::ValueReport;
use crate::value::{Date, Number, spoken};

use super::words;

/// Thousands separators in the whole part: `78030.00` → `78,030.00`.
pub fn grouped(plain: &str) -> String {
    let digits = plain.trim_start_matches('-');
    let (whole, part) = digits
        .split_once('.')
        .map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut text = String::from(if digits.len() < plain.len() { "-" } else { "" });
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(part) = part {
        text.push('.');
        text.push_str(part);
    }
    text
}

/// A number with its unit, large ones said in words as well: `12,000元（1.2万元）`.
pub fn in_words(number: Number, unit: &str) -> String {
    let plain = [&grouped(&number.text()), unit].concat();
    match scaled(number, unit) {
        Some(words) => [&plain, "（", &words, "）"].concat(),
        None => plain,
    }
}

/// A printed figure with its unit.
pub fn with_unit(figure: &str, unit: &str) -> String {
    [&grouped(figure), unit].concat()
}

/// A figure with its unit, said to be about the rounded one where there is one.
pub fn about(figure: &str, rounded: Option<&str>, unit: &str) -> String {
    match rounded {
        Some(rounded) => [words::ROUNDED, &with_unit(rounded, unit)].concat(),
        None => with_unit(figure, unit),
    }
}

/// A derived value with its formula in words and in figures.
pub fn derived(figure: &str, value: &ValueReport) -> String {
    let text = with_unit(figure, value.unit);
    match (value.formula, &value.working) {
        ("", None) => text,
        ("", Some(working)) => words::cited(&text, working),
        (formula, None) => words::cited(&text, formula),
        (formula, Some(working)) => words::cited(&text, &words::term(formula, working)),
    }
}

/// A calendar year.
pub fn year(year: i32) -> String {
    [&year.to_string(), "年"].concat()
}

/// Something of a calendar year: `2024年 · 总产值`.
pub fn of_year(of: i32, what: &str) -> String {
    [&year(of), " · ", what].concat()
}

/// A calendar year so many years before another.
pub fn year_before(newest: i32, back: usize) -> String {
    year(newest - back as i32)
}

/// In ten or hundred millions or ten thousands of the unit, if it is large: `1.2万元`.
pub(super) fn scaled(number: Number, unit: &str) -> Option<String> {
    let (size, word, unit) = spoken::in_large_steps(number, unit)?;
    Some([&grouped(&size.text()), word, unit].concat())
}

/// `2026年11月21日`
pub fn day(day: Date) -> String {
    let (year, month, date) = day.ymd();
    [
        &year.to_string(),
        "年",
        &month.to_string(),
        "月",
        &date.to_string(),
        "日",
    ]
    .concat()
}

/// The day a result holds for and the rules it went by, by the start of their fingerprint.
pub fn version(on: Date, sha256: &str) -> String {
    [
        "按",
        &day(on),
        "测算，规则版本 ",
        sha256.get(..8).unwrap_or(sha256),
        "。",
    ]
    .concat()
}

/// A window of days, as coarse as it is.
pub fn days(first: Date, last: Date) -> String {
    let ((year, month, date), (last_year, last_month, last_date)) = (first.ymd(), last.ymd());
    if first == last {
        day(first)
    } else if (year, month, date, last_month, last_date) == (last_year, 1, 1, 12, 31) {
        [&year.to_string(), "年"].concat()
    } else if (year, month, date) == (last_year, last_month, 1) && last == first.end_of_month() {
        [&year.to_string(), "年", &month.to_string(), "月"].concat()
    } else {
        [&day(first), "至", &day(last)].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_numbers_are_said_in_words() {
        let say = |number: &str, unit| in_words(Number::parse(number).unwrap(), unit);
        assert_eq!(say("12000", "元"), "12,000元（1.2万元）");
        assert_eq!(say("12000", "万元"), "12,000万元（1.2亿元）");
        assert_eq!(say("1.2", "万元"), "1.2万元");
        assert_eq!(say("123456789", "元"), "123,456,789元");
        assert_eq!(say("120000000", "人"), "120,000,000人（1.2亿人）");
        assert_eq!(say("-2400", "元"), "-2,400元");
        assert_eq!(grouped("999"), "999");
        assert_eq!(grouped("-1000.50"), "-1,000.50");
    }
}
