//! What is told of each [`Site`].

use std::collections::BTreeMap;

use crate::policy::{Cond, Criterion, Policy};

use super::super::locate::Path;
use super::super::problem::Fault;
use super::bands::bands;
use super::constant::{constant, given};
use super::lists::list;
use super::rules::{over_years, rules_of, same_options};
use super::site::{Site, alike};
use super::world::Lore;

type Found = Vec<(Path, Fault)>;

/// What is idle in a policy. Of unrolled years and records, what holds for each of them.
pub(in super::super) fn told(policy: &Policy, sites: &[(Path, Site)], criteria: &[Path]) -> Found {
    let lore = Lore::new(policy);
    let mut places: BTreeMap<(&Path, u8), Option<Found>> = BTreeMap::new();
    for (path, site) in sites {
        let sort = match site {
            Site::Cond(_) => 0,
            Site::All(_) | Site::Any(_) => 1,
            Site::Rules(..) => 2,
            Site::Options(..) => 3,
            Site::Given(..) => 4,
            Site::Siblings(..) => 5,
        };
        let known = places.entry((path, sort)).or_default();
        if known.as_ref().is_some_and(Vec::is_empty) {
            continue;
        }
        let mut found = of_site(&lore, path, site);
        if let Some(known) = known {
            found.retain(|fault| known.contains(fault));
        }
        *known = Some(found);
    }
    let mut found: Found = places.into_values().flatten().flatten().collect();
    found.extend(repeated(policy, criteria));
    found.extend(over_years(&lore, sites));
    innermost(found)
}

/// Leaves out what comes out the same only because of something in it that is told as well.
fn innermost(found: Found) -> Found {
    let told = |(path, fault): &&(Path, Fault)| {
        let inside = |(other, _): &(Path, Fault)| other != path && other.within(path);
        !matches!(fault, Fault::AlwaysSo { .. }) || !found.iter().any(inside)
    };
    found.iter().filter(told).cloned().collect()
}

fn of_site(lore: &Lore, path: &Path, site: &Site) -> Found {
    let here = |fault: Fault| (path.clone(), fault);
    match site {
        Site::Cond(cond) => constant(lore, cond).map(here).into_iter().collect(),
        Site::Given(when, then) => given(lore, when, then).map(here).into_iter().collect(),
        Site::All(parts) => list(lore, path, parts, true),
        Site::Any(parts) => list(lore, path, parts, false),
        Site::Rules(rules, otherwise) => rules_of(lore, rules, otherwise.as_ref()),
        Site::Siblings(siblings, count) => bands(lore, siblings, *count),
        Site::Options(reading, firsts) => same_options(lore.policy, path, *reading, firsts)
            .into_iter()
            .collect(),
    }
}

/// Criteria that ask word for word what another of their list asks.
fn repeated(policy: &Policy, places: &[Path]) -> Found {
    let mut faults = Vec::new();
    for (at, criterion) in policy.criteria.iter().enumerate() {
        let same = |other: &&Criterion| {
            other.list == criterion.list
                && !matches!(criterion.condition, Cond::Always(_))
                && alike(&policy.leaves, &other.condition, &criterion.condition)
        };
        if let (Some(first), Some(place)) = (policy.criteria[..at].iter().find(same), places.get(at)) {
            faults.push((place.key("condition"), Fault::CriterionTwice(first.id.to_owned())));
        }
    }
    faults
}
