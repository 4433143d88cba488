//! [`Prospect`]: a result that falls short, and how it can get further.

use std::ops::Range;

use crate::engine::{ChangeKind, ChangeSet, ConditionReport, Goal, GoalPart, Origin, PolicyReport, Status};
use crate::policy::Text;

use super::shortfall::Shortfall;

/// A result that falls short, and how it can get further.
#[derive(Clone, PartialEq, Debug)]
pub struct Prospect {
    /// The result.
    pub goal: Goal,
    /// How it stands.
    pub now: Status,
    /// Places of its change sets among all.
    pub sets: Range<usize>,
    /// Article; may be empty.
    pub article: Text,
    /// What proves it.
    pub evidence: Vec<Text>,
    /// The test of a period that is not over yet; may be empty.
    pub period: Text,
    /// Places of the tests that fail in what is listed as not fitting.
    pub tests: Vec<usize>,
}

impl Prospect {
    /// Its change sets.
    pub fn sets<'c>(&self, changes: &'c [ChangeSet]) -> &'c [ChangeSet] {
        changes.get(self.sets.clone()).unwrap_or_default()
    }
}

/// Results with something to change, and those with nothing to propose; of each the most pressing first.
///
/// Tests that fail and that nothing is proposed for are told what they take.
pub(super) fn prospects(
    report: &PolicyReport,
    changes: &[ChangeSet],
    shortfalls: &mut [Shortfall],
) -> (Vec<Prospect>, Vec<Prospect>) {
    let (mut found, mut others) = (Vec::new(), Vec::new());
    let mut end = 0;
    for sets in changes.chunk_by(|a, b| a.goal == b.goal) {
        let start = end;
        end += sets.len();
        if is_said_elsewhere(changes, sets) {
            continue;
        }
        let prospect = prospect(report, sets[0].goal, start..end, shortfalls);
        if !sets[0].moves.is_empty() {
            insert(&mut found, prospect);
            continue;
        }
        let is_shown = match sets[0].kind {
            ChangeKind::Evidence => !prospect.evidence.is_empty(),
            ChangeKind::Years => prospect.tests.is_empty(),
            // That more would have to change than is looked for says nothing of what it takes.
            ChangeKind::Procedure | ChangeKind::Wait => continue,
        };
        for at in &prospect.tests {
            shortfalls[*at].kind = Some(sets[0].kind);
        }
        if is_shown {
            insert(&mut others, prospect);
        }
    }
    (found, others)
}

fn insert(all: &mut Vec<Prospect>, prospect: Prospect) {
    let place = all.partition_point(|other| weight(other) <= weight(&prospect));
    all.insert(place, prospect);
}

/// What comes first: what the documents ask of every applicant and is missed, then classes, prices, the rest.
fn weight(prospect: &Prospect) -> u8 {
    match (prospect.goal.part, prospect.now) {
        (GoalPart::Criterion, Status::NotMet) => 0,
        (GoalPart::Overall, _) => 1,
        (GoalPart::Class, _) => 2,
        (GoalPart::Track, _) => 3,
        (GoalPart::Criterion, _) => 4,
        (GoalPart::Benefit, _) => 5,
    }
}

/// Whether it says nothing that criteria and classes do not say as well, each for itself.
fn is_said_elsewhere(changes: &[ChangeSet], sets: &[ChangeSet]) -> bool {
    let is_sum = |part| matches!(part, GoalPart::Overall | GoalPart::Track);
    let nothing = sets[0].moves.is_empty();
    match sets[0].goal.part {
        GoalPart::Criterion | GoalPart::Class => false,
        GoalPart::Benefit => nothing,
        GoalPart::Overall | GoalPart::Track => {
            let is_there = |set: &ChangeSet| {
                let mut others = changes.iter();
                others.any(|other| !is_sum(other.goal.part) && other.moves == set.moves)
            };
            nothing || sets.iter().all(is_there)
        }
    }
}

fn prospect(report: &PolicyReport, goal: Goal, sets: Range<usize>, shortfalls: &[Shortfall]) -> Prospect {
    let is_class = goal.part == GoalPart::Class;
    let is_judged = is_class || goal.part == GoalPart::Criterion;
    let is_own = |short: &Shortfall| is_judged && short.of == goal.title && short.is_class == is_class;
    let (now, article, evidence, tests) = about(report, goal);
    let is_waiting =
        |test: &&ConditionReport| test.origin == Origin::Day && test.standing.status == Status::NotMet;
    Prospect {
        goal,
        now,
        sets,
        article,
        evidence: evidence.to_vec(),
        period: tests.iter().find(is_waiting).map_or("", |test| test.label),
        tests: (0..shortfalls.len())
            .filter(|at| is_own(&shortfalls[*at]))
            .collect(),
    }
}

/// Status, article, evidence and tests of a result, as far as it has any.
fn about(report: &PolicyReport, goal: Goal) -> (Status, Text, &[Text], &[ConditionReport]) {
    let found = match goal.part {
        GoalPart::Overall => report
            .overall
            .as_ref()
            .map(|of| (of.status, "", &[][..], &[][..])),
        GoalPart::Criterion => {
            let of = report.criteria.iter().find(|of| of.id == goal.id);
            of.map(|of| {
                (
                    of.standing.status,
                    of.article,
                    &of.evidence[..],
                    &of.conditions[..],
                )
            })
        }
        GoalPart::Class => {
            let of = report.classes.iter().find(|of| of.id == goal.id);
            of.map(|of| {
                (
                    of.standing.status,
                    of.article,
                    &of.evidence[..],
                    &of.conditions[..],
                )
            })
        }
        GoalPart::Benefit => {
            let of = report.benefits.iter().find(|of| of.id == goal.id);
            of.map(|of| (of.standing.status, of.article, &[][..], &of.conditions[..]))
        }
        GoalPart::Track => {
            let mut tracks = report.costs.iter().flat_map(|costs| &costs.tracks);
            let certainty = tracks.find(|of| of.id == goal.id).and_then(|of| of.certainty);
            certainty.map(|certainty| (certainty.status(), "", &[][..], &[][..]))
        }
    };
    found.unwrap_or((Status::Open, "", &[], &[]))
}
