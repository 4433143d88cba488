//! The proofs over a policy without circles: digits, and what was put off while names were compiled.

use crate::policy::{Kind, Leaf, Num, Policy, Test, VarId};

use super::after::{may_be_review, may_not_apply};
use super::bounds::{Bounds, Range};
use super::check::Later;
use super::divisors;
use super::locate::Path;
use super::problem::Fault;
use super::wild;

/// Fills in the variables of every leaf and tells what cannot be proven.
pub(super) fn prove(policy: &mut Policy, leaf_paths: &[Path], later: &[(Path, Later)]) -> Vec<(Path, Fault)> {
    let mut faults: Vec<(Path, Fault)> = Vec::new();
    let mut bounds = Bounds::new(policy);
    let mut analysed = Vec::new();
    for (leaf, path) in bounds.policy.leaves.iter().zip(leaf_paths) {
        let (vars, wild) = wild::of_leaf(&mut bounds, leaf);
        if let Test::Compare {
            left, right, guards, ..
        } = &leaf.test
        {
            bounds.overflow = false;
            let (left, right) = (bounds.number(left), bounds.number(right));
            bounds.crossed(&left, &right);
            for guard in guards {
                bounds.number(guard);
            }
            if bounds.overflow {
                faults.push((path.clone(), too_many_digits(bounds.policy, &vars)));
            }
        }
        analysed.push((vars, wild));
    }
    for (path, later) in later {
        let fault = match later {
            Later::Applies(cond) => may_not_apply(bounds.policy, cond).then_some(Fault::MayNotApply),
            Later::Decided(cond) => may_be_review(&mut bounds, cond).then_some(Fault::MayBeReview),
            Later::Digits(num) => {
                bounds.overflow = false;
                bounds.number(num);
                let parts = std::slice::from_ref(num);
                bounds.overflow.then(|| digits_of(&mut bounds, parts))
            }
            Later::Money(factors) => {
                bounds.overflow = false;
                let product: Range = bounds.number(&Num::Product(factors.clone()));
                bounds.rounded(&product, 2);
                bounds.overflow.then(|| digits_of(&mut bounds, factors))
            }
            Later::Divisor(by, paid) => divisors::of_divisor(&mut bounds, by, *paid),
            Later::Paid(amount) => {
                let told = |(place, fault): &(Path, Fault)| {
                    matches!(fault, Fault::DivisorNotPositive { .. }) && place.within(path)
                };
                let fault = divisors::of_amount(&mut bounds, amount);
                fault.filter(|_| !faults.iter().any(told))
            }
        };
        faults.extend(fault.map(|fault| (path.clone(), fault)));
    }
    for (leaf, (vars, wild)) in policy.leaves.iter_mut().zip(analysed) {
        (leaf.vars, leaf.wild) = (vars, wild);
    }
    let years: Vec<_> = policy
        .leaves
        .iter()
        .map(|leaf| years_back(policy, leaf))
        .collect();
    for (leaf, year) in policy.leaves.iter_mut().zip(years) {
        leaf.years_back = year;
    }
    // Values and years unrolled tell the same several times.
    let mut told: Vec<(Path, Fault)> = Vec::new();
    for fault in faults {
        if !told.contains(&fault) {
            told.push(fault);
        }
    }
    told
}

/// The year a test looks at: that which it is unrolled for, that of the figure it compares, or the one all its figures
/// are of.
fn years_back(policy: &Policy, leaf: &Leaf) -> Option<u16> {
    let back = |var: &VarId| {
        let var = &policy.variables[var.index()];
        let fact = &policy.facts[var.fact.index()];
        let is_series = matches!(fact.kind, Kind::Series(..));
        fact.var_count.checked_sub(var.column + 1).filter(|_| is_series)
    };
    let compared = match &leaf.test {
        Test::Compare { left, .. } => figure(policy, left),
        _ => None,
    };
    if let Some(year) = leaf.years_back.or_else(|| back(&compared?)) {
        return Some(year);
    }
    let first = back(leaf.vars.first()?)?;
    leaf.vars
        .iter()
        .all(|var| back(var) == Some(first))
        .then_some(first)
}

/// The one variable a number is, rounded or not, under whatever reading.
fn figure(policy: &Policy, num: &Num) -> Option<VarId> {
    match num {
        Num::Var(var) => Some(*var),
        Num::Value(value) => figure(policy, &policy.values[value.index()].number),
        Num::Rounded(of, ..) => figure(policy, of),
        Num::ByReading(_, options) => {
            let first = figure(policy, options.first()?)?;
            let is_first = |option: &Num| figure(policy, option) == Some(first);
            options.iter().all(is_first).then_some(first)
        }
        _ => None,
    }
}

fn digits_of(bounds: &mut Bounds, nums: &[Num]) -> Fault {
    // A leaf of the numbers, only to learn their variables.
    let probe = Leaf {
        years_back: None,
        label: "",
        test: Test::Compare {
            comparator: crate::policy::Comparator::Equals,
            left: Num::Sum(nums.to_vec()),
            right: Num::Constant(crate::value::Number::ZERO),
            unit: "",
            guards: Vec::new(),
        },
        otherwise: crate::policy::Outcome::NotMet,
        vars: Vec::new(),
        wild: Vec::new(),
    };
    let (vars, _) = wild::of_leaf(bounds, &probe);
    too_many_digits(bounds.policy, &vars)
}

fn too_many_digits(policy: &Policy, vars: &[VarId]) -> Fault {
    let mut facts = Vec::new();
    for var in vars {
        let fact = &policy.facts[policy.variables[var.index()].fact.index()];
        if let Kind::Number(number) | Kind::Series(number, _) = &fact.kind {
            let text = format!(
                "`{}` ({} to {}, step {})",
                fact.id, number.min, number.max, number.step
            );
            if !facts.contains(&text) {
                facts.push(text);
            }
        }
    }
    Fault::TooManyDigits { facts }
}
