//! Days as numbers: a calendar of its own.

use selfcheck::value::Date;

/// Days since the first of March of year 0: years of 365 days and the leap days between.
pub fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month < 3 {
        (year - 1, month + 12)
    } else {
        (year, month)
    };
    let before = [0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337];
    let in_year = before[usize::try_from(month - 3).unwrap()] + day - 1;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + in_year
}

fn is_leap(year: i64) -> bool {
    year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Year, month and day by counting on.
pub fn civil(number: i64) -> (i64, i64, i64) {
    let mut year = number / 366;
    while day_number(year + 1, 1, 1) <= number {
        year += 1;
    }
    let mut month = 1;
    while month < 12 && day_number(year, month + 1, 1) <= number {
        month += 1;
    }
    (year, month, number - day_number(year, month, 1) + 1)
}

/// The day of the calendar as the engine takes it.
pub fn date(number: i64) -> Date {
    let (year, month, day) = civil(number);
    Date::parse(&format!("{year:04}-{month:02}-{day:02}")).unwrap()
}

/// The number of a day of the engine's.
pub fn number_of(date: Date) -> i64 {
    let text = date.text();
    let part = |range: std::ops::Range<usize>| text[range].parse().unwrap();
    day_number(part(0..4), part(5..7), part(8..10))
}

/// Calendar months later, the end of the month at the latest.
pub fn months_later(number: i64, months: i64) -> i64 {
    let (year, month, day) = civil(number);
    let index = year * 12 + month - 1 + months;
    let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
    day_number(year, month, day.min(length(year, month)))
}

/// Monday to Friday; 1970-01-01 was a Thursday, and the day counted 0 a Wednesday.
pub fn is_weekday(number: i64) -> bool {
    (number + 2).rem_euclid(7) < 5
}
