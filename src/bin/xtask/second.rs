//! `cargo xtask second`: the engine against the second evaluator of the tests on a million situations, and the record of
//! the last such run.

use std::time::Instant;

use serde_json::{Value, json};

use crate::command::{self, Outcome};
use crate::{files, paths};

#[path = "../../../tests/support/stamp.rs"]
mod stamp;

const RECORD: &str = "tests/second.json";
/// Situations of a run that is recorded.
const CASES: u64 = 1_000_000;

/// What a run is about, as it stands when the run begins.
struct Tried {
    commit: String,
    sources: String,
}

/// Runs the long test in release and records what came of it; fails where the evaluators differ.
pub fn second(words: &[&str]) -> Outcome {
    let cases = match words {
        [] => CASES,
        ["--cases", count] => count
            .replace('_', "")
            .parse()
            .map_err(|_| format!("`{count}` is no number"))?,
        _ => return Err("`second` takes --cases N, nothing else".to_owned()),
    };
    let sources = stamp::fingerprint(paths::root());
    let tried = Tried {
        commit: commit()?,
        sources: sources.map_err(|error| format!("cannot read sources: {error}"))?,
    };
    command::run(&mut command::cargo("test --release --test second --no-run"))?;
    let found = paths::target().join("second.json");
    let start = Instant::now();
    let mut test = command::cargo("test --quiet --release --test second -- --ignored --exact --nocapture");
    test.arg("a_long_run_agrees")
        .env("SELFCHECK_SECOND_CASES", cases.to_string())
        .env("SELFCHECK_SECOND_FOUND", &found);
    files::write(&found, b"{}")?;
    let outcome = command::run(&mut test);
    let found: Value = serde_json::from_str(&files::read_text(&found)?)
        .map_err(|error| format!("{}: {error}", paths::shown(&found)))?;
    if found["cases"].as_u64().is_some_and(|cases| cases >= CASES) {
        record(&found, start.elapsed().as_secs(), &tried)?;
        println!("recorded in {RECORD}");
    }
    outcome
}

fn record(found: &Value, seconds: u64, tried: &Tried) -> Outcome {
    let day = command::capture(&mut command::program("date", &["-u", "+%F"]))?;
    let record = json!({
        "date": day.trim(),
        "commit": tried.commit,
        "cases": found["cases"],
        "compared": found["compared"],
        "open": found["open"],
        "differences": found["differences"],
        "seconds": seconds,
        "sources": tried.sources,
    });
    files::write(&paths::root().join(RECORD), format!("{record:#}\n").as_bytes())
}

/// The commit that was tried, marked where files were changed since.
fn commit() -> Outcome<String> {
    let git = |line: &[&str]| command::capture(&mut command::program("git", line));
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let changes = git(&["status", "--porcelain", "--untracked-files=no"])?;
    let mark = if changes.trim().is_empty() {
        ""
    } else {
        " with changes"
    };
    Ok(format!("{}{mark}", commit.trim()))
}
