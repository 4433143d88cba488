//! Criteria judged together: the overall, and that of each list.

use crate::policy::{Cond, CriterionId, CriterionKind, Outcome, VarId};

use super::outcomes::{Possible, both};
use super::report::ListReport;
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// All criteria of the lists that concern the visitor together.
    pub fn whole(&mut self) -> Option<Possible> {
        let mut judges = self.judges();
        judges.retain(|criterion| {
            let list = self.policy.criteria[criterion.index()].list;
            self.concerns(usize::from(list))
        });
        self.together(&judges)
    }

    /// The criteria that enter an overall.
    fn judges(&self) -> Vec<CriterionId> {
        let all = (0..self.policy.criteria.len() as u16).map(CriterionId);
        all.filter(|criterion| self.policy.criteria[criterion.index()].kind != CriterionKind::Preferred)
            .collect()
    }

    /// Whether a list of criteria concerns the visitor.
    pub fn concerns(&mut self, list: usize) -> bool {
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
        for group in self.groups(criteria) {
            let mut leaves = Vec::new();
            for criterion in &group {
                self.open_leaves(&Cond::Criterion(*criterion), &mut leaves);
            }
            let found = self.standing_over(&leaves, &|evaluation| {
                let none = Possible::from(Outcome::NotApplicable);
                group.iter().fold(none, |sum, criterion| {
                    sum.combine(evaluation.possible(&Cond::Criterion(*criterion)), both)
                })
            });
            all = Some(all.map_or(found, |all| all.combine(found, both)));
        }
        if !self.policy.meta.review_ceiling {
            return all;
        }
        all.map(|all| {
            all.map(|outcome| match outcome {
                Outcome::Met => Outcome::Review,
                lower => lower,
            })
        })
    }

    /// Criteria by the open facts they share, directly or by a relation between facts.
    fn groups(&mut self, criteria: &[CriterionId]) -> Vec<Vec<CriterionId>> {
        let mut groups: Vec<(Vec<CriterionId>, Vec<VarId>)> = Vec::new();
        for criterion in criteria {
            let (mut members, mut open) = (vec![*criterion], Vec::new());
            let mut leaves = Vec::new();
            self.open_leaves(&Cond::Criterion(*criterion), &mut leaves);
            for leaf in leaves {
                let leaf = &self.policy.leaves[leaf.index()];
                open.extend(self.open_in_leaf(leaf));
            }
            let mut at = 0;
            while at < groups.len() {
                if self.meet(&groups[at].1, &open) {
                    let (others, theirs) = groups.swap_remove(at);
                    members.extend(others);
                    open.extend(theirs);
                } else {
                    at += 1;
                }
            }
            groups.push((members, open));
        }
        groups.into_iter().map(|(members, _)| members).collect()
    }
}
