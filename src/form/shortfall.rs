//! [`Shortfall`]: what does not fit, and by how much.

use crate::engine::{Certainty, ChangeKind, ConditionReport, PolicyReport, Status};
use crate::policy::{CriterionKind, Text};

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
    /// What it takes, where nothing can be proposed for it.
    pub kind: Option<ChangeKind>,
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
                kind: None,
            });
        }
    };
    for criterion in report.concerning() {
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
