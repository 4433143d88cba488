//! Every limit of a policy has a worked case exactly at it and one a step beside it; `selfcheck check` tells where not.

#![expect(clippy::needless_raw_string_hashes, reason = "written by expect-test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use expect_test::{Expect, expect};

const SLUG: &str = "zhanjiang-accelerator";

/// A folder of its own with one policy, its cases and their words, each text once replaced by another.
fn folder(name: &str, policy: &[(&str, &str)], cases: &[(&str, &str)]) -> PathBuf {
    let from = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(root.join("policies").join(SLUG)).unwrap();
    fs::create_dir_all(root.join("tests/cases")).unwrap();
    let copy = |file: &str, slips: &[(&str, &str)]| {
        let mut text = fs::read_to_string(from.join(file)).unwrap();
        for (old, new) in slips {
            assert_eq!(text.matches(old).count(), 1, "{old} must occur once in {file}");
            text = text.replace(old, new);
        }
        fs::write(root.join(file), text).unwrap();
    };
    copy(&format!("policies/{SLUG}/policy.json"), policy);
    copy(&format!("policies/{SLUG}/cases.json"), cases);
    copy("policies/quotes.lock", &[]);
    copy("tests/cases/keys.json", &[]);
    root
}

fn selfcheck(root: &Path) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selfcheck"));
    command.current_dir(root).arg("check").output().unwrap()
}

#[track_caller]
fn told(root: &Path, expected: Expect) {
    let output = selfcheck(root);
    expected.assert_eq(&String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1));
}

const AREA: &str = r#""left": { "fact": "area_m2" },
          "comparator": "at_least",
          "right": { "number": { "value": "15000", "unit": "㎡" } }"#;

#[test]
fn the_shipped_cases_stand_at_every_limit() {
    let output = selfcheck(&folder("limits-sound", &[], &[]));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(
        text.contains("every limit has a worked case at it and one beside it"),
        "{text}"
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_limit_moved_away_from_its_cases() {
    let moved = AREA.replace("15000", "16000");
    told(
        &folder("limits-moved", &[(AREA, &moved)], &[]),
        expect![[r#"
        policies/zhanjiang-accelerator/policy.json:1002:9: criteria[4].condition.compare: no worked case stands at this limit (`area_m2` 16000㎡), and none one step beside it (`area_m2` 15999.99㎡)
          mend: work it out by hand from the document and add it to `cases.json`
        1 problem
    "#]],
    );
}

#[test]
fn a_case_taken_away_from_a_limit() {
    let case = r#""facts": { "area_m2": "14999.99" }"#;
    told(
        &folder(
            "limits-without",
            &[],
            &[(case, r#""facts": { "area_m2": "14990" }"#)],
        ),
        expect![[r#"
            policies/zhanjiang-accelerator/policy.json:1002:9: criteria[4].condition.compare: no worked case stands one step beside this limit (`area_m2` 14999.99㎡)
              mend: work it out by hand from the document and add it to `cases.json`
            1 problem
        "#]],
    );
}

#[test]
fn an_exception_for_a_limit_that_is_not_there() {
    let root = folder("limits-listed", &[], &[]);
    let listed = format!(r#"{{ "{SLUG}": {{ "criteria[none].condition.compare": "Nowhere." }} }}"#);
    fs::write(root.join("tests/cases/limits.json"), listed).unwrap();
    let output = selfcheck(&root);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        text.trim(),
        format!("tests/cases/limits.json: {SLUG} has no limit `criteria[none].condition.compare`")
    );
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn an_exception_is_for_its_limit_only() {
    let moved = AREA.replace("15000", "16000");
    let root = folder("limits-excused", &[(AREA, &moved)], &[]);
    let excuse = |name: &str| {
        fs::write(
            root.join("tests/cases/limits.json"),
            format!(r#"{{ "{SLUG}": {{ "{name}": "A test." }} }}"#),
        )
        .unwrap();
        selfcheck(&root).status.code()
    };
    assert_eq!(excuse("criteria[area].condition.compare"), Some(0));
}
