//! Criteria judged together: the overall, and that of each list.

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
        for group in self.groups(&open) {
            let found = self.group(&group);
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
    fn group(&mut self, group: &Group) -> Possible {
        let plan = self.plan;
        let readings = |criterion: &CriterionId| plan.node_readings[plan.nodes.criterion(*criterion)];
        let depends = group
            .criteria
            .iter()
            .fold(0, |all, criterion| all | readings(criterion));
        let may_keep = self.is_as_given(depends);
        let key = self.code & plan.code.bits(depends);
        let is_same = |other: &[CriterionId]| {
            let all = group.criteria.iter().all(|criterion| other.contains(criterion));
            all && other.len() == group.criteria.len()
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
            for criterion in &group.criteria {
                sum = sum.both(evaluation.possible(&Cond::Criterion(*criterion)));
                if sum.upper.single() == Some(Outcome::NotMet) {
                    // No other criterion changes that.
                    break;
                }
            }
            sum
        };
        let pointwise = together(self);
        let found = self.narrowed(pointwise, &group.leaves, 0, &together);
        if may_keep {
            self.groups.push((group.criteria.clone(), key, found));
        }
        found
    }

    /// Criteria by the open facts they share, directly or by a relation between facts.
    fn groups(&mut self, criteria: &[CriterionId]) -> Vec<Group> {
        let mut groups: Vec<Group> = Vec::new();
        for criterion in criteria {
            let mut group = Group {
                criteria: vec![*criterion],
                ..Group::default()
            };
            self.open_leaves(&Cond::Criterion(*criterion), &mut group.leaves);
            for leaf in &group.leaves {
                let leaf = &self.policy.leaves[leaf.index()];
                for var in self.open_in_leaf(leaf).iter() {
                    group.open.add(*var);
                    group.reach.add_all(&self.plan.reach[var.index()]);
                }
            }
            let mut at = 0;
            while at < groups.len() {
                if groups[at].reach.meets(&group.open) {
                    let other = groups.swap_remove(at);
                    group.criteria.extend(other.criteria);
                    group.leaves.extend(other.leaves);
                    group.open.add_all(&other.open);
                    group.reach.add_all(&other.reach);
                } else {
                    at += 1;
                }
            }
            groups.push(group);
        }
        groups
    }
}

/// Criteria that share open facts, with the tests these are in.
#[derive(Default)]
struct Group {
    criteria: Vec<CriterionId>,
    leaves: Vec<LeafId>,
    open: Vars,
    /// What relations tie these to.
    reach: Vars,
}
