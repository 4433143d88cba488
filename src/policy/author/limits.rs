//! The limits of a policy: every comparison of numbers or days, with the place it is written at.
//!
//! A limit is held by two worked cases: one exactly at it, and one on its other side a single step away.

use crate::policy::{LeafId, Policy, Test};

use super::locate::Path;
use super::logic;
use super::problem::{Fault, Problem};
use super::read::{Parts, Source};

/// A comparison of a policy.
pub struct Limit {
    /// The test. Where years are unrolled or records copied, one place has several.
    pub leaf: LeafId,
    /// The same with ids for numbers: `criteria[area].condition.compare`.
    pub name: String,
    /// Where it is written; its fault says what is missing when no case holds it.
    place: Problem,
    /// The answers at it and beside it, where it is a limit of one answer.
    answers: Option<(String, String)>,
}

impl Limit {
    /// What is told where a case is missing at the limit, beside it, or both.
    pub fn missing(&self, at: bool, beside: bool) -> Problem {
        let (here, there) = match &self.answers {
            Some((here, there)) => (here.clone(), there.clone()),
            None => ("exactly".to_owned(), "with the other outcome".to_owned()),
        };
        let fault = Fault::NoCase {
            at: at.then_some(here),
            beside: beside.then_some(there),
        };
        Problem {
            fault,
            ..self.place.clone()
        }
    }
}

/// Every comparison that is written in the file itself.
pub(super) fn of_policy(policy: &Policy, leaf_paths: &[Path], parts: &Parts, source: &Source) -> Vec<Limit> {
    let answers = logic::around(policy);
    let own = Path::new("uses");
    let mut limits = Vec::new();
    for (at, (leaf, path)) in policy.leaves.iter().zip(leaf_paths).enumerate() {
        let compares = matches!(leaf.test, Test::Compare { .. } | Test::Dates { .. });
        if compares && !path.within(&own) {
            limits.push(Limit {
                leaf: LeafId(at as u16),
                name: name(parts, path),
                place: source.problem(path, Fault::NoPolicies),
                answers: answers[at].clone(),
            });
        }
    }
    limits
}

/// A place by the id of the element it lies in.
fn name(parts: &Parts, path: &Path) -> String {
    macro_rules! ids {
        ($($section:ident),+) => {
            [$(parts.$section.iter().map(|(path, item)| (path, &item.id)).collect::<Vec<_>>()),+]
        };
    }
    let sections = ids!(
        conditions,
        criteria,
        classes,
        values,
        benefits,
        documents,
        steps,
        obligations,
        triggers
    );
    let element = sections
        .iter()
        .flatten()
        .find(|(element, _)| path.within(element));
    let Some((element, id)) = element else {
        return path.0.clone();
    };
    let section = element.0.split('[').next().unwrap_or_default();
    format!("{section}[{id}]{}", &path.0[element.0.len()..])
}
