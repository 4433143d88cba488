//! Divisors: where a quotient or share could never be computed, or not for every answer.

use crate::policy::{Num, Policy};

use super::after::Find;
use super::bounds::Bounds;
use super::problem::Fault;

/// What is wrong with a divisor: nowhere may it be 0 or less for certain, in an amount of money not even possibly.
pub(super) fn of_divisor(bounds: &mut Bounds, by: &Num, paid: bool) -> Option<Fault> {
    if never_above_zero(bounds, by) {
        return Some(Fault::DivisorNotPositive { always: true });
    }
    let safe = !paid || bounds.number(by).is_positive();
    (!safe).then_some(Fault::DivisorNotPositive { always: false })
}

/// The same of every divisor that an amount reaches through the names in it.
pub(super) fn of_amount(bounds: &mut Bounds, amount: &Num) -> Option<Fault> {
    let policy: &Policy = bounds.policy;
    let wanted = |num: &Num| match num {
        Num::Quotient(pair) | Num::Share(pair) => !bounds.number(&pair[1]).is_positive(),
        _ => false,
    };
    Find::of(policy, wanted)
        .any(amount)
        .then_some(Fault::DivisorNotPositive { always: false })
}

/// Whether this, or an entry that it may stand for, is 0 or less whatever is answered.
fn never_above_zero(bounds: &mut Bounds, num: &Num) -> bool {
    let policy = bounds.policy;
    match num {
        Num::Lookup(_, entries) => entries
            .iter()
            .flatten()
            .any(|entry| *entry <= crate::value::Number::ZERO),
        Num::ByReading(_, options) => options.iter().any(|option| never_above_zero(bounds, option)),
        Num::Choose(rules, otherwise) => {
            never_above_zero(bounds, otherwise)
                || rules.iter().any(|(_, then)| never_above_zero(bounds, then))
        }
        Num::Value(value) => never_above_zero(bounds, &policy.values[value.index()].number),
        _ => bounds.number(num).is_not_positive(),
    }
}
