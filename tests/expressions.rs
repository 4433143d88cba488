//! Expressions on which other rule engines are known to stumble: a fact that was not answered, units that do not fit,
//! decimals. Each is read from the text of a policy file and has the right answer, or is refused when it is read.

use selfcheck::engine::{Amount, Money, PolicyReport, Shown, Situation, Status, evaluate};
use selfcheck::policy::author::{Problem, check_text};
use selfcheck::policy::{Answer, Cond, Policy};
use selfcheck::value::{Date, Number};

/// The facts of these expressions.
const FACTS: [(&str, &str); 6] = [
    (
        "debt",
        r#"{ "number": { "unit": "元", "step": "0.01", "min": "0", "max": "100000" } }"#,
    ),
    (
        "x",
        r#"{ "number": { "unit": "1", "step": "0.1", "min": "0", "max": "10" } }"#,
    ),
    ("barred", r#"{ "yes_no": {} }"#),
    ("b", r#"{ "yes_no": {} }"#),
    ("known", r#"{ "yes_no": {} }"#),
    (
        "fee",
        r#"{ "number": { "unit": "元/月", "step": "0.01", "min": "0", "max": "1000" } }"#,
    ),
];

const CITATION: &str = r#"{ "article": "第一条", "quote": "引文" }"#;

/// A policy file with these facts, one criterion for each condition, and further keys.
fn file(facts: &[&str], conditions: &[&str], more: &str) -> String {
    let fact = |id: &&str| {
        let (_, kind) = FACTS.iter().find(|(name, _)| name == id).expect("a fact");
        format!(
            r#"{{ "id": "{id}", "label": "{id}", "question": "{id}？", "kind": {kind}, "change": "fixed" }}"#
        )
    };
    let criterion = |(place, condition): (usize, &&str)| {
        format!(
            r#"{{ "id": "K{place}", "title": "K{place}", "kind": "hard", "condition": {condition}, "citation": {CITATION} }}"#
        )
    };
    let facts_text: Vec<String> = facts.iter().map(fact).collect();
    let criteria: Vec<String> = conditions.iter().enumerate().map(criterion).collect();
    let asked: Vec<String> = facts.iter().map(|id| format!(r#""{id}""#)).collect();
    format!(
        r#"{{
  "meta": {{
    "title": "虚构办法", "short_title": "虚构", "purpose": "试算。", "issuer": "虚构", "region": "虚构",
    "state": "in_force", "state_confirmed": {{ "by": "测试", "on": "2026-01-01" }}, "applicants": ["作坊"],
    "banner": "虚构", "disclaimer": "虚构。"
  }},
  "facts": [
{}
  ],
  "criteria": [
{}
  ],{more}
  "questions": [{{ "id": "q", "text": "问。", "why": "为了试算。", "section": "问", "ask": {{ "facts": [{}] }} }}]
}}"#,
        facts_text.join(",\n"),
        criteria.join(",\n"),
        asked.join(", ")
    )
}

fn read(text: &str) -> Result<Policy, Vec<Problem>> {
    let checked = check_text(text, "fiction/policy.json", "fiction")?;
    Ok(checked.bundle.policies.into_iter().next().unwrap())
}

fn told(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn good(facts: &[&str], conditions: &[&str]) -> Policy {
    read(&file(facts, conditions, "")).unwrap_or_else(|problems| panic!("{}", told(&problems)))
}

/// The report with these answers; nothing else is answered.
fn report(policy: &Policy, answers: &[(&str, Answer)]) -> PolicyReport {
    let mut situation = Situation::new(policy, Date::parse("2026-11-21").unwrap());
    for (id, answer) in answers {
        let fact = policy.facts.iter().position(|fact| fact.id == *id).unwrap();
        situation.answers[fact] = Some(answer.clone());
    }
    evaluate(policy, &situation)
}

/// The status of the first criterion, and what is asked.
#[track_caller]
fn check(policy: &Policy, answers: &[(&str, Answer)], status: Status, asked: &[&str]) {
    let report = report(policy, answers);
    let standing = &report.criteria[0].standing;
    assert_eq!(standing.status, status, "{standing:?}");
    assert!(standing.exact, "{standing:?}");
    let questions: Vec<&str> = report.questions.iter().map(|question| question.fact).collect();
    assert_eq!(questions, asked);
}

fn number(text: &str) -> Answer {
    Answer::Number(Number::parse(text).unwrap())
}

/// Where an expression that says nothing is refused, the criterion is named.
fn is_refused_there(problems: &[Problem]) {
    let told = told(problems);
    assert!(!problems.is_empty());
    for problem in problems {
        assert!(problem.path.starts_with("criteria[0].condition"), "{told}");
    }
}

const SMALL_DEBT: &str = r#"{ "compare": { "left": { "fact": "debt" }, "comparator": "less_than", "right": { "number": { "value": "100", "unit": "元" } } } }"#;

#[test]
fn a_missing_fact_in_a_comparison_is_open_and_asked() {
    let policy = good(&["debt"], &[SMALL_DEBT]);
    check(&policy, &[], Status::Open, &["debt"]);
    check(&policy, &[("debt", number("99.99"))], Status::Met, &[]);
    check(&policy, &[("debt", number("100"))], Status::NotMet, &[]);
    // "I do not know" is neither 0 nor asked again.
    check(&policy, &[("debt", Answer::Unknown)], Status::Open, &[]);
}

#[test]
fn the_negation_of_a_missing_fact_is_open() {
    let policy = good(&["barred"], &[r#"{ "not": { "yes": "barred" } }"#]);
    check(&policy, &[], Status::Open, &["barred"]);
    check(&policy, &[("barred", Answer::Bool(false))], Status::Met, &[]);
    check(&policy, &[("barred", Answer::Bool(true))], Status::NotMet, &[]);
    check(&policy, &[("barred", Answer::Unknown)], Status::Open, &[]);
}

fn x_is(comparator: &str) -> String {
    format!(
        r#"{{ "compare": {{ "left": {{ "fact": "x" }}, "comparator": "{comparator}", "right": {{ "number": {{ "value": "3", "unit": "1" }} }} }} }}"#
    )
}

#[test]
fn what_holds_either_way_is_met_and_not_asked() {
    let (below, above) = (x_is("less_than"), x_is("at_least"));
    // Whoever writes it down is answered, or told that it always holds.
    match read(&file(
        &["x"],
        &[&format!(r#"{{ "any": [{below}, {above}] }}"#)],
        "",
    )) {
        Ok(policy) => check(&policy, &[], Status::Met, &[]),
        Err(problems) => is_refused_there(&problems),
    }
    // The engine by itself, whatever is told: the two halves are put together after the file was read.
    let mut policy = good(&["x"], &[&below, &above]);
    let halves: Vec<Cond> = policy
        .criteria
        .drain(..)
        .map(|criterion| criterion.condition)
        .collect();
    let mut whole = good(&["x"], &[&below, &above]);
    whole.criteria.truncate(1);
    for parts in [halves.clone(), halves.into_iter().rev().collect()] {
        whole.criteria[0].condition = Cond::Any(parts.clone());
        check(&whole, &[], Status::Met, &[]);
        check(&whole, &[("x", Answer::Unknown)], Status::Met, &[]);
        whole.criteria[0].condition = Cond::All(parts);
        check(&whole, &[], Status::NotMet, &[]);
    }
}

#[test]
fn the_same_on_both_branches_is_that_and_not_asked() {
    let choose = |one: &str, other: &str| {
        let number = |value: &str| format!(r#"{{ "number": {{ "value": "{value}", "unit": "元" }} }}"#);
        format!(
            r#"{{ "choose": {{ "rules": [{{ "when": {{ "yes": "b" }}, "then": {} }}], "otherwise": {} }} }}"#,
            number(one),
            number(other)
        )
    };
    let benefit = |one: &str, other: &str| {
        format!(
            r#""benefits": [{{ "id": "support", "title": "支持", "when": {{ "always": "met" }}, "amount": {{ "known": {} }}, "citation": {CITATION} }}],"#,
            choose(one, other)
        )
    };
    let at_most = |one: &str, other: &str| {
        let choose = choose(one, other);
        format!(
            r#"{{ "compare": {{ "left": {choose}, "comparator": "at_most", "right": {{ "number": {{ "value": "5", "unit": "元" }} }} }} }}"#
        )
    };
    match read(&file(&["b"], &[&at_most("5", "5")], "")) {
        Ok(policy) => check(&policy, &[], Status::Met, &[]),
        Err(problems) => is_refused_there(&problems),
    }
    // With different branches the fact counts, and is asked.
    check(&good(&["b"], &[&at_most("5", "6")]), &[], Status::Open, &["b"]);

    let money = |text: &str| Money(Number::parse(text).unwrap());
    let found = |policy: Policy| {
        let report = report(&policy, &[]);
        let asked: Vec<_> = report.questions.iter().map(|question| question.fact).collect();
        (report.benefits[0].amount, asked)
    };
    match read(&file(&["b"], &[], &benefit("5", "5"))) {
        Ok(policy) => assert_eq!(found(policy), (Some(Amount::Exact(money("5"))), vec![])),
        Err(problems) => assert!(told(&problems).contains("benefits[0]"), "{}", told(&problems)),
    }
    let policy = read(&file(&["b"], &[], &benefit("5", "6")));
    let (low, high) = (money("5"), money("6"));
    let policy = policy.unwrap_or_else(|problems| panic!("{}", told(&problems)));
    assert_eq!(found(policy), (Some(Amount::Range { low, high }), vec!["b"]));
}

#[test]
fn unknown_or_true_is_true_in_both_orders() {
    for any in [
        r#"{ "any": [{ "yes": "b" }, { "yes": "known" }] }"#,
        r#"{ "any": [{ "yes": "known" }, { "yes": "b" }] }"#,
    ] {
        let policy = good(&["b", "known"], &[any]);
        let yes = ("known", Answer::Bool(true));
        check(&policy, std::slice::from_ref(&yes), Status::Met, &[]);
        check(&policy, &[yes, ("b", Answer::Unknown)], Status::Met, &[]);
        check(&policy, &[("known", Answer::Bool(false))], Status::Open, &["b"]);
    }
    for all in [
        r#"{ "all": [{ "yes": "b" }, { "yes": "known" }] }"#,
        r#"{ "all": [{ "yes": "known" }, { "yes": "b" }] }"#,
    ] {
        let policy = good(&["b", "known"], &[all]);
        check(&policy, &[("known", Answer::Bool(false))], Status::NotMet, &[]);
    }
}

#[test]
fn yuan_a_month_and_days_are_not_added() {
    let sum = r#"{ "compare": { "left": { "sum": [{ "fact": "fee" }, { "number": { "value": "2", "unit": "日" } }] }, "comparator": "at_most", "right": { "number": { "value": "5", "unit": "元/月" } } } }"#;
    let problems = read(&file(&["fee"], &[sum], "")).expect_err("refused");
    let told = told(&problems);
    let problem = &problems[0];
    assert_eq!(problems.len(), 1, "{told}");
    assert_eq!(
        (&*problem.file, problem.line, &*problem.path),
        (
            "fiction/policy.json",
            11,
            "criteria[0].condition.compare.left.sum[1]"
        ),
        "{told}"
    );
    assert!(
        told.contains("the units `元/月` and `日` do not fit together") && told.contains("  mend: "),
        "{told}"
    );
}

#[test]
fn a_tenth_and_two_tenths_are_three_tenths() {
    let tenth = |value: &str| format!(r#"{{ "number": {{ "value": "{value}", "unit": "1" }} }}"#);
    let sum = format!(
        r#"{{ "compare": {{ "left": {{ "sum": [{{ "fact": "x" }}, {}] }}, "comparator": "equals", "right": {} }} }}"#,
        tenth("0.2"),
        tenth("0.3")
    );
    let policy = good(&["x"], &[&sum]);
    check(&policy, &[("x", number("0.1"))], Status::Met, &[]);
    check(&policy, &[("x", number("0.2"))], Status::NotMet, &[]);
}

#[test]
fn a_value_without_a_finite_decimal_is_told_from_its_limit() {
    let quotient = r#"{ "compare": { "left": { "quotient": { "of": { "fact": "debt" }, "by": { "fact": "x" } } }, "comparator": "at_most", "right": { "number": { "value": "3333.3333", "unit": "元" } } } }"#;
    let policy = good(&["debt", "x"], &[quotient]);
    let report = report(&policy, &[("debt", number("10000")), ("x", number("3"))]);
    let line = &report.criteria[0].conditions[0];
    assert_eq!(line.standing.status, Status::NotMet);
    assert_eq!(line.actual, Some(Shown::Figure("3333.33333".into())));
    assert_eq!(line.distance.as_deref(), Some("-0.00003"));
}
