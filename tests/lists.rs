//! What documents with tables over years and several kinds of applicants need: derived series, the latest year alone,
//! lists with an overall of their own, amounts over what is open, duties kept in time.

use selfcheck::engine::{PolicyReport, Situation, Status, evaluate};
use selfcheck::policy::Bundle;
use selfcheck::policy::author::{answers, check_text};
use selfcheck::value::Date;
use serde_json::{Value, json};

fn bundle() -> Bundle {
    let text = include_str!("fixtures/nursery.json");
    let checked = check_text(text, "nursery.json", "nursery").unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    checked.bundle
}

fn report(given: Value, options: &[(&str, &str)]) -> PolicyReport {
    let bundle = bundle();
    let policy = &bundle.policies[0];
    let mut situation = Situation::new(policy, Date::parse("2026-11-21").unwrap());
    let read = answers::read(&given.to_string(), &bundle).unwrap_or_else(|bad| panic!("{}", bad[0]));
    situation.answers = read[0].answers.clone();
    for (reading, option) in options {
        let place = policy.readings.iter().position(|r| r.id == *reading).unwrap();
        let options = &policy.readings[place].options;
        situation.options[place] = options.iter().position(|o| o.id == *option).map(|o| o as u16);
    }
    evaluate(policy, &situation)
}

fn status(report: &PolicyReport, criterion: &str) -> Status {
    let found = report.criteria.iter().find(|c| c.id == criterion).unwrap();
    found.standing.status
}

fn amount(report: &PolicyReport) -> (String, String) {
    let amount = report.benefits[0].amount.unwrap();
    (amount.low().text(), amount.high().text())
}

#[test]
fn only_the_latest_year_is_an_answer_of_its_own() {
    let share = |own: Value, all: Value| status(&report(json!({ "own": own, "all": all }), &[]), "share");
    assert_eq!(share(json!("10.11"), json!("16.85")), Status::Met);
    assert_eq!(share(json!("11.999"), json!("20")), Status::NotMet);
    assert_eq!(share(json!("0"), json!("0")), Status::Review);
    // A list with holes is not that answer: the other years are open.
    assert_eq!(
        share(json!([null, null, "12"]), json!([null, null, "20"])),
        Status::Open
    );
    assert_eq!(
        share(json!(["61", "59", "62"]), json!(["100", "100", "100"])),
        Status::Review
    );
    assert_eq!(
        share(json!(["61", "60", "62"]), json!(["100", "100", "100"])),
        Status::Met
    );
    assert_eq!(
        share(json!(["61", "60", "59"]), json!(["100", "100", "100"])),
        Status::NotMet
    );
}

#[test]
fn the_test_how_it_was_answered_is_not_shown_as_one_of_the_document() {
    let report = report(json!({ "own": "10.11", "all": "16.85" }), &[]);
    let labels: Vec<&str> = report.criteria[0].conditions.iter().map(|c| c.label).collect();
    assert_eq!(labels, ["最近一年占比", "占比", "占比", "占比", "占比"]);
    assert_eq!(
        report.criteria[0].conditions[0].working.as_deref(),
        Some("10.11 ÷ 16.85")
    );
    let years: Vec<Option<i32>> = report.criteria[0].conditions.iter().map(|c| c.year).collect();
    assert_eq!(
        years,
        [Some(2025), Some(2023), Some(2024), Some(2025), Some(2025)]
    );
}

#[test]
fn rounding_to_two_decimals_is_a_reading() {
    let given = json!({ "own": "11.999", "all": "20" });
    assert_eq!(status(&report(given.clone(), &[]), "share"), Status::NotMet);
    assert_eq!(
        status(&report(given.clone(), &[("rounding", "rounded")]), "share"),
        Status::Met
    );
    let effects = report(given, &[]).readings[0].affects.len();
    assert!(effects > 0, "the reading must be told");
}

#[test]
fn a_value_of_each_year_is_shown_year_by_year() {
    let report = report(json!({ "own": ["1", "2", "3"], "all": ["4", "4", null] }), &[]);
    let values: Vec<_> = report
        .values
        .iter()
        .map(|v| (v.id, v.year, v.value.as_deref(), v.working.as_deref()))
        .collect();
    assert_eq!(
        values,
        [
            ("own_share_1", Some(2023), Some("25"), Some("1 ÷ 4")),
            ("own_share_2", Some(2024), Some("50"), Some("2 ÷ 4")),
            ("own_share_3", Some(2025), None, None),
        ]
    );
}

#[test]
fn a_choice_is_implied_in_both_directions() {
    let level = |given: Value| report(given, &[]).benefits[0].standing.status;
    assert_eq!(level(json!({ "new_province": true })), Status::Met);
    assert_eq!(level(json!({ "new_city": true })), Status::Met);
    assert_eq!(level(json!({})), Status::Open);
    assert_eq!(
        amount(&report(json!({ "level": "city" }), &[])),
        ("0".into(), "100".into())
    );
    assert_eq!(
        amount(&report(json!({ "level": "none" }), &[])),
        ("0".into(), "0".into())
    );
    let refused = answers::read(r#"{ "new_province": true, "level": "city" }"#, &bundle());
    let bad = refused.unwrap_err();
    assert!(bad[0].to_string().contains("contradicts level"), "{}", bad[0]);
}

#[test]
fn amounts_are_ranges_over_what_is_open_and_readings_change_them() {
    let both = json!({ "new_city": true, "new_province": true });
    assert_eq!(amount(&report(both.clone(), &[])), ("400".into(), "400".into()));
    assert_eq!(
        amount(&report(both.clone(), &[("stacking", "higher")])),
        ("300".into(), "300".into())
    );
    assert_eq!(
        amount(&report(json!({ "new_city": true }), &[])),
        ("100".into(), "400".into())
    );
    let report = report(both, &[]);
    let told: Vec<String> = report.readings[2]
        .affects
        .iter()
        .map(|e| e.target.path())
        .collect();
    assert_eq!(told, ["benefits.award.amount"]);
}

#[test]
fn each_list_is_judged_on_its_own() {
    let given = json!({ "rent": "99", "own": "3", "all": "4", "smoke": ["3", "2", "1"] });
    let operator = report(given.clone(), &[]);
    assert_eq!(operator.overall.as_ref().unwrap().status, Status::Met);
    let lists: Vec<_> = operator
        .lists
        .iter()
        .map(|l| (l.id, l.concerns, l.overall.as_ref().unwrap().status))
        .collect();
    assert_eq!(
        lists,
        [("nursery", true, Status::Met), ("tenant", false, Status::NotMet)]
    );
    let mut given = given;
    given["role"] = json!("tenant");
    assert_eq!(report(given, &[]).overall.unwrap().status, Status::NotMet);
    // Only what concerns the visitor is asked.
    let asked = |given: Value| -> Vec<&str> { report(given, &[]).questions.iter().map(|q| q.fact).collect() };
    assert!(!asked(json!({})).contains(&"rent"));
    assert!(asked(json!({ "role": "tenant" })).contains(&"rent"));
    assert!(!asked(json!({ "role": "tenant" })).contains(&"smoke"));
}

#[test]
fn a_duty_says_whether_it_was_kept() {
    let kept = |changed: &str, filed: &str| {
        let report = report(json!({ "changed": changed, "filed": filed }), &[]);
        let duty = &report.obligations[0];
        (
            duty.kept.as_ref().unwrap().status,
            duty.conditions[0].distance.clone().unwrap(),
        )
    };
    assert_eq!(kept("2023-01-31", "2023-02-28"), (Status::Met, "0".into()));
    assert_eq!(kept("2023-01-31", "2023-03-01"), (Status::NotMet, "-1".into()));
}

#[test]
fn a_wrong_number_of_years_is_told_once() {
    let text = include_str!("fixtures/nursery.json");
    for years in ["0", "300"] {
        let broken = text.replacen(
            r#""unit": "%", "years": 3"#,
            &format!(r#""unit": "%", "years": {years}"#),
            1,
        );
        assert_ne!(broken, text);
        let problems = check_text(&broken, "nursery.json", "nursery")
            .err()
            .unwrap_or_default();
        let of_value: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let of_value: Vec<&String> = of_value
            .iter()
            .filter(|line| line.contains("values[0]"))
            .collect();
        assert_eq!(of_value.len(), 1, "{of_value:?}");
        assert!(of_value[0].contains("must be between 1 and 30"), "{of_value:?}");
    }
}
