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
use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::*;
use support::answers::{situation, world};
use support::plain::World;

/// What has no pair, and why.
const PAIRS: &str = "tests/cases/pairs.json";

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
    tests: Vec<Tested>,
    faults: Vec<String>,
}

/// A test of a condition.
struct Tested {
    name: String,
    /// Whether it has a pair at all, and among the written cases.
    paired: bool,
    written: bool,
}

/// Looks for a pair for every test; `cases` are the written ones.
fn find(policy: &Policy, listed: &Listed, cases: &[World]) -> Found {
    let all = || decisions(policy).0.into_iter().map(Evidence::new);
    let (mut evidence, mut written): (Vec<Evidence>, Vec<Evidence>) = (all().collect(), all().collect());
    for one in &mut written {
        cases.iter().for_each(|world| one.observe(world));
    }
    pairs::search(policy, &mut evidence);
    let mut found = Found {
        decisions: evidence.len(),
        sorts: decisions(policy).1,
        tests: Vec::new(),
        faults: told_apart(policy, &evidence),
    };
    let mut unused: BTreeSet<&String> = listed.keys().collect();
    for (one, written) in evidence.iter().zip(&written) {
        for (place, atom) in one.decision.atoms.iter().enumerate() {
            let computed =
                |(reading, option): &(usize, usize)| policy.readings[*reading].options[*option].computed;
            if !atom.under.iter().all(computed) {
                continue;
            }
            let tested = Tested {
                name: format!("{}: {}", one.decision.name, atom.name),
                paired: one.pairs[place].is_some(),
                written: written.pairs[place].is_some(),
            };
            let name = &tested.name;
            match (tested.paired, unused.remove(name)) {
                (false, false) => found.faults.push(format!(
                    "no pair for `{name}`: in no situation does it count; mend the condition, or give the reason in {PAIRS}"
                )),
                (true, true) => found
                    .faults
                    .push(format!("`{name}` has a pair: take it off the list")),
                _ => {}
            }
            found.tests.push(tested);
        }
    }
    let gone = unused.into_iter().map(|name| format!("there is no `{name}`"));
    found.faults.extend(gone);
    found
}

/// Pairs that the engine does not tell apart as it should.
fn told_apart(policy: &Policy, evidence: &[Evidence]) -> Vec<String> {
    let mut probe = policy.clone();
    let first = probe.criteria.len();
    for one in evidence {
        let condition = one.decision.condition.clone();
        probe
            .criteria
            .push(support::criterion(probe.criteria.len(), condition));
    }
    let plan = Plan::new(&probe);
    let mut wrong = Vec::new();
    for (place, one) in evidence.iter().enumerate() {
        for (world, expected) in one.pairs.iter().flatten().flatten() {
            let summary = plan.summary(&probe, &situation(world));
            let outcome = summary.criteria[first + place].single();
            if outcome != Some(*expected) {
                let name = &one.decision.name;
                wrong.push(format!("`{name}`: {expected:?} expected, it is {outcome:?}"));
            }
        }
    }
    wrong
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

/// Prints the figures of a policy, and on demand every test.
fn tell(policy: &Policy, found: &Found, triples: &triples::Tried, pairs: &Listed, limits: &Listed) {
    let count = |is: fn(&Tested) -> bool| found.tests.iter().filter(|tested| is(tested)).count();
    let Sorts {
        all,
        any,
        not,
        at_least_of,
        applicable_if,
        by_reading,
        consensus,
        or_review,
    } = &found.sorts;
    println!("\n{}", policy.slug);
    println!(
        "  {} conditions of {all} all, {any} any, {not} not, {at_least_of} at least so many of, {applicable_if} \
         applicable if, {by_reading} by reading, {consensus} by consensus, {or_review} tests with else review",
        found.decisions,
    );
    println!(
        "  {} tests in them: {} with a pair, {} listed; {} have one in the written cases alone",
        found.tests.len(),
        count(|tested| tested.paired),
        pairs.len(),
        count(|tested| tested.written),
    );
    println!(
        "  {} comparisons: {} boundary triples, {} listed without",
        triples.comparisons,
        triples.triples,
        limits.len()
    );
    for (name, why) in pairs.iter().chain(limits) {
        println!("    listed: {name}: {why}");
    }
    if std::env::var_os("SELFCHECK_RULES_LIST").is_some() {
        for Tested {
            name,
            paired,
            written,
        } in &found.tests
        {
            println!(
                "    {} {} {name}",
                if *paired { "pair" } else { "none" },
                if *written { "written" } else { "       " }
            );
        }
    }
}

#[test]
fn every_test_counts_and_every_comparison_turns_where_it_should() {
    let pairs = listed(PAIRS);
    let limits = listed("tests/cases/boundaries.json");
    let (mut faults, none) = (Vec::new(), Listed::new());
    for bundle in ["policies", "tests/policies"].map(folder) {
        for policy in bundle.policies.iter().filter(|policy| is_wanted(policy)) {
            let [pairs, limits] = [&pairs, &limits].map(|all| all.get(policy.slug).unwrap_or(&none));
            let cases = written(&bundle, policy.slug);
            let cases: Vec<World> = cases.iter().map(|case| world(policy, case)).collect();
            let found = find(policy, pairs, &cases);
            let triples = triples::check(policy, limits);
            tell(policy, &found, &triples, pairs, limits);
            let both = found.faults.iter().chain(&triples.faults);
            faults.extend(both.map(|fault| format!("{}: {fault}", policy.slug)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether the figures of a policy are asked for; of all unless one is named.
fn is_wanted(policy: &Policy) -> bool {
    std::env::var("SELFCHECK_RULES_POLICY").is_ok_and(|slug| slug == policy.slug)
        || std::env::var_os("SELFCHECK_RULES_POLICY").is_none()
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
    let paired: Vec<bool> = found.tests.iter().map(|tested| tested.paired).collect();
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
