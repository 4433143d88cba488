//! Facts, their bounds, what they imply, and the tables over them.

use crate::policy::{
    ChoiceOption, DateKind, Fact, FactId, Kind, NumberKind, SeriesKind, VarId, Variable, lasting,
};
use crate::value::{Fraction, Number};

use super::answer::answer_of;
use super::check::Checker;
use super::conditions::MOST_YEARS;
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

impl Checker {
    /// Adds facts; their names must be unique already.
    pub fn add_facts(&mut self, facts: &Listed<shape::Fact>) {
        for (path, fact) in facts {
            self.id(path, &fact.id);
            self.sentence(path, "label", &fact.label);
            self.sentence(path, "question", &fact.question);
            let kind = self.fact_kind(&fact.kind, &path.key("kind"));
            let var_count = match &kind {
                Kind::Series(_, series) | Kind::ChoiceByYear(_, series) => {
                    series.years + u16::from(series.base)
                }
                _ => 1,
            };
            let id = FactId(self.facts.len() as u16);
            let built = Fact {
                id: lasting(&fact.id),
                label: lasting(&fact.label),
                question: lasting(&fact.question),
                help: lasting(&fact.help),
                source: lasting(&fact.source),
                example: lasting(&fact.example),
                quick: Vec::new(),
                kind,
                first_var: VarId(self.variables.len() as u16),
                var_count,
                change: fact.change,
                optional: fact.optional,
                assumed: None,
                shared: fact.shared,
            };
            self.add_variables(id, &built);
            self.fact_names.0.entry(fact.id.clone()).or_insert(id.0);
            self.facts.push(built);
        }
        for (index, (path, fact)) in facts.iter().enumerate() {
            self.facts[index].quick = self.quick(FactId(index as u16), &fact.quick, path);
            if let Some(value) = &fact.assumed {
                self.facts[index].assumed = self.answer(FactId(index as u16), value, &path.key("assumed"));
            }
        }
    }

    /// The variables of a fact, behind those there are.
    pub fn add_variables(&mut self, id: FactId, fact: &Fact) {
        let columns = fact.var_count + u16::from(fact.only_latest().is_some());
        self.variables
            .extend((0..columns).map(|column| Variable { fact: id, column }));
    }

    /// An answer written in a policy file.
    pub fn answer(
        &mut self,
        fact: FactId,
        value: &serde_json::Value,
        path: &Path,
    ) -> Option<crate::policy::Answer> {
        match answer_of(&self.facts[fact.index()], value) {
            Ok(answer) => Some(answer),
            Err((what, accepted)) => {
                let what = format!(
                    "{value} is no answer to `{}`: {what}",
                    self.facts[fact.index()].id
                );
                self.tell(path, Fault::BadAnswer { what, accepted });
                None
            }
        }
    }

    fn fact_kind(&mut self, kind: &shape::Kind, path: &Path) -> Kind {
        match kind {
            shape::Kind::YesNo {} => Kind::YesNo,
            shape::Kind::Claim {} => Kind::Claim,
            shape::Kind::Assessment {} => Kind::Assessment,
            shape::Kind::Choice { options } => Kind::Choice(self.choice(options, &path.key("choice"), 64)),
            shape::Kind::Several { options } => Kind::Several(self.choice(options, &path.key("several"), 32)),
            shape::Kind::Number(number) => Kind::Number(self.number_kind(number, &path.key("number"))),
            shape::Kind::Count(count) => {
                let path = path.key("count");
                let number = shape::NumberKind {
                    unit: count.unit.clone(),
                    step: "1".to_owned(),
                    min: count.min.clone(),
                    max: count.max.clone(),
                    warn_below: count.warn_below.clone(),
                    warn_above: count.warn_above.clone(),
                    warning: count.warning.clone(),
                };
                Kind::Number(self.number_kind(&number, &path))
            }
            shape::Kind::Date(date) => {
                let path = path.key("date");
                let (min, max) = (
                    self.date(&path.key("min"), &date.min),
                    self.date(&path.key("max"), &date.max),
                );
                if min > max {
                    let (min, max) = (min.to_string(), max.to_string());
                    self.tell(&path, Fault::MinAboveMax { min, max });
                }
                Kind::Date(DateKind {
                    min,
                    max,
                    precision: date.precision,
                })
            }
            shape::Kind::Series { of, years, base } => {
                let path = path.key("series");
                let number = self.number_kind(of, &path.key("of"));
                Kind::Series(number, self.series_kind(*years, *base, &path))
            }
            shape::Kind::ChoiceByYear { options, years } => {
                let path = path.key("choice_by_year");
                let options = self.choice(options, &path, 64);
                Kind::ChoiceByYear(options, self.series_kind(*years, false, &path))
            }
        }
    }

    fn series_kind(&mut self, years: u16, base: bool, path: &Path) -> SeriesKind {
        if !(1..=MOST_YEARS).contains(&years) {
            let (what, least, most) = ("the number of years", 1, i64::from(MOST_YEARS));
            self.tell(&path.key("years"), Fault::OutOfRange { what, least, most });
        }
        SeriesKind {
            years: years.clamp(1, MOST_YEARS),
            base,
        }
    }

    fn choice(&mut self, options: &[shape::ChoiceOption], path: &Path, most: usize) -> Vec<ChoiceOption> {
        let path = path.key("options");
        self.not_empty(&path, "the list of options", options.len());
        if options.len() > most {
            self.tell(
                &path,
                Fault::TooMany {
                    what: "options",
                    most,
                },
            );
        }
        let ids = options
            .iter()
            .enumerate()
            .map(|(i, option)| (path.at(i), option.id.clone()));
        self.unique("option", ids.collect());
        for (i, option) in options.iter().enumerate() {
            self.sentence(&path.at(i), "label", &option.label);
        }
        let built = |option: &shape::ChoiceOption| ChoiceOption {
            id: lasting(&option.id),
            label: lasting(&option.label),
        };
        options.iter().take(most).map(built).collect()
    }

    fn number_kind(&mut self, number: &shape::NumberKind, path: &Path) -> NumberKind {
        let before = self.problems.len();
        let unit = self.unit(&path.key("unit"), &number.unit);
        let step = self.amount(&path.key("step"), &number.step);
        let (min, max) = (
            self.amount(&path.key("min"), &number.min),
            self.amount(&path.key("max"), &number.max),
        );
        let warn = |checker: &mut Checker, key: &'static str, text: &Option<String>| {
            text.as_ref().map(|text| checker.amount(&path.key(key), text))
        };
        let warn_below = warn(self, "warn_below", &number.warn_below);
        let warn_above = warn(self, "warn_above", &number.warn_above);
        let readable = self.problems.len() == before;
        if readable && (step.is_negative() || step.is_zero()) {
            self.tell(&path.key("step"), Fault::StepNotPositive(step.to_string()));
        } else if readable {
            if min > max {
                let (min, max) = (min.to_string(), max.to_string());
                self.tell(path, Fault::MinAboveMax { min, max });
            }
            for (what, bound) in [("min", min), ("max", max)] {
                if !bound.is_multiple_of(step) {
                    let (value, step) = (bound.to_string(), step.to_string());
                    self.tell(&path.key(what), Fault::OffStep { what, value, step });
                } else if steps(bound, step).is_none() {
                    self.tell(&path.key(what), Fault::TooManySteps);
                }
            }
        }
        if readable {
            self.questioned(path, (min, max), (warn_below, warn_above));
        }
        if (warn_below.is_some() || warn_above.is_some()) && number.warning.trim().is_empty() {
            self.sentence(path, "warning", &number.warning);
        }
        NumberKind {
            unit: unit.map_or_else(|| "", |unit| lasting(&unit.to_string())),
            step: if step > Number::ZERO { step } else { Number::ONE },
            min,
            max: max.max(min),
            warn_below,
            warn_above,
            warning: lasting(&number.warning),
        }
    }

    /// Tells when no answer is questioned, or every one.
    fn questioned(
        &mut self,
        path: &Path,
        (min, max): (Number, Number),
        soft: (Option<Number>, Option<Number>),
    ) {
        let (below, above) = soft;
        for (key, bound, fits) in [
            (
                "warn_below",
                below,
                below.is_none_or(|bound| min < bound && bound <= max),
            ),
            (
                "warn_above",
                above,
                above.is_none_or(|bound| min <= bound && bound < max),
            ),
        ] {
            if let (Some(bound), false) = (bound, fits) {
                let (what, bound) = (key, bound.to_string());
                let (min, max) = (min.to_string(), max.to_string());
                self.tell(
                    &path.key(key),
                    Fault::SoftBound {
                        what,
                        bound,
                        min,
                        max,
                    },
                );
            }
        }
        if let (Some(below), Some(above)) = soft
            && below > above
        {
            let (min, max) = (below.to_string(), above.to_string());
            self.tell(&path.key("warn_below"), Fault::MinAboveMax { min, max });
        }
    }

    /// Tells ids that stand twice or are no ids.
    pub fn unique(&mut self, sort: &'static str, ids: Vec<(Path, String)>) {
        let mut seen: std::collections::BTreeMap<String, Path> = std::collections::BTreeMap::new();
        for (path, id) in ids {
            match seen.get(&id) {
                // The line of the first is filled in by the caller that knows positions.
                Some(first) => {
                    let fault = Fault::IdTwice { sort, id, first: 0 };
                    self.twice.push((path.key("id"), first.clone(), fault));
                }
                None => {
                    self.id(&path, &id);
                    seen.insert(id, path);
                }
            }
        }
    }
}

/// How many steps a bound is from 0, where that can be counted.
fn steps(bound: Number, step: Number) -> Option<i64> {
    let steps = Fraction::from(bound).checked_div(step.into())?;
    let (up, down) = (steps.ceiling()?.to_i64()?, steps.floor()?.to_i64()?);
    // The engine goes one step to either side.
    (up == down).then_some(up).filter(|n| n.abs() < i64::MAX / 4)
}
