//! [`ResultScreen`]: the report, and what the screen adds to it: what comes first, what is missing, what to ask.

use std::rc::Rc;

use crate::engine::{self, Certainty, ChangeSet, PolicyReport, Status};
use crate::policy::{FactId, Meta, Text};
use crate::value::Date;

use super::answered::{Answered, answered};
use super::asked::{Asked, asks};
use super::chips::{Chip, chips};
use super::decisive::decisive;
use super::forms::{FormView, forms};
use super::hinge::{self, Hinge};
use super::order;
use super::outline::{OutlinePart, outline};
use super::progress;
use super::prospect::{Prospect, prospects};
use super::reading::{ReadingView, lead, readings};
use super::session::Session;
use super::shortfall::{Shortfall, shortfalls};
use super::slider::{SliderView, sliders};
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
    /// Whether that hangs on how the text is read; `None` where it is open, or says so itself.
    pub hinge: Option<Hinge>,
    /// Everything the engine says, but for the change sets.
    pub report: Rc<PolicyReport>,
    /// What could be changed to get further.
    pub changes: Rc<Vec<ChangeSet>>,
    /// Places in the report's criteria that concern the visitor, the most pressing first.
    pub criteria: Vec<usize>,
    /// How many criteria have each status, in the order of `criteria`.
    pub tally: Tally,
    /// Name of the quantity that prices are multiplied with.
    pub quantity: Text,
    /// Heading for one unit of it, such as per square metre.
    pub per_unit: Text,
    /// What is still open and can change something.
    pub missing: Vec<Missing>,
    /// How many of those have not been asked yet.
    pub to_ask: usize,
    /// State of the document, and of this result.
    pub chips: Vec<Chip>,
    /// The part that has not been asked through yet; go on with [`Action::Continue`](super::Action::Continue).
    pub ahead: Option<Ahead>,
    /// What does not fit, and by how much.
    pub shortfalls: Vec<Shortfall>,
    /// Results that something can be changed for, the most pressing first.
    pub prospects: Vec<Prospect>,
    /// Results that nothing is proposed for: what counts is what can be shown, or past years.
    pub unproposed: Vec<Prospect>,
    /// Readings that change something on the page, or that were switched: those first, then what changes the verdict,
    /// then prices, then lists.
    pub readings: Vec<ReadingView>,
    /// How many of the readings are listed.
    pub lead: usize,
    /// What to ask the office.
    pub asks: Vec<Asked>,
    /// Numbers that a presenter moves.
    pub sliders: Vec<SliderView>,
    /// Labels of tests that decide by failing.
    pub decisive: Vec<Text>,
    /// What the visitor answered.
    pub answered: Vec<Answered>,
    /// Forms to be filled in on paper.
    pub forms: Vec<FormView>,
    /// Parts of the questionnaire that are only offered here.
    pub aside: Vec<OutlinePart>,
    /// Sentences on answers that contradict each other.
    pub conflicts: Vec<Text>,
}

/// How many criteria have each status.
pub type Tally = Vec<(Status, usize)>;

/// A part of the questionnaire still to be asked.
#[derive(Clone, PartialEq, Debug)]
pub struct Ahead {
    /// Its title; may be empty.
    pub title: Text,
    /// Screens expected.
    pub questions: usize,
}

/// An open fact that can change something.
#[derive(Clone, PartialEq, Debug)]
pub struct Missing {
    /// The fact.
    pub fact: FactId,
    /// Its name.
    pub label: Text,
    /// The question that asks it.
    pub question: Option<u16>,
    /// The visitor said that it is not known.
    pub unknown: bool,
}

/// The result, with these change sets: those of the session, or none.
pub(super) fn result(session: &Session, changes: Rc<Vec<ChangeSet>>) -> ResultScreen {
    let (policy, report) = (session.policy(), &session.report);
    let criteria = by_urgency(report);
    let tally = tally(report, &criteria);
    let readings = readings(policy, report);
    let missing = missing(session);
    let ahead = progress::ahead(session);
    let mut shortfalls = shortfalls(report);
    let verdict = verdict(policy, report);
    let (prospects, unproposed) = prospects(report, &changes, &mut shortfalls);
    let unchecked = ahead.as_ref().map(|ahead| ahead.title);
    ResultScreen {
        day: session.day,
        meta: policy.meta.clone(),
        hinge: hinge::of_verdict(report, &verdict),
        verdict,
        criteria,
        tally,
        quantity: policy
            .costs
            .as_ref()
            .map_or_else(|| "", |costs| costs.quantity.title),
        per_unit: policy.costs.as_ref().map_or_else(|| "", |costs| costs.per_unit),
        to_ask: order::open_questions(session).len(),
        asks: asks(session, &readings, &missing),
        missing,
        chips: chips(session, unchecked.filter(|title| !title.is_empty())),
        ahead,
        shortfalls,
        prospects,
        unproposed,
        lead: lead(&readings),
        readings,
        sliders: sliders(session),
        conflicts: engine::conflicts(policy, &session.answers())
            .into_iter()
            .map(|at| policy.constraints[at].message)
            .collect(),
        forms: forms(session),
        aside: outline(session)
            .parts
            .into_iter()
            .filter(|part| part.aside)
            .collect(),
        decisive: decisive(policy),
        answered: answered(session),
        report: report.clone(),
        changes,
    }
}

/// Places of the criteria that concern the visitor, the most pressing first.
pub(super) fn by_urgency(report: &PolicyReport) -> Vec<usize> {
    let with = |status: Status| {
        (0..report.criteria.len()).filter(move |at| {
            let criterion = &report.criteria[*at];
            criterion.standing.status == status && report.concerns(criterion)
        })
    };
    BY_URGENCY.into_iter().flat_map(with).collect()
}

/// How many criteria have each status, in the order of `criteria`, which has those alike side by side.
pub(super) fn tally(report: &PolicyReport, criteria: &[usize]) -> Tally {
    let mut tally = Tally::new();
    for at in criteria {
        let status = report.criteria[*at].standing.status;
        match tally.last_mut() {
            Some((last, count)) if *last == status => *count += 1,
            _ => tally.push((status, 1)),
        }
    }
    tally
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
    let of_criteria = report.concerning().flat_map(|criterion| &criterion.open);
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
            fact: FactId(at as u16),
            label: policy.facts[at].label,
            question: order::question_of(session, FactId(at as u16)),
            unknown: session.entries[at].unknown,
        })
        .collect()
}
