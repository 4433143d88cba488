//! [`Plan`]: what depends on which reading, worked out once per policy.

use crate::policy::{
    BenefitAmount, Costs, CriterionId, CriterionKind, Policy, ReadingId, Track, TrackRole, VarId,
};

use super::amounts::prices;
use super::code::Code;
use super::domain::vars_of;
use super::duty::Duty;
use super::limits::{ends, limits};
use super::memo::Nodes;
use super::outcomes::Outcomes;
use super::questions::screens;
use super::touched::{reach, touched};
use super::vars::Vars;
use super::walk::Walk;

/// Something a reading can change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Target {
    Overall,
    Criterion(usize),
    Class(usize),
    TrackTotal(usize),
    CashOut(usize),
    Deposit,
    Scenario(usize),
    Benefit(usize),
    BenefitAmount(usize),
    Document(usize),
    Duty(Duty, usize),
    Value(usize),
}

/// The readings each target depends on, as bit sets over at most 128 readings, and other things that only depend on
/// the policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Plan {
    pub(super) targets: Vec<(Target, u128)>,
    pub(super) nodes: Nodes,
    /// By node: the readings its outcome depends on.
    pub(super) node_readings: Vec<u128>,
    /// The options in force as a number, and by node and named value the bits of it that count.
    pub(super) code: Code,
    pub(super) node_bits: Vec<u128>,
    pub(super) value_bits: Vec<u128>,
    /// By named value: the readings it depends on.
    pub(super) value_readings: Vec<u128>,
    /// By variable: those a relation ties it to, itself among them where there is one.
    pub(super) ties: Vec<Vec<VarId>>,
    /// By variable: the nodes that may come to something else with it.
    pub(super) touched: Vec<Vec<u16>>,
    /// By variable: itself and those a relation ties it to.
    pub(super) reach: Vec<Vars>,
    /// By test: what it can come to at all.
    pub(super) limits: Vec<Outcomes>,
    /// By variable: the ends of a number, in steps.
    pub(super) ends: Vec<[Option<i64>; 2]>,
    /// By variable: the relations it occurs in, as places in [`Policy::constraints`].
    pub(super) relations: Vec<Vec<u16>>,
    /// The criteria that enter an overall.
    pub(super) judges: Vec<CriterionId>,
    /// By fact: the place of the screen that asks it.
    pub(super) screens: Vec<Option<usize>>,
    /// Readings that change what all price tracks share.
    pub(super) sheet: SheetReadings,
}

/// The readings each part of [`super::sheet::Sheet`] depends on.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct SheetReadings {
    pub quantity: u128,
    /// By item: how often it is due.
    pub times: Vec<u128>,
    /// By year, then item: whether that is one number, not the ends of a range.
    pub is_settled: Vec<bool>,
    /// By track, then year, then item.
    pub prices: Vec<u128>,
    pub holds: u128,
    pub months: u128,
    pub deposit: u128,
    /// All of these.
    pub anything: u128,
}

impl Plan {
    /// Works out the dependencies of a policy.
    pub fn new(policy: &Policy) -> Plan {
        let walk = Walk(policy);
        let (mut targets, mut sheet) = (Vec::new(), SheetReadings::default());
        let criteria: Vec<u128> = policy
            .criteria
            .iter()
            .map(|c| walk.condition(&c.condition))
            .collect();
        targets.push((Target::Overall, criteria.iter().fold(0, |all, mask| all | mask)));
        targets.extend(
            criteria
                .into_iter()
                .enumerate()
                .map(|(i, mask)| (Target::Criterion(i), mask)),
        );
        let classes = policy
            .classes
            .iter()
            .map(|class| walk.condition(&class.condition));
        targets.extend(classes.enumerate().map(|(i, mask)| (Target::Class(i), mask)));
        if let Some(costs) = &policy.costs {
            let replacements = costs
                .tracks
                .iter()
                .flat_map(|track| track.replaced.iter().flatten());
            sheet = SheetReadings {
                quantity: walk.number(&costs.quantity.number),
                times: costs
                    .items
                    .iter()
                    .map(|item| {
                        let times = item.times.iter();
                        times.fold(0, |mask, (low, high)| mask | walk.number(low) | walk.number(high))
                    })
                    .collect(),
                is_settled: settled(costs),
                prices: prices(costs).map(|price| walk.number(&price.price)).collect(),
                holds: replacements.fold(0, |mask, (when, _)| mask | walk.condition(when)),
                months: walk.number(&costs.months),
                deposit: costs.deposit.as_ref().map_or(0, |deposit| {
                    walk.number(&deposit.low) | walk.number(&deposit.high)
                }),
                anything: 0,
            };
            let all = |masks: &[u128]| masks.iter().fold(0, |all, mask| all | mask);
            let shared = sheet.quantity | all(&sheet.times);
            sheet.anything = shared | all(&sheet.prices) | sheet.holds | sheet.months | sheet.deposit;
            let of_prices = |track: &Track| {
                track
                    .years
                    .iter()
                    .flatten()
                    .fold(shared, |mask, price| mask | walk.number(&price.price))
            };
            let totals: Vec<u128> = costs
                .tracks
                .iter()
                .map(|track| {
                    track
                        .replaced
                        .iter()
                        .flatten()
                        .fold(of_prices(track), |mask, (when, by)| {
                            mask | walk.condition(when)
                                | by.map_or(0, |by| of_prices(&costs.tracks[by.index()]))
                        })
                })
                .collect();
            for (i, track) in costs.tracks.iter().enumerate() {
                // What only takes over is shown where it takes over.
                if track.role != TrackRole::Replacement {
                    targets.push((Target::TrackTotal(i), totals[i]));
                }
            }
            let prepay = costs.prepay.as_ref();
            let prepaid = prepay.map_or(0, |prepay| bit(prepay.reading) | totals[prepay.track.index()]);
            for (i, track) in costs.tracks.iter().enumerate() {
                if track.role == TrackRole::Ranked {
                    targets.push((Target::CashOut(i), totals[i] | prepaid));
                }
            }
            if costs.deposit.is_some() {
                targets.push((Target::Deposit, sheet.deposit));
            }
            for (i, scenario) in costs.scenarios.iter().enumerate() {
                let items = scenario.items.iter();
                let mask = items.fold(walk.condition(&scenario.condition), |mask, item| {
                    mask | walk.number(&item.price) | walk.number(&item.times)
                });
                targets.push((Target::Scenario(i), mask));
            }
        }
        let benefits = policy
            .benefits
            .iter()
            .map(|benefit| walk.condition(&benefit.condition));
        targets.extend(benefits.enumerate().map(|(i, mask)| (Target::Benefit(i), mask)));
        for (i, benefit) in policy.benefits.iter().enumerate() {
            let mask = match &benefit.amount {
                BenefitAmount::Known(amount) => walk.number(amount),
                BenefitAmount::Range(low, high) => walk.number(low) | walk.number(high),
                BenefitAmount::Unstated | BenefitAmount::NotMoney => 0,
            };
            targets.push((Target::BenefitAmount(i), mask));
        }
        let documents = policy.documents.iter();
        let documents = documents.map(|entry| entry.condition.as_ref().map_or(0, |c| walk.condition(c)));
        targets.extend(documents.enumerate().map(|(i, mask)| (Target::Document(i), mask)));
        for duty in Duty::ALL {
            for (i, entry) in duty.of(policy).iter().enumerate() {
                let conditions = entry.condition.iter().chain(&entry.kept);
                let mask = conditions.fold(0, |mask, condition| mask | walk.condition(condition));
                let mask = mask | entry.day.as_ref().map_or(0, |day| walk.day(day));
                // The others do not depend on how the document is read.
                if mask != 0 {
                    targets.push((Target::Duty(duty, i), mask));
                }
            }
        }
        // A value without a title is not shown: what it changes is told where it is used.
        let value_readings: Vec<u128> = policy
            .values
            .iter()
            .map(|value| walk.number(&value.number))
            .collect();
        let shown = policy.values.iter().map(|value| !value.title.is_empty());
        let values = value_readings
            .iter()
            .zip(shown)
            .map(|(mask, shown)| if shown { *mask } else { 0 });
        targets.extend(values.enumerate().map(|(i, mask)| (Target::Value(i), mask)));
        let nodes = Nodes::new(policy);
        let ties = ties(policy);
        let node_readings = walk.node_readings(nodes);
        let code = Code::new(policy);
        let bits = |readings: &[u128]| readings.iter().map(|mask| code.bits(*mask)).collect();
        Plan {
            targets,
            node_bits: bits(&node_readings),
            value_bits: bits(&value_readings),
            code,
            node_readings,
            value_readings,
            nodes,
            touched: touched(policy, nodes, &ties),
            reach: reach(&ties),
            limits: limits(policy),
            ends: ends(policy),
            ties,
            relations: relations(policy),
            judges: judges(policy),
            screens: screens(policy),
            sheet,
        }
    }

    /// Whether some amount can depend on a reading, whatever is answered.
    pub fn bears_on_amounts(&self, reading: ReadingId) -> bool {
        self.targets.iter().any(|(target, readings)| {
            let is_amount = matches!(
                target,
                Target::TrackTotal(_)
                    | Target::CashOut(_)
                    | Target::Deposit
                    | Target::Scenario(_)
                    | Target::BenefitAmount(_)
            );
            is_amount && readings & bit(reading) != 0
        })
    }

    /// The readings a target depends on.
    pub(super) fn readings_of(&self, target: Target) -> u128 {
        self.targets
            .iter()
            .find(|(other, _)| *other == target)
            .map_or(0, |(_, mask)| *mask)
    }
}

/// By year, then item: whether how often it is due is one number.
fn settled(costs: &Costs) -> Vec<bool> {
    let years = costs.tracks.first().map_or(0, |track| track.years.len());
    let of_year = |year: usize| {
        let items = costs.items.iter().map(move |item| &item.times[year]);
        items.map(|(low, high)| low == high)
    };
    (0..years).flat_map(of_year).collect()
}

/// The criteria that are more than preferred.
fn judges(policy: &Policy) -> Vec<CriterionId> {
    let all = policy.criteria.iter().enumerate();
    all.filter(|(_, criterion)| criterion.kind != CriterionKind::Preferred)
        .map(|(place, _)| CriterionId(place as u16))
        .collect()
}

/// Whether a set of readings holds this one.
pub(super) fn holds_reading(mask: u128, reading: usize) -> bool {
    mask.checked_shr(reading as u32).unwrap_or(0) & 1 == 1
}

/// The bit of a reading; a policy with more than 128 is refused when it is read.
pub(super) fn bit(reading: ReadingId) -> u128 {
    1_u128.checked_shl(u32::from(reading.0)).unwrap_or(0)
}

/// By variable: those that occur in a relation with it.
fn ties(policy: &Policy) -> Vec<Vec<VarId>> {
    let mut ties = vec![Vec::new(); policy.variables.len()];
    for constraint in &policy.constraints {
        let vars = vars_of(&constraint.relation);
        for var in vars.into_iter().flatten() {
            ties[var.index()].extend(vars.into_iter().flatten());
        }
    }
    ties
}

/// By variable: the relations it occurs in.
fn relations(policy: &Policy) -> Vec<Vec<u16>> {
    let mut relations = vec![Vec::new(); policy.variables.len()];
    for (place, constraint) in policy.constraints.iter().enumerate() {
        for var in vars_of(&constraint.relation).into_iter().flatten() {
            relations[var.index()].push(place as u16);
        }
    }
    relations
}
