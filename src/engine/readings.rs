//! What another option of a reading would change, each reading taken alone.

use crate::policy::{ClassId, Cond, CriterionId, Policy, ReadingId, TrackId};

use super::explain::text;
use super::outcomes::{Outcomes, Possible};
use super::plan::{Target as At, holds_reading};
use super::report::{
    Amount, Effect, EffectValue, OptionReport, Part, PolicyReport, ReadingReport, Standing, Target,
};
use super::standing::Evaluation;

/// What a target comes to, before it is put in the words of the report.
#[derive(Clone, PartialEq)]
enum Found {
    /// The outcomes still possible, and whether each is known to be reached.
    Standing(Outcomes, bool),
    Amount(Amount),
    Value(Option<String>),
}

impl Found {
    fn shown(self) -> EffectValue {
        match self {
            Found::Standing(outcomes, exact) => EffectValue::Standing(Standing::new(outcomes, exact)),
            Found::Amount(amount) => EffectValue::Amount(amount),
            Found::Value(value) => EffectValue::Value(value),
        }
    }
}

impl From<&Standing> for Found {
    fn from(standing: &Standing) -> Found {
        Found::Standing(standing.outcomes(), standing.exact)
    }
}

impl From<Option<Amount>> for Found {
    fn from(amount: Option<Amount>) -> Found {
        amount.map_or(Found::Value(None), Found::Amount)
    }
}

impl From<Possible> for Found {
    fn from(possible: Possible) -> Found {
        Found::Standing(possible.upper, possible.is_exact())
    }
}

impl Evaluation<'_> {
    /// Every reading; `report` has what each target comes to as answered.
    pub fn readings(&mut self, report: &PolicyReport) -> Vec<ReadingReport> {
        let targets = self.plan.targets.iter();
        let current: Vec<Found> = targets.map(|(target, _)| reported(report, *target)).collect();
        (0..self.policy.readings.len())
            .map(|i| self.reading(i, &current))
            .collect()
    }

    fn reading(&mut self, place: usize, current: &[Found]) -> ReadingReport {
        let (policy, plan) = (self.policy, self.plan);
        let reading = &policy.readings[place];
        let in_force = self.options[place];
        let mut affects = Vec::new();
        for (option, text) in reading.options.iter().enumerate() {
            if option == usize::from(in_force) || !text.computed || reading.confirmed.is_some() {
                continue;
            }
            let depends = |mask: &u128| holds_reading(*mask, place);
            let depending = plan
                .targets
                .iter()
                .enumerate()
                .filter(|(_, (_, mask))| depends(mask));
            let per_unit = self.is_per_unit();
            self.under(&[(ReadingId(place as u16), option as u16)], |evaluation| {
                let opens = evaluation.is_per_unit() != per_unit;
                for (i, (target, _)) in depending {
                    let mut to = evaluation.value(*target);
                    if current[i] == to && !opens {
                        continue;
                    }
                    let mut from = current[i].clone();
                    if opens && matches!(target, At::TrackTotal(_) | At::CashOut(_)) {
                        // A price for one unit is no amount to set beside a sum: the sum is open.
                        *(if per_unit { &mut from } else { &mut to }) = Found::Value(None);
                    } else if from == to {
                        continue;
                    }
                    affects.push(Effect {
                        option: text.id,
                        target: named(policy, *target),
                        from: from.shown(),
                        to: to.shown(),
                    });
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

    /// Whether amounts are for one unit, because the quantity is open.
    fn is_per_unit(&mut self) -> bool {
        let costs = self.policy.costs.as_ref();
        costs.is_some_and(|costs| self.sheet(costs).quantity.is_none())
    }

    fn value(&mut self, target: At) -> Found {
        let policy = self.policy;
        let condition = |evaluation: &mut Self, condition| Found::from(evaluation.standing(condition));
        match (target, &policy.costs) {
            (At::Overall, _) => self.whole().map_or(Found::Value(None), Found::from),
            (At::Criterion(i), _) => condition(self, &Cond::Criterion(CriterionId(i as u16))),
            (At::Class(i), _) => condition(self, &Cond::Class(ClassId(i as u16))),
            (At::Benefit(i), _) => condition(self, &policy.benefits[i].condition),
            (At::BenefitAmount(i), _) => self.benefit_amount(&policy.benefits[i].amount).into(),
            (At::Document(i), _) => match &policy.documents[i].condition {
                Some(when) => condition(self, when),
                None => Found::Value(None),
            },
            (At::Value(i), _) => Found::Value(self.number(&policy.values[i].number).known().map(text)),
            (At::TrackTotal(i), Some(costs)) => Found::Amount(self.track_total(costs, TrackId(i as u16))),
            (At::CashOut(i), Some(costs)) => Found::Amount(self.cash_out(costs, TrackId(i as u16))),
            (At::Deposit, Some(costs)) => self.deposit(costs).into(),
            (At::Scenario(i), Some(costs)) => self.scenario_sum(&costs.scenarios[i]).into(),
            (At::TrackTotal(_) | At::CashOut(_) | At::Deposit | At::Scenario(_), None) => Found::Value(None),
        }
    }
}

/// What a target comes to as answered.
fn reported(report: &PolicyReport, target: At) -> Found {
    let standing = |standing: Option<&Standing>| standing.map_or(Found::Value(None), Found::from);
    let costs = report.costs.as_ref();
    match target {
        At::Overall => standing(report.overall.as_ref()),
        At::Criterion(i) => (&report.criteria[i].standing).into(),
        At::Class(i) => (&report.classes[i].standing).into(),
        At::Benefit(i) => (&report.benefits[i].standing).into(),
        At::BenefitAmount(i) => report.benefits[i].amount.into(),
        At::Document(i) => standing(report.documents[i].standing.as_ref()),
        At::Value(i) => Found::Value(report.values[i].value.clone()),
        At::TrackTotal(i) => costs.map(|costs| costs.tracks[i].total).into(),
        At::CashOut(i) => costs.map(|costs| costs.tracks[i].cash_out_first_year).into(),
        At::Deposit => costs
            .and_then(|costs| costs.deposit.as_ref())
            .map(|deposit| Amount::between(deposit.low.0, deposit.high.0))
            .into(),
        At::Scenario(i) => costs.and_then(|costs| costs.scenarios[i].known_sum).into(),
    }
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
