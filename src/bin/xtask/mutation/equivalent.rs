//! Mutants that change nothing a case could show, each with the reason.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Mutant;
use super::trial::Verdict;

/// By slug of the policy.
pub type Equivalents = BTreeMap<String, Vec<Equivalent>>;

/// Mutants that are equivalent for one reason.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Equivalent {
    reason: String,
    /// Path -> changes, `before -> after` as the survivors are printed.
    mutants: BTreeMap<String, Vec<String>>,
}

/// Whether a mutant is listed.
pub fn is_listed(list: &[Equivalent], mutant: &Mutant) -> bool {
    list.iter().any(|group| {
        let changes = group.mutants.get(&mutant.path);
        changes.is_some_and(|changes| changes.contains(&mutant.change()))
    })
}

/// What is wrong with the list: entries without a reason, entries no mutant has, entries that are killed or refused,
/// entries that stand twice.
pub fn faults(list: &[Equivalent], mutants: &[Mutant], verdicts: &[Option<Verdict>]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: Vec<(&str, &str)> = Vec::new();
    for group in list {
        if group.reason.trim().is_empty() {
            faults.push("an entry gives no reason".to_owned());
        }
        for (path, change) in group
            .mutants
            .iter()
            .flat_map(|(path, changes)| changes.iter().map(move |change| (path, change)))
        {
            if seen.contains(&(path, change)) {
                faults.push(format!("{path}: {change}: listed twice"));
            }
            seen.push((path, change));
            let same = |mutant: &Mutant| mutant.path == *path && mutant.change() == *change;
            match mutants.iter().position(same).map(|place| &verdicts[place]) {
                None => faults.push(format!("{path}: {change}: there is no such mutant any more")),
                Some(Some(Verdict::Refused)) => {
                    faults.push(format!("{path}: {change}: refused by the check"))
                }
                Some(Some(Verdict::Killed(case))) => {
                    faults.push(format!("{path}: {change}: killed by {case}"))
                }
                Some(Some(Verdict::Survives) | None) => {}
            }
        }
    }
    faults
}
