//! What an author is told about each mistake: where, what and how to mend, all at once.
//!
//! Every case is one or more slips made in the small valid policy of `tests/fixtures`. `UPDATE_EXPECT=1` rewrites the
//! expected messages.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};
use selfcheck::policy::author::{check_folder, check_text, quotes};
use slips::{GUILD, told, with, words};

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&told(text));
}

#[test]
fn a_good_policy_has_no_problem() {
    check(GUILD, expect![[""]]);
}

#[test]
fn a_constraint_that_bounds_rule_out() {
    check(
        &with(&[(
            r#""question": "师傅几人？", "kind": { "count": { "unit": "人", "max": "1000" } }"#,
            r#""question": "师傅几人？", "kind": { "count": { "unit": "人", "min": "1001", "max": "2000" } }"#,
        )]),
        expect![[r#"
            guild/policy.json:22:21: constraints[0].at_most: the bounds of the two facts never allow that
              mend: widen the bounds of one of them, or remove the constraint
        "#]],
    );
}

#[test]
fn a_typo_in_a_key() {
    check(
        &with(&[(
            r#""change": "free" },
    { "id": "sales""#,
            r#""chnage": "free" },
    { "id": "sales""#,
        )]),
        expect![[r#"
            guild/policy.json:10:141: facts[1].chnage: there is no key `chnage` here
              mend: did you mean `change`?
        "#]],
    );
}

#[test]
fn an_unquoted_amount() {
    check(
        &with(&[(r#""value": "60""#, r#""value": 60.5"#)]),
        expect![[r#"
        guild/policy.json:39:223: criteria[5].condition.by_reading.options.inner.compare.right.number.value: the amount 60.5 is not quoted
          mend: write it as "60.5"
    "#]],
    );
}

#[test]
fn a_missing_key_and_an_unknown_word() {
    check(
        &with(&[
            (r#""role": "fallback", "#, r#""role": "fall", "#),
            (r#""why": "入会条件。", "#, ""),
        ]),
        expect![[r#"
            guild/policy.json:48:40: costs.tracks[1].role: `fall` is not a word for this place
              mend: use one of `ranked`, `fallback`, `comparison`, `replacement`
            guild/policy.json:52:5: questions[0]: the key `why` is missing
              mend: add `"why": …`
        "#]],
    );
}

#[test]
fn two_keys_in_one_operator() {
    check(
        &with(&[(
            r#"{ "yes": "member" }"#,
            r#"{ "yes": "member", "claimed": "medal" }"#,
        )]),
        expect![[r#"
            guild/policy.json:34:50: criteria[0].condition: exactly one key may stand here, found `yes`, `claimed`
              mend: keep one; combine several conditions with `all` or `any`
        "#]],
    );
}

#[test]
fn not_json_at_all() {
    check(
        &with(&[(r#""valid_months": 24,"#, r#""valid_months": 24"#)]),
        expect![[r#"
            guild/policy.json:6:5: this is not JSON: expected `,` or `}`
              mend: look at this line and the one before for a missing comma, quote or bracket
        "#]],
    );
}

#[test]
fn months_added_to_years() {
    check(
        &with(&[(
            r#""right": { "fact": "wages" }"#,
            r#""right": { "sum": [{ "number": { "value": "1", "unit": "年" } }, { "number": { "value": "6", "unit": "月" } }] }"#,
        )]),
        expect![[r#"
            guild/policy.json:40:70: criteria[6].condition.compare: the units `元` and `年` do not fit together
              mend: correct the unit of a fact or constant, or the expression
            guild/policy.json:40:238: criteria[6].condition.compare.right.sum[1]: the units `年` and `月` do not fit together
              mend: convert what is in `月`: put it in place of the dots in `{"convert": {"of": …, "to": "年"}}`
        "#]],
    );
}

#[test]
fn ten_thousand_yuan_against_yuan() {
    check(
        &with(&[(
            r#"{ "convert": { "of": { "fact": "sales" }, "to": "元" } }"#,
            r#"{ "fact": "sales" }"#,
        )]),
        expect![[r#"
            guild/policy.json:40:70: criteria[6].condition.compare: the units `万元` and `元` do not fit together
              mend: convert what is in `元`: put it in place of the dots in `{"convert": {"of": …, "to": "万元"}}`
        "#]],
    );
}

#[test]
fn months_are_not_converted_to_square_metres() {
    check(
        &with(&[(r#""to": "元" }"#, r#""to": "㎡" }"#)]),
        expect![[r#"
        guild/policy.json:40:70: criteria[6].condition.compare: the units `㎡` and `元` do not fit together
          mend: correct the unit of a fact or constant, or the expression
        guild/policy.json:40:93: criteria[6].condition.compare.left.convert: there is no fixed factor from `万元` to `㎡`
          mend: only 元/万元/亿元, ㎡/㎢ and 年/月 convert; write any other relation out as a product
    "#]],
    );
}

#[test]
fn a_criterion_without_citation() {
    check(
        &with(&[(
            r#", "citation": { "article": "第四条", "quote": "开业满两年" }"#,
            "",
        )]),
        expect![[r#"
            guild/policy.json:37:5: criteria[3]: the key `citation` is missing
              mend: add `"citation": {"article": …, "quote": …}` with a verbatim quote of the document
        "#]],
    );
}

#[test]
fn a_citation_without_words() {
    check(
        &with(&[(r#""quote": "开业满两年""#, r#""quote": " ""#)]),
        expect![[r#"
            guild/policy.json:37:228: criteria[3].citation.quote: the citation has no `quote`
              mend: name the article and quote the words it rests on
        "#]],
    );
}

#[test]
fn a_reading_without_default() {
    check(
        &with(&[(r#""default": "inner", "#, "")]),
        expect![[r#"
        guild/policy.json:31:5: readings[0]: the key `default` is missing
          mend: name the option that holds until the office has settled the reading
    "#]],
    );
}

#[test]
fn a_default_that_is_no_option() {
    check(
        &with(&[(r#""default": "inner""#, r#""default": "iner""#)]),
        expect![[r#"
            guild/policy.json:31:185: readings[0].default: no option of this reading is called `iner`
              mend: did you mean `inner`?
        "#]],
    );
}

#[test]
fn an_unknown_fact() {
    check(
        &with(&[(r#"{ "yes": "member" }"#, r#"{ "yes": "membr" }"#)]),
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.yes: no fact is called `membr`
              mend: did you mean `member`?
        "#]],
    );
}

#[test]
fn the_wrong_kind_of_fact() {
    check(
        &with(&[(r#"{ "yes": "member" }"#, r#"{ "yes": "area" }"#)]),
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.yes: `area` is a number fact, but a yes/no fact is wanted here
              mend: use the operator for its kind, or another fact
        "#]],
    );
}

#[test]
fn an_unknown_option() {
    check(
        &with(&[(r#""any_of": ["saw"]"#, r#""any_of": ["sew"]"#)]),
        expect![[r#"
            guild/policy.json:36:140: criteria[2].condition.all[1].has.any_of[0]: no option of this fact is called `sew`
              mend: did you mean `saw`?
        "#]],
    );
}

#[test]
fn one_slip_of_shape_and_one_of_check() {
    check(
        &with(&[
            (r#""value": "60""#, r#""value": 60"#),
            (r#"{ "yes": "member" }"#, r#"{ "yes": "membr" }"#),
        ]),
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.yes: no fact is called `membr`
              mend: did you mean `member`?
            guild/policy.json:39:223: criteria[5].condition.by_reading.options.inner.compare.right.number.value: the amount 60 is not quoted
              mend: write it as "60"
        "#]],
    );
}

#[test]
fn two_slips_of_shape() {
    check(
        &with(&[
            (r#""value": "60""#, r#""value": 60"#),
            (r#""percent": "5" "#, r#""percnt": "5" "#),
        ]),
        expect![[r#"
            guild/policy.json:38:172: criteria[4].condition.growth.percnt: there is no key `percnt` here
              mend: did you mean `percent`?
            guild/policy.json:39:223: criteria[5].condition.by_reading.options.inner.compare.right.number.value: the amount 60 is not quoted
              mend: write it as "60"
        "#]],
    );
}

/// A slip with a sure cure hides nothing of what it stands in: the rest is checked as if it were mended.
#[test]
fn a_slip_of_shape_and_a_wrong_name_in_one_element() {
    check(
        &with(&[(
            r#"{ "yes": "member" }"#,
            r#"{ "al": [{ "yes": "membr" }, { "claimed": "medl" }] }"#,
        )]),
        expect![[r#"
            guild/policy.json:34:65: criteria[0].condition.al: there is no key `al` here
              mend: did you mean `all`?
            guild/policy.json:34:74: criteria[0].condition.al[0].yes: no fact is called `membr`
              mend: did you mean `member`?
            guild/policy.json:34:94: criteria[0].condition.al[1].claimed: no fact is called `medl`
              mend: did you mean `medal`?
        "#]],
    );
}

#[test]
fn nothing_is_told_about_what_refers_to_an_unreadable_fact() {
    check(
        &with(&[(r#""unit": "㎡", "step": "0.01""#, r#""unit": "㎡", "step": 0.01"#)]),
        expect![[r#"
            guild/policy.json:10:92: facts[1].kind.number.step: the amount 0.01 is not quoted
              mend: write it as "0.01"
        "#]],
    );
}

#[test]
fn more_steps_than_can_be_counted() {
    check(
        &with(&[(
            r#""max": "10000000000""#,
            r#""max": "9999999999999999999999999.99""#,
        )]),
        expect![[r#"
            guild/policy.json:12:121: facts[3].kind.number.max: there are more steps from 0 to here than can be counted
              mend: bring it nearer to 0, or choose a coarser `step`
        "#]],
    );
}

#[test]
fn more_than_28_digits() {
    check(
        &with(&[
            (
                r#""max": "100000" } }, "change": "free""#,
                r#""max": "1000000000000000" } }, "change": "free""#,
            ),
            (
                r#""right": { "fact": "wages" }"#,
                r#""right": { "quotient": { "of": { "product": [{ "fact": "wages" }, { "fact": "area" }] }, "by": { "fact": "area" } } }"#,
            ),
        ]),
        expect![[r#"
            guild/policy.json:40:70: criteria[6].condition.compare: this may need more than 28 digits
              mend: lower `max` or choose a coarser `step` for `sales` (0 to 1000000, step 0.01), `wages` (0 to 10000000000, step 0.01), `area` (0 to 1000000000000000, step 0.01)
        "#]],
    );
}

#[test]
fn a_fee_past_28_digits() {
    check(
        &with(&[(
            r#""max": "100000" } }, "change": "free""#,
            r#""max": "99999999999999999999999999.99" } }, "change": "free""#,
        )]),
        expect![[r#"
            guild/policy.json:10:120: facts[1].kind.number.max: there are more steps from 0 to here than can be counted
              mend: bring it nearer to 0, or choose a coarser `step`
            guild/policy.json:47:7: costs.tracks[0]: this may need more than 28 digits
              mend: lower `max` or choose a coarser `step` for `area` (0 to 99999999999999999999999999.99, step 0.01)
            guild/policy.json:48:7: costs.tracks[1]: this may need more than 28 digits
              mend: lower `max` or choose a coarser `step` for `area` (0 to 99999999999999999999999999.99, step 0.01)
        "#]],
    );
}

#[test]
fn an_id_twice() {
    check(
        &with(&[
            (r#""id": "K2""#, r#""id": "K1""#),
            (r#""id": "wages""#, r#""id": "sales""#),
        ]),
        expect![[r#"
            guild/policy.json:12:7: facts[3].id: a fact called `sales` stands already in line 11
              mend: give one of them another id
            guild/policy.json:35:7: criteria[1].id: a criterion called `K1` stands already in line 34
              mend: give one of them another id
            guild/policy.json:40:185: criteria[6].condition.compare.right.fact: no fact is called `wages`
              mend: use one of `area`, `craft`, `masters`, `medal`, `member`, `opened`, `output`, `people`, `sales`, `started`, `tools`
            guild/policy.json:52:116: questions[0].ask.facts[3]: no fact is called `wages`
              mend: use one of `area`, `craft`, `masters`, `medal`, `member`, `opened`, `output`, `people`, `sales`, `started`, `tools`
        "#]],
    );
}

#[test]
fn a_circle() {
    check(
        &with(&[(
            r#""condition": { "compare": { "left": { "value": "master_share" }, "comparator": "at_least", "right": { "number": { "value": "10", "unit": "%" } } } }"#,
            r#""condition": { "criterion": "K3" }"#,
        )]),
        expect![[r#"
            guild/policy.json:28:5: conditions[0]: these depend on each other in a circle: `skilled`, `K3`
              mend: let one of them stop referring to the next
        "#]],
    );
}

#[test]
fn a_reading_with_an_option_left_out() {
    check(
        &with(&[(r#", "outer": { "claimed": "medal" }"#, "")]),
        expect![[r#"
            guild/policy.json:39:72: criteria[5].condition.by_reading: the reading `floor` also has the option `outer`, which has no entry here
              mend: add an entry for it, or give the option `"computed": false`
        "#]],
    );
}

#[test]
fn a_noted_option_computed_with() {
    check(
        &with(&[(r#""label": "包括" }"#, r#""label": "包括", "computed": false }"#)]),
        expect![[r#"
            guild/policy.json:39:72: criteria[5].condition.by_reading: `outer` of the reading `floor` is only noted and cannot be computed with
              mend: remove the entry, or drop `"computed": false` from the option
        "#]],
    );
}

#[test]
fn a_part_that_may_not_apply() {
    check(
        &with(&[(
            r#""condition": { "all": [{ "condition": "skilled" }, { "has": { "fact": "tools", "any_of": ["saw"] } }] }"#,
            r#""condition": { "at_least_of": { "count": 1, "of": [{ "criterion": "K2" }, { "yes": "member" }] } }"#,
        )]),
        expect![[r#"
            guild/policy.json:36:101: criteria[2].condition.at_least_of.of[0]: a part of `at_least_of` may turn out not applicable, and then cannot be counted
              mend: write what counts instead, such as `any` of it and `{"always": "not_met"}`
        "#]],
    );
}

#[test]
fn a_judgement_where_facts_must_decide() {
    check(
        &with(&[(
            r#"{ "yes": "member" }"#,
            r#"{ "applicable_if": { "when": { "condition": "skilled" }, "then": { "yes": "member" } } }"#,
        )]),
        expect![[r#"
            guild/policy.json:34:84: criteria[0].condition.applicable_if.when: `applicable_if` must be decided by facts, but this may be left to the authority (an assessment, a claim, `otherwise: review`, a ratio whose whole may be 0, or readings that disagree)
              mend: use a yes/no fact, a choice or a plain comparison
        "#]],
    );
}

#[test]
fn a_fact_never_asked() {
    check(
        &with(&[(r#""started", "opened"]"#, r#""opened"]"#)]),
        expect![[r#"
            guild/policy.json:19:5: facts[10]: the fact `started` is never asked
              mend: add it to a question, or give it `optional` or `assumed`
        "#]],
    );
}

#[test]
fn a_fee_that_is_no_money() {
    check(
        &with(&[(
            r#""times": { "number": { "value": "12", "unit": "月" } }"#,
            r#""times": { "number": { "value": "4", "unit": "季" } }"#,
        )]),
        expect![[r#"
            guild/policy.json:45:15: costs.items[0]: price × quantity × times must come to `元`, but comes to `元·季/月`
              mend: correct the unit of a fact or constant, or the expression
        "#]],
    );
}

#[test]
fn two_fallbacks_and_a_price_too_few() {
    check(
        &with(&[(
            r#""role": "ranked", "when": { "class": "A" }, "prices": [{ "item": "rent","#,
            r#""role": "fallback", "prices": [{ "item": "rant","#,
        )]),
        expect![[r#"
            guild/policy.json:47:7: costs.tracks[0]: the track has no price for `rent`
              mend: add one; where nothing is due the price is "0"
            guild/policy.json:47:73: costs.tracks[0].prices[0].item: no fee item is called `rant`
              mend: did you mean `rent`?
            guild/policy.json:48:40: costs.tracks[1].role: there is already a fallback track
              mend: keep one fallback; rank the others with `when`
        "#]],
    );
}

#[test]
fn bounds_that_contradict() {
    check(
        &with(&[(
            r#""step": "1", "min": "0", "max": "1000000""#,
            r#""step": "7", "min": "9", "max": "1""#,
        )]),
        expect![[r#"
            guild/policy.json:18:82: facts[9].kind.series.of: the lowest, 9, is above the highest, 1
              mend: exchange them or correct one
            guild/policy.json:18:116: facts[9].kind.series.of.min: min 9 is no multiple of the step 7
              mend: correct one of the two
            guild/policy.json:18:128: facts[9].kind.series.of.max: max 1 is no multiple of the step 7
              mend: correct one of the two
        "#]],
    );
}

#[test]
fn this_year_outside_years() {
    check(
        &with(&[(r#""from": { "first": {} }"#, r#""from": { "this_year": {} }"#)]),
        expect![[r#"
            guild/policy.json:38:97: criteria[4].condition.growth.from: there is no year here that `this_year` or `previous_year` could mean
              mend: use it inside `every_year`, `any_year`, `times`, `prices` or `replaced`, or name the year: `{"year": 1}`
        "#]],
    );
}

#[test]
fn dates_that_are_none() {
    check(
        &with(&[(r#""min": "1990-01-01""#, r#""min": "1990-02-30""#)]),
        expect![[r#"
            guild/policy.json:20:81: facts[11].kind.date.min: `1990-02-30` is not a day between 1900 and 2199
              mend: write it as "2024-01-31"
        "#]],
    );
}

#[test]
fn units_that_are_none() {
    check(
        &with(&[(r#""unit": "件""#, r#""unit": "箱""#)]),
        expect![[r#"
            guild/policy.json:18:90: facts[9].kind.series.of.unit: `箱` is no unit
              mend: build it from 元 万元 亿元 ㎡ ㎢ 人 家 个 件 次 场 名 项 支 分 吨 工位 % 年 季 月 工作日 日 天 晚 with `·` and one `/`; a plain number is "1"
        "#]],
    );
}

#[test]
fn a_key_twice() {
    check(
        &with(&[(r#""region": "竹坪","#, r#""region": "竹坪", "region": "别处","#)]),
        expect![[r#"
            guild/policy.json:4:23: meta.region: the key `region` stands twice in this object
              mend: keep one of the two
        "#]],
    );
}

#[test]
fn no_prefix_of_a_policy_makes_the_reader_panic() {
    let places = GUILD.char_indices().map(|(place, _)| place).step_by(7);
    for place in places {
        assert!(check_text(&GUILD[..place], "cut", "cut").is_err());
    }
}

#[test]
fn no_value_put_anywhere_makes_the_reader_panic() {
    let root: serde_json::Value = serde_json::from_str(GUILD).unwrap();
    let strange = [
        "null",
        "-1",
        "\"\"",
        "\"-9999999999999999999999999999\"",
        "[]",
        "{}",
        "65536",
        "[[[]]]",
    ];
    let mut places = Vec::new();
    pointers(&root, String::new(), &mut places);
    for place in places {
        for value in strange {
            let mut changed = root.clone();
            *changed.pointer_mut(&place).unwrap() = serde_json::from_str(value).unwrap();
            let _ = check_text(&changed.to_string(), "strange", "strange");
        }
    }
}

fn pointers(value: &serde_json::Value, here: String, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                pointers(item, format!("{here}/{i}"), found);
            }
        }
        serde_json::Value::Object(members) => {
            for (key, member) in members {
                pointers(member, format!("{here}/{key}"), found);
            }
        }
        _ => {}
    }
    found.push(here);
}

#[test]
fn a_divisor_that_is_never_above_0() {
    check(
        &with(&[
            (r#""value": "0.7", "unit": "1""#, r#""value": "0", "unit": "1""#),
            (r#""value": "24", "unit": "月""#, r#""value": "0", "unit": "月""#),
            (
                r#""right": { "lookup": { "table": "floors", "column": "area" } }"#,
                r#""right": { "quotient": { "of": { "fact": "area" }, "by": { "number": { "value": "-1", "unit": "1" } } } }"#,
            ),
            (
                r#""whole": { "fact": "people" } } } }"#,
                r#""whole": { "least": [{ "fact": "people" }, { "number": { "value": "0", "unit": "人" } }] } } } }"#,
            ),
        ]),
        expect![[r#"
            guild/policy.json:25:113: values[0].number.share.whole: this is divided by, but is 0 or less
              mend: correct it: only a divisor above 0 gives a number
            guild/policy.json:35:183: criteria[1].condition.compare.right.quotient.by: this is divided by, but is 0 or less
              mend: correct it: only a divisor above 0 gives a number
            guild/policy.json:44:127: costs.months: this is divided by, but is 0 or less
              mend: correct it: only a divisor above 0 gives a number
            guild/policy.json:48:183: costs.tracks[1].prices[0].years[0].price.quotient.by: this is divided by, but is 0 or less
              mend: correct it: only a divisor above 0 gives a number
        "#]],
    );
}

#[test]
fn a_table_with_a_0_to_divide_by() {
    check(
        &with(&[
            (r#""bamboo": ["50"]"#, r#""bamboo": ["0"]"#),
            (
                r#""right": { "number": { "value": "10", "unit": "%" } }"#,
                r#""right": { "share": { "part": { "fact": "area" }, "whole": { "lookup": { "table": "floors", "column": "area" } } } }"#,
            ),
        ]),
        expect![[r#"
            guild/policy.json:28:165: conditions[0].condition.compare.right.share.whole: this is divided by, but is 0 or less
              mend: correct it: only a divisor above 0 gives a number
            guild/policy.json:35:50: criteria[1].condition: this always holds
              mend: correct the limit, the options or the bounds of the fact; what always holds or never does is left out
        "#]],
    );
}

#[test]
fn an_amount_that_may_be_divided_by_0() {
    // Where a criterion divides, the authority decides; of an amount nobody could say what it is.
    check(
        &with(&[(
            r#""by": { "number": { "value": "0.7", "unit": "1" } }"#,
            r#""by": { "quotient": { "of": { "fact": "people" }, "by": { "number": { "value": "1", "unit": "人" } } } }"#,
        )]),
        expect![[r#"
            guild/policy.json:48:183: costs.tracks[1].prices[0].years[0].price.quotient.by: this divides by what may be 0 or less, which an amount of money cannot leave open
              mend: raise `min` of the facts in the divisor above 0, or write the divisor as `{"greatest": [divisor, a constant above 0]}`
        "#]],
    );
    // Behind a name it is told where the name is used.
    check(
        &with(&[(
            r#"{ "quotient": { "of": { "number": { "value": "1.5", "unit": "元/㎡·月" } }, "by": { "number": { "value": "0.7", "unit": "1" } } } }"#,
            r#"{ "product": [{ "number": { "value": "1.5", "unit": "元/㎡·月·%" } }, { "value": "master_share" }] }"#,
        )]),
        expect![[r#"
            guild/policy.json:48:101: costs.tracks[1].prices[0].years[0].price: this divides by what may be 0 or less, which an amount of money cannot leave open
              mend: raise `min` of the facts in the divisor above 0, or write the divisor as `{"greatest": [divisor, a constant above 0]}`
        "#]],
    );
}

#[test]
fn a_default_that_is_only_noted() {
    check(
        &with(&[(
            r#"{ "id": "inner", "label": "不包括" }"#,
            r#"{ "id": "inner", "label": "不包括", "computed": false }"#,
        )]),
        expect![[r#"
            guild/policy.json:31:204: readings[0].default: the default `inner` of the reading `floor` is only noted, so nothing can be computed by it
              mend: choose a computed option as default
            guild/policy.json:39:72: criteria[5].condition.by_reading: `inner` of the reading `floor` is only noted and cannot be computed with
              mend: remove the entry, or drop `"computed": false` from the option
        "#]],
    );
}

/// A folder of its own with the guild's policy, a slip in it, and its document.
fn folder(name: &str, slips: &[(&str, &str)]) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&root);
    std::fs::create_dir_all(root.join("policies/guild")).unwrap();
    std::fs::create_dir_all(root.join("sources")).unwrap();
    std::fs::write(root.join("policies/guild/policy.json"), with(slips)).unwrap();
    std::fs::write(
        root.join("sources/guild.txt"),
        include_str!("fixtures/sources/guild.txt"),
    )
    .unwrap();
    root
}

fn selfcheck(root: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selfcheck"));
    command.current_dir(root).args(arguments).output().unwrap()
}

#[test]
fn a_quote_must_stand_in_the_document() {
    let root = folder("verbatim", &[]);
    let changed = with(&[(r#""quote": "产量年均增长5%""#, r#""quote": "产量每年增长5%""#)]);
    std::fs::write(root.join("policies/guild/policy.json"), changed).unwrap();
    let checked = check_folder(&root.join("policies"))
        .map_err(|problems| words(&problems))
        .unwrap();
    let problems = quotes::check_sources(&checked, &root.join("sources")).unwrap_err();
    let found = words(&problems).replace(&root.display().to_string(), "");
    expect![[r#"
        /policies/guild/policy.json:38:224: criteria[4].citation.quote: the quote 「产量每年增长5%」 does not stand in the document
          mend: the nearest text is 「五条产量年均增长5%」; quote it letter by letter (white space does not matter)
    "#]].assert_eq(&found);
    assert_eq!(
        selfcheck(&root, &["check", "--sources", "sources"]).status.code(),
        Some(1)
    );
    assert!(
        !root.join("policies/quotes.lock").exists(),
        "a lock is written only when every quote stands"
    );
}

#[test]
fn without_the_documents_the_lock_is_asked() {
    let root = folder("lock", &[]);
    // Never compared.
    let first = selfcheck(&root, &["check"]);
    assert_eq!(first.status.code(), Some(1));
    expect![[r#"
        policies/guild/policy.json:1:1: no quote of this policy has been compared with the document
          mend: run `selfcheck check --sources DIR` with the folder of the documents
        1 problem
    "#]]
    .assert_eq(&String::from_utf8(first.stderr).unwrap());
    // Compared once, then known.
    assert_eq!(
        selfcheck(&root, &["check", "--sources", "sources"]).status.code(),
        Some(0)
    );
    let known = selfcheck(&root, &["check"]);
    assert_eq!(known.status.code(), Some(0));
    expect![[r#"
        guild: 12 facts, 7 criteria, 1 classes, 1 readings
    "#]]
    .assert_eq(&String::from_utf8(known.stdout).unwrap());
    // White space does not matter, a letter does.
    let spaced = with(&[(r#""quote": "开业满两年""#, r#""quote": "开业 满两年""#)]);
    std::fs::write(root.join("policies/guild/policy.json"), spaced).unwrap();
    assert_eq!(selfcheck(&root, &["check"]).status.code(), Some(0));
    let changed = with(&[(r#""quote": "开业满两年""#, r#""quote": "开业满三年""#)]);
    std::fs::write(root.join("policies/guild/policy.json"), changed).unwrap();
    let last = selfcheck(&root, &["check"]);
    assert_eq!(last.status.code(), Some(1));
    expect![[r#"
        policies/guild/policy.json:37:228: criteria[3].citation.quote: the quote 「开业满三年」 has not been compared with the document
          mend: run `selfcheck check --sources DIR` with the folder of the documents
        1 problem
    "#]].assert_eq(&String::from_utf8(last.stderr).unwrap());
}

#[test]
fn policies_take_over_from_each_other_but_not_in_a_circle() {
    let root = folder("uses", &[]);
    let other = root.join("policies/heirs");
    std::fs::create_dir_all(&other).unwrap();
    let heirs = |uses: &str| {
        let mut heirs: serde_json::Value = serde_json::from_str(GUILD).unwrap();
        let members = heirs.as_object_mut().unwrap();
        members.retain(|key, _| key == "meta");
        members.insert("uses".into(), serde_json::from_str(uses).unwrap());
        members.insert(
            "criteria".into(),
            serde_json::json!([{
                "id": "H1", "title": "手艺", "kind": "hard", "condition": { "condition": "skilled" },
                "citation": { "article": "第一条", "quote": "手艺" },
            }]),
        );
        members.insert("questions".into(), serde_json::json!([{
            "id": "q", "text": "几人？", "why": "手艺。", "section": "基本", "ask": { "facts": ["masters", "people"] },
        }]));
        std::fs::write(other.join("policy.json"), format!("{heirs:#}")).unwrap();
    };
    heirs(r#"[{ "policy": "guild", "conditions": ["skilled"] }]"#);
    let checked = check_folder(&root.join("policies"))
        .map_err(|problems| words(&problems))
        .unwrap();
    let heir = &checked.bundle.policies[1];
    let facts: Vec<&str> = heir.facts.iter().map(|fact| fact.id).collect();
    assert_eq!(facts, ["masters", "people"]);
    assert_eq!(
        (heir.values.len(), heir.conditions.len(), heir.constraints.len()),
        (1, 1, 1)
    );
    heirs(
        r#"[{ "policy": "gild", "conditions": ["skilled"] }, { "policy": "guild", "facts": ["mastres"] }]"#,
    );
    let problems = check_folder(&root.join("policies")).map(|_| ()).unwrap_err();
    expect![[r#"
        /policies/heirs/policy.json:23:7: uses[0].policy: no policy is called `gild`
          mend: did you mean `guild`?
        /policies/heirs/policy.json:31:9: uses[1].facts[0]: no fact is called `mastres`
          mend: did you mean `masters`?
    "#]]
    .assert_eq(&words(&problems).replace(&root.display().to_string(), ""));
    // A policy that is read before the one it means.
    std::fs::rename(&other, root.join("policies/early")).unwrap();
    let early = std::fs::read_to_string(root.join("policies/early/policy.json")).unwrap();
    let early = early.replace("mastres", "masters");
    std::fs::write(root.join("policies/early/policy.json"), early).unwrap();
    let problems = check_folder(&root.join("policies")).map(|_| ()).unwrap_err();
    expect![[r#"
        /policies/early/policy.json:23:7: uses[0].policy: no policy is called `gild`
          mend: did you mean `guild`?
    "#]]
    .assert_eq(&words(&problems).replace(&root.display().to_string(), ""));
    std::fs::rename(root.join("policies/early"), &other).unwrap();
    heirs(r#"[{ "policy": "heirs", "conditions": ["skilled"] }]"#);
    let problems = check_folder(&root.join("policies")).map(|_| ()).unwrap_err();
    expect![[r#"
        /policies/heirs/policy.json:23:7: uses[0].policy: this policy and `heirs` wait for each other: policies take over from one another in a circle
          mend: move what both need into one of them
    "#]].assert_eq(&words(&problems).replace(&root.display().to_string(), ""));
}

/// The fixture with its only question asked by options that say days, and with parts, numbers to pick and sliders.
fn guided(slips: &[(&str, &str)]) -> String {
    let text = with(&[
        (
            r#"  "questions": ["#,
            r#"  "parts": [{ "id": "first", "title": "先看" }, { "id": "last", "title": "再看", "milestone": true }],
  "sliders": [{ "fact": "area", "min": "10", "max": "90", "step": "0.5" }],
  "questions": [
    { "id": "when", "part": "first", "text": "哪年开业？", "why": "看年限。", "section": "基本", "asked_for": ["floor"],
      "ask": { "options": [
        { "label": "早", "sets": { "opened": { "to": "2019-12-31" } } },
        { "label": "晚", "sets": { "opened": { "from": "2020-01-01", "to": "2024-12-31" } } }
      ] } },"#,
        ),
        (r#""id": "q1", "#, r#""id": "q1", "part": "last", "#),
        (
            r#""question": "面积多大？", "#,
            r#""question": "面积多大？", "quick": ["20", "50.5"], "#,
        ),
    ]);
    slips.iter().fold(text, |text, (from, to)| {
        assert_eq!(text.matches(from).count(), 1, "{from} must occur once");
        text.replace(from, to)
    })
}

#[test]
fn what_guides_a_visit() {
    check(&guided(&[]), expect![[""]]);
}

#[test]
fn a_span_of_days_that_is_none() {
    for slip in [
        r#"{ "from": "2025-01-01" , "to": "2024-12-31" }"#,
        r#"{ "from": "1989-12-31" }"#,
        r#"{ "from": "2020-02-30" }"#,
        r#"{ "since": "2020-01-01" }"#,
        "{}",
        r#"{ "from": "2020" }"#,
    ] {
        let text = guided(&[(r#"{ "from": "2020-01-01", "to": "2024-12-31" }"#, slip)]);
        let problems = check_text(&text, "guild/policy.json", "guild")
            .err()
            .unwrap_or_default();
        assert_eq!(problems.len(), 1, "{slip}");
        assert!(
            words(&problems).contains("questions[0].ask.options[1].sets.opened"),
            "{slip}"
        );
    }
    check(
        &guided(&[(r#""from": "2020-01-01""#, r#""from": "2025-01-01""#)]),
        expect![[r#"
            guild/policy.json:57:35: questions[0].ask.options[1].sets.opened: {"from":"2025-01-01","to":"2024-12-31"} is no answer to `opened`: `from` is after `to`
              mend: write a span such as { "from": "2022-01-01", "to": "2022-12-31" } from 1990-01-01 to 2040-12-31; an end left out is open
        "#]],
    );
}

#[test]
fn a_part_that_is_not_there_or_stands_twice() {
    check(
        &guided(&[(r#""part": "last""#, r#""part": "lst""#)]),
        expect![[r#"
            guild/policy.json:59:19: questions[1].part: no part is called `lst`
              mend: did you mean `last`?
        "#]],
    );
    check(
        &guided(&[
            (r#""part": "first""#, r#""part": "last""#),
            (r#""id": "q1", "part": "last""#, r#""id": "q1", "part": "first""#),
        ]),
        expect![[r#"
            guild/policy.json:59:19: questions[1].part: a question of the part `first` stands after one of `last`
              mend: put the questions of a part together, in the order of `parts`
        "#]],
    );
    check(
        &guided(&[(r#""id": "q1", "part": "last""#, r#""id": "q1""#)]),
        expect![[r#"
            guild/policy.json:59:5: questions[1]: the key `part` is missing
              mend: add `"part": …`
        "#]],
    );
}

#[test]
fn a_slider_that_cannot_be_moved() {
    for (from, to) in [
        (
            r#""fact": "area", "min": "10""#,
            r#""fact": "member", "min": "10""#,
        ),
        (r#""max": "90""#, r#""max": "10""#),
        (r#""max": "90""#, r#""max": "200000""#),
        (r#""step": "0.5" }],"#, r#""step": "0" }],"#),
        (r#""step": "0.5" }],"#, r#""step": "0.005" }],"#),
    ] {
        let problems = check_text(&guided(&[(from, to)]), "guild/policy.json", "guild")
            .err()
            .unwrap_or_default();
        assert_eq!(problems.len(), 1, "{to}");
        assert!(
            words(&problems).contains("sliders[0]"),
            "{to}: {}",
            words(&problems)
        );
    }
    check(
        &guided(&[(r#""step": "0.5" }],"#, r#""step": "0.005" }],"#)]),
        expect![[r#"
            guild/policy.json:52:59: sliders[0].step: step 0.005 is no multiple of the step 0.01
              mend: correct one of the two
        "#]],
    );
}

#[test]
fn a_number_to_pick_that_is_no_answer() {
    check(
        &guided(&[(r#""50.5""#, r#""-1""#)]),
        expect![[r#"
        guild/policy.json:10:73: facts[1].quick[1]: "-1" is no answer to `area`: out of bounds
          mend: write a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
    check(
        &guided(&[(r#""asked_for": ["floor"]"#, r#""asked_for": ["flor"]"#)]),
        expect![[r#"
            guild/policy.json:54:101: questions[0].asked_for[0]: no reading is called `flor`
              mend: did you mean `floor`?
        "#]],
    );
}
