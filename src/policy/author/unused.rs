//! What nothing uses: facts, values, conditions, tables, readings and their options, and what else has a name.

use std::collections::BTreeSet;

use crate::policy::{BenefitAmount, Costs, Fill, Num, Policy, Prepay, Relation, TrackRole, VarId};

use super::check::Checker;
use super::locate::Path;
use super::logic::Site;
use super::problem::Fault;
use super::read::Parts;
use super::shape;
use super::visit::Visit;
use super::wild::Seen;

/// Names that expressions refer to, with their section.
pub(super) type Referred = BTreeSet<(&'static str, String)>;

/// What other files take over from a policy.
pub(super) fn taken_over<'u>(uses: impl Iterator<Item = &'u shape::Use>) -> Referred {
    let mut taken = Referred::new();
    for wanted in uses {
        for (section, names) in [
            ("facts", &wanted.facts),
            ("values", &wanted.values),
            ("conditions", &wanted.conditions),
        ] {
            taken.extend(names.iter().map(|name| (section, name.clone())));
        }
    }
    taken
}

/// Everything of a policy that nothing uses. What stands once for each record is told where none of them is used.
pub(super) fn unused(
    checker: &Checker,
    parts: &Parts,
    policy: &Policy,
    taken: &Referred,
) -> Vec<(Path, Fault)> {
    let mut look = Look {
        checker,
        taken,
        used: Vec::new(),
        idle: Vec::new(),
    };
    look.facts(parts, policy);
    for (path, value) in &parts.values {
        let yearly = value.id.rsplit_once('_').filter(|_| value.years.is_some());
        let id = yearly.map_or(&*value.id, |(id, _)| id);
        let shown = !value.title.is_empty() || look.refers("values", &value.id);
        look.note(path, "value", id, shown || look.refers("values", id));
    }
    for (path, condition) in &parts.conditions {
        look.named(path, ("conditions", "condition"), &condition.id);
    }
    for (path, table) in &parts.tables {
        look.named(path, ("tables", "table"), &table.id);
        for (at, column) in table.columns.iter().enumerate() {
            let used = look.refers("columns", &format!("{}.{}", table.id, column.id));
            let whole = !look.refers("tables", &table.id);
            look.note(&path.key("columns").at(at), "column", &column.id, used || whole);
        }
    }
    look.readings(
        parts,
        policy.costs.as_ref().and_then(|costs| costs.prepay.as_ref()),
    );
    for (at, (path, list)) in parts.lists.iter().enumerate() {
        let used = policy
            .criteria
            .iter()
            .any(|criterion| usize::from(criterion.list) == at);
        look.note(path, "list", &list.id, used);
    }
    for (at, (path, part)) in parts.parts.iter().enumerate() {
        let used = policy
            .questions
            .iter()
            .any(|question| usize::from(question.part) == at);
        look.note(path, "part", &part.id, used);
    }
    for (path, sort) in &parts.records {
        let used = parts
            .facts
            .iter()
            .any(|(_, fact)| fact.each.as_ref() == Some(&sort.id));
        look.note(path, "sort of records", &sort.id, used);
    }
    let tracks = parts
        .costs
        .iter()
        .flat_map(|costs| costs.tracks.iter().enumerate());
    for (at, track) in tracks.filter(|(_, track)| track.role == TrackRole::Replacement) {
        let path = Path::new("costs").key("tracks").at(at);
        look.named(&path, ("tracks", "track"), &track.id);
    }
    look.taken_here(parts);
    look.told()
}

struct Look<'c> {
    checker: &'c Checker,
    taken: &'c Referred,
    /// Places of which something is used.
    used: Vec<Path>,
    idle: Vec<(Path, Fault)>,
}

impl Look<'_> {
    fn refers(&self, section: &'static str, id: &str) -> bool {
        let name = (section, id.to_owned());
        self.checker.referred.contains(&name) || self.taken.contains(&name)
    }

    fn note(&mut self, path: &Path, sort: &'static str, id: &str, used: bool) {
        let id = id.to_owned();
        if used {
            self.used.push(path.clone());
        } else {
            self.idle.push((path.clone(), Fault::Unused { sort, id }));
        }
    }

    fn named(&mut self, path: &Path, (section, sort): (&'static str, &'static str), id: &str) {
        self.note(path, sort, id, self.refers(section, id));
    }

    /// Of several with one place, the first is told, and only where none is used.
    fn told(self) -> Vec<(Path, Fault)> {
        let mut told: Vec<(Path, Fault)> = Vec::new();
        for (path, fault) in self.idle {
            if !self.used.contains(&path) && !told.iter().any(|(place, _)| *place == path) {
                told.push((path, fault));
            }
        }
        told
    }

    fn facts(&mut self, parts: &Parts, policy: &Policy) {
        let used = used_facts(policy);
        for (at, (path, fact)) in parts.facts.iter().enumerate() {
            let is_used = used[at] || self.refers("facts", &fact.id);
            self.note(path, "fact", &fact.id, is_used);
        }
    }

    /// Readings that nothing is computed by, and options that never come to something of their own.
    fn readings(&mut self, parts: &Parts, prepay: Option<&Prepay>) {
        for (at, (path, reading)) in parts.readings.iter().enumerate() {
            let places: Vec<&Vec<usize>> = (self.checker.sites.iter())
                .filter_map(|(_, site)| match site {
                    Site::Options(id, firsts) if id.index() == at => Some(firsts),
                    _ => None,
                })
                .collect();
            let prepaid = prepay.filter(|prepay| prepay.reading.index() == at);
            let computed: Vec<usize> = (0..reading.options.len())
                .filter(|option| reading.options[*option].computed)
                .collect();
            let is_used = computed.len() < 2 || !places.is_empty() || prepaid.is_some();
            self.note(path, "reading", &reading.id, is_used);
            if !is_used {
                continue;
            }
            for (i, option) in computed.iter().enumerate() {
                let alike = |other: &&usize| {
                    let apart = prepaid
                        .is_some_and(|prepay| [*option, **other].contains(&usize::from(prepay.option)));
                    !apart && places.iter().all(|firsts| firsts[*option] == firsts[**other])
                };
                if let Some(other) = computed[..i].iter().find(alike) {
                    let id = |option: usize| reading.options[option].id.clone();
                    let (option_id, other) = (id(*option), id(*other));
                    let fault = Fault::OptionsAlike {
                        option: option_id,
                        other,
                    };
                    self.idle.push((path.key("options").at(*option), fault));
                }
            }
        }
    }

    /// What is taken over from other files and left lying.
    fn taken_here(&mut self, parts: &Parts) {
        for (path, wanted) in &parts.uses {
            for (section, sort, names) in [
                ("values", "value", &wanted.values),
                ("conditions", "condition", &wanted.conditions),
            ] {
                for (at, name) in names.iter().enumerate() {
                    self.named(&path.key(section).at(at), (section, sort), name);
                }
            }
        }
    }
}

/// By fact: whether a condition, number, day or form rests on it, or on what it implies or is part of.
fn used_facts(policy: &Policy) -> Vec<bool> {
    let mut used = vec![false; policy.facts.len()];
    let fact_of = |var: &VarId| policy.variables[var.index()].fact.index();
    for var in vars_of(policy) {
        used[fact_of(&var)] = true;
    }
    let fields = policy.forms.iter().flat_map(|form| form.fields.iter());
    for field in fields {
        if let Fill::Facts(facts) = &field.fill {
            facts.iter().for_each(|fact| used[fact.index()] = true);
        }
    }
    for records in &policy.records {
        used[records.count.index()] = true;
    }
    loop {
        let before = used.clone();
        for constraint in &policy.constraints {
            let [a, b] = super::bounds::vars_of_relation(&constraint.relation).map(|var| fact_of(&var));
            let both = !matches!(constraint.relation, Relation::Implies(..));
            used[a] |= used[b];
            used[b] |= both && used[a];
        }
        if used == before {
            return used;
        }
    }
}

/// Every variable a test, number or day of a policy reads.
fn vars_of(policy: &Policy) -> Vec<VarId> {
    let mut seen = Seen::new(policy);
    for leaf in &policy.leaves {
        leaf.vars.iter().for_each(|var| seen.var(*var));
    }
    for value in &policy.values {
        seen.num(&value.number);
    }
    policy.costs.iter().for_each(|costs| of_costs(costs, &mut seen));
    for benefit in &policy.benefits {
        match &benefit.amount {
            BenefitAmount::Known(amount) => seen.num(amount),
            BenefitAmount::Range(low, high) => [low, high].into_iter().for_each(|end| seen.num(end)),
            BenefitAmount::Unstated | BenefitAmount::NotMoney => {}
        }
    }
    let entries = [
        &policy.documents,
        &policy.steps,
        &policy.obligations,
        &policy.triggers,
    ];
    for day in entries
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.day.as_ref())
    {
        seen.day(day);
    }
    seen.vars
}

fn of_costs(costs: &Costs, seen: &mut Seen) {
    let mut nums: Vec<&Num> = vec![&costs.quantity.number, &costs.months];
    nums.extend(
        costs
            .items
            .iter()
            .flat_map(|item| &item.times)
            .flat_map(|(low, high)| [low, high]),
    );
    let prices = costs.tracks.iter().flat_map(|track| track.years.iter().flatten());
    nums.extend(prices.map(|price| &price.price));
    nums.extend(
        costs
            .deposit
            .iter()
            .flat_map(|deposit| [&deposit.low, &deposit.high]),
    );
    let items = costs.scenarios.iter().flat_map(|scenario| &scenario.items);
    nums.extend(items.flat_map(|item| [&item.price, &item.times]));
    nums.into_iter().for_each(|num| seen.num(num));
}
