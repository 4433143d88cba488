//! `uses`: facts, values and conditions of another policy copied under the same ids, with all they rest on.

use std::collections::BTreeMap;

use crate::policy::{
    Cond, ConditionId, Constraint, Day, FactId, Leaf, LeafId, Literal, NamedCondition, NamedValue, Num,
    Policy, Reading, ReadingId, Relation, Test, ValueId, VarId,
};
use crate::value::Unit;

use super::bounds::vars_of_relation;
use super::check::{Checker, ReadingInfo};
use super::locate::Path;
use super::problem::Fault;
use super::shape;

/// What was taken over, to be appended to the policy's own lists.
#[derive(Default)]
pub(super) struct Taken {
    pub values: Vec<NamedValue>,
    pub conditions: Vec<NamedCondition>,
    pub readings: Vec<Reading>,
    pub constraints: Vec<Constraint>,
}

/// How many values and conditions the policy has of its own: taken ones come behind.
#[derive(Clone, Copy)]
pub(super) struct Own {
    pub values: usize,
    pub conditions: usize,
}

struct Taker<'a> {
    from: &'a Policy,
    checker: &'a mut Checker,
    taken: &'a mut Taken,
    own: Own,
    path: Path,
    facts: BTreeMap<FactId, FactId>,
    values: BTreeMap<ValueId, ValueId>,
    conditions: BTreeMap<ConditionId, ConditionId>,
    readings: BTreeMap<ReadingId, ReadingId>,
    leaves: BTreeMap<LeafId, LeafId>,
}

/// Copies what one entry of `uses` names.
pub(super) fn take(
    checker: &mut Checker,
    taken: &mut Taken,
    own: Own,
    wanted: &shape::Use,
    from: &Policy,
    path: &Path,
) {
    let mut taker = Taker {
        from,
        checker,
        taken,
        own,
        path: path.clone(),
        facts: BTreeMap::new(),
        values: BTreeMap::new(),
        conditions: BTreeMap::new(),
        readings: BTreeMap::new(),
        leaves: BTreeMap::new(),
    };
    let facts: Vec<&str> = from.facts.iter().map(|fact| fact.id).collect();
    for place in taker.places("fact", "facts", &wanted.facts, &facts) {
        taker.fact(FactId(place));
    }
    let values: Vec<&str> = from.values.iter().map(|value| value.id).collect();
    for place in taker.places("value", "values", &wanted.values, &values) {
        taker.value(ValueId(place));
    }
    let conditions: Vec<&str> = from.conditions.iter().map(|condition| condition.id).collect();
    for place in taker.places("condition", "conditions", &wanted.conditions, &conditions) {
        taker.condition(ConditionId(place));
    }
    taker.constraints();
}

impl Taker<'_> {
    fn places(&mut self, sort: &'static str, key: &str, names: &[String], known: &[&str]) -> Vec<u16> {
        let mut places = Vec::new();
        for (i, name) in names.iter().enumerate() {
            match known.iter().position(|id| id == name) {
                Some(place) => places.push(place as u16),
                None => self
                    .checker
                    .unknown(&self.path.key(key).at(i), sort, name, known.iter().copied()),
            }
        }
        places
    }

    fn clash(&mut self, sort: &'static str, id: &str) {
        let fault = Fault::IdTwice {
            sort,
            id: id.to_owned(),
            first: 0,
        };
        self.checker
            .twice
            .push((self.path.clone(), self.path.clone(), fault));
    }

    fn fact(&mut self, id: FactId) -> FactId {
        if let Some(new) = self.facts.get(&id) {
            return *new;
        }
        let mut fact = self.from.facts[id.index()].clone();
        let new = FactId(self.checker.facts.len() as u16);
        fact.first_var = VarId(self.checker.variables.len() as u16);
        self.checker.add_variables(new, &fact);
        if self
            .checker
            .fact_names
            .0
            .insert(fact.id.to_string(), new.0)
            .is_some()
        {
            self.clash("fact", fact.id);
        }
        self.checker.facts.push(fact);
        self.facts.insert(id, new);
        new
    }

    fn var(&mut self, var: VarId) -> VarId {
        let variable = self.from.variables[var.index()];
        let fact = self.fact(variable.fact);
        VarId(self.checker.facts[fact.index()].first_var.0 + variable.column)
    }

    fn value(&mut self, id: ValueId) -> ValueId {
        if let Some(new) = self.values.get(&id) {
            return *new;
        }
        let mut value = self.from.values[id.index()].clone();
        value.number = self.number(&value.number);
        let new = ValueId((self.own.values + self.taken.values.len()) as u16);
        if self
            .checker
            .values
            .0
            .insert(value.id.to_string(), new.0)
            .is_some()
        {
            self.clash("value", value.id);
        }
        self.checker.value_units.push(Unit::parse(value.unit).ok());
        self.checker.value_titles.push(value.title.to_string());
        self.taken.values.push(value);
        self.values.insert(id, new);
        new
    }

    fn condition(&mut self, id: ConditionId) -> ConditionId {
        if let Some(new) = self.conditions.get(&id) {
            return *new;
        }
        let mut condition = self.from.conditions[id.index()].clone();
        condition.condition = self.cond(&condition.condition);
        let new = ConditionId((self.own.conditions + self.taken.conditions.len()) as u16);
        if self
            .checker
            .conditions
            .0
            .insert(condition.id.to_string(), new.0)
            .is_some()
        {
            self.clash("condition", condition.id);
        }
        self.taken.conditions.push(condition);
        self.conditions.insert(id, new);
        new
    }

    fn reading(&mut self, id: ReadingId) -> ReadingId {
        if let Some(new) = self.readings.get(&id) {
            return *new;
        }
        let reading = self.from.readings[id.index()].clone();
        let new = ReadingId(self.checker.readings.len() as u16);
        if self.checker.readings.iter().any(|known| *known.id == *reading.id) {
            self.clash("reading", reading.id);
        }
        let option = |option: &crate::policy::ReadingOption| (option.id.to_string(), option.computed);
        self.checker.readings.push(ReadingInfo {
            id: reading.id.to_string(),
            options: reading.options.iter().map(option).collect(),
            default: reading
                .options
                .get(usize::from(reading.default))
                .map_or_else(String::new, |o| o.id.to_string()),
        });
        self.taken.readings.push(reading);
        self.readings.insert(id, new);
        new
    }

    fn leaf(&mut self, id: LeafId) -> LeafId {
        if let Some(new) = self.leaves.get(&id) {
            return *new;
        }
        let leaf = self.from.leaves[id.index()].clone();
        let test = match leaf.test {
            Test::Yes(var) => Test::Yes(self.var(var)),
            Test::Assessed(var) => Test::Assessed(self.var(var)),
            Test::Claimed(var) => Test::Claimed(self.var(var)),
            Test::OneOf(var, set) => Test::OneOf(self.var(var), set),
            Test::Has(var, set) => Test::Has(self.var(var), set),
            Test::Compare {
                comparator,
                left,
                right,
                unit,
                guards,
            } => Test::Compare {
                comparator,
                left: self.number(&left),
                right: self.number(&right),
                unit,
                guards: self.numbers(&guards),
            },
            Test::Dates {
                comparator,
                left,
                right,
            } => Test::Dates {
                comparator,
                left: self.day(&left),
                right: self.day(&right),
            },
        };
        let leaf = Leaf {
            test,
            vars: Vec::new(),
            wild: Vec::new(),
            ..leaf
        };
        let path = self.path.clone();
        let new = match self.checker.push_leaf(&path, leaf) {
            Cond::Leaf(new) => new,
            _ => LeafId(0),
        };
        self.leaves.insert(id, new);
        new
    }

    fn numbers(&mut self, nums: &[Num]) -> Vec<Num> {
        nums.iter().map(|num| self.number(num)).collect()
    }

    fn number(&mut self, num: &Num) -> Num {
        let pair =
            |taker: &mut Self, pair: &[Num; 2]| Box::new([taker.number(&pair[0]), taker.number(&pair[1])]);
        match num {
            Num::Constant(number) => Num::Constant(*number),
            Num::Var(var) => Num::Var(self.var(*var)),
            Num::Value(value) => Num::Value(self.value(*value)),
            Num::Sum(parts) => Num::Sum(self.numbers(parts)),
            Num::Product(parts) => Num::Product(self.numbers(parts)),
            Num::Least(parts) => Num::Least(self.numbers(parts)),
            Num::Greatest(parts) => Num::Greatest(self.numbers(parts)),
            Num::Difference(parts) => Num::Difference(pair(self, parts)),
            Num::Quotient(parts) => Num::Quotient(pair(self, parts)),
            Num::Share(parts) => Num::Share(pair(self, parts)),
            Num::Rounded(of, rounding, places) => Num::Rounded(self.number(of).into(), *rounding, *places),
            Num::StatedOr(var, otherwise) => Num::StatedOr(self.var(*var), self.number(otherwise).into()),
            Num::Lookup(row, entries) => Num::Lookup(self.var(*row), entries.clone()),
            Num::ByReading(reading, options) => Num::ByReading(self.reading(*reading), self.numbers(options)),
            Num::Choose(rules, otherwise) => {
                let rules = rules
                    .iter()
                    .map(|(when, then)| (self.cond(when), self.number(then)))
                    .collect();
                Num::Choose(rules, self.number(otherwise).into())
            }
            Num::DaysBetween(days) => Num::DaysBetween(Box::new([self.day(&days[0]), self.day(&days[1])])),
        }
    }

    fn days(&mut self, days: &[Day]) -> Vec<Day> {
        days.iter().map(|day| self.day(day)).collect()
    }

    fn day(&mut self, day: &Day) -> Day {
        match day {
            Day::Fixed(date) => Day::Fixed(*date),
            Day::Today => Day::Today,
            Day::Var(var) => Day::Var(self.var(*var)),
            Day::PlusMonths(to, months) => Day::PlusMonths(self.day(to).into(), *months),
            Day::PlusDays(to, days) => Day::PlusDays(self.day(to).into(), *days),
            Day::PlusWorkingDays(to, days) => Day::PlusWorkingDays(self.day(to).into(), *days),
            Day::Later(days) => Day::Later(self.days(days)),
            Day::Earlier(days) => Day::Earlier(self.days(days)),
            Day::StatedOr(var, otherwise) => Day::StatedOr(self.var(*var), self.day(otherwise).into()),
            Day::ByReading(reading, options) => Day::ByReading(self.reading(*reading), self.days(options)),
        }
    }

    fn conds(&mut self, conds: &[Cond]) -> Vec<Cond> {
        conds.iter().map(|cond| self.cond(cond)).collect()
    }

    fn cond(&mut self, cond: &Cond) -> Cond {
        match cond {
            Cond::Leaf(leaf) => Cond::Leaf(self.leaf(*leaf)),
            Cond::All(parts) => Cond::All(self.conds(parts)),
            Cond::Any(parts) => Cond::Any(self.conds(parts)),
            Cond::Not(inner) => Cond::Not(self.cond(inner).into()),
            Cond::AtLeastOf(count, parts) => Cond::AtLeastOf(*count, self.conds(parts)),
            Cond::ApplicableIf(pair) => {
                Cond::ApplicableIf(Box::new([self.cond(&pair[0]), self.cond(&pair[1])]))
            }
            Cond::ByReading(reading, options) => Cond::ByReading(self.reading(*reading), self.conds(options)),
            Cond::Consensus(reading, options) => Cond::Consensus(self.reading(*reading), self.conds(options)),
            Cond::Named(id) => Cond::Named(self.condition(*id)),
            // Classes and criteria stay behind; what they ask comes along.
            Cond::Class(id) => {
                let from = self.from;
                self.cond(&from.classes[id.index()].condition)
            }
            Cond::Criterion(id) => {
                let from = self.from;
                self.cond(&from.criteria[id.index()].condition)
            }
            Cond::Always(outcome) => Cond::Always(*outcome),
        }
    }

    /// Relations all of whose facts came along.
    fn constraints(&mut self) {
        let from = self.from;
        for constraint in &from.constraints {
            let has = |var: &VarId| self.facts.contains_key(&from.variables[var.index()].fact);
            if !vars_of_relation(&constraint.relation).iter().all(has) {
                continue;
            }
            let relation = match &constraint.relation {
                Relation::AtMost(a, b) => Relation::AtMost(self.var(*a), self.var(*b)),
                Relation::NotAfter(a, b) => Relation::NotAfter(self.var(*a), self.var(*b)),
                Relation::Implies(a, b) => Relation::Implies(self.literal(a), self.literal(b)),
            };
            let message = constraint.message;
            self.taken.constraints.push(Constraint { relation, message });
        }
    }

    fn literal(&mut self, literal: &Literal) -> Literal {
        match literal {
            Literal::Is(var, value) => Literal::Is(self.var(*var), *value),
            Literal::OneOf(var, set) => Literal::OneOf(self.var(*var), *set),
            Literal::Given(var) => Literal::Given(self.var(*var)),
        }
    }
}
