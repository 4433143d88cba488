//! [`Trial`]: answers changed on trial, and the search for the smallest sets of changes that reach an outcome.

use crate::policy::{Cond, LeafId, Outcome, Policy};
use crate::value::Date;

use super::axis::Axis;
use super::domain::vars_of;
use super::facts::{Situation, Slot, broken, draw_implications, laid_out};
use super::outcomes::{Outcomes, Possible};
use super::plan::Plan;
use super::standing::Evaluation;

/// Most answers changed by one set.
pub(super) const MOST_MOVES: usize = 3;

/// Most sets for one result.
pub(super) const MOST_SETS: usize = 5;

/// Most trials for one result.
const MOST_TRIALS: usize = 400;

/// An axis with how many steps are gone along it.
pub(super) type Step = (Axis, i64);

/// What is to come out better.
#[derive(Clone, Copy)]
pub(super) enum Aim<'p> {
    /// The criteria as a whole.
    Overall,
    /// A condition.
    Of(&'p Cond),
}

/// One evaluation whose answers are changed and put back.
pub(super) struct Trial<'p> {
    pub evaluation: Evaluation<'p>,
    /// The variables as answered, without what they imply.
    pub given: Vec<Slot>,
    /// The day of the self-check.
    pub day: Date,
    /// A condition for each criterion.
    criteria: &'p [Cond],
    /// Relations the answers break as they are.
    already_broken: Vec<bool>,
}

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
    pub fn new(
        plan: &'p Plan,
        policy: &'p Policy,
        situation: &'p Situation,
        criteria: &'p [Cond],
    ) -> Trial<'p> {
        let evaluation = Evaluation::new(plan, policy, situation);
        let is_broken = |constraint: &crate::policy::Constraint| {
            broken(&constraint.relation, &evaluation.slots, situation.day)
        };
        Trial {
            given: laid_out(policy, &situation.answers),
            day: situation.day,
            criteria,
            already_broken: policy.constraints.iter().map(is_broken).collect(),
            evaluation,
        }
    }

    /// Takes the answers with these changes; says whether they fit together.
    pub fn put(&mut self, steps: &[Step]) -> bool {
        let evaluation = &mut self.evaluation;
        evaluation.slots.clone_from(&self.given);
        evaluation.today = self.day;
        for (axis, place) in steps {
            self.shift(axis, *place);
        }
        let evaluation = &mut self.evaluation;
        draw_implications(evaluation.policy, &mut evaluation.slots, evaluation.today);
        evaluation.start_anew();
        let all = evaluation.policy.constraints.iter().zip(&self.already_broken);
        let mut others = all.filter(|(_, already)| !**already);
        !others.any(|(constraint, _)| broken(&constraint.relation, &evaluation.slots, evaluation.today))
    }

    /// The ways to change what is in a relation that the answers break as they are put.
    fn mending(&self) -> Vec<Axis> {
        let evaluation = &self.evaluation;
        let all = evaluation.policy.constraints.iter().zip(&self.already_broken);
        let relations = all
            .filter(|(_, already)| !**already)
            .map(|(constraint, _)| &constraint.relation);
        let mut axes = Vec::new();
        for relation in relations.filter(|relation| broken(relation, &evaluation.slots, evaluation.today)) {
            for var in vars_of(relation).into_iter().flatten() {
                self.axes_of(var, &[], &mut |axis| axes.push(axis));
            }
        }
        axes
    }

    /// Goes to a place along an axis; returns what [`Self::unshift`] needs.
    pub fn shift(&mut self, axis: &Axis, place: i64) -> [Slot; 2] {
        let mut before = [Slot::Open; 2];
        let mut set = |trial: &mut Self, at: usize, slot: Slot| {
            if let Some(var) = axis.vars()[at] {
                before[at] = std::mem::replace(&mut trial.evaluation.slots[var.index()], slot);
            }
        };
        match *axis {
            Axis::Line { var, along, down } => {
                let steps = if down { -place } else { place };
                set(self, 0, self.moved(var, steps));
                if let Some(whole) = along {
                    set(self, 1, self.moved(whole, steps));
                }
            }
            Axis::Pick(_, slot) => set(self, 0, slot),
            Axis::Wait => {
                self.evaluation.today = self.day.plus_days(i32::try_from(place).unwrap_or(i32::MAX));
            }
        }
        before
    }

    /// Puts back what [`Self::shift`] changed.
    pub fn unshift(&mut self, axis: &Axis, before: [Slot; 2], day: Date) {
        for (var, slot) in axis.vars().into_iter().zip(before) {
            if let Some(var) = var {
                self.evaluation.slots[var.index()] = slot;
            }
        }
        self.evaluation.today = day;
    }

    /// What is possible for an aim as things are put.
    pub fn possible(&mut self, aim: Aim<'p>) -> Possible {
        match aim {
            Aim::Of(condition) => self.evaluation.standing(condition),
            Aim::Overall => {
                let whole = self.evaluation.whole();
                whole.unwrap_or(Possible::from(Outcome::NotApplicable))
            }
        }
    }

    /// A set that holds every outcome of an aim, quickly found.
    fn loosely(&mut self, aim: Aim<'p>) -> Outcomes {
        let Aim::Of(condition) = aim else {
            return self.evaluation.loosely_whole().upper;
        };
        self.evaluation.possible(condition).upper
    }

    /// The tests of an aim.
    pub fn leaves(&mut self, aim: Aim<'p>) -> Vec<LeafId> {
        let mut leaves = Vec::new();
        match aim {
            Aim::Of(condition) => self.evaluation.leaves_of(condition, false, &mut leaves),
            Aim::Overall => {
                for criterion in self.evaluation.concerning() {
                    let condition = Cond::Criterion(criterion);
                    self.evaluation.leaves_of(&condition, false, &mut leaves);
                }
            }
        }
        leaves
    }

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
        self.evaluation.start_anew();
        rank(self.loosely(aim))
    }

    /// Parts of an aim that are all needed.
    fn parts(&mut self, aim: Aim<'p>) -> Vec<Aim<'p>> {
        let policy = self.evaluation.policy;
        match aim {
            Aim::Of(Cond::All(parts)) => parts.iter().map(Aim::Of).collect(),
            Aim::Of(Cond::Named(id)) if self.evaluation.assumed_condition(*id).is_none() => {
                self.parts(Aim::Of(&policy.conditions[id.index()].condition))
            }
            Aim::Of(Cond::Class(id)) if self.evaluation.assumed_class(*id).is_none() => {
                self.parts(Aim::Of(&policy.classes[id.index()].condition))
            }
            Aim::Of(Cond::Criterion(id)) if self.evaluation.assumed_criterion(*id).is_none() => {
                self.parts(Aim::Of(&policy.criteria[id.index()].condition))
            }
            Aim::Of(_) => vec![aim],
            Aim::Overall => {
                let criteria = self.evaluation.concerning().into_iter();
                criteria
                    .map(|criterion| Aim::Of(&self.criteria[criterion.index()]))
                    .collect()
            }
        }
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
        let every = self.axes(&all);
        if self.bound(quest.aim, chosen, &every) < quest.target {
            return;
        }
        self.put(chosen);
        if fits && self.needs(quest) + weight(chosen) > size {
            quest.more |= size == MOST_MOVES;
            return;
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

    /// How many answers have to change at least: parts that are all needed, fall short and share no answer.
    fn needs(&mut self, quest: &Quest<'p>) -> usize {
        let mut apart: Vec<Axis> = Vec::new();
        let mut count = 0;
        for part in self.parts(quest.aim) {
            if rank(self.possible(part).upper) < quest.target {
                let leaves = self.leaves(part);
                let axes = self.axes(&leaves);
                let meets = |axis: &Axis| apart.iter().any(|other| other.meets(axis));
                if !axes.iter().any(meets) {
                    apart.extend(axes);
                    count += 1;
                }
            }
        }
        count
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
