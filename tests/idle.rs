//! What can never make a difference is told: conditions that always come out the same, parts that exclude or repeat
//! each other, rules nothing reaches. Beside each slip stands the sound form next to it.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use expect_test::{Expect, expect};
use slips::conditions::*;
use slips::{told, with};

/// The guild with another first criterion.
fn first(condition: &str) -> String {
    with(&[(
        MEMBER_HERE,
        &format!(
            r#""condition": {condition}, "citation": {{ "article": "第一条", "quote": "应当是会员" }} }},
    {{ "id": "K2""#
        ),
    )])
}

const MEMBER_HERE: &str = r#""condition": { "yes": "member" }, "citation": { "article": "第一条", "quote": "应当是会员" } },
    { "id": "K2""#;

/// A condition that is told of, and one that is not.
#[track_caller]
fn check(idle: &str, sound: &str, expected: Expect) {
    expected.assert_eq(&told(&first(idle)));
    assert_eq!(told(&first(sound)), "", "sound");
}

/// A limit of a number that rules choose.
fn chosen(conditions: &[String]) -> String {
    limit(&choose(conditions, "人"), "at_least 4", "人")
}

#[test]
fn limits_that_exclude_each_other() {
    check(
        &all(&[area("at_least 5"), area("less_than 3")]),
        &all(&[area("at_least 3"), area("at_most 3")]),
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

/// Between 3 and 3.01 there is no answer in steps of 0.01.
#[test]
fn limits_that_touch_without_meeting() {
    check(
        &all(&[area("more_than 3"), area("less_than 3.01")]),
        &all(&[area("more_than 3"), area("less_than 3.02")]),
        expect![[r#"
            guild/policy.json:34:201: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn limits_that_leave_nothing_out() {
    check(
        &any(&[area("at_least 3"), area("less_than 5")]),
        &any(&[area("at_least 5"), area("less_than 3")]),
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn the_limit_itself_left_out_is_something() {
    check(
        &any(&[area("at_most 3"), area("more_than 3")]),
        &any(&[area("less_than 3"), area("more_than 3")]),
        expect![[r#"
            guild/policy.json:34:199: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_limit_above_the_highest_answer() {
    check(
        &area("at_least 100000.01"),
        &area("at_least 100000"),
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold: `area` lies between 0 and 100000 in steps of 0.01
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_limit_every_answer_meets() {
    check(
        &area("at_least 0"),
        &area("more_than 0"),
        expect![[r#"
        guild/policy.json:34:50: criteria[0].condition: this always holds: `area` lies between 0 and 100000 in steps of 0.01
          mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
    "#]],
    );
}

#[test]
fn a_limit_between_two_answers() {
    check(
        &area("at_least 3.005"),
        &area("at_least 3.01"),
        expect![[r#"
        guild/policy.json:34:50: criteria[0].condition: the limit 3.005 is no answer: `area` goes in steps of 0.01
          mend: write the nearest answer that is meant, or a finer `step`
    "#]],
    );
}

#[test]
fn a_number_no_answer_can_equal() {
    check(
        &area("equals 3.005"),
        &area("equals 3.01"),
        expect![[r#"
        guild/policy.json:34:50: criteria[0].condition: this can never hold: `area` lies between 0 and 100000 in steps of 0.01
          mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
    "#]],
    );
}

#[test]
fn the_same_test_twice() {
    check(
        &all(&[area("at_least 3"), area("at_least 3")]),
        &all(&[area("at_least 3"), area("at_most 4")]),
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.all[1]: this says the same as `all[0]`
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_weaker_limit_beside_a_stronger_one() {
    check(
        &all(&[area("at_least 5"), area("more_than 5")]),
        &all(&[area("at_least 5"), not(&area("equals 5"))]),
        expect![[r#"
            guild/policy.json:34:73: criteria[0].condition.all[0]: this holds wherever `all[1]` does: it asks for nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn an_alternative_that_lets_in_nothing_more() {
    check(
        &any(&[area("at_least 5"), all(&[area("at_least 6"), yes("member")])]),
        &any(&[area("at_least 6"), all(&[area("at_least 5"), yes("member")])]),
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.any[1]: where this holds, `any[0]` holds already: it lets in nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_test_and_its_opposite() {
    check(
        &all(&[yes("member"), not(&yes("member"))]),
        &all(&[yes("member"), not(&yes("started"))]),
        expect![[r#"
            guild/policy.json:34:94: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_test_or_its_opposite() {
    check(
        &any(&[yes("member"), not(&yes("member"))]),
        &any(&[yes("member"), not(&yes("started"))]),
        expect![[r#"
            guild/policy.json:34:94: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn every_option_of_a_choice() {
    check(
        &craft("bamboo paper"),
        &craft("bamboo"),
        expect![[r#"
        guild/policy.json:34:50: criteria[0].condition: this always holds
          mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
    "#]],
    );
}

#[test]
fn two_options_at_once() {
    check(
        &all(&[craft("bamboo"), craft("paper")]),
        &all(&[craft("bamboo"), yes("member")]),
        expect![[r#"
            guild/policy.json:34:126: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn options_had_and_not_had() {
    check(
        &all(&[tools("saw"), not(&tools("saw press"))]),
        &all(&[tools("saw"), not(&tools("press"))]),
        expect![[r#"
            guild/policy.json:34:124: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_narrower_set_beside_a_wider_one() {
    check(
        &any(&[tools("saw"), tools("saw press")]),
        &any(&[tools("saw"), tools("press")]),
        expect![[r#"
            guild/policy.json:34:73: criteria[0].condition.any[0]: where this holds, `any[1]` holds already: it lets in nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_day_after_the_last_one() {
    check(
        &opened("at_most 2041-01-01"),
        &opened("at_most 2040-12-30"),
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this always holds: `opened` lies between 1990-01-01 and 2040-12-31
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn days_that_exclude_each_other() {
    check(
        &all(&[opened("at_most 2020-01-01"), opened("at_least 2020-01-02")]),
        &all(&[opened("at_most 2020-01-01"), opened("at_least 2020-01-01")]),
        expect![[r#"
            guild/policy.json:34:180: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

/// Through a named condition; the share is one figure, whatever it is made of.
#[test]
fn ratios_that_exclude_each_other() {
    check(
        &all(&[r#"{ "condition": "skilled" }"#.to_owned(), share("less_than 10")]),
        &all(&[
            r#"{ "condition": "skilled" }"#.to_owned(),
            share("less_than 10.1"),
        ]),
        expect![[r#"
            guild/policy.json:34:101: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

/// By the constraint between the two facts.
#[test]
fn a_part_above_its_whole() {
    check(
        r#"{ "compare": { "left": { "fact": "masters" }, "comparator": "more_than", "right": { "fact": "people" } } }"#,
        r#"{ "compare": { "left": { "fact": "masters" }, "comparator": "at_least", "right": { "fact": "people" } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_share_above_the_whole() {
    check(
        &share("more_than 100"),
        &share("at_least 100"),
        expect![[r#"
        guild/policy.json:34:50: criteria[0].condition: this can never hold
          mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
    "#]],
    );
}

#[test]
fn the_same_in_other_units() {
    check(
        &all(&[
            limit(r#"{ "fact": "sales" }"#, "at_least 5", "万元"),
            limit(
                r#"{ "convert": { "of": { "fact": "sales" }, "to": "元" } }"#,
                "less_than 50000",
                "元",
            ),
        ]),
        &all(&[
            limit(r#"{ "fact": "sales" }"#, "at_least 5", "万元"),
            limit(
                r#"{ "convert": { "of": { "fact": "sales" }, "to": "元" } }"#,
                "less_than 50001",
                "元",
            ),
        ]),
        expect![[r#"
            guild/policy.json:34:202: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

/// Where one option of the reading leaves the whole possible, nothing is told.
#[test]
fn under_every_reading() {
    check(
        &all(&[
            by_floor(&area("at_least 5"), &area("at_least 6")),
            area("less_than 5"),
        ]),
        &all(&[
            by_floor(&area("at_least 5"), &area("at_least 6")),
            area("less_than 5.5"),
        ]),
        expect![[r#"
            guild/policy.json:34:402: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_reading_that_changes_nothing() {
    check(
        &by_floor(&area("at_least 5"), &area("at_least 5")),
        &by_floor(&area("at_least 5"), &area("more_than 5")),
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.by_reading: every option of the reading `floor` says the same here
              mend: correct one of them, or write it without the reading
        "#]],
    );
}

#[test]
fn an_alternative_shut_out_from_above() {
    check(
        &all(&[area("at_least 5"), any(&[area("less_than 3"), yes("started")])]),
        &all(&[area("at_least 5"), any(&[area("less_than 7"), yes("started")])]),
        expect![[r#"
            guild/policy.json:34:210: criteria[0].condition.all[1].any[0]: the other parts of the `all` around this never leave it open
              mend: correct a limit or option, or remove this alternative
        "#]],
    );
}

#[test]
fn what_always_holds_where_it_applies() {
    check(
        &applicable(&area("at_least 5"), &area("at_least 3")),
        &applicable(&area("at_least 3"), &area("at_least 5")),
        expect![[r#"
            guild/policy.json:34:219: criteria[0].condition.applicable_if.then: this always holds: `when` leaves nothing else
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn more_parts_than_can_hold() {
    check(
        &format!(
            r#"{{ "at_least_of": {{ "count": 2, "of": [{}, {}] }} }}"#,
            area("at_least 5"),
            area("less_than 5")
        ),
        &format!(
            r#"{{ "at_least_of": {{ "count": 1, "of": [{}, {}] }} }}"#,
            area("at_least 5"),
            area("less_than 3")
        ),
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

/// What always holds in one of the years only is no slip.
#[test]
fn a_limit_met_in_every_year() {
    check(
        &format!(
            r#"{{ "every_year": {{ "years": 3, "that": {} }} }}"#,
            limit(
                r#"{ "element": { "series": "output", "at": { "this_year": {} } } }"#,
                "at_least 0",
                "件"
            )
        ),
        &format!(
            r#"{{ "every_year": {{ "years": 3, "that": {} }} }}"#,
            any(&[year("at_least 2"), yes("member")])
        ),
        expect![[r#"
            guild/policy.json:34:93: criteria[0].condition.every_year.that: this always holds: `output` lies between 0 and 1000000 in steps of 1
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_rule_behind_a_wider_one() {
    check(
        &chosen(&[area("at_least 5"), area("at_least 6")]),
        &chosen(&[area("at_least 6"), area("at_least 5")]),
        expect![[r#"
            guild/policy.json:34:304: criteria[0].condition.compare.left.choose.rules[1].when: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
        "#]],
    );
}

#[test]
fn nothing_left_for_otherwise() {
    check(
        &chosen(&[area("at_least 6"), area("less_than 6")]),
        &chosen(&[area("at_least 6"), area("less_than 5")]),
        expect![[r#"
            guild/policy.json:34:496: criteria[0].condition.compare.left.choose.otherwise: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
        "#]],
    );
}

#[test]
fn a_rule_behind_one_that_always_holds() {
    check(
        &chosen(&[r#"{ "always": "met" }"#.to_owned(), yes("member")]),
        &chosen(&[yes("member"), yes("started")]),
        expect![[r#"
            guild/policy.json:34:198: criteria[0].condition.compare.left.choose.rules[1].when: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
            guild/policy.json:34:283: criteria[0].condition.compare.left.choose.otherwise: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
        "#]],
    );
}

/// What is written as `always` is meant so.
#[test]
fn what_is_declared_is_no_slip() {
    for condition in [
        r#"{ "always": "review" }"#,
        r#"{ "all": [{ "yes": "member" }, { "always": "review" }] }"#,
        r#"{ "any": [{ "yes": "member" }, { "always": "review" }] }"#,
        r#"{ "assessed": "member" }"#,
    ] {
        let text = match condition.contains("assessed") {
            true => first(condition).replacen(
                r#""kind": { "yes_no": {} }"#,
                r#""kind": { "assessment": {} }"#,
                1,
            ),
            false => first(condition),
        };
        assert_eq!(told(&text), "", "{condition}");
    }
}

#[test]
fn a_track_behind_one_that_takes_everybody() {
    let ranked = |when: &str| {
        let track = format!(
            r#""when": {{ "class": "A" }}, "prices": [{{ "item": "rent", "years": [{{ "price": {{ "number": {{ "value": "1.5", "unit": "元/㎡·月" }} }}, "citation": {{ "article": "第七条", "quote": "会员每月1.5元" }} }}] }}] }},
      {{ "id": "late", "title": "后来", "role": "ranked", "when": {when},"#
        );
        with(&[(r#""when": { "class": "A" },"#, &track)])
    };
    let late = ranked(r#"{ "all": [{ "yes": "member" }, { "yes": "started" }] }"#);
    expect![[r#"
        guild/policy.json:48:56: costs.tracks[1].when: this is never reached: what stands before it holds in every such case
          mend: correct the order or the conditions before it, or remove it
    "#]].assert_eq(&told(&late));
    assert_eq!(told(&ranked(r#"{ "yes": "started" }"#)), "");
    let nobody = ranked(r#"{ "not": { "yes": "member" } }"#);
    expect![[r#"
        guild/policy.json:49:7: costs.tracks[2]: this is never reached: what stands before it holds in every such case
          mend: correct the order or the conditions before it, or remove it
    "#]].assert_eq(&told(&nobody));
}

#[test]
fn two_criteria_word_for_word() {
    let second = |condition: &str| {
        with(&[(
            r#""condition": { "all": [{ "condition": "skilled" }, { "has": { "fact": "tools", "any_of": ["saw"] } }] }"#,
            condition,
        )])
    };
    expect![[r#"
        guild/policy.json:36:50: criteria[2].condition: this asks word for word what the criterion `K1` of the same list asks
          mend: correct one of them, or keep one with both quotes
    "#]].assert_eq(&told(&second(r#""condition": { "yes": "member" }"#)));
    assert_eq!(told(&second(r#""condition": { "yes": "started" }"#)), "");
}
