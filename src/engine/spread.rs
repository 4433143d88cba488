//! What a result comes to over every combination of competing readings, not only with one of them read otherwise.

use crate::policy::{ClassId, Cond, CriterionId, Outcome, ReadingId};

use super::outcomes::{Outcomes, Possible};
use super::plan::{Target as At, bit, holds_reading};
use super::report::{EffectValue, Target};
use super::standing::Evaluation;
use super::targets::{Found, named};

/// Most combinations of options that are gone through for one result.
const MOST_COMBINATIONS: usize = 128;

/// A result over the readings that nobody has settled.
#[derive(Clone, PartialEq, Debug)]
#[cfg_attr(feature = "author", derive(serde::Serialize, schemars::JsonSchema))]
pub struct Spread {
    /// The result; as JSON its [`path`](Target::path).
    #[cfg_attr(feature = "author", schemars(with = "String"))]
    #[cfg_attr(feature = "author", serde(serialize_with = "super::report::as_path"))]
    pub target: Target,
    /// Whether every combination gives the same. Never claimed where an option is only told, not computed.
    pub settled: bool,
    /// How many combinations of computed options bear on it.
    pub combinations: u32,
    /// Whether all of them were looked at, or proved to give the same; otherwise each reading was taken alone.
    pub complete: bool,
    /// Everything it comes to in one of those looked at: outcomes, or the lowest and the highest amount.
    pub reach: EffectValue,
}

/// What was found of one target so far.
#[derive(Clone)]
pub(super) struct Trace {
    /// Under the readings in force.
    pub current: Found,
    reach: Found,
    moved: bool,
}

impl Trace {
    pub fn new(current: Found) -> Trace {
        Trace {
            reach: current.clone(),
            current,
            moved: false,
        }
    }

    /// Takes in what it comes to under another option.
    pub fn note(&mut self, found: &Found) {
        self.moved |= *found != self.current;
        self.reach = self.reach.or(found);
    }
}

/// A reading that nobody has settled, with its computed options.
struct Choice {
    reading: ReadingId,
    options: Vec<u16>,
}

fn combinations(choices: &[Choice]) -> usize {
    let sizes = choices.iter().map(|choice| choice.options.len());
    sizes.fold(1, usize::saturating_mul)
}

impl Evaluation<'_> {
    /// The targets that depend on readings, over every combination of these.
    pub fn spreads(&mut self, traces: &[Trace]) -> Vec<Spread> {
        let (policy, plan) = (self.policy, self.plan);
        let (open, told) = self.unsettled();
        // Whatever combination is right, it is one of these outcomes.
        let at_once: Vec<Option<Possible>> = self.in_any_way(open, |evaluation| {
            let targets = plan.targets.iter().zip(traces);
            let loosely = |((target, _), trace): (&(At, u128), &Trace)| {
                // What is open or was seen to change is not one outcome at once either.
                let may_be_one = !trace.moved && trace.current.is_one_outcome() == Some(true);
                may_be_one.then(|| evaluation.loosely(*target)).flatten()
            };
            targets.map(loosely).collect()
        });
        let mut spreads = Vec::new();
        for (i, (target, readings)) in plan.targets.iter().enumerate() {
            if readings & (open | told) == 0 || matches!(target, At::Value(_)) {
                continue;
            }
            if let At::Scenario(scenario) = target
                && self.never_happens(*scenario, open)
            {
                continue;
            }
            let choices = self.choices(readings & open);
            let count = combinations(&choices);
            let is_single = |found: &Option<Possible>| found.is_some_and(|all| all.upper.single().is_some());
            let trace = &traces[i];
            let all: Option<Vec<Found>> = if is_single(&at_once[i]) || choices.len() == 1 {
                // Proved, or each option was looked at already.
                Some(Vec::new())
            } else if *target == At::Overall {
                let loose = |criterion: &CriterionId| {
                    let of = (plan.targets.iter().zip(&at_once))
                        .find(|((target, _), _)| *target == At::Criterion(criterion.index()));
                    of.and_then(|(_, found)| *found)
                };
                self.overall_in_every_way(open, &loose)
            } else if count <= MOST_COMBINATIONS && trace.current.is_one_outcome().unwrap_or(!trace.moved) {
                // An amount that one reading alone changes is not settled: no combination can tell more.
                Some(self.found_in_every_way(&choices, *target))
            } else {
                None
            };
            let complete = all.is_some() && readings & told == 0;
            let mut spread = trace.clone();
            all.iter().flatten().for_each(|found| spread.note(found));
            spreads.push(Spread {
                target: named(policy, *target),
                settled: complete && !spread.moved,
                combinations: u32::try_from(count).unwrap_or(u32::MAX),
                complete,
                reach: spread.reach.shown(),
            });
        }
        spreads
    }

    /// Whether a what-if was not asked for, whatever the readings.
    fn never_happens(&mut self, scenario: usize, open: u128) -> bool {
        let costs = self.policy.costs.as_ref();
        costs.is_some_and(|costs| {
            let when = &costs.scenarios[scenario].condition;
            let found = self.in_any_way(open, |evaluation| evaluation.possible(when));
            found.upper.single() == Some(Outcome::NotMet)
        })
    }

    /// The readings nobody has settled that have several computed options, and those that have one only told.
    fn unsettled(&self) -> (u128, u128) {
        let (mut open, mut told) = (0, 0);
        for (place, reading) in self.policy.readings.iter().enumerate() {
            let this = bit(ReadingId(place as u16));
            let computed = reading.options.iter().filter(|option| option.computed).count();
            if reading.confirmed.is_none() && computed > 1 {
                open |= this;
            }
            if reading.confirmed.is_none() && computed < reading.options.len() {
                told |= this;
            }
        }
        (open, told)
    }

    fn choices(&self, readings: u128) -> Vec<Choice> {
        let all = self.policy.readings.iter().enumerate();
        all.filter(|(place, _)| holds_reading(readings, *place))
            .map(|(place, reading)| Choice {
                reading: ReadingId(place as u16),
                options: (0..reading.options.len() as u16)
                    .filter(|option| reading.options[usize::from(*option)].computed)
                    .collect(),
            })
            .collect()
    }

    fn each_combination(&mut self, choices: &[Choice], find: &mut dyn FnMut(&mut Self)) {
        for cell in 0..combinations(choices) {
            let mut rest = cell;
            let pick = |choice: &Choice| {
                let options = &choice.options;
                let option = options[rest % options.len()];
                rest /= options.len();
                (choice.reading, option)
            };
            let others: Vec<(ReadingId, u16)> = choices.iter().map(pick).collect();
            self.under(&others, |evaluation| find(evaluation));
        }
    }

    /// Whatever `test` comes to under one of the combinations of these readings; anything where there are too many.
    pub fn in_every_way(&mut self, readings: u128, test: impl Fn(&mut Self) -> Possible) -> Possible {
        let choices = self.choices(readings);
        if combinations(&choices) > MOST_COMBINATIONS {
            return Possible::exactly(Outcomes::ALL);
        }
        let mut all = Possible::NONE;
        self.each_combination(&choices, &mut |evaluation| all = all.or(test(evaluation)));
        all
    }

    /// A set that holds every outcome of a target, with readings in any way; `None` for amounts.
    fn loosely(&mut self, target: At) -> Option<Possible> {
        let policy = self.policy;
        match target {
            At::Criterion(i) => Some(self.possible_of(CriterionId(i as u16))),
            At::Class(i) => Some(self.possible(&Cond::Class(ClassId(i as u16)))),
            At::Benefit(i) => Some(self.possible(&policy.benefits[i].condition)),
            At::Document(i) => policy.documents[i]
                .condition
                .as_ref()
                .map(|when| self.possible(when)),
            At::Overall => Some(self.loosely_whole()),
            _ => None,
        }
    }

    fn found_in_every_way(&mut self, choices: &[Choice], target: At) -> Vec<Found> {
        let per_unit = self.is_per_unit();
        let mut all: Vec<Found> = Vec::new();
        self.each_combination(choices, &mut |evaluation| {
            let is_sum = matches!(target, At::TrackTotal(_) | At::CashOut(_));
            let found = if is_sum && evaluation.is_per_unit() != per_unit {
                // A price for one unit is no amount to set beside a sum.
                Found::Value(None)
            } else {
                evaluation.value(target)
            };
            if !all.contains(&found) {
                all.push(found);
            }
        });
        all
    }

    /// Everything the overall comes to, put together from parts that share no reading; `None` where there are too many
    /// combinations in one of them, or where facts are open in what varies. `loose` tells what a criterion can come to.
    fn overall_in_every_way(
        &mut self,
        open: u128,
        loose: &dyn Fn(&CriterionId) -> Option<Possible>,
    ) -> Option<Vec<Found>> {
        let plan = self.plan;
        let mut all = vec![Possible::from(Outcome::NotApplicable)];
        let mut parts: Vec<(u128, Vec<CriterionId>)> = Vec::new();
        for criterion in self.concerning() {
            let found = loose(&criterion).filter(|found| found.upper.single().is_some());
            if let Some(found) = found {
                all[0] = all[0].both(found);
                continue;
            }
            let mut part = (
                plan.node_readings[plan.nodes.criterion(criterion)] & open,
                vec![criterion],
            );
            while let Some(at) = parts.iter().position(|other| other.0 & part.0 != 0) {
                let other = parts.swap_remove(at);
                part.0 |= other.0;
                part.1.extend(other.1);
            }
            parts.push(part);
        }
        for (readings, criteria) in parts {
            let found = self.part_in_every_way(readings, &criteria)?;
            let mut next: Vec<Possible> = Vec::new();
            for (one, other) in all
                .iter()
                .flat_map(|one| found.iter().map(move |other| (one, other)))
            {
                let both = one.both(*other);
                if !next.contains(&both) {
                    next.push(both);
                }
            }
            all = next;
        }
        Some(
            all.into_iter()
                .map(|all| self.under_ceiling(all).into())
                .collect(),
        )
    }

    /// Everything these criteria come to together; `None` where there are too many combinations or facts are open.
    fn part_in_every_way(&mut self, readings: u128, criteria: &[CriterionId]) -> Option<Vec<Possible>> {
        let choices = self.choices(readings);
        if combinations(&choices) > MOST_COMBINATIONS {
            return None;
        }
        let mut all: Vec<Possible> = Vec::new();
        self.each_combination(&choices, &mut |evaluation| {
            let mut found = Possible::from(Outcome::NotApplicable);
            for criterion in criteria {
                found = found.both(evaluation.possible_of(*criterion));
            }
            if !all.contains(&found) {
                all.push(found);
            }
        });
        all.iter()
            .all(|found| found.upper.single().is_some())
            .then_some(all)
    }
}
