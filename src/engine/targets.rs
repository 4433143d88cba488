//! What readings can change: what each such part of the report comes to.

use crate::policy::{ClassId, Cond, CriterionId, Policy, TrackId};

use super::explain::text;
use super::outcomes::{Outcomes, Possible};
use super::plan::Target as At;
use super::report::{Amount, EffectValue, Part, PolicyReport, Standing, Target};
use super::standing::Evaluation;

/// What a target comes to, before it is put in the words of the report.
#[derive(Clone, PartialEq)]
pub(super) enum Found {
    /// The outcomes still possible, and whether each is known to be reached.
    Standing(Outcomes, bool),
    Amount(Amount),
    Value(Option<String>),
}

impl Found {
    /// As reported.
    pub fn shown(self) -> EffectValue {
        match self {
            Found::Standing(outcomes, exact) => EffectValue::Standing(Standing::new(outcomes, exact)),
            Found::Amount(amount) => EffectValue::Amount(amount),
            Found::Value(value) => EffectValue::Value(value),
        }
    }

    /// Whether it is a standing, and with how many outcomes: one or several.
    pub fn is_one_outcome(&self) -> Option<bool> {
        match self {
            Found::Standing(outcomes, _) => Some(outcomes.single().is_some()),
            Found::Amount(_) | Found::Value(_) => None,
        }
    }

    /// Either of two: every outcome of both, from the lower end to the higher; open where they cannot be put together.
    pub fn or(&self, other: &Found) -> Found {
        match (self, other) {
            (Found::Standing(outcomes, exact), Found::Standing(others, also)) => {
                Found::Standing(outcomes.with(*others), *exact && *also)
            }
            (Found::Amount(amount), Found::Amount(other)) => Found::Amount(amount.or(*other)),
            (one, other) if one == other => one.clone(),
            _ => Found::Value(None),
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
    /// Whether amounts are for one unit, because the quantity is open.
    pub fn is_per_unit(&mut self) -> bool {
        let costs = self.policy.costs.as_ref();
        costs.is_some_and(|costs| self.sheet(costs).quantity.is_none())
    }

    /// What a target comes to under the readings in force.
    pub fn value(&mut self, target: At) -> Found {
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
            (At::Duty(duty, i), _) => self.duty(&duty.of(policy)[i]),
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
pub(super) fn reported(policy: &Policy, report: &PolicyReport, target: At) -> Found {
    let standing = |standing: Option<&Standing>| standing.map_or(Found::Value(None), Found::from);
    let costs = report.costs.as_ref();
    match target {
        At::Overall => standing(report.overall.as_ref()),
        At::Criterion(i) => (&report.criteria[i].standing).into(),
        At::Class(i) => (&report.classes[i].standing).into(),
        At::Benefit(i) => (&report.benefits[i].standing).into(),
        At::BenefitAmount(i) => report.benefits[i].amount.into(),
        At::Document(i) => standing(report.documents[i].standing.as_ref()),
        At::Duty(duty, i) => duty.reported(policy, report, i),
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
pub(super) fn named(policy: &Policy, at: At) -> Target {
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
        At::Duty(duty, i) => {
            let entry = &duty.of(policy)[i];
            (duty.part(), (entry.id, entry.title))
        }
        At::Value(i) => (Part::Value, (policy.values[i].id, policy.values[i].title)),
        At::TrackTotal(i) => (Part::Total, track(i)),
        At::CashOut(i) => (Part::CashOut, track(i)),
        At::Scenario(i) => (Part::Scenario, scenario(i)),
    };
    Target { part, id, title }
}
