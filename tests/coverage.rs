//! `coverage.json`: every rule of a document is accounted for, by elements and cases that exist.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use selfcheck::policy::author;
use serde_json::{Value, json};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Rules in the digest of each document.
const RULES: [(&str, usize); 5] = [
    ("dalad-accelerator", 152),
    ("nmg-sme-cluster", 96),
    ("panjin-incubation", 52),
    ("tongliao-incubator", 24),
    ("zhanjiang-accelerator", 43),
];

#[test]
fn every_rule_of_each_document_is_listed() {
    let checked = author::check_folder(&Path::new(ROOT).join("policies")).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    });
    for (slug, rules) in RULES {
        let coverage = &checked.coverage[slug];
        assert_eq!(coverage.rules.len(), rules, "{slug}");
        let counts = coverage.counts();
        assert_eq!(usize::from(counts.iter().sum::<u16>()), rules, "{slug}");
        let policy = checked.bundle.policies.iter().find(|policy| policy.slug == slug);
        assert_eq!(policy.unwrap().meta.coverage, counts, "{slug}");
    }
}

/// What is computed has a worked case: only what is listed for everybody needs none.
#[test]
fn what_is_computed_is_exercised_by_a_case() {
    const COMPUTED: [&str; 7] = [
        "criteria.",
        "classes.",
        "benefits.",
        "tracks.",
        "scenarios.",
        "values.",
        "rows.",
    ];
    let checked = author::check_folder(&Path::new(ROOT).join("policies"))
        .ok()
        .unwrap();
    let triggers = checked.bundle.policies.iter().flat_map(|policy| &policy.triggers);
    let judged: Vec<String> = triggers
        .filter(|entry| entry.kept.is_some() || entry.day.is_some())
        .map(|entry| format!("triggers.{}", entry.id))
        .collect();
    let rules = checked.coverage.values().flat_map(|coverage| &coverage.rules);
    let is_computed =
        |name: &String| judged.contains(name) || COMPUTED.iter().any(|section| name.starts_with(section));
    let bare: Vec<&str> = rules
        .filter(|rule| rule.modelled.iter().any(is_computed) && rule.cases.is_empty())
        .map(|rule| rule.rule.as_str())
        .collect();
    assert!(bare.is_empty(), "no case: {bare:?}");
}

/// A folder with the made-up policy and this coverage.
fn folder(name: &str, coverage: &Value) -> PathBuf {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let inside = dir.join("made-up");
    fs::create_dir_all(&inside).unwrap();
    let policy = Path::new(ROOT).join("tests/policies/made-up/policy.json");
    let mut policy: Value = serde_json::from_str(&fs::read_to_string(policy).unwrap()).unwrap();
    policy["criteria"][0]["rules"] = json!(["MU-1", "AMB-MU-1"]);
    fs::write(inside.join("policy.json"), policy.to_string()).unwrap();
    fs::write(
        inside.join("cases.json"),
        json!({ "cases": [{ "id": "MU-CASE" }] }).to_string(),
    )
    .unwrap();
    fs::write(inside.join(author::coverage::FILE), coverage.to_string()).unwrap();
    dir
}

fn criterion() -> String {
    let policy = Path::new(ROOT).join("tests/policies/made-up/policy.json");
    let policy: Value = serde_json::from_str(&fs::read_to_string(policy).unwrap()).unwrap();
    format!("criteria.{}", policy["criteria"][0]["id"].as_str().unwrap())
}

fn sound() -> Vec<Value> {
    vec![
        json!({ "rule": "MU-1", "modelled": [criterion()], "cases": ["MU-CASE"] }),
        json!({ "rule": "MU-2", "information": ["meta.banner"] }),
        json!({ "rule": "MU-3", "left_out": "not for applicants" }),
    ]
}

fn check(name: &str, rules: &[Value], told: &[&str]) {
    let dir = folder(name, &json!({ "rules": rules }));
    let problems: Vec<String> = match author::check_folder(&dir) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(ToString::to_string).collect(),
    };
    assert_eq!(problems.len(), told.len(), "{problems:?}");
    for (problem, told) in problems.iter().zip(told) {
        assert!(
            problem.contains(told) && problem.contains("coverage.json:1:"),
            "{problem}"
        );
    }
}

#[test]
fn every_slip_in_it_is_told() {
    check("sound", &sound(), &[]);
    let changed = |at: usize, rule: Value| {
        let mut rules = sound();
        rules[at] = rule;
        rules
    };
    let element = json!({ "rule": "MU-2", "information": ["meta.banners"] });
    check(
        "element",
        &changed(1, element),
        &["no element is called `meta.banners`"],
    );
    let case = json!({ "rule": "MU-1", "modelled": [criterion()], "cases": ["MU-CASES"] });
    check("case", &changed(0, case), &["no case is called `MU-CASES`"]);
    let twice = json!({ "rule": "MU-3", "information": ["meta.banner"] });
    check("twice", &changed(1, twice), &["`MU-3` is listed twice"]);
    let ways = json!({ "rule": "MU-3", "left_out": "why", "information": ["meta.banner"] });
    check("two-ways", &changed(2, ways), &["exactly one of"]);
    check(
        "no-way",
        &changed(2, json!({ "rule": "MU-3" })),
        &["exactly one of"],
    );
    let elsewhere = json!({ "rule": "MU-1", "modelled": ["meta.banner"] });
    check(
        "elsewhere",
        &changed(0, elsewhere),
        &["names the rule `MU-1`, which is not listed with it"],
    );
    check(
        "not-listed",
        &sound()[1..],
        &["names the rule `MU-1`, which is not listed with it"],
    );
}

fn command(dir: &Path, digest: &str) -> (bool, String) {
    let file = dir.join("digest.md");
    fs::write(&file, digest).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .args([
            "coverage".as_ref(),
            dir.as_os_str(),
            "--rules".as_ref(),
            file.as_os_str(),
        ])
        .output()
        .unwrap();
    let text = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(text).unwrap())
}

#[test]
fn the_command_compares_with_the_tables_of_a_digest() {
    let dir = folder("digest", &json!({ "rules": sound() }));
    let digest =
        "# Digest\n| id | article |\n|---|---|\n| MU-1 | a |\n| MU-2 | b |\ntext | MU-9 | no table\n";
    let (holds, text) = command(&dir, &format!("{digest}| MU-3 | c |\n"));
    assert!(
        holds && text.contains("3 rules, 1 modelled, 1 as information, 1 left out"),
        "{text}"
    );
    let (holds, text) = command(&dir, &format!("{digest}| MU-4F | c |\n"));
    assert!(!holds, "{text}");
    let lines: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.split_once(": ")).collect();
    assert_eq!(lines.get("MU-4F"), Some(&"not listed in any coverage.json"));
    assert_eq!(lines.get("MU-3"), Some(&"not a rule of the digest"));
    assert!(
        !lines.contains_key("MU-1") && !lines.contains_key("MU-9"),
        "{text}"
    );
}
