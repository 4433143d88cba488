//! Several records of one sort: written once, counted each by itself, added up without losing what is open. The document is
//! made up (`tests/fixtures/stalls.json`).

use expect_test::{Expect, expect};
use selfcheck::engine::{Amount, PolicyReport, Situation, evaluate};
use selfcheck::policy::author::{answers, check_text};
use selfcheck::policy::{Answer, Bundle, Policy};
use selfcheck::value::{Date, Number};
use serde_json::{Value, json};

const STALLS: &str = include_str!("fixtures/stalls.json");

fn bundle() -> Bundle {
    let checked = check_text(STALLS, "stalls.json", "stalls");
    checked
        .unwrap_or_else(|problems| panic!("{}", problems[0]))
        .bundle
}

fn situation(policy: &Policy) -> Situation {
    Situation::new(policy, Date::parse("2026-11-21").unwrap())
}

fn report(given: &Value) -> PolicyReport {
    let bundle = bundle();
    let read = answers::from_object(given.as_object().unwrap(), &bundle);
    let policy = &bundle.policies[0];
    let mut situation = situation(policy);
    situation.answers = read
        .unwrap_or_else(|bad| panic!("{}", bad[0]))
        .swap_remove(0)
        .answers;
    evaluate(policy, &situation)
}

fn amount(report: &PolicyReport, id: &str) -> Option<Amount> {
    report
        .benefits
        .iter()
        .find(|benefit| benefit.id == id)
        .unwrap()
        .amount
}

#[test]
fn what_is_written_for_each_stands_record_by_record() {
    let bundle = bundle();
    let ids = |benefits: &[selfcheck::policy::Benefit]| {
        let ids: Vec<&str> = benefits.iter().map(|benefit| benefit.id).collect();
        ids.join(" ")
    };
    let policy = &bundle.policies[0];
    expect!["pay_1 thanks_1 pay_2 thanks_2 pay_3 thanks_3 sum best tied"].assert_eq(&ids(&policy.benefits));
    assert_eq!(policy.benefits[2].title, "stall 2");
    let questions: Vec<&str> = policy.questions.iter().map(|question| question.id).collect();
    assert_eq!(questions[..4], ["count", "member", "roof_1", "goods_1"]);
}

#[test]
fn a_list_says_the_same_as_plain_facts() {
    let listed = report(
        &json!({ "member": true, "stalls": [{ "roof": true, "goods": "bread" }, { "goods": "cloth" }] }),
    );
    let plain = report(&json!({
        "member": true, "stalls_count": "2", "stalls_1_roof": true, "stalls_1_goods": "bread", "stalls_2_goods": "cloth",
    }));
    assert_eq!(listed, plain);
    assert_eq!(
        amount(&plain, "sum"),
        Some(Amount::between(Number::from(9), Number::from(9)))
    );
}

#[test]
fn lists_that_cannot_be_used_are_named() {
    let bundle = bundle();
    let what = |given: Value| {
        let bad = answers::from_object(given.as_object().unwrap(), &bundle).unwrap_err();
        bad.iter()
            .map(|bad| format!("{}: {}", bad.fact, bad.what))
            .collect::<Vec<_>>()
    };
    assert_eq!(what(json!({ "stalls": "2" })), ["stalls: not a list of objects"]);
    assert_eq!(what(json!({ "stalls": [1] })), ["stalls: not a list of objects"]);
    assert_eq!(
        what(json!({ "stalls": [{}], "stalls_count": "2" })),
        ["stalls: `stalls_count` is given beside the list"]
    );
    assert_eq!(
        what(json!({ "stalls": [{}, {}, {}, {}] })),
        ["stalls_count: out of bounds"]
    );
    assert_eq!(
        what(json!({ "stalls": [{ "rof": true }] })),
        ["stalls_1_rof: there is no such fact"]
    );
}

/// Every completion of these facts, lowest and highest of each amount found one by one.
#[test]
fn ranges_are_those_of_every_completion() {
    let bundle = bundle();
    let policy = &bundle.policies[0];
    let (yes, no) = (Some(Answer::Bool(true)), Some(Answer::Bool(false)));
    for count in 1..=3 {
        let counted = Some(Answer::Number(Number::from(count)));
        let mut open = situation(policy);
        open.answers[0] = counted.clone();
        let shown = evaluate(policy, &open);
        let mut found: Vec<Option<Amount>> = vec![None; policy.benefits.len()];
        // Fact 1 and the roofs are yes/no, the goods one of two: all have two values.
        let facts = 1 + 2 * 3;
        for cell in 0..1_u32 << facts {
            let mut full = open.clone();
            for fact in 1..=facts {
                let bit = cell >> (fact - 1) & 1 == 1;
                let is_goods = fact > 1 && fact % 2 == 1;
                full.answers[fact] = match (is_goods, bit) {
                    (true, bit) => Some(Answer::Choice(u16::from(bit))),
                    (false, true) => yes.clone(),
                    (false, false) => no.clone(),
                };
            }
            for (found, benefit) in found.iter_mut().zip(evaluate(policy, &full).benefits) {
                let Some(amount) = benefit.amount else { continue };
                *found = Some(found.map_or(amount, |found| found.or(amount)));
            }
        }
        for (found, benefit) in found.iter().zip(&shown.benefits) {
            assert_eq!(benefit.amount, *found, "{} of {count}", benefit.id);
        }
    }
}

#[test]
fn only_records_that_are_counted_are_asked_for() {
    let asked = |given: Value| {
        let report = report(&given);
        report
            .questions
            .iter()
            .map(|open| open.fact)
            .collect::<Vec<_>>()
            .join(" ")
    };
    expect!["stalls_count member stalls_1_roof stalls_1_goods"].assert_eq(&asked(json!({})));
    expect!["member stalls_1_roof stalls_1_goods stalls_2_roof stalls_2_goods"]
        .assert_eq(&asked(json!({ "stalls_count": "2" })));
    // Cloth is paid the same with a roof and without; who gets it hangs on the roof.
    expect!["stalls_1_roof"].assert_eq(&asked(
        json!({ "stalls": [{ "goods": "cloth" }], "member": true }),
    ));
    // A duty that does not concern the visitor asks nothing.
    expect![""].assert_eq(&asked(
        json!({ "stalls": [{ "roof": true, "goods": "cloth" }], "member": false }),
    ));
}

#[track_caller]
fn problem(from: &str, to: &str, expected: Expect) {
    assert!(STALLS.contains(from), "{from}");
    let problems = check_text(&STALLS.replacen(from, to, 1), "stalls.json", "stalls");
    let told: String = problems
        .err()
        .unwrap_or_default()
        .iter()
        .map(|problem| format!("{problem}\n"))
        .collect();
    expected.assert_eq(&told);
}

#[test]
fn slips_in_records_are_told_with_a_cure() {
    problem(
        r#""each": "stalls",
      "id": "pay_{n}""#,
        r#""each": "stals",
      "id": "pay_{n}""#,
        expect![[r#"
            stalls.json:95:7: benefits[0].each: no sort of records is called `stals`
              mend: did you mean `stalls`?
        "#]],
    );
    problem(
        r#"{ "each": { "records": "stalls", "of": { "condition": "roofed_{n}" } } }"#,
        r#"{ "each": { "records": "stands", "of": { "condition": "roofed_{n}" } } }"#,
        expect![[r#"
            stalls.json:113:27: benefits[2].when.any[0].each: `each` stands alone, or names records there are none of
              mend: put it into a list (`sum`, `greatest`, `all`, `any` …) and name the `id` of an entry of `records`
        "#]],
    );
    problem(
        r#""max": "3" } },
      "change""#,
        r#""max": "4" } },
      "change""#,
        expect![[r#"
            stalls.json:14:44: records[0].count: `stalls_count` does not count up to 3
              mend: make it a `count` whose `max` is "3"
        "#]],
    );
    problem(
        r#""most": 3"#,
        r#""most": 1"#,
        expect![[r#"
        stalls.json:14:33: records[0].most: the number of records must be between 2 and 20
          mend: correct the number
        stalls.json:14:44: records[0].count: `stalls_count` does not count up to 1
          mend: make it a `count` whose `max` is "1"
    "#]],
    );
    problem(
        r#""known": { "greatest": [{ "each": { "records": "stalls", "of": { "value": "paid_{n}" } } }] }"#,
        r#""known": { "each": { "records": "stalls", "of": { "value": "paid_{n}" } } }"#,
        expect![[r#"
            stalls.json:128:30: benefits[3].amount.known.each: `each` stands alone, or names records there are none of
              mend: put it into a list (`sum`, `greatest`, `all`, `any` …) and name the `id` of an entry of `records`
        "#]],
    );
    let renamed = STALLS
        .replace("stalls_{n}_roof", "roof_{n}")
        .replace("stalls_1_roof", "roof_1");
    let problems = check_text(&renamed, "stalls.json", "stalls")
        .err()
        .unwrap_or_default();
    let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
    expect![[r#"
        stalls.json:27:7: facts[2].id: a fact of each of the records `stalls` is not named after them
          mend: call it `stalls_{n}_…`: `{n}` is the number of the record"#]]
    .assert_eq(&told.join("\n"));
}
