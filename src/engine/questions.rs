//! Which open facts still matter, and the order to ask them.

use crate::policy::{Ask, FactId, Num, Policy, Text, TrackRole, VarId};

use super::explain::said_unknown;
use super::facts::{Situation, fact_of};
use super::report::{Certainty, OpenQuestion, PolicyReport};
use super::standing::Evaluation;

impl Evaluation<'_> {
    /// Adds optional facts that would settle a number in place of what is open in it.
    fn stated_instead(&self, num: &Num, open: &mut Vec<VarId>) {
        match num {
            Num::StatedOr(var, _) => open.push(*var),
            Num::Value(value) => self.stated_instead(&self.policy.values[value.index()].number, open),
            _ => {}
        }
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
    pub fn questions(&mut self, situation: &Situation, report: &PolicyReport) -> Vec<OpenQuestion> {
        let policy = self.policy;
        let mut decides: Vec<(FactId, Vec<Text>)> = Vec::new();
        let mut note = |fact: FactId, goal: &Text| match decides.iter_mut().find(|(other, _)| *other == fact)
        {
            Some((_, goals)) if goals.contains(goal) => {}
            Some((_, goals)) => goals.push(goal.clone()),
            None => decides.push((fact, vec![goal.clone()])),
        };
        let mut note_vars = |vars: Vec<VarId>, goal: &Text| {
            vars.into_iter().for_each(|var| note(fact_of(policy, var), goal));
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
                let standing = self.report(condition);
                note_vars(self.relevant(condition, &standing), &track.id);
                if standing.certainty() == Certainty::Certain {
                    break;
                }
            }
            let mut open = Vec::new();
            self.open_in_number(&costs.quantity.number, &mut open);
            if !open.is_empty() {
                self.stated_instead(&costs.quantity.number, &mut open);
            }
            note_vars(open, &costs.quantity.id);
        }
        for benefit in &policy.benefits {
            let standing = self.report(&benefit.condition);
            note_vars(self.relevant(&benefit.condition, &standing), &benefit.id);
        }
        let by_id = |id: &Text| {
            policy
                .facts
                .iter()
                .position(|fact| fact.id == *id)
                .map(|i| FactId(i as u16))
        };
        let criteria = report
            .criteria
            .iter()
            .map(|criterion| (&criterion.id, &criterion.open));
        // Without fees the classes themselves are what is asked for.
        let classes = report.classes.iter().filter(|_| policy.costs.is_none());
        for (id, open) in criteria.chain(classes.map(|class| (&class.id, &class.open))) {
            open.iter().filter_map(by_id).for_each(|fact| note(fact, id));
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
    // Inserted in order: the library's sort alone is a percent of the wasm.
    let mut asked: Vec<(usize, FactId, Vec<Text>)> = Vec::new();
    for (fact, goals) in decides {
        if !said_unknown(&situation.answers[fact.index()]) {
            let place = place(fact).unwrap_or(usize::MAX);
            let at = asked.partition_point(|(other, before, _)| (*other, *before) < (place, fact));
            asked.insert(at, (place, fact, goals));
        }
    }
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
