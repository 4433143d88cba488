//! What nothing uses is told: facts, values, conditions, tables, readings and their options, parts, tracks, and what is
//! taken over from another file. Of a file alone nothing is told, because another may use it.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use expect_test::{Expect, expect};
use slips::{GUILD, told, told_of_folder, with};

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
