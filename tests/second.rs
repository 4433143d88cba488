//! The engine against a second evaluator (`support/plain`) that shares no code with it: random situations in which
//! everything is answered, half of the figures where comparisons turn, under the default and under other readings.
//!
//! `cargo test` looks at [`CASES`] of them; `cargo xtask second` at a million, and records what came of it in
//! `tests/second.json`.

#[path = "support/agree/mod.rs"]
mod agree;
mod support;

use agree::{Compared, compare};
use selfcheck::engine::Plan;
use selfcheck::policy::Policy;
use support::chance::{SLUGS, policy};
use support::complete::{Complete, Drawer};
use support::plain::calendar::{date, day_number, is_weekday, months_later, number_of};
use support::plain::fraction::Frac;
use support::{Random, slipped};

/// How many situations `cargo test` looks at, over all policies.
const CASES: usize = 20_000;
/// Of a hundred of them, how many are of each of [`SLUGS`]: more of the policies with more in them.
const SHARES: [usize; 7] = [26, 6, 10, 24, 6, 10, 18];

/// Differences of a policy that are told.
const ENOUGH: usize = 20;

/// Looks at situations of a policy by their seeds until so much differs; `engine` is the policy the engine is given.
fn run(policy: &Policy, engine: &Policy, seeds: std::ops::Range<u64>, enough: usize) -> Compared {
    let (drawer, plan) = (Drawer::new(policy), Plan::new(engine));
    let mut compared = Compared {
        policy: policy.slug,
        ..Compared::default()
    };
    for seed in seeds {
        let drawn: Complete = drawer.draw(&mut Random::new(seed));
        compared.seed = seed;
        let report = plan.evaluate(engine, &drawn.situation());
        compare(&drawn.world, &report, &mut compared);
        if compared.differences.len() >= enough {
            break;
        }
    }
    compared
}

/// The policies with how many of so many cases each has.
fn shares(cases: usize) -> impl Iterator<Item = (&'static str, usize)> {
    SLUGS
        .into_iter()
        .zip(SHARES)
        .map(move |(slug, share)| (slug, cases * share / 100))
}

#[test]
fn both_evaluators_agree() {
    let mut differences = Vec::new();
    for (slug, cases) in shares(CASES) {
        let start = std::time::Instant::now();
        let policy = policy(slug);
        let compared = run(&policy, &policy, 0..cases as u64, ENOUGH);
        println!(
            "{slug}: {cases} cases, {} results compared, {} open, {:?}",
            compared.settled,
            compared.open,
            start.elapsed()
        );
        // What is left open is not compared, so it must not be much.
        assert!(compared.open * 10 < compared.settled, "{slug}: too much is open");
        differences.extend(compared.differences);
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// Were the engine off by the smallest step in one comparison, it would be found out: most of them within a thousand
/// situations, the others need more.
#[test]
fn an_engine_that_is_off_by_a_step_is_found_out() {
    for slug in SLUGS {
        let policy = policy(slug);
        let slips = (0..policy.leaves.len()).filter_map(|place| slipped(&policy, place));
        let slips: Vec<Policy> = slips.collect();
        let some: Vec<&Policy> = slips.iter().step_by(slips.len().div_ceil(6)).collect();
        let noticed = |slipped: &&&Policy| !run(&policy, slipped, 0..1000, 1).differences.is_empty();
        let found = some.iter().filter(noticed).count();
        assert!(
            found > 0 && found * 2 >= some.len(),
            "{slug}: {found} of {} slips are noticed",
            some.len()
        );
    }
}

#[test]
fn days_and_fractions_are_what_they_are() {
    let thursday = day_number(1970, 1, 1);
    let week: Vec<bool> = (thursday..thursday + 7).map(is_weekday).collect();
    assert_eq!(week, [true, true, false, false, true, true, true]);
    for (year, month, day) in [(2024, 2, 29), (2023, 12, 31), (2100, 3, 1)] {
        let number = day_number(year, month, day);
        assert_eq!(number_of(date(number)), number);
    }
    assert_eq!(months_later(day_number(2024, 2, 29), 12), day_number(2025, 2, 28));
    let third = Frac::new(1, 3).unwrap();
    assert!(third > Frac::parse("0.33").unwrap() && third < Frac::parse("0.34").unwrap());
    assert!(Frac::parse("-0.5").unwrap() < Frac::new(-1, 3).unwrap());
    assert_eq!(Frac::parse("0.60"), Frac::new(6, 10));
    assert_eq!(Frac::new(5, 1000).unwrap().cents(), Frac::parse("0.01"));
    assert_eq!(third.decimal(), None);
}
