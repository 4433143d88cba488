//! Conditions over years: growth, falling, every and any year, unrolled into one test per year.

use crate::policy::{Comparator, Cond, FactId, Num, Outcome, VarId};
use crate::value::{Number, Unit};

use super::check::{Checker, Year};
use super::conditions::{MOST_YEARS, NOTHING};
use super::locate::Path;
use super::problem::Fault;
use super::shape::{self, Otherwise};

impl Checker {
    /// `to ≥ from × (1 + percent)^n`, meaningless unless the older figure is above 0.
    pub fn growth(
        &mut self,
        path: &Path,
        fact: FactId,
        (from, to): (VarId, VarId),
        comparator: Comparator,
        percent: Number,
        (label, unit): (&str, Option<Unit>),
    ) -> Cond {
        if from >= to {
            self.tell(path, Fault::GrowthBackwards);
            return NOTHING;
        }
        let yearly = percent
            .checked_mul(Number::new(1, 2))
            .and_then(|part| part.checked_add(Number::ONE));
        let intervals = to.0 - from.0;
        let factor = (0..intervals).try_fold(Number::ONE, |factor, _| factor.checked_mul(yearly?));
        let Some(factor) = factor else {
            self.tell(&path.key("percent"), Fault::TooManyDigits { facts: Vec::new() });
            return NOTHING;
        };
        let right = Num::Product(vec![Num::Constant(factor), Num::Var(from)]);
        let sides = ((Num::Var(to), unit.clone()), (right, unit));
        let guards = vec![Num::Var(from)];
        self.numbers_leaf(
            path,
            (label, Some(fact)),
            comparator,
            sides,
            guards,
            Otherwise::NotMet,
        )
    }

    pub fn falling(&mut self, name: &str, label: &str, path: &Path) -> Cond {
        let Some((fact, unit)) = self.number_series(name, &path.key("series")) else {
            return NOTHING;
        };
        let (first, count) = (
            self.facts[fact.index()].first_var.0,
            self.facts[fact.index()].var_count,
        );
        if count < 2 {
            let years = count;
            self.tell(
                path,
                Fault::NoSuchYear {
                    series: name.to_owned(),
                    years,
                },
            );
        }
        let pair = |var: u16| {
            (
                (Num::Var(VarId(var)), unit.clone()),
                (Num::Var(VarId(var - 1)), unit.clone()),
            )
        };
        let mut parts = Vec::new();
        for var in first + 1..first + count {
            let named = (label, Some(fact));
            parts.push(self.numbers_leaf(
                path,
                named,
                Comparator::LessThan,
                pair(var),
                Vec::new(),
                Otherwise::NotMet,
            ));
        }
        Cond::All(parts)
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
