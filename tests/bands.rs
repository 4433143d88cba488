//! Bands of one figure that overlap or leave a gap are told with the exact values; ladders and bands that touch are not.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use expect_test::{Expect, expect};
use slips::conditions::{all, area, by_floor, choose, limit, not, opened, people, year};
use slips::{told, with};

/// The guild with steps that stand side by side.
fn steps(conditions: &[String]) -> String {
    let step = |(at, when): (usize, &String)| {
        format!(
            r#"{{ "id": "s{at}", "title": "步骤", "when": {when}, "citation": {{ "article": "第一条", "quote": "应当是会员" }} }}"#
        )
    };
    let steps: Vec<String> = conditions.iter().enumerate().map(step).collect();
    let section = format!(
        "\"steps\": [\n    {}\n  ],\n  \"obligations\": [",
        steps.join(",\n    ")
    );
    with(&[(r#""obligations": ["#, &section)])
}

fn rules(conditions: &[String]) -> String {
    let compare = limit(&choose(conditions, "人"), "at_least 4", "人");
    with(&[(r#"{ "yes": "member" }"#, &compare)])
}

/// The guild with a price chosen by the residence year, over three of them.
fn prices(conditions: &[String]) -> String {
    let price = format!(r#"{{ "price": {}, "citation""#, choose(conditions, "元/㎡·月"));
    with(&[
        (
            r#"{ "price": { "number": { "value": "1.5", "unit": "元/㎡·月" } }, "citation""#,
            &price,
        ),
        (r#""years": 2, "months""#, r#""years": 3, "months""#),
    ])
}

/// What is told of bands, and that nothing is of those next to them.
#[track_caller]
fn check(make: fn(&[String]) -> String, slip: &[String], sound: &[String], expected: Expect) {
    expected.assert_eq(&told(&make(slip)));
    assert_eq!(told(&make(sound)), "", "sound");
}

#[test]
fn a_limit_in_two_bands() {
    check(
        steps,
        &[
            area("at_least 80"),
            all(&[area("at_least 60"), area("at_most 80")]),
        ],
        &[
            area("at_least 80"),
            all(&[area("at_least 60"), area("less_than 80")]),
        ],
        expect![[r#"
            guild/policy.json:56:34: steps[1].when: at 80㎡ both this and `steps[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
}

#[test]
fn a_limit_in_no_band() {
    check(
        steps,
        &[
            area("more_than 80"),
            all(&[area("at_least 60"), area("less_than 80")]),
        ],
        &[
            area("more_than 80"),
            all(&[area("at_least 60"), area("at_most 80")]),
        ],
        expect![[r#"
            guild/policy.json:55:34: steps[0].when: at 80㎡ neither this nor `steps[1].when` holds
              mend: let one begin where the other ends
        "#]],
    );
}

/// "60–79" and "80–100" of a figure with decimals; of whole numbers it leaves no gap.
#[test]
fn bands_written_in_whole_numbers() {
    check(
        steps,
        &[
            area("at_least 80"),
            all(&[area("at_least 60"), area("at_most 79")]),
        ],
        &[
            people("at_least 80"),
            all(&[people("at_least 60"), people("at_most 79")]),
        ],
        expect![[r#"
            guild/policy.json:55:34: steps[0].when: between 79㎡ and 80㎡ neither this nor `steps[1].when` holds
              mend: let one begin where the other ends
        "#]],
    );
}

#[test]
fn a_whole_number_in_no_band() {
    check(
        steps,
        &[
            people("at_least 80"),
            all(&[people("at_least 60"), people("at_most 78")]),
        ],
        // Things that each count by themselves may lie far apart, or overlap widely.
        &[
            people("at_least 80"),
            people("at_most 60"),
            area("at_least 100"),
            area("at_most 500"),
        ],
        expect![[r#"
            guild/policy.json:55:34: steps[0].when: at 79人 neither this nor `steps[1].when` holds
              mend: let one begin where the other ends
        "#]],
    );
}

#[test]
fn days_in_two_bands_and_in_none() {
    let sound = [opened("at_most 2019-12-31"), opened("at_least 2020-01-01")];
    check(
        steps,
        &[opened("at_most 2020-01-01"), opened("at_least 2020-01-01")],
        &sound,
        expect![[r#"
            guild/policy.json:56:34: steps[1].when: at 2020-01-01 both this and `steps[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
    check(
        steps,
        &[opened("less_than 2020-01-01"), opened("more_than 2020-01-01")],
        &sound,
        expect![[r#"
            guild/policy.json:56:34: steps[1].when: at 2020-01-01 neither this nor `steps[0].when` holds
              mend: let one begin where the other ends
        "#]],
    );
}

/// Where the document names a limit twice, a reading says which band takes it: then nothing is told.
#[test]
fn an_overlap_is_declared_by_a_reading() {
    let higher = by_floor(&area("at_least 80"), &area("more_than 80"));
    check(
        steps,
        &[higher.clone(), all(&[area("at_least 60"), area("at_most 80")])],
        &[higher.clone(), all(&[area("at_least 60"), not(&higher)])],
        expect![[r#"
            guild/policy.json:56:34: steps[1].when: at 80㎡ both this and `steps[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
}

/// Bands are compared where all else is the same.
#[test]
fn bands_of_different_cases_are_apart() {
    let (member, started) = (
        r#"{ "yes": "member" }"#.to_owned(),
        r#"{ "yes": "started" }"#.to_owned(),
    );
    check(
        steps,
        &[
            all(&[member.clone(), area("at_least 80")]),
            all(&[member.clone(), area("at_most 80")]),
        ],
        &[
            all(&[member, area("at_least 80")]),
            all(&[started, area("at_most 80")]),
        ],
        expect![[r#"
            guild/policy.json:56:34: steps[1].when: at 80㎡ both this and `steps[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
}

#[test]
fn rules_that_overlap() {
    check(
        rules,
        &[
            all(&[area("at_least 60"), area("at_most 85")]),
            all(&[area("at_least 80"), area("at_most 100")]),
        ],
        // A ladder: the first that holds counts.
        &[area("at_least 80"), area("at_least 60")],
        expect![[r#"
            guild/policy.json:34:445: criteria[0].condition.compare.left.choose.rules[1].when: from 80㎡ to 85㎡ both this and `criteria[0].condition.compare.left.choose.rules[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
}

#[test]
fn rules_with_a_gap() {
    check(
        rules,
        &[
            all(&[area("at_least 60"), area("at_most 79")]),
            all(&[area("at_least 80"), area("at_most 100")]),
        ],
        // What equals the limit is left to `otherwise`.
        &[area("less_than 60"), area("more_than 60")],
        expect![[r#"
            guild/policy.json:34:445: criteria[0].condition.compare.left.choose.rules[1].when: between 79㎡ and 80㎡ neither this nor `criteria[0].condition.compare.left.choose.rules[0].when` holds
              mend: let one begin where the other ends
        "#]],
    );
}

#[test]
fn residence_years_in_two_rules() {
    check(
        prices,
        &[year("at_most 2"), year("at_least 2")],
        &[year("at_most 1"), year("at_least 2")],
        expect![[r#"
            guild/policy.json:47:356: costs.tracks[0].prices[0].years[0].price.choose.rules[1].when: at year 2 both this and `costs.tracks[0].prices[0].years[0].price.choose.rules[0].when` hold
              mend: let one begin where the other ends; where the document itself names a value twice, let a reading decide (`by_reading`)
        "#]],
    );
    assert_eq!(
        told(&prices(&[year("at_most 1"), year("at_most 2")])),
        "",
        "a ladder"
    );
}

#[test]
fn a_row_left_out_of_a_table() {
    let rows = r#""rows": { "bamboo": ["50"], "paper": [null] }"#;
    expect![[r#"
        guild/policy.json:23:92: tables[0].rows: the table has no row for `paper`
          mend: add one; `null` where the document gives no amount
    "#]]
    .assert_eq(&told(&with(&[(rows, r#""rows": { "bamboo": ["50"] }"#)])));
}
