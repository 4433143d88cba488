//! What another option of a reading would change, each reading taken alone.

use crate::policy::{Policy, TrackId};

use super::explain::text;
use super::plan::{Plan, Target as At, holds_reading};
use super::report::{Effect, EffectValue, OptionReport, Part, PolicyReport, ReadingReport, Target};
use super::standing::Evaluation;

impl Evaluation<'_> {
    pub fn readings(&mut self, plan: &Plan, report: &PolicyReport) -> Vec<ReadingReport> {
        let policy = self.policy;
        let mut current: Vec<Option<EffectValue>> = plan
            .targets
            .iter()
            .map(|(target, _)| known(*target, report))
            .collect();
        (0..policy.readings.len())
            .map(|i| self.reading(plan, i, &mut current))
            .collect()
    }

    fn reading(&mut self, plan: &Plan, place: usize, current: &mut [Option<EffectValue>]) -> ReadingReport {
        let policy = self.policy;
        let reading = &policy.readings[place];
        let in_force = self.options[place];
        let mut affects = Vec::new();
        for (option, text) in reading.options.iter().enumerate() {
            if option == usize::from(in_force) || !text.computed || reading.confirmed.is_some() {
                continue;
            }
            let depends = |mask: &u128| holds_reading(*mask, place);
            for (i, (target, mask)) in plan.targets.iter().enumerate() {
                if depends(mask) && current[i].is_none() {
                    current[i] = Some(self.value(*target));
                }
            }
            let depending = plan
                .targets
                .iter()
                .enumerate()
                .filter(|(_, (_, mask))| depends(mask));
            self.under(plan, place, option as u16, |evaluation| {
                for (i, (target, _)) in depending {
                    let to = evaluation.value(*target);
                    if let Some(from) = current[i].as_ref().filter(|from| **from != to) {
                        let (option, target) = (text.id, named(policy, *target));
                        affects.push(Effect {
                            option,
                            target,
                            from: from.clone(),
                            to,
                        });
                    }
                }
            });
        }
        ReadingReport {
            id: reading.id,
            question: reading.question,
            option: reading.options[usize::from(in_force)].id,
            default: reading.options[usize::from(reading.default)].id,
            options: reading
                .options
                .iter()
                .map(|option| OptionReport {
                    id: option.id,
                    label: option.label,
                    computed: option.computed,
                })
                .collect(),
            affects,
            why: reading.why,
            tell: reading.tell,
            ask: reading.ask,
            confirmed: reading.confirmed,
            article: reading.citation.article,
            quote: reading.citation.quote,
        }
    }

    fn value(&mut self, target: At) -> EffectValue {
        let policy = self.policy;
        let costs = policy.costs.as_ref();
        match (target, costs) {
            (At::Overall, _) => self
                .overall()
                .map_or(EffectValue::Value(None), EffectValue::Standing),
            (At::Criterion(i), _) => EffectValue::Standing(self.criterion_standing(i)),
            (At::Class(i), _) => EffectValue::Standing(self.class_standing(i)),
            (At::Benefit(i), _) => EffectValue::Standing(self.report(&policy.benefits[i].condition)),
            (At::BenefitAmount(i), _) => self
                .benefit_amount(&policy.benefits[i].amount)
                .map_or(EffectValue::Value(None), EffectValue::Amount),
            (At::Document(i), _) => match &policy.documents[i].condition {
                Some(condition) => EffectValue::Standing(self.report(condition)),
                None => EffectValue::Value(None),
            },
            (At::Value(i), _) => EffectValue::Value(self.number(&policy.values[i].number).known().map(text)),
            (At::TrackTotal(i), Some(costs)) => {
                EffectValue::Amount(self.track_total(costs, TrackId(i as u16)))
            }
            (At::CashOut(i), Some(costs)) => EffectValue::Amount(self.cash_out(costs, TrackId(i as u16))),
            (At::Deposit, Some(costs)) => self
                .deposit(costs)
                .map_or(EffectValue::Value(None), EffectValue::Amount),
            (At::Scenario(i), Some(costs)) => {
                let sum = self.scenario_sum(&costs.scenarios[i]);
                sum.map_or(EffectValue::Value(None), EffectValue::Amount)
            }
            (At::TrackTotal(_) | At::CashOut(_) | At::Deposit | At::Scenario(_), None) => {
                EffectValue::Value(None)
            }
        }
    }
}

/// What the report already says of a target.
fn known(target: At, report: &PolicyReport) -> Option<EffectValue> {
    let standing = match target {
        At::Overall => report.overall.as_ref(),
        At::Criterion(i) => Some(&report.criteria[i].standing),
        At::Class(i) => Some(&report.classes[i].standing),
        At::Benefit(i) => Some(&report.benefits[i].standing),
        _ => None,
    };
    standing.cloned().map(EffectValue::Standing)
}

/// The target as the report names it.
fn named(policy: &Policy, at: At) -> Target {
    let costs = policy.costs.as_ref();
    let track = |i: usize| costs.map_or(("", ""), |costs| (costs.tracks[i].id, costs.tracks[i].title));
    let scenario = |i: usize| {
        costs.map_or(("", ""), |costs| {
            (costs.scenarios[i].id, costs.scenarios[i].title)
        })
    };
    let (part, (id, title)) = match at {
        At::Overall => (Part::Overall, ("", "")),
        At::Deposit => (Part::Deposit, ("", "")),
        At::Criterion(i) => (Part::Criterion, (policy.criteria[i].id, policy.criteria[i].title)),
        At::Class(i) => (Part::Class, (policy.classes[i].id, policy.classes[i].title)),
        At::Benefit(i) => (Part::Benefit, (policy.benefits[i].id, policy.benefits[i].title)),
        At::BenefitAmount(i) => (
            Part::BenefitAmount,
            (policy.benefits[i].id, policy.benefits[i].title),
        ),
        At::Document(i) => (
            Part::Document,
            (policy.documents[i].id, policy.documents[i].title),
        ),
        At::Value(i) => (Part::Value, (policy.values[i].id, policy.values[i].title)),
        At::TrackTotal(i) => (Part::Total, track(i)),
        At::CashOut(i) => (Part::CashOut, track(i)),
        At::Scenario(i) => (Part::Scenario, scenario(i)),
    };
    Target { part, id, title }
}
