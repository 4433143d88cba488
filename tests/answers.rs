//! What becomes of answers written as JSON: taken, or refused with fact, value and the accepted form, all at once.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use expect_test::{Expect, expect};
use selfcheck::engine::Assumption;
use selfcheck::policy::author::{answers, check_text};
use selfcheck::policy::{Answer, Bundle, ClassId, Outcome};
use selfcheck::value::{Date, Number};

fn bundle() -> Bundle {
    let text = include_str!("fixtures/policies/guild/policy.json");
    let Ok(checked) = check_text(text, "guild/policy.json", "guild") else {
        panic!("the fixture has problems; tests/problems.rs shows them");
    };
    checked.bundle
}

/// What is said about the answers; nothing when they are taken.
#[track_caller]
fn check(text: &str, expected: Expect) {
    let bad = answers::read(text, &bundle()).err().unwrap_or_default();
    let words: String = bad.iter().map(|bad| format!("{bad}\n")).collect();
    expected.assert_eq(&words);
}

/// The answer to one fact of the fixture.
fn taken(text: &str, fact: &str) -> Option<Answer> {
    let bundle = bundle();
    let place = bundle.policies[0]
        .facts
        .iter()
        .position(|known| known.id == fact)
        .unwrap();
    answers::read(text, &bundle).unwrap()[0].answers[place].clone()
}

fn number(text: &str) -> Number {
    Number::parse(text).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn good_answers_are_taken() {
    check(r#"{}"#, expect![[""]]);
    assert_eq!(taken(r#"{}"#, "area"), None);
    assert_eq!(taken(r#"{"area": null}"#, "area"), Some(Answer::Unknown));
    assert_eq!(
        taken(r#"{"area": 0}"#, "area"),
        Some(Answer::Number(Number::ZERO))
    );
    assert_eq!(
        taken(r#"{"area": "12.50"}"#, "area"),
        Some(Answer::Number(number("12.5")))
    );
    assert_eq!(taken(r#"{"member": false}"#, "member"), Some(Answer::Bool(false)));
    assert_eq!(taken(r#"{"craft": "paper"}"#, "craft"), Some(Answer::Choice(1)));
    assert_eq!(
        taken(r#"{"tools": ["press"]}"#, "tools"),
        Some(Answer::Several(0b10))
    );
    assert_eq!(taken(r#"{"tools": []}"#, "tools"), Some(Answer::Several(0)));
    assert_eq!(
        taken(r#"{"medal": "self_claimed"}"#, "medal"),
        Some(Answer::Choice(1))
    );
    let years = Answer::Series(vec![Some(number("1")), None, Some(number("3"))]);
    assert_eq!(taken(r#"{"output": ["1", null, 3]}"#, "output"), Some(years));
    assert_eq!(
        taken(r#"{"output": 7}"#, "output"),
        Some(Answer::Number(number("7")))
    );
}

#[test]
fn a_partial_date_is_the_set_of_its_days() {
    let day = |low, high| Some(Answer::Date(date(low), date(high)));
    assert_eq!(
        taken(r#"{"opened": "2023-03-31"}"#, "opened"),
        day("2023-03-31", "2023-03-31")
    );
    assert_eq!(
        taken(r#"{"opened": "2024-02"}"#, "opened"),
        day("2024-02-01", "2024-02-29")
    );
}

#[test]
fn trailing_zeros_are_no_digits() {
    let answer = taken(r#"{"area": "1.5000000000000000000000"}"#, "area");
    assert_eq!(answer, Some(Answer::Number(number("1.5"))));
}

#[test]
fn an_assumption_fixes_a_class() {
    let read = answers::read(r#"{"assume": {"A": "met"}}"#, &bundle()).unwrap();
    assert_eq!(read[0].assumed, [Assumption::Class(ClassId(0), Outcome::Met)]);
}

#[test]
fn an_unknown_fact() {
    check(
        r#"{"aera": 3, "colour": "red"}"#,
        expect![[r#"
        aera: 3: there is no such fact
          accepted: did you mean `area`?
        colour: "red": there is no such fact
          accepted: a fact that `selfcheck facts` lists
    "#]],
    );
}

#[test]
fn the_wrong_kind() {
    check(
        r#"{"member": "yes", "area": true, "craft": 1, "tools": "saw", "medal": true, "output": {}, "opened": 2023}"#,
        expect![[r#"
            member: "yes": wrong kind of answer
              accepted: true, false or null
            area: true: not a number
              accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
            craft: 1: wrong kind of answer
              accepted: "bamboo", "paper"
            tools: "saw": wrong kind of answer
              accepted: a list of "saw", "press"
            medal: true: wrong kind of answer
              accepted: "documented", "self_claimed", "no" or null
            output: {}: not a number
              accepted: a whole number from 0 to 1000000 in steps of 1 (件), or a list of 3 of them
            opened: 2023: not a date
              accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
        "#]],
    );
}

#[test]
fn a_negative_area() {
    check(
        r#"{"area": -3}"#,
        expect![[r#"
        area: -3: out of bounds
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
}

#[test]
fn half_a_person() {
    check(
        r#"{"people": "3.5"}"#,
        expect![[r#"
            people: "3.5": not a whole number
              accepted: a whole number from 0 to 1000 in steps of 1 (人)
        "#]],
    );
}

#[test]
fn a_number_with_a_point_unquoted() {
    check(
        r#"{"area": 3.5}"#,
        expect![[r#"
        area: 3.5: a number with a point must be quoted: write it as "3.5"
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
}

#[test]
fn a_day_that_does_not_exist() {
    check(
        r#"{"opened": "2023-02-30"}"#,
        expect![[r#"
        opened: "2023-02-30": there is no such day
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
}

#[test]
fn a_date_less_exact_than_wanted() {
    check(
        r#"{"opened": "2023"}"#,
        expect![[r#"
        opened: "2023": not exact enough
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
}

#[test]
fn a_date_in_other_words() {
    check(
        r#"{"opened": "31.3.2023"}"#,
        expect![[r#"
        opened: "31.3.2023": not a date
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
}

#[test]
fn twenty_nine_digits() {
    check(
        r#"{"area": "12345678901234567890123456789"}"#,
        expect![[r#"
            area: "12345678901234567890123456789": too many digits: 28 at most
              accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
        "#]],
    );
}

#[test]
fn not_on_the_step() {
    check(
        r#"{"area": "1.005"}"#,
        expect![[r#"
        area: "1.005": not a multiple of 0.01
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
}

#[test]
fn an_unknown_option() {
    check(
        r#"{"craft": "papr", "tools": ["saw", "hammer"]}"#,
        expect![[r#"
        craft: "papr": there is no such option; did you mean "paper"?
          accepted: "bamboo", "paper"
        tools: ["saw","hammer"]: there is no such option
          accepted: "saw", "press"
    "#]],
    );
}

#[test]
fn too_few_years() {
    check(
        r#"{"output": [1, 2]}"#,
        expect![[r#"
        output: [1,2]: 2 entries for 3 years
          accepted: 3 entries, oldest first, null where unknown
    "#]],
    );
}

#[test]
fn more_masters_than_people() {
    check(
        r#"{"masters": 5, "people": 3}"#,
        expect![[r#"
            masters, people: the answers together: masters: 5 contradicts people: 3; 师傅不能多于从业人员。
              accepted: correct one of them, or leave it out
        "#]],
    );
}

#[test]
fn an_implication_contradicted() {
    check(
        r#"{"opened": "2023-03-31", "started": false}"#,
        expect![[r#"
            opened, started: the answers together: opened: "2023-03-31" contradicts started: false
              accepted: correct one of them, or leave it out
        "#]],
    );
}

#[test]
fn an_option_listed_twice() {
    check(
        r#"{"tools": ["press", "press"]}"#,
        expect![[r#"
        tools: ["press","press"]: an option twice
          accepted: each once: "saw", "press"
    "#]],
    );
}

#[test]
fn several_at_once() {
    check(
        r#"{"area": -1, "people": "3.5", "colour": "red", "masters": 5000}"#,
        expect![[r#"
            area: -1: out of bounds
              accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
            people: "3.5": not a whole number
              accepted: a whole number from 0 to 1000 in steps of 1 (人)
            colour: "red": there is no such fact
              accepted: a fact that `selfcheck facts` lists
            masters: 5000: out of bounds
              accepted: a whole number from 0 to 1000 in steps of 1 (人)
        "#]],
    );
}

#[test]
fn an_assumption_about_nothing() {
    check(
        r#"{"assume": {"Z": "met", "A": "perhaps"}}"#,
        expect![[r#"
        assume: "met": no class, criterion or condition is called `Z`
          accepted: an id from the policy files
        assume: "perhaps": no outcome for `A`
          accepted: "met", "review", "not_met" or "not_applicable"
    "#]],
    );
}

#[test]
fn no_object() {
    check(
        r#"[1]"#,
        expect![[r#"
        answers: the whole file: not an object
          accepted: a JSON object { "fact_id": value }
    "#]],
    );
}

#[test]
fn not_json() {
    check(
        r#"{"area": }"#,
        expect![[r#"
        answers: the whole file: not JSON: expected value at line 1 column 10
          accepted: a JSON object { "fact_id": value }
    "#]],
    );
}

#[test]
fn a_fact_twice() {
    check(
        r#"{"area": 1, "area": 2}"#,
        expect![[r#"
            area: 2: the key `area` stands twice; shown is what was written last
              accepted: one value: keep one of the two
        "#]],
    );
}

#[test]
fn numbers_are_judged_as_typed() {
    check(
        r#"{"area":12345678901234567890123456789}"#,
        expect![[r#"
        area: 12345678901234567890123456789: too many digits: 28 at most
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
    check(
        r#"{"area": 1e2}"#,
        expect![[r#"
        area: 1e2: a number with an exponent is not read: write plain digits in quotes, such as "100" or "0.5"
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
    check(
        r#"{"area": -0}"#,
        expect![[r#"
        area: -0: 0 has no sign: write it as "0"
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
    check(
        r#"{"area": 0.10}"#,
        expect![[r#"
        area: 0.10: a number with a point must be quoted: write it as "0.10"
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
    "#]],
    );
    check(
        r#"{"output": [1, 2.50, 3], "craft": 1.0}"#,
        expect![[r#"
            output: [1,2.50,3]: not a whole number
              accepted: a whole number from 0 to 1000000 in steps of 1 (件)
            craft: 1.0: wrong kind of answer
              accepted: "bamboo", "paper"
        "#]],
    );
    let many = "9".repeat(500);
    let text = format!(r#"{{"area": {many}, "people": "3.5", "colour": 1e999}}"#);
    let bad = answers::read(&text, &bundle()).unwrap_err();
    assert_eq!((bad.len(), &*bad[0].fact, &bad[0].value), (3, "area", &many));
    assert_eq!(bad[0].what, "too many digits: 28 at most");
    assert_eq!((&*bad[1].fact, &*bad[2].value), ("people", "1e999"));
}

#[test]
fn a_key_twice_and_the_rest_as_well() {
    check(
        r#"{"area": 1, "people": "3.5", "area": 2, "assume": {"A": "met", "A": "perhaps"}}"#,
        expect![[r#"
            area: 2: the key `area` stands twice; shown is what was written last
              accepted: one value: keep one of the two
            assume: {"A":"perhaps"}: the key `assume.A` stands twice; shown is what was written last
              accepted: one value: keep one of the two
            people: "3.5": not a whole number
              accepted: a whole number from 0 to 1000 in steps of 1 (人)
            assume: "perhaps": no outcome for `A`
              accepted: "met", "review", "not_met" or "not_applicable"
        "#]],
    );
}

#[test]
fn dates_out_of_bounds() {
    check(
        r#"{"opened": "1850-01-01"}"#,
        expect![[r#"
        opened: "1850-01-01": out of bounds
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
    check(
        r#"{"opened": "2200-01"}"#,
        expect![[r#"
        opened: "2200-01": out of bounds
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
    check(
        r#"{"opened": "1989-12-31"}"#,
        expect![[r#"
        opened: "1989-12-31": out of bounds
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
    check(
        r#"{"opened": "1850-02-30"}"#,
        expect![[r#"
        opened: "1850-02-30": there is no such day
          accepted: a date such as "2023-03-31" or "2023-03" from 1990-01-01 to 2040-12-31
    "#]],
    );
}

fn selfcheck(arguments: &[&str], answers: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not read the answers.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn the_tool_evaluates() {
    let arguments = [
        "evaluate",
        "-",
        "--day",
        "2026-11-21",
        "--json",
        "--reading",
        "floor=outer",
    ];
    let output = selfcheck(&arguments, r#"{"member": true, "area": "100"}"#);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["day"], "2026-11-21");
    assert_eq!(report["policies"][0]["criteria"][0]["standing"]["status"], "met");
    assert_eq!(report["policies"][0]["costs"]["tracks"][0]["total"], "3600.00");
    assert_eq!(report["policies"][0]["readings"][0]["option"], "outer");
    let text = selfcheck(&["evaluate", "-", "--day", "2026-11-21"], "{}");
    assert_eq!(text.status.code(), Some(0));
    assert!(!text.stdout.is_empty());
}

#[test]
fn the_tool_refuses_with_2_and_says_why() {
    let refused = |arguments: &[&str], answers: &str| {
        let output = selfcheck(arguments, answers);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "nothing half done");
        String::from_utf8(output.stderr).unwrap()
    };
    let mut said = refused(&["evaluate", "-"], r#"{"area": -1, "people": "3.5"}"#);
    said += &refused(&["evaluate", "-", "--day", "2026-02-30"], "{}");
    said += &refused(&["evaluate", "-", "--reading", "flor=outer"], "{}");
    said += &refused(&["evaluate", "-", "--reading", "floor=roof"], "{}");
    said += &refused(&["evaluate", "-", "--policy", "gild"], "{}");
    said += &refused(&["evaluate", "-", "--colour"], "{}");
    said += &refused(&["evaluate"], "{}");
    said += &refused(&["evaluate", "missing.json"], "{}");
    expect![[r#"
        area: -1: out of bounds
          accepted: a decimal in quotes or a whole number from 0 to 100000 in steps of 0.01 (㎡)
        people: "3.5": not a whole number
          accepted: a whole number from 0 to 1000 in steps of 1 (人)
        2 answers cannot be used
        --day 2026-02-30: write an existing day such as 2026-01-31
        --reading flor=outer: no reading is called `flor`; known: floor
        --reading floor=roof: `roof` is no computed option of it; known: inner, outer
        --policy gild: no such policy; known: guild
        there is no option `--colour` here; known: --policy, --day, --reading, --policies, --json
        name the answers file, or - to read them from the pipe
        missing.json: No such file or directory (os error 2)
    "#]]
    .assert_eq(&said);
}

#[test]
fn the_tool_warns_of_figures_that_are_probably_slips() {
    let said = |answers: &str| {
        let output = selfcheck(&["evaluate", "-", "--policies", "../policies"], answers);
        assert_eq!(output.status.code(), Some(0));
        assert!(!output.stdout.is_empty());
        String::from_utf8(output.stderr).unwrap()
    };
    expect!["warning: desks: 101 工位: 工位数很多，请再核对一次。\n"].assert_eq(&said(r#"{"desks": 101}"#));
    expect![""].assert_eq(&said(r#"{"desks": 100}"#));
}

#[test]
fn the_tool_lists_facts_and_schemas() {
    let list = selfcheck(&["facts", "--json"], "");
    let facts: serde_json::Value = serde_json::from_slice(&list.stdout).unwrap();
    assert_eq!(facts[0]["facts"][1]["id"], "area");
    assert_eq!(facts[0]["facts"][1]["unit"], "㎡");
    for of in ["answers", "report", "policy"] {
        let schema = selfcheck(&["schema", of], "");
        let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).unwrap();
        assert!(schema["properties"].is_object(), "{of}");
    }
    assert_eq!(selfcheck(&["--help"], "").status.code(), Some(0));
    assert_eq!(selfcheck(&["chekc"], "").status.code(), Some(2));
}
