//! Standings and amounts without words: what a slider or a table of many enterprises needs.

use crate::policy::{ClassId, Cond, CriterionId, Policy, TrackId};

use super::facts::Situation;
use super::outcomes::Outcomes;
use super::plan::Plan;
use super::report::Amount;
use super::standing::Evaluation;

/// The standings and totals of one policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    /// One set per criterion.
    pub criteria: Vec<Outcomes>,
    /// One set per class.
    pub classes: Vec<Outcomes>,
    /// The total of each price track.
    pub totals: Vec<Amount>,
}

impl Plan {
    /// What each of these conditions can come to.
    pub fn outcomes(&self, policy: &Policy, situation: &Situation, conditions: &[Cond]) -> Vec<Outcomes> {
        let mut evaluation = Evaluation::new(self, policy, situation);
        let of = |condition| evaluation.standing(condition).upper;
        conditions.iter().map(of).collect()
    }

    /// The standings and totals of the policy this plan was made for.
    pub fn summary(&self, policy: &Policy, situation: &Situation) -> Summary {
        let mut evaluation = Evaluation::new(self, policy, situation);
        let mut outcomes = |condition: Cond| evaluation.standing(&condition).upper;
        let criteria = (0..policy.criteria.len())
            .map(|i| outcomes(Cond::Criterion(CriterionId(i as u16))))
            .collect();
        let classes = (0..policy.classes.len())
            .map(|i| outcomes(Cond::Class(ClassId(i as u16))))
            .collect();
        let totals = policy
            .costs
            .iter()
            .flat_map(|costs| (0..costs.tracks.len()).map(move |i| (costs, i)));
        let totals = totals
            .map(|(costs, i)| evaluation.track_total(costs, TrackId(i as u16)))
            .collect();
        Summary {
            criteria,
            classes,
            totals,
        }
    }
}
