//! [`ReadingView`]: readings that matter, those that change most first.

use crate::engine::{EffectValue, PolicyReport, ReadingReport, ValueReport};
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
    pub target: Effected,
    /// From.
    pub from: EffectValue,
    /// To.
    pub to: EffectValue,
    /// Unit of a derived value; otherwise empty.
    pub unit: Text,
}

/// What a reading changes, by its title.
#[derive(Clone, PartialEq, Debug)]
pub enum Effected {
    /// The criteria as a whole.
    Overall,
    /// A class.
    Class(Text),
    /// A criterion, benefit, value or document.
    Titled(Text),
    /// The total of a price track.
    Total(Text),
    /// What is laid out in the first year.
    CashOut(Text),
    /// The deposit.
    Deposit,
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
    let weights = view.effects.iter().map(|effect| match effect.target {
        Effected::Overall | Effected::Class(_) => 0,
        Effected::Total(_) | Effected::CashOut(_) | Effected::Deposit => 1,
        Effected::Titled(_) => 2,
    });
    weights.min().unwrap_or(3)
}

/// Readings that change something or were switched.
pub(super) fn readings(policy: &Policy, report: &PolicyReport) -> Vec<ReadingView> {
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
                        option: option.label.clone(),
                        target: effected(policy, &effect.target)?,
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

fn unit_of(report: &PolicyReport, target: &str) -> Text {
    let of_value = |value: &&ValueReport| target.strip_prefix("values.") == Some(&*value.id);
    let value = report.values.iter().find(of_value);
    value.map_or_else(|| "".into(), |value| value.unit.clone())
}

fn effected(policy: &Policy, target: &str) -> Option<Effected> {
    let (list, id) = target.split_once('.').unwrap_or((target, ""));
    let (id, part) = id.split_once('.').unwrap_or((id, ""));
    macro_rules! title {
        ($list:expr) => {
            $list
                .iter()
                .find(|item| *item.id == *id)
                .map(|item| item.title.clone())
        };
    }
    let costs = policy.costs.as_ref();
    match list {
        "overall" => Some(Effected::Overall),
        "deposit" => Some(Effected::Deposit),
        "criteria" => title!(policy.criteria).map(Effected::Titled),
        "classes" => title!(policy.classes).map(Effected::Class),
        "benefits" => title!(policy.benefits).map(Effected::Titled),
        "documents" => title!(policy.documents).map(Effected::Titled),
        "values" => title!(policy.values).map(Effected::Titled),
        "scenarios" => title!(costs?.scenarios).map(Effected::Titled),
        "tracks" if part == "total" => title!(costs?.tracks).map(Effected::Total),
        "tracks" => title!(costs?.tracks).map(Effected::CashOut),
        _ => None,
    }
}
