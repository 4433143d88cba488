//! Which tests decide by failing: the report lists tests without the tree they stand in.

use crate::policy::{Cond, Policy, Text};

/// Labels of the tests below a "not", or below options of a reading that all count: that such a test fails is what the
/// result rests on, never one of several ways that was not needed.
pub(super) fn decisive(policy: &Policy) -> Vec<Text> {
    let named = policy.conditions.iter().map(|named| &named.condition);
    let criteria = policy.criteria.iter().map(|criterion| &criterion.condition);
    let classes = policy.classes.iter().map(|class| &class.condition);
    let benefits = policy.benefits.iter().map(|benefit| &benefit.condition);
    let entries = policy
        .steps
        .iter()
        .chain(&policy.obligations)
        .chain(&policy.triggers);
    let kept = entries.filter_map(|entry| entry.kept.as_ref());
    let mut labels = Vec::new();
    for condition in named.chain(criteria).chain(classes).chain(benefits).chain(kept) {
        collect(policy, condition, false, &mut labels);
    }
    labels
}

fn collect(policy: &Policy, condition: &Cond, below: bool, labels: &mut Vec<Text>) {
    let parts: &[Cond] = match condition {
        Cond::Leaf(leaf) if below => {
            labels.push(policy.leaves[leaf.index()].label);
            &[]
        }
        Cond::Not(part) => return collect(policy, part, true, labels),
        Cond::Consensus(_, parts) => {
            return parts.iter().for_each(|part| collect(policy, part, true, labels));
        }
        Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) | Cond::ByReading(_, parts) => parts,
        Cond::ApplicableIf(parts) => &parts[..],
        // Looked into only from below: otherwise they are walked through for themselves.
        Cond::Named(id) if below => std::slice::from_ref(&policy.conditions[id.index()].condition),
        Cond::Class(id) if below => std::slice::from_ref(&policy.classes[id.index()].condition),
        Cond::Criterion(id) if below => std::slice::from_ref(&policy.criteria[id.index()].condition),
        _ => &[],
    };
    parts.iter().for_each(|part| collect(policy, part, below, labels));
}
