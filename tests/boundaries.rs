//! Boundary triples of every comparison of every policy, made from the policy itself: answers that put the compared
//! value just below, exactly on and just above its limit, in the smallest step an answer can have. What the engine
//! says is compared with an evaluator of its own (`support/plain`).
//!
//! A comparison without such a triple fails, unless `tests/cases/boundaries.json` gives the reason.

#[path = "support/plain/mod.rs"]
mod plain;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use plain::fraction::Frac;
use plain::{Given, World, date, number_of};
use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::*;
use selfcheck::value::Number;

/// Values other variables of the comparison take, where their bounds allow; many denominators for ratios.
const OTHERS: [&str; 18] = [
    "100",
    "10",
    "1000",
    "16.85",
    "293",
    "148",
    "1",
    "3",
    "7",
    "20",
    "40",
    "8",
    "2000",
    "10000",
    "100000",
    "1000000",
    "0",
    "500000000",
];
const DAYS: [&str; 3] = ["2024-02-29", "2023-06-01", "2026-11-21"];
/// Triples looked for in each context, where there are so many.
const ENOUGH: usize = 4;

// ---- what can move -------------------------------------------------------------------------------------------------

/// Something that can be put at the limit, step by step.
#[derive(Clone, Copy, PartialEq)]
enum Axis {
    Var(VarId),
    Today,
}

/// The places of an axis: whole numbers of steps, or days.
struct Grid {
    step: Option<Frac>,
    low: i128,
    high: i128,
}

impl Grid {
    fn of(policy: &Policy, axis: Axis) -> Option<Grid> {
        let Axis::Var(var) = axis else {
            let [low, high] = ["2000-01-01", "2060-12-31"].map(day);
            return Some(Grid {
                step: None,
                low,
                high,
            });
        };
        let fact = &policy.facts[policy.variables.get(var.index())?.fact.index()];
        match &fact.kind {
            Kind::Number(kind) | Kind::Series(kind, _) if fact.only_latest() != Some(var) => {
                let exact = |number: Number| Frac::parse(&number.text());
                let step = exact(kind.step)?;
                let low = -exact(kind.min)?.negative().over(step)?.floor();
                let high = exact(kind.max)?.over(step)?.floor();
                Some(Grid {
                    step: Some(step),
                    low,
                    high,
                })
            }
            Kind::Date(kind) => {
                let [low, high] = [kind.min, kind.max].map(|date| i128::from(number_of(date)));
                Some(Grid {
                    step: None,
                    low,
                    high,
                })
            }
            _ => None,
        }
    }

    fn given(&self, place: i128) -> Option<Given> {
        match self.step {
            Some(step) => Frac::whole(place).times(step).map(Given::Number),
            None => i64::try_from(place).ok().map(Given::Day),
        }
    }

    /// The place nearest to one of the values for other variables.
    fn other(&self, candidate: usize) -> i128 {
        let place = match self.step {
            Some(step) => Frac::parse(OTHERS[candidate])
                .and_then(|value| value.over(step))
                .map_or(0, Frac::floor),
            None => day(DAYS[candidate % DAYS.len()]),
        };
        place.clamp(self.low, self.high)
    }
}

fn day(text: &str) -> i128 {
    i128::from(number_of(selfcheck::value::Date::parse(text).unwrap()))
}

fn put(world: &mut World, axis: Axis, given: Option<Given>) {
    match (axis, given) {
        (Axis::Var(var), given) => world.given[var.index()] = given,
        (Axis::Today, Some(Given::Day(day))) => world.today = day,
        (Axis::Today, _) => {}
    }
}

// ---- what a comparison reads ---------------------------------------------------------------------------------------

/// Readings and whether the day of the self-check occurs in a comparison, found in the text of the checked policy.
struct Reads {
    readings: BTreeSet<usize>,
    today: bool,
}

fn reads(policy: &Policy, test: &Test) -> Reads {
    let mut text = format!("{test:?}");
    // Named values and conditions, as deep as they go.
    for _ in 0..8 {
        for place in ids(&text, "ValueId(") {
            text = text.replace(
                &format!("ValueId({place})"),
                &format!("{:?}", policy.values[place].number),
            );
        }
        for place in ids(&text, "ConditionId(") {
            let condition = &policy.conditions[place].condition;
            text = text.replace(&format!("ConditionId({place})"), &format!("{condition:?}"));
        }
        for place in ids(&text, "LeafId(") {
            text = text.replace(
                &format!("LeafId({place})"),
                &format!("{:?}", policy.leaves[place].test),
            );
        }
    }
    Reads {
        readings: ids(&text, "ReadingId("),
        today: text.contains("Today"),
    }
}

fn ids(text: &str, name: &str) -> BTreeSet<usize> {
    let found = text.split(name).skip(1);
    found
        .filter_map(|rest| rest.split(')').next()?.parse().ok())
        .collect()
}

/// Every way to choose among these numbers of options.
fn choices(lengths: &[usize]) -> Vec<Vec<usize>> {
    lengths.iter().fold(vec![Vec::new()], |all, length| {
        let longer = |chosen: &Vec<usize>| {
            let chosen = chosen.clone();
            (0..*length).map(move |option| [chosen.clone(), vec![option]].concat())
        };
        all.iter().flat_map(longer).collect()
    })
}

// ---- the engine's side ---------------------------------------------------------------------------------------------

/// The policy with one criterion: the test.
fn probe(policy: &Policy, leaf: usize) -> Policy {
    let mut probe = policy.clone();
    let always = || Cond::Always(Outcome::Met);
    probe
        .criteria
        .iter_mut()
        .for_each(|criterion| criterion.condition = always());
    probe
        .classes
        .iter_mut()
        .for_each(|class| class.condition = always());
    (probe.costs, probe.benefits, probe.lists) = (None, Vec::new(), Vec::new());
    probe.criteria.push(Criterion {
        id: "probe",
        title: "",
        list: 0,
        kind: CriterionKind::Hard,
        condition: Cond::Leaf(LeafId(u16::try_from(leaf).unwrap())),
        citation: Citation {
            article: "",
            quote: "",
        },
        evidence: Vec::new(),
        tell: "",
    });
    probe
}

/// The answers of a world.
fn situation(world: &World) -> Situation {
    let mut situation = Situation::new(world.policy, date(world.today));
    for (fact, answer) in world.policy.facts.iter().zip(&mut situation.answers) {
        let first = fact.first_var.index();
        let own = &world.given[first..first + usize::from(fact.var_count)];
        let number = |given: &Option<Given>| match given {
            Some(Given::Number(number)) => Some(Number::parse(&decimal(*number)).unwrap()),
            _ => None,
        };
        *answer = match (&fact.kind, own) {
            (Kind::Series(..), _) => Some(Answer::Series(own.iter().map(number).collect())),
            (_, [Some(Given::Number(_))]) => number(&own[0]).map(Answer::Number),
            (_, [Some(Given::Day(day))]) => Some(Answer::Date(date(*day), date(*day))),
            (_, [Some(Given::Choice(option))]) => Some(Answer::Choice(*option)),
            (_, [Some(Given::Bool(yes))]) => Some(Answer::Bool(*yes)),
            _ => None,
        };
    }
    let options = world.options.iter().map(|option| u16::try_from(*option).ok());
    situation.options = options.collect();
    situation
}

fn decimal(number: Frac) -> String {
    let places = (0..28).find(|places| {
        let scaled = Frac::whole(10_i128.pow(*places)).times(number);
        scaled.is_some_and(|scaled| Frac::whole(scaled.floor()) == scaled)
    });
    let places = places.expect("an answer is a decimal");
    let scaled = number.times(Frac::whole(10_i128.pow(places))).unwrap().floor();
    Number::from_parts(scaled, places).unwrap().text()
}

/// What was met where the order changes.
#[derive(Clone, Copy, PartialEq)]
enum Found {
    /// The limit itself cannot be answered.
    Nothing,
    /// The limit is the first or last answer there is: nothing lies beyond it.
    AtBound,
    /// Below, on and above the limit.
    Triple,
}

// ---- one comparison ------------------------------------------------------------------------------------------------

/// One comparison under trial.
struct Trial<'p> {
    policy: &'p Policy,
    leaf: &'p Leaf,
    probe: &'p Policy,
    plan: Plan,
    /// What the engine gets wrong.
    wrong: Vec<String>,
}

impl Trial<'_> {
    /// Compares the engine with the own evaluator at a point.
    fn compare(&mut self, world: &World) {
        let Some(holds) = world.compared(&self.leaf.test) else {
            return;
        };
        let expected = match holds {
            _ if !world.is_meant(&self.leaf.test) => Outcome::Review,
            true => Outcome::Met,
            false => self.leaf.otherwise,
        };
        let found = self.plan.summary(self.probe, &situation(world));
        let found = found.criteria.last().and_then(|outcomes| outcomes.single());
        if found != Some(expected) {
            self.wrong.push(format!(
                "{}: {expected:?} expected, it is {found:?}",
                self.leaf.label
            ));
        }
    }

    /// Moves along an axis to where the order changes; what was met there.
    fn cross(&mut self, world: &mut World, axis: Axis) -> Found {
        let (policy, leaf) = (self.policy, self.leaf);
        let Some(grid) = Grid::of(policy, axis) else {
            return Found::Nothing;
        };
        let order = |world: &mut World, place: i128| {
            put(world, axis, grid.given(place));
            world.order(&leaf.test)
        };
        // A whole of 0 has no share: begin a step above.
        let low = if order(world, grid.low).is_some() {
            grid.low
        } else {
            grid.low + 1
        };
        let (Some(first), Some(last)) = (order(world, low), order(world, grid.high)) else {
            return Found::Nothing;
        };
        if first == last {
            return Found::Nothing;
        }
        let leaves_first = search(low, grid.high, |place| order(world, place) != Some(first));
        let reaches_last = search(low, grid.high, |place| order(world, place) == Some(last));
        let mut seen = BTreeSet::new();
        for place in [
            leaves_first - 1,
            leaves_first,
            leaves_first + 1,
            reaches_last - 1,
            reaches_last,
            reaches_last + 1,
        ] {
            if (low..=grid.high).contains(&place) {
                let order = order(world, place);
                if !related(world) {
                    return Found::Nothing;
                }
                seen.extend(order);
                self.compare(world);
            }
        }
        match seen.len() {
            3 => Found::Triple,
            2 if first.is_eq() || last.is_eq() => Found::AtBound,
            _ => Found::Nothing,
        }
    }
}

/// The first place in a range at which something holds, if it holds from there on.
fn search(mut low: i128, mut high: i128, mut holds: impl FnMut(i128) -> bool) -> i128 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Whether what is given keeps part within whole, and days in their order.
fn related(world: &World) -> bool {
    world.policy.constraints.iter().all(|constraint| {
        let given = |var: &VarId| world.given[var.index()];
        match &constraint.relation {
            Relation::AtMost(part, whole) => match (given(part), given(whole)) {
                (Some(Given::Number(part)), Some(Given::Number(whole))) => part <= whole,
                _ => true,
            },
            Relation::NotAfter(first, second) => match (given(first), given(second)) {
                (Some(Given::Day(first)), Some(Given::Day(second))) => first <= second,
                _ => true,
            },
            Relation::Implies(..) => true,
        }
    })
}

/// Tries a comparison in every context of choices and readings; the contexts without a triple.
fn try_leaf(policy: &Policy, engine: &Policy, place: usize) -> (Vec<String>, Vec<String>, usize) {
    let leaf = &policy.leaves[place];
    let probe = probe(engine, place);
    let mut trial = Trial {
        policy,
        leaf,
        plan: Plan::new(&probe),
        probe: &probe,
        wrong: Vec::new(),
    };
    let reads = reads(policy, &leaf.test);
    let readings: Vec<usize> = reads.readings.into_iter().collect();
    let options_of = |var: &VarId| match &policy.facts[policy.variables[var.index()].fact.index()].kind {
        Kind::Choice(options) | Kind::ChoiceByYear(options, _) => options.len(),
        Kind::Claim => 3,
        Kind::YesNo | Kind::Assessment => 2,
        _ => 0,
    };
    let chosen: Vec<VarId> = leaf
        .vars
        .iter()
        .copied()
        .filter(|var| options_of(var) > 0)
        .collect();
    let lengths: Vec<usize> = readings
        .iter()
        .map(|reading| policy.readings[*reading].options.len())
        .chain(chosen.iter().map(options_of))
        .collect();
    let mut axes: Vec<Axis> = leaf.vars.iter().map(|var| Axis::Var(*var)).collect();
    axes.retain(|axis| Grid::of(policy, *axis).is_some());
    // The newest figure of a series first.
    axes.reverse();
    axes.extend(reads.today.then_some(Axis::Today));
    let (mut missing, mut triples) = (Vec::new(), 0);
    for context in choices(&lengths) {
        let (options, values) = context.split_at(readings.len());
        let computed =
            |(reading, option): (&usize, &usize)| policy.readings[*reading].options[*option].computed;
        if !readings.iter().zip(options).all(computed) {
            continue;
        }
        let mut start = World {
            policy,
            given: vec![None; policy.variables.len()],
            today: number_of(selfcheck::value::Date::parse("2026-11-21").unwrap()),
            options: policy
                .readings
                .iter()
                .map(|reading| usize::from(reading.default))
                .collect(),
        };
        for (reading, option) in readings.iter().zip(options) {
            start.options[*reading] = *option;
        }
        for (var, value) in chosen.iter().zip(values) {
            let fact = &policy.facts[policy.variables[var.index()].fact.index()];
            start.given[var.index()] = Some(match fact.kind {
                Kind::YesNo | Kind::Assessment => Given::Bool(*value == 1),
                _ => Given::Choice(u16::try_from(*value).unwrap()),
            });
        }
        match try_context(&mut trial, &mut start, &axes) {
            Some(0) => missing.push(format!("{context:?}")),
            Some(found) => triples += found,
            None => {}
        }
    }
    (trial.wrong, missing, triples)
}

/// How many triples a context has; `None` where there is nothing to compare.
fn try_context(trial: &mut Trial, world: &mut World, axes: &[Axis]) -> Option<usize> {
    let (mut triples, mut at_bound, mut known) = (0, 0, false);
    for axis in axes {
        for candidate in 0..OTHERS.len() {
            for other in axes {
                if let Some(grid) = Grid::of(trial.policy, *other) {
                    put(world, *other, grid.given(grid.other(candidate)));
                }
            }
            known |= world.order(&trial.leaf.test).is_some();
            match trial.cross(world, *axis) {
                Found::Triple => triples += 1,
                Found::AtBound => at_bound += 1,
                Found::Nothing => {}
            }
            if triples >= ENOUGH {
                return Some(triples);
            }
        }
    }
    let found = if triples > 0 { triples } else { at_bound };
    known.then_some(found)
}

// ---- every policy --------------------------------------------------------------------------------------------------

fn folder(relative: &str) -> Bundle {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(relative);
    author::read_folder(&folder).unwrap_or_else(|problems| panic!("{} problems", problems.len()))
}

/// The name of a comparison: its label, the year, and which of that name it is.
fn names(policy: &Policy) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let name = |leaf: &Leaf| {
        let year = leaf
            .years_back
            .map(|years| format!(" -{years}"))
            .unwrap_or_default();
        let name = format!("{}{year}", leaf.label);
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            format!("{name} #{count}")
        } else {
            name
        }
    };
    policy.leaves.iter().map(name).collect()
}

type Listed = BTreeMap<String, BTreeMap<String, String>>;

/// What is wrong, and how many comparisons and triples there are.
fn check(policy: &Policy, engine: &Policy, listed: &BTreeMap<String, String>) -> (Vec<String>, usize, usize) {
    let (mut faults, mut comparisons, mut triples) = (Vec::new(), 0, 0);
    let mut unused: BTreeSet<&String> = listed.keys().collect();
    for (place, name) in names(policy).iter().enumerate() {
        if !matches!(
            policy.leaves[place].test,
            Test::Compare { .. } | Test::Dates { .. }
        ) {
            continue;
        }
        let (wrong, missing, found) = try_leaf(policy, engine, place);
        (comparisons, triples) = (comparisons + 1, triples + found);
        faults.extend(
            wrong
                .into_iter()
                .take(3)
                .map(|what| format!("{}: {what}", policy.slug)),
        );
        let is_covered = missing.is_empty() && found > 0;
        match (is_covered, unused.remove(name)) {
            (false, false) => faults.push(format!(
                "{}: no triple for `{name}`; contexts {missing:?}",
                policy.slug
            )),
            (true, true) => faults.push(format!(
                "{}: `{name}` has its triples: take it off the list",
                policy.slug
            )),
            _ => {}
        }
    }
    faults.extend(
        unused
            .into_iter()
            .map(|name| format!("{}: there is no comparison `{name}`", policy.slug)),
    );
    (faults, comparisons, triples)
}

#[test]
fn every_comparison_turns_where_it_should() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/boundaries.json");
    let listed: Listed = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut faults, none) = (Vec::new(), BTreeMap::new());
    for bundle in ["policies", "tests/policies"].map(folder) {
        for policy in &bundle.policies {
            let listed = listed.get(policy.slug).unwrap_or(&none);
            let (found, comparisons, triples) = check(policy, policy, listed);
            println!(
                "{}: {comparisons} comparisons, {triples} triples, {} without",
                policy.slug,
                listed.len()
            );
            faults.extend(found);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An engine with a comparator that is off by the smallest step is found out, for every comparison.
#[test]
fn a_neighbouring_comparator_is_found_out() {
    for policy in &folder("tests/policies").policies {
        for place in 0..policy.leaves.len() {
            let mut engine = policy.clone();
            let (Test::Compare { comparator, .. } | Test::Dates { comparator, .. }) =
                &mut engine.leaves[place].test
            else {
                continue;
            };
            *comparator = match comparator {
                Comparator::AtLeast => Comparator::MoreThan,
                Comparator::MoreThan => Comparator::AtLeast,
                Comparator::AtMost => Comparator::LessThan,
                Comparator::LessThan => Comparator::AtMost,
                Comparator::Equals => Comparator::AtLeast,
            };
            let (wrong, ..) = try_leaf(policy, &engine, place);
            assert!(
                !wrong.is_empty(),
                "{}: {}",
                policy.slug,
                policy.leaves[place].label
            );
        }
    }
}
