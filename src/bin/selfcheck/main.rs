//! The command-line tool for officers, CI and scripts: the same engine without a browser.

mod arguments;
mod batch;
mod book;
mod coverage;
mod evaluate;
mod facts;
mod limits;
mod print;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use arguments::Arguments;
use selfcheck::policy::Bundle;
use selfcheck::policy::author::{self, Problem, quotes};

const HELP: &str = "\
selfcheck: policies against answers, with citations

  selfcheck check [DIR] [--sources DIR] [--cases KEYS]
      Every problem in the policy files of DIR (default: policies); exit 1 if there is one.
      With the words of the worked cases (default: tests/cases/keys.json beside DIR, if it is there): every limit must
      have a case exactly at it and one a step beside it, or a reason in limits.json beside the words.
      With --sources: every quote must stand verbatim in DIR/<slug>.txt (white space ignored); writes DIR/quotes.lock.
  selfcheck coverage [DIR] [--rules FILE]
      How many rules of each document are modelled, told as information or left out (DIR/<slug>/coverage.json).
      With --rules: exit 1 unless exactly the rules in the tables of FILE (`| XX-001 | …`) are listed.
  selfcheck facts [--policy SLUG] [--json]
      What can be answered: id, question, kind, unit, options.
  selfcheck evaluate ANSWERS.json|- [--policy SLUG] [--day YYYY-MM-DD] [--reading ID=OPTION]... [--json]
      The report on answers { \"fact_id\": value }; exit 2 if an answer cannot be used.
  selfcheck batch TABLE.csv [-o OUT.csv] [--policy SLUG] [--day YYYY-MM-DD] [--reading ID=OPTION]... [--keep NAME]...
      One row per enterprise: columns are facts by id or label, cells as in an answers file; several entries of one cell
      stand between `;`. An empty cell is no answer, `null` is not known. Columns named by --keep are carried over.
      Nothing is written if one answer cannot be used; exit 2 then.
  selfcheck book --readings [--policy SLUG] [--day YYYY-MM-DD]
      Every reading as a row of a printable HTML page, for the authority to settle.
  selfcheck schema answers|report|policy
      The JSON Schema.

facts, evaluate, batch, book and schema answers read the policies folder, or --policies DIR.
";

/// How a command ends other than well.
enum Failure {
    /// Exit 1: the policy files have problems.
    Problems(Vec<Problem>),
    /// Exit 1: what was compared differs.
    Found(String),
    /// Exit 2: what was typed or answered cannot be used.
    Usage(String),
}

impl From<String> for Failure {
    fn from(text: String) -> Failure {
        Failure::Usage(text)
    }
}

impl From<Vec<Problem>> for Failure {
    fn from(problems: Vec<Problem>) -> Failure {
        Failure::Problems(problems)
    }
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1).collect()) {
        Ok(text) => {
            print::to_stdout(&text);
            ExitCode::SUCCESS
        }
        Err(Failure::Problems(problems)) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            eprintln!("{}", counted(problems.len(), "problem"));
            ExitCode::from(1)
        }
        Err(Failure::Found(text)) => {
            eprintln!("{text}");
            ExitCode::from(1)
        }
        Err(Failure::Usage(text)) => {
            eprintln!("{text}");
            ExitCode::from(2)
        }
    }
}

fn run(typed: Vec<String>) -> Result<String, Failure> {
    let wants_help = typed.is_empty() || typed.iter().any(|word| word == "--help" || word == "-h");
    if wants_help || typed[0] == "help" {
        return Ok(HELP.to_owned());
    }
    let command = typed[0].clone();
    let rest = &typed[1..];
    match command.as_str() {
        "check" => check(Arguments::read(rest, &["sources", "cases"], &[], 1)?),
        "coverage" => coverage::run(Arguments::read(rest, &["rules"], &[], 1)?),
        "facts" => facts::run(Arguments::read(rest, &["policy", "policies"], &["json"], 0)?),
        "evaluate" => {
            let valued = ["policy", "day", "reading", "policies"];
            evaluate::run(Arguments::read(rest, &valued, &["json"], 1)?)
        }
        "batch" => {
            let valued = ["policy", "day", "reading", "keep", "out", "policies"];
            let long = |word: &String| {
                if word == "-o" {
                    "--out".to_owned()
                } else {
                    word.clone()
                }
            };
            let rest: Vec<String> = rest.iter().map(long).collect();
            batch::run(Arguments::read(&rest, &valued, &[], 1)?)
        }
        "book" => {
            let valued = ["policy", "day", "policies"];
            book::run(Arguments::read(rest, &valued, &["readings"], 0)?)
        }
        "schema" => schema(Arguments::read(rest, &["policies"], &[], 1)?),
        other => Err(Failure::Usage(format!("there is no command `{other}`\n\n{HELP}"))),
    }
}

/// So many of something.
fn counted(count: usize, what: &str) -> String {
    let end = if count == 1 { "" } else { "s" };
    format!("{count} {what}{end}")
}

/// The policies named by `--policies`.
fn load(arguments: &Arguments) -> Result<Bundle, Failure> {
    let dir = arguments.last("policies").unwrap_or("policies");
    Ok(author::read_folder(Path::new(dir))?)
}

/// The words of the worked cases, beside the folder of policies.
const KEYS: &str = "tests/cases/keys.json";

fn check(arguments: Arguments) -> Result<String, Failure> {
    let dir = PathBuf::from(arguments.plain.first().map_or("policies", String::as_str));
    let checked = author::check_folder(&dir)?;
    let lock = dir.join(quotes::LOCK);
    let mut text = String::new();
    let mut problems = Vec::new();
    match arguments.last("sources") {
        Some(sources) => match quotes::check_sources(&checked, Path::new(sources)) {
            Ok(written) => {
                std::fs::write(&lock, written).map_err(|error| format!("{}: {error}", lock.display()))?;
                text += &format!("every quote stands in its document; wrote {}\n", lock.display());
            }
            Err(differing) => problems = differing,
        },
        None => {
            let known = std::fs::read_to_string(&lock).unwrap_or_default();
            problems = quotes::check_lock(&checked, &known);
        }
    }
    let beside = dir.parent().unwrap_or(Path::new("")).join(KEYS);
    let keys = arguments.last("cases").map(PathBuf::from);
    if let Some(keys) = keys.or_else(|| beside.is_file().then_some(beside)) {
        problems.extend(limits::missing(&checked, &keys)?);
        text += "every limit has a worked case at it and one beside it\n";
    }
    if !problems.is_empty() {
        return Err(Failure::Problems(problems));
    }
    for policy in &checked.bundle.policies {
        text += &format!(
            "{}: {} facts, {} criteria, {} classes, {} readings\n",
            policy.slug,
            policy.facts.len(),
            policy.criteria.len(),
            policy.classes.len(),
            policy.readings.len(),
        );
    }
    Ok(text)
}

fn schema(arguments: Arguments) -> Result<String, Failure> {
    let schema = match arguments.plain.first().map(String::as_str) {
        Some("policy") => author::schema(),
        Some("answers") => author::answers::schema(&load(&arguments)?),
        Some("report") => schemars::schema_for!(selfcheck::engine::Report).to_value(),
        _ => {
            return Err(Failure::Usage(
                "say which: selfcheck schema answers|report|policy".into(),
            ));
        }
    };
    Ok(print::json(&schema))
}
