//! Criteria judged together: the overall, and that of each list.

use std::iter;
use std::rc::Rc;

use crate::policy::{Cond, CriterionId, LeafId, Outcome};

use super::outcomes::Possible;
use super::report::ListReport;
use super::standing::Evaluation;
use super::vars::Vars;

impl Evaluation<'_> {
    /// All criteria of the lists that concern the visitor together.
    pub fn whole(&mut self) -> Option<Possible> {
        let judges = self.concerning();
        self.together(&judges)
    }

    /// A set that holds every outcome of the overall: each criterion taken by itself.
    pub fn loosely_whole(&mut self) -> Possible {
        let mut all = Possible::from(Outcome::NotApplicable);
        for criterion in self.concerning() {
            all = all.both(self.possible_of(criterion));
        }
        self.under_ceiling(all)
    }

    /// The criteria that enter the overall of a visitor.
    pub fn concerning(&mut self) -> Vec<CriterionId> {
        let mut judges = self.plan.judges.clone();
        if !self.policy.lists.is_empty() {
            let concerned = self.concerned();
            judges.retain(|criterion| concerned[usize::from(self.policy.criteria[criterion.index()].list)]);
        }
        judges
    }

    /// Whether each list of criteria concerns the visitor; all criteria of a policy without lists do.
    pub fn concerned(&mut self) -> Vec<bool> {
        let lists = self.policy.lists.len().max(1);
        (0..lists).map(|list| self.concerns(list)).collect()
    }

    fn concerns(&mut self, list: usize) -> bool {
        let condition = self
            .policy
            .lists
            .get(list)
            .and_then(|list| list.condition.as_ref());
        condition.is_none_or(|condition| self.standing(condition).upper.contains(Outcome::Met))
    }

    /// Each list on its own.
    pub fn lists(&mut self) -> Vec<ListReport> {
        let policy = self.policy;
        let mut lists = Vec::new();
        for (place, list) in policy.lists.iter().enumerate() {
            let mut judges = self.plan.judges.clone();
            judges.retain(|criterion| usize::from(policy.criteria[criterion.index()].list) == place);
            lists.push(ListReport {
                id: list.id,
                title: list.title,
                concerns: self.concerns(place),
                overall: self.together(&judges).map(Possible::standing),
            });
        }
        lists
    }

    /// These criteria together, under the ceiling of the programme; `None` for none.
    ///
    /// Criteria that share no open fact turn out independently of each other, so that each group is looked at alone.
    fn together(&mut self, criteria: &[CriterionId]) -> Option<Possible> {
        let mut all: Option<Possible> = None;
        let mut open = Vec::new();
        for criterion in criteria {
            let possible = self.possible_of(*criterion);
            if possible.upper.single().is_none() {
                open.push(*criterion);
                continue;
            }
            let settled = Possible::exactly(possible.upper);
            all = Some(all.map_or(settled, |all| all.both(settled)));
        }
        for group in self.groups(&open).iter() {
            let found = self.group(group);
            all = Some(all.map_or(found, |all| all.both(found)));
        }
        let all = self.under_ceiling(all?);
        // One outcome is the outcome, whether or not a completion was seen to come to it.
        let is_one = all.upper.single().is_some();
        Some(if is_one { Possible::exactly(all.upper) } else { all })
    }

    /// Where meeting every criterion leaves the decision to the authority, no more than review.
    pub fn under_ceiling(&self, all: Possible) -> Possible {
        all.map(|outcome| match outcome {
            Outcome::Met if self.policy.meta.review_ceiling => Outcome::Review,
            lower => lower,
        })
    }

    /// What the criteria of a group come to together.
    fn group(&mut self, group: &[CriterionId]) -> Possible {
        if let [only] = group {
            return self.standing(&Cond::Criterion(*only));
        }
        let plan = self.plan;
        let (mut depends, mut bits) = (0, 0);
        for criterion in group {
            let node = plan.nodes.criterion(*criterion);
            depends |= plan.node_readings[node];
            bits |= plan.node_bits[node];
        }
        let may_keep = self.is_as_given(depends);
        let key = self.code & bits;
        let is_same = |other: &[CriterionId]| {
            let all = group.iter().all(|criterion| other.contains(criterion));
            all && other.len() == group.len()
        };
        let first = group.iter().map(|criterion| criterion.index()).min().unwrap_or(0);
        let kept = self.groups.get(first).filter(|_| may_keep);
        let kept = kept.and_then(|all| {
            all.iter()
                .find(|(other, options, _)| *options == key && is_same(other))
        });
        if let Some((.., found)) = kept {
            return *found;
        }
        let together = |evaluation: &mut Self| {
            let mut sum = Possible::from(Outcome::NotApplicable);
            for criterion in group {
                sum = sum.both(evaluation.possible_of(*criterion));
                if sum.upper.single() == Some(Outcome::NotMet) {
                    // No other criterion changes that.
                    break;
                }
            }
            sum
        };
        let pointwise = together(self);
        let mut leaves = Vec::new();
        for criterion in group {
            leaves.extend_from_slice(&self.opening(*criterion).leaves);
        }
        let found = self.narrowed(pointwise, &leaves, 0, &together);
        if may_keep {
            self.groups.resize_with(self.policy.criteria.len(), Vec::new);
            self.groups[first].push((group.to_vec(), key, found));
        }
        found
    }

    /// Criteria by the open facts they share, directly or by a relation between facts; kept as long as the same is open.
    fn groups(&mut self, criteria: &[CriterionId]) -> Rc<[Vec<CriterionId>]> {
        let openings: Vec<Rc<Opening>> = criteria.iter().map(|id| self.opening(*id)).collect();
        let is_same =
            |(one, other): (&Rc<Opening>, &Rc<Opening>)| Rc::ptr_eq(one, other) || one.open == other.open;
        let is_as_kept = |kept: &&Parted| kept.0 == criteria && kept.1.iter().zip(&openings).all(is_same);
        if let Some(kept) = self.parted.iter().rev().find(is_as_kept) {
            return Rc::clone(&kept.2);
        }
        let mut groups: Vec<Group> = Vec::with_capacity(criteria.len());
        let mut next = vec![None; criteria.len()];
        for (place, opening) in openings.iter().enumerate() {
            let mut group = Group {
                first: place,
                last: place,
                open: opening.open.clone(),
                reach: opening.reach.clone(),
            };
            let mut at = 0;
            while at < groups.len() {
                if groups[at].reach.meets(&group.open) {
                    let other = groups.swap_remove(at);
                    next[group.last] = Some(other.first);
                    group.last = other.last;
                    group.open.add_all(&other.open);
                    group.reach.add_all(&other.reach);
                } else {
                    at += 1;
                }
            }
            groups.push(group);
        }
        let members = |group: &Group| {
            let places = iter::successors(Some(group.first), |place| next[*place]);
            places.map(|place| criteria[place]).collect()
        };
        let groups: Rc<[Vec<CriterionId>]> = groups.iter().map(members).collect();
        self.parted
            .push((criteria.to_vec(), openings, Rc::clone(&groups)));
        groups
    }

    /// What is open in a criterion, kept for every way it was read in.
    fn opening(&mut self, criterion: CriterionId) -> Rc<Opening> {
        let node = self.plan.nodes.criterion(criterion);
        let may_keep = self.is_as_given(self.plan.node_readings[node]);
        let key = self.code & self.plan.node_bits[node];
        let kept = self.openings.get(criterion.index()).filter(|_| may_keep);
        let kept = kept.and_then(|all| all.iter().find(|(options, _)| *options == key));
        if let Some((_, opening)) = kept {
            return Rc::clone(opening);
        }
        let mut opening = Opening::default();
        self.open_leaves(&Cond::Criterion(criterion), &mut opening.leaves);
        for leaf in &opening.leaves {
            let leaf = &self.policy.leaves[leaf.index()];
            for var in self.open_in_leaf(leaf).iter() {
                opening.open.add(*var);
                opening.reach.add_all(&self.plan.reach[var.index()]);
            }
        }
        let opening = Rc::new(opening);
        if may_keep {
            self.openings.resize_with(self.policy.criteria.len(), Vec::new);
            self.openings[criterion.index()].push((key, Rc::clone(&opening)));
        }
        opening
    }
}

/// What is open in one criterion.
#[derive(Default)]
pub(super) struct Opening {
    /// The tests in which something is open.
    leaves: Vec<LeafId>,
    open: Vars,
    /// What relations tie these to.
    reach: Vars,
}

/// Criteria that share open facts, in a chain by their places.
struct Group {
    first: usize,
    last: usize,
    open: Vars,
    reach: Vars,
}

/// How criteria were grouped, with what was open in each.
pub(super) type Parted = (Vec<CriterionId>, Vec<Rc<Opening>>, Rc<[Vec<CriterionId>]>);
