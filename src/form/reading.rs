//! [`ReadingView`]: readings that matter, those that change most first.

use crate::engine::{
    BenefitReport, CriterionReport, Effect, EffectValue, Part, PolicyReport, ReadingReport, ScenarioReport,
    Status, Target, ValueReport,
};
use crate::policy::{Policy, Text};

/// A reading that matters.
#[derive(Clone, PartialEq, Debug)]
pub struct ReadingView {
    /// Its index in the policy.
    pub at: u16,
    /// What the engine says of it.
    pub report: ReadingReport,
    /// What other options change.
    pub effects: Vec<EffectView>,
}

/// What another option changes.
#[derive(Clone, PartialEq, Debug)]
pub struct EffectView {
    /// The option.
    pub option: Text,
    /// What changes.
    pub target: Target,
    /// From.
    pub from: EffectValue,
    /// To.
    pub to: EffectValue,
    /// Unit of a derived value; of an amount, what it is for one of; otherwise empty.
    pub unit: Text,
    /// What has to be known before an open amount is; otherwise empty.
    pub needs: Text,
}

/// Most readings that are listed, unless more are switched.
const LEAD: usize = 3;

/// How many of these are listed: those that were switched, and of the others those that change most.
pub(super) fn lead(readings: &[ReadingView]) -> usize {
    let switched = readings.iter().filter(|view| is_switched(view)).count();
    switched.max(readings.len().min(LEAD))
}

fn is_switched(view: &ReadingView) -> bool {
    view.report.option != view.report.default
}

/// What comes first: 0 what was switched, 1 what changes the verdict, 2 a price, 3 something else.
fn weight(view: &ReadingView) -> usize {
    if is_switched(view) {
        return 0;
    }
    let weights = view.effects.iter().map(|effect| match effect.target.part {
        Part::Overall | Part::Class => 1,
        Part::Total | Part::CashOut | Part::Deposit => 2,
        _ => 3,
    });
    weights.min().unwrap_or(3)
}

/// Readings that change something on the page, or were switched; what comes first is first.
pub(super) fn readings(policy: &Policy, report: &PolicyReport) -> Vec<ReadingView> {
    let mut kept: Vec<ReadingView> = Vec::new();
    for (at, reading) in report.readings.iter().enumerate() {
        let view = ReadingView {
            at: at as u16,
            effects: effects(policy, report, reading),
            report: reading.clone(),
        };
        if !view.effects.is_empty() || is_switched(&view) {
            let place = kept.partition_point(|other| weight(other) <= weight(&view));
            kept.insert(place, view);
        }
    }
    kept
}

fn effects(policy: &Policy, report: &PolicyReport, reading: &ReadingReport) -> Vec<EffectView> {
    let mut views = Vec::new();
    for effect in reading.affects.iter().filter(|effect| is_seen(report, effect)) {
        if let Some(option) = reading.options.iter().find(|option| option.id == effect.option) {
            views.push(EffectView {
                option: option.label,
                target: effect.target,
                from: effect.from.clone(),
                to: effect.to.clone(),
                unit: unit_of(report, &effect.target),
                needs: needs(policy, &effect.target),
            });
        }
    }
    views
}

/// Whether an effect changes something that stands on the page.
fn is_seen(report: &PolicyReport, effect: &Effect) -> bool {
    let Target { part, id, .. } = effect.target;
    let is_elsewhere = |criterion: &CriterionReport| criterion.id == id && !report.concerns(criterion);
    if part == Part::Criterion && report.criteria.iter().any(is_elsewhere) {
        return false;
    }
    if let (EffectValue::Standing(from), EffectValue::Standing(to)) = (&effect.from, &effect.to) {
        return match part {
            Part::Class => from.certainty() != to.certainty(),
            _ => from.status != to.status,
        };
    }
    match part {
        Part::Scenario => {
            let off = |status| matches!(status, Status::NotMet | Status::NotApplicable);
            let is_on = |view: &ScenarioReport| view.id == id && !off(view.standing.status);
            report.costs.iter().flat_map(|costs| &costs.scenarios).any(is_on)
        }
        Part::BenefitAmount => {
            let is_off =
                |view: &BenefitReport| view.id == id && view.standing.status == Status::NotApplicable;
            !report.benefits.iter().any(is_off)
        }
        // What is laid out is said only of tracks with a sum to compare it with.
        Part::CashOut => !is_open(&effect.from) && !is_open(&effect.to),
        _ => true,
    }
}

fn is_open(value: &EffectValue) -> bool {
    matches!(value, EffectValue::Value(None))
}

/// The name of the quantity, for amounts that are open without it.
fn needs(policy: &Policy, target: &Target) -> Text {
    match (&policy.costs, target.part) {
        (Some(costs), Part::Total | Part::CashOut) => costs.quantity.title,
        _ => "",
    }
}

fn unit_of(report: &PolicyReport, target: &Target) -> Text {
    let of_value = |value: &&ValueReport| value.id == target.id;
    match target.part {
        Part::Value => report.values.iter().find(of_value).map_or("", |value| value.unit),
        Part::Total | Part::CashOut => {
            let per_unit = report.costs.as_ref().filter(|costs| costs.per_square_metre);
            per_unit.map_or("", |costs| costs.unit)
        }
        _ => "",
    }
}
