//! Timing exports: the same evaluations as `tests/bench/evaluate.rs`, inside wasm.

use std::hint::black_box;

use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::{Bundle, Policy};
use selfcheck::value::Date;
use wasm_bindgen::prelude::wasm_bindgen;

/// The first offered policy with one of its examples answered.
#[wasm_bindgen]
pub struct Case {
    policy: Policy,
    plan: Plan,
    situation: Situation,
}

#[wasm_bindgen]
impl Case {
    /// Example `place` of the first offered policy in a bundle; nothing when there is none.
    pub fn new(bundle: &[u8], place: usize) -> Option<Case> {
        let bundle = Bundle::from_bytes(bundle).ok()?;
        let policy = bundle.policies.into_iter().find(|policy| policy.meta.offered)?;
        let mut situation = Situation::new(&policy, Date::parse("2026-11-21").ok()?);
        for (fact, answer) in &policy.examples.get(place)?.answers {
            situation.answers[fact.index()] = Some(answer.clone());
        }
        Some(Case {
            plan: Plan::new(&policy),
            policy,
            situation,
        })
    }

    /// The title of the example.
    pub fn title(&self, place: usize) -> String {
        self.policy.examples[place].title.to_string()
    }

    /// Standings and amounts only, `runs` times.
    pub fn summary(&self, runs: u32) {
        for _ in 0..runs {
            black_box(self.plan.summary(&self.policy, black_box(&self.situation)));
        }
    }

    /// The full report, `runs` times.
    pub fn report(&self, runs: u32) {
        for _ in 0..runs {
            black_box(self.plan.evaluate(&self.policy, black_box(&self.situation)));
        }
    }
}
