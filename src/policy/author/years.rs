//! Conditions over years: growth, falling, every and any year, unrolled into one test per year.

use crate::policy::{Comparator, Cond, Kind, Num, Outcome, SeriesKind, Text, ValueId, VarId, lasting};
use crate::value::{Number, Unit};

use super::check::{Checker, Year};
use super::conditions::{MOST_YEARS, NOTHING};
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape::{self, At, Otherwise};

/// The number of years a value is worked out for; 1 if the number is wrong, so that it is told once and not again for
/// every year a series does not have.
pub(super) fn possible(years: u16) -> u16 {
    if (1..=MOST_YEARS).contains(&years) {
        years
    } else {
        1
    }
}

/// A value that is worked out for several years stands once for each, oldest first, under its id and the year's number.
pub(super) fn by_year(values: Listed<shape::Value>) -> Listed<shape::Value> {
    let mut all = Vec::new();
    for (path, value) in values {
        let Some(years) = value.years else {
            all.push((path, value));
            continue;
        };
        for year in 1..=possible(years) {
            let id = format!("{}_{year}", value.id);
            all.push((
                path.clone(),
                shape::Value {
                    id,
                    year,
                    ..value.clone()
                },
            ));
        }
    }
    all
}

/// Figures year by year: a series that is asked for, or a value that is worked out for each year.
pub(super) struct Yearly {
    pub years: SeriesKind,
    pub unit: Option<Unit>,
    name: String,
    label: Text,
    first: First,
}

/// Where the figures of the first column stand; the others follow.
enum First {
    Var(VarId),
    Value(ValueId),
}

impl Yearly {
    /// The figure of year `year`: 1 is the oldest, 0 the base year.
    pub fn at(&self, year: i32) -> Num {
        let column = (year - i32::from(!self.years.base)) as u16;
        match self.first {
            First::Var(VarId(first)) => Num::Var(VarId(first + column)),
            First::Value(ValueId(first)) => Num::Value(ValueId(first + column)),
        }
    }
}

impl Checker {
    /// Figures year by year, by name.
    pub fn yearly(&mut self, name: &str, path: &Path) -> Option<Yearly> {
        if let Some(years) = self.derived.get(name).copied() {
            self.refer("values", name);
            let first = *self.values.0.get(&format!("{name}_1"))?;
            let (unit, title) = (
                self.value_units[usize::from(first)].clone(),
                &self.value_titles[usize::from(first)],
            );
            return Some(Yearly {
                years: SeriesKind { years, base: false },
                unit,
                name: name.to_owned(),
                label: lasting(title),
                first: First::Value(ValueId(first)),
            });
        }
        let fact = self.fact(path, name)?;
        let Kind::Series(number, years) = self.kind(fact) else {
            self.wrong_kind(path, fact, "a series");
            return None;
        };
        let (years, unit) = (years.clone(), Unit::parse(number.unit).ok());
        let fact = &self.facts[fact.index()];
        Some(Yearly {
            years,
            unit,
            name: name.to_owned(),
            label: fact.label,
            first: First::Var(fact.first_var),
        })
    }

    /// The figure of a year, with the number of the year.
    pub fn figure(&mut self, yearly: &Yearly, at: &At, path: &Path) -> Option<(i32, Num)> {
        let year = self.year_of(at, &yearly.years, path)?;
        let known = i32::from(!yearly.years.base)..=i32::from(yearly.years.years);
        if matches!(at, At::Year(0)) || !known.contains(&year) {
            let (series, years) = (yearly.name.clone(), yearly.years.years);
            self.tell(path, Fault::NoSuchYear { series, years });
            return None;
        }
        Some((year, yearly.at(year)))
    }

    /// `to ≥ from × (1 + percent)^n`, meaningless unless the older figure is above 0.
    pub fn growth(
        &mut self,
        path: &Path,
        yearly: &Yearly,
        ((older, from), (newer, to)): ((i32, Num), (i32, Num)),
        (comparator, percent): (Comparator, Number),
        label: &str,
    ) -> Cond {
        if older >= newer {
            self.tell(path, Fault::GrowthBackwards);
            return NOTHING;
        }
        let yearly_factor = percent
            .checked_mul(Number::new(1, 2))
            .and_then(|part| part.checked_add(Number::ONE));
        let factor = (older..newer).try_fold(Number::ONE, |factor, _| factor.checked_mul(yearly_factor?));
        let Some(factor) = factor else {
            self.tell(&path.key("percent"), Fault::TooManyDigits { facts: Vec::new() });
            return NOTHING;
        };
        let right = Num::Product(vec![from.clone(), Num::Constant(factor)]);
        let unit = &yearly.unit;
        let sides = ((to, unit.clone()), (right, unit.clone()));
        let label = named(label, yearly);
        self.numbers_leaf(
            path,
            (label, None),
            comparator,
            sides,
            vec![from],
            Otherwise::NotMet,
        )
    }

    pub fn falling(&mut self, name: &str, label: &str, path: &Path) -> Cond {
        let Some(yearly) = self.yearly(name, &path.key("series")) else {
            return NOTHING;
        };
        let oldest = i32::from(!yearly.years.base);
        let newest = i32::from(yearly.years.years);
        if oldest == newest {
            let (series, years) = (name.to_owned(), yearly.years.years);
            self.tell(path, Fault::NoSuchYear { series, years });
        }
        let outer = self.year;
        let mut parts = Vec::new();
        for year in oldest + 1..=newest {
            self.year = Year::Series {
                n: year as u16,
                of: newest as u16,
            };
            let unit = &yearly.unit;
            let sides = (
                (yearly.at(year), unit.clone()),
                (yearly.at(year - 1), unit.clone()),
            );
            let named = (named(label, &yearly), None);
            let below = Comparator::LessThan;
            parts.push(self.numbers_leaf(path, named, below, sides, Vec::new(), Otherwise::NotMet));
        }
        self.year = outer;
        Cond::All(parts)
    }

    /// How many years the year that is looked at lies before the newest.
    pub fn years_back(&self) -> Option<u16> {
        match self.year {
            Year::Series { n, of } => Some(of.saturating_sub(n)),
            Year::None | Year::Residence(_) => None,
        }
    }

    pub fn each_year(&mut self, years: u16, that: &shape::Cond, path: &Path) -> Vec<Cond> {
        if !(1..=MOST_YEARS).contains(&years) {
            let (what, least, most) = ("the number of years", 1, i64::from(MOST_YEARS));
            self.tell(&path.key("years"), Fault::OutOfRange { what, least, most });
            return Vec::new();
        }
        let outer = self.year;
        let mut parts = Vec::new();
        for n in 1..=years {
            self.year = Year::Series { n, of: years };
            parts.push(self.condition(that, &path.key("that")));
        }
        self.year = outer;
        parts
    }

    pub fn any_earlier(&mut self, that: &shape::Cond, path: &Path) -> Cond {
        let Year::Residence(now) = self.year else {
            self.tell(path, Fault::NoYearHere);
            return NOTHING;
        };
        let mut parts = Vec::new();
        for n in 1..now {
            self.year = Year::Residence(n);
            parts.push(self.condition(that, path));
        }
        self.year = Year::Residence(now);
        if parts.is_empty() {
            // Even so its mistakes are found, by the years after the first.
            return Cond::Always(Outcome::NotMet);
        }
        Cond::Any(parts)
    }
}

fn named<'l>(label: &'l str, yearly: &Yearly) -> &'l str {
    if label.is_empty() { yearly.label } else { label }
}
