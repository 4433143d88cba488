//! Where a path into the report leads, and whether what is there is what was expected.

pub use selfcheck::policy::author::cases::words;
use selfcheck::value::Number;
use serde_json::Value;

use super::Kind;

/// Everything a path leads to.
pub fn look<'v>(value: &'v Value, path: &str) -> Vec<&'v Value> {
    let mut found = vec![value];
    for segment in path.split('/').filter(|segment| !segment.is_empty()) {
        let step = |value: &'v Value| -> Vec<&'v Value> {
            match value {
                Value::Array(elements) if segment == "*" => elements.iter().collect(),
                Value::Array(elements) if segment.contains('=') => elements
                    .iter()
                    .filter(|element| segment.split(',').all(|test| fits(element, test)))
                    .collect(),
                _ => value.get(segment).into_iter().collect(),
            }
        };
        found = found.into_iter().flat_map(step).collect();
    }
    found
}

/// Whether an element has this entry: `id=rent`, `year=1`, `standing=null`, `standing!=null`.
fn fits(element: &Value, test: &str) -> bool {
    let (key, wanted) = test.split_once('=').unwrap_or((test, ""));
    match key.strip_suffix('!') {
        Some(key) => words(&element[key]) != wanted,
        None => words(&element[key]) == wanted,
    }
}

fn number(value: &Value) -> Option<Number> {
    Number::parse(&words(value)).ok()
}

/// Lowest and highest of an amount.
fn ends(value: &Value) -> Option<[Number; 2]> {
    let amount = number(value).map(|amount| [amount, amount]);
    amount.or_else(|| Some([number(value.get("low")?)?, number(value.get("high")?)?]))
}

pub fn holds(kind: Kind, expected: &Value, found: &[&Value]) -> Result<bool, String> {
    let listed = || expected.as_array().ok_or("a list is needed".to_owned());
    let one = || match found {
        [one] => Ok(*one),
        _ => Err(format!("the path leads to {} places", found.len())),
    };
    Ok(match kind {
        Kind::Same => {
            one().or_else(|what| {
                if expected.is_null() {
                    Ok(&Value::Null)
                } else {
                    Err(what)
                }
            })? == expected
        }
        Kind::Number => number(one()?).is_some_and(|actual| number(expected) == Some(actual)),
        Kind::Range => {
            let pair: Vec<Number> = listed()?.iter().filter_map(number).collect();
            ends(one()?).is_some_and(|ends| ends[..] == pair[..])
        }
        Kind::SeveralAmounts => expected.is_null() && ends(one()?).is_some_and(|[low, high]| low != high),
        Kind::List => {
            listed()?.len() == found.len() && listed()?.iter().all(|wanted| found.contains(&wanted))
        }
        Kind::Contains => listed()?.iter().all(|wanted| found.contains(&wanted)),
        Kind::Nowhere => !found.iter().any(|value| occurs(value, expected)),
    })
}

/// Whether a text or the same number stands anywhere in a value.
fn occurs(value: &Value, wanted: &Value) -> bool {
    match value {
        Value::Array(elements) => elements.iter().any(|element| occurs(element, wanted)),
        Value::Object(entries) => entries.values().any(|entry| occurs(entry, wanted)),
        _ => value == wanted || number(value).is_some_and(|amount| number(wanted) == Some(amount)),
    }
}
