//! Facts, their bounds, what they imply, and the tables over them.

use crate::policy::{
    ChoiceOption, Constraint, DateKind, Fact, FactId, Kind, Literal, NumberKind, Relation, SeriesKind, VarId,
    Variable,
};
use crate::value::{Fraction, Number};

use super::answers::answer_of;
use super::check::{Checker, TableInfo, kind_name};
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
                id: fact.id.as_str().into(),
                label: fact.label.as_str().into(),
                question: fact.question.as_str().into(),
                help: fact.help.as_str().into(),
                source: fact.source.as_str().into(),
                example: fact.example.as_str().into(),
                kind,
                first_var: VarId(self.variables.len() as u16),
                var_count,
                change: fact.change,
                optional: fact.optional,
                assumed: None,
            };
            self.variables
                .extend((0..var_count).map(|column| Variable { fact: id, column }));
            self.fact_names.0.entry(fact.id.clone()).or_insert(id.0);
            self.facts.push(built);
        }
        for (index, (path, fact)) in facts.iter().enumerate() {
            if let Some(value) = &fact.assumed {
                self.facts[index].assumed = self.answer(FactId(index as u16), value, &path.key("assumed"));
            }
        }
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
            id: option.id.as_str().into(),
            label: option.label.as_str().into(),
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
                    self.tell(
                        &path.key(what),
                        Fault::TooMany {
                            what: "steps",
                            most: i64::MAX as usize,
                        },
                    );
                }
            }
        }
        if (warn_below.is_some() || warn_above.is_some()) && number.warning.trim().is_empty() {
            self.sentence(path, "warning", &number.warning);
        }
        NumberKind {
            unit: unit.map_or_else(|| "".into(), |unit| unit.to_string().into()),
            step: if step > Number::ZERO { step } else { Number::ONE },
            min,
            max: max.max(min),
            warn_below,
            warn_above,
            warning: number.warning.as_str().into(),
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

    /// Relations between facts, those of `implies` included.
    pub fn relations(
        &mut self,
        listed: &Listed<shape::Constraint>,
        facts: &Listed<shape::Fact>,
    ) -> Vec<Constraint> {
        let mut relations = Vec::new();
        for (path, constraint) in listed {
            let (path, first, second, message) = match constraint {
                shape::Constraint::AtMost { part, whole, message } => {
                    (path.key("at_most"), ("part", part), ("whole", whole), message)
                }
                shape::Constraint::NotAfter {
                    first,
                    second,
                    message,
                } => (
                    path.key("not_after"),
                    ("first", first),
                    ("second", second),
                    message,
                ),
            };
            self.sentence(&path, "message", message);
            let a = self.fact(&path.key(first.0), first.1);
            let b = self.fact(&path.key(second.0), second.1);
            let (Some(a), Some(b)) = (a, b) else { continue };
            let dates = matches!(constraint, shape::Constraint::NotAfter { .. });
            for (key, fact) in [(first.0, a), (second.0, b)] {
                let fits = match self.kind(fact) {
                    Kind::Date(_) => dates,
                    Kind::Number(_) | Kind::Series(..) => !dates,
                    _ => false,
                };
                if !fits {
                    let wanted = if dates { "a date" } else { "a number or series" };
                    self.wrong_kind(&path.key(key), fact, wanted);
                }
            }
            if !dates {
                self.comparable(a, b, &path);
            }
            let (first, second) = (&self.facts[a.index()], &self.facts[b.index()]);
            for column in 0..first.var_count.min(second.var_count) {
                let (a, b) = (
                    VarId(first.first_var.0 + column),
                    VarId(second.first_var.0 + column),
                );
                let relation = if dates {
                    Relation::NotAfter(a, b)
                } else {
                    Relation::AtMost(a, b)
                };
                relations.push(Constraint {
                    relation,
                    message: message.as_str().into(),
                });
            }
        }
        for (index, (path, fact)) in facts.iter().enumerate() {
            for (i, implication) in fact.implies.iter().enumerate() {
                let path = path.key("implies").at(i);
                relations.extend(self.implication(FactId(index as u16), implication, &path));
            }
        }
        relations
    }

    /// Part and whole have the same unit and, as series, the same years.
    fn comparable(&mut self, a: FactId, b: FactId, path: &Path) {
        let side = |fact: FactId| match self.kind(fact) {
            Kind::Number(number) => Some((number.unit.clone(), None)),
            Kind::Series(number, series) => Some((number.unit.clone(), Some(series.clone()))),
            _ => None,
        };
        let (Some((unit_a, series_a)), Some((unit_b, series_b))) = (side(a), side(b)) else {
            return;
        };
        if series_a != series_b {
            let name = |fact: FactId| self.facts[fact.index()].id.to_string();
            let (part, whole) = (name(a), name(b));
            self.tell(path, Fault::SeriesDiffer { part, whole });
        } else if unit_a != unit_b {
            let (left, right) = (unit_a.to_string(), unit_b.to_string());
            self.tell(path, Fault::Units { left, right });
        }
    }

    fn implication(
        &mut self,
        cause: FactId,
        implication: &shape::Implication,
        path: &Path,
    ) -> Option<Constraint> {
        let fact = self.facts[cause.index()].clone();
        let (var, when) = (fact.first_var, path.key("when"));
        let ids: Vec<String> = match &fact.kind {
            Kind::Choice(options) => options.iter().map(|option| option.id.to_string()).collect(),
            Kind::Claim => ["documented", "self_claimed", "no"].map(str::to_owned).into(),
            _ => Vec::new(),
        };
        let literal = match &fact.kind {
            Kind::Choice(_) | Kind::Claim => {
                if implication.when.is_empty() {
                    self.tell(path, Fault::ImpliesWhen { wanted: true });
                }
                let mut set = 0;
                for (i, option) in implication.when.iter().enumerate() {
                    match ids.iter().position(|id| id == option) {
                        Some(place) => set |= 1_u64 << place,
                        None => {
                            let known = ids.iter().map(String::as_str);
                            self.unknown(&when.at(i), "option of this fact", option, known);
                        }
                    }
                }
                Literal::OneOf(var, set)
            }
            Kind::YesNo => Literal::Is(var, true),
            Kind::Number(_) | Kind::Date(_) => Literal::Given(var),
            Kind::Several(_) | Kind::Assessment | Kind::Series(..) | Kind::ChoiceByYear(..) => {
                let (fact, kind) = (fact.id.to_string(), kind_name(&fact.kind));
                let wanted = "a yes/no, choice, claim, number or date fact";
                self.tell(path, Fault::WrongKind { fact, kind, wanted });
                return None;
            }
        };
        if ids.is_empty() && !implication.when.is_empty() {
            self.tell(&when, Fault::ImpliesWhen { wanted: false });
        }
        let implied = self.fact(&path.key("fact"), &implication.fact)?;
        if !matches!(self.kind(implied), Kind::YesNo) {
            self.wrong_kind(&path.key("fact"), implied, "a yes/no fact");
            return None;
        }
        let effect = &self.facts[implied.index()];
        let mark = if implication.is { "✓" } else { "✗" };
        Some(Constraint {
            relation: Relation::Implies(literal, Literal::Is(effect.first_var, implication.is)),
            message: format!("{} → {} {mark}", fact.label, effect.label).into(),
        })
    }

    /// Tables, with amounts read and rows matched to options.
    pub fn add_tables(&mut self, tables: &Listed<shape::Table>) {
        for (path, table) in tables {
            let mut columns = Vec::new();
            self.not_empty(&path.key("columns"), "the list of columns", table.columns.len());
            let ids = table
                .columns
                .iter()
                .enumerate()
                .map(|(i, c)| (path.key("columns").at(i), c.id.clone()));
            self.unique("column", ids.collect());
            for (i, column) in table.columns.iter().enumerate() {
                let unit = self.unit(&path.key("columns").at(i).key("unit"), &column.unit);
                columns.push((column.id.clone(), unit));
            }
            let mut rows = std::collections::BTreeMap::new();
            for (option, entries) in &table.rows {
                let path = path.key("rows").key(option);
                if entries.len() != columns.len() {
                    let (row, wanted, found) = (option.clone(), columns.len(), entries.len());
                    self.tell(&path, Fault::RowLength { row, wanted, found });
                }
                let entry = |(i, entry): (usize, &Option<String>)| {
                    entry.as_ref().map(|text| self.amount(&path.at(i), text))
                };
                rows.insert(
                    option.clone(),
                    entries.iter().enumerate().map(entry).collect::<Vec<_>>(),
                );
            }
            let Some(row) = self.fact(&path.key("row"), &table.row) else {
                self.unread.hide("tables", &table.id);
                continue;
            };
            let Kind::Choice(options) = self.kind(row).clone() else {
                self.wrong_kind(&path.key("row"), row, "a choice");
                self.unread.hide("tables", &table.id);
                continue;
            };
            for option in rows
                .keys()
                .filter(|row| !options.iter().any(|option| *option.id == ***row))
            {
                let known: Vec<String> = options.iter().map(|option| option.id.to_string()).collect();
                let at = path.key("rows").key(option);
                self.unknown(
                    &at,
                    "option of this fact",
                    option,
                    known.iter().map(String::as_str),
                );
            }
            let entries = options
                .iter()
                .map(|option| rows.get(&*option.id).cloned())
                .collect();
            self.tables.insert(
                table.id.clone(),
                TableInfo {
                    row,
                    columns,
                    entries,
                },
            );
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
