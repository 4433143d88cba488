//! The engine against a second evaluator (`support/plain`) that shares no code with it: random situations in which
//! everything is answered, half of the figures where comparisons turn, under the default and under other readings.
//!
//! `cargo test` looks at [`CASES`] of them; `cargo xtask second` at a million, and records what came of it in
//! `tests/second.json`.

#[path = "support/agree/mod.rs"]
mod agree;
#[path = "support/stamp.rs"]
mod stamp;
mod support;

use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::time::Instant;

use agree::{Compared, compare};
use selfcheck::engine::Plan;
use selfcheck::policy::Policy;
use serde_json::{Value, json};
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
fn run(drawer: &Drawer, policy: &Policy, engine: &Policy, seeds: Range<u64>, enough: usize) -> Compared {
    let plan = Plan::new(engine);
    let mut compared = Compared {
        policy: policy.slug,
        ..Compared::default()
    };
    for seed in seeds {
        let drawn: Complete = drawer.draw(&mut Random::new(seed));
        compared.seed = seed;
        compared.cases += 1;
        let report = plan.evaluate(engine, &drawn.situation());
        compare(&drawn.world, &report, &mut compared);
        compared.note(&report);
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

/// The same number of cases of every policy, begun at a seed; told as it goes.
fn run_all(cases: usize, first: u64) -> Vec<Compared> {
    let one = |(slug, cases): (&'static str, usize)| {
        let (start, policy) = (Instant::now(), policy(slug));
        let seeds = first..first + cases as u64;
        let compared = run(&Drawer::new(&policy), &policy, &policy, seeds, ENOUGH);
        println!(
            "{slug}: {cases} cases, {} results compared, {} open, {:?}",
            compared.settled,
            compared.open,
            start.elapsed()
        );
        // What is left open is not compared, so it must not be much.
        assert!(compared.open * 10 < compared.settled, "{slug}: too much is open");
        compared
    };
    shares(cases).map(one).collect()
}

fn differences(all: &[Compared]) -> Vec<&String> {
    all.iter().flat_map(|compared| &compared.differences).collect()
}

#[test]
fn both_evaluators_agree() {
    let all = run_all(CASES, 0);
    for compared in &all {
        let same = compared.seen.iter().find(|(_, statuses)| statuses.len() < 2);
        assert!(same.is_none(), "{}: always the same: {same:?}", compared.policy);
    }
    assert!(differences(&all).is_empty(), "{:#?}", differences(&all));
}

/// As many cases as the environment says, on two threads, from seeds that the short run does not use.
#[test]
#[ignore = "minutes: `cargo xtask second` runs it"]
fn a_long_run_agrees() {
    let told = |name: &str| std::env::var(name).ok();
    let cases: usize =
        told("SELFCHECK_SECOND_CASES").map_or(1_000_000, |cases| cases.parse().expect("a number"));
    let halves = [0, 1].map(|half| {
        let first = 10_000_000 * (half + 1);
        std::thread::spawn(move || run_all(cases.div_ceil(2), first))
    });
    let all: Vec<Compared> = halves.into_iter().flat_map(|half| half.join().unwrap()).collect();
    let sum = |of: fn(&Compared) -> usize| all.iter().map(of).sum::<usize>();
    let found = json!({
        "cases": sum(|compared| compared.cases),
        "compared": sum(|compared| compared.settled),
        "open": sum(|compared| compared.open),
        "differences": differences(&all).len(),
    });
    println!("{found}");
    if let Some(file) = told("SELFCHECK_SECOND_FOUND") {
        std::fs::write(file, found.to_string()).expect("the file can be written");
    }
    assert!(differences(&all).is_empty(), "{:#?}", differences(&all));
}

/// The record of the last long run is of a million cases without a difference. That policies or engine have changed
/// since is told, no more: the run takes minutes.
#[test]
fn the_last_long_run_is_on_record() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("tests/second.json")).expect("a record");
    let record: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(record["differences"], 0, "{record:#}");
    assert!(record["cases"].as_u64() >= Some(1_000_000), "{record:#}");
    if record["sources"] != stamp::fingerprint(root).unwrap() {
        let when = &record["date"];
        // Past what captures the output of tests that pass.
        let _ = writeln!(
            std::io::stderr(),
            "note: policies or engine have changed since the long run of {when}; `cargo xtask second` runs it again"
        );
    }
}

/// Were the engine off by the smallest step in one comparison, a thousand situations aimed at it would hardly ever miss
/// it. The long run aims at comparisons by chance, at each of them more often than that.
#[test]
fn an_engine_that_is_off_by_a_step_is_found_out() {
    for slug in SLUGS {
        let policy = policy(slug);
        let slips = (0..policy.leaves.len()).filter_map(|place| Some((place, slipped(&policy, place)?)));
        let slips: Vec<(usize, Policy)> = slips.collect();
        let some: Vec<&(usize, Policy)> = slips.iter().step_by(slips.len().div_ceil(12)).collect();
        let noticed = |(place, slipped): &&&(usize, Policy)| {
            let drawer = Drawer::aimed_at(&policy, *place);
            !run(&drawer, &policy, slipped, 0..1000, 1).differences.is_empty()
        };
        let found = some.iter().filter(noticed).count();
        println!("{slug}: {found} of {} slips are noticed", some.len());
        assert!(
            found > 0 && found + 1 >= some.len(),
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

/// Nothing of the engine, nor of the arithmetic it uses, stands in the second evaluator.
#[test]
fn the_second_evaluator_shares_no_code() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/support/plain");
    let mut files = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        for word in ["engine::", "Fraction", "plus_days", "plus_months", ".after("] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
        files += 1;
    }
    assert!(files > 3, "{files} files");
}
