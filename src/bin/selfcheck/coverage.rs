//! `selfcheck coverage`: what became of the rules of each document.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use selfcheck::policy::author::{self, coverage::Coverage};

use super::Failure;
use super::arguments::Arguments;

pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let dir = arguments.plain.first().map_or("policies", String::as_str);
    let checked = author::check_folder(Path::new(dir))?;
    let mut text = String::new();
    for (slug, coverage) in &checked.coverage {
        let [modelled, information, left_out] = coverage.counts();
        let all = coverage.rules.len();
        text += &format!(
            "{slug}: {all} rules, {modelled} modelled, {information} as information, {left_out} left out\n"
        );
    }
    if let Some(file) = arguments.last("rules") {
        let digest = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
        let faults = compare(&ids(&digest), &checked.coverage);
        if !faults.is_empty() {
            return Err(Failure::Found([&*text, &faults.join("\n")].concat()));
        }
        text += "every rule of the digest is listed, and no other\n";
    }
    Ok(text)
}

/// The rules of a digest: the first column of its tables, such as `| DL-001 | …`.
fn ids(digest: &str) -> BTreeSet<&str> {
    let first = |line| str::strip_prefix(line, "| ").and_then(|rest| rest.split_once(" |"));
    let columns = digest.lines().filter_map(first).map(|(id, _)| id);
    columns.filter(|id| prefix(id).is_some()).collect()
}

/// The letters before the number of a rule; `None` for what is no rule.
fn prefix(id: &str) -> Option<&str> {
    let (letters, number) = id.split_once('-')?;
    let is_letters = letters.len() == 2 && letters.bytes().all(|byte| byte.is_ascii_uppercase());
    let digits = number.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_letters && is_number).then_some(letters)
}

fn compare(digest: &BTreeSet<&str>, coverage: &BTreeMap<String, Coverage>) -> Vec<String> {
    let listed: BTreeSet<&str> = coverage
        .values()
        .flat_map(|coverage| &coverage.rules)
        .map(|rule| rule.rule.as_str())
        .collect();
    let missing = digest
        .difference(&listed)
        .map(|id| format!("{id}: not listed in any coverage.json"));
    let unknown = listed
        .difference(digest)
        .map(|id| format!("{id}: not a rule of the digest"));
    missing.chain(unknown).collect()
}
