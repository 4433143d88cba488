//! Rules nothing reaches, and readings whose options say the same.

use std::collections::BTreeMap;

use crate::policy::{Cond, Outcome, Policy, ReadingId};

use super::super::locate::Path;
use super::super::problem::Fault;
use super::figures::Asked;
use super::search::{ANY, Goal, MET, REVIEW, outcomes, possible};
use super::site::Site;
use super::world::Lore;

/// Rules, and what counts where none holds, that are never reached.
pub(super) fn rules_of(lore: &Lore, rules: &[(Path, Cond)], otherwise: Option<&Path>) -> Vec<(Path, Fault)> {
    let reached = |goals: Vec<Goal>| {
        let is_always =
            |goal: &Goal| matches!(goal, Goal::Has(Cond::Always(Outcome::Met), wanted) if wanted & MET == 0);
        !goals.iter().any(is_always) && possible(lore, &goals)
    };
    let before = |at: usize| -> Vec<Goal> {
        rules[..at]
            .iter()
            .map(|(_, when)| Goal::Has(when, ANY & !MET))
            .collect()
    };
    let mut faults = Vec::new();
    for (at, (path, when)) in rules.iter().enumerate() {
        let mut goals = before(at);
        // One that never holds, or what stands behind one that always does, is told of as a condition.
        if !reached(vec![Goal::Has(when, MET | REVIEW)]) {
            continue;
        }
        if outcomes(lore, when) == MET {
            return faults;
        }
        goals.push(Goal::Has(when, MET | REVIEW));
        if !reached(goals) {
            faults.push((path.clone(), Fault::NeverReached));
        }
    }
    if let Some(path) = otherwise
        && !reached(before(rules.len()))
    {
        faults.push((path.clone(), Fault::NeverReached));
    }
    faults
}

/// A place at which every option of a reading says the same.
pub(super) fn same_options(
    policy: &Policy,
    path: &Path,
    reading: ReadingId,
    firsts: &[usize],
) -> Option<(Path, Fault)> {
    let reading = &policy.readings[reading.index()];
    let mut computed = (0..firsts.len()).filter(|place| reading.options[*place].computed);
    let first = computed.next()?;
    let mut others = computed.peekable();
    let several = others.peek().is_some();
    let fault = Fault::SameOptions(reading.id.to_owned());
    (several && others.all(|place| firsts[place] == first)).then(|| (path.clone(), fault))
}

/// Rules of a residence year that overlap: the years in which two hold, neither of them wherever the other does.
pub(super) fn over_years(lore: &Lore, sites: &[(Path, Site)]) -> Vec<(Path, Fault)> {
    let mut by_place: BTreeMap<&Path, Vec<&[(Path, Cond)]>> = BTreeMap::new();
    for (path, site) in sites {
        if let Site::Rules(rules, _) = site {
            by_place.entry(path).or_default().push(rules);
        }
    }
    by_place
        .values()
        .flat_map(|years| overlapping(lore, years))
        .collect()
}

fn overlapping(lore: &Lore, years: &[&[(Path, Cond)]]) -> Vec<(Path, Fault)> {
    let rules = years.iter().map(|rules| rules.len()).min().unwrap_or(0);
    let of_rule = |rule: usize| -> Option<Vec<bool>> {
        years.iter().map(|rules| fixed(lore, &rules[rule].1)).collect()
    };
    let held: Vec<Option<Vec<bool>>> = (0..rules).map(of_rule).collect();
    let mut faults = Vec::new();
    for second in 1..rules {
        for first in 0..second {
            let (Some(a), Some(b)) = (&held[first], &held[second]) else {
                continue;
            };
            let count = |keep: fn(bool, bool) -> bool| {
                let pairs = a.iter().zip(b).enumerate();
                let kept = pairs.filter(|(_, (a, b))| keep(**a, **b));
                kept.map(|(year, _)| year + 1).collect::<Vec<_>>()
            };
            let both = count(|a, b| a && b);
            let (Some(low), Some(high)) = (both.first(), both.last()) else {
                continue;
            };
            if count(|a, b| a && !b).is_empty() || count(|a, b| b && !a).is_empty() {
                continue;
            }
            let (path, beside) = (&years[0][second].0, years[0][first].0.0.clone());
            let year = |year: &usize| format!("year {year}");
            let (overlap, low, high) = (true, year(low), year(high));
            faults.push((
                path.clone(),
                Fault::Bands {
                    overlap,
                    low,
                    high,
                    beside,
                },
            ));
        }
    }
    faults
}

/// Whether a condition on the year alone holds.
fn fixed(lore: &Lore, cond: &Cond) -> Option<bool> {
    match cond {
        Cond::Leaf(leaf) => match lore.figures.lines[leaf.index()]?.asked {
            Asked::Fixed(holds) => Some(holds),
            _ => None,
        },
        Cond::All(parts) => {
            let parts: Option<Vec<bool>> = parts.iter().map(|part| fixed(lore, part)).collect();
            Some(parts?.into_iter().all(|holds| holds))
        }
        Cond::Any(parts) => {
            let parts: Option<Vec<bool>> = parts.iter().map(|part| fixed(lore, part)).collect();
            Some(parts?.into_iter().any(|holds| holds))
        }
        Cond::Not(part) => fixed(lore, part).map(|holds| !holds),
        _ => None,
    }
}
