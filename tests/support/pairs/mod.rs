//! Pairs of situations that show that a condition depends on each of its tests (MC/DC): the outcome of the test differs
//! and so does that of the condition, while the other tests come to the same or to what makes no difference (masking).
//!
//! Policy conditions have more than two outcomes, so that it is put like this. A situation turns the condition into a
//! table from outcomes of the test to outcomes of the whole. Two situations are a pair if the test comes to one outcome
//! in the first and to another in the second, if the tables of both have the same entries there, and if the entries
//! differ.

pub mod decisions;

use std::collections::BTreeMap;

use selfcheck::policy::*;

use crate::support::Random;
use crate::support::complete::{Drawer, aim_at};
use crate::support::plain::World;
use crate::support::plain::grid::Axis;
use crate::support::plain::outcome::{OUTCOMES, Set};
use decisions::Decision;

/// Situations of a policy as a whole that are looked at first.
const AT_RANDOM: u64 = 400;
/// Walks through the facts of one condition, for a test that has no pair yet, and their steps.
const WALKS: u64 = 60;
const STEPS: usize = 60;

/// What situations have shown of one test: its outcome and the table of the condition, each with the first situation.
type Seen<'p> = BTreeMap<(usize, [usize; 4]), World<'p>>;

/// Two situations, each with what the condition comes to.
pub type Pair<'p> = [(World<'p>, Outcome); 2];

/// What is known of a condition.
pub struct Evidence<'p> {
    pub decision: Decision<'p>,
    seen: Vec<Seen<'p>>,
    /// By test.
    pub pairs: Vec<Option<Pair<'p>>>,
}

impl<'p> Evidence<'p> {
    pub fn new(decision: Decision<'p>) -> Evidence<'p> {
        let atoms = decision.atoms.len();
        Evidence {
            decision,
            seen: vec![Seen::new(); atoms],
            pairs: vec![None; atoms],
        }
    }

    /// Takes a situation into account.
    pub fn observe(&mut self, world: &World<'p>) {
        if self.pairs.iter().all(Option::is_some) {
            return;
        }
        let mut values = self.decision.values(world);
        for place in 0..values.len() {
            let (Some(outcome), false) = (values[place].single(), self.pairs[place].is_some()) else {
                continue;
            };
            let own = values[place];
            let table = OUTCOMES.map(|other| {
                values[place] = Set::of(other);
                let result = self.decision.result(world, &values).single();
                result.map_or(OUTCOMES.len(), |result| result as usize)
            });
            values[place] = own;
            if table.iter().all(|entry| *entry == table[0]) || table.contains(&OUTCOMES.len()) {
                continue;
            }
            let seen = &mut self.seen[place];
            if seen.contains_key(&(outcome as usize, table)) {
                continue;
            }
            self.pairs[place] = partner(seen, outcome as usize, &table).map(|(other, result)| {
                [
                    (world.clone(), OUTCOMES[table[outcome as usize]]),
                    (other, result),
                ]
            });
            seen.insert((outcome as usize, table), world.clone());
        }
    }
}

/// One of those seen that makes a pair with a new one.
fn partner<'p>(seen: &Seen<'p>, outcome: usize, table: &[usize; 4]) -> Option<(World<'p>, Outcome)> {
    let fits = |((other, its), _): &(&(usize, [usize; 4]), &World)| {
        let differs = table[outcome] != table[*other];
        differs && its[outcome] == table[outcome] && its[*other] == table[*other]
    };
    let ((other, its), world) = seen.iter().find(fits)?;
    Some((world.clone(), OUTCOMES[its[*other]]))
}

/// Looks for pairs: among situations of the whole policy first, then by walks through the facts of a condition.
pub fn search<'p>(policy: &'p Policy, evidence: &mut [Evidence<'p>]) {
    let drawer = Drawer::new(policy);
    for seed in 0..AT_RANDOM {
        let drawn = drawer.draw(&mut Random::new(seed));
        evidence.iter_mut().for_each(|one| one.observe(&drawn.world));
    }
    for one in evidence {
        for place in 0..one.pairs.len() {
            for seed in 0..WALKS {
                if one.pairs[place].is_none() {
                    walk(policy, &drawer, one, place, seed);
                }
            }
        }
    }
}

/// A walk through the facts of a condition towards situations in which one of its tests counts.
fn walk<'p>(policy: &Policy, drawer: &Drawer<'p>, evidence: &mut Evidence<'p>, place: usize, seed: u64) {
    let mut random = Random::new(seed);
    let mut world = drawer.draw(&mut random).world;
    for (reading, option) in &evidence.decision.atoms[place].under {
        world.options[*reading] = *option;
    }
    let vars = evidence.decision.vars.clone();
    let mut best = closeness(&evidence.decision, &world, place);
    for _ in 0..STEPS {
        let before = world.clone();
        let var = vars[random.below(vars.len())];
        change(policy, drawer, &mut world, var, &mut random);
        drawer.mend(&mut world, &mut random);
        let close = closeness(&evidence.decision, &world, place);
        if world.is_possible() {
            evidence.observe(&world);
        }
        if evidence.pairs[place].is_some() {
            return;
        }
        if !world.is_possible() || close < best {
            world = before;
        } else {
            best = close;
        }
    }
}

fn change(policy: &Policy, drawer: &Drawer, world: &mut World, var: VarId, random: &mut Random) {
    let reads = |leaf: &&Leaf| leaf.vars.contains(&var);
    let leaves: Vec<&Leaf> = policy.leaves.iter().filter(reads).collect();
    let leaf = leaves[random.below(leaves.len())];
    if random.one_in(2) {
        let others: Vec<Axis> = leaf.vars.iter().map(|var| Axis::Var(*var)).collect();
        if aim_at(world, leaf, Axis::Var(var), &others, random) {
            return;
        }
    }
    if let Some(fact) = world.fact(var).filter(|fact| fact.only_latest() != Some(var)) {
        world.given[var.index()] = drawer.value(world, fact, var.index(), random);
    }
}

/// How many atoms stand as they have to for one of them to count.
fn closeness(decision: &Decision, world: &World, place: usize) -> usize {
    let needs = Needs {
        values: decision.values(world),
        place,
    };
    needs.count(world, decision.condition, &mut 0).1
}

struct Needs {
    values: Vec<Set>,
    place: usize,
}

impl Needs {
    /// Whether the atom is in a condition, and how many atoms beside it let it count.
    fn count(&self, world: &World, condition: &Cond, next: &mut usize) -> (bool, usize) {
        let inside = |parts: &[Cond], wanted: &[Outcome], next: &mut usize| {
            let (mut within, mut count) = (false, 0);
            for part in parts {
                let start = *next;
                let (here, inner) = self.count(world, part, next);
                if here {
                    (within, count) = (true, count + inner);
                } else {
                    let mut values = self.values[start..*next].iter().copied();
                    let mut atom = |_: &Cond| values.next().unwrap_or(Set::ANY);
                    let result = world.combined(part, &mut atom).single();
                    count += usize::from(result.is_some_and(|result| wanted.contains(&result)));
                }
            }
            (within, count)
        };
        match condition {
            Cond::All(parts) => inside(parts, &[Outcome::Met, Outcome::NotApplicable], next),
            Cond::Any(parts) => inside(parts, &[Outcome::NotMet, Outcome::NotApplicable], next),
            Cond::ApplicableIf(pair) => inside(&pair[..], &[Outcome::Met], next),
            Cond::AtLeastOf(_, parts) | Cond::Consensus(_, parts) | Cond::ByReading(_, parts) => {
                inside(parts, &[], next)
            }
            Cond::Not(part) => self.count(world, part, next),
            Cond::Always(_) => (false, 0),
            Cond::Leaf(_) | Cond::Named(_) | Cond::Class(_) | Cond::Criterion(_) => {
                *next += 1;
                (*next - 1 == self.place, 0)
            }
        }
    }
}
