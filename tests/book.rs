//! The sheet on which the authority settles how its text is read: one row per reading, with room for the answer.

use std::path::{Path, PathBuf};
use std::process::Command;

use selfcheck::copy::{book, words};
use selfcheck::policy::author;
use serde_json::json;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the command prints, or what it says where it fails.
fn run(words: &[&str]) -> Result<String, (Option<i32>, String)> {
    let output = Command::new(env!("CARGO_BIN_EXE_selfcheck"))
        .arg("book")
        .args(words)
        .current_dir(root())
        .output()
        .unwrap();
    match output.status.success() {
        true => Ok(String::from_utf8(output.stdout).unwrap()),
        false => Err((output.status.code(), String::from_utf8(output.stderr).unwrap())),
    }
}

fn row<'h>(html: &'h str, id: &str) -> &'h str {
    let start = html.split_once(&format!("<tr data-reading=\"{id}\"")).unwrap().1;
    start.split_once("</tr>").unwrap().0
}

#[test]
fn every_reading_has_a_row_with_its_quote_its_options_and_room_to_answer() {
    let html = run(&["--readings", "--day", "2026-11-21"]).unwrap();
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(
        !html.contains("<script") && !html.contains("http"),
        "it prints without a network"
    );
    let bundle = author::read_folder(&root().join("policies")).unwrap_or_else(|_| panic!("problems"));
    let mut rows = 0;
    for policy in &bundle.policies {
        let sheet = run(&["--readings", "--policy", policy.slug, "--day", "2026-11-21"]).unwrap();
        assert_eq!(
            sheet.matches("<tr data-reading").count(),
            policy.readings.len(),
            "{}",
            policy.slug
        );
        rows += policy.readings.len();
        for reading in &policy.readings {
            let row = row(&sheet, reading.id);
            let options = reading.options.iter().map(|option| option.label);
            for wanted in [reading.citation.quote, reading.citation.article]
                .into_iter()
                .chain(options)
            {
                assert!(row.contains(wanted), "{}: {wanted}", reading.id);
            }
            assert!(row.contains(book::AGREED) && row.contains(book::OTHERWISE));
            assert_eq!(row.matches("<td class=\"hand\"").count(), 3, "{}", reading.id);
        }
    }
    assert_eq!(html.matches("<tr data-reading").count(), rows);
}

#[test]
fn amounts_are_those_of_a_hundred_square_metres() {
    let sheet = run(&[
        "--readings",
        "--policy",
        "dalad-accelerator",
        "--day",
        "2026-11-21",
    ])
    .unwrap();
    assert!(sheet.contains("对100㎡金额的影响"));
    // The third year of A and B at 14 + 7 instead of 18 + 9 yuan a month: 7,200 less, and the heating as it is.
    let price = row(&sheet, "third_year");
    assert!(price.contains("A类、B类费用合计：78,030 元 → "), "{price}");
    assert!(row(&sheet, "band_80").contains(book::NO_EFFECT));
    // What changes amounts only in other situations is not said to leave them as they are.
    let lost = row(&sheet, "support_lost");
    assert!(!lost.contains(&format!(">{}<", book::NO_EFFECT)), "{lost}");
    assert!(row(&sheet, "fee_year").contains(book::NOT_COMPUTED));
    let others = run(&["--readings", "--policy", "tongliao-incubator"]).unwrap();
    let upgrade = row(&others, "upgrade");
    assert!(
        upgrade.contains("样例“") && upgrade.contains("100万元 → 50万元"),
        "{upgrade}"
    );
    assert!(others.contains(book::AMOUNTS) && !others.contains("㎡金额"));
}

#[test]
fn what_is_settled_is_said_to_be() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("book");
    let of_policy = folder.join("made-up");
    std::fs::create_dir_all(&of_policy).unwrap();
    let text = std::fs::read_to_string(root().join("tests/policies/made-up/policy.json")).unwrap();
    let mut policy: serde_json::Value = serde_json::from_str(&text).unwrap();
    let reading = &mut policy["readings"][0];
    let (id, option) = (reading["id"].clone(), reading["default"].clone());
    reading["confirmed"] = json!({ "option": option, "by": "示例单位", "on": "2026-12-01" });
    std::fs::write(of_policy.join("policy.json"), policy.to_string()).unwrap();
    let sheet = run(&["--readings", "--policies", folder.to_str().unwrap()]).unwrap();
    let row = row(&sheet, id.as_str().unwrap());
    assert!(
        row.contains(words::CONFIRMED) && row.contains("示例单位 2026-12-01"),
        "{row}"
    );
}

#[test]
fn a_book_nobody_knows_is_refused() {
    let (code, said) = run(&[]).unwrap_err();
    assert_eq!(code, Some(2));
    assert!(said.contains("--readings"), "{said}");
    assert_eq!(
        run(&["--readings", "--policy", "nowhere"]).unwrap_err().0,
        Some(2)
    );
}
