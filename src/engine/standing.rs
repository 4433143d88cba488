//! Standings of conditions: pointwise where parts share no open fact, by enumeration where they do.

use std::rc::Rc;

use crate::policy::{Cond, Leaf, LeafId, Outcome, Policy, VarId};
use crate::value::Date;

use super::amounts::Sheet;
use super::domain::{Domain, vars_of};
use super::facts::{Assumption, Situation, Slot, broken, slots};
use super::outcomes::{Outcomes, Possible};
use super::plan::Plan;
use super::report::Standing;

/// Most cells one standing may enumerate.
const MOST_CELLS: usize = 4096;

/// The state of one evaluation: variables and active options are changed and put back while trying completions.
pub(super) struct Evaluation<'p> {
    pub policy: &'p Policy,
    pub slots: Vec<Slot>,
    pub options: Vec<u16>,
    pub assumed: &'p [Assumption],
    pub today: Date,
    pub cells_left: usize,
    /// Costs shared by all tracks, worked out once per set of readings they depend on.
    pub sheet: Option<Rc<Sheet>>,
}

impl<'p> Evaluation<'p> {
    pub fn new(policy: &'p Policy, situation: &'p Situation) -> Evaluation<'p> {
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
            slots: slots(policy, &situation.answers, situation.day),
            options: policy.readings.iter().enumerate().map(chosen).collect(),
            assumed: &situation.assumed,
            today: situation.day,
            cells_left: MOST_CELLS,
            sheet: None,
        }
    }

    /// What `find` comes to with another option of a reading in force.
    pub fn under<T>(
        &mut self,
        plan: &Plan,
        reading: usize,
        option: u16,
        find: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let sheet = self.sheet.clone();
        let in_force = std::mem::replace(&mut self.options[reading], option);
        if let (Some(sheet), Some(costs)) = (&sheet, &self.policy.costs) {
            self.sheet = Some(self.renewed(costs, sheet, &plan.sheet, reading));
        }
        let found = find(self);
        self.options[reading] = in_force;
        self.sheet = sheet;
        found
    }

    /// The standing as reported.
    pub fn report(&mut self, condition: &Cond) -> Standing {
        let possible = self.standing(condition);
        Standing::new(possible.upper, possible.upper == possible.lower)
    }

    /// What is possible for a condition over every completion of the open facts.
    pub fn standing(&mut self, condition: &Cond) -> Possible {
        let mut leaves = Vec::new();
        self.leaves_of(condition, &mut leaves);
        self.standing_over(&leaves, |evaluation| evaluation.possible(condition))
    }

    /// What is possible for any combination of these leaves that `target` computes pointwise.
    pub fn standing_over(
        &mut self,
        leaves: &[LeafId],
        target: impl Fn(&mut Evaluation<'p>) -> Possible + Copy,
    ) -> Possible {
        let before = std::mem::replace(&mut self.cells_left, MOST_CELLS);
        let shared = self.shared(leaves);
        let possible = if shared.is_empty() {
            target(self)
        } else {
            let mut complete = true;
            let seen = self.enumerate(leaves, shared, &mut complete, target);
            if complete && seen.upper != Outcomes::NONE {
                seen
            } else {
                // Too many cells, or cut points that depend on other open facts: fall back to the pointwise set.
                self.cells_left = MOST_CELLS;
                Possible {
                    upper: target(self).upper.with(seen.upper),
                    lower: seen.lower,
                }
            }
        };
        self.cells_left = before;
        possible
    }

    /// Open variables that occur in more than one leaf, or are tied by a relation to one in another leaf.
    fn shared(&mut self, leaves: &[LeafId]) -> Vec<VarId> {
        let policy = self.policy;
        let mut places: Vec<(VarId, usize)> = Vec::new();
        for (place, leaf) in leaves.iter().enumerate() {
            places.extend(
                self.open_in_leaf(&policy.leaves[leaf.index()])
                    .into_iter()
                    .map(|var| (var, place)),
            );
        }
        let mut shared: Vec<VarId> = Vec::new();
        for (i, (var, place)) in places.iter().enumerate() {
            let elsewhere = places[i + 1..]
                .iter()
                .filter(|(_, other)| other != place)
                .map(|(other, _)| *other);
            for other in elsewhere {
                if *var == other || self.tied(*var, other) {
                    for var in [*var, other] {
                        if !shared.contains(&var) {
                            shared.push(var);
                        }
                    }
                }
            }
        }
        shared
    }

    fn tied(&self, a: VarId, b: VarId) -> bool {
        self.policy.constraints.iter().any(|constraint| {
            let vars = vars_of(&constraint.relation);
            vars.contains(&Some(a)) && vars.contains(&Some(b))
        })
    }

    /// Tries every combination of values of the shared variables, few-valued ones first, so that cut points of the
    /// others are taken with those settled.
    fn enumerate(
        &mut self,
        leaves: &[LeafId],
        mut shared: Vec<VarId>,
        complete: &mut bool,
        target: impl Fn(&mut Evaluation<'p>) -> Possible + Copy,
    ) -> Possible {
        let Some(next) = (0..shared.len()).min_by_key(|i| {
            let (low, high) = self.domain(shared[*i]).ends();
            high - low
        }) else {
            if self.cells_left == 0 {
                *complete = false;
                return Possible::NONE;
            }
            self.cells_left -= 1;
            let possible = target(self);
            return possible;
        };
        let var = shared.swap_remove(next);
        let domain = self.domain(var);
        let places = if domain.is_line() {
            self.places(leaves, var, &domain, complete)
        } else {
            let (low, high) = domain.ends();
            (low..=high).collect()
        };
        let before = self.slots[var.index()];
        let mut seen = Possible::NONE;
        for place in places {
            self.slots[var.index()] = domain.at(place);
            if !self.breaks_something(var) {
                seen = seen.or(self.enumerate(leaves, shared.clone(), complete, target));
            }
        }
        self.slots[var.index()] = before;
        seen
    }

    /// One place per piece on which no test changes, both ends of it where a relation ties the variable to others;
    /// incomplete when a test reads another open variable as well.
    fn places(&mut self, leaves: &[LeafId], var: VarId, domain: &Domain, complete: &mut bool) -> Vec<i64> {
        let policy = self.policy;
        let mut places = vec![domain.ends().0];
        for leaf in leaves {
            let leaf: &Leaf = &policy.leaves[leaf.index()];
            let open = self.open_in_leaf(leaf);
            if !open.contains(&var) {
                continue;
            }
            if open.len() > 1 || leaf.wild.contains(&var) {
                *complete = false;
                places.push(domain.ends().1);
                continue;
            }
            places.extend(self.pieces(leaf, var, domain).into_iter().map(|(place, _)| place));
        }
        if self
            .policy
            .constraints
            .iter()
            .any(|constraint| vars_of(&constraint.relation).contains(&Some(var)))
        {
            let (low, high) = domain.ends();
            let last_of_pieces: Vec<i64> = places
                .iter()
                .map(|first| first - 1)
                .filter(|last| *last >= low)
                .collect();
            places.extend(last_of_pieces);
            places.push(high);
        }
        places.into_iter().fold(Vec::new(), |mut sorted, place| {
            if let Err(at) = sorted.binary_search(&place) {
                sorted.insert(at, place);
            }
            sorted
        })
    }

    /// Whether a relation of this variable is broken by what is now taken for known.
    pub fn breaks_something(&self, var: VarId) -> bool {
        self.policy.constraints.iter().any(|constraint| {
            vars_of(&constraint.relation).contains(&Some(var))
                && broken(&constraint.relation, &self.slots, self.today)
        })
    }

    /// The leaves a condition reads now, once per occurrence.
    pub fn leaves_of(&mut self, condition: &Cond, leaves: &mut Vec<LeafId>) {
        let policy = self.policy;
        match condition {
            Cond::Leaf(leaf) => leaves.push(*leaf),
            Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) | Cond::Consensus(_, parts) => {
                parts.iter().for_each(|part| self.leaves_of(part, leaves));
            }
            Cond::Not(part) => self.leaves_of(part, leaves),
            Cond::ApplicableIf(pair) => pair.iter().for_each(|part| self.leaves_of(part, leaves)),
            Cond::ByReading(reading, options) => {
                if let Some(part) = self.branch(*reading, options) {
                    self.leaves_of(part, leaves);
                }
            }
            Cond::Named(id) => {
                if self.assumed_condition(*id).is_none() {
                    self.leaves_of(&policy.conditions[id.index()].condition, leaves);
                }
            }
            Cond::Class(id) => {
                if self.assumed_class(*id).is_none() {
                    self.leaves_of(&policy.classes[id.index()].condition, leaves);
                }
            }
            Cond::Criterion(id) => {
                if self.assumed_criterion(*id).is_none() {
                    self.leaves_of(&policy.criteria[id.index()].condition, leaves);
                }
            }
            Cond::Always(_) => {}
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
