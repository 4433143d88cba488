//! The order of questions: as short as the listed one and close to the best there is, in topics, each for its reason.

#[path = "bench/model.rs"]
mod model;
mod support;
#[path = "bench/walks.rs"]
mod walks;

use selfcheck::engine::{Certainty, Plan, PolicyReport, Situation, is_about, is_one_topic};
use selfcheck::policy::{FactId, Policy, TrackRole};
use support::chance::{SLUGS, policy};
use support::{Random, day};

#[test]
fn nobody_is_asked_more_than_in_the_order_of_the_document() {
    for slug in SLUGS {
        let today = day("2026-11-21");
        let enterprises = walks::settled(walks::sampled(policy(slug), 40), today);
        let [listed, asked] = walks::compared(&enterprises, today);
        assert!(asked <= listed, "{slug}: {asked} screens, {listed} as listed");
    }
}

#[test]
fn the_order_is_close_to_the_best_of_a_small_document() {
    let sum = model::asked_by_all(12);
    assert!(sum.best <= sum.chosen, "nothing is better than the best: {sum:?}");
    assert!(sum.chosen * 10 <= sum.best * 11, "{sum:?}");
    assert!(sum.chosen * 10 <= sum.listed * 9, "{sum:?}");
}

#[test]
fn a_visit_follows_the_order() {
    let (mut listed, mut asked) = (0, 0);
    for seed in 0..12 {
        let enterprises = walks::settled(walks::sampled(model::random_model(seed), 20), day("2026-11-21"));
        let [as_listed, as_asked] = walks::compared(&enterprises, day("2026-11-21"));
        (listed, asked) = (listed + as_listed, asked + as_asked);
    }
    assert!(asked * 10 <= listed * 9, "{asked} screens, {listed} as listed");
}

/// Tracks that can be the visitor's on a condition.
fn ranked(policy: &Policy) -> Vec<&'static str> {
    let tracks = policy.costs.iter().flat_map(|costs| &costs.tracks);
    let ranked = tracks.filter(|track| track.role == TrackRole::Ranked);
    ranked.map(|track| track.id).collect()
}

/// A report on some of the answers of an enterprise, the rest taken from another one or left out.
fn mixed(policy: &Policy, plan: &Plan, random: &mut Random) -> (Situation, PolicyReport) {
    let mut situation = Situation::new(policy, day("2026-11-21"));
    let examples = &policy.examples;
    // The first half of the answers is kept together, so that a class comes out now and then.
    for at in [random.below(examples.len()), 0] {
        for (fact, answer) in &examples[at].answers {
            if !random.one_in(if at == 0 { 12 } else { 2 }) {
                situation.answers[fact.index()] = Some(answer.clone());
            }
        }
    }
    let report = plan.evaluate(policy, &situation);
    (situation, report)
}

#[test]
fn once_the_best_price_is_certain_nothing_only_about_prices_is_asked() {
    let policy = policy("dalad-accelerator");
    let plan = Plan::new(&policy);
    let tracks = ranked(&policy);
    let (mut certain, mut open) = (0, 0);
    for seed in 0..400 {
        let (_, report) = mixed(&policy, &plan, &mut Random::new(seed));
        let of_price = |goal: &&str| tracks.contains(goal);
        let first = &report.costs.as_ref().unwrap().tracks[0];
        if first.certainty != Some(Certainty::Certain) {
            open += usize::from(report.questions.iter().any(|q| q.decides.iter().all(of_price)));
            continue;
        }
        certain += 1;
        for question in &report.questions {
            let beside = question.decides.iter().any(|goal| !of_price(goal));
            assert!(beside, "seed {seed}: {question:?}");
        }
    }
    assert!(
        certain > 50 && open > 50,
        "{certain} certain, {open} with such questions"
    );
}

#[test]
fn questions_come_topic_by_topic_each_with_a_reason_of_one_sentence() {
    for slug in SLUGS {
        let policy = policy(slug);
        let plan = Plan::new(&policy);
        for question in &policy.questions {
            let sentences = question.why.matches(['。', '？', '！']).count();
            assert!(
                sentences == 1 && question.why.ends_with('。'),
                "{}: {}",
                question.id,
                question.why
            );
        }
        if policy.examples.is_empty() {
            continue;
        }
        for seed in 0..40 {
            let (situation, report) = mixed(&policy, &plan, &mut Random::new(seed));
            let ordered = plan.in_order(&policy, &situation, report.questions.clone());
            let place = |id: &str| policy.questions.iter().position(|question| question.id == id);
            let sorted = |questions: &[selfcheck::engine::OpenQuestion]| {
                let mut facts: Vec<&str> = questions.iter().map(|open| open.fact).collect();
                facts.sort_unstable();
                facts
            };
            assert_eq!(sorted(&ordered), sorted(&report.questions), "{slug} {seed}");
            for pair in ordered.windows(2) {
                let [Some(one), Some(next)] = [place(pair[0].question), place(pair[1].question)] else {
                    continue;
                };
                assert!(
                    one <= next || is_one_topic(&policy, one, next),
                    "{slug} {seed}: {pair:?}"
                );
            }
            for open in &ordered {
                let Some(at) = place(open.question) else { continue };
                assert_eq!(open.why, policy.questions[at].why, "{slug} {seed}");
                // The screen is about the fact, unless no screen is.
                let fact = policy.facts.iter().position(|fact| fact.id == open.fact).unwrap();
                let about = |at: usize| is_about(&policy.questions[at].ask, FactId(fact as u16));
                let nowhere = !(0..policy.questions.len()).any(about);
                assert!(about(at) || nowhere, "{slug} {seed}: {open:?}");
            }
        }
    }
}
