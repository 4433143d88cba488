//! [`Evaluation`]: answers and readings in force, and the standing of a condition under them.

use std::rc::Rc;

use crate::policy::{
    Answer, Cond, CriterionId, LeafId, Outcome, Policy, ReadingId, Relation, ValueId, VarId,
};
use crate::value::Date;

use super::facts::{Assumption, Situation, Slot, broken, slots};
use super::kept::Kept;
use super::memo::{Memo, Noted};
use super::outcomes::Possible;
use super::overall::{Opening, Parted};
use super::pieces;
use super::plan::{Plan, bit};
use super::range::Ends;
use super::report::Standing;
use super::search::SAMPLES;
use super::sheet::Sheet;
use super::vars::Listed;

/// The state of one evaluation: variables and active options are changed and put back while trying completions.
pub(super) struct Evaluation<'p> {
    pub policy: &'p Policy,
    pub plan: &'p Plan,
    pub answers: &'p [Option<Answer>],
    pub slots: Vec<Slot>,
    pub options: Vec<u16>,
    /// The same as a number.
    pub code: u128,
    pub assumed: &'p [Assumption],
    pub today: Date,
    /// Costs shared by all tracks, worked out once per set of readings they depend on.
    pub sheet: Option<Rc<Sheet>>,
    /// Readings switched since then: what depends on them is worked out anew once it is asked for.
    pub stale: u128,
    pub memo: Memo,
    /// What nodes come to under other readings.
    pub kept: Kept,
    /// By node: its standing, while the readings it depends on are as they were.
    pub settled: Vec<Option<Possible>>,
    /// By their first criterion: groups that are judged together, and what each comes to under the options it depends on.
    pub groups: Vec<Vec<(Vec<CriterionId>, u128, Possible)>>,
    /// By criterion: what is open in it, likewise.
    pub openings: Vec<Vec<(u128, Rc<Opening>)>>,
    pub parted: Vec<Parted>,
    /// The ranges of named values, by the options each depends on.
    pub ranges: Vec<(ValueId, u128, Option<Ends>)>,
    /// The open variables of named values, likewise.
    pub opens: Vec<(ValueId, u128, Listed)>,
    /// Places of variables that told an outcome not met before: tried first where the same is looked for again.
    pub hints: Vec<(VarId, i64)>,
    /// On which pieces of a line tests stay the same.
    pub pieces: Vec<pieces::Kept>,
    /// Readings of which another option is being looked at.
    pub switched: u128,
    /// Those of them that may be read in any way at once.
    pub in_any_way: u128,
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
        let options: Vec<u16> = policy.readings.iter().enumerate().map(chosen).collect();
        let all = options.iter().enumerate();
        let code = all.fold(0, |code, (place, option)| plan.code.with(code, place, *option));
        Evaluation {
            policy,
            plan,
            answers: &situation.answers,
            slots: slots(policy, &situation.answers, situation.day),
            options,
            code,
            assumed: &situation.assumed,
            today: situation.day,
            sheet: None,
            stale: 0,
            memo: vec![Noted::Nothing; plan.nodes.count()],
            kept: Kept::default(),
            settled: vec![None; plan.nodes.count()],
            groups: Vec::new(),
            openings: Vec::new(),
            parted: Vec::new(),
            ranges: Vec::new(),
            opens: Vec::new(),
            hints: Vec::new(),
            pieces: Vec::new(),
            switched: 0,
            in_any_way: 0,
            trying: 0,
            enumerating: false,
            met_open: false,
        }
    }

    /// What `find` comes to with other options of some readings in force.
    pub fn under<T>(&mut self, others: &[(ReadingId, u16)], find: impl FnOnce(&mut Self) -> T) -> T {
        let (sheet, stale, memo) = (self.sheet.clone(), self.stale, self.memo.clone());
        let (options, switched, code) = (self.options.clone(), self.switched, self.code);
        let in_any_way = self.in_any_way;
        let mut readings = 0;
        for (reading, option) in others {
            let before = std::mem::replace(&mut self.options[reading.index()], *option);
            if before != *option || in_any_way & bit(*reading) != 0 {
                readings |= bit(*reading);
            }
            self.code = self.plan.code.with(self.code, reading.index(), *option);
        }
        self.forget(readings);
        self.in_any_way &= !readings;
        self.switched |= readings;
        self.stale |= readings;
        let found = find(self);
        (self.sheet, self.stale, self.memo) = (sheet, stale, memo);
        (self.options, self.switched, self.in_any_way) = (options, switched, in_any_way);
        self.code = code;
        found
    }

    fn forget(&mut self, readings: u128) {
        for (noted, depends) in self.memo.iter_mut().zip(&self.plan.node_readings) {
            if depends & readings != 0 {
                *noted = Noted::Nothing;
            }
        }
    }

    /// Forgets everything worked out so far, because answers or the day are others.
    pub fn start_anew(&mut self) {
        self.memo.fill(Noted::Nothing);
        self.settled.fill(None);
        self.kept.clear();
        self.groups.clear();
        self.openings.clear();
        self.parted.clear();
        self.ranges.clear();
        self.opens.clear();
        self.pieces.clear();
        self.sheet = None;
    }

    /// What `find` comes to where each of these readings may be read in any way: a part that depends on them comes to
    /// whatever it can under one of their options, independently of other parts.
    pub fn in_any_way<T>(&mut self, readings: u128, find: impl FnOnce(&mut Self) -> T) -> T {
        let (memo, switched) = (self.memo.clone(), self.switched);
        self.forget(readings);
        self.in_any_way = readings;
        self.switched |= readings;
        let found = find(self);
        self.in_any_way = 0;
        (self.memo, self.switched) = (memo, switched);
        found
    }

    /// Whether what depends on these readings only may be kept, or taken from what was kept.
    pub fn may_keep(&self, readings: u128) -> bool {
        self.switched & readings == 0 && self.trying == 0 && !self.enumerating
    }

    /// The standing as reported.
    pub fn report(&mut self, condition: &Cond) -> Standing {
        self.standing(condition).standing()
    }

    /// What is possible for a condition over every completion of the open facts.
    pub fn standing(&mut self, condition: &Cond) -> Possible {
        let node = self.plan.nodes.of(condition);
        if let Some(found) = node.and_then(|node| self.kept_standing(node)) {
            self.possible(condition);
            return found;
        }
        let other = node;
        let node = node.filter(|node| self.may_keep(self.plan.node_readings[*node]));
        if let Some(found) = node.and_then(|node| self.settled[node]) {
            self.met_open |= node.is_some_and(|node| !matches!(self.memo[node], Noted::Closed(_)));
            return found;
        }
        let pointwise = self.possible(condition);
        if matches!(condition, Cond::Leaf(_)) {
            // Nothing is shared with other tests.
            return if pointwise.upper.single().is_some() {
                Possible::exactly(pointwise.upper)
            } else {
                pointwise
            };
        }
        let found = if pointwise.upper.single().is_some() {
            // It always comes out somewhere: there is nothing left to narrow.
            Possible::exactly(pointwise.upper)
        } else {
            let mut leaves = Vec::new();
            self.open_leaves(condition, &mut leaves);
            self.narrowed(pointwise, &leaves, SAMPLES, &|evaluation| {
                evaluation.possible(condition)
            })
        };
        if let Some(node) = node {
            self.settled[node] = Some(found);
        } else if let Some(node) = other {
            self.keep_standing(node, found);
        }
        found
    }

    /// Whether a relation of this variable is broken by what is now taken for known.
    pub fn breaks_something(&self, var: VarId) -> bool {
        self.relations(var)
            .any(|relation| broken(relation, &self.slots, self.today))
    }

    /// The relations a variable occurs in.
    pub fn relations(&self, var: VarId) -> impl Iterator<Item = &'p Relation> + use<'p> {
        let policy = self.policy;
        let places = self.plan.relations[var.index()].iter();
        places.map(|place| &policy.constraints[usize::from(*place)].relation)
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
