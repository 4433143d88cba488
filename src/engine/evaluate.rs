//! The report of one policy, put together.

use crate::policy::{Benefit, BenefitAmount, ClassId, Cond, CriterionId, Outcome, Policy, ReadingId, State};
use crate::value::Date;

use super::change::ChangeSet;
use super::changes::changes;
use super::districts;
use super::explain::{rounded, text};
use super::facts::Situation;
use super::outcomes::Possible;
use super::plan::{Plan, Target, holds_reading};
use super::report::{
    Amount, BenefitReport, Certainty, ClassReport, CriterionReport, Label, PolicyReport, Status, ValueReport,
};
use super::standing::Evaluation;

/// The whole report of one policy. To evaluate the same policy many times, keep a [`Plan`].
pub fn evaluate(policy: &Policy, situation: &Situation) -> PolicyReport {
    let plan = Plan::new(policy);
    let mut report = plan.evaluate(policy, situation);
    report.changes = plan.changes(policy, situation, &report);
    report.questions = plan.in_order(policy, situation, report.questions);
    report
}

impl Plan {
    /// The report of the policy this plan was made for, but for its [`changes`](Plan::changes): looking for them takes
    /// longest, and only who reads a result wants them.
    pub fn evaluate(&self, policy: &Policy, situation: &Situation) -> PolicyReport {
        let mut evaluation = Evaluation::new(self, policy, situation);
        let criteria = (0..policy.criteria.len())
            .map(|i| evaluation.criterion(i))
            .collect();
        let classes: Vec<ClassReport> = (0..policy.classes.len()).map(|i| evaluation.class(i)).collect();
        let lists = evaluation.lists();
        let mut concerning = lists.iter().filter(|list| list.concerns);
        let overall = match (concerning.next(), concerning.next()) {
            (Some(only), None) => only.overall.clone(),
            _ => evaluation.whole().map(Possible::standing),
        };
        let missed = overall
            .as_ref()
            .is_some_and(|overall| overall.status == Status::NotMet);
        let mut report = PolicyReport {
            slug: policy.slug,
            sha256: policy.sha256,
            state: state_on(policy, situation.day),
            overall,
            ceiling: policy.meta.review_ceiling.then_some(Outcome::Review),
            lists,
            criteria,
            label: label(&classes),
            classes,
            costs: policy.costs.as_ref().map(|costs| evaluation.costs(costs, missed)),
            benefits: policy
                .benefits
                .iter()
                .map(|benefit| evaluation.benefit(benefit))
                .collect(),
            documents: evaluation.entries(&policy.documents),
            steps: evaluation.entries(&policy.steps),
            obligations: evaluation.entries(&policy.obligations),
            triggers: evaluation.entries(&policy.triggers),
            targets: policy.targets.as_ref().map(districts::targets),
            values: evaluation.values(),
            questions: Vec::new(),
            changes: Vec::new(),
            readings: Vec::new(),
            spreads: Vec::new(),
            not_covered: policy.meta.not_covered.clone(),
        };
        report.questions = evaluation.questions(situation, &report);
        (report.readings, report.spreads) = evaluation.readings(&report);
        report
    }

    /// What could be changed to get further than a report of this policy and situation says.
    pub fn changes(&self, policy: &Policy, situation: &Situation, report: &PolicyReport) -> Vec<ChangeSet> {
        changes(self, policy, situation, report)
    }
}

impl<'p> Evaluation<'p> {
    fn criterion(&mut self, place: usize) -> CriterionReport {
        let policy = self.policy;
        let criterion = &policy.criteria[place];
        let condition = Cond::Criterion(CriterionId(place as u16));
        let standing = self.report(&condition);
        let open = self.relevant(&condition, &standing);
        CriterionReport {
            id: criterion.id,
            title: criterion.title,
            list: policy
                .lists
                .get(usize::from(criterion.list))
                .map_or("", |list| list.id),
            kind: criterion.kind,
            standing,
            article: criterion.citation.article,
            quote: criterion.citation.quote,
            evidence: criterion.evidence.clone(),
            tell: criterion.tell,
            conditions: self.conditions(&criterion.condition),
            readings: self.reading_ids(self.plan.readings_of(Target::Criterion(place))),
            open: self.facts_of(&open),
        }
    }

    fn class(&mut self, place: usize) -> ClassReport {
        let policy = self.policy;
        let class = &policy.classes[place];
        let condition = Cond::Class(ClassId(place as u16));
        let standing = self.report(&condition);
        let open = self.relevant(&condition, &standing);
        ClassReport {
            id: class.id,
            title: class.title,
            certainty: standing.certainty(),
            standing,
            article: class.citation.article,
            quote: class.citation.quote,
            evidence: class.evidence.clone(),
            tell: class.tell,
            conditions: self.conditions(&class.condition),
            readings: self.reading_ids(self.plan.readings_of(Target::Class(place))),
            open: self.facts_of(&open),
        }
    }

    fn reading_ids(&self, mask: u128) -> Vec<crate::policy::Text> {
        let readings = (0..self.policy.readings.len()).filter(|i| holds_reading(mask, *i));
        readings
            .map(|i| self.policy.readings[ReadingId(i as u16).index()].id)
            .collect()
    }

    fn benefit(&mut self, benefit: &Benefit) -> BenefitReport {
        let amount = self.benefit_amount(&benefit.amount);
        BenefitReport {
            id: benefit.id,
            title: benefit.title,
            standing: self.report(&benefit.condition),
            amount,
            unstated: benefit.amount == BenefitAmount::Unstated,
            article: benefit.citation.article,
            quote: benefit.citation.quote,
            tell: benefit.tell,
            conditions: self.conditions(&benefit.condition),
        }
    }

    /// The amount of a benefit over every completion of the open facts, yuan.
    pub fn benefit_amount(&mut self, amount: &BenefitAmount) -> Option<Amount> {
        let (low, high) = match amount {
            BenefitAmount::Known(num) => self.range(num)?,
            BenefitAmount::Range(low, high) => (self.range(low)?.0, self.range(high)?.1),
            BenefitAmount::Unstated | BenefitAmount::NotMoney => return None,
        };
        Some(Amount::between(low.round_half_up(2)?, high.round_half_up(2)?))
    }

    fn values(&mut self) -> Vec<ValueReport> {
        let policy = self.policy;
        let mut values = Vec::new();
        for value in &policy.values {
            let known = self.number(&value.number).known();
            values.push(ValueReport {
                id: value.id,
                title: value.title,
                year: self.year_of(value.years_back),
                value: known.map(text),
                rounded: known.and_then(|number| rounded(number, value.unit, None)),
                working: self.working(&value.number),
                unit: value.unit,
                formula: value.formula,
            });
        }
        values
    }
}

/// The legal state on a day: a trial or validity period that is over is said to be over.
fn state_on(policy: &Policy, day: Date) -> State {
    match (policy.meta.state, policy.meta.ends_on) {
        (State::Trial, Some(end)) if day > end => State::TrialOver,
        (state, _) => state,
    }
}

fn label(classes: &[ClassReport]) -> Option<Label> {
    let first = |certainty| classes.iter().find(|class| class.certainty == certainty);
    first(Certainty::Certain)
        .or_else(|| first(Certainty::ToConfirm))
        .map(|class| Label {
            class: class.id,
            certainty: class.certainty,
        })
}
