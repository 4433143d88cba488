//! [`Evaluation`]: answers and readings in force, and the standing of a condition under them.

use std::rc::Rc;

use crate::policy::{Answer, Cond, LeafId, Outcome, Policy, VarId};
use crate::value::Date;

use super::amounts::Sheet;
use super::domain::vars_of;
use super::facts::{Assumption, Situation, Slot, broken, slots};
use super::memo::{Memo, Noted};
use super::outcomes::Possible;
use super::plan::Plan;
use super::report::Standing;

/// The state of one evaluation: variables and active options are changed and put back while trying completions.
pub(super) struct Evaluation<'p> {
    pub policy: &'p Policy,
    pub plan: &'p Plan,
    pub answers: &'p [Option<Answer>],
    pub slots: Vec<Slot>,
    pub options: Vec<u16>,
    pub assumed: &'p [Assumption],
    pub today: Date,
    /// Costs shared by all tracks, worked out once per set of readings they depend on.
    pub sheet: Option<Rc<Sheet>>,
    pub memo: Memo,
    /// How many times over open facts are being tried out without a memo that is right for them.
    pub trying: usize,
    /// Whether what is found must not be kept: open facts are being tried out.
    pub enumerating: bool,
    /// Whether something open was met since this was last cleared.
    pub met_open: bool,
}

impl<'p> Evaluation<'p> {
    pub fn new(plan: &'p Plan, policy: &'p Policy, situation: &'p Situation) -> Evaluation<'p> {
        let chosen = |(i, reading): (usize, &crate::policy::Reading)| {
            situation
                .options
                .get(i)
                .copied()
                .flatten()
                .unwrap_or(reading.default)
        };
        Evaluation {
            policy,
            plan,
            answers: &situation.answers,
            slots: slots(policy, &situation.answers, situation.day),
            options: policy.readings.iter().enumerate().map(chosen).collect(),
            assumed: &situation.assumed,
            today: situation.day,
            sheet: None,
            memo: vec![Noted::Nothing; plan.nodes.count()],
            trying: 0,
            enumerating: false,
            met_open: false,
        }
    }

    /// What `find` comes to with another option of a reading in force.
    pub fn under<T>(&mut self, reading: usize, option: u16, find: impl FnOnce(&mut Self) -> T) -> T {
        let plan = self.plan;
        let sheet = self.sheet.clone();
        let memo = self.memo.clone();
        for node in &plan.dependents[reading] {
            self.memo[usize::from(*node)] = Noted::Nothing;
        }
        let in_force = std::mem::replace(&mut self.options[reading], option);
        if let (Some(sheet), Some(costs)) = (&sheet, &self.policy.costs) {
            self.sheet = Some(self.renewed(costs, sheet, &plan.sheet, reading));
        }
        let found = find(self);
        self.options[reading] = in_force;
        self.sheet = sheet;
        self.memo = memo;
        found
    }

    /// The standing as reported.
    pub fn report(&mut self, condition: &Cond) -> Standing {
        self.standing(condition).standing()
    }

    /// What is possible for a condition over every completion of the open facts.
    pub fn standing(&mut self, condition: &Cond) -> Possible {
        let mut leaves = Vec::new();
        self.open_leaves(condition, &mut leaves);
        self.standing_over(&leaves, &|evaluation| evaluation.possible(condition))
    }

    /// Whether a relation of this variable is broken by what is now taken for known.
    pub fn breaks_something(&self, var: VarId) -> bool {
        !self.plan.ties[var.index()].is_empty()
            && self.policy.constraints.iter().any(|constraint| {
                vars_of(&constraint.relation).contains(&Some(var))
                    && broken(&constraint.relation, &self.slots, self.today)
            })
    }

    /// The tests a condition reads now in which something is open, once per occurrence.
    pub fn open_leaves(&mut self, condition: &Cond, leaves: &mut Vec<LeafId>) {
        self.leaves_of(condition, true, leaves);
    }

    /// The tests a condition reads now, once per occurrence.
    pub fn leaves_of(&mut self, condition: &Cond, only_open: bool, leaves: &mut Vec<LeafId>) {
        let (policy, nodes) = (self.policy, self.plan.nodes);
        match condition {
            Cond::Leaf(leaf) => {
                if !only_open || !self.is_closed(&policy.leaves[leaf.index()]) {
                    leaves.push(*leaf);
                }
            }
            Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) | Cond::Consensus(_, parts) => {
                parts
                    .iter()
                    .for_each(|part| self.leaves_of(part, only_open, leaves));
            }
            Cond::Not(part) => self.leaves_of(part, only_open, leaves),
            Cond::ApplicableIf(pair) => pair
                .iter()
                .for_each(|part| self.leaves_of(part, only_open, leaves)),
            Cond::ByReading(reading, options) => {
                if let Some(part) = self.branch(*reading, options) {
                    self.leaves_of(part, only_open, leaves);
                }
            }
            Cond::Named(id) => {
                if self.assumed_condition(*id).is_none() {
                    let inside = &policy.conditions[id.index()].condition;
                    self.leaves_inside(nodes.condition(*id), inside, only_open, leaves);
                }
            }
            Cond::Class(id) => {
                if self.assumed_class(*id).is_none() {
                    let inside = &policy.classes[id.index()].condition;
                    self.leaves_inside(nodes.class(*id), inside, only_open, leaves);
                }
            }
            Cond::Criterion(id) => {
                if self.assumed_criterion(*id).is_none() {
                    let inside = &policy.criteria[id.index()].condition;
                    self.leaves_inside(nodes.criterion(*id), inside, only_open, leaves);
                }
            }
            Cond::Always(_) => {}
        }
    }

    fn leaves_inside(&mut self, node: usize, inside: &Cond, only_open: bool, leaves: &mut Vec<LeafId>) {
        if !(only_open && matches!(self.memo[node], Noted::Closed(_))) {
            self.leaves_of(inside, only_open, leaves);
        }
    }

    pub fn assumed_class(&self, class: crate::policy::ClassId) -> Option<Outcome> {
        self.assumed.iter().find_map(|assumption| match assumption {
            Assumption::Class(id, outcome) if *id == class => Some(*outcome),
            _ => None,
        })
    }

    pub fn assumed_criterion(&self, criterion: crate::policy::CriterionId) -> Option<Outcome> {
        self.assumed.iter().find_map(|assumption| match assumption {
            Assumption::Criterion(id, outcome) if *id == criterion => Some(*outcome),
            _ => None,
        })
    }

    pub fn assumed_condition(&self, condition: crate::policy::ConditionId) -> Option<Outcome> {
        self.assumed.iter().find_map(|assumption| match assumption {
            Assumption::Condition(id, outcome) if *id == condition => Some(*outcome),
            _ => None,
        })
    }
}
