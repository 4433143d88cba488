//! [`Quest`]: the search for the smallest sets of changes that reach an outcome.

use crate::policy::{LeafId, Outcome};

use super::axis::Axis;
use super::facts::Slot;
use super::outcomes::Outcomes;
use super::trial::{Aim, Step, Trial};

/// Most answers changed by one set.
pub(super) const MOST_MOVES: usize = 3;

/// Most sets for one result.
pub(super) const MOST_SETS: usize = 5;

/// Most trials for one result.
const MOST_TRIALS: usize = 400;

/// The state of a search.
pub(super) struct Quest<'p> {
    pub aim: Aim<'p>,
    /// The rank to reach.
    pub target: u8,
    pub found: Vec<Vec<Step>>,
    /// Whether something was left out.
    pub more: bool,
    trials_left: usize,
}

impl<'p> Quest<'p> {
    pub fn new(aim: Aim<'p>) -> Quest<'p> {
        Quest {
            aim,
            target: 0,
            found: Vec::new(),
            more: false,
            trials_left: MOST_TRIALS,
        }
    }

    /// Looks for less.
    pub fn lower(&mut self) {
        self.target -= 1;
        self.trials_left = MOST_TRIALS;
    }

    /// Whether these axes hold a set that is enough already.
    fn is_superset(&self, chosen: &[Step], next: &Axis) -> bool {
        let holds = |axis: &Axis| axis == next || chosen.iter().any(|(other, _)| other == axis);
        self.found
            .iter()
            .any(|set| set.iter().all(|(axis, _)| holds(axis)))
    }
}

/// How many answers a set changes.
fn weight(set: &[Step]) -> usize {
    set.iter().map(|(axis, _)| axis.weight()).sum()
}

/// How good the best of these outcomes is; what does not apply is no hindrance.
pub(super) fn rank(outcomes: Outcomes) -> u8 {
    if outcomes.contains(Outcome::Met) {
        BEST
    } else if outcomes.contains(Outcome::Review) {
        BEST - 1
    } else if outcomes.contains(Outcome::NotMet) {
        BEST - 2
    } else {
        BEST
    }
}

/// How good the worst of these outcomes is.
pub(super) fn low(outcomes: Outcomes) -> u8 {
    outcomes
        .iter()
        .map(|outcome| rank(outcome.into()))
        .min()
        .unwrap_or(BEST)
}

/// The rank of what is met.
pub(super) const BEST: u8 = 3;

impl<'p> Trial<'p> {
    /// A rank no changes along these axes go beyond.
    pub fn bound(&mut self, aim: Aim<'p>, steps: &[Step], axes: &[Axis]) -> u8 {
        if axes.contains(&Axis::Wait) {
            return BEST;
        }
        self.put(steps);
        let fixed: Vec<_> = steps.iter().flat_map(|(axis, _)| axis.vars()).collect();
        let plan = self.evaluation.plan;
        for var in axes.iter().flat_map(Axis::vars).flatten() {
            // A relation may be mended by changing what it is tied to.
            for var in plan.ties[var.index()].iter().chain([&var]) {
                if !fixed.contains(&Some(*var)) {
                    self.evaluation.slots[var.index()] = Slot::Open;
                }
            }
        }
        // What nobody answered may be implied by what is opened.
        for (slot, given) in self.evaluation.slots.iter_mut().zip(&self.given) {
            if *given == Slot::Open {
                *slot = Slot::Open;
            }
        }
        self.evaluation.start_anew();
        rank(self.loosely(aim))
    }

    /// The part of an aim that holds it back as things are put: of several that are all needed, the first below the rank.
    pub fn held_back_by(&mut self, aim: Aim<'p>, target: u8) -> Aim<'p> {
        let parts = self.parts(aim);
        if let [Aim::Of(only)] = parts[..] {
            return Aim::Of(only);
        }
        for part in parts {
            if rank(self.possible(part).upper) < target {
                return self.held_back_by(part, target);
            }
        }
        aim
    }

    /// Looks for sets that change exactly so many answers.
    pub fn search(&mut self, quest: &mut Quest<'p>, size: usize, chosen: &mut Vec<Step>) {
        let fits = self.put(chosen);
        let all = self.leaves(quest.aim);
        let axes = if fits {
            let held_back = self.held_back_by(quest.aim, quest.target);
            let leaves = self.leaves(held_back);
            self.axes(&leaves)
        } else {
            self.mending()
        };
        // At the start the bound is where the target comes from.
        if !chosen.is_empty() {
            let every = self.axes(&all);
            if self.bound(quest.aim, chosen, &every) < quest.target {
                return;
            }
            self.put(chosen);
        }
        if fits {
            let Some(needs) = self.needs(quest) else {
                return;
            };
            if needs + weight(chosen) > size {
                quest.more |= size == MOST_MOVES;
                return;
            }
        }
        for axis in axes {
            let is_taken = chosen.iter().any(|(other, _)| other.meets(&axis));
            let is_too_much = weight(chosen) + axis.weight() > size;
            if is_taken || is_too_much || quest.is_superset(chosen, &axis) {
                continue;
            }
            self.put(chosen);
            for place in self.places(&axis, &all) {
                if quest.trials_left == 0 || quest.found.len() == MOST_SETS {
                    quest.more = true;
                    return;
                }
                quest.trials_left -= 1;
                chosen.push((axis, place));
                let weight = weight(chosen);
                let is_enough = weight == size && self.is_enough(quest, chosen);
                if is_enough {
                    let set = self.shortened(quest, chosen.clone(), &all);
                    quest.found.push(set);
                } else if weight < size {
                    self.search(quest, size, chosen);
                }
                chosen.pop();
                if is_enough {
                    break;
                }
            }
        }
    }

    /// How many answers have to change at least: parts that are all needed, fall short and share no answer. `None` where
    /// one of them looks at nothing that can be changed.
    fn needs(&mut self, quest: &Quest<'p>) -> Option<usize> {
        let mut apart: Vec<Axis> = Vec::new();
        let mut count = 0;
        for part in self.parts(quest.aim) {
            if rank(self.possible(part).upper) < quest.target {
                let leaves = self.leaves(part);
                let axes = self.axes(&leaves);
                if axes.is_empty() {
                    return None;
                }
                let meets = |axis: &Axis| apart.iter().any(|other| other.meets(axis));
                if !axes.iter().any(meets) {
                    apart.extend(axes);
                    count += 1;
                }
            }
        }
        Some(count)
    }

    fn is_enough(&mut self, quest: &Quest<'p>, steps: &[Step]) -> bool {
        self.put(steps) && rank(self.possible(quest.aim).upper) >= quest.target
    }

    /// The same set with each change as small as the others allow.
    fn shortened(&mut self, quest: &Quest<'p>, mut set: Vec<Step>, leaves: &[LeafId]) -> Vec<Step> {
        for at in 0..set.len() {
            let (axis, far) = set[at];
            let mut others = set.clone();
            others.remove(at);
            self.put(&others);
            for place in self.places(&axis, leaves) {
                set[at] = (axis, place);
                if place >= far || self.is_enough(quest, &set) {
                    break;
                }
            }
            if set[at].1 > far {
                set[at] = (axis, far);
            }
        }
        set
    }
}
