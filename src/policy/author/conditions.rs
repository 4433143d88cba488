//! Conditions, with years unrolled.

use std::collections::BTreeMap;

use crate::policy::{
    ChoiceOption, ClassId, Comparator, Cond, ConditionId, CriterionId, FactId, Kind, Leaf, Num, Outcome,
    ReadingId, Test, VarId, lasting,
};
use crate::value::Unit;

use super::check::{Checker, Later};
use super::days::Column;
use super::locate::Path;
use super::logic::Site;
use super::numbers::Measured;
use super::problem::Fault;
use super::shape::{self, Otherwise};

/// Stands for a condition that could not be made; a problem has been told.
pub(super) const NOTHING: Cond = Cond::Always(Outcome::Review);

/// Most years a condition or the costs run over.
pub(super) const MOST_YEARS: u16 = 30;

impl Checker {
    pub fn condition(&mut self, cond: &shape::Cond, path: &Path) -> Cond {
        if !self.count(path) {
            return NOTHING;
        }
        let made = self.made(cond, path);
        self.sites.push((path.clone(), Site::Cond(made.clone())));
        made
    }

    fn made(&mut self, cond: &shape::Cond, path: &Path) -> Cond {
        match cond {
            shape::Cond::Yes(fact) => self.plain(fact, &path.key("yes"), "a yes/no fact", |kind, var| {
                matches!(kind, Kind::YesNo).then_some(Test::Yes(var))
            }),
            shape::Cond::Assessed(fact) => {
                self.plain(fact, &path.key("assessed"), "an assessment", |kind, var| {
                    matches!(kind, Kind::Assessment).then_some(Test::Assessed(var))
                })
            }
            shape::Cond::Claimed(fact) => self.plain(fact, &path.key("claimed"), "a claim", |kind, var| {
                matches!(kind, Kind::Claim).then_some(Test::Claimed(var))
            }),
            shape::Cond::Is {
                fact,
                any_of,
                otherwise,
                label,
            } => {
                let path = path.key("is");
                let Some(id) = self.fact(&path.key("fact"), fact) else {
                    return NOTHING;
                };
                let Kind::Choice(options) = self.kind(id).clone() else {
                    self.wrong_kind(&path.key("fact"), id, "a choice");
                    return NOTHING;
                };
                let set = self.options(&options, any_of, &path.key("any_of"));
                let var = self.facts[id.index()].first_var;
                self.leaf(&path, label, Test::OneOf(var, set), *otherwise, Some(id))
            }
            shape::Cond::Has {
                fact,
                any_of,
                otherwise,
                label,
            } => {
                let path = path.key("has");
                let Some(id) = self.fact(&path.key("fact"), fact) else {
                    return NOTHING;
                };
                let Kind::Several(options) = self.kind(id).clone() else {
                    self.wrong_kind(&path.key("fact"), id, "a several-choice fact");
                    return NOTHING;
                };
                let set = self.options(&options, any_of, &path.key("any_of")) as u32;
                let var = self.facts[id.index()].first_var;
                self.leaf(&path, label, Test::Has(var, set), *otherwise, Some(id))
            }
            shape::Cond::YearIs {
                series,
                at,
                any_of,
                label,
            } => {
                let path = path.key("year_is");
                let Some(id) = self.fact(&path.key("series"), series) else {
                    return NOTHING;
                };
                let Kind::ChoiceByYear(options, _) = self.kind(id).clone() else {
                    self.wrong_kind(&path.key("series"), id, "a choice by year");
                    return NOTHING;
                };
                let set = self.options(&options, any_of, &path.key("any_of"));
                match self.column(id, at, &path.key("at")) {
                    Column::Var(var) => {
                        self.leaf(&path, label, Test::OneOf(var, set), Otherwise::NotMet, Some(id))
                    }
                    Column::Before => Cond::Always(Outcome::NotMet),
                    Column::None => NOTHING,
                }
            }
            shape::Cond::Compare(compare) => self.compare(compare, &path.key("compare")),
            shape::Cond::Dates(dates) => {
                let path = path.key("dates");
                let left = self.day(&dates.left, &path.key("left"));
                let right = self.day(&dates.right, &path.key("right"));
                let named = self.fact_in_day(&dates.left);
                let comparator = dates.comparator;
                let test = Test::Dates {
                    comparator,
                    left,
                    right,
                };
                self.leaf(&path, &dates.label, test, dates.otherwise, named)
            }
            shape::Cond::Growth {
                series,
                from,
                to,
                comparator,
                percent,
                label,
            } => {
                let path = path.key("growth");
                let percent = self.amount(&path.key("percent"), percent);
                let Some(yearly) = self.yearly(series, &path.key("series")) else {
                    return NOTHING;
                };
                let ends = (
                    self.figure(&yearly, from, &path.key("from")),
                    self.figure(&yearly, to, &path.key("to")),
                );
                let (Some(from), Some(to)) = ends else {
                    return NOTHING;
                };
                self.growth(&path, &yearly, (from, to), (*comparator, percent), label)
            }
            shape::Cond::OnlyLatest(series) => {
                let path = path.key("only_latest");
                let Some(fact) = self.fact(&path, series) else {
                    return NOTHING;
                };
                let test = self.facts[fact.index()].only_latest().map(Test::Yes);
                if test.is_none() {
                    self.wrong_kind(&path, fact, "a series");
                }
                test.map_or(NOTHING, |test| {
                    self.leaf(&path, "", test, Otherwise::NotMet, Some(fact))
                })
            }
            shape::Cond::Falling { series, label } => self.falling(series, label, &path.key("falling")),
            shape::Cond::EveryYear { years, that } => {
                Cond::All(self.each_year(*years, that, &path.key("every_year")))
            }
            shape::Cond::AnyYear { years, that } => {
                Cond::Any(self.each_year(*years, that, &path.key("any_year")))
            }
            shape::Cond::AnyEarlierYear(that) => self.any_earlier(that, &path.key("any_earlier_year")),
            shape::Cond::Each { .. } => {
                self.each_left(&path.key("each"));
                NOTHING
            }
            shape::Cond::All(parts) => {
                let path = path.key("all");
                let parts = self.parts(parts, &path);
                self.sites.push((path, Site::All(parts.clone())));
                Cond::All(parts)
            }
            shape::Cond::Any(parts) => {
                let path = path.key("any");
                let parts = self.parts(parts, &path);
                self.sites.push((path, Site::Any(parts.clone())));
                Cond::Any(parts)
            }
            shape::Cond::Not(inner) => Cond::Not(self.condition(inner, &path.key("not")).into()),
            shape::Cond::AtLeastOf { count, of } => {
                let path = path.key("at_least_of");
                let parts = self.parts(of, &path.key("of"));
                if !(1..=parts.len()).contains(&usize::from(*count)) {
                    let (what, least, most) = ("the count", 1, parts.len() as i64);
                    self.tell(&path.key("count"), Fault::OutOfRange { what, least, most });
                }
                for (i, part) in parts.iter().enumerate() {
                    self.later
                        .push((path.key("of").at(i), Later::Applies(part.clone())));
                }
                Cond::AtLeastOf(*count, parts)
            }
            shape::Cond::ApplicableIf { when, then } => {
                let path = path.key("applicable_if");
                let when = self.condition(when, &path.key("when"));
                self.later.push((path.key("when"), Later::Decided(when.clone())));
                let path = path.key("then");
                let then = self.condition(then, &path);
                self.sites.push((path, Site::Given(when.clone(), then.clone())));
                Cond::ApplicableIf(Box::new([when, then]))
            }
            shape::Cond::ByReading { reading, options } => {
                let path = path.key("by_reading");
                self.read_conditions(&path, reading, options)
                    .map_or(NOTHING, |(id, options)| Cond::ByReading(id, options))
            }
            shape::Cond::ByConsensus { reading, options } => {
                let path = path.key("by_consensus");
                self.read_conditions(&path, reading, options)
                    .map_or(NOTHING, |(id, options)| Cond::Consensus(id, options))
            }
            shape::Cond::Condition(name) => {
                self.refer("conditions", name);
                let found = self
                    .conditions
                    .0
                    .get(name)
                    .map(|id| Cond::Named(ConditionId(*id)));
                found.unwrap_or_else(|| self.no_such(&path.key("condition"), "conditions", "condition", name))
            }
            shape::Cond::Class(name) => {
                let found = self.classes.0.get(name).map(|id| Cond::Class(ClassId(*id)));
                found.unwrap_or_else(|| self.no_such(&path.key("class"), "classes", "class", name))
            }
            shape::Cond::Criterion(name) => {
                let found = self
                    .criteria
                    .0
                    .get(name)
                    .map(|id| Cond::Criterion(CriterionId(*id)));
                found.unwrap_or_else(|| self.no_such(&path.key("criterion"), "criteria", "criterion", name))
            }
            shape::Cond::Always(outcome) => Cond::Always(*outcome),
        }
    }

    fn read_conditions(
        &mut self,
        path: &Path,
        reading: &str,
        options: &BTreeMap<String, shape::Cond>,
    ) -> Option<(ReadingId, Vec<Cond>)> {
        let (id, options) = self.branches(path, reading, options, Checker::condition)?;
        self.note_options(path, id, &options, Checker::written_alike);
        Some((id, options))
    }

    fn no_such(&mut self, path: &Path, section: &str, sort: &'static str, name: &str) -> Cond {
        if !self.unread.hides(section, name) {
            let names = match section {
                "conditions" => &self.conditions,
                "classes" => &self.classes,
                _ => &self.criteria,
            };
            let known: Vec<String> = names.0.keys().cloned().collect();
            self.unknown(path, sort, name, known.iter().map(String::as_str));
        }
        NOTHING
    }

    fn parts(&mut self, parts: &[shape::Cond], path: &Path) -> Vec<Cond> {
        self.not_empty(path, "the list of conditions", parts.len());
        parts
            .iter()
            .enumerate()
            .map(|(i, part)| self.condition(part, &path.at(i)))
            .collect()
    }

    fn plain(
        &mut self,
        name: &str,
        path: &Path,
        wanted: &'static str,
        test: impl Fn(&Kind, VarId) -> Option<Test>,
    ) -> Cond {
        let Some(fact) = self.fact(path, name) else {
            return NOTHING;
        };
        match test(self.kind(fact), self.facts[fact.index()].first_var) {
            Some(test) => self.leaf(path, "", test, Otherwise::NotMet, Some(fact)),
            None => {
                self.wrong_kind(path, fact, wanted);
                NOTHING
            }
        }
    }

    /// The set of named options.
    pub fn options(&mut self, options: &[ChoiceOption], wanted: &[String], path: &Path) -> u64 {
        self.not_empty(path, "the list of options", wanted.len());
        let mut set = 0;
        for (i, id) in wanted.iter().enumerate() {
            match options.iter().position(|option| *option.id == **id) {
                Some(place) => set |= 1_u64.checked_shl(place as u32).unwrap_or(0),
                None => {
                    let known: Vec<String> = options.iter().map(|option| option.id.to_string()).collect();
                    self.unknown(
                        &path.at(i),
                        "option of this fact",
                        id,
                        known.iter().map(String::as_str),
                    );
                }
            }
        }
        set
    }

    fn compare(&mut self, compare: &shape::Compare, path: &Path) -> Cond {
        let left = self.number(&compare.left, &path.key("left"));
        let right = self.number(&compare.right, &path.key("right"));
        let named = self.fact_in_number(&compare.left);
        let label = match (&compare.left, named) {
            (shape::Num::Value(name), _) if compare.label.is_empty() => {
                let place = self.values.0.get(name).map(|index| usize::from(*index));
                place
                    .and_then(|place| self.value_titles.get(place))
                    .cloned()
                    .unwrap_or_default()
            }
            _ => compare.label.clone(),
        };
        self.numbers_leaf(
            path,
            (&label, named),
            compare.comparator,
            (left, right),
            Vec::new(),
            compare.otherwise,
        )
    }

    pub fn numbers_leaf(
        &mut self,
        path: &Path,
        (label, named): (&str, Option<FactId>),
        comparator: Comparator,
        (left, right): (Measured, Measured),
        guards: Vec<Num>,
        otherwise: Otherwise,
    ) -> Cond {
        self.same_unit(path, &left.1, &right.1);
        let unit = left.1.or(right.1).unwrap_or(Unit::NONE);
        let test = Test::Compare {
            comparator,
            left: left.0,
            right: right.0,
            unit: lasting(&unit.to_string()),
            guards,
        };
        self.leaf(path, label, test, otherwise, named)
    }

    fn leaf(
        &mut self,
        path: &Path,
        label: &str,
        test: Test,
        otherwise: Otherwise,
        named: Option<FactId>,
    ) -> Cond {
        let label = match named {
            Some(fact) if label.is_empty() => self.facts[fact.index()].label,
            _ => lasting(label),
        };
        let otherwise = match otherwise {
            Otherwise::NotMet => Outcome::NotMet,
            Otherwise::Review => Outcome::Review,
        };
        // Variables are filled in once every name is compiled.
        let leaf = Leaf {
            label,
            years_back: self.years_back(),
            test,
            otherwise,
            vars: Vec::new(),
            wild: Vec::new(),
        };
        self.push_leaf(path, leaf)
    }

    /// The fact a comparison is about, for its label.
    fn fact_in_number(&self, num: &shape::Num) -> Option<FactId> {
        let name = match num {
            shape::Num::Fact(name) | shape::Num::Total(name) => name,
            shape::Num::Element { series, .. } => series,
            shape::Num::StatedOr { fact, .. } => fact,
            shape::Num::Rounded { of, .. } | shape::Num::Convert { of, .. } => {
                return self.fact_in_number(of);
            }
            shape::Num::Share { part, .. } => return self.fact_in_number(part),
            shape::Num::Quotient { of, .. } => return self.fact_in_number(of),
            shape::Num::Sum(parts) | shape::Num::Product(parts) => {
                return parts.iter().find_map(|part| self.fact_in_number(part));
            }
            _ => return None,
        };
        self.fact_names.0.get(name).map(|index| FactId(*index))
    }

    fn fact_in_day(&self, day: &shape::Day) -> Option<FactId> {
        match day {
            shape::Day::Fact(name) | shape::Day::StatedOr { fact: name, .. } => {
                self.fact_names.0.get(name).map(|index| FactId(*index))
            }
            shape::Day::Plus { to, .. } => self.fact_in_day(to),
            _ => None,
        }
    }
}
