//! Every condition of a policy with the tests and conditions it is made of.

use selfcheck::policy::*;

use crate::support::plain::World;
use crate::support::plain::outcome::Set;
use crate::triples::name;

/// A condition as it stands in the policy.
pub struct Decision<'p> {
    pub name: String,
    pub condition: &'p Cond,
    /// In the order the condition asks for them.
    pub atoms: Vec<Atom<'p>>,
    /// Every variable it can depend on.
    pub vars: Vec<VarId>,
}

/// A test in a condition, or another condition it refers to.
pub struct Atom<'p> {
    pub name: String,
    pub condition: &'p Cond,
    /// Readings under which it counts, each with the option.
    pub under: Vec<(usize, usize)>,
}

impl Decision<'_> {
    /// What its atoms come to.
    pub fn values(&self, world: &World) -> Vec<Set> {
        self.atoms.iter().map(|atom| world.atom(atom.condition)).collect()
    }

    /// What it comes to when its atoms come to these.
    pub fn result(&self, world: &World, values: &[Set]) -> Set {
        let mut values = values.iter().copied();
        let mut next = |_: &Cond| values.next().unwrap_or(Set::ANY);
        world.combined(self.condition, &mut next)
    }
}

/// How many conditions of each sort there are.
#[derive(Default)]
pub struct Sorts {
    pub all: usize,
    pub any: usize,
    pub not: usize,
    pub at_least_of: usize,
    pub applicable_if: usize,
    pub by_reading: usize,
    pub consensus: usize,
    /// Tests that leave it to the authority when they fail.
    pub or_review: usize,
}

/// Every condition that is no other one word for word, and how many there are of each sort.
pub fn decisions(policy: &Policy) -> (Vec<Decision<'_>>, Sorts) {
    let mut found: Vec<(String, &Cond)> = Vec::new();
    for (name, condition) in roots(policy) {
        if !found.iter().any(|(_, other)| *other == condition) {
            found.push((name, condition));
        }
    }
    let mut sorts = Sorts::default();
    let mut decision = |(name, condition)| {
        let mut decision = Decision {
            name,
            condition,
            atoms: Vec::new(),
            vars: Vec::new(),
        };
        let mut walk = Walk {
            policy,
            sorts: &mut sorts,
            under: Vec::new(),
        };
        walk.note(condition, &mut decision.atoms);
        note_vars(policy, condition, &mut decision.vars);
        number_twins(&mut decision.atoms);
        decision
    };
    let decisions: Vec<Decision> = found.into_iter().map(&mut decision).collect();
    let decisions = decisions.into_iter().filter(|one| !one.atoms.is_empty());
    (decisions.collect(), sorts)
}

/// Tells atoms of one name apart.
fn number_twins(atoms: &mut [Atom]) {
    for place in (0..atoms.len()).rev() {
        let before = atoms[..place].iter();
        let twins = before.filter(|other| other.name == atoms[place].name).count();
        if twins > 0 {
            atoms[place].name = format!("{} ({})", atoms[place].name, twins + 1);
        }
    }
}

struct Walk<'w, 'p> {
    policy: &'p Policy,
    sorts: &'w mut Sorts,
    under: Vec<(usize, usize)>,
}

impl<'p> Walk<'_, 'p> {
    fn note(&mut self, condition: &'p Cond, atoms: &mut Vec<Atom<'p>>) {
        let policy = self.policy;
        let sort = match condition {
            Cond::All(_) => &mut self.sorts.all,
            Cond::Any(_) => &mut self.sorts.any,
            Cond::Not(_) => &mut self.sorts.not,
            Cond::AtLeastOf(..) => &mut self.sorts.at_least_of,
            Cond::ApplicableIf(_) => &mut self.sorts.applicable_if,
            Cond::ByReading(..) => &mut self.sorts.by_reading,
            Cond::Consensus(..) => &mut self.sorts.consensus,
            Cond::Leaf(leaf) => {
                let leaf = &policy.leaves[leaf.index()];
                if leaf.otherwise == Outcome::Review {
                    self.sorts.or_review += 1;
                }
                return self.atom(name(leaf), condition, atoms);
            }
            Cond::Named(id) => {
                let name = format!("conditions.{}", policy.conditions[id.index()].id);
                return self.atom(name, condition, atoms);
            }
            Cond::Class(id) => {
                let name = format!("classes.{}", policy.classes[id.index()].id);
                return self.atom(name, condition, atoms);
            }
            Cond::Criterion(id) => {
                let name = format!("criteria.{}", policy.criteria[id.index()].id);
                return self.atom(name, condition, atoms);
            }
            Cond::Always(_) => return,
        };
        *sort += 1;
        if let Cond::ByReading(reading, options) = condition {
            for (option, part) in options.iter().enumerate() {
                self.under.push((reading.index(), option));
                self.note(part, atoms);
                self.under.pop();
            }
            return;
        }
        parts(condition).iter().for_each(|part| self.note(part, atoms));
    }

    fn atom(&self, name: String, condition: &'p Cond, atoms: &mut Vec<Atom<'p>>) {
        let under = self.under.clone();
        atoms.push(Atom {
            name,
            condition,
            under,
        });
    }
}

/// The conditions a condition is put together from.
fn parts(condition: &Cond) -> &[Cond] {
    match condition {
        Cond::All(parts)
        | Cond::Any(parts)
        | Cond::AtLeastOf(_, parts)
        | Cond::ByReading(_, parts)
        | Cond::Consensus(_, parts) => parts,
        Cond::Not(part) => std::slice::from_ref(part),
        Cond::ApplicableIf(pair) => &pair[..],
        Cond::Leaf(_) | Cond::Named(_) | Cond::Class(_) | Cond::Criterion(_) | Cond::Always(_) => &[],
    }
}

fn note_vars(policy: &Policy, condition: &Cond, vars: &mut Vec<VarId>) {
    match condition {
        Cond::Leaf(leaf) => {
            for var in &policy.leaves[leaf.index()].vars {
                if !vars.contains(var) {
                    vars.push(*var);
                }
            }
        }
        Cond::Named(id) => note_vars(policy, &policy.conditions[id.index()].condition, vars),
        Cond::Class(id) => note_vars(policy, &policy.classes[id.index()].condition, vars),
        Cond::Criterion(id) => note_vars(policy, &policy.criteria[id.index()].condition, vars),
        combined => {
            let parts = parts(combined).iter();
            parts.for_each(|part| note_vars(policy, part, vars));
        }
    }
}

/// Every place at which a condition can stand.
fn roots(policy: &Policy) -> Vec<(String, &Cond)> {
    let mut roots = Vec::new();
    let mut add = |name: String, condition| roots.push((name, condition));
    for one in &policy.criteria {
        add(format!("criteria.{}", one.id), &one.condition);
    }
    for one in &policy.classes {
        add(format!("classes.{}", one.id), &one.condition);
    }
    for one in &policy.conditions {
        add(format!("conditions.{}", one.id), &one.condition);
    }
    for one in &policy.benefits {
        add(format!("benefits.{}", one.id), &one.condition);
    }
    for (list, condition) in policy
        .lists
        .iter()
        .filter_map(|list| Some((list, list.condition.as_ref()?)))
    {
        add(format!("lists.{}", list.id), condition);
    }
    for (name, entries) in [
        ("documents", &policy.documents),
        ("steps", &policy.steps),
        ("obligations", &policy.obligations),
        ("triggers", &policy.triggers),
    ] {
        for entry in entries {
            let both = [("", &entry.condition), (".kept", &entry.kept)];
            for (of, condition) in both {
                condition
                    .iter()
                    .for_each(|condition| add(format!("{name}.{}{of}", entry.id), condition));
            }
        }
    }
    for (name, num) in numbers(policy) {
        note_rules(&name, num, &mut roots);
    }
    if let Some(costs) = &policy.costs {
        for track in &costs.tracks {
            let own = track.condition.iter();
            roots.extend(own.map(|condition| (format!("tracks.{}", track.id), condition)));
            for (year, rules) in track.replaced.iter().enumerate() {
                let name = |rule| format!("tracks.{}: year {}, rule {rule}", track.id, year + 1);
                let rules = rules.iter().enumerate();
                roots.extend(rules.map(|(rule, (when, _))| (name(rule + 1), when)));
            }
        }
        let scenarios = costs.scenarios.iter();
        roots.extend(scenarios.map(|one| (format!("scenarios.{}", one.id), &one.condition)));
    }
    roots
}

/// Every number that may choose by conditions.
fn numbers(policy: &Policy) -> Vec<(String, &Num)> {
    let mut numbers: Vec<(String, &Num)> = Vec::new();
    for value in &policy.values {
        numbers.push((format!("values.{}", value.id), &value.number));
    }
    for leaf in &policy.leaves {
        if let Test::Compare { left, right, .. } = &leaf.test {
            numbers.extend([left, right].map(|side| (leaf.label.to_owned(), side)));
        }
    }
    for benefit in &policy.benefits {
        let name = || format!("benefits.{}.amount", benefit.id);
        match &benefit.amount {
            BenefitAmount::Known(num) => numbers.push((name(), num)),
            BenefitAmount::Range(low, high) => numbers.extend([(name(), low), (name(), high)]),
            BenefitAmount::Unstated | BenefitAmount::NotMoney => {}
        }
    }
    let Some(costs) = &policy.costs else {
        return numbers;
    };
    numbers.push(("quantity".to_owned(), &costs.quantity.number));
    numbers.push(("months".to_owned(), &costs.months));
    for item in &costs.items {
        let times = item.times.iter().flat_map(|(low, high)| [low, high]);
        numbers.extend(times.map(|num| (format!("items.{}", item.id), num)));
    }
    for track in &costs.tracks {
        let prices = track.years.iter().flatten();
        numbers.extend(prices.map(|price| (format!("tracks.{}: price", track.id), &price.price)));
    }
    if let Some(deposit) = &costs.deposit {
        numbers.extend([&deposit.low, &deposit.high].map(|num| ("deposit".to_owned(), num)));
    }
    for scenario in &costs.scenarios {
        let items = scenario.items.iter().flat_map(|item| [&item.price, &item.times]);
        numbers.extend(items.map(|num| (format!("scenarios.{}", scenario.id), num)));
    }
    numbers
}

/// The conditions by which a number is chosen.
fn note_rules<'p>(name: &str, num: &'p Num, roots: &mut Vec<(String, &'p Cond)>) {
    match num {
        Num::Choose(rules, otherwise) => {
            for (rule, (when, then)) in rules.iter().enumerate() {
                roots.push((format!("{name}: rule {}", rule + 1), when));
                note_rules(name, then, roots);
            }
            note_rules(name, otherwise, roots);
        }
        Num::Sum(parts)
        | Num::Product(parts)
        | Num::Least(parts)
        | Num::Greatest(parts)
        | Num::ByReading(_, parts) => {
            parts.iter().for_each(|part| note_rules(name, part, roots));
        }
        Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => {
            pair.iter().for_each(|part| note_rules(name, part, roots));
        }
        Num::Rounded(of, ..) | Num::StatedOr(_, of) => note_rules(name, of, roots),
        Num::Constant(_) | Num::Var(_) | Num::Value(_) | Num::Lookup(..) | Num::DaysBetween(_) => {}
    }
}
