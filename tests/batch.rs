//! `selfcheck batch`: every row of a table comes to what its answers come to alone, or nothing is written.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use selfcheck::engine::{Situation, evaluate};
use selfcheck::policy::author::{answers, read_folder};
use selfcheck::value::Date;

const HEAD: &str =
    "企业名称,area_m2,production_start_date,national_little_giant,is_key_enterprise_or_project,grades";

/// A file of this name with this text, away from those of other tests.
fn file(name: &str, text: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path
}

fn batch(table: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_selfcheck"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
        .arg("batch")
        .arg(table)
        .args(["--policy", "dalad-accelerator", "--day", "2026-11-21"]);
    command.args(more).output().unwrap()
}

/// What is said when a table cannot be used.
#[track_caller]
fn refused(name: &str, table: &[u8], more: &[&str]) -> String {
    let path = file(name, table);
    let output = batch(&path, more);
    assert_eq!((output.status.code(), &output.stdout[..]), (Some(2), &b""[..]));
    let folder = format!("{}/", path.parent().unwrap().display());
    String::from_utf8(output.stderr).unwrap().replace(&folder, "")
}

/// The table written, by column name.
fn cells(text: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let named = |row: csv::StringRecord| {
        let cells = head.iter().zip(row.iter());
        cells
            .map(|(name, cell)| (name.to_owned(), cell.to_owned()))
            .collect()
    };
    reader.records().map(|row| named(row.unwrap())).collect()
}

#[test]
fn each_row_comes_to_what_its_answers_come_to() {
    let rows = "甲公司,100,2022-03,是,不清楚,\n乙公司,45.15,2025-10,false,没有,合格;;\n丙公司,,,,,\n";
    let alone = [
        r#"{ "area_m2": "100", "production_start_date": "2022-03", "national_little_giant": true, "is_key_enterprise_or_project": null }"#,
        r#"{ "area_m2": "45.15", "production_start_date": "2025-10", "national_little_giant": false, "is_key_enterprise_or_project": "no", "grades": ["qualified", null, null] }"#,
        "{}",
    ];
    let table = file("rows.csv", format!("\u{feff}{HEAD}\n{rows}").as_bytes());
    let output = batch(&table, &["--keep", "企业名称"]);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let written = cells(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(written.len(), alone.len());

    let bundle = read_folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap();
    let place = bundle
        .policies
        .iter()
        .position(|policy| policy.slug == "dalad-accelerator")
        .unwrap();
    let policy = &bundle.policies[place];
    for ((row, text), name) in written.iter().zip(alone).zip(["甲公司", "乙公司", "丙公司"]) {
        let cell = |name: &str| &row.iter().find(|(column, _)| column == name).unwrap().1[..];
        let mut situation = Situation::new(policy, Date::parse("2026-11-21").unwrap());
        situation.answers = answers::read(text, &bundle).unwrap().swap_remove(place).answers;
        let report = evaluate(policy, &situation);
        let costs = report.costs.as_ref().unwrap();
        assert_eq!(cell("企业名称"), name);
        assert_eq!(
            cell("total_low"),
            serde_json::to_value(costs.estimate.low).unwrap()
        );
        assert_eq!(
            cell("total_high"),
            serde_json::to_value(costs.estimate.high).unwrap()
        );
        assert_eq!(cell("own_track"), costs.estimate.own.unwrap_or_default());
        assert_eq!(cell("per_square_metre"), costs.per_square_metre.to_string());
        for class in &report.classes {
            let certainty = serde_json::to_value(class.certainty).unwrap();
            assert_eq!(cell(&format!("classes.{}", class.id)), certainty);
        }
        for criterion in &report.criteria {
            let status = serde_json::to_value(criterion.standing.status).unwrap();
            assert_eq!(cell(&format!("criteria.{}", criterion.id)), status);
        }
        let questions: Vec<&str> = report.questions.iter().map(|question| question.fact).collect();
        assert_eq!(cell("questions"), questions.join(";"));
    }
    assert_ne!(written[0], written[1], "rows are told apart");

    let out = table.with_file_name("out.csv");
    let told = batch(&table, &["--keep", "企业名称", "-o", out.to_str().unwrap()]);
    assert!(told.status.success());
    let text = fs::read_to_string(&out).unwrap();
    assert_eq!(cells(text.strip_prefix('\u{feff}').unwrap()), written);
}

#[test]
fn one_answer_that_cannot_be_used_keeps_the_whole_table_back() {
    let table = "area_m2,production_start_date,is_key_enterprise_or_project\n十,2023-02-30,\n80,2022,是\n";
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("batch/never.csv");
    let said = refused("bad.csv", table.as_bytes(), &["-o", out.to_str().unwrap()]);
    for part in [
        "bad.csv, line 2: area_m2: \"十\"",
        "bad.csv, line 2: production_start_date: \"2023-02-30\": there is no such day",
        "bad.csv, line 3: is_key_enterprise_or_project: \"是\"",
        "3 answers cannot be used",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    assert!(!out.exists());
}

#[test]
fn every_column_that_is_not_understood_is_told_at_once() {
    let said = refused(
        "columns.csv",
        b"area,area_m2,area_m2\n1,2,3\n",
        &["--keep", "name"],
    );
    for part in [
        "--keep name: the table has no such column",
        "column `area`: no fact has this id or label",
        "column `area_m2`: another column answers `area_m2` as well",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
    let said = refused("uneven.csv", b"area_m2,grades\n1\n1,,\n", &[]);
    assert_eq!(
        said,
        "uneven.csv: line 2: 1 cell under 2 column names\nline 3: 3 cells under 2 column names\n"
    );
    // As a spreadsheet saves it in this country unless told otherwise.
    let said = refused("gbk.csv", b"\xc6\xf3\xd2\xb5,area_m2\n\xbc\xd7,1\n", &[]);
    assert!(said.starts_with("gbk.csv: not UTF-8"), "{said}");
}

#[test]
fn the_table_itself_is_not_written_over() {
    let table = file("same.csv", b"area_m2\n100\n");
    let said = refused("same.csv", b"area_m2\n100\n", &["-o", table.to_str().unwrap()]);
    assert!(said.contains("is the table itself"), "{said}");
    assert_eq!(fs::read(&table).unwrap(), b"area_m2\n100\n");
}
