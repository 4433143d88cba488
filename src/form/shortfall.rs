//! [`Shortfall`] and [`Asked`]: what does not fit, and what to ask the office about the rest.

use crate::engine::{Certainty, ConditionReport, PolicyReport, Status};
use crate::policy::{CriterionKind, Text};

use super::reading::ReadingView;
use super::result::Missing;
use super::session::Session;

/// A test that does not come out as wanted.
#[derive(Clone, PartialEq, Debug)]
pub struct Shortfall {
    /// The criterion or class.
    pub of: Text,
    /// Whether it is a class.
    pub is_class: bool,
    /// The test with its value, threshold and distance.
    pub test: ConditionReport,
    /// Article.
    pub article: Text,
}

/// Something to ask the office.
#[derive(Clone, PartialEq, Debug)]
pub enum Asked {
    /// The sentence of a reading that matters.
    Reading(Text),
    /// A fact the visitor does not know: its name, and where it is usually found (may be empty).
    Unknown(Text, Text),
    /// What the authority judges, and the article.
    Judged(Text, Text),
}

/// Tests that fail: of the criteria, and of the classes unless one of them fits as it is.
pub(super) fn shortfalls(report: &PolicyReport) -> Vec<Shortfall> {
    let mut found = Vec::new();
    let mut add = |of: &Text, is_class: bool, tests: &[ConditionReport], article: &Text| {
        for test in tests.iter().filter(|test| test.standing.status == Status::NotMet) {
            found.push(Shortfall {
                of,
                is_class,
                test: test.clone(),
                article,
            });
        }
    };
    for criterion in &report.criteria {
        if criterion.kind != CriterionKind::Preferred && criterion.standing.status == Status::NotMet {
            add(&criterion.title, false, &criterion.conditions, &criterion.article);
        }
    }
    if report.label.is_none() {
        for class in report
            .classes
            .iter()
            .filter(|class| class.certainty == Certainty::None)
        {
            add(&class.title, true, &class.conditions, &class.article);
        }
    }
    found
}

/// One sentence per open or reading-dependent point: readings that change something and are not confirmed, facts the
/// visitor does not know, and what the authority judges in the class that is named.
pub(super) fn asks(session: &Session, readings: &[ReadingView], missing: &[Missing]) -> Vec<Asked> {
    let (policy, report) = (session.policy(), &session.report);
    let mut asks: Vec<Asked> = Vec::new();
    let mut add = |asked: Asked| {
        if !asks.contains(&asked) {
            asks.push(asked);
        }
    };
    let unconfirmed = readings.iter().filter(|view| view.report.confirmed.is_none());
    for ask in unconfirmed
        .map(|view| &view.report.ask)
        .filter(|ask| !ask.is_empty())
    {
        add(Asked::Reading(ask));
    }
    for open in missing.iter().filter(|open| open.unknown) {
        let source = &policy.facts[open.fact.index()].source;
        add(Asked::Unknown(open.label, source));
    }
    let named = |class: &&crate::engine::ClassReport| class.certainty == Certainty::ToConfirm;
    if let Some(class) = report
        .classes
        .iter()
        .find(named)
        .filter(|_| report.label.is_some())
    {
        let judged = class
            .conditions
            .iter()
            .filter(|test| test.standing.status == Status::Review);
        for test in judged {
            add(Asked::Judged(test.label, class.article));
        }
    }
    asks
}
