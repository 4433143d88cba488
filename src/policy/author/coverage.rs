//! `coverage.json` beside a policy: what became of each rule of its document, rule by rule.
//!
//! A rule is modelled (by which elements, and which worked cases hold it), shown as information (by which element), or
//! left out (why). The ids of rules come from a digest of the document that is not part of this folder.

use std::collections::BTreeMap;
use std::path::Path as FilePath;

use serde::Deserialize;
use serde_json::Value;

use super::locate::{Path, Positions};
use super::problem::{Fault, Problem};
use super::read::whole_file;

/// The file's name beside a policy.
pub const FILE: &str = "coverage.json";

/// What became of the rules of a document.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Coverage {
    /// One entry per rule.
    pub rules: Vec<Rule>,
}

/// What became of a rule; exactly one of `modelled`, `information`, `left_out`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id in the digest.
    pub rule: String,
    /// The elements that compute or list it, such as `criteria.registered`.
    #[serde(default)]
    pub modelled: Vec<String>,
    /// Worked cases that exercise them.
    #[serde(default)]
    pub cases: Vec<String>,
    /// The elements where it is only told.
    #[serde(default)]
    pub information: Vec<String>,
    /// Why it is not in the policy file.
    #[serde(default)]
    pub left_out: String,
}

impl Coverage {
    /// How many rules are modelled, shown as information, left out.
    pub fn counts(&self) -> [u16; 3] {
        let mut counts = [0; 3];
        for rule in &self.rules {
            let kind = match (rule.modelled.is_empty(), rule.information.is_empty()) {
                (false, _) => 0,
                (true, false) => 1,
                (true, true) => 2,
            };
            counts[kind] += 1;
        }
        counts
    }
}

/// Reads the file beside a policy file and compares it with the policy and its worked cases; `None` without one.
pub(super) fn read(policy_file: &FilePath) -> Result<Option<Coverage>, Vec<Problem>> {
    let path = policy_file.with_file_name(FILE);
    let Ok(text) = std::fs::read_to_string(&path) else {
        return Ok(None);
    };
    let file = path.display().to_string();
    let coverage: Coverage = serde_json::from_str(&text)
        .map_err(|error| vec![whole_file(file.clone(), Fault::Shape(error.to_string()))])?;
    let json = |path: &FilePath| -> Value {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or_default()
    };
    let (policy, cases) = (json(policy_file), json(&policy_file.with_file_name("cases.json")));
    let positions = Positions::of(&text);
    let problems: Vec<Problem> = check(&coverage, &policy, &cases)
        .into_iter()
        .map(|(path, fault)| {
            let (line, column) = positions.find(&path);
            Problem {
                file: file.clone(),
                line,
                column,
                path: path.0,
                fault,
            }
        })
        .collect();
    if problems.is_empty() {
        Ok(Some(coverage))
    } else {
        Err(problems)
    }
}

/// Everything wrong with it: names that do not exist, rules listed twice or in two ways, and rules the policy names that
/// are not listed with the element that names them.
fn check(coverage: &Coverage, policy: &Value, cases: &Value) -> Vec<(Path, Fault)> {
    let elements = elements(policy);
    let ids: Vec<&str> = list(&cases["cases"])
        .filter_map(|case| case["id"].as_str())
        .collect();
    let mut faults = Vec::new();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (at, rule) in coverage.rules.iter().enumerate() {
        let path = Path::new("rules").at(at);
        if seen.insert(&rule.rule, at).is_some() {
            faults.push((path.clone(), Fault::RuleTwice(rule.rule.clone())));
        }
        let ways = [
            !rule.modelled.is_empty(),
            !rule.information.is_empty(),
            !rule.left_out.is_empty(),
        ];
        if ways.iter().filter(|way| **way).count() != 1 {
            faults.push((path.clone(), Fault::RuleWays));
        }
        for (key, names) in [("modelled", &rule.modelled), ("information", &rule.information)] {
            for (i, name) in names.iter().enumerate() {
                if !elements.contains_key(name.as_str()) {
                    faults.push((path.key(key).at(i), unknown("element", name)));
                }
            }
        }
        for (i, id) in rule.cases.iter().enumerate() {
            if !ids.contains(&id.as_str()) {
                faults.push((path.key("cases").at(i), unknown("case", id)));
            }
        }
    }
    for (element, rules) in &elements {
        // Ambiguities of the digest are no rules.
        for rule in rules.iter().filter(|rule| !rule.starts_with("AMB-")) {
            let listed = seen.get(rule).map(|at| &coverage.rules[*at]);
            let names = |rule: &Rule| {
                rule.modelled
                    .iter()
                    .chain(&rule.information)
                    .any(|name| name == element)
            };
            if !listed.is_some_and(names) {
                let (rule, element) = ((*rule).to_owned(), element.clone());
                faults.push((Path::new("rules"), Fault::RuleNotListed { rule, element }));
            }
        }
    }
    faults
}

fn unknown(sort: &'static str, name: &str) -> Fault {
    Fault::Unknown {
        sort,
        name: name.to_owned(),
        near: None,
        known: Vec::new(),
    }
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

/// Every named element of a policy file with the rules it names, such as `criteria.registered` and `tracks.market`;
/// what has no id stands under its key, such as `meta.notices` and `costs.deposit`.
fn elements(policy: &Value) -> BTreeMap<String, Vec<&str>> {
    let mut all = BTreeMap::new();
    let mut add = |name: String, element| {
        all.insert(name, rules_of(element));
    };
    let mut sections: Vec<(&str, &Value)> = Vec::new();
    for (key, section) in policy.as_object().into_iter().flatten() {
        match section {
            Value::Object(members) => {
                for (inner, member) in members {
                    add([key, ".", inner].concat(), member);
                    sections.push((inner, member));
                }
            }
            _ => sections.push((key, section)),
        }
    }
    for (section, elements) in sections {
        for element in list(elements) {
            if let Some(id) = element["id"].as_str() {
                add([section, ".", id].concat(), element);
            }
        }
    }
    all
}

fn rules_of(element: &Value) -> Vec<&str> {
    list(&element["rules"]).filter_map(Value::as_str).collect()
}
