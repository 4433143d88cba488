//! What is said to hold whichever way the competing readings are read, against every combination of their options: small
//! random policies, each evaluated anew under each combination.

mod support;

use selfcheck::engine::{EffectValue, Outcomes, Part, PolicyReport, Situation, Standing, evaluate};
use selfcheck::policy::*;
use support::*;

const SEEDS: u64 = 3000;

/// A policy of yes/no facts and numbers with two to four readings, in conditions and inside of figures.
fn random_policy(random: &mut Random) -> Policy {
    let mut policy = empty_policy();
    for _ in 0..3 {
        add_fact(&mut policy, Kind::YesNo);
    }
    for _ in 0..2 {
        add_fact(&mut policy, count(0, 9));
    }
    for place in 0..2 + random.below(3) {
        let told = random.one_in(12);
        let option = |id: &'static str, computed| ReadingOption {
            id,
            label: id,
            computed,
        };
        let mut options = vec![option("a", true), option("b", true)];
        if told {
            options.push(option("c", false));
        }
        policy.readings.push(Reading {
            id: lasting(&format!("reading_{place}")),
            question: "",
            citation: citation(),
            options,
            default: 0,
            why: "",
            tell: "",
            ask: "",
            confirmed: random.one_in(10).then_some("示例"),
        });
    }
    policy.meta.review_ceiling = random.one_in(3);
    for place in 0..2 + random.below(3) {
        let condition = condition(&mut policy, random, 2);
        policy.criteria.push(criterion(place, condition));
    }
    policy
}

fn reading(policy: &Policy, random: &mut Random) -> ReadingId {
    ReadingId(random.below(policy.readings.len()) as u16)
}

/// As many entries as the reading has options.
fn by_reading<T>(policy: &Policy, id: ReadingId, mut make: impl FnMut() -> T) -> Vec<T> {
    policy.readings[id.index()]
        .options
        .iter()
        .map(|_| make())
        .collect()
}

fn condition(policy: &mut Policy, random: &mut Random, depth: usize) -> Cond {
    if depth == 0 {
        return leaf(policy, random);
    }
    let id = reading(policy, random);
    let count = policy.readings[id.index()].options.len();
    match random.below(4) {
        0 => Cond::All((0..2).map(|_| condition(policy, random, depth - 1)).collect()),
        1 => Cond::Any((0..2).map(|_| condition(policy, random, depth - 1)).collect()),
        2 => Cond::Not(Box::new(condition(policy, random, depth - 1))),
        _ => {
            let parts = (0..count).map(|_| condition(policy, random, depth - 1));
            Cond::ByReading(id, parts.collect())
        }
    }
}

fn leaf(policy: &mut Policy, random: &mut Random) -> Cond {
    if random.one_in(2) {
        let var = VarId(random.below(3) as u16);
        let otherwise = [Outcome::NotMet, Outcome::Review][random.below(2)];
        return add_leaf(policy, Test::Yes(var), otherwise, vec![var]);
    }
    let (var, other) = (VarId(3), VarId(4));
    let id = reading(policy, random);
    let numbers = [
        Num::Var(var),
        Num::Var(other),
        Num::Sum(vec![Num::Var(var), Num::Var(other)]),
    ];
    let left = Num::ByReading(id, by_reading(policy, id, || numbers[random.below(3)].clone()));
    let id = reading(policy, random);
    let right = Num::ByReading(
        id,
        by_reading(policy, id, || Num::Constant(n(random.below(9) as i64))),
    );
    let test = Test::Compare {
        comparator: Comparator::AtLeast,
        left,
        right,
        unit: "",
        guards: vec![],
    };
    add_leaf(policy, test, Outcome::NotMet, vec![var, other])
}

fn situation(policy: &Policy, random: &mut Random, gaps: bool) -> Situation {
    let mut situation = Situation::new(policy, day("2026-11-21"));
    for place in 0..5 {
        let answer = if place < 3 {
            Answer::Bool(random.one_in(2))
        } else {
            Answer::Number(n(random.below(10) as i64))
        };
        situation.answers[place] = (!gaps || !random.one_in(3)).then_some(answer);
    }
    situation
}

/// The report under every combination of computed options that nobody has settled.
fn all_ways(policy: &Policy, situation: &Situation) -> Vec<PolicyReport> {
    let mut ways = vec![situation.clone()];
    for (place, reading) in policy.readings.iter().enumerate() {
        if reading.confirmed.is_some() {
            continue;
        }
        let options = (0..reading.options.len()).filter(|option| reading.options[*option].computed);
        ways = options
            .flat_map(|option| {
                let way = move |way: &Situation| {
                    let mut way = way.clone();
                    way.options[place] = Some(option as u16);
                    way
                };
                ways.iter().map(way).collect::<Vec<_>>()
            })
            .collect();
    }
    ways.iter().map(|way| evaluate(policy, way)).collect()
}

/// The overall, then each criterion, by the part and the id a spread gives it.
fn standings(report: &PolicyReport) -> Vec<(Part, Text, Standing)> {
    let overall = report.overall.clone().map(|overall| (Part::Overall, "", overall));
    let criteria = report.criteria.iter();
    let criteria = criteria.map(|criterion| (Part::Criterion, criterion.id, criterion.standing.clone()));
    overall.into_iter().chain(criteria).collect()
}

#[test]
fn what_is_settled_is_so_under_every_combination() {
    let (mut settled, mut swayed, mut jointly) = (0, 0, 0);
    for seed in 0..SEEDS {
        let mut random = Random::new(seed);
        let policy = random_policy(&mut random);
        let situation = situation(&policy, &mut random, seed % 3 == 0);
        let report = evaluate(&policy, &situation);
        let ways: Vec<_> = all_ways(&policy, &situation).iter().map(standings).collect();
        for (place, (part, id, now)) in standings(&report).into_iter().enumerate() {
            let reached: Outcomes = ways
                .iter()
                .flat_map(|way| way[place].2.possible.iter().copied())
                .collect();
            let same = ways.iter().all(|way| way[place].2 == now);
            let spread = report
                .spreads
                .iter()
                .find(|spread| (spread.target.part, spread.target.id) == (part, id));
            assert_eq!(
                spread.is_none_or(|spread| spread.settled),
                report.is_settled(part, id)
            );
            let Some(spread) = spread else {
                assert!(
                    same,
                    "seed {seed}: {part:?} {id} depends on readings, yet is not listed"
                );
                continue;
            };
            let EffectValue::Standing(reach) = &spread.reach else {
                panic!("seed {seed}: {spread:?}")
            };
            assert!(
                !spread.settled || same,
                "seed {seed}: {part:?} {id} is not settled"
            );
            assert!(
                reach.outcomes().is_within(reached),
                "seed {seed}: {spread:?}, reached {reached:?}"
            );
            if spread.complete {
                assert_eq!(reach.outcomes(), reached, "seed {seed}: {part:?} {id}");
                assert_eq!(spread.settled, same, "seed {seed}: {part:?} {id}");
            }
            let affected = report.readings.iter().flat_map(|reading| &reading.affects);
            let alone = affected.filter(|effect| effect.target == spread.target).count() > 0;
            settled += usize::from(spread.settled);
            swayed += usize::from(spread.complete && !spread.settled);
            jointly += usize::from(spread.complete && !spread.settled && !alone);
        }
    }
    // Enough of each kind to mean something, those among them that only several readings together change.
    assert!(
        settled > 500 && swayed > 500 && jointly > 20,
        "{settled} {swayed} {jointly}"
    );
}

#[test]
fn complete_answers_are_looked_at_under_every_combination() {
    for seed in 0..SEEDS {
        let mut random = Random::new(seed);
        let policy = random_policy(&mut random);
        let report = evaluate(&policy, &situation(&policy, &mut random, false));
        let told = policy.readings.iter().any(|reading| reading.options.len() > 2);
        for spread in report.spreads.iter().filter(|_| !told) {
            assert!(spread.complete, "seed {seed}: {spread:?}");
        }
    }
}

/// With as many readings as that, each combination of which matters, nothing is claimed.
#[test]
fn too_many_combinations_are_said_to_be_too_many() {
    let mut policy = random_policy(&mut Random::new(1));
    let reading = Reading {
        confirmed: None,
        options: policy.readings[0].options[..2].to_vec(),
        ..policy.readings[0].clone()
    };
    policy.readings = vec![reading; 8];
    let yes = add_leaf(&mut policy, Test::Yes(VarId(0)), Outcome::NotMet, vec![VarId(0)]);
    let no = Cond::Not(Box::new(yes.clone()));
    // Met where all are read as "b", which no single one of them changes.
    let one = |place| Cond::ByReading(ReadingId(place), vec![no.clone(), yes.clone()]);
    policy.criteria.truncate(1);
    policy.criteria[0].condition = Cond::All((0..8).map(one).collect());
    let mut situation = Situation::new(&policy, day("2026-11-21"));
    situation.answers[0] = Some(Answer::Bool(true));
    let report = evaluate(&policy, &situation);
    for spread in &report.spreads {
        assert_eq!(
            (spread.combinations, spread.complete, spread.settled),
            (256, false, false),
            "{spread:?}"
        );
    }
    assert!(report.readings.iter().all(|reading| reading.affects.is_empty()));
    assert_eq!(report.spreads.len(), 2);
}
