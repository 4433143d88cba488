//! Units are dimensions: whatever puts two different ones together without a written conversion is told, at each of the
//! places where numbers meet.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

#[path = "slips/mod.rs"]
mod slips;

use expect_test::{Expect, expect};
use slips::{GUILD, told, told_of_folder, with};

const UNITS: [&str; 16] = [
    "元",
    "万元",
    "亿元",
    "㎡",
    "㎢",
    "人",
    "家",
    "项",
    "件",
    "%",
    "元/㎡·月",
    "元/㎡·季",
    "年",
    "月",
    "工作日",
    "日",
];

/// Units that convert by a fixed factor.
const ALIKE: [&[&str]; 3] = [&["元", "万元", "亿元"], &["㎡", "㎢"], &["年", "月"]];

/// Every way in which two numbers must have the same unit: `A` is a fact in one, `B` a constant in the other.
const TOGETHER: [&str; 10] = [
    r#"{ "compare": { "left": A, "comparator": "at_least", "right": B } }"#,
    r#"{ "compare": { "left": { "sum": [A, B] }, "comparator": "at_least", "right": A } }"#,
    r#"{ "compare": { "left": { "difference": [A, B] }, "comparator": "at_least", "right": A } }"#,
    r#"{ "compare": { "left": { "least": [A, B] }, "comparator": "at_least", "right": A } }"#,
    r#"{ "compare": { "left": { "greatest": [A, B] }, "comparator": "more_than", "right": A } }"#,
    r#"{ "compare": { "left": { "share": { "part": A, "whole": B } }, "comparator": "at_least", "right": P } }"#,
    r#"{ "compare": { "left": { "stated_or": { "fact": "extra", "otherwise": B } }, "comparator": "at_least", "right": A } }"#,
    r#"{ "compare": { "left": { "by_reading": { "reading": "floor", "options": { "inner": A, "outer": B } } }, "comparator": "at_least", "right": A } }"#,
    r#"{ "compare": { "left": { "choose": { "rules": [{ "when": { "yes": "member" }, "then": B }], "otherwise": A } }, "comparator": "at_least", "right": A } }"#,
    // A quotient of two units is a unit of its own.
    r#"{ "compare": { "left": { "quotient": { "of": A, "by": B } }, "comparator": "at_least", "right": { "number": { "value": "2", "unit": "1" } } } }"#,
];

/// The guild with a fact in unit `a`, and the condition with it and a constant in unit `b`.
fn both(condition: &str, a: &str, b: &str) -> String {
    let fact = format!(
        r#""facts": [{{ "id": "extra", "label": "量", "question": "多少？", "kind": {{ "number": {{ "unit": "{a}", "step": "1", "min": "0", "max": "1000" }} }}, "change": "free", "optional": true }},
    {{ "id": "member""#
    );
    let constant = format!(r#"{{ "number": {{ "value": "5", "unit": "{b}" }} }}"#);
    let percent = r#"{ "number": { "value": "7", "unit": "%" } }"#;
    let condition = condition
        .replace('A', r#"{ "fact": "extra" }"#)
        .replace('B', &constant)
        .replace('P', percent);
    with(&[
        (
            r#""facts": [
    { "id": "member""#,
            &fact,
        ),
        (r#"{ "yes": "member" }"#, &condition),
    ])
}

fn convert(a: &str, b: &str) -> bool {
    ALIKE.iter().any(|kind| kind.contains(&a) && kind.contains(&b))
}

#[test]
fn no_two_units_go_together() {
    for condition in TOGETHER {
        let quotient = condition.contains("quotient");
        for (a, b) in UNITS.iter().flat_map(|a| UNITS.map(|b| (*a, b))) {
            let told = told(&both(condition, a, b));
            let named = match quotient {
                true => told.contains("and a plain number do not fit together"),
                false => {
                    let pair = |a: &str, b: &str| {
                        told.contains(&format!("the units `{a}` and `{b}` do not fit together"))
                    };
                    pair(a, b) || pair(b, a)
                }
            };
            assert_eq!(named, a != b, "{a}, {b}: {condition}\n{told}");
            if named && !quotient {
                assert_eq!(
                    told.contains(r#"{"convert": {"of": …, "to": "#),
                    convert(a, b),
                    "{a}, {b}: {told}"
                );
            }
        }
    }
}

#[test]
fn a_written_conversion_joins_what_converts() {
    let condition = |to: &str| {
        format!(
            r#"{{ "compare": {{ "left": {{ "convert": {{ "of": A, "to": "{to}" }} }}, "comparator": "at_least", "right": B }} }}"#
        )
    };
    for (a, b) in UNITS
        .iter()
        .flat_map(|a| UNITS.map(|b| (*a, b)))
        .filter(|(a, b)| a != b)
    {
        let told = told(&both(&condition(b), a, b));
        let refused = told.contains(&format!("there is no fixed factor from `{a}` to `{b}`"));
        assert_eq!(refused, !convert(a, b), "{a}, {b}: {told}");
        let other = told.lines().filter(|line| line.contains(": criteria[0]")).count();
        assert!(
            refused || other == 0 || told.contains("holds"),
            "{a}, {b}: {told}"
        );
    }
}

/// Slips at one place, with what is told of them; the fixture without them is sound.
#[track_caller]
fn check(slips: &[(&str, &str)], expected: Expect) {
    expected.assert_eq(&told(&with(slips)));
}

#[test]
fn a_table_in_another_unit_than_what_it_limits() {
    check(
        &[(
            r#""columns": [{ "id": "area", "unit": "㎡" }]"#,
            r#""columns": [{ "id": "area", "unit": "㎢" }]"#,
        )],
        expect![[r#"
            guild/policy.json:35:65: criteria[1].condition.compare: the units `㎡` and `㎢` do not fit together
              mend: convert what is in `㎢`: put it in place of the dots in `{"convert": {"of": …, "to": "㎡"}}`
        "#]],
    );
}

#[test]
fn a_part_in_another_unit_than_its_whole() {
    check(
        &[(
            r#""part": "masters", "whole": "people""#,
            r#""part": "masters", "whole": "sales""#,
        )],
        expect![[r#"
            guild/policy.json:22:21: constraints[0].at_most: the units `人` and `万元` do not fit together
              mend: correct the unit of a fact or constant, or the expression
        "#]],
    );
}

#[test]
fn a_price_by_season_paid_by_the_month() {
    check(
        &[(r#""unit": "元/㎡·月", "times""#, r#""unit": "元/㎡·季", "times""#)],
        expect![[r#"
            guild/policy.json:45:15: costs.items[0]: price × quantity × times must come to `元`, but comes to `元·月/季`
              mend: correct the unit of a fact or constant, or the expression
            guild/policy.json:47:125: costs.tracks[0].prices[0].years[0].price: the price must come to `元/㎡·季`, but comes to `元/㎡·月`
              mend: correct the unit of a fact or constant, or the expression
            guild/policy.json:48:101: costs.tracks[1].prices[0].years[0].price: the price must come to `元/㎡·季`, but comes to `元/㎡·月`
              mend: correct the unit of a fact or constant, or the expression
        "#]],
    );
}

#[test]
fn months_counted_in_years() {
    check(
        &[(
            r#""months": { "number": { "value": "24", "unit": "月" } }"#,
            r#""months": { "number": { "value": "2", "unit": "年" } }"#,
        )],
        expect![[r#"
            guild/policy.json:44:127: costs.months: the months must come to `月`, but comes to `年`
              mend: convert what is in `年`: put it in place of the dots in `{"convert": {"of": …, "to": "月"}}`
        "#]],
    );
}

const COSTS_END: &str = r#"]
  },
  "questions""#;

#[test]
fn a_deposit_by_the_square_metre() {
    let deposit = |low: &str| {
        format!(
            r#"],
    "deposit": {{ "low": {low}, "high": {{ "number": {{ "value": "1", "unit": "万元" }} }}, "refundable": true, "tell": "退。", "citation": {{ "article": "第一条", "quote": "应当是会员" }} }}
  }},
  "questions""#
        )
    };
    let low = deposit(r#"{ "number": { "value": "5", "unit": "元/㎡·月" } }"#);
    check(
        &[(COSTS_END, &low)],
        expect![[r#"
        guild/policy.json:50:18: costs.deposit.low: the deposit must come to `元`, but comes to `元/㎡·月`
          mend: correct the unit of a fact or constant, or the expression
        guild/policy.json:50:74: costs.deposit.high: the deposit must come to `元`, but comes to `万元`
          mend: convert what is in `万元`: put it in place of the dots in `{"convert": {"of": …, "to": "元"}}`
    "#]],
    );
    let sound = deposit(r#"{ "number": { "value": "5", "unit": "元" } }"#).replace(
        r#"{ "value": "1", "unit": "万元" } }"#,
        r#"{ "value": "9", "unit": "元" } }"#,
    );
    assert_eq!(told(&with(&[(COSTS_END, &sound)])), "");
}

#[test]
fn a_scenario_paid_by_the_working_day() {
    let scenario = |unit: &str| {
        format!(
            r#"],
    "scenarios": [{{ "id": "late", "title": "逾期", "when": {{ "yes": "started" }}, "citation": {{ "article": "第一条", "quote": "应当是会员" }}, "items": [{{ "id": "fine", "title": "费用", "price": {{ "number": {{ "value": "3", "unit": "元/日" }} }}, "unit": "元/日", "times": {{ "number": {{ "value": "4", "unit": "{unit}" }} }} }}] }}]
  }},
  "questions""#
        )
    };
    check(
        &[(COSTS_END, &scenario("工作日"))],
        expect![[r#"
        guild/policy.json:50:142: costs.scenarios[0].items[0]: price × times must come to `元`, but comes to `元·工作日/日`
          mend: correct the unit of a fact or constant, or the expression
    "#]],
    );
    assert_eq!(told(&with(&[(COSTS_END, &scenario("日"))])), "");
}

#[test]
fn a_benefit_in_ten_thousand_yuan() {
    let benefit = |amount: &str| {
        format!(
            r#""obligations": [],
  "benefits": [{{ "id": "prize", "title": "奖", "when": {{ "yes": "started" }}, "amount": {{ "known": {amount} }}, "citation": {{ "article": "第一条", "quote": "应当是会员" }} }}],
  "steps": ["#
        )
    };
    let plain = r#"{ "number": { "value": "100", "unit": "万元" } }"#;
    check(
        &[(r#""obligations": ["#, &benefit(plain))],
        expect![[r#"
        guild/policy.json:55:89: benefits[0].amount.known: the amount must come to `元`, but comes to `万元`
          mend: convert what is in `万元`: put it in place of the dots in `{"convert": {"of": …, "to": "元"}}`
    "#]],
    );
    let converted = format!(r#"{{ "convert": {{ "of": {plain}, "to": "元" }} }}"#);
    assert_eq!(told(&with(&[(r#""obligations": ["#, &benefit(&converted))])), "");
}

#[test]
fn a_value_declared_in_another_unit() {
    check(
        &[(
            r#""title": "师傅占比", "unit": "%""#,
            r#""title": "师傅占比", "unit": "人""#,
        )],
        expect![[r#"
            guild/policy.json:25:46: values[0].unit: declared in `人`, but computed in `%`
              mend: correct the unit of a fact or constant, or the expression
            guild/policy.json:28:39: conditions[0].condition.compare: the units `人` and `%` do not fit together
              mend: correct the unit of a fact or constant, or the expression
        "#]],
    );
}

#[test]
fn a_value_of_another_file_in_another_unit() {
    let taken = |unit: &str| {
        let other = GUILD
            .replacen("  \"facts\": [", "  \"uses\": [{ \"policy\": \"guild\", \"values\": [\"master_share\"] }],\n  \"facts\": [", 1)
            .replacen(
                r#"  "values": [
    { "id": "master_share", "title": "师傅占比", "unit": "%", "number": { "share": { "part": { "fact": "masters" }, "whole": { "fact": "people" } } } }
  ],
"#,
                "",
                1,
            )
            .replace(r#""constraints": [{ "at_most": { "part": "masters", "whole": "people", "message": "师傅不能多于从业人员。" } }],"#, "")
            .replace(r#"{ "value": "10", "unit": "%" }"#, &format!(r#"{{ "value": "10", "unit": "{unit}" }}"#));
        let own = |id: &str| format!(r#"    {{ "id": "{id}", "label""#);
        let lines = other
            .lines()
            .filter(|line| !line.starts_with(&own("masters")) && !line.starts_with(&own("people")));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let folder = |unit: &str| told_of_folder("dimensions", &[("guild", GUILD), ("other", &taken(unit))]);
    assert_eq!(folder("%"), "");
    expect![[r#"
        other/policy.json:24:39: conditions[0].condition.compare: the units `%` and `人` do not fit together
          mend: correct the unit of a fact or constant, or the expression
    "#]]
    .assert_eq(&folder("人"));
}

#[test]
fn soft_bounds_that_question_nothing_or_everything() {
    let area = r#""unit": "㎡", "step": "0.01", "min": "0", "max": "100000" }"#;
    let soft = |bounds: &str| {
        format!(
            r#""unit": "㎡", "step": "0.01", "min": "0", "max": "100000", {bounds}, "warning": "请核对。" }}"#
        )
    };
    for (bounds, expected) in [
        (
            r#""warn_below": "0""#,
            expect![[r#"
            guild/policy.json:10:137: facts[1].kind.number.warn_below: answers lie between 0 and 100000, so `warn_below` 0 questions none of them or every one
              mend: put it between the lowest and the highest answer, or remove it
        "#]],
        ),
        (
            r#""warn_above": "100000""#,
            expect![[r#"
            guild/policy.json:10:137: facts[1].kind.number.warn_above: answers lie between 0 and 100000, so `warn_above` 100000 questions none of them or every one
              mend: put it between the lowest and the highest answer, or remove it
        "#]],
        ),
        (
            r#""warn_below": "500", "warn_above": "20""#,
            expect![[r#"
            guild/policy.json:10:137: facts[1].kind.number.warn_below: the lowest, 500, is above the highest, 20
              mend: exchange them or correct one
        "#]],
        ),
    ] {
        check(&[(area, &soft(bounds))], expected);
    }
    assert_eq!(
        told(&with(&[(
            area,
            &soft(r#""warn_below": "20", "warn_above": "500""#)
        )])),
        ""
    );
}

#[test]
fn working_days_are_no_days() {
    let condition = |unit: &str| {
        format!(
            r#"{{ "compare": {{ "left": {{ "days_between": {{ "from": {{ "fact": "opened" }}, "to": {{ "today": {{}} }} }} }}, "comparator": "at_least", "right": {{ "number": {{ "value": "7", "unit": "{unit}" }} }} }} }}"#
        )
    };
    check(
        &[(r#"{ "yes": "member" }"#, &condition("工作日"))],
        expect![[r#"
        guild/policy.json:34:65: criteria[0].condition.compare: the units `日` and `工作日` do not fit together
          mend: correct the unit of a fact or constant, or the expression
    "#]],
    );
    assert_eq!(told(&with(&[(r#"{ "yes": "member" }"#, &condition("日"))])), "");
}
