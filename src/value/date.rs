//! [`Date`]: a civil day, without clock, zone or calendar library.

/// A day of the Gregorian calendar between 1900-01-01 and 2199-12-31, counted from 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Date(i32);

/// Why a text is not a [`Date`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateParseError {
    /// Not of the form 2023-02-28.
    NotADate,
    /// Of that form, but no such day (2023-02-30).
    NoSuchDay,
    /// A day, but outside 1900–2199.
    OutOfRange,
}

fn is_leap(year: i32) -> bool {
    (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
}

fn days_in_month(year: i32, month: i32) -> i32 {
    match month {
        2 => 28 + i32::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Date {
    /// The day, or `None` when there is no such day between 1900 and 2199.
    pub fn new(year: i32, month: i32, day: i32) -> Option<Date> {
        let exists = (1900..2200).contains(&year)
            && (1..=12).contains(&month)
            && (1..=days_in_month(year, month)).contains(&day);
        exists.then(|| {
            // Days from a civil date, years counted from March so that the leap day comes last.
            let y = if month <= 2 { year - 1 } else { year };
            let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
            Date(y * 365 + y / 4 - y / 100 + y / 400 + day_of_year - 719_468)
        })
    }

    /// Reads `2023-02-28`.
    ///
    /// # Errors
    /// [`DateParseError`] for another form or a day that does not exist.
    pub fn parse(text: &str) -> Result<Date, DateParseError> {
        let bytes = text.as_bytes();
        let dashed = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| {
                if i == 4 || i == 7 {
                    *b == b'-'
                } else {
                    b.is_ascii_digit()
                }
            });
        if !dashed {
            return Err(DateParseError::NotADate);
        }
        let part = |range: std::ops::Range<usize>| {
            let digits = bytes[range].iter();
            digits.fold(0, |number, digit| number * 10 + i32::from(digit - b'0'))
        };
        let (year, month, day) = (part(0..4), part(5..7), part(8..10));
        let exists = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        Date::new(year, month, day).ok_or(if exists {
            DateParseError::OutOfRange
        } else {
            DateParseError::NoSuchDay
        })
    }

    /// Year, month and day.
    pub fn ymd(self) -> (i32, i32, i32) {
        let days = self.0 + 719_468;
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * day_of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        (year, month, day_of_year - (153 * shifted + 2) / 5 + 1)
    }

    /// The same day `months` later; where that month is shorter, its last day (29 Feb + 12 -> 28 Feb).
    pub fn plus_months(self, months: i32) -> Date {
        let (year, month, day) = self.ymd();
        let index = year * 12 + month - 1 + months;
        let (year, month) = (index.div_euclid(12), index.rem_euclid(12) + 1);
        Date::new(year, month, day.min(days_in_month(year, month))).unwrap_or(if months < 0 {
            Date::MIN
        } else {
            Date::MAX
        })
    }

    /// `days` calendar days later, kept within 1900–2199.
    pub fn plus_days(self, days: i32) -> Date {
        Date(self.0.saturating_add(days).clamp(Date::MIN.0, Date::MAX.0))
    }

    /// Calendar days from `earlier` to this day; negative when this day comes first.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.0 - earlier.0
    }

    /// Monday is 0, Sunday is 6.
    pub fn weekday(self) -> i32 {
        (self.0 + 3).rem_euclid(7)
    }

    /// The last day of this day's month.
    pub fn end_of_month(self) -> Date {
        let (year, month, day) = self.ymd();
        self.plus_days(days_in_month(year, month) - day)
    }

    /// As it is read: `2023-02-28`.
    pub fn text(self) -> String {
        let (year, month, day) = self.ymd();
        let mut text = String::new();
        for (number, mut place) in [(year, 1000), (month, 10), (day, 10)] {
            if place == 10 {
                text.push('-');
            }
            while place > 0 {
                text.push(char::from(b'0' + (number / place % 10) as u8));
                place /= 10;
            }
        }
        text
    }

    /// 1900-01-01.
    pub const MIN: Date = Date(-25_567);
    /// 2199-12-31.
    pub const MAX: Date = Date(84_005);
}

/// As [`Date::text`]; native only.
#[cfg(feature = "author")]
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn every_day_prints_and_reads_back() {
        let mut day = Date::MIN;
        let mut weekday = 0; // 1900-01-01 was a Monday.
        while day < Date::MAX {
            assert_eq!(Date::parse(&day.to_string()), Ok(day));
            assert_eq!(day.weekday(), weekday);
            let next = day.plus_days(1);
            assert_eq!(next.days_since(day), 1);
            (day, weekday) = (next, (weekday + 1) % 7);
        }
        assert_eq!(Date::MAX.to_string(), "2199-12-31");
    }

    #[test]
    fn anniversaries_clamp() {
        assert_eq!(d("2020-02-29").plus_months(24), d("2022-02-28"));
        assert_eq!(d("2022-03-01").plus_months(24), d("2024-03-01"));
        assert_eq!(d("2023-01-31").plus_months(1), d("2023-02-28"));
        assert_eq!(d("2024-03-31").plus_months(-1), d("2024-02-29"));
        assert_eq!(Date::parse("2023-02-30"), Err(DateParseError::NoSuchDay));
        assert_eq!(Date::parse("1900-02-29"), Err(DateParseError::NoSuchDay));
        assert_eq!(Date::parse("1896-02-29"), Err(DateParseError::OutOfRange));
        assert_eq!(Date::parse("2200-01-01"), Err(DateParseError::OutOfRange));
        assert_eq!(Date::parse("2023-2-3"), Err(DateParseError::NotADate));
    }
}
