//! What can never make a difference is told: conditions that always come out the same, parts that exclude or repeat
//! each other, rules nothing reaches, and what nothing uses. Beside each slip stands the sound form next to it.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use expect_test::{Expect, expect};
use slips::{GUILD, told, told_of_folder, with};

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

#[test]
fn limits_that_exclude_each_other() {
    check(
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "at_most", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
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
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3.01", "unit": "㎡" } } } }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3.02", "unit": "㎡" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:201: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn limits_that_leave_nothing_out() {
    check(
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "5", "unit": "㎡" } } } }] }"#,
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn the_limit_itself_left_out_is_something() {
    check(
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_most", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:199: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_limit_above_the_highest_answer() {
    check(
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "100000.01", "unit": "㎡" } } } }"#,
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "100000", "unit": "㎡" } } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold: `area` lies between 0 and 100000 in steps of 0.01
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_limit_every_answer_meets() {
    check(
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "0", "unit": "㎡" } } } }"#,
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "0", "unit": "㎡" } } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this always holds: `area` lies between 0 and 100000 in steps of 0.01
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_limit_between_two_answers() {
    check(
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3.005", "unit": "㎡" } } } }"#,
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3.01", "unit": "㎡" } } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: the limit 3.005 is no answer: `area` goes in steps of 0.01
              mend: write the nearest answer that is meant, or a finer `step`
        "#]],
    );
}

#[test]
fn a_number_no_answer_can_equal() {
    check(
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "equals", "right": { "number": { "value": "3.005", "unit": "㎡" } } } }"#,
        r#"{ "compare": { "left": { "fact": "area" }, "comparator": "equals", "right": { "number": { "value": "3.01", "unit": "㎡" } } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold: `area` lies between 0 and 100000 in steps of 0.01
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn the_same_test_twice() {
    check(
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "at_most", "right": { "number": { "value": "4", "unit": "㎡" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.all[1]: this says the same as `all[0]`
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_weaker_limit_beside_a_stronger_one() {
    check(
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "5", "unit": "㎡" } } } }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "not": { "compare": { "left": { "fact": "area" }, "comparator": "equals", "right": { "number": { "value": "5", "unit": "㎡" } } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:73: criteria[0].condition.all[0]: this holds wherever `all[1]` does: it asks for nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn an_alternative_that_lets_in_nothing_more() {
    check(
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, { "yes": "member" }] }] }"#,
        r#"{ "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, { "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "yes": "member" }] }] }"#,
        expect![[r#"
            guild/policy.json:34:200: criteria[0].condition.any[1]: where this holds, `any[0]` holds already: it lets in nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_test_and_its_opposite() {
    check(
        r#"{ "all": [{ "yes": "member" }, { "not": { "yes": "member" } }] }"#,
        r#"{ "all": [{ "yes": "member" }, { "not": { "yes": "started" } }] }"#,
        expect![[r#"
            guild/policy.json:34:94: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_test_or_its_opposite() {
    check(
        r#"{ "any": [{ "yes": "member" }, { "not": { "yes": "member" } }] }"#,
        r#"{ "any": [{ "yes": "member" }, { "not": { "yes": "started" } }] }"#,
        expect![[r#"
            guild/policy.json:34:94: criteria[0].condition.any[1]: this or `any[0]` always holds, so the whole does
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn every_option_of_a_choice() {
    check(
        r#"{ "is": { "fact": "craft", "any_of": ["bamboo", "paper"] } }"#,
        r#"{ "is": { "fact": "craft", "any_of": ["bamboo"] } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this always holds
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn two_options_at_once() {
    check(
        r#"{ "all": [{ "is": { "fact": "craft", "any_of": ["bamboo"] } }, { "is": { "fact": "craft", "any_of": ["paper"] } }] }"#,
        r#"{ "all": [{ "is": { "fact": "craft", "any_of": ["bamboo"] } }, { "yes": "member" }] }"#,
        expect![[r#"
            guild/policy.json:34:126: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn options_had_and_not_had() {
    check(
        r#"{ "all": [{ "has": { "fact": "tools", "any_of": ["saw"] } }, { "not": { "has": { "fact": "tools", "any_of": ["saw", "press"] } } }] }"#,
        r#"{ "all": [{ "has": { "fact": "tools", "any_of": ["saw"] } }, { "not": { "has": { "fact": "tools", "any_of": ["press"] } } }] }"#,
        expect![[r#"
            guild/policy.json:34:124: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_narrower_set_beside_a_wider_one() {
    check(
        r#"{ "any": [{ "has": { "fact": "tools", "any_of": ["saw"] } }, { "has": { "fact": "tools", "any_of": ["saw", "press"] } }] }"#,
        r#"{ "any": [{ "has": { "fact": "tools", "any_of": ["saw"] } }, { "has": { "fact": "tools", "any_of": ["press"] } }] }"#,
        expect![[r#"
            guild/policy.json:34:73: criteria[0].condition.any[0]: where this holds, `any[1]` holds already: it lets in nothing more
              mend: remove it, or correct what it is meant to say
        "#]],
    );
}

#[test]
fn a_day_after_the_last_one() {
    check(
        r#"{ "dates": { "left": { "fact": "opened" }, "comparator": "at_most", "right": { "date": "2041-01-01" } } }"#,
        r#"{ "dates": { "left": { "fact": "opened" }, "comparator": "at_most", "right": { "date": "2040-12-30" } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this always holds: `opened` lies between 1990-01-01 and 2040-12-31
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn days_that_exclude_each_other() {
    check(
        r#"{ "all": [{ "dates": { "left": { "fact": "opened" }, "comparator": "at_most", "right": { "date": "2020-01-01" } } }, { "dates": { "left": { "fact": "opened" }, "comparator": "at_least", "right": { "date": "2020-01-02" } } }] }"#,
        r#"{ "all": [{ "dates": { "left": { "fact": "opened" }, "comparator": "at_most", "right": { "date": "2020-01-01" } } }, { "dates": { "left": { "fact": "opened" }, "comparator": "at_least", "right": { "date": "2020-01-01" } } }] }"#,
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
        r#"{ "all": [{ "condition": "skilled" }, { "compare": { "left": { "value": "master_share" }, "comparator": "less_than", "right": { "number": { "value": "10", "unit": "%" } } } }] }"#,
        r#"{ "all": [{ "condition": "skilled" }, { "compare": { "left": { "value": "master_share" }, "comparator": "less_than", "right": { "number": { "value": "10.1", "unit": "%" } } } }] }"#,
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
        r#"{ "compare": { "left": { "value": "master_share" }, "comparator": "more_than", "right": { "number": { "value": "100", "unit": "%" } } } }"#,
        r#"{ "compare": { "left": { "value": "master_share" }, "comparator": "at_least", "right": { "number": { "value": "100", "unit": "%" } } } }"#,
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: this can never hold
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn the_same_in_other_units() {
    check(
        r#"{ "all": [{ "compare": { "left": { "fact": "sales" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "万元" } } } }, { "compare": { "left": { "convert": { "of": { "fact": "sales" }, "to": "元" } }, "comparator": "less_than", "right": { "number": { "value": "50000", "unit": "元" } } } }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "sales" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "万元" } } } }, { "compare": { "left": { "convert": { "of": { "fact": "sales" }, "to": "元" } }, "comparator": "less_than", "right": { "number": { "value": "50001", "unit": "元" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:202: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

/// One option of the reading leaves the whole possible: nothing is told.
#[test]
fn under_every_reading() {
    check(
        r#"{ "all": [{ "by_reading": { "reading": "floor", "options": { "inner": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "outer": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "5", "unit": "㎡" } } } }] }"#,
        r#"{ "all": [{ "by_reading": { "reading": "floor", "options": { "inner": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "outer": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "5.5", "unit": "㎡" } } } }] }"#,
        expect![[r#"
            guild/policy.json:34:402: criteria[0].condition.all[1]: this and `all[0]` exclude each other, so the whole can never hold
              mend: correct a limit or option; `all` wants every part, `any` one of them
        "#]],
    );
}

#[test]
fn a_reading_that_changes_nothing() {
    check(
        r#"{ "by_reading": { "reading": "floor", "options": { "inner": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "outer": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } } } } }"#,
        r#"{ "by_reading": { "reading": "floor", "options": { "inner": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "outer": { "compare": { "left": { "fact": "area" }, "comparator": "more_than", "right": { "number": { "value": "5", "unit": "㎡" } } } } } } }"#,
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.by_reading: every option of the reading `floor` says the same here
              mend: correct one of them, or write it without the reading
        "#]],
    );
}

#[test]
fn an_alternative_shut_out_from_above() {
    check(
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }, { "yes": "started" }] }] }"#,
        r#"{ "all": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "any": [{ "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "7", "unit": "㎡" } } } }, { "yes": "started" }] }] }"#,
        expect![[r#"
            guild/policy.json:34:210: criteria[0].condition.all[1].any[0]: the other parts of the `all` around this never leave it open
              mend: correct a limit or option, or remove this alternative
        "#]],
    );
}

#[test]
fn what_always_holds_where_it_applies() {
    check(
        r#"{ "applicable_if": { "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "then": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } } } }"#,
        r#"{ "applicable_if": { "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "3", "unit": "㎡" } } } }, "then": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } } } }"#,
        expect![[r#"
            guild/policy.json:34:219: criteria[0].condition.applicable_if.then: this always holds: `when` leaves nothing else
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn more_parts_than_can_hold() {
    check(
        r#"{ "at_least_of": { "count": 2, "of": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "5", "unit": "㎡" } } } }] } }"#,
        r#"{ "at_least_of": { "count": 1, "of": [{ "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "3", "unit": "㎡" } } } }] } }"#,
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
        r#"{ "every_year": { "years": 3, "that": { "compare": { "left": { "element": { "series": "output", "at": { "this_year": {} } } }, "comparator": "at_least", "right": { "number": { "value": "0", "unit": "件" } } } } } }"#,
        r#"{ "every_year": { "years": 3, "that": { "any": [{ "compare": { "left": { "this_year": {} }, "comparator": "at_least", "right": { "number": { "value": "2", "unit": "年" } } } }, { "yes": "member" }] } } }"#,
        expect![[r#"
            guild/policy.json:34:93: criteria[0].condition.every_year.that: this always holds: `output` lies between 0 and 1000000 in steps of 1
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn a_rule_behind_a_wider_one() {
    check(
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "then": { "fact": "people" } }, { "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, "then": { "fact": "people" } }, { "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        expect![[r#"
            guild/policy.json:34:281: criteria[0].condition.compare.left.choose.rules[1].when: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
        "#]],
    );
}

#[test]
fn nothing_left_for_otherwise() {
    check(
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, "then": { "fact": "people" } }, { "when": { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "6", "unit": "㎡" } } } }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "6", "unit": "㎡" } } } }, "then": { "fact": "people" } }, { "when": { "compare": { "left": { "fact": "area" }, "comparator": "less_than", "right": { "number": { "value": "5", "unit": "㎡" } } } }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        expect![[r#"
            guild/policy.json:34:451: criteria[0].condition.compare.left.choose.otherwise: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
        "#]],
    );
}

#[test]
fn a_rule_behind_one_that_always_holds() {
    check(
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "always": "met" }, "then": { "fact": "people" } }, { "when": { "yes": "member" }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "yes": "member" }, "then": { "fact": "people" } }, { "when": { "yes": "started" }, "then": { "fact": "masters" } }], "otherwise": { "number": { "value": "3", "unit": "人" } } } }, "comparator": "at_least", "right": { "number": { "value": "4", "unit": "人" } } } }"#,
        expect![[r#"
            guild/policy.json:34:175: criteria[0].condition.compare.left.choose.rules[1].when: this is never reached: what stands before it holds in every such case
              mend: correct the order or the conditions before it, or remove it
            guild/policy.json:34:238: criteria[0].condition.compare.left.choose.otherwise: this is never reached: what stands before it holds in every such case
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

// ---- what nothing uses ---------------------------------------------------------------------------------------------

/// Something added to the guild that nothing uses, and a use of it.
#[track_caller]
fn unused(name: &str, slips: &[(&str, &str)], uses: &[(&str, &str)], expected: Expect) {
    expected.assert_eq(&told_of_folder(name, &[("guild", &with(slips))]));
    let used = [slips, uses].concat();
    assert_eq!(told_of_folder(name, &[("guild", &with(&used))]), "", "used");
}

#[test]
fn a_fact_nothing_uses() {
    let fact = r#"{ "id": "flag", "label": "旗", "question": "有旗吗？", "kind": { "yes_no": {} }, "change": "up", "optional": true },
    { "id": "area", "#;
    let use_ = r#""when": { "any": [{ "yes": "started" }, { "yes": "flag" }] }"#;
    unused(
        "fact",
        &[(r#"{ "id": "area", "label""#, &format!(r#"{fact}"label""#))],
        &[(r#""when": { "yes": "started" }"#, use_)],
        expect![[r#"
            guild/policy.json:10:5: facts[1]: nothing uses the fact `flag`
              mend: let a condition, number or form refer to it, or remove it and what asks for it
        "#]],
    );
    // What it implies is used: so is it.
    let implies = fact.replace(
        r#""optional": true"#,
        r#""optional": true, "implies": [{ "fact": "started", "is": true }]"#,
    );
    let text = with(&[(r#"{ "id": "area", "label""#, &format!(r#"{implies}"label""#))]);
    assert_eq!(told_of_folder("implies", &[("guild", &text)]), "");
    // Of a file alone nothing is told: another may use it.
    assert_eq!(
        told(&with(&[(
            r#"{ "id": "area", "label""#,
            &format!(r#"{fact}"label""#)
        )])),
        ""
    );
}

#[test]
fn a_condition_and_a_value_nothing_uses() {
    unused(
        "condition",
        &[
            (
                r#""conditions": ["#,
                r#""conditions": [{ "id": "open", "condition": { "compare": { "left": { "fact": "area" }, "comparator": "at_least", "right": { "number": { "value": "7", "unit": "㎡" } } } } },"#,
            ),
            (
                r#""values": ["#,
                r#""values": [{ "id": "twice", "title": "", "unit": "㎡", "number": { "sum": [{ "fact": "area" }, { "fact": "area" }] } },"#,
            ),
        ],
        &[(
            r#""when": { "yes": "started" }"#,
            r#""when": { "all": [{ "yes": "started" }, { "condition": "open" }, { "compare": { "left": { "value": "twice" }, "comparator": "at_most", "right": { "number": { "value": "300", "unit": "㎡" } } } }] }"#,
        )],
        expect![[r#"
            guild/policy.json:24:14: values[0]: nothing uses the value `twice`
              mend: refer to it where it is meant, or remove it
            guild/policy.json:27:18: conditions[0]: nothing uses the condition `open`
              mend: refer to it where it is meant, or remove it
        "#]],
    );
}

#[test]
fn a_table_and_a_column_nothing_uses() {
    unused(
        "table",
        &[
            (
                r#""tables": ["#,
                r#""tables": [{ "id": "doors", "row": "craft", "columns": [{ "id": "wide", "unit": "㎡" }], "rows": { "bamboo": ["2"], "paper": ["3"] } },"#,
            ),
            (
                r#""columns": [{ "id": "area", "unit": "㎡" }], "rows": { "bamboo": ["50"], "paper": [null] }"#,
                r#""columns": [{ "id": "area", "unit": "㎡" }, { "id": "yard", "unit": "㎡" }], "rows": { "bamboo": ["50", "9"], "paper": [null, "8"] }"#,
            ),
        ],
        &[(
            r#""when": { "yes": "started" }"#,
            r#""when": { "all": [{ "yes": "started" }, { "compare": { "left": { "sum": [{ "lookup": { "table": "doors", "column": "wide" } }, { "lookup": { "table": "floors", "column": "yard" } }] }, "comparator": "at_most", "right": { "fact": "area" } } }] }"#,
        )],
        expect![[r#"
            guild/policy.json:23:14: tables[0]: nothing uses the table `doors`
              mend: refer to it where it is meant, or remove it
            guild/policy.json:23:214: tables[1].columns[1]: nothing uses the column `yard`
              mend: refer to it where it is meant, or remove it
        "#]],
    );
}

const SECOND: &str = r#""readings": [
    { "id": "yard", "question": "院子怎么算？", "citation": { "article": "第二条", "quote": "面积不少于50平方米" }, "options": [{ "id": "in", "label": "算" }, { "id": "out", "label": "不算" }, { "id": "half", "label": "算一半" }], "default": "in", "why": "较严。", "tell": "以行会解释为准。" },"#;

fn by_yard(inner: &str, out: &str, half: &str) -> String {
    let limit = |value: &str| {
        format!(
            r#"{{ "compare": {{ "left": {{ "fact": "area" }}, "comparator": "at_least", "right": {{ "number": {{ "value": "{value}", "unit": "㎡" }} }} }} }}"#
        )
    };
    let (inner, out, half) = (limit(inner), limit(out), limit(half));
    format!(
        r#""when": {{ "all": [{{ "yes": "started" }}, {{ "by_reading": {{ "reading": "yard", "options": {{ "in": {inner}, "out": {out}, "half": {half} }} }} }}] }}"#
    )
}

#[test]
fn a_reading_nothing_is_computed_by() {
    let when = r#""when": { "yes": "started" }"#;
    unused(
        "reading",
        &[(r#""readings": ["#, SECOND)],
        &[(when, &by_yard("5", "6", "7"))],
        expect![[r#"
            guild/policy.json:31:5: readings[0]: nothing uses the reading `yard`
              mend: branch by it with `by_reading`, or give all options but the default `"computed": false`
        "#]],
    );
}

#[test]
fn an_option_that_comes_to_the_same_as_another() {
    let when = r#""when": { "yes": "started" }"#;
    let text = |half: &str| with(&[(r#""readings": ["#, SECOND), (when, &by_yard("5", "6", half))]);
    expect![[r#"
        guild/policy.json:31:174: readings[0].options[2]: the option `half` comes to the same as `out` everywhere
          mend: correct a branch of one of them, or give one `"computed": false`
    "#]].assert_eq(&told_of_folder("options", &[("guild", &text("6"))]));
    assert_eq!(told_of_folder("options", &[("guild", &text("7"))]), "");
}

#[test]
fn a_part_a_list_and_a_track_nothing_uses() {
    let question = r#"{ "id": "q1", "text""#;
    unused(
        "part",
        &[
            (
                r#""questions": ["#,
                r#""parts": [{ "id": "main", "title": "主要" }, { "id": "more", "title": "其他" }],
  "questions": ["#,
            ),
            (question, r#"{ "id": "q1", "part": "main", "text""#),
            (
                r#""tracks": ["#,
                r#""tracks": [{ "id": "spare", "title": "备用", "role": "replacement", "prices": [{ "item": "rent", "years": [{ "price": { "number": { "value": "2", "unit": "元/㎡·月" } }, "citation": { "article": "第七条", "quote": "会员每月1.5元" } }] }] },"#,
            ),
        ],
        &[
            (
                r#"{ "id": "more", "title": "其他" }"#,
                r#"{ "id": "rest", "title": "其他" }"#,
            ),
            (
                r#""opened"] } }"#,
                r#""opened"] } }, { "id": "q2", "part": "rest", "why": "再问一次。", "section": "基本", "ask": { "facts": ["area"] } }"#,
            ),
            (
                r#""role": "fallback", "#,
                r#""role": "fallback", "replaced": [{ "when": { "yes": "started" }, "by": "spare" }], "#,
            ),
        ],
        expect![[r#"
            guild/policy.json:46:16: costs.tracks[0]: nothing uses the track `spare`
              mend: refer to it where it is meant, or remove it
            guild/policy.json:51:46: parts[1]: nothing uses the part `more`
              mend: refer to it where it is meant, or remove it
        "#]],
    );
}

#[test]
fn what_another_file_takes_over_is_used() {
    let conditions = r#""conditions": [{ "id": "open", "condition": { "yes": "started" } },"#;
    let guild = with(&[(r#""conditions": ["#, conditions)]);
    let uses = r#"  "uses": [{ "policy": "guild", "conditions": ["open"] }],
  "facts": ["#;
    let both = |when: &str| {
        let other = GUILD
            .replace("started", "begun")
            .replacen("  \"facts\": [", uses, 1)
            .replace(r#""begun", "opened"]"#, r#""begun", "started", "opened"]"#)
            .replace(r#""when": { "yes": "begun" }"#, when);
        told_of_folder("taken", &[("guild", &guild), ("other", &other)])
    };
    assert_eq!(
        both(r#""when": { "all": [{ "yes": "begun" }, { "condition": "open" }] }"#),
        ""
    );
    expect![[r#"
        other/policy.json:8:48: uses[0].conditions[0]: nothing uses the condition `open`
          mend: refer to it where it is meant, or remove it
    "#]]
    .assert_eq(&both(r#""when": { "yes": "begun" }"#));
}
