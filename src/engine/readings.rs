//! What another option of a reading would change, each reading taken alone.

use crate::policy::{Policy, Text, TrackId};

use super::explain::text;
use super::plan::{Plan, Target, holds_reading};
use super::report::{Effect, EffectValue, OptionReport, PolicyReport, ReadingReport};
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
                        let (option, target) = (text.id.clone(), name(policy, *target));
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
            id: reading.id.clone(),
            question: reading.question.clone(),
            option: reading.options[usize::from(in_force)].id.clone(),
            default: reading.options[usize::from(reading.default)].id.clone(),
            options: reading
                .options
                .iter()
                .map(|option| OptionReport {
                    id: option.id.clone(),
                    label: option.label.clone(),
                    computed: option.computed,
                })
                .collect(),
            affects,
            why: reading.why.clone(),
            tell: reading.tell.clone(),
            ask: reading.ask.clone(),
            confirmed: reading.confirmed.clone(),
            article: reading.citation.article.clone(),
            quote: reading.citation.quote.clone(),
        }
    }

    fn value(&mut self, target: Target) -> EffectValue {
        let policy = self.policy;
        let costs = policy.costs.as_ref();
        match (target, costs) {
            (Target::Overall, _) => EffectValue::Standing(self.overall()),
            (Target::Criterion(i), _) => EffectValue::Standing(self.criterion_standing(i)),
            (Target::Class(i), _) => EffectValue::Standing(self.class_standing(i)),
            (Target::Benefit(i), _) => EffectValue::Standing(self.report(&policy.benefits[i].condition)),
            (Target::Document(i), _) => match &policy.documents[i].condition {
                Some(condition) => EffectValue::Standing(self.report(condition)),
                None => EffectValue::Value(None),
            },
            (Target::Value(i), _) => {
                EffectValue::Value(self.number(&policy.values[i].number).known().map(text))
            }
            (Target::TrackTotal(i), Some(costs)) => {
                EffectValue::Amount(self.track_total(costs, TrackId(i as u16)))
            }
            (Target::CashOut(i), Some(costs)) => EffectValue::Amount(self.cash_out(costs, TrackId(i as u16))),
            (Target::Deposit, Some(costs)) => self
                .deposit(costs)
                .map_or(EffectValue::Value(None), EffectValue::Amount),
            (Target::Scenario(i), Some(costs)) => {
                let sum = self.scenario_sum(&costs.scenarios[i]);
                sum.map_or(EffectValue::Value(None), EffectValue::Amount)
            }
            (Target::TrackTotal(_) | Target::CashOut(_) | Target::Deposit | Target::Scenario(_), None) => {
                EffectValue::Value(None)
            }
        }
    }
}

/// What the report already says of a target.
fn known(target: Target, report: &PolicyReport) -> Option<EffectValue> {
    let standing = match target {
        Target::Overall => report.overall.as_ref(),
        Target::Criterion(i) => Some(&report.criteria[i].standing),
        Target::Class(i) => Some(&report.classes[i].standing),
        Target::Benefit(i) => Some(&report.benefits[i].standing),
        _ => None,
    };
    standing.cloned().map(EffectValue::Standing)
}

/// The target as named in [`Effect::target`].
fn name(policy: &Policy, target: Target) -> Text {
    let costs = policy.costs.as_ref();
    let track = |i: usize| costs.map_or("", |costs| &costs.tracks[i].id);
    match target {
        Target::Overall => "overall".into(),
        Target::Criterion(i) => format!("criteria.{}", policy.criteria[i].id).into(),
        Target::Class(i) => format!("classes.{}", policy.classes[i].id).into(),
        Target::TrackTotal(i) => format!("tracks.{}.total", track(i)).into(),
        Target::CashOut(i) => format!("tracks.{}.cash_out_first_year", track(i)).into(),
        Target::Deposit => "deposit".into(),
        Target::Scenario(i) => {
            format!("scenarios.{}", costs.map_or("", |costs| &costs.scenarios[i].id)).into()
        }
        Target::Benefit(i) => format!("benefits.{}", policy.benefits[i].id).into(),
        Target::Document(i) => format!("documents.{}", policy.documents[i].id).into(),
        Target::Value(i) => format!("values.{}", policy.values[i].id).into(),
    }
}
