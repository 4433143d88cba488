//! [`ResultScreen`]: the report, and what the screen adds to it: what comes first, what is missing, what to ask.

use std::rc::Rc;

use crate::engine::{self, Certainty, EffectValue, PolicyReport, ReadingReport, Status, ValueReport};
use crate::policy::{Meta, Policy, Text};
use crate::value::Date;

use super::answered::{Answered, answered};
use super::decisive::decisive;
use super::order;
use super::session::Session;
use super::verdict::{Verdict, verdict};

/// The result.
#[derive(Clone, PartialEq, Debug)]
pub struct ResultScreen {
    /// The day it holds for.
    pub day: Date,
    /// What the document is, with its disclaimers.
    pub meta: Meta,
    /// What is said first.
    pub verdict: Verdict,
    /// Everything the engine says.
    pub report: Rc<PolicyReport>,
    /// Places in the report's criteria, the most pressing first.
    pub criteria: Vec<usize>,
    /// How many criteria have each status, in the order of `criteria`.
    pub tally: Vec<(Status, usize)>,
    /// Name of the quantity that prices are multiplied with.
    pub quantity: Text,
    /// Heading for one unit of it, such as per square metre.
    pub per_unit: Text,
    /// What is still open and can change something.
    pub missing: Vec<Missing>,
    /// How many of those have not been asked yet.
    pub to_ask: usize,
    /// Readings that matter, or that were switched.
    pub readings: Vec<ReadingView>,
    /// What to ask the office.
    pub asks: Vec<Text>,
    /// Labels of tests that decide by failing.
    pub decisive: Vec<Text>,
    /// What the visitor answered.
    pub answered: Vec<Answered>,
    /// Sentences on answers that contradict each other.
    pub conflicts: Vec<Text>,
}

/// An open fact that can change something.
#[derive(Clone, PartialEq, Debug)]
pub struct Missing {
    /// Its name.
    pub label: Text,
    /// The question that asks it.
    pub question: Option<u16>,
    /// The visitor said that it is not known.
    pub unknown: bool,
}

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
    /// A class, criterion, benefit, value or document.
    Titled(Text),
    /// The total of a price track.
    Total(Text),
    /// What is laid out in the first year.
    CashOut(Text),
    /// The deposit.
    Deposit,
}

pub(super) fn result(session: &Session) -> ResultScreen {
    let (policy, report) = (session.policy(), &session.report);
    let with = |status: Status| {
        (0..report.criteria.len()).filter(move |at| report.criteria[*at].standing.status == status)
    };
    let criteria: Vec<usize> = BY_URGENCY.into_iter().flat_map(with).collect();
    let mut tally: Vec<(Status, usize)> = Vec::new();
    for at in &criteria {
        let status = report.criteria[*at].standing.status;
        match tally.last_mut() {
            Some((last, count)) if *last == status => *count += 1,
            _ => tally.push((status, 1)),
        }
    }
    let readings = readings(policy, report);
    let missing = missing(session);
    ResultScreen {
        day: session.day,
        meta: policy.meta.clone(),
        verdict: verdict(policy, report),
        criteria,
        tally,
        quantity: policy
            .costs
            .as_ref()
            .map_or_else(|| "".into(), |costs| costs.quantity.title.clone()),
        per_unit: policy
            .costs
            .as_ref()
            .map_or_else(|| "".into(), |costs| costs.per_unit.clone()),
        to_ask: order::open_questions(session).len(),
        missing,
        asks: asks(&readings),
        readings,
        conflicts: engine::conflicts(policy, &session.answers())
            .into_iter()
            .map(|at| policy.constraints[at].message.clone())
            .collect(),
        decisive: decisive(policy),
        answered: answered(session),
        report: session.report.clone(),
    }
}

/// The order in which criteria are listed: what fails, what is open, what the authority judges, what is fine.
const BY_URGENCY: [Status; 5] = [
    Status::NotMet,
    Status::Open,
    Status::Review,
    Status::Met,
    Status::NotApplicable,
];

/// Open facts of reachable classes first, then those of criteria, then whatever else is still asked.
fn missing(session: &Session) -> Vec<Missing> {
    let (policy, report) = (session.policy(), &session.report);
    let reachable = report
        .classes
        .iter()
        .filter(|class| class.certainty == Certainty::Possible);
    let of_classes = reachable.flat_map(|class| &class.open);
    let of_criteria = report.criteria.iter().flat_map(|criterion| &criterion.open);
    let asked = report.questions.iter().map(|question| &question.fact);
    let mut seen: Vec<&Text> = Vec::new();
    for id in of_classes.chain(of_criteria).chain(asked) {
        if !seen.contains(&id) {
            seen.push(id);
        }
    }
    let facts = seen
        .iter()
        .filter_map(|id| policy.facts.iter().position(|fact| fact.id == **id));
    facts
        .map(|at| Missing {
            label: policy.facts[at].label.clone(),
            question: order::question_of(session, crate::policy::FactId(at as u16)),
            unknown: session.entries[at].unknown,
        })
        .collect()
}

fn readings(policy: &Policy, report: &PolicyReport) -> Vec<ReadingView> {
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
    views
        .filter(|view| !view.report.affects.is_empty() || view.report.option != view.report.default)
        .collect()
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
        "classes" => title!(policy.classes).map(Effected::Titled),
        "benefits" => title!(policy.benefits).map(Effected::Titled),
        "documents" => title!(policy.documents).map(Effected::Titled),
        "values" => title!(policy.values).map(Effected::Titled),
        "scenarios" => title!(costs?.scenarios).map(Effected::Titled),
        "tracks" if part == "total" => title!(costs?.tracks).map(Effected::Total),
        "tracks" => title!(costs?.tracks).map(Effected::CashOut),
        _ => None,
    }
}

/// One sentence per reading that matters and is not confirmed.
fn asks(readings: &[ReadingView]) -> Vec<Text> {
    let open = readings.iter().filter(|view| view.report.confirmed.is_none());
    let mut asks: Vec<Text> = open
        .map(|view| view.report.ask.clone())
        .filter(|ask| !ask.is_empty())
        .collect();
    asks.dedup();
    asks
}
