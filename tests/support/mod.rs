//! Help shared by the test files: a seeded generator, and small policies made in code.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod answers;
pub mod chance;
pub mod complete;
pub mod limits;
pub mod plain;
pub mod svg;

use selfcheck::policy::*;
use selfcheck::value::{Calendar, Date, Number};

/// A small seeded generator (xorshift), so that every failure can be repeated from its seed.
pub struct Random(u64);

impl Random {
    /// A generator for this seed.
    pub fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 16) % n as u64).unwrap()
    }

    /// True once in `n` times.
    pub fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// A day.
pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// A whole number.
pub fn n(value: i64) -> Number {
    Number::from(value)
}

/// A citation that says nothing.
pub fn citation() -> Citation {
    Citation {
        article: "第一条",
        quote: "引文",
    }
}

/// A hard criterion that says nothing but its condition.
pub fn criterion(place: usize, condition: Cond) -> Criterion {
    Criterion {
        list: 0,
        id: lasting(&format!("criterion_{place}")),
        title: "",
        kind: CriterionKind::Hard,
        condition,
        citation: citation(),
        evidence: vec![],
        tell: "",
    }
}

/// A policy without anything in it.
pub fn empty_policy() -> Policy {
    Policy {
        records: Vec::new(),
        targets: None,
        slug: "made-up",
        sha256: "0",
        meta: Meta {
            title: "示例",
            short_title: "示例",
            purpose: "",
            number: None,
            issuer: "",
            authority: "",
            region: "",
            state: State::Draft,
            issued_on: None,
            valid_months: None,
            ends_on: None,
            banner: "",
            disclaimer: "",
            notices: vec![],
            review_ceiling: false,
            offered: true,
            not_covered: vec![],
            coverage: vec![],
            before_signing: vec![],
        },
        facts: vec![],
        variables: vec![],
        calendar: Calendar::unknown(),
        constraints: vec![],
        values: vec![],
        leaves: vec![],
        conditions: vec![],
        readings: vec![],
        lists: Vec::new(),
        criteria: vec![],
        classes: vec![],
        costs: None,
        benefits: vec![],
        documents: vec![],
        steps: vec![],
        obligations: vec![],
        triggers: vec![],
        forms: vec![],
        parts: vec![],
        questions: vec![],
        examples: vec![],
        sliders: vec![],
        visitors: vec![],
    }
}

/// Adds a fact with one variable.
pub fn add_fact(policy: &mut Policy, kind: Kind) -> VarId {
    let var = VarId(policy.variables.len() as u16);
    let fact = FactId(policy.facts.len() as u16);
    policy.variables.push(Variable { fact, column: 0 });
    policy.facts.push(Fact {
        id: lasting(&format!("fact_{}", fact.0)),
        label: "",
        question: "",
        help: "",
        source: "",
        example: "",
        quick: vec![],
        kind,
        first_var: var,
        var_count: 1,
        change: Change::Fixed,
        optional: false,
        assumed: None,
        shared: false,
    });
    var
}

/// A whole-number fact between two bounds.
pub fn count(min: i64, max: i64) -> Kind {
    Kind::Number(NumberKind {
        unit: "",
        step: n(1),
        min: n(min),
        max: n(max),
        warn_below: None,
        warn_above: None,
        warning: "",
    })
}

/// Adds a test.
pub fn add_leaf(policy: &mut Policy, test: Test, otherwise: Outcome, vars: Vec<VarId>) -> Cond {
    let id = LeafId(policy.leaves.len() as u16);
    policy.leaves.push(Leaf {
        years_back: None,
        label: "",
        test,
        otherwise,
        vars,
        wild: vec![],
    });
    Cond::Leaf(id)
}

/// The policy with one comparison off by the smallest step.
pub fn slipped(policy: &Policy, place: usize) -> Option<Policy> {
    let mut slipped = policy.clone();
    let (Test::Compare { comparator, .. } | Test::Dates { comparator, .. }) = &mut slipped.leaves[place].test
    else {
        return None;
    };
    *comparator = match comparator {
        Comparator::AtLeast => Comparator::MoreThan,
        Comparator::MoreThan => Comparator::AtLeast,
        Comparator::AtMost => Comparator::LessThan,
        Comparator::LessThan => Comparator::AtMost,
        Comparator::Equals => Comparator::AtLeast,
    };
    Some(slipped)
}
