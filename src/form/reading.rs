//! [`ReadingView`]: readings that matter, those that change most first.

use crate::engine::{EffectValue, Part, PolicyReport, ReadingReport, Target, ValueReport};
use crate::policy::Text;

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
    /// Unit of a derived value; otherwise empty.
    pub unit: Text,
}

/// Most readings that are shown at once.
const LEAD: usize = 3;

/// How many of these are shown at once: of those that change something, the first few.
pub(super) fn lead(readings: &[ReadingView]) -> usize {
    let changing = readings.iter().filter(|view| !view.effects.is_empty());
    changing.count().min(LEAD)
}

/// What a reading changes at most: 0 the verdict, 1 a price, 2 something else, 3 nothing.
fn weight(view: &ReadingView) -> usize {
    let weights = view.effects.iter().map(|effect| match effect.target.part {
        Part::Overall | Part::Class => 0,
        Part::Total | Part::CashOut | Part::Deposit => 1,
        _ => 2,
    });
    weights.min().unwrap_or(3)
}

/// Readings that change something or were switched.
pub(super) fn readings(report: &PolicyReport) -> Vec<ReadingView> {
    let views = report
        .readings
        .iter()
        .enumerate()
        .map(|(at, reading)| ReadingView {
            at: at as u16,
            effects: reading
                .affects
                .iter()
                .filter_map(|effect| {
                    let option = reading.options.iter().find(|option| option.id == effect.option)?;
                    Some(EffectView {
                        option: option.label,
                        target: effect.target,
                        from: effect.from.clone(),
                        to: effect.to.clone(),
                        unit: unit_of(report, &effect.target),
                    })
                })
                .collect(),
            report: reading.clone(),
        });
    let mut kept: Vec<ReadingView> = Vec::new();
    for view in views {
        if !view.report.affects.is_empty() || view.report.option != view.report.default {
            let at = kept.partition_point(|other| weight(other) <= weight(&view));
            kept.insert(at, view);
        }
    }
    kept
}

fn unit_of(report: &PolicyReport, target: &Target) -> Text {
    let of_value = |value: &&ValueReport| target.part == Part::Value && value.id == target.id;
    let value = report.values.iter().find(of_value);
    value.map_or_else(|| "", |value| value.unit)
}
