//! Which open facts still matter, and the order to ask them.

use crate::policy::{Ask, Cond, FactId, LeafId, Num, Policy, Text, TrackRole, VarId};

use super::explain::said_unknown;
use super::facts::{Situation, fact_of};
use super::outcomes::Outcomes;
use super::report::{Certainty, OpenQuestion};
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// The open variables of a condition whose answer can narrow its standing, in the order they occur.
    pub fn relevant(&mut self, condition: &Cond) -> Vec<VarId> {
        let whole = self.standing(condition).upper;
        if whole.single().is_some() {
            return Vec::new();
        }
        let mut leaves = Vec::new();
        self.leaves_of(condition, &mut leaves);
        let mut open: Vec<VarId> = Vec::new();
        for leaf in &leaves {
            let policy = self.policy;
            for var in self.open_in_leaf(&policy.leaves[leaf.index()]) {
                if !open.contains(&var) {
                    open.push(var);
                }
            }
        }
        let mut relevant = open.clone();
        relevant.retain(|var| self.narrows(condition, whole, &leaves, *var));
        // Facts that only settle something together each count.
        if relevant.is_empty() { open } else { relevant }
    }

    /// Adds optional facts that would settle a number in place of what is open in it.
    fn stated_instead(&self, num: &Num, open: &mut Vec<VarId>) {
        match num {
            Num::StatedOr(var, _) => open.push(*var),
            Num::Value(value) => self.stated_instead(&self.policy.values[value.index()].number, open),
            _ => {}
        }
    }

    fn narrows(&mut self, condition: &Cond, whole: Outcomes, leaves: &[LeafId], var: VarId) -> bool {
        let domain = self.domain(var);
        let (low, high) = domain.ends();
        let places: Vec<i64> = if domain.is_line() {
            let policy = self.policy;
            let mut places = vec![low, high];
            for leaf in leaves {
                let leaf = &policy.leaves[leaf.index()];
                if self.open_in_leaf(leaf) == [var] {
                    places.extend(
                        self.pieces(leaf, var, &domain)
                            .into_iter()
                            .map(|(place, _)| place),
                    );
                }
            }
            places
        } else {
            (low..=high).collect()
        };
        let before = self.slots[var.index()];
        let narrows = places.into_iter().any(|place| {
            self.slots[var.index()] = domain.at(place);
            self.standing(condition).upper != whole
        });
        self.slots[var.index()] = before;
        narrows
    }

    /// The facts behind variables, each once.
    pub fn facts_of(&self, vars: &[VarId]) -> Vec<Text> {
        let mut facts: Vec<FactId> = Vec::new();
        for var in vars {
            let fact = fact_of(self.policy, *var);
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        }
        facts
            .into_iter()
            .map(|fact| self.policy.facts[fact.index()].id.clone())
            .collect()
    }

    /// Open facts that can still change a criterion, a price track that is not yet beaten by a certain one, the
    /// quantity or a benefit; in the order of the policy's questions.
    pub fn questions(&mut self, situation: &Situation) -> Vec<OpenQuestion> {
        let policy = self.policy;
        let mut decides: Vec<(FactId, Vec<Text>)> = Vec::new();
        let mut note = |vars: Vec<VarId>, goal: &Text| {
            for var in vars {
                let fact = fact_of(policy, var);
                match decides.iter_mut().find(|(other, _)| *other == fact) {
                    Some((_, goals)) if goals.contains(goal) => {}
                    Some((_, goals)) => goals.push(goal.clone()),
                    None => decides.push((fact, vec![goal.clone()])),
                }
            }
        };
        if let Some(costs) = &policy.costs {
            for track in costs
                .tracks
                .iter()
                .filter(|track| track.role == TrackRole::Ranked)
            {
                let Some(condition) = &track.condition else {
                    continue;
                };
                note(self.relevant(condition), &track.id);
                if self.report(condition).certainty() == Certainty::Certain {
                    break;
                }
            }
            let mut open = Vec::new();
            self.open_in_number(&costs.quantity.number, &mut open);
            if !open.is_empty() {
                self.stated_instead(&costs.quantity.number, &mut open);
            }
            note(open, &costs.quantity.id);
        } else {
            for class in &policy.classes {
                note(self.relevant(&class.condition), &class.id);
            }
        }
        for (i, criterion) in policy.criteria.iter().enumerate() {
            if self
                .assumed_criterion(crate::policy::CriterionId(i as u16))
                .is_none()
            {
                note(self.relevant(&criterion.condition), &criterion.id);
            }
        }
        for benefit in &policy.benefits {
            note(self.relevant(&benefit.condition), &benefit.id);
        }
        ordered(policy, situation, decides)
    }
}

fn ordered(policy: &Policy, situation: &Situation, decides: Vec<(FactId, Vec<Text>)>) -> Vec<OpenQuestion> {
    let place = |fact: FactId| {
        policy
            .questions
            .iter()
            .position(|question| asks(&question.ask, fact))
    };
    let mut asked: Vec<(usize, FactId, Vec<Text>)> = decides
        .into_iter()
        .filter(|(fact, _)| !said_unknown(&situation.answers[fact.index()]))
        .map(|(fact, goals)| (place(fact).unwrap_or(usize::MAX), fact, goals))
        .collect();
    asked.sort_by_key(|(place, fact, _)| (*place, *fact));
    asked
        .into_iter()
        .map(|(place, fact, decides)| {
            let question = policy.questions.get(place);
            OpenQuestion {
                fact: policy.facts[fact.index()].id.clone(),
                question: question.map_or_else(|| "".into(), |question| question.id.clone()),
                why: question.map_or_else(|| "".into(), |question| question.why.clone()),
                decides,
            }
        })
        .collect()
}

/// Whether a screen asks a fact.
fn asks(ask: &Ask, fact: FactId) -> bool {
    match ask {
        Ask::Facts(facts) => facts.contains(&fact),
        Ask::Options(options) => options
            .iter()
            .any(|option| option.then.contains(&fact) || option.sets.iter().any(|(set, _)| *set == fact)),
        Ask::Ticks(ticks) => ticks.iter().any(|tick| tick.fact == fact),
    }
}
