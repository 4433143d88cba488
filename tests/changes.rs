//! What is proposed to get further: on a made-up document by hand, and on small random policies against every change
//! that the visitor could make.

mod support;

use std::io::Write;
use std::process::{Command, Stdio};

use selfcheck::engine::*;
use selfcheck::policy::author::{answers, check_text};
use selfcheck::policy::*;
use selfcheck::value::Date;
use serde_json::{Value, json};
use support::*;

fn bundle() -> Bundle {
    let text = include_str!("fixtures/workshop.json");
    let checked = check_text(text, "workshop.json", "workshop").unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    checked.bundle
}

/// The cluster document itself: researchers among the employees of a cluster.
#[test]
fn the_cluster_measure_counts_its_researchers_so_as_well() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let bundle = author::read_folder(&folder).unwrap_or_else(|problems| panic!("{}", problems.len()));
    let policy = (bundle.policies.iter())
        .find(|policy| policy.slug == "nmg-sme-cluster")
        .unwrap();
    let given = |id: &str| policy.facts.iter().position(|fact| fact.id == id).unwrap();
    let mut situation = Situation::new(policy, day("2026-11-21"));
    situation.answers[given("employees")] = Some(Answer::Number(n(1000)));
    situation.answers[given("rd_staff")] = Some(Answer::Number(n(56)));
    let report = evaluate(policy, &situation);
    let of_goal = report.changes.iter().filter(|set| set.goal.id == "rd_staff");
    let steps: Vec<_> = of_goal
        .map(|set| (set.moves[0].difference.as_deref(), set.moves[0].along))
        .collect();
    assert_eq!(steps, [(Some("4"), None), (Some("5"), Some("employees"))]);
}

/// What the command line prints has them too.
#[test]
fn the_tool_tells_them() {
    let mut tool = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args([
            "evaluate",
            "-",
            "--policy",
            "nmg-sme-cluster",
            "--day",
            "2026-11-21",
            "--json",
        ])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let answers = br#"{ "employees": 1000, "rd_staff": 56 }"#;
    tool.stdin.take().unwrap().write_all(answers).unwrap();
    let report: Value = serde_json::from_slice(&tool.wait_with_output().unwrap().stdout).unwrap();
    let sets = report["policies"][0]["changes"].as_array().unwrap();
    let of_goal = sets.iter().filter(|set| set["for"] == "criteria.rd_staff");
    let steps: Vec<&Value> = of_goal.map(|set| &set["moves"][0]["difference"]).collect();
    assert_eq!(steps, [&json!("4"), &json!("5")]);
}

/// The sets for one result of the workshop: their moves as text, what they reach, and their kind.
fn sets(given: Value, on: &str, goal: &str) -> Vec<(Vec<String>, Status, ChangeKind)> {
    let bundle = bundle();
    let policy = &bundle.policies[0];
    let mut situation = Situation::new(policy, day(on));
    let read = answers::read(&given.to_string(), &bundle).unwrap_or_else(|bad| panic!("{}", bad[0]));
    situation.answers = read[0].answers.clone();
    let report = evaluate(policy, &situation);
    let of_goal = report.changes.iter().filter(|set| set.goal.path() == goal);
    let shown = |shown: &Shown| match serde_json::to_value(shown) {
        Ok(Value::String(text)) => text,
        other => panic!("{other:?}"),
    };
    let line = |step: &Move| {
        let along = step
            .along
            .map_or_else(String::new, |whole| format!(" with {whole}"));
        let by = step.difference.as_deref().unwrap_or("-");
        format!(
            "{} {} -> {} ({by}){along}",
            step.fact,
            shown(&step.from),
            shown(&step.to)
        )
    };
    of_goal
        .map(|set| {
            assert!(!set.more, "{set:?}");
            (set.moves.iter().map(line).collect(), set.reaches.status, set.kind)
        })
        .collect()
}

fn lines(sets: Vec<(Vec<String>, Status, ChangeKind)>) -> Vec<String> {
    sets.into_iter().map(|(moves, ..)| moves.join(", ")).collect()
}

#[test]
fn fifty_six_researchers_of_a_thousand_are_four_or_five_short() {
    let found = sets(
        json!({ "staff": 1000, "researchers": 56 }),
        "2026-11-21",
        "criteria.research",
    );
    assert!(
        found
            .iter()
            .all(|(_, reaches, kind)| (*reaches, *kind) == (Status::Met, ChangeKind::Procedure))
    );
    assert_eq!(
        lines(found),
        ["researchers 56 -> 60 (4)", "researchers 56 -> 61 (5) with staff"]
    );
    // Where all of the part is the whole already, only more of both helps, and not for a share.
    let found = sets(json!({ "staff": 1000 }), "2026-11-21", "criteria.research");
    assert_eq!(lines(found), [""; 0], "what is open is to be answered first");
}

#[test]
fn waiting_ends_on_the_earliest_day() {
    let wait = |opened: &str, on: &str| sets(json!({ "opened": opened }), on, "criteria.two_years");
    let found = wait("2025-03-01", "2026-11-21");
    assert_eq!(found[0].2, ChangeKind::Wait);
    assert_eq!(lines(found), [" 2026-11-21 -> 2027-03-01 (100)"]);
    assert_eq!(
        lines(wait("2024-02-29", "2026-01-10")),
        [" 2026-01-10 -> 2026-02-28 (49)"]
    );
    assert_eq!(wait("2026-11-20", "2026-11-21")[0].2, ChangeKind::Years);
    assert!(wait("2024-11-21", "2026-11-21").is_empty());
}

#[test]
fn neither_honours_nor_self_assessments_nor_past_years_are_proposed() {
    let given = json!({ "registered": true, "honour": "no", "influence": true });
    let found = sets(given, "2026-11-21", "classes.C");
    assert_eq!(found, [(vec![], Status::NotMet, ChangeKind::Evidence)]);
    let given = json!({ "registered": true, "honour": "documented", "influence": true });
    let found = sets(given, "2026-11-21", "classes.C");
    assert_eq!(found, [(vec![], Status::Review, ChangeKind::Evidence)]);
    let found = sets(
        json!({ "output": ["50", "60", "70"] }),
        "2026-11-21",
        "criteria.rising",
    );
    assert_eq!(found, [(vec![], Status::NotMet, ChangeKind::Years)]);
}

#[test]
fn the_best_that_can_be_reached_is_said_to_be_no_more() {
    let given = json!({ "registered": false, "honour": "documented", "influence": true });
    let found = sets(given, "2026-11-21", "classes.C");
    assert_eq!(found[0].1, Status::Review, "the authority still judges");
    assert_eq!(lines(found), ["registered no -> yes (-)"]);
}

#[test]
fn what_takes_two_changes_takes_both() {
    let found = sets(
        json!({ "registered": false, "started": false }),
        "2026-11-21",
        "criteria.both",
    );
    assert_eq!(lines(found), ["registered no -> yes (-), started no -> yes (-)"]);
    let found = sets(
        json!({ "registered": true, "started": false }),
        "2026-11-21",
        "criteria.both",
    );
    assert_eq!(lines(found), ["started no -> yes (-)"]);
}

#[test]
fn the_nearest_value_is_one_step_off_a_strict_limit_and_what_it_worsens_is_named() {
    let found = sets(json!({ "space": "500" }), "2026-11-21", "criteria.small");
    assert_eq!(lines(found), ["space 500 -> 499.99 (-0.01)"]);
    let bundle = bundle();
    let policy = &bundle.policies[0];
    let mut situation = Situation::new(policy, day("2026-11-21"));
    let given = json!({ "space": "500", "researchers": 50, "staff": 60 });
    situation.answers = answers::read(&given.to_string(), &bundle).unwrap()[0]
        .answers
        .clone();
    let report = evaluate(policy, &situation);
    let set = report
        .changes
        .iter()
        .find(|set| set.goal.path() == "criteria.small")
        .unwrap();
    assert_eq!(
        set.worsens.iter().map(Goal::path).collect::<Vec<_>>(),
        ["criteria.roomy"]
    );
    assert_eq!(set.moves[0].unit, "㎡");
}

// Random policies.

const SEEDS: u64 = 6000;

/// Two yes/no facts, two small counts, a date: most of them answered, some of them changeable.
fn random_policy(random: &mut Random) -> Policy {
    let mut policy = empty_policy();
    for _ in 0..2 {
        add_fact(&mut policy, Kind::YesNo);
    }
    for _ in 0..2 {
        add_fact(&mut policy, count(0, 4));
    }
    add_fact(
        &mut policy,
        Kind::Date(DateKind {
            min: start(),
            max: start().plus_days(8),
            precision: Precision::Day,
        }),
    );
    for fact in &mut policy.facts[..4] {
        fact.change = [Change::Up, Change::Down, Change::Free, Change::Fixed][random.below(4)];
    }
    policy.facts[4].change = [Change::Time, Change::Fixed, Change::Up][random.below(3)];
    if random.one_in(2) {
        let relation = Relation::AtMost(VarId(2), VarId(3));
        policy.constraints.push(Constraint {
            relation,
            message: "",
        });
    }
    if random.one_in(3) {
        let relation = Relation::Implies(Literal::Is(VarId(0), true), Literal::Is(VarId(1), true));
        policy.constraints.push(Constraint {
            relation,
            message: "",
        });
    }
    for place in 0..1 + random.below(2) {
        let condition = condition(&mut policy, random, 2);
        policy.criteria.push(criterion(place, condition));
    }
    policy
}

fn start() -> Date {
    day("2026-11-13")
}

fn condition(policy: &mut Policy, random: &mut Random, depth: usize) -> Cond {
    if depth == 0 || random.one_in(5) {
        return leaf(policy, random);
    }
    let mut parts = |random: &mut Random| -> Vec<Cond> {
        (0..2 + random.below(2))
            .map(|_| condition(policy, random, depth - 1))
            .collect()
    };
    match random.below(5) {
        0 | 1 => Cond::All(parts(random)),
        2 | 3 => Cond::Any(parts(random)),
        _ => Cond::Not(Box::new(condition(policy, random, depth - 1))),
    }
}

fn leaf(policy: &mut Policy, random: &mut Random) -> Cond {
    let otherwise = [Outcome::NotMet, Outcome::NotMet, Outcome::Review][random.below(3)];
    let comparator = [Comparator::AtLeast, Comparator::MoreThan, Comparator::AtMost][random.below(3)];
    let (part, whole) = (VarId(2), VarId(3));
    match random.below(5) {
        0 | 1 => {
            let var = VarId(random.below(2) as u16);
            add_leaf(policy, Test::Yes(var), otherwise, vec![var])
        }
        2 => {
            let right = Day::PlusDays(Box::new(Day::Var(VarId(4))), random.below(6) as i32);
            let left = Day::Today;
            let test = Test::Dates {
                comparator,
                left,
                right,
            };
            add_leaf(policy, test, otherwise, vec![VarId(4)])
        }
        _ => {
            let (left, vars) = match random.below(4) {
                0 => (Num::Var(part), vec![part]),
                1 => (Num::Var(whole), vec![whole]),
                2 => (Num::Sum(vec![Num::Var(part), Num::Var(whole)]), vec![part, whole]),
                _ => (
                    Num::Share(Box::new([Num::Var(part), Num::Var(whole)])),
                    vec![part, whole],
                ),
            };
            let right = match left {
                Num::Share(_) => [40, 50, 75, 100][random.below(4)],
                _ => random.below(8) as i64 - 1,
            };
            let test = Test::Compare {
                comparator,
                left,
                right: Num::Constant(n(right)),
                unit: "",
                guards: vec![],
            };
            add_leaf(policy, test, otherwise, vars)
        }
    }
}

fn random_situation(policy: &Policy, random: &mut Random) -> Situation {
    loop {
        let mut situation = Situation::new(policy, day("2026-11-21"));
        for place in 0..5 {
            let answer = match place {
                0 | 1 => Answer::Bool(random.one_in(2)),
                2 | 3 => Answer::Number(n(random.below(5) as i64)),
                _ => {
                    let date = start().plus_days(random.below(9) as i32);
                    Answer::Date(date, date)
                }
            };
            // What is open and tied to a number is to be answered first: nothing is proposed for the sake of what it
            // may turn out to be.
            let is_tied = place / 2 == 1 && !policy.constraints.is_empty();
            situation.answers[place] = (is_tied || !random.one_in(8)).then_some(answer);
        }
        if conflicts(policy, &situation.answers).is_empty() {
            return situation;
        }
    }
}

/// What a fact may be changed to, the answer itself first.
fn allowed(policy: &Policy, situation: &Situation, place: usize) -> Vec<Option<Answer>> {
    let Some(now) = situation.answers[place].clone() else {
        return vec![None];
    };
    let change = policy.facts[place].change;
    let fits = |order: std::cmp::Ordering| match change {
        Change::Up => order.is_gt(),
        Change::Down => order.is_lt(),
        Change::Free => order.is_ne(),
        _ => false,
    };
    let mut all = vec![now.clone()];
    match now {
        Answer::Bool(yes) => all.extend(
            [true, false]
                .into_iter()
                .filter(|to| fits(to.cmp(&yes)))
                .map(Answer::Bool),
        ),
        Answer::Number(now) => all.extend((0..5).map(n).filter(|to| fits(to.cmp(&now))).map(Answer::Number)),
        Answer::Date(now, _) => {
            let days = (0..9).map(|days| start().plus_days(days));
            all.extend(
                days.filter(|to| fits(to.cmp(&now)))
                    .map(|to| Answer::Date(to, to)),
            );
        }
        _ => unreachable!("not made here"),
    }
    all.into_iter().map(Some).collect()
}

/// Every situation the visitor could bring about, with the number of answers changed (waiting counts as one).
fn reachable(policy: &Policy, situation: &Situation) -> Vec<(usize, Situation)> {
    let mut all = vec![(0, situation.clone())];
    for place in 0..5 {
        let values = allowed(policy, situation, place);
        let mut next = Vec::new();
        for (count, before) in &all {
            for (at, value) in values.iter().enumerate() {
                let mut then = before.clone();
                then.answers[place] = value.clone();
                next.push((count + usize::from(at > 0), then));
            }
        }
        all = next;
    }
    if policy.facts[4].change == Change::Time && situation.answers[4].is_some() {
        let later = |(count, before): &(usize, Situation)| {
            (1..16)
                .map(|days| {
                    let mut then = before.clone();
                    then.day = before.day.plus_days(days);
                    (count + 1, then)
                })
                .collect::<Vec<_>>()
        };
        let waited: Vec<_> = all.iter().flat_map(later).collect();
        all.extend(waited);
    }
    all.retain(|(_, then)| conflicts(policy, &then.answers).is_empty());
    all
}

fn rank(outcomes: Outcomes) -> u8 {
    let holds = |outcome| outcomes.contains(outcome);
    if holds(Outcome::Met) || outcomes == Outcome::NotApplicable.into() {
        3
    } else {
        1 + u8::from(holds(Outcome::Review))
    }
}

fn lowest(standing: &Standing) -> u8 {
    let ranks = standing.possible.iter().map(|outcome| rank((*outcome).into()));
    ranks.min().unwrap()
}

/// The situation with these moves made.
fn moved(policy: &Policy, situation: &Situation, moves: &[&Move]) -> Situation {
    let mut then = situation.clone();
    for step in moves {
        let Some(place) = policy.facts.iter().position(|fact| fact.id == step.fact) else {
            let Shown::Day(day) = step.to else {
                panic!("{step:?}")
            };
            then.day = day;
            continue;
        };
        then.answers[place] = Some(match &step.to {
            Shown::YesNo(yes) => Answer::Bool(*yes),
            Shown::Day(day) => Answer::Date(*day, *day),
            Shown::Figure(text) => Answer::Number(selfcheck::value::Number::parse(text).unwrap()),
            other => panic!("{other:?}"),
        });
        if let Some(whole) = step.along {
            let place = policy.facts.iter().position(|fact| fact.id == whole).unwrap();
            let Some(Answer::Number(now)) = situation.answers[place] else {
                panic!("{step:?}")
            };
            let more = selfcheck::value::Number::parse(step.difference.as_deref().unwrap()).unwrap();
            then.answers[place] = now.checked_add(more).map(Answer::Number);
        }
    }
    then
}

#[test]
fn every_proposal_keeps_its_promise_and_none_is_smaller() {
    let (mut sets, mut pairs, mut nothing) = (0, 0, 0);
    let (mut exact, mut goals) = (0, 0);
    for seed in 0..SEEDS {
        let mut random = Random::new(seed);
        let policy = random_policy(&mut random);
        let situation = random_situation(&policy, &mut random);
        let plan = Plan::new(&policy);
        let report = evaluate(&policy, &situation);
        let all = reachable(&policy, &situation);
        for (place, criterion) in report.criteria.iter().enumerate() {
            let ranked = |situation: &Situation| rank(plan.summary(&policy, situation).criteria[place]);
            let now = ranked(&situation);
            let goal = format!("criteria.{}", criterion.id);
            let found: Vec<_> = (report.changes.iter())
                .filter(|set| set.goal.path() == goal && !set.moves.is_empty())
                .collect();
            // At most three answers: the most that is looked for.
            let best = all
                .iter()
                .filter(|(count, _)| *count <= 3)
                .map(|(_, then)| ranked(then))
                .max()
                .unwrap();
            let fewest = all
                .iter()
                .filter(|(_, then)| ranked(then) >= best)
                .map(|(count, _)| *count)
                .min();
            if best == now {
                assert!(found.is_empty(), "seed {seed}: {found:?}");
                nothing += 1;
                continue;
            }
            let at = format!(
                "seed {seed}: {:?}\n{:?}\n{:?}\n{:?}\n{:?}",
                situation.answers,
                policy.facts.iter().map(|fact| fact.change).collect::<Vec<_>>(),
                policy.constraints,
                policy.criteria[place].condition,
                policy
                    .leaves
                    .iter()
                    .enumerate()
                    .map(|(i, leaf)| (i, &leaf.test, leaf.otherwise))
                    .collect::<Vec<_>>()
            );
            // It says so where it may have missed some.
            let more = (report.changes.iter()).any(|set| set.goal.path() == goal && set.more);
            assert!(
                more || !found.is_empty(),
                "{at}\nnothing proposed, {best} is reached by {fewest:?}"
            );
            let plain = found
                .iter()
                .filter(|set| set.moves.iter().all(|step| step.along.is_none()));
            let least = plain.map(|set| set.moves.len()).min();
            assert!(more || least == fewest, "{at} {found:?}");
            exact += usize::from(least == fewest);
            goals += 1;
            for set in &found {
                let steps: Vec<&Move> = set.moves.iter().collect();
                let then = moved(&policy, &situation, &steps);
                assert!(
                    all.iter().any(|(_, other)| *other == then),
                    "{at}\nnot allowed: {set:?}"
                );
                assert_eq!(ranked(&then), best, "{at} {set:?}");
                let again = evaluate(&policy, &then);
                assert_eq!(again.criteria[place].standing, set.reaches, "{at} {set:?}");
                let worse = again.criteria.iter().zip(&report.criteria).filter(|(then, now)| {
                    rank(then.standing.outcomes()) < rank(now.standing.outcomes())
                        || lowest(&then.standing) < lowest(&now.standing)
                });
                let worse: Vec<String> = worse.map(|(then, _)| format!("criteria.{}", then.id)).collect();
                let named = set
                    .worsens
                    .iter()
                    .filter(|goal| goal.part == GoalPart::Criterion)
                    .map(Goal::path);
                assert_eq!(named.collect::<Vec<_>>(), worse, "{at} {set:?}");
                for left_out in 0..steps.len() {
                    let mut fewer = steps.clone();
                    fewer.remove(left_out);
                    let then = moved(&policy, &situation, &fewer);
                    let is_valid = conflicts(&policy, &then.answers).is_empty();
                    assert!(
                        !is_valid || ranked(&then) < best,
                        "{at}\na part is enough: {set:?}"
                    );
                }
                if let [step] = &steps[..]
                    && step.along.is_none()
                {
                    assert_nearest(&policy, &situation, step, &all, &|then| ranked(then) >= best);
                }
                sets += 1;
                pairs += usize::from(steps.len() > 1);
            }
        }
    }
    assert!(
        sets > 1500 && pairs > 200 && nothing > 500,
        "{sets} {pairs} {nothing}"
    );
    assert!(exact * 1000 >= goals * 995, "only {exact} of {goals}");
}

/// No other value of the same fact, in the same direction and nearer, is enough.
fn assert_nearest(
    policy: &Policy,
    situation: &Situation,
    step: &Move,
    all: &[(usize, Situation)],
    is_enough: &dyn Fn(&Situation) -> bool,
) {
    let by: i64 = step.difference.as_deref().map_or(1, |text| text.parse().unwrap());
    let distance = |then: &Situation| -> Option<i64> {
        let Some(place) = policy.facts.iter().position(|fact| fact.id == step.fact) else {
            return Some(i64::from(then.day.days_since(situation.day)));
        };
        match (&situation.answers[place], &then.answers[place]) {
            (Some(Answer::Number(from)), Some(Answer::Number(to))) => to.checked_sub(*from)?.to_i64(),
            (Some(Answer::Date(from, _)), Some(Answer::Date(to, _))) => Some(i64::from(to.days_since(*from))),
            _ => None,
        }
    };
    for (_, then) in all.iter().filter(|(count, then)| *count == 1 && is_enough(then)) {
        if let Some(other) = distance(then).filter(|other| *other != 0 && (*other > 0) == (by > 0)) {
            assert!(other.abs() >= by.abs(), "{step:?}, yet {other} is enough");
        }
    }
}
