//! The official calendar, from the announcements of its years.

use crate::value::{Calendar, Date};

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

impl Checker {
    /// The calendar; years follow each other, and every day named changes something.
    pub fn calendar(&mut self, years: &Listed<shape::CalendarYear>) -> Calendar {
        let mut calendar = Calendar::unknown();
        for (path, year) in years {
            self.sentence(path, "source", &year.source);
            let number = i32::from(year.year);
            let (Some(first), Some(last)) = (Date::new(number, 1, 1), Date::new(number, 12, 31)) else {
                let (what, least, most) = ("the year", 1900, 2199);
                self.tell(&path.key("year"), Fault::OutOfRange { what, least, most });
                continue;
            };
            if calendar.first > calendar.last {
                calendar.first = first;
            } else if calendar.last.plus_days(1) != first {
                self.tell(&path.key("year"), Fault::CalendarGap);
            }
            calendar.last = last;
            self.holidays(year, path, &mut calendar);
        }
        calendar
    }

    fn holidays(&mut self, year: &shape::CalendarYear, path: &Path, calendar: &mut Calendar) {
        for (i, ends) in year.off.iter().enumerate() {
            let path = path.key("off").at(i);
            let [mut day, last] = [0, 1].map(|end| self.date(&path.at(end), &ends[end]));
            if day > last || [day, last].iter().any(|day| day.ymd().0 != i32::from(year.year)) {
                self.tell(&path, Fault::CalendarDay);
                continue;
            }
            while day <= last {
                if calendar.is_worked(day) {
                    calendar.contrary.push(day);
                }
                day = day.plus_days(1);
            }
        }
        for (i, text) in year.worked.iter().enumerate() {
            let path = path.key("worked").at(i);
            let day = self.date(&path, text);
            if calendar.is_worked(day) || day.weekday() < 5 || day.ymd().0 != i32::from(year.year) {
                self.tell(&path, Fault::CalendarDay);
            } else {
                calendar.contrary.push(day);
            }
        }
    }
}
