//! Standings of conditions: pointwise where parts share no open fact, by enumeration where they do.

use std::rc::Rc;

use crate::policy::{Answer, Cond, Leaf, LeafId, Outcome, Policy, VarId};
use crate::value::Date;

use super::amounts::Sheet;
use super::domain::{Domain, vars_of};
use super::facts::{Assumption, Situation, Slot, broken, slots};
use super::memo::{Memo, Noted};
use super::outcomes::{Outcomes, Possible};
use super::plan::Plan;
use super::report::Standing;

/// Most cells one standing may enumerate.
const MOST_CELLS: usize = 4096;

/// Most cells where they are samples only.
const SAMPLES: usize = 64;

/// A search for the outcomes over open facts.
struct Search<'l> {
    leaves: &'l [LeafId],
    /// Every outcome there can be at all.
    wanted: Outcomes,
    /// Whether nothing was left out.
    complete: bool,
}

/// The state of one evaluation: variables and active options are changed and put back while trying completions.
pub(super) struct Evaluation<'p> {
    pub policy: &'p Policy,
    pub plan: &'p Plan,
    pub answers: &'p [Option<Answer>],
    pub slots: Vec<Slot>,
    pub options: Vec<u16>,
    pub assumed: &'p [Assumption],
    pub today: Date,
    pub cells_left: usize,
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
            cells_left: MOST_CELLS,
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
        self.standing_over(&leaves, |evaluation| evaluation.possible(condition))
    }

    /// What is possible for any combination of these leaves that `target` computes pointwise.
    pub fn standing_over(
        &mut self,
        leaves: &[LeafId],
        target: impl Fn(&mut Evaluation<'p>) -> Possible + Copy,
    ) -> Possible {
        let pointwise = target(self);
        if pointwise.upper.single().is_some() {
            // It always comes out somewhere: there is nothing left to narrow.
            return Possible::exactly(pointwise.upper);
        }
        let shared = self.shared(leaves);
        if shared.is_empty() {
            return pointwise;
        }
        // Entangled figures cannot be gone through one by one; a few samples still tell whether all of it happens.
        let is_entangled = self.is_entangled(leaves, &shared);
        let most = if is_entangled { SAMPLES } else { MOST_CELLS };
        let before = std::mem::replace(&mut self.cells_left, most);
        let mut search = Search {
            leaves,
            wanted: pointwise.upper,
            complete: true,
        };
        let seen = self.without_memo_of(&shared.clone(), |evaluation| {
            evaluation.enumerate(&mut search, shared, target)
        });
        self.cells_left = before;
        if search.complete && !is_entangled && seen.upper != Outcomes::NONE {
            return seen;
        }
        // Too many cells, or cut points that depend on other open facts: fall back to the pointwise set.
        Possible {
            upper: pointwise.upper.with(seen.upper),
            lower: seen.lower,
        }
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

    /// Whether some test compares a shared figure with another open one: its cut points cannot be found by going
    /// through the figures one by one.
    fn is_entangled(&mut self, leaves: &[LeafId], shared: &[VarId]) -> bool {
        let policy = self.policy;
        leaves.iter().any(|leaf| {
            let mut open = self.open_in_leaf(&policy.leaves[leaf.index()]);
            open.retain(|var| self.domain(*var).is_line());
            open.len() > 1 && open.iter().any(|var| shared.contains(var))
        })
    }

    /// Whether two sets of open variables have one in common, or a relation between them.
    pub fn meet(&self, some: &[VarId], others: &[VarId]) -> bool {
        some.iter()
            .any(|a| others.iter().any(|b| a == b || self.tied(*a, *b)))
    }

    fn tied(&self, a: VarId, b: VarId) -> bool {
        self.plan.ties[a.index()].contains(&b)
    }

    /// Tries every combination of values of the shared variables, few-valued ones first, so that cut points of the
    /// others are taken with those settled.
    fn enumerate(
        &mut self,
        search: &mut Search,
        mut shared: Vec<VarId>,
        target: impl Fn(&mut Evaluation<'p>) -> Possible + Copy,
    ) -> Possible {
        if self.cells_left == 0 {
            search.complete = false;
            return Possible::NONE;
        }
        let Some(next) = (0..shared.len()).min_by_key(|i| {
            let (low, high) = self.domain(shared[*i]).ends();
            high - low
        }) else {
            self.cells_left -= 1;
            return target(self);
        };
        let var = shared.swap_remove(next);
        let domain = self.domain(var);
        let places = if domain.is_line() {
            self.places(search, var, &domain)
        } else {
            let (low, high) = domain.ends();
            (low..=high).collect()
        };
        let before = self.slots[var.index()];
        let mut seen = Possible::NONE;
        for place in places {
            self.slots[var.index()] = domain.at(place);
            if !self.breaks_something(var) {
                seen = seen.or(self.enumerate(search, shared.clone(), target));
            }
            if seen.lower == search.wanted {
                // Every outcome there can be has been met.
                break;
            }
        }
        self.slots[var.index()] = before;
        seen
    }

    /// One place per piece on which no test changes, both ends of it where a relation ties the variable to others;
    /// incomplete when a test reads another open variable as well.
    fn places(&mut self, search: &mut Search, var: VarId, domain: &Domain) -> Vec<i64> {
        let policy = self.policy;
        let mut places = vec![domain.ends().0];
        for leaf in search.leaves {
            let leaf: &Leaf = &policy.leaves[leaf.index()];
            let open = self.open_in_leaf(leaf);
            if !open.contains(&var) {
                continue;
            }
            if open.len() > 1 || leaf.wild.contains(&var) {
                search.complete = false;
                places.push(domain.ends().1);
                continue;
            }
            places.extend(self.pieces(leaf, var, domain).into_iter().map(|(place, _)| place));
        }
        if !self.plan.ties[var.index()].is_empty() {
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
