//! Whether conditions can come out in wanted ways all at once. "No" is certain; "yes" may be too much.

use crate::policy::{Cond, LeafId, Outcome, Policy, ReadingId, Test};

use super::super::after::may_not_apply;
use super::figures::Asked;
use super::world::{Lore, World};

/// Outcomes a condition is wanted to have.
pub(super) type Wanted = u8;

pub(super) const NOT_MET: Wanted = 1;
pub(super) const REVIEW: Wanted = 2;
pub(super) const MET: Wanted = 4;
pub(super) const NOT_APPLICABLE: Wanted = 8;
pub(super) const ANY: Wanted = 15;
const CHAIN: Wanted = NOT_MET | REVIEW | MET;

/// Most steps of one search.
const MOST_STEPS: usize = 600;

#[derive(Clone, Copy)]
pub(super) enum Goal<'c> {
    /// A condition has one of these outcomes.
    Has(&'c Cond, Wanted),
    /// A reading is read so.
    Read(ReadingId, usize),
}

/// Whether all goals can be reached at once.
pub(super) fn possible(lore: &Lore, goals: &[Goal]) -> bool {
    let mut search = Search { steps: MOST_STEPS };
    search.reach(World::new(lore), goals.to_vec(), Vec::new())
}

/// Of these outcomes, which a condition can have.
pub(super) fn outcomes(lore: &Lore, cond: &Cond) -> Wanted {
    let all = [NOT_MET, REVIEW, MET, NOT_APPLICABLE];
    let can = |wanted: &Wanted| possible(lore, &[Goal::Has(cond, *wanted)]);
    all.into_iter().filter(can).fold(0, |set, wanted| set | wanted)
}

/// Ways to reach a goal, each a list of goals.
type Ways<'c> = Vec<Vec<Goal<'c>>>;

/// What becomes of a goal.
enum Next<'c> {
    Impossible,
    /// All of these instead.
    All(Vec<Goal<'c>>),
    /// One of these ways.
    One(Ways<'c>),
}

struct Search {
    steps: usize,
}

impl Search {
    /// Whether all goals can be reached, and of each of `open` one way.
    fn reach<'c>(
        &mut self,
        mut world: World<'_, 'c>,
        mut goals: Vec<Goal<'c>>,
        mut open: Vec<Ways<'c>>,
    ) -> bool {
        while let Some(goal) = goals.pop() {
            if self.steps == 0 {
                return true;
            }
            self.steps -= 1;
            match next(&mut world, goal) {
                Next::Impossible => return false,
                Next::All(more) => goals.extend(more),
                Next::One(ways) => open.push(ways),
            }
        }
        if !world.settle() {
            return false;
        }
        // The fewest ways first.
        let Some(least) = (0..open.len()).min_by_key(|at| open[*at].len()) else {
            return true;
        };
        let ways = open.swap_remove(least);
        ways.into_iter()
            .any(|way| self.reach(world.clone(), way, open.clone()))
    }
}

fn sure<'c>(can: bool) -> Next<'c> {
    if can {
        Next::All(Vec::new())
    } else {
        Next::Impossible
    }
}

fn next<'c>(world: &mut World<'_, 'c>, goal: Goal<'c>) -> Next<'c> {
    let (cond, wanted) = match goal {
        Goal::Read(reading, option) => return sure(world.read(reading, option)),
        Goal::Has(_, ANY) => return sure(true),
        Goal::Has(cond, wanted) => (cond, wanted),
    };
    let policy = world.lore.policy;
    let same = |cond: &'c Cond| Next::All(vec![Goal::Has(cond, wanted)]);
    match cond {
        Cond::Leaf(leaf) => sure(test(world, *leaf, wanted)),
        Cond::All(parts) => list(policy, parts, wanted, |set| set),
        Cond::Any(parts) => list(policy, parts, wanted, swapped),
        Cond::Not(part) => Next::All(vec![Goal::Has(part, swapped(wanted))]),
        Cond::AtLeastOf(count, parts) if usize::from(*count) == parts.len() => {
            list(policy, parts, wanted, |set| set)
        }
        Cond::AtLeastOf(1, parts) => list(policy, parts, wanted, swapped),
        Cond::AtLeastOf(..) => sure(true),
        Cond::ApplicableIf(pair) => {
            let held = vec![Goal::Has(&pair[0], MET), Goal::Has(&pair[1], wanted)];
            if wanted & NOT_APPLICABLE == 0 {
                return Next::All(held);
            }
            let without = vec![Goal::Has(&pair[0], ANY & !MET)];
            Next::One(vec![held, without])
        }
        Cond::ByReading(reading, options) => {
            let left = world.reading(*reading);
            let read = |(place, option): (usize, &'c Cond)| {
                vec![Goal::Read(*reading, place), Goal::Has(option, wanted)]
            };
            let options = options.iter().enumerate();
            Next::One(
                options
                    .filter(|(place, _)| left >> place & 1 == 1)
                    .map(read)
                    .collect(),
            )
        }
        // What they agree on; where they differ it is left to the authority.
        Cond::Consensus(_, options) if wanted & REVIEW == 0 && wanted.count_ones() == 1 => {
            Next::All(options.iter().map(|option| Goal::Has(option, wanted)).collect())
        }
        Cond::Consensus(..) => sure(true),
        Cond::Named(id) => same(&policy.conditions[id.index()].condition),
        Cond::Class(id) => same(&policy.classes[id.index()].condition),
        Cond::Criterion(id) => same(&policy.criteria[id.index()].condition),
        // Written so on purpose: nothing is concluded from it.
        Cond::Always(_) => sure(true),
    }
}

/// Met and not met exchanged.
fn swapped(set: Wanted) -> Wanted {
    let bit = |from: Wanted, to: Wanted| if set & from == 0 { 0 } else { to };
    bit(NOT_MET, MET) | bit(MET, NOT_MET) | set & (REVIEW | NOT_APPLICABLE)
}

/// A list whose lowest part counts; `turn` makes it one whose highest does.
fn list<'c>(policy: &Policy, parts: &'c [Cond], wanted: Wanted, turn: fn(Wanted) -> Wanted) -> Next<'c> {
    let wanted = turn(wanted);
    let has = |part: &'c Cond, set: Wanted| Goal::Has(part, turn(set));
    let every =
        |set: Wanted| -> Vec<Goal<'c>> { parts.iter().map(|part| has(part, set | NOT_APPLICABLE)).collect() };
    let one = |set: Wanted, rest: Wanted| -> Ways<'c> {
        let way = |part: &'c Cond| {
            let mut way = if rest == ANY { Vec::new() } else { every(rest) };
            way.push(has(part, set));
            way
        };
        parts.iter().map(way).collect()
    };
    let mut ways: Ways = Vec::new();
    if wanted & NOT_APPLICABLE != 0 && parts.iter().all(|part| may_not_apply(policy, part)) {
        ways.push(parts.iter().map(|part| has(part, NOT_APPLICABLE)).collect());
    }
    match wanted & CHAIN {
        CHAIN => return sure(true),
        0 => {}
        set if set == REVIEW | MET || set == MET => ways.push(every(set)),
        REVIEW => ways.extend(one(REVIEW, REVIEW | MET)),
        set => {
            ways.extend(one(set & (NOT_MET | REVIEW), ANY));
            if set & MET != 0 {
                ways.push(every(MET));
            }
        }
    }
    match ways.len() {
        0 => Next::Impossible,
        1 => Next::All(ways.remove(0)),
        _ => Next::One(ways),
    }
}

/// Takes a test to come out in a wanted way; false where it cannot.
fn test(world: &mut World, leaf: LeafId, wanted: Wanted) -> bool {
    let leaf_ = &world.lore.policy.leaves[leaf.index()];
    let failed = match leaf_.otherwise {
        Outcome::Review => REVIEW,
        _ => NOT_MET,
    };
    let (yes, no) = (wanted & MET != 0, wanted & failed != 0);
    let set = |options: [(Wanted, u64); 3]| {
        let options = options.iter().filter(|(outcome, _)| wanted & outcome != 0);
        options.fold(0, |set, (_, option)| set | option)
    };
    match &leaf_.test {
        Test::Yes(var) => world.choose(*var, set([(MET, 2), (failed, 1), (0, 0)])),
        Test::Assessed(var) => world.choose(*var, set([(REVIEW, 2), (NOT_MET, 1), (0, 0)])),
        Test::Claimed(var) => world.choose(*var, set([(MET, 1), (REVIEW, 2), (NOT_MET, 4)])),
        Test::OneOf(var, options) => world.choose(*var, set([(MET, *options), (failed, !options), (0, 0)])),
        Test::Has(var, options) => match (yes, no) {
            (true, true) => true,
            (false, false) => false,
            _ => world.have(*var, *options, yes),
        },
        Test::Compare { .. } | Test::Dates { .. } => {
            let Some(line) = world.lore.figures.lines[leaf.index()] else {
                return true;
            };
            let left_out =
                line.undefined && wanted & REVIEW != 0 || line.blank && wanted & NOT_APPLICABLE != 0;
            match line.asked {
                _ if left_out || yes && no => true,
                _ if !yes && !no => false,
                Asked::Open => true,
                Asked::Fixed(holds) => holds == yes,
                Asked::Limit(figure, comparator, limit) => world.compare(figure, comparator, limit, yes),
            }
        }
    }
}
