//! What can be shown once every name is compiled: no circles, nothing left to the authority where facts must decide.

use crate::policy::{
    ClassId, Cond, ConditionId, CriterionId, Leaf, LeafId, Num, Outcome, Policy, Test, ValueId, VarId,
};

use super::bounds::Bounds;
use super::locate::Path;
use super::problem::Fault;
use super::visit::Visit;

/// Longest chain of names, and most expressions behind one name when all names are written out.
const MOST_NAMES: usize = 24;
const MOST_SIZE: usize = 50_000;

/// Something with a name that expressions refer to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Name {
    Value(ValueId),
    Condition(ConditionId),
    Class(ClassId),
    Criterion(CriterionId),
}

/// The names an expression refers to directly, and how many parts it has.
struct References<'p> {
    policy: &'p Policy,
    names: Vec<Name>,
    size: usize,
}

impl References<'_> {
    fn leaf(&mut self, leaf: LeafId) {
        let policy = self.policy;
        match &policy.leaves[leaf.index()].test {
            Test::Compare {
                left, right, guards, ..
            } => {
                self.num(left);
                self.num(right);
                guards.iter().for_each(|guard| self.num(guard));
            }
            Test::Dates { left, right, .. } => {
                self.day(left);
                self.day(right);
            }
            _ => self.size += 1,
        }
    }
}

impl Visit for References<'_> {
    fn var(&mut self, _: VarId) {
        self.size += 1;
    }

    fn value(&mut self, value: ValueId) {
        self.names.push(Name::Value(value));
    }

    fn cond(&mut self, cond: &Cond) {
        self.size += 1;
        match cond {
            Cond::Leaf(leaf) => self.leaf(*leaf),
            Cond::All(parts)
            | Cond::Any(parts)
            | Cond::AtLeastOf(_, parts)
            | Cond::ByReading(_, parts)
            | Cond::Consensus(_, parts) => parts.iter().for_each(|part| self.cond(part)),
            Cond::Not(inner) => self.cond(inner),
            Cond::ApplicableIf(pair) => pair.iter().for_each(|part| self.cond(part)),
            Cond::Named(id) => self.names.push(Name::Condition(*id)),
            Cond::Class(id) => self.names.push(Name::Class(*id)),
            Cond::Criterion(id) => self.names.push(Name::Criterion(*id)),
            Cond::Always(_) => {}
        }
    }
}

struct Node {
    name: Name,
    id: String,
    path: Path,
    to: Vec<usize>,
    size: usize,
}

/// Circles among names, and names that rest on too much. Nothing else may go through names before this is empty.
pub(super) fn circles(policy: &Policy) -> Vec<(Path, Fault)> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut all: Vec<(Name, &str, &str, usize)> = Vec::new();
    let each = |n: usize| (0..n).map(|i| i as u16);
    all.extend(each(policy.values.len()).map(|i| {
        (
            Name::Value(ValueId(i)),
            &*policy.values[usize::from(i)].id,
            "values",
            usize::from(i),
        )
    }));
    all.extend(each(policy.conditions.len()).map(|i| {
        (
            Name::Condition(ConditionId(i)),
            &*policy.conditions[usize::from(i)].id,
            "conditions",
            usize::from(i),
        )
    }));
    all.extend(each(policy.classes.len()).map(|i| {
        (
            Name::Class(ClassId(i)),
            &*policy.classes[usize::from(i)].id,
            "classes",
            usize::from(i),
        )
    }));
    all.extend(each(policy.criteria.len()).map(|i| {
        (
            Name::Criterion(CriterionId(i)),
            &*policy.criteria[usize::from(i)].id,
            "criteria",
            usize::from(i),
        )
    }));
    let place = |name: Name| match name {
        Name::Value(id) => id.index(),
        Name::Condition(id) => policy.values.len() + id.index(),
        Name::Class(id) => policy.values.len() + policy.conditions.len() + id.index(),
        Name::Criterion(id) => {
            policy.values.len() + policy.conditions.len() + policy.classes.len() + id.index()
        }
    };
    for (name, id, section, index) in all {
        let mut references = References {
            policy,
            names: Vec::new(),
            size: 1,
        };
        match name {
            Name::Value(id) => references.num(&policy.values[id.index()].number),
            Name::Condition(id) => references.cond(&policy.conditions[id.index()].condition),
            Name::Class(id) => references.cond(&policy.classes[id.index()].condition),
            Name::Criterion(id) => references.cond(&policy.criteria[id.index()].condition),
        }
        let (to, size) = (references.names.into_iter().map(place).collect(), references.size);
        nodes.push(Node {
            name,
            id: id.to_owned(),
            path: Path::new(section).at(index),
            to,
            size,
        });
    }
    walk(&mut nodes)
}

fn walk(nodes: &mut [Node]) -> Vec<(Path, Fault)> {
    let mut faults = Vec::new();
    // Depth below a node once it is finished; a node on the trail has none yet.
    let mut depth: Vec<Option<usize>> = vec![None; nodes.len()];
    let mut on_trail = vec![false; nodes.len()];
    for start in 0..nodes.len() {
        let mut trail: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((node, next)) = trail.last_mut() {
            let node = *node;
            if depth[node].is_some() {
                trail.pop();
                continue;
            }
            on_trail[node] = true;
            let Some(target) = nodes[node].to.get(*next).copied() else {
                let below = nodes[node].to.iter().filter_map(|target| depth[*target]).max();
                let deep = below.map_or(1, |below| below + 1);
                let size = nodes[node].to.iter().map(|target| nodes[*target].size);
                nodes[node].size = size.fold(nodes[node].size, usize::saturating_add);
                if deep == MOST_NAMES || (nodes[node].size > MOST_SIZE && deep < MOST_NAMES) {
                    faults.push((nodes[node].path.clone(), Fault::TooDeep));
                }
                depth[node] = Some(deep);
                on_trail[node] = false;
                trail.pop();
                continue;
            };
            *next += 1;
            if on_trail[target] {
                let from = trail.iter().position(|(node, _)| *node == target).unwrap_or(0);
                let names: Vec<String> = trail[from..]
                    .iter()
                    .map(|(node, _)| nodes[*node].id.clone())
                    .collect();
                faults.push((nodes[target].path.clone(), Fault::Cycle(names)));
            } else if depth[target].is_none() {
                trail.push((target, 0));
            }
        }
    }
    debug_assert!(
        nodes
            .iter()
            .all(|node| !matches!(node.name, Name::Value(id) if id.index() >= nodes.len()))
    );
    faults
}

/// Whether a condition may turn out not applicable.
pub(super) fn may_not_apply(policy: &Policy, cond: &Cond) -> bool {
    let inner = |cond: &Cond| may_not_apply(policy, cond);
    match cond {
        Cond::Leaf(leaf) => match &policy.leaves[leaf.index()].test {
            Test::Compare { left, right, .. } => may_be_blank(policy, left) || may_be_blank(policy, right),
            _ => false,
        },
        // Parts that do not apply are dropped; only when all of them go is nothing left.
        Cond::All(parts) | Cond::Any(parts) => parts.iter().all(inner),
        Cond::Not(part) => inner(part),
        Cond::AtLeastOf(..) => false,
        Cond::ApplicableIf(_) => true,
        Cond::ByReading(_, parts) | Cond::Consensus(_, parts) => parts.iter().any(inner),
        Cond::Named(id) => inner(&policy.conditions[id.index()].condition),
        Cond::Class(id) => inner(&policy.classes[id.index()].condition),
        Cond::Criterion(id) => inner(&policy.criteria[id.index()].condition),
        Cond::Always(outcome) => *outcome == Outcome::NotApplicable,
    }
}

/// Finds something in a number, through names.
pub(super) struct Find<'p, F> {
    policy: &'p Policy,
    wanted: F,
    found: bool,
}

impl<'p, F: FnMut(&Num) -> bool> Find<'p, F> {
    pub fn of(policy: &'p Policy, wanted: F) -> Find<'p, F> {
        Find {
            policy,
            wanted,
            found: false,
        }
    }

    pub fn any(&mut self, num: &Num) -> bool {
        self.num(num);
        self.found
    }
}

impl<F: FnMut(&Num) -> bool> Visit for Find<'_, F> {
    fn var(&mut self, _: VarId) {}

    fn value(&mut self, value: ValueId) {
        let policy = self.policy;
        self.num(&policy.values[value.index()].number);
    }

    fn cond(&mut self, _: &Cond) {}

    fn num(&mut self, num: &Num) {
        self.found = self.found || (self.wanted)(num);
        if self.found {
            return;
        }
        match num {
            Num::Constant(_) | Num::Var(_) | Num::Lookup(..) | Num::DaysBetween(_) => {}
            Num::Value(value) => self.value(*value),
            Num::Sum(parts)
            | Num::Product(parts)
            | Num::Least(parts)
            | Num::Greatest(parts)
            | Num::ByReading(_, parts) => parts.iter().for_each(|part| self.num(part)),
            Num::Difference(pair) | Num::Quotient(pair) | Num::Share(pair) => {
                pair.iter().for_each(|part| self.num(part));
            }
            Num::Rounded(of, ..) | Num::StatedOr(_, of) => self.num(of),
            Num::Choose(rules, otherwise) => {
                rules.iter().for_each(|(_, then)| self.num(then));
                self.num(otherwise);
            }
        }
    }
}

/// Whether a number may be a blank entry of a table.
pub(super) fn may_be_blank(policy: &Policy, num: &Num) -> bool {
    let wanted = |num: &Num| matches!(num, Num::Lookup(_, entries) if entries.iter().any(Option::is_none));
    Find::of(policy, wanted).any(num)
}

/// Whether a condition may be left to the authority although every fact is given.
pub(super) fn may_be_review(bounds: &mut Bounds, cond: &Cond) -> bool {
    let policy = bounds.policy;
    match cond {
        Cond::Leaf(leaf) => leaf_may_be_review(bounds, &policy.leaves[leaf.index()]),
        Cond::All(parts) | Cond::Any(parts) | Cond::AtLeastOf(_, parts) | Cond::ByReading(_, parts) => {
            parts.iter().any(|part| may_be_review(bounds, part))
        }
        Cond::Consensus(..) => true,
        Cond::Not(part) => may_be_review(bounds, part),
        Cond::ApplicableIf(pair) => may_be_review(bounds, &pair[1]),
        Cond::Named(id) => may_be_review(bounds, &policy.conditions[id.index()].condition),
        Cond::Class(id) => may_be_review(bounds, &policy.classes[id.index()].condition),
        Cond::Criterion(id) => may_be_review(bounds, &policy.criteria[id.index()].condition),
        Cond::Always(outcome) => *outcome == Outcome::Review,
    }
}

fn leaf_may_be_review(bounds: &mut Bounds, leaf: &Leaf) -> bool {
    leaf.otherwise == Outcome::Review
        || matches!(leaf.test, Test::Assessed(_) | Test::Claimed(_))
        || may_be_undefined(bounds, &leaf.test)
}

/// Whether a comparison may have no value although every fact is given.
pub(super) fn may_be_undefined(bounds: &mut Bounds, test: &Test) -> bool {
    let Test::Compare {
        left, right, guards, ..
    } = test
    else {
        return false;
    };
    let policy = bounds.policy;
    let mut unsafe_whole = guards.iter().any(|guard| !bounds.number(guard).is_positive());
    for side in [left, right] {
        let wanted = |num: &Num| match num {
            Num::Quotient(pair) | Num::Share(pair) => !bounds.number(&pair[1]).is_positive(),
            _ => false,
        };
        unsafe_whole |= Find::of(policy, wanted).any(side);
    }
    unsafe_whole
}
