//! Every policy file of the site fits the JSON Schema that editors are given, and slips in its newer keys do not.

use std::path::Path;

use selfcheck::policy::author;
use serde_json::{Value, json};

/// Where a value breaks the schema; `None` where it fits. A keyword this does not know fails the test.
fn misfit(root: &Value, schema: &Value, value: &Value, at: &str) -> Option<String> {
    let Value::Object(rules) = schema else {
        return (schema == &json!(false)).then(|| format!("{at}: nothing fits here"));
    };
    rules.iter().find_map(|(keyword, rule)| {
        let broken = || Some(format!("{at}: {keyword} {rule}"));
        let either = |wanted: fn(usize) -> bool| {
            let fitting = rule.as_array().unwrap().iter();
            let fitting = fitting
                .filter(|one| misfit(root, one, value, at).is_none())
                .count();
            if wanted(fitting) { None } else { broken() }
        };
        let bound = |holds: fn(i64, i64) -> bool, size: Option<i64>| match size {
            Some(size) if !holds(size, rule.as_i64().unwrap()) => broken(),
            _ => None,
        };
        let length = value.as_array().map(|all| all.len() as i64);
        match keyword.as_str() {
            "$schema" | "$defs" | "title" | "description" | "default" | "format" => None,
            "$ref" => {
                let target = rule.as_str().unwrap().trim_start_matches('#');
                misfit(root, root.pointer(target).unwrap(), value, at)
            }
            "type" => match rule {
                Value::Array(kinds) if kinds.iter().any(|kind| is(kind, value)) => None,
                kind if is(kind, value) => None,
                _ => broken(),
            },
            "const" if rule == value => None,
            "enum" if rule.as_array().unwrap().contains(value) => None,
            "const" | "enum" => broken(),
            "oneOf" => either(|fitting| fitting == 1),
            "anyOf" => either(|fitting| fitting > 0),
            "required" => {
                let names = rule.as_array().unwrap().iter();
                let mut missing = names.filter(|name| value.get(name.as_str().unwrap()).is_none());
                missing.next().and_then(|_| value.is_object().then(broken)?)
            }
            "properties" => rule
                .as_object()
                .unwrap()
                .iter()
                .find_map(|(name, part)| misfit(root, part, value.get(name)?, &format!("{at}/{name}"))),
            "additionalProperties" => {
                let known =
                    |name: &String| rules.get("properties").is_some_and(|all| all.get(name).is_some());
                let mut others = value.as_object()?.iter().filter(|(name, _)| !known(name));
                others.find_map(|(name, part)| misfit(root, rule, part, &format!("{at}/{name}")))
            }
            "items" => {
                let mut all = value.as_array()?.iter().enumerate();
                all.find_map(|(place, part)| misfit(root, rule, part, &format!("{at}/{place}")))
            }
            "minItems" => bound(|size, least| size >= least, length),
            "maxItems" => bound(|size, most| size <= most, length),
            "minimum" => bound(|size, least| size >= least, value.as_i64()),
            "maximum" => bound(|size, most| size <= most, value.as_i64()),
            other => panic!("{at}: the schema uses `{other}`, which this test does not know"),
        }
    })
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "null" => value.is_null(),
        other => panic!("the schema speaks of {other}"),
    }
}

fn files() -> Vec<(String, Value)> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/policies"));
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path().join("policy.json");
        if let Ok(text) = std::fs::read_to_string(&file) {
            files.push((file.display().to_string(), serde_json::from_str(&text).unwrap()));
        }
    }
    files
}

#[test]
fn every_policy_file_fits_the_schema() {
    let schema = author::schema();
    let files = files();
    assert!(files.len() >= 4);
    for (name, file) in files {
        assert_eq!(misfit(&schema, &schema, &file, &name), None);
    }
}

/// The places of a key, as JSON pointers.
fn places(value: &Value, key: &str, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (name, entry) in entries {
                let here = format!("{at}/{name}");
                places(entry, key, &here, found);
                if name == key {
                    found.push(here);
                }
            }
        }
        Value::Array(all) => {
            for (place, entry) in all.iter().enumerate() {
                places(entry, key, &format!("{at}/{place}"), found);
            }
        }
        _ => {}
    }
}

/// Each of the keys, put wrong somewhere it is used or could be, is refused.
#[test]
fn a_slip_in_a_key_does_not_fit() {
    let schema = author::schema();
    let files = files();
    for key in ["lists", "list", "years", "only_latest", "kept", "any_of"] {
        let mut tried = 0;
        for (name, file) in &files {
            let mut found = Vec::new();
            places(file, key, "", &mut found);
            for place in found.iter().take(3) {
                tried += 1;
                let mut wrong = file.clone();
                *wrong.pointer_mut(place).unwrap() = json!(false);
                assert!(
                    misfit(&schema, &schema, &wrong, name).is_some(),
                    "{name}: {place}"
                );
                let (parent, _) = place.rsplit_once('/').unwrap();
                let mut renamed = file.clone();
                let entries = renamed.pointer_mut(parent).unwrap().as_object_mut().unwrap();
                let entry = entries.remove(key).unwrap();
                entries.insert(format!("{key}x"), entry);
                assert!(
                    misfit(&schema, &schema, &renamed, name).is_some(),
                    "{name}: {place}x"
                );
            }
        }
        assert!(tried > 0, "no policy file uses {key}");
    }
    let rounded =
        |places: Value| json!({ "rounded": { "of": { "fact": "a" }, "to": "half_up", "places": places } });
    let number = json!({ "$ref": "#/$defs/Num" });
    assert_eq!(misfit(&schema, &number, &rounded(json!(2)), "places"), None);
    assert!(misfit(&schema, &number, &rounded(json!("2")), "places").is_some());
}
