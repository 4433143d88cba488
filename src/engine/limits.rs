//! What a test can come to at all, and how far its figures reach: worked out once per policy.

use crate::policy::{Kind, Leaf, Num, Outcome, Policy, Test};
use crate::value::{Fraction, Number};

use super::outcomes::Outcomes;

/// By test: every outcome it can have, whatever is answered.
pub(super) fn limits(policy: &Policy) -> Vec<Outcomes> {
    policy.leaves.iter().map(|leaf| of_leaf(policy, leaf)).collect()
}

fn of_leaf(policy: &Policy, leaf: &Leaf) -> Outcomes {
    let Test::Compare {
        left, right, guards, ..
    } = &leaf.test
    else {
        return Outcomes::ALL;
    };
    let mut all = Outcomes::from(Outcome::Met).with(leaf.otherwise.into());
    if !guards.is_empty() {
        all = all.with(Outcome::Review.into());
    }
    for num in [left, right].into_iter().chain(guards) {
        note(policy, num, &mut all);
    }
    all
}

/// Adds what comes of figures that are no value.
fn note(policy: &Policy, num: &Num, all: &mut Outcomes) {
    let mut each = |parts: &[Num]| parts.iter().for_each(|part| note(policy, part, all));
    match num {
        Num::Constant(_) | Num::Var(_) | Num::DaysBetween(_) => {}
        Num::Value(value) => note(policy, &policy.values[value.index()].number, all),
        Num::Sum(parts)
        | Num::Product(parts)
        | Num::Least(parts)
        | Num::Greatest(parts)
        | Num::ByReading(_, parts) => each(parts),
        Num::Difference(pair) => each(&**pair),
        Num::Quotient(pair) | Num::Share(pair) => {
            each(&**pair);
            *all = all.with(Outcome::Review.into());
        }
        Num::Rounded(of, ..) | Num::StatedOr(_, of) => note(policy, of, all),
        Num::Lookup(_, entries) => {
            if entries.iter().any(Option::is_none) {
                *all = all.with(Outcome::NotApplicable.into());
            }
        }
        Num::Choose(..) => *all = Outcomes::ALL,
    }
}

/// By variable: the lowest and the highest place of a number on its step.
pub(super) fn ends(policy: &Policy) -> Vec<[Option<i64>; 2]> {
    let of = |variable: &crate::policy::Variable| match &policy.facts[variable.fact.index()].kind {
        Kind::Number(number) | Kind::Series(number, _) => [
            place(number.min, number.step, true),
            place(number.max, number.step, false),
        ],
        _ => [None; 2],
    };
    policy.variables.iter().map(of).collect()
}

/// How many steps a bound is away from 0, rounded into the range.
pub(super) fn place(bound: Number, step: Number, up: bool) -> Option<i64> {
    let places = Fraction::from(bound).checked_div(step.into())?;
    (if up { places.ceiling() } else { places.floor() })?.to_i64()
}
