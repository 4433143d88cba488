//! What a variable bears on: the nodes that may come to something else once its value is another.

use crate::policy::{Cond, Policy, VarId};

use super::memo::Nodes;
use super::vars::Vars;

/// By variable: every node with a test that reads it or a variable a relation ties it to.
pub(super) fn touched(policy: &Policy, nodes: Nodes, ties: &[Vec<VarId>]) -> Vec<Vec<u16>> {
    let mut touched = vec![Vec::new(); policy.variables.len()];
    let conditions = policy.conditions.iter().map(|named| &named.condition);
    let classes = policy.classes.iter().map(|class| &class.condition);
    let criteria = policy.criteria.iter().map(|criterion| &criterion.condition);
    let first = policy.leaves.len();
    for (place, condition) in conditions.chain(classes).chain(criteria).enumerate() {
        let mut reads = vec![false; policy.variables.len()];
        note(policy, condition, &mut reads);
        add(first + place, &reads, ties, &mut touched);
    }
    for (place, leaf) in policy.leaves.iter().enumerate() {
        let mut reads = vec![false; policy.variables.len()];
        leaf.vars.iter().for_each(|var| reads[var.index()] = true);
        add(place, &reads, ties, &mut touched);
    }
    debug_assert_eq!(
        first + policy.conditions.len() + policy.classes.len() + policy.criteria.len(),
        nodes.count()
    );
    touched
}

/// By variable: itself and those a relation ties it to.
pub(super) fn reach(ties: &[Vec<VarId>]) -> Vec<Vars> {
    let with = |(place, tied): (usize, &Vec<VarId>)| {
        let mut vars = Vars::default();
        vars.add(VarId(place as u16));
        tied.iter().for_each(|tied| vars.add(*tied));
        vars
    };
    ties.iter().enumerate().map(with).collect()
}

fn add(node: usize, reads: &[bool], ties: &[Vec<VarId>], touched: &mut [Vec<u16>]) {
    for (var, nodes) in touched.iter_mut().enumerate() {
        if reads[var] || ties[var].iter().any(|tied| reads[tied.index()]) {
            nodes.push(node as u16);
        }
    }
}

/// Notes every variable a condition reads under any reading.
fn note(policy: &Policy, condition: &Cond, reads: &mut [bool]) {
    let mut each = |parts: &[Cond]| parts.iter().for_each(|part| note(policy, part, reads));
    match condition {
        Cond::Leaf(leaf) => {
            let vars = &policy.leaves[leaf.index()].vars;
            vars.iter().for_each(|var| reads[var.index()] = true);
        }
        Cond::All(parts)
        | Cond::Any(parts)
        | Cond::AtLeastOf(_, parts)
        | Cond::ByReading(_, parts)
        | Cond::Consensus(_, parts) => each(parts),
        Cond::Not(part) => note(policy, part, reads),
        Cond::ApplicableIf(pair) => each(&**pair),
        Cond::Named(id) => note(policy, &policy.conditions[id.index()].condition, reads),
        Cond::Class(id) => note(policy, &policy.classes[id.index()].condition, reads),
        Cond::Criterion(id) => note(policy, &policy.criteria[id.index()].condition, reads),
        Cond::Always(_) => {}
    }
}
