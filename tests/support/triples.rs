//! Boundary triples of every comparison of every policy, made from the policy itself: answers that put the compared
//! value just below, exactly on and just above its limit, in the smallest step an answer can have. What the engine
//! says is compared with the second evaluator (`support/plain`).
//!
//! A comparison without such a triple fails, unless `tests/cases/boundaries.json` gives the reason.

use crate::support::answers::situation;
use crate::support::plain::calendar::number_of;
use crate::support::plain::fraction::Frac;
use crate::support::plain::grid::{Axis, Grid};
use crate::support::plain::{Given, World};
use selfcheck::engine::Plan;
use selfcheck::policy::*;
use selfcheck::value::Date;
use std::collections::{BTreeMap, BTreeSet};

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

/// The place nearest to one of the values for other variables.
fn other(grid: &Grid, candidate: usize) -> i128 {
    let given = match grid.step {
        Some(_) => Frac::parse(OTHERS[candidate]).map(Given::Number),
        None => Some(Given::Day(day(DAYS[candidate % DAYS.len()]))),
    };
    given
        .and_then(|given| grid.place(given))
        .expect("a value that fits")
}

fn day(text: &str) -> i64 {
    number_of(Date::parse(text).unwrap())
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
    leaf: &'p Leaf,
    probe: &'p Policy,
    plan: Plan,
    /// What the engine gets wrong.
    wrong: Vec<String>,
}

impl Trial<'_> {
    /// Compares the engine with the second evaluator at a point.
    fn compare(&mut self, world: &World) {
        let Some(expected) = world.tested(self.leaf).single() else {
            return;
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
        let test = &self.leaf.test;
        let Some(grid) = Grid::of(world, axis) else {
            return Found::Nothing;
        };
        let Some(turn) = world.turn(test, axis, &grid) else {
            return Found::Nothing;
        };
        let mut seen = BTreeSet::new();
        for turning in [turn.leaves_first, turn.reaches_last] {
            for place in [turning - 1, turning, turning + 1] {
                if !(turn.low..=turn.high).contains(&place) {
                    continue;
                }
                let order = world.order_at(test, axis, &grid, place);
                if !world.is_possible() {
                    return Found::Nothing;
                }
                seen.extend(order);
                self.compare(world);
            }
        }
        match seen.len() {
            3 => Found::Triple,
            2 if turn.first.is_eq() || turn.last.is_eq() => Found::AtBound,
            _ => Found::Nothing,
        }
    }
}

/// Tries a comparison in every context of choices and readings; the contexts without a triple.
pub fn try_leaf(policy: &Policy, engine: &Policy, place: usize) -> (Vec<String>, Vec<String>, usize) {
    let leaf = &policy.leaves[place];
    let probe = probe(engine, place);
    let mut trial = Trial {
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
    let nothing = World::new(policy, day("2026-11-21"));
    axes.retain(|axis| Grid::of(&nothing, *axis).is_some());
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
        let mut start = World::new(policy, day("2026-11-21"));
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
                if let Some(grid) = Grid::of(world, *other) {
                    world.put(*other, grid.given(self::other(&grid, candidate)));
                }
            }
            known |= world.order(&trial.leaf.test).is_ok();
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

// ---- a policy ------------------------------------------------------------------------------------------------------

/// The name of a test: its label and the year.
pub fn name(leaf: &Leaf) -> String {
    let year = leaf.years_back.map(|years| format!(" -{years}"));
    format!("{}{}", leaf.label, year.unwrap_or_default())
}

/// The names of all tests, with which of that name it is.
fn names(policy: &Policy) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let numbered = |leaf: &Leaf| {
        let name = name(leaf);
        let count = seen.entry(name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            format!("{name} #{count}")
        } else {
            name
        }
    };
    policy.leaves.iter().map(numbered).collect()
}

/// What came of the comparisons of a policy.
#[derive(Default)]
pub struct Tried {
    pub comparisons: usize,
    pub triples: usize,
    pub faults: Vec<String>,
}

/// Tries every comparison; `listed` are those that cannot have a triple, with the reason.
pub fn check(policy: &Policy, listed: &BTreeMap<String, String>) -> Tried {
    let mut all = Tried::default();
    let mut unused: BTreeSet<&String> = listed.keys().collect();
    for (place, name) in names(policy).iter().enumerate() {
        if !matches!(
            policy.leaves[place].test,
            Test::Compare { .. } | Test::Dates { .. }
        ) {
            continue;
        }
        let (wrong, missing, found) = try_leaf(policy, policy, place);
        all.comparisons += 1;
        all.triples += found;
        all.faults.extend(wrong.into_iter().take(3));
        let is_covered = missing.is_empty() && found > 0;
        match (is_covered, unused.remove(name)) {
            (false, false) => all
                .faults
                .push(format!("no triple for `{name}`; contexts {missing:?}")),
            (true, true) => all
                .faults
                .push(format!("`{name}` has its triples: take it off the list")),
            _ => {}
        }
    }
    let gone = unused
        .into_iter()
        .map(|name| format!("there is no comparison `{name}`"));
    all.faults.extend(gone);
    all
}
