//! [`Calendar`]: on which days people work, for counting working days.

use super::Date;

/// Working days as an official calendar has them between two days; Monday to Friday where none is known.
#[derive(Clone, PartialEq, Debug)]
pub struct Calendar {
    /// The first day it knows.
    pub first: Date,
    /// The last day it knows; before the first where it knows none.
    pub last: Date,
    /// Weekdays off and weekend days worked.
    pub contrary: Vec<Date>,
}

impl Calendar {
    /// Without an official calendar.
    pub fn unknown() -> Calendar {
        Calendar {
            first: Date::MAX,
            last: Date::MIN,
            contrary: Vec::new(),
        }
    }

    /// Whether people work on a day.
    pub fn is_worked(&self, day: Date) -> bool {
        (day.weekday() < 5) != self.contrary.contains(&day)
    }

    /// The working day so many after a day, which itself does not count; before it where the count is negative.
    pub fn after(&self, day: Date, count: i32) -> Date {
        let (mut day, mut left) = (day, count);
        while left != 0 && day != Date::MIN && day != Date::MAX {
            day = day.plus_days(left.signum());
            if self.is_worked(day) {
                left -= left.signum();
            }
        }
        day
    }

    /// Whether every day between two is in the official calendar.
    pub fn knows(&self, one: Date, other: Date) -> bool {
        self.first <= one.min(other) && one.max(other) <= self.last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn autumn_2024() -> Calendar {
        let contrary = ["2024-09-14", "2024-09-16", "2024-09-17", "2024-09-29"];
        Calendar {
            first: day("2024-01-01"),
            last: day("2024-12-31"),
            contrary: contrary.map(day).into(),
        }
    }

    fn check(calendar: &Calendar, from: &str, count: i32, to: &str) {
        assert_eq!(calendar.after(day(from), count), day(to), "{from} {count}");
    }

    #[test]
    fn holidays_are_passed_over_and_made_up_for() {
        let official = autumn_2024();
        check(&official, "2024-09-05", 7, "2024-09-14");
        check(&official, "2024-09-14", 1, "2024-09-18");
        check(&official, "2024-09-18", -1, "2024-09-14");
        check(&official, "2024-09-30", -1, "2024-09-29");
        check(&official, "2024-09-15", 0, "2024-09-15");
        assert!(official.knows(day("2024-12-31"), day("2024-01-01")));
        assert!(!official.knows(day("2024-12-31"), day("2025-01-01")));
        assert!(!official.knows(day("2023-12-31"), day("2024-01-01")));
    }

    #[test]
    fn without_a_calendar_monday_to_friday() {
        let none = Calendar::unknown();
        check(&none, "2024-09-05", 7, "2024-09-16");
        check(&none, "2024-03-15", -3, "2024-03-12");
        check(&none, "2024-03-18", -3, "2024-03-13");
        check(&none, "2199-12-30", 5, "2199-12-31");
        assert!(!none.knows(day("2024-01-01"), day("2024-01-01")));
    }
}
