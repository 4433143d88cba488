//! Facts that several documents ask for: what is answered for one holds for the others.

use std::collections::BTreeMap;

use crate::policy::Policy;

use super::locate::Path;
use super::problem::{Fault, Problem};
use super::read::Source;

/// Problems of facts that are shared but not the same thing in every policy that shares them.
pub(super) fn differing<'s>(
    policies: &BTreeMap<String, Option<Policy>>,
    sources: impl Iterator<Item = &'s Source>,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for source in sources {
        let Some(Some(policy)) = policies.get(&source.slug) else {
            continue;
        };
        for (at, fact) in policy.facts.iter().enumerate() {
            let others = policies.iter().take_while(|(slug, _)| **slug != source.slug);
            let differs = |other: &&Policy| {
                let same = other.facts.iter().find(|known| known.id == fact.id);
                same.is_some_and(|known| (known.shared || fact.shared) && !known.means(fact))
            };
            let others = others.filter_map(|(_, policy)| policy.as_ref());
            if let Some(other) = others.into_iter().find(differs) {
                let fault = Fault::SharedDiffers {
                    fact: fact.id.to_owned(),
                    policy: other.slug.to_owned(),
                };
                problems.push(source.problem(&Path::new("facts").at(at), fault));
            }
        }
    }
    problems
}
