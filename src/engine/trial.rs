//! [`Trial`]: answers changed on trial, and what comes of it.

use crate::policy::{Cond, LeafId, Outcome, Policy};
use crate::value::Date;

use super::axis::Axis;
use super::domain::vars_of;
use super::facts::{Situation, Slot, broken, draw_implications, laid_out};
use super::outcomes::{Outcomes, Possible};
use super::plan::Plan;
use super::standing::Evaluation;

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
    pub fn mending(&self) -> Vec<Axis> {
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
    pub fn loosely(&mut self, aim: Aim<'p>) -> Outcomes {
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

    /// Parts of an aim that are all needed.
    pub fn parts(&mut self, aim: Aim<'p>) -> Vec<Aim<'p>> {
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
}
