//! Worked cases are data: `cases.json` beside a policy holds facts and expectations in the words of the people who
//! worked them out, `tests/cases/keys.json` says which fact and which place of the report each word means. The harness
//! in `support/worked` renames and compares.

#[path = "support/worked/mod.rs"]
mod worked;

use std::path::{Path, PathBuf};

use selfcheck::policy::{Bundle, Kind as FactKind, Policy, author};
use selfcheck::value::Number;
use selfcheck::value::typed::{self, Typed};
use serde_json::{Map, Value};
use worked::look::words;
use worked::run::{Run, Subject, answers, check};
use worked::{Case, CaseFile, Field, InputTable, Keys, Table};

fn path(relative: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(relative)
}

fn keys() -> Keys {
    worked::read(&path("tests/cases/keys.json")).unwrap()
}

fn cases(file: &str) -> Vec<Case> {
    worked::read::<CaseFile>(&path(file)).unwrap().cases
}

fn bundle() -> Bundle {
    author::read_folder(&path("policies")).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn policy<'b>(bundle: &'b Bundle, slug: &str) -> &'b Policy {
    bundle.policies.iter().find(|policy| policy.slug == slug).unwrap()
}

/// Every file of cases with its policy and table.
fn each_table(mut visit: impl FnMut(&Subject, &Table, Vec<Case>)) {
    let (keys, bundle) = (keys(), bundle());
    for (slug, table) in &keys.policies {
        let subject = Subject::new(&bundle, slug, table).unwrap();
        visit(&subject, table, cases(&table.cases));
    }
}

#[test]
fn worked_cases_hold() {
    let mut failures = Vec::new();
    each_table(|subject, table, cases| {
        for case in cases.iter().filter(|case| !table.later.contains_key(&case.id)) {
            let problems = check(&Run::new(subject, case), case);
            failures.extend(problems.iter().map(|what| format!("{}: {what}", case.id)));
        }
    });
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn cases_put_off_are_cases_that_do_not_hold() {
    each_table(|subject, table, cases| {
        for id in table.later.keys() {
            let case = cases
                .iter()
                .find(|case| case.id == *id)
                .unwrap_or_else(|| panic!("no case {id}"));
            let problems = check(&Run::new(subject, case), case);
            assert!(!problems.is_empty(), "{id} holds: take it off the list");
        }
    });
}

/// A wrong expectation in any place of any case is found.
#[test]
fn a_planted_mistake_is_found() {
    let mut missed = Vec::new();
    each_table(|subject, table, cases| {
        for case in cases.iter().filter(|case| !table.later.contains_key(&case.id)) {
            let run = Run::new(subject, case);
            let expected = Value::Object(case.expected.clone());
            let mut places = Vec::new();
            leaves(&expected, "", &mut places);
            for place in places {
                let key = place.split('/').nth(1).unwrap_or_default();
                let rule = run.as_ref().ok().and_then(|run| run.rule(case, key));
                if place.ends_with("/reading") || rule.is_some_and(|rule| rule.unchecked.is_some()) {
                    continue;
                }
                let mut planted = expected.clone();
                let leaf = planted.pointer_mut(&place).unwrap();
                *leaf = another(leaf);
                let case = Case {
                    expected: planted.as_object().unwrap().clone(),
                    ..case.clone()
                };
                if check(&run, &case).is_empty() {
                    missed.push(format!("{}{place}", case.id));
                }
            }
        }
    });
    assert!(missed.is_empty(), "not found: {}", missed.join(", "));
}

/// JSON pointers of every single value and every list of single values.
fn leaves(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(entries) => entries
            .iter()
            .for_each(|(key, entry)| leaves(entry, &format!("{at}/{key}"), places)),
        Value::Array(elements) if elements.first().is_some_and(Value::is_object) => {
            elements
                .iter()
                .enumerate()
                .for_each(|(i, element)| leaves(element, &format!("{at}/{i}"), places));
        }
        _ => places.push(at.to_owned()),
    }
}

/// A value of the same sort that is wrong.
fn another(value: &Value) -> Value {
    match value {
        Value::Null => "AB".into(),
        Value::Bool(yes) => (!yes).into(),
        Value::Array(elements) => elements.iter().map(another).collect(),
        Value::String(text) if Number::parse(text).is_ok() => "0.01".into(),
        Value::String(text) if text == "met" => "not_met".into(),
        _ => "met".into(),
    }
}

#[test]
fn a_word_the_table_does_not_know_is_refused() {
    each_table(|subject, _, cases| {
        let mut case = cases[0].clone();
        case.expected.insert("surprise".into(), true.into());
        assert_eq!(
            check(&Run::new(subject, &case), &case),
            ["expected: unknown key surprise"]
        );
        case.facts.insert("surprise".into(), true.into());
        assert_eq!(
            check(&Run::new(subject, &case), &case),
            ["facts: unknown key surprise"]
        );
    });
}

/// Typed input: taken with its value, or refused; never something else.
fn check_input(bundle: &Bundle, table: &InputTable, case: &Case) -> Result<(), String> {
    for (key, typed) in &case.facts {
        let field = table.facts.get(key).ok_or(format!("unknown key {key}"))?;
        let taken = taken(bundle, table, field, &words(typed));
        let state = if taken.is_some() { "given" } else { "invalid" };
        let expected = words(&case.expected["state"]);
        let rejected = |other: &Value| words(other).starts_with("rejected");
        let may_refuse = case.expected.get("also_acceptable").is_some_and(rejected);
        if state != expected && !(taken.is_none() && may_refuse) {
            return Err(format!("{key}: {expected} expected, it is {state}"));
        }
        if let (Some(taken), Value::String(value)) = (taken, &case.expected["value"])
            && taken != *value
        {
            return Err(format!("{key}: {value} expected, it is {taken}"));
        }
    }
    Ok(())
}

/// What a field makes of a text: a number read as people type it, or a date as an answers file holds it.
fn taken(bundle: &Bundle, table: &InputTable, field: &Field, text: &str) -> Option<String> {
    let policy = policy(bundle, &table.policy);
    let (unit, kind) = match field {
        Field::Unit(unit) => (unit.as_str(), None),
        Field::Fact(id) => match &policy
            .facts
            .iter()
            .find(|fact| fact.id == id)
            .expect("a fact")
            .kind
        {
            FactKind::Number(kind) => (kind.unit, Some(kind)),
            _ => {
                let given = Map::from_iter([(id.clone(), Value::from(text))]);
                return answers(bundle, policy, &given).is_ok().then(|| text.to_owned());
            }
        },
    };
    let Ok(Typed::Number(number)) = typed::read(text, unit) else {
        return None;
    };
    let fits =
        kind.is_none_or(|kind| number >= kind.min && number <= kind.max && number.is_multiple_of(kind.step));
    fits.then(|| number.to_string())
}

#[test]
fn typed_input_is_taken_or_refused() {
    let (keys, bundle) = (keys(), bundle());
    let table = &keys.input;
    for case in &cases(&table.cases) {
        let problem = check_input(&bundle, table, case);
        assert_eq!(
            problem.is_err(),
            table.later.contains_key(&case.id),
            "{}: {problem:?}",
            case.id
        );
    }
}
