//! `cargo xtask mutate` finds a hole in the cases, and its list of equivalent mutants cannot rot.

#[path = "../src/bin/xtask/mutation/mod.rs"]
#[allow(dead_code, reason = "the task prints more than is asserted here")]
mod mutation;

use std::path::Path;

use mutation::equivalent::{self, Equivalent};
use mutation::project::Project;
use mutation::trial::{self, Verdict};
use mutation::{Mutant, OPERATORS};

fn project() -> Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/mutants");
    Project::read(&folder, "cases").unwrap()
}

/// The mutants of the fixture, and what becomes of them.
fn tried(project: &Project) -> (Vec<Mutant>, Vec<Option<Verdict>>) {
    let mutants = mutation::mutants(&project.files["gate"].root, &project.others("gate"));
    let all: Vec<usize> = (0..mutants.len()).collect();
    let verdicts = trial::try_all(project, "gate", &mutants, &all, 2).unwrap();
    (mutants, verdicts)
}

fn survivors(project: &Project) -> Vec<String> {
    let (mutants, verdicts) = tried(project);
    let both = mutants.iter().zip(&verdicts);
    let surviving = both.filter(|(_, verdict)| **verdict == Some(Verdict::Survives));
    surviving
        .map(|(mutant, _)| format!("{}: {}", mutant.path, mutant.change()))
        .collect()
}

fn without(case: &str) -> Project {
    let mut project = project();
    let cases = project.cases.get_mut("gate").unwrap();
    let before = cases.len();
    cases.retain(|own| own.id != case);
    assert_eq!(cases.len() + 1, before);
    project
}

#[test]
fn complete_cases_leave_nothing_alive() {
    assert_eq!(survivors(&project()), Vec::<String>::new());
    let (_, verdicts) = tried(&project());
    assert!(verdicts.len() >= 10, "{} mutants", verdicts.len());
}

#[test]
fn a_hole_in_the_cases_lets_a_mutant_live() {
    let compare = "criteria[tall].condition.any[0].compare";
    assert_eq!(
        survivors(&without("on")),
        [
            format!("{compare}.comparator: at_least -> more_than"),
            format!("{compare}.right.number.value: 120 -> 121"),
        ]
    );
    assert_eq!(
        survivors(&without("below")),
        [
            format!("{compare}.otherwise: not_met -> review"),
            format!("{compare}.right.number.value: 120 -> 119"),
        ]
    );
    assert_eq!(
        survivors(&without("invited")),
        [
            r#"facts[invited].kind: {"yes_no":{}} -> {"assessment":{}}"#,
            r#"criteria[tall].condition.any[1]: {"yes":"invited"} -> dropped"#,
        ]
    );
}

fn listed(path: &str, change: &str) -> Vec<Equivalent> {
    let group = serde_json::json!([{ "reason": "a reason", "mutants": { path: [change] } }]);
    serde_json::from_value(group).unwrap()
}

#[test]
fn the_list_of_equivalents_cannot_rot() {
    let value = "criteria[tall].condition.any[0].compare.right.number.value";
    let (hole, whole) = (without("below"), project());
    let check = |project: &Project, list: &[Equivalent]| {
        let (mutants, verdicts) = tried(project);
        equivalent::faults(list, &mutants, &verdicts)
    };
    let list = listed(value, "120 -> 119");
    assert_eq!(check(&hole, &list), Vec::<String>::new());
    assert_eq!(
        check(&whole, &list),
        [format!("{value}: 120 -> 119: killed by below")]
    );
    let gone = check(&hole, &listed(value, "120 -> 118"));
    assert_eq!(
        gone,
        [format!("{value}: 120 -> 118: there is no such mutant any more")]
    );
    let groups = serde_json::json!([{ "reason": " ", "mutants": {} }]);
    let unreasoned: Vec<Equivalent> = serde_json::from_value(groups).unwrap();
    assert_eq!(check(&hole, &unreasoned), ["an entry gives no reason"]);
}

/// Cases that do not hold are told before any mutant is tried.
#[test]
fn cases_hold_before_mutants_are_tried() {
    let mut project = project();
    let cases = project.cases.get_mut("gate").unwrap();
    cases[0].expected.insert("tall".to_owned(), "not_met".into());
    let refused = trial::try_all(&project, "gate", &[], &[], 1);
    assert!(refused.unwrap_err().contains("above does not hold"));
}

#[test]
fn a_sample_is_the_same_every_time() {
    let places = trial::sample(1000, 40);
    assert_eq!(places, trial::sample(1000, 40));
    assert!(places.len() == 40 && places.windows(2).all(|pair| pair[0] < pair[1]));
    assert_eq!(trial::sample(3, 40), [0, 1, 2]);
}

/// Every sort of slip happens somewhere in the policies: an operator that proposes nothing is a stub.
#[test]
fn every_operator_makes_mutants() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = Project::read(root, "tests/cases").unwrap();
    let mut unused: Vec<&str> = OPERATORS.iter().map(|(name, ..)| *name).collect();
    for (slug, file) in &project.files {
        let mutants = mutation::mutants(&file.root, &project.others(slug));
        unused.retain(|name| !mutants.iter().any(|mutant| mutant.operator == *name));
    }
    assert_eq!(unused, Vec::<&str>::new());
}
