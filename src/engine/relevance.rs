//! Which open facts can still change a condition.
//!
//! Going down the condition, each part carries its *contexts*: what the whole comes to for each outcome of the part,
//! for every way the rest can turn out. A test matters if two of its possible outcomes differ in some context. Facts
//! that occur in several tests are taken one test at a time, so a question may be kept that no longer matters; none
//! that matters is ever dropped.

use crate::policy::{Cond, LeafId, Outcome, VarId};

use super::outcomes::{Outcomes, agreed, both, either, opposite};
use super::report::{Standing, Status};
use super::standing::Evaluation;

const ALL: [Outcome; 4] = [
    Outcome::NotMet,
    Outcome::Review,
    Outcome::Met,
    Outcome::NotApplicable,
];

/// What the whole comes to for each outcome of a part, in the order of [`ALL`].
type Context = [Outcome; 4];

/// How two become one.
type Join<T> = fn(T, T) -> T;

impl Evaluation<'_> {
    /// The open variables whose answer can change this standing of a condition, in the order they occur.
    pub fn relevant(&mut self, condition: &Cond, standing: &Standing) -> Vec<VarId> {
        let mut relevant = Vec::new();
        if standing.status == Status::Open {
            self.note_relevant(condition, &[ALL], &mut relevant);
        }
        relevant
    }

    fn note_relevant(&mut self, condition: &Cond, contexts: &[Context], relevant: &mut Vec<VarId>) {
        let policy = self.policy;
        if contexts.is_empty() {
            return;
        }
        match condition {
            Cond::Leaf(leaf) => self.note_leaf(*leaf, contexts, relevant),
            Cond::All(parts) => self.note_parts(parts, (both, Outcomes::both), contexts, relevant),
            Cond::Any(parts) => self.note_parts(parts, (either, Outcomes::either), contexts, relevant),
            Cond::Consensus(_, options) => {
                let of_sets = |one: Outcomes, other| one.combine(other, agreed);
                self.note_parts(options, (agreed, of_sets), contexts, relevant);
            }
            Cond::Not(part) => {
                let mut inside = Vec::new();
                note_contexts(contexts, opposite, &mut inside);
                self.note_relevant(part, &inside, relevant);
            }
            Cond::AtLeastOf(count, parts) => {
                self.note_counted(usize::from(*count), parts, contexts, relevant)
            }
            Cond::ApplicableIf(pair) => {
                let (when, then) = (self.possible(&pair[0]).upper, self.possible(&pair[1]).upper);
                let apply = |when, then| {
                    if when == Outcome::Met {
                        then
                    } else {
                        Outcome::NotApplicable
                    }
                };
                let of_when = beside(contexts, then, |then, when| apply(when, then));
                self.note_relevant(&pair[0], &of_when, relevant);
                let of_then = beside(contexts, when, apply);
                self.note_relevant(&pair[1], &of_then, relevant);
            }
            Cond::ByReading(reading, options) => {
                if let Some(part) = self.branch(*reading, options) {
                    self.note_relevant(part, contexts, relevant);
                }
            }
            Cond::Named(id) => {
                if self.assumed_condition(*id).is_none() {
                    self.note_relevant(&policy.conditions[id.index()].condition, contexts, relevant);
                }
            }
            Cond::Class(id) => {
                if self.assumed_class(*id).is_none() {
                    self.note_relevant(&policy.classes[id.index()].condition, contexts, relevant);
                }
            }
            Cond::Criterion(id) => {
                if self.assumed_criterion(*id).is_none() {
                    self.note_relevant(&policy.criteria[id.index()].condition, contexts, relevant);
                }
            }
            Cond::Always(_) => {}
        }
    }

    fn note_leaf(&mut self, leaf: LeafId, contexts: &[Context], relevant: &mut Vec<VarId>) {
        let possible = self.leaf(leaf).upper;
        let differs = |context: &Context| {
            let results: Outcomes = possible.iter().map(|outcome| context[outcome as usize]).collect();
            results.single().is_none()
        };
        if contexts.iter().any(differs) {
            let policy = self.policy;
            for var in self.open_in_leaf(&policy.leaves[leaf.index()]).iter() {
                if !relevant.contains(var) {
                    relevant.push(*var);
                }
            }
        }
    }

    fn note_parts(
        &mut self,
        parts: &[Cond],
        (combine, of_sets): (Join<Outcome>, Join<Outcomes>),
        contexts: &[Context],
        relevant: &mut Vec<VarId>,
    ) {
        let possible: Vec<Outcomes> = parts.iter().map(|part| self.possible(part).upper).collect();
        let join = |one: Option<Outcomes>, other: Option<Outcomes>| match (one, other) {
            (Some(one), Some(other)) => Some(of_sets(one, other)),
            (one, other) => one.or(other),
        };
        // What all parts after each one come to; before it likewise.
        let mut after = vec![None; parts.len()];
        for place in (1..parts.len()).rev() {
            after[place - 1] = join(Some(possible[place]), after[place]);
        }
        let mut before = None;
        for (place, part) in parts.iter().enumerate() {
            let others = join(before, after[place]);
            before = join(before, Some(possible[place]));
            if possible[place].single().is_some() {
                continue;
            }
            let inside = match others {
                Some(others) => beside(contexts, others, combine),
                None => contexts.to_vec(),
            };
            self.note_relevant(part, &inside, relevant);
        }
    }

    /// Parts of which at least so many must hold: what the others add up to decides whether one matters.
    fn note_counted(
        &mut self,
        count: usize,
        parts: &[Cond],
        contexts: &[Context],
        relevant: &mut Vec<VarId>,
    ) {
        let possible: Vec<Outcomes> = parts.iter().map(|part| self.possible(part).upper).collect();
        for (place, part) in parts.iter().enumerate() {
            let mut inside: Vec<Context> = Vec::new();
            let others = || {
                possible
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != place)
                    .map(|(_, set)| *set)
            };
            for (met, fair) in super::pointwise::tallies(others()) {
                let result = |outcome| {
                    super::pointwise::counted(
                        count,
                        met + usize::from(outcome == Outcome::Met),
                        fair + usize::from(matches!(outcome, Outcome::Met | Outcome::Review)),
                    )
                };
                note_contexts(contexts, result, &mut inside);
            }
            self.note_relevant(part, &inside, relevant);
        }
    }
}

/// Adds the contexts of a part that `change` turns into the whole the contexts are for; but for those in which the part
/// makes no difference.
fn note_contexts(contexts: &[Context], change: impl Fn(Outcome) -> Outcome, inside: &mut Vec<Context>) {
    for context in contexts {
        let made = ALL.map(|outcome| context[change(outcome) as usize]);
        if made.iter().any(|outcome| *outcome != made[0]) && !inside.contains(&made) {
            inside.push(made);
        }
    }
}

/// The contexts of a part that is combined with any one of the other outcomes.
fn beside(
    contexts: &[Context],
    others: Outcomes,
    combine: impl Fn(Outcome, Outcome) -> Outcome,
) -> Vec<Context> {
    let mut inside: Vec<Context> = Vec::new();
    for other in others.iter() {
        note_contexts(contexts, |outcome| combine(other, outcome), &mut inside);
    }
    inside
}
