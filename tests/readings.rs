//! What a report says another option would change is what a full evaluation under that option gives: for every option
//! of every reading, over the made-up examples of every policy, nothing answered, and random answers.

mod support;

use std::path::Path;

use selfcheck::engine::{EffectValue, PolicyReport, Situation, evaluate};
use selfcheck::policy::{Answer, Kind, Policy, TrackRole, author};
use support::*;

fn policies() -> Vec<Policy> {
    let folders = ["policies", "tests/policies"];
    let read = |folder: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        author::read_folder(&folder).unwrap_or_else(|problems| panic!("{} problems", problems.len()))
    };
    folders
        .into_iter()
        .flat_map(|folder| read(folder).policies)
        .collect()
}

/// Everything a reading can change, by the name an effect gives it.
fn targets(report: &PolicyReport) -> Vec<(String, EffectValue)> {
    let mut targets = Vec::new();
    let mut note = |name: String, value| targets.push((name, value));
    if let Some(overall) = &report.overall {
        note("overall".into(), EffectValue::Standing(overall.clone()));
    }
    for criterion in &report.criteria {
        note(
            format!("criteria.{}", criterion.id),
            EffectValue::Standing(criterion.standing.clone()),
        );
    }
    for class in &report.classes {
        note(
            format!("classes.{}", class.id),
            EffectValue::Standing(class.standing.clone()),
        );
    }
    for benefit in &report.benefits {
        note(
            format!("benefits.{}", benefit.id),
            EffectValue::Standing(benefit.standing.clone()),
        );
        note(
            format!("benefits.{}.amount", benefit.id),
            benefit
                .amount
                .map_or(EffectValue::Value(None), EffectValue::Amount),
        );
    }
    // A value without a title is only used by other expressions.
    for value in report.values.iter().filter(|value| !value.title.is_empty()) {
        note(
            format!("values.{}", value.id),
            EffectValue::Value(value.value.clone()),
        );
    }
    let Some(costs) = &report.costs else {
        return targets;
    };
    for track in costs
        .tracks
        .iter()
        .filter(|track| track.role != TrackRole::Replacement)
    {
        note(
            format!("tracks.{}.total", track.id),
            EffectValue::Amount(track.total),
        );
        if track.role == TrackRole::Ranked {
            let name = format!("tracks.{}.cash_out_first_year", track.id);
            note(name, EffectValue::Amount(track.cash_out_first_year));
        }
    }
    for scenario in &costs.scenarios {
        let sum = scenario
            .known_sum
            .map_or(EffectValue::Value(None), EffectValue::Amount);
        note(format!("scenarios.{}", scenario.id), sum);
    }
    targets
}

fn is_per_unit(report: &PolicyReport) -> bool {
    report.costs.as_ref().is_some_and(|costs| costs.per_square_metre)
}

/// Answers drawn for about half of the facts, each within its own bounds.
fn random_situation(policy: &Policy, random: &mut Random) -> Situation {
    let mut situation = Situation::new(policy, day("2026-11-21"));
    for (fact, answer) in policy.facts.iter().zip(&mut situation.answers) {
        if random.one_in(2) {
            continue;
        }
        *answer = match &fact.kind {
            Kind::YesNo | Kind::Assessment => Some(Answer::Bool(random.one_in(2))),
            Kind::Claim => Some(Answer::Choice(random.below(3) as u16)),
            Kind::Choice(options) => Some(Answer::Choice(random.below(options.len()) as u16)),
            Kind::Number(number) => {
                // A few steps above the lowest, so that months, areas and heads stay plausible.
                let steps = n(random.below(40) as i64);
                Some(Answer::Number(
                    number
                        .step
                        .checked_mul(steps)
                        .and_then(|more| more.checked_add(number.min))
                        .unwrap(),
                ))
            }
            Kind::Date(dates) => {
                let date = day("2023-01-01")
                    .plus_days(random.below(1400) as i32)
                    .max(dates.min)
                    .min(dates.max);
                Some(Answer::Date(date, date))
            }
            Kind::ChoiceByYear(options, series) => {
                let years = (0..series.years).map(|_| Some(random.below(options.len()) as u16));
                Some(Answer::Choices(years.collect()))
            }
            Kind::Series(..) | Kind::Several(_) => None,
        };
    }
    situation
}

fn check(policy: &Policy, situation: &Situation, what: &str) -> usize {
    let report = evaluate(policy, situation);
    let before = targets(&report);
    let mut found = 0;
    for (place, reading) in policy.readings.iter().enumerate() {
        for (option, text) in reading.options.iter().enumerate() {
            if option == usize::from(reading.default) || !text.computed {
                continue;
            }
            let mut other = situation.clone();
            other.options[place] = Some(option as u16);
            let other_report = evaluate(policy, &other);
            let after = targets(&other_report);
            let units = [&report, &other_report].map(is_per_unit);
            for ((name, from), (_, to)) in before.iter().zip(&after) {
                let [from, to] = [(from, units[0]), (to, units[1])].map(|(value, per_unit)| {
                    // A price for one unit is not set beside a sum.
                    let is_open = name.starts_with("tracks.") && per_unit && units[0] != units[1];
                    if is_open {
                        EffectValue::Value(None)
                    } else {
                        value.clone()
                    }
                });
                let (from, to) = (&from, &to);
                let said = report.readings[place]
                    .affects
                    .iter()
                    .find(|effect| effect.target.path() == **name && effect.option == text.id);
                let at = format!("{} {what}: {}={} on {name}", policy.slug, reading.id, text.id);
                assert_eq!(said.map(|effect| &effect.to), (from != to).then_some(to), "{at}");
                assert_eq!(
                    said.map(|effect| &effect.from),
                    (from != to).then_some(from),
                    "{at}"
                );
                found += usize::from(from != to);
            }
        }
    }
    found
}

#[test]
fn every_effect_is_the_difference_of_two_full_evaluations() {
    let mut found = 0;
    for policy in policies() {
        let empty = Situation::new(&policy, day("2026-11-21"));
        found += check(&policy, &empty, "with nothing answered");
        for example in &policy.examples {
            let mut situation = empty.clone();
            for (fact, answer) in &example.answers {
                situation.answers[fact.index()] = Some(answer.clone());
            }
            found += check(&policy, &situation, example.title);
        }
        for seed in 0..60 {
            let situation = random_situation(&policy, &mut Random::new(seed));
            found += check(&policy, &situation, &format!("with the answers of seed {seed}"));
        }
    }
    assert!(found > 1000, "only {found} effects were compared");
}
