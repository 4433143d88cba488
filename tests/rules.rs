//! The rules of every policy under test: each test in a condition has a pair of situations that shows that it counts
//! (MC/DC, `support/pairs`), and each comparison has situations just below, on and just above its limit
//! (`support/triples`).
//!
//! What has none fails, unless `tests/cases/pairs.json` or `tests/cases/boundaries.json` gives the reason.
//! `cargo xtask rules` prints the figures.

#[path = "support/pairs/mod.rs"]
mod pairs;
mod support;
#[path = "support/triples.rs"]
mod triples;
#[path = "support/worked/mod.rs"]
mod worked;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use pairs::Evidence;
use pairs::decisions::{Sorts, decisions};
use selfcheck::engine::Situation;
use selfcheck::policy::*;
use support::complete::world;
use support::plain::World;

type Listed = BTreeMap<String, String>;

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

/// By policy: what has none, and why.
fn listed(file: &str) -> BTreeMap<String, Listed> {
    worked::read(&path(file)).unwrap()
}

fn folder(relative: &str) -> Bundle {
    author::read_folder(&path(relative)).unwrap_or_else(|problems| panic!("{} problems", problems.len()))
}

/// What a policy's conditions came to.
struct Found {
    decisions: usize,
    sorts: Sorts,
    /// Every test of every condition, and whether it has a pair.
    tests: Vec<(String, bool)>,
    /// How many have one in the written cases.
    written: usize,
    faults: Vec<String>,
}

/// Looks for a pair for every test; `cases` are the written ones.
fn find(policy: &Policy, listed: &Listed, cases: &[World]) -> Found {
    let (all, sorts) = decisions(policy, &triples::names(policy));
    let (again, _) = decisions(policy, &triples::names(policy));
    let mut evidence: Vec<Evidence> = all.into_iter().map(Evidence::new).collect();
    let mut written: Vec<Evidence> = again.into_iter().map(Evidence::new).collect();
    for one in &mut written {
        cases.iter().for_each(|world| one.observe(world));
    }
    pairs::search(policy, &mut evidence);
    let mut found = Found {
        decisions: evidence.len(),
        sorts,
        tests: Vec::new(),
        written: written
            .iter()
            .map(|one| one.paired().iter().filter(|paired| **paired).count())
            .sum(),
        faults: Vec::new(),
    };
    let mut unused: BTreeSet<&String> = listed.keys().collect();
    for one in &evidence {
        for (atom, paired) in one.decision.atoms.iter().zip(one.paired()) {
            let computed =
                |(reading, option): &(usize, usize)| policy.readings[*reading].options[*option].computed;
            if !atom.under.iter().all(computed) {
                continue;
            }
            let name = format!("{}: {}", one.decision.name, atom.name);
            match (paired, unused.remove(&name)) {
                (false, false) => found.faults.push(format!("no pair for `{name}`")),
                (true, true) => found
                    .faults
                    .push(format!("`{name}` has a pair: take it off the list")),
                _ => {}
            }
            found.tests.push((name, *paired));
        }
    }
    let gone = unused.into_iter().map(|name| format!("there is no `{name}`"));
    found.faults.extend(gone);
    found
}

/// What the written cases of a policy answer, those aside in which something is taken for granted.
fn written(bundle: &Bundle, slug: &str) -> Vec<Situation> {
    let keys: worked::Keys = worked::read(&path("tests/cases/keys.json")).unwrap();
    let Some(table) = keys.policies.get(slug) else {
        return Vec::new();
    };
    let cases: worked::CaseFile = worked::read(&path(&table.cases)).unwrap();
    let subject = worked::run::Subject::new(bundle, slug, table).unwrap();
    let of_case = |case: &worked::Case| {
        let run = worked::run::Run::new(&subject, case).ok()?;
        Some(run.situations(case))
    };
    let situations = cases.cases.iter().filter_map(of_case).flatten();
    situations
        .filter(|situation| situation.assumed.is_empty())
        .collect()
}

fn told(policy: &Policy, found: &Found, triples: &triples::Tried, listed: [usize; 2]) {
    let with = found.tests.iter().filter(|(_, paired)| *paired).count();
    let sorts = &found.sorts;
    println!(
        "{}\n  {} conditions: all {}, any {}, not {}, at least so many {}, applicable if {}, by reading {}, by consensus {}, else review {}",
        policy.slug,
        found.decisions,
        sorts.all,
        sorts.any,
        sorts.not,
        sorts.at_least_of,
        sorts.applicable_if,
        sorts.by_reading,
        sorts.consensus,
        sorts.or_review
    );
    println!(
        "  {} tests in them: {with} with a pair, {} listed; {} have one in the written cases alone",
        found.tests.len(),
        listed[0],
        found.written
    );
    println!(
        "  {} comparisons: {} boundary triples, {} without, listed",
        triples.comparisons, triples.triples, listed[1]
    );
}

#[test]
fn every_test_counts_and_every_comparison_turns_where_it_should() {
    let pairs = listed("tests/cases/pairs.json");
    let limits = listed("tests/cases/boundaries.json");
    let (mut faults, none) = (Vec::new(), Listed::new());
    for bundle in ["policies", "tests/policies"].map(folder) {
        for policy in &bundle.policies {
            let [pairs, limits] = [&pairs, &limits].map(|all| all.get(policy.slug).unwrap_or(&none));
            let cases = written(&bundle, policy.slug);
            let cases: Vec<World> = cases.iter().map(|case| world(policy, case)).collect();
            let found = find(policy, pairs, &cases);
            let triples = triples::check(policy, limits);
            told(policy, &found, &triples, [pairs.len(), limits.len()]);
            let both = found.faults.iter().chain(&triples.faults);
            faults.extend(both.map(|fault| format!("{}: {fault}", policy.slug)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A test that always holds is told, beside one that does not.
#[test]
fn a_test_that_always_holds_has_no_pair() {
    let mut policy = support::empty_policy();
    let number = support::add_fact(&mut policy, support::count(0, 10));
    let yes = support::add_fact(&mut policy, Kind::YesNo);
    let at_least = |policy: &mut Policy, limit| {
        let test = Test::Compare {
            comparator: Comparator::AtLeast,
            left: Num::Var(number),
            right: Num::Constant(support::n(limit)),
            unit: "",
            guards: vec![],
        };
        support::add_leaf(policy, test, Outcome::NotMet, vec![number])
    };
    let (always, sometimes) = (at_least(&mut policy, 0), at_least(&mut policy, 5));
    let yes = support::add_leaf(&mut policy, Test::Yes(yes), Outcome::NotMet, vec![yes]);
    let condition = Cond::All(vec![yes, always, sometimes]);
    policy.criteria.push(support::criterion(0, condition));
    let found = find(&policy, &Listed::new(), &[]);
    let paired: Vec<bool> = found.tests.iter().map(|(_, paired)| *paired).collect();
    assert_eq!(paired, [true, false, true]);
    assert_eq!(found.faults.len(), 1, "{:?}", found.faults);
}

/// An engine with a comparator that is off by the smallest step is found out, for every comparison.
#[test]
fn a_neighbouring_comparator_is_found_out() {
    for policy in &folder("tests/policies").policies {
        for place in 0..policy.leaves.len() {
            if let Some(engine) = support::slipped(policy, place) {
                let (wrong, ..) = triples::try_leaf(policy, &engine, place);
                let label = policy.leaves[place].label;
                assert!(!wrong.is_empty(), "{}: {label}", policy.slug);
            }
        }
    }
}
