//! Days and years: date expressions, and which column of a series a year is.

use crate::policy::{Day, FactId, Kind, SeriesKind, VarId};

use super::check::{Checker, Year};
use super::locate::Path;
use super::problem::Fault;
use super::shape::{self, At};

/// A column of a series.
pub(super) enum Column {
    Var(VarId),
    /// A year before the first residence year: nothing has happened yet.
    Before,
    /// Told already.
    None,
}

impl Checker {
    pub fn day(&mut self, day: &shape::Day, path: &Path) -> Day {
        if !self.count(path) {
            return Day::Today;
        }
        match day {
            shape::Day::Fact(name) => self
                .date_fact(&path.key("fact"), name)
                .map_or(Day::Today, Day::Var),
            shape::Day::Date(text) => Day::Fixed(self.date(&path.key("date"), text)),
            shape::Day::Today {} => Day::Today,
            shape::Day::Plus {
                to,
                years,
                months,
                days,
                working_days,
            } => {
                let path = path.key("plus");
                let bounds = [
                    ("years", *years, 100),
                    ("months", *months, 1_200),
                    ("days", *days, 36_600),
                    ("working_days", *working_days, 366),
                ];
                for (what, value, most) in bounds {
                    if !(-most..=most).contains(&value) {
                        let (least, most) = (i64::from(-most), i64::from(most));
                        self.tell(&path.key(what), Fault::OutOfRange { what, least, most });
                        return Day::Today;
                    }
                }
                if (*years, *months, *days, *working_days) == (0, 0, 0, 0) {
                    self.tell(&path, Fault::Empty("the period"));
                }
                let mut sum = self.day(to, &path.key("to"));
                if (*years, *months) != (0, 0) {
                    sum = Day::PlusMonths(sum.into(), years * 12 + months);
                }
                if *days != 0 {
                    sum = Day::PlusDays(sum.into(), *days);
                }
                if *working_days != 0 {
                    sum = Day::PlusWorkingDays(sum.into(), *working_days);
                }
                sum
            }
            shape::Day::Later(days) => Day::Later(self.days(days, &path.key("later"))),
            shape::Day::Earlier(days) => Day::Earlier(self.days(days, &path.key("earlier"))),
            shape::Day::StatedOr { fact, otherwise } => {
                let path = path.key("stated_or");
                let otherwise = self.day(otherwise, &path.key("otherwise"));
                match self.date_fact(&path.key("fact"), fact) {
                    Some(var) => Day::StatedOr(var, otherwise.into()),
                    None => otherwise,
                }
            }
            shape::Day::ByReading { reading, options } => {
                let path = path.key("by_reading");
                let Some((id, options)) = self.branches(&path, reading, options, Checker::day) else {
                    return Day::Today;
                };
                self.note_options(&path, id, &options, |_, a, b| a == b);
                Day::ByReading(id, options)
            }
        }
    }

    fn days(&mut self, days: &[shape::Day], path: &Path) -> Vec<Day> {
        self.not_empty(path, "the list of days", days.len());
        days.iter()
            .enumerate()
            .map(|(i, day)| self.day(day, &path.at(i)))
            .collect()
    }

    fn date_fact(&mut self, path: &Path, name: &str) -> Option<VarId> {
        let fact = self.fact(path, name)?;
        if matches!(self.kind(fact), Kind::Date(_)) {
            return Some(self.facts[fact.index()].first_var);
        }
        self.wrong_kind(path, fact, "a date");
        None
    }

    /// The years of a series or choice-by-year fact.
    pub fn series(&self, fact: FactId) -> Option<SeriesKind> {
        match self.kind(fact) {
            Kind::Series(_, series) | Kind::ChoiceByYear(_, series) => Some(series.clone()),
            _ => None,
        }
    }

    /// The place of a year counted from the oldest (1); 0 is the year before the first.
    pub fn year_of(&mut self, at: &At, series: &SeriesKind, path: &Path) -> Option<i32> {
        let years = i32::from(series.years);
        let this = match self.year {
            Year::None => None,
            // The newest of the years looked at is the newest of the series.
            Year::Series { n, of } => Some(years - i32::from(of) + i32::from(n)),
            Year::Residence(n) => Some(i32::from(n)),
        };
        let year = match at {
            At::Latest {} => Some(years),
            At::First {} => Some(1),
            At::Base {} => Some(0),
            At::Year(n) => Some(i32::from(*n)),
            At::ThisYear {} => this,
            At::PreviousYear {} => this.map(|n| n - 1),
        };
        if year.is_none() {
            self.tell(path, Fault::NoYearHere);
        }
        year
    }

    pub fn column(&mut self, fact: FactId, at: &At, path: &Path) -> Column {
        let Some(series) = self.series(fact) else {
            return Column::None;
        };
        let Some(year) = self.year_of(at, &series, path) else {
            return Column::None;
        };
        let column = year - i32::from(!series.base);
        let of_first = matches!(self.year, Year::Residence(1)) && matches!(at, At::PreviousYear {});
        if of_first && column < 0 {
            return Column::Before;
        }
        let named_base = matches!(at, At::Year(0));
        if named_base || column < 0 || year > i32::from(series.years) {
            let (series, years) = (self.facts[fact.index()].id.to_string(), series.years);
            self.tell(path, Fault::NoSuchYear { series, years });
            return Column::None;
        }
        Column::Var(VarId(self.facts[fact.index()].first_var.0 + column as u16))
    }
}
