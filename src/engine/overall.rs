//! Criteria judged together: the overall, and that of each list.

use std::rc::Rc;

use crate::policy::{Cond, CriterionId, CriterionKind, LeafId, Outcome};

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
            all = all.both(self.possible(&Cond::Criterion(criterion)));
        }
        self.under_ceiling(all)
    }

    /// The criteria that enter the overall of a visitor.
    pub fn concerning(&mut self) -> Vec<CriterionId> {
        let concerned = self.concerned();
        let mut judges = self.judges();
        judges.retain(|criterion| concerned[usize::from(self.policy.criteria[criterion.index()].list)]);
        judges
    }

    /// Whether each list of criteria concerns the visitor; all criteria of a policy without lists do.
    pub fn concerned(&mut self) -> Vec<bool> {
        let lists = self.policy.lists.len().max(1);
        (0..lists).map(|list| self.concerns(list)).collect()
    }

    /// The criteria that enter an overall.
    fn judges(&self) -> Vec<CriterionId> {
        let all = (0..self.policy.criteria.len() as u16).map(CriterionId);
        all.filter(|criterion| self.policy.criteria[criterion.index()].kind != CriterionKind::Preferred)
            .collect()
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
            let mut judges = self.judges();
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
            let possible = self.possible(&Cond::Criterion(*criterion));
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
        let kept = self
            .groups
            .iter()
            .find(|(other, options, _)| *options == key && is_same(other));
        if let Some((.., found)) = kept.filter(|_| may_keep) {
            return *found;
        }
        let together = |evaluation: &mut Self| {
            let mut sum = Possible::from(Outcome::NotApplicable);
            for criterion in group {
                sum = sum.both(evaluation.possible(&Cond::Criterion(*criterion)));
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
            self.groups.push((group.to_vec(), key, found));
        }
        found
    }

    /// Criteria by the open facts they share, directly or by a relation between facts; kept as long as the same is open.
    fn groups(&mut self, criteria: &[CriterionId]) -> Rc<Groups> {
        let openings: Vec<Rc<Opening>> = criteria.iter().map(|id| self.opening(*id)).collect();
        let is_as_kept = |kept: &&Parted| {
            let mut both = kept.1.iter().zip(&openings);
            kept.0 == criteria && both.all(|(one, other)| one.open == other.open)
        };
        if let Some(kept) = self.parted.iter().rev().find(is_as_kept) {
            return Rc::clone(&kept.2);
        }
        let mut groups: Vec<(Vec<CriterionId>, Vars, Vars)> = Vec::new();
        for (criterion, opening) in criteria.iter().zip(&openings) {
            let mut group = (vec![*criterion], opening.open.clone(), opening.reach.clone());
            let mut at = 0;
            while at < groups.len() {
                if groups[at].2.meets(&group.1) {
                    let other = groups.swap_remove(at);
                    group.0.extend(other.0);
                    group.1.add_all(&other.1);
                    group.2.add_all(&other.2);
                } else {
                    at += 1;
                }
            }
            groups.push(group);
        }
        let groups: Rc<Groups> = Rc::new(groups.into_iter().map(|(criteria, ..)| criteria).collect());
        self.parted
            .push((criteria.to_vec(), openings, Rc::clone(&groups)));
        groups
    }

    /// What is open in a criterion, kept for every way it was read in.
    fn opening(&mut self, criterion: CriterionId) -> Rc<Opening> {
        let node = self.plan.nodes.criterion(criterion);
        let may_keep = self.is_as_given(self.plan.node_readings[node]);
        let key = self.code & self.plan.node_bits[node];
        let mut kept = self.openings.iter();
        let kept = kept.find(|(other, options, _)| *other == criterion && *options == key);
        if let Some((.., opening)) = kept.filter(|_| may_keep) {
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
            self.openings.push((criterion, key, Rc::clone(&opening)));
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

/// Criteria that share open facts.
type Groups = Vec<Vec<CriterionId>>;

/// How criteria were grouped, with what was open in each.
pub(super) type Parted = (Vec<CriterionId>, Vec<Rc<Opening>>, Rc<Groups>);
