//! `cargo xtask test`: every check in one go, stopping at the first that fails.

use crate::command::{self, Outcome};
use crate::tools::{self, Purpose, Tools};
use crate::{files, gate, paths, site};
use std::env;
use std::path::{Path, PathBuf};

/// How many tests ran and how they ended.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Tally {
    passed: u64,
    failed: u64,
}

/// Runs all stages; the last line of a complete run reads `N passed, 0 failed`.
pub fn test() -> Outcome {
    let tools = tools::ensure(Purpose::Test)?;
    let mut total = Tally::default();
    let result = stages(&tools, &mut total);
    println!("\n{} passed, {} failed", total.passed, total.failed);
    result
}

fn stages(tools: &Tools, total: &mut Tally) -> Outcome {
    announce("format");
    command::run(&mut command::cargo("fmt --all --check"))
        .map_err(|error| format!("{error}; run `cargo fmt`"))?;

    announce("lints, native");
    command::run(&mut command::cargo("clippy --all-targets -- -D warnings"))?;

    announce("lints, browser");
    let browser = "clippy -p selfcheck-web --target wasm32-unknown-unknown -- -D warnings";
    command::run(&mut command::cargo(browser))?;

    announce("Rust tests");
    counted(&mut command::cargo("test"), cargo_tally, total, "Rust tests")?;

    announce("site");
    site::build_with(tools)?;
    gate::prove(tools)?;
    site::build_made_up(tools)?;

    announce("browser tests");
    run_browser_tests(total)
}

fn run_browser_tests(total: &mut Tally) -> Outcome {
    let files = browser_tests()?;
    let this = env::current_exe().map_err(|error| format!("cannot find this program's own file: {error}"))?;
    // Named one by one: newer Node versions no longer search a folder.
    let mut node = command::program("node", &["--test", "--test-reporter=spec"]);
    node.args(&files)
        .env_remove("FORCE_COLOR")
        .env("SELFCHECK_XTASK", this);
    if let Some(chromium) = tools::chromium() {
        node.env("CHROMIUM", chromium);
    }
    let lines = counted(&mut node, node_tally, total, "browser tests")?;
    match files
        .iter()
        .find(|file| lines.iter().any(|line| is_empty_file(line, file)))
    {
        Some(file) => Err(format!("{} holds no test", paths::shown(file))),
        None => Ok(()),
    }
}

/// Node reports a file without a single test as one passed test that bears the file's name.
fn is_empty_file(line: &str, file: &Path) -> bool {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    line.strip_prefix("✔ ")
        .is_some_and(|test| test.split(" (").next().is_some_and(|test| test.ends_with(&*name)))
}

/// The `*.test.mjs` files, in the order of their names.
fn browser_tests() -> Outcome<Vec<PathBuf>> {
    let folder = paths::browser_tests();
    let names = files::names(&folder)?;
    let tests: Vec<PathBuf> = names
        .iter()
        .filter(|name| name.ends_with(".test.mjs"))
        .map(|name| folder.join(name))
        .collect();
    if tests.is_empty() {
        return Err(format!("{} holds no *.test.mjs", paths::shown(&folder)));
    }
    Ok(tests)
}

fn announce(stage: &str) {
    println!("\n== {stage}");
}

/// Runs a stage of tests, adds what ran to `total` and gives back its output; a stage in which nothing ran has failed.
fn counted(
    command: &mut std::process::Command,
    tally: fn(&str) -> Tally,
    total: &mut Tally,
    stage: &str,
) -> Outcome<Vec<String>> {
    let (success, lines) = command::run_and_read(command)?;
    let mut here = Tally::default();
    for one in lines.iter().map(|line| tally(line)) {
        here.passed += one.passed;
        here.failed += one.failed;
    }
    total.passed += here.passed;
    total.failed += here.failed;
    match here {
        Tally { failed: 0, .. } if !success => Err(format!("{stage}: stopped before all had run; see above")),
        Tally { failed: 1.., .. } => Err(format!("{stage}: {} failed; see above", here.failed)),
        Tally { passed: 0, .. } => Err(format!("{stage}: none ran, so nothing was shown to work")),
        _ => Ok(lines),
    }
}

/// Reads `test result: ok. 3 passed; 0 failed; …`.
fn cargo_tally(line: &str) -> Tally {
    let Some(summary) = line.strip_prefix("test result: ") else {
        return Tally::default();
    };
    let counted = |word: &str| {
        let before = summary
            .split(';')
            .find_map(|part| part.trim().strip_suffix(word))?;
        before.trim().rsplit(' ').next()?.parse().ok()
    };
    Tally {
        passed: counted("passed").unwrap_or(0),
        failed: counted("failed").unwrap_or(0),
    }
}

/// Reads `ℹ pass 3`, `ℹ fail 0` and `ℹ cancelled 0` at the end of node's report.
fn node_tally(line: &str) -> Tally {
    let count = |name: &str| line.strip_prefix("ℹ ")?.strip_prefix(name)?.trim().parse().ok();
    Tally {
        passed: count("pass ").unwrap_or(0),
        failed: count("fail ").unwrap_or(0) + count("cancelled ").unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted() {
        let tally = |passed, failed| Tally { passed, failed };
        let ok =
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        let bad = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(cargo_tally(ok), tally(12, 0));
        assert_eq!(cargo_tally(bad), tally(3, 2));
        assert_eq!(cargo_tally("test a::b ... ok"), tally(0, 0));
        assert_eq!(node_tally("ℹ pass 8"), tally(8, 0));
        assert_eq!(node_tally("ℹ fail 1"), tally(0, 1));
        assert_eq!(node_tally("ℹ cancelled 2"), tally(0, 2));
        assert_eq!(node_tally("ℹ tests 9"), tally(0, 0));
    }

    #[test]
    fn a_file_without_tests_is_not_taken_for_a_test() {
        let file = Path::new("tests/browser/empty.test.mjs");
        assert!(is_empty_file(
            "✔ /home/x/tests/browser/empty.test.mjs (83.2ms)",
            file
        ));
        assert!(!is_empty_file(
            "✔ /home/x/tests/browser/other.test.mjs (83.2ms)",
            file
        ));
        assert!(!is_empty_file("✔ draws the page (83.2ms)", file));
    }
}
