//! Native evaluation times over the made-up examples of every policy: `cargo bench --bench evaluate`, or of those
//! policies whose slug holds a word: `cargo bench --bench evaluate -- cluster`. The last lines add the policies up.

use std::env;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use selfcheck::engine::{Plan, Situation};
use selfcheck::policy::{Policy, author};
use selfcheck::value::Date;

/// Batches of which the quietest is printed: whatever else the machine does only adds to them.
const BATCHES: usize = 15;

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let bundle =
        author::read_folder(&folder).unwrap_or_else(|problems| panic!("{} problems", problems.len()));
    let day = Date::parse("2026-11-21").unwrap_or(Date::MIN);
    // Cargo adds flags of its own.
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|word| !word.starts_with('-'))
        .collect();
    let is_wanted = |policy: &&Policy| {
        policy.meta.offered && (wanted.is_empty() || wanted.iter().any(|word| policy.slug.contains(&**word)))
    };
    // Nothing answered, and the first example of each: full reports, then with change sets.
    let mut sums = [("nothing answered", [[0; 2]; 2]), ("first examples", [[0; 2]; 2])];
    for policy in bundle.policies.iter().filter(is_wanted) {
        let plan = Plan::new(policy);
        let mut cases = vec![("nothing answered".to_owned(), Situation::new(policy, day))];
        for example in &policy.examples {
            let mut situation = Situation::new(policy, day);
            for (fact, answer) in &example.answers {
                situation.answers[fact.index()] = Some(answer.clone());
            }
            cases.push((example.title.to_string(), situation));
        }
        for (place, (title, situation)) in cases.iter().enumerate() {
            let summary = time(|| {
                black_box(plan.summary(policy, black_box(situation)));
            });
            let report = time(|| {
                black_box(plan.evaluate(policy, black_box(situation)));
            });
            let with_changes = time(|| {
                let report = plan.evaluate(policy, black_box(situation));
                black_box(plan.changes(policy, situation, &report));
            });
            println!(
                "native {} ({title}): standings and amounts {summary}, full report {report}, with change sets {with_changes}",
                policy.slug,
                summary = shown(summary[0]),
                report = shown(report[0]),
                with_changes = shown(with_changes[0]),
            );
            if let Some((_, sum)) = sums.get_mut(place) {
                for (sum, time) in sum.iter_mut().zip([report, with_changes]) {
                    *sum = [sum[0] + time[0], sum[1] + time[1]];
                }
            }
        }
        shape(policy);
    }
    for (title, [report, with_changes]) in sums {
        println!(
            "native sum over policies ({title}): full report {}, with change sets {} (median batches {}, {})",
            shown(report[0]),
            shown(with_changes[0]),
            shown(report[1]),
            shown(with_changes[1])
        );
    }
}

/// What was measured, so that figures can be compared over time.
fn shape(policy: &Policy) {
    println!(
        "       {} facts, {} tests, {} criteria, {} classes, {} readings",
        policy.facts.len(),
        policy.leaves.len(),
        policy.criteria.len(),
        policy.classes.len(),
        policy.readings.len()
    );
}

/// The time of one run in the quietest batch, and in the median one, in nanoseconds.
fn time(mut run: impl FnMut()) -> [u128; 2] {
    let start = Instant::now();
    run();
    // Batches of about ten milliseconds, however slow one run is.
    let runs = u32::try_from(10_000_000 / start.elapsed().as_nanos().max(1))
        .unwrap_or(1)
        .clamp(1, 10_000);
    let mut batches: Vec<u128> = (0..BATCHES)
        .map(|_| {
            let start = Instant::now();
            (0..runs).for_each(|_| run());
            start.elapsed().as_nanos() / u128::from(runs)
        })
        .collect();
    batches.sort_unstable();
    [batches[0], batches[BATCHES / 2]]
}

/// Microseconds with one decimal.
fn shown(nanoseconds: u128) -> String {
    format!("{}.{} µs", nanoseconds / 1000, nanoseconds % 1000 / 100)
}
