//! Worked cases: what a case says in its own words, as answers.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::value::Date;

/// A case worked out by hand.
#[derive(Clone, Deserialize)]
pub struct Case {
    /// Its name.
    pub id: String,
    /// Cases of one group mean the same by their words.
    pub group: String,
    /// What is known, in the words of the case.
    pub facts: Map<String, Value>,
    /// What must come out, in the words of the case.
    pub expected: Map<String, Value>,
    /// Ambiguities of the rule digest it bears on.
    #[serde(default)]
    pub ambiguity: Vec<String>,
}

/// A file of cases.
#[derive(Deserialize)]
pub struct CaseFile {
    /// The cases.
    pub cases: Vec<Case>,
}

/// What a fact of a case becomes; exactly one of `fact`, `when`, `day`, `unused`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactRule {
    /// An answer to this fact.
    pub fact: Option<String>,
    /// The words of the answer for the words of the case.
    pub values: Option<BTreeMap<String, Value>>,
    /// By value, what it brings about.
    pub when: Option<BTreeMap<String, Effect>>,
    /// The day of the self-check.
    #[serde(default)]
    pub day: bool,
    /// Why it becomes nothing.
    pub unused: Option<String>,
}

/// What a value of a fact brings about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    /// Answers.
    #[serde(default)]
    pub set: Map<String, Value>,
    /// What names in paths stand for.
    #[serde(default)]
    pub names: BTreeMap<String, String>,
}

/// A case in the words of answers.
pub struct Given {
    /// As in an answers file.
    pub answers: Map<String, Value>,
    /// What names in paths stand for.
    pub names: BTreeMap<String, String>,
    /// The day of the self-check.
    pub day: Date,
}

impl Given {
    /// A case with its facts renamed; null is "not answered" and leaves no trace.
    ///
    /// # Errors
    /// What the rules say nothing about.
    pub fn of(
        case: &Case,
        rules: &BTreeMap<String, FactRule>,
        names: &BTreeMap<String, String>,
        day: &str,
    ) -> Result<Given, String> {
        let mut given = Given {
            answers: Map::new(),
            names: names.clone(),
            day: Date::parse(day).map_err(|error| format!("day: {error:?}"))?,
        };
        for (key, value) in &case.facts {
            let rule = rules.get(key).ok_or(format!("facts: unknown key {key}"))?;
            given
                .take(rule, value)
                .map_err(|what| format!("facts.{key}: {what}"))?;
        }
        Ok(given)
    }

    fn take(&mut self, rule: &FactRule, value: &Value) -> Result<(), String> {
        if value.is_null() || rule.unused.is_some() {
            return Ok(());
        }
        if rule.day {
            self.day = Date::parse(&words(value)).map_err(|error| format!("{error:?}"))?;
        } else if let Some(fact) = &rule.fact {
            self.answers
                .insert(fact.clone(), renamed(rule.values.as_ref(), value)?);
        } else if let Some(cases) = &rule.when {
            let effect = cases
                .get(&words(value))
                .ok_or(format!("nothing is said about {value}"))?;
            self.answers.extend(effect.set.clone());
            self.names.extend(effect.names.clone());
        }
        Ok(())
    }
}

/// A value as the text a table of words is looked up with.
pub fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Words of a case in other words; elements of a list one by one. Null stays null unless it is listed.
///
/// # Errors
/// Words of which nothing is said.
pub fn renamed(values: Option<&BTreeMap<String, Value>>, value: &Value) -> Result<Value, String> {
    let Some(values) = values else {
        return Ok(value.clone());
    };
    if let Value::Array(elements) = value {
        return elements
            .iter()
            .map(|element| renamed(Some(values), element))
            .collect();
    }
    match values.get(&words(value)) {
        Some(value) => Ok(value.clone()),
        None if value.is_null() => Ok(Value::Null),
        None => Err(format!("nothing is said about {value}")),
    }
}

/// Reads a JSON file of these shapes.
///
/// # Errors
/// Why it cannot be read.
pub fn read<T: for<'de> Deserialize<'de>>(path: &Path) -> Result<T, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(path).map_err(|error| told(&error))?;
    serde_json::from_str(&text).map_err(|error| told(&error))
}
