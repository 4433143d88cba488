//! What is known: answers laid out as variables, with implications drawn.

use crate::policy::{
    Answer, ClassId, ConditionId, CriterionId, FactId, Kind, Literal, Outcome, Policy, Relation, VarId,
};
use crate::value::{Date, Number};

/// Everything an evaluation depends on besides the policy.
#[derive(Clone, PartialEq, Debug)]
pub struct Situation {
    /// One entry per fact; `None` has not been asked yet. Answers fit their fact's kind.
    pub answers: Vec<Option<Answer>>,
    /// The day of the self-check.
    pub day: Date,
    /// One entry per reading: the option in force, `None` for the default.
    pub options: Vec<Option<u16>>,
    /// Classes, criteria or conditions fixed for worked cases and what-if.
    pub assumed: Vec<Assumption>,
}

/// Something taken as given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Assumption {
    /// A class has this outcome.
    Class(ClassId, Outcome),
    /// A criterion has this outcome.
    Criterion(CriterionId, Outcome),
    /// A named condition has this outcome.
    Condition(ConditionId, Outcome),
}

impl Situation {
    /// Nothing answered yet.
    pub fn new(policy: &Policy, day: Date) -> Situation {
        Situation {
            answers: vec![None; policy.facts.len()],
            day,
            options: vec![None; policy.readings.len()],
            assumed: Vec::new(),
        }
    }
}

/// The state of one variable.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Slot {
    Open,
    Bool(bool),
    Choice(u16),
    Several(u32),
    Number(Number),
    Day(Date),
    /// Open between two days, inclusive.
    Window(Date, Date),
}

impl Slot {
    pub fn is_open(self) -> bool {
        matches!(self, Slot::Open | Slot::Window(..))
    }
}

/// Lays out the answers of a situation as variables and draws what they imply.
pub(super) fn slots(policy: &Policy, answers: &[Option<Answer>], today: Date) -> Vec<Slot> {
    let mut slots = laid_out(policy, answers);
    draw_implications(policy, &mut slots, today);
    slots
}

/// The answers of a situation as variables, as they were given.
pub(super) fn laid_out(policy: &Policy, answers: &[Option<Answer>]) -> Vec<Slot> {
    let mut slots = vec![Slot::Open; policy.variables.len()];
    for (fact, answer) in policy.facts.iter().zip(answers) {
        let answer = match answer {
            None | Some(Answer::Unknown) => fact.assumed.as_ref(),
            given => given.as_ref(),
        };
        let first = fact.first_var.index();
        if let Some(only_latest) = fact.only_latest() {
            slots[only_latest.index()] = Slot::Bool(matches!(answer, Some(Answer::Number(_))));
        }
        match (answer, &fact.kind) {
            (None | Some(Answer::Unknown), _) => {}
            (Some(Answer::Bool(yes)), _) => slots[first] = Slot::Bool(*yes),
            (Some(Answer::Choice(option)), _) => slots[first] = Slot::Choice(*option),
            (Some(Answer::Several(options)), _) => slots[first] = Slot::Several(*options),
            (Some(Answer::Number(number)), Kind::Series(_, series)) => {
                // One figure for a series: only the latest year is known, an answer of its own.
                slots[first + usize::from(series.years + u16::from(series.base)) - 1] = Slot::Number(*number);
            }
            (Some(Answer::Number(number)), _) => slots[first] = Slot::Number(*number),
            (Some(Answer::Date(low, high)), _) => {
                slots[first] = if low == high {
                    Slot::Day(*low)
                } else {
                    Slot::Window(*low, *high)
                };
            }
            (Some(Answer::Series(years)), _) => {
                for (slot, year) in slots[first..].iter_mut().zip(years) {
                    *slot = year.map_or(Slot::Open, Slot::Number);
                }
            }
            (Some(Answer::Choices(years)), _) => {
                for (slot, year) in slots[first..].iter_mut().zip(years) {
                    *slot = year.map_or(Slot::Open, Slot::Choice);
                }
            }
        }
    }
    slots
}

/// Forward and backward until nothing changes; chains are short and each round settles at least one variable.
pub(super) fn draw_implications(policy: &Policy, slots: &mut [Slot], today: Date) {
    let mut changed = true;
    while std::mem::take(&mut changed) {
        for constraint in &policy.constraints {
            let Relation::Implies(cause, effect) = &constraint.relation else {
                continue;
            };
            if truth(cause, slots) == Some(true) && !is_planned(cause, slots, today) {
                changed |= settle(effect, true, slots);
            }
            if truth(effect, slots) == Some(false) {
                changed |= settle(cause, false, slots);
            }
        }
    }
}

/// Whether a literal holds; `None` while open. A date window counts as given.
fn truth(literal: &Literal, slots: &[Slot]) -> Option<bool> {
    match literal {
        Literal::Is(var, value) => match slots[var.index()] {
            Slot::Bool(known) => Some(known == *value),
            _ => None,
        },
        Literal::OneOf(var, options) => match slots[var.index()] {
            Slot::Choice(known) => Some(options >> known & 1 == 1),
            _ => None,
        },
        Literal::Given(var) => (slots[var.index()] != Slot::Open).then_some(true),
    }
}

/// Whether a literal rests on a date that is still to come: a plan implies nothing.
fn is_planned(literal: &Literal, slots: &[Slot], today: Date) -> bool {
    let Literal::Given(var) = literal else {
        return false;
    };
    matches!(slots[var.index()], Slot::Day(last) | Slot::Window(_, last) if last > today)
}

/// Makes a yes/no literal hold or fail where its variable is open; says whether something changed.
fn settle(literal: &Literal, holds: bool, slots: &mut [Slot]) -> bool {
    let Literal::Is(var, value) = literal else {
        return false;
    };
    let slot = &mut slots[var.index()];
    let open = *slot == Slot::Open;
    if open {
        *slot = Slot::Bool(*value == holds);
    }
    open
}

/// Whether a relation is broken by what is known; open facts break nothing.
pub(super) fn broken(relation: &Relation, slots: &[Slot], today: Date) -> bool {
    let number = |var: &VarId| match slots[var.index()] {
        Slot::Number(n) => Some(n),
        _ => None,
    };
    let first_day = |var: &VarId| match slots[var.index()] {
        Slot::Day(day) | Slot::Window(day, _) => Some(day),
        _ => None,
    };
    let last_day = |var: &VarId| match slots[var.index()] {
        Slot::Day(day) | Slot::Window(_, day) => Some(day),
        _ => None,
    };
    match relation {
        Relation::AtMost(part, whole) => matches!((number(part), number(whole)), (Some(p), Some(w)) if p > w),
        Relation::NotAfter(a, b) => matches!((first_day(a), last_day(b)), (Some(a), Some(b)) if a > b),
        Relation::Implies(cause, effect) => {
            truth(cause, slots) == Some(true)
                && !is_planned(cause, slots, today)
                && truth(effect, slots) == Some(false)
        }
    }
}

/// The indices of [`Policy::constraints`] that the answers break.
pub fn conflicts(policy: &Policy, answers: &[Option<Answer>]) -> Vec<usize> {
    let slots = slots(policy, answers, Date::MAX);
    let is_broken = |constraint: &crate::policy::Constraint| broken(&constraint.relation, &slots, Date::MAX);
    (0..policy.constraints.len())
        .filter(|i| is_broken(&policy.constraints[*i]))
        .collect()
}

/// The fact a variable belongs to.
pub(super) fn fact_of(policy: &Policy, var: VarId) -> FactId {
    policy.variables[var.index()].fact
}
