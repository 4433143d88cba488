//! `selfcheck batch`: a table with one enterprise per row in, its results as a table out.

use std::path::Path;

use selfcheck::copy::words;
use selfcheck::engine::{self, PolicyReport, Status};
use selfcheck::policy::author::answers;
use selfcheck::policy::{Bundle, Kind, Policy};
use serde_json::{Map, Value};

use super::arguments::Arguments;
use super::evaluate::Setting;
use super::print::{self, word};
use super::{Failure, load};

/// Between the entries of one cell: several options, a figure per year.
const BETWEEN: char = ';';
/// Tells spreadsheets that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// What a column of the table holds.
enum Column<'b> {
    /// The answers to a fact.
    Fact(&'b str, &'b Kind),
    /// Carried over as it is.
    Kept,
}

pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let Some(file) = arguments.plain.first() else {
        return Err(Failure::Usage("name the table, a CSV file in UTF-8".into()));
    };
    let bundle = load(&arguments)?;
    let chosen = print::chosen(&bundle, arguments.last("policy"))?;
    let setting = Setting::read(&arguments, &chosen)?;
    let bytes = std::fs::read(file).map_err(|error| format!("{file}: {error}"))?;
    let text =
        String::from_utf8(bytes).map_err(|_| format!("{file}: not UTF-8; save the table as “CSV UTF-8”"))?;
    let table = Table::read(text.trim_start_matches(MARK)).map_err(|error| format!("{file}: {error}"))?;
    let keep: Vec<&str> = arguments.all("keep").collect();
    let columns = columns(&table.head, &keep, &bundle).map_err(|faults| format!("{file}: {faults}"))?;

    let (mut results, mut faults) = (Vec::new(), Vec::new());
    for (line, row) in &table.rows {
        match answers::from_object(&members(&columns, row), &bundle) {
            Ok(own) => {
                let all = bundle.policies.iter().zip(own);
                let reports = all.filter(|(policy, _)| chosen.contains(policy));
                let report = |(policy, own)| engine::evaluate(policy, &setting.situation(policy, own));
                let kept = columns.iter().zip(row);
                let kept = kept.filter(|(column, _)| matches!(column, Column::Kept));
                let mut cells: Vec<String> = kept.map(|(_, cell)| cell.clone()).collect();
                reports
                    .map(report)
                    .for_each(|report| cells.extend(figures(&report)));
                results.push(cells);
            }
            Err(bad) => faults.extend(bad.iter().map(|bad| format!("{file}, line {line}: {bad}"))),
        }
    }
    if !faults.is_empty() {
        let count = super::counted(faults.len(), "answer");
        return Err(Failure::Usage(format!(
            "{}\n{count} cannot be used",
            faults.join("\n")
        )));
    }
    let head = head(&table.head, &columns, &chosen);
    let text = written(&head, &results)?;
    let Some(out) = arguments.last("out") else {
        return Ok(text);
    };
    if same_file(file, out) {
        return Err(Failure::Usage(format!(
            "{out} is the table itself; name another file"
        )));
    }
    std::fs::write(out, [MARK, &text].concat()).map_err(|error| format!("{out}: {error}"))?;
    Ok(format!("{out}: {}\n", super::counted(results.len(), "row")))
}

fn same_file(one: &str, other: &str) -> bool {
    let real = |path: &str| Path::new(path).canonicalize().ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

/// A table as typed: each row with its line, and as many cells as the head.
struct Table {
    head: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    fn read(text: &str) -> Result<Table, String> {
        let mut reader = csv::ReaderBuilder::new()
            .trim(csv::Trim::All)
            .flexible(true)
            .from_reader(text.as_bytes());
        let cells = |record: &csv::StringRecord| record.iter().map(str::to_owned).collect::<Vec<_>>();
        let head = cells(reader.headers().map_err(|error| error.to_string())?);
        let (mut rows, mut faults) = (Vec::new(), Vec::new());
        for record in reader.records() {
            let record = record.map_err(|error| error.to_string())?;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != head.len() {
                let (has, wants) = (super::counted(record.len(), "cell"), head.len());
                faults.push(format!("line {line}: {has} under {wants} column names"));
            }
            rows.push((line, cells(&record)));
        }
        if faults.is_empty() {
            Ok(Table { head, rows })
        } else {
            Err(faults.join("\n"))
        }
    }
}

/// What each column holds, by the id or the label of a fact; every name that is not understood at once.
fn columns<'b>(head: &[String], keep: &[&str], bundle: &'b Bundle) -> Result<Vec<Column<'b>>, String> {
    let (mut columns, mut faults): (Vec<Column>, Vec<String>) = Default::default();
    for name in keep
        .iter()
        .filter(|name| !head.iter().any(|column| column == *name))
    {
        faults.push(format!("--keep {name}: the table has no such column"));
    }
    for name in head {
        if keep.contains(&&**name) {
            columns.push(Column::Kept);
            continue;
        }
        let facts = || bundle.policies.iter().flat_map(|policy| &policy.facts);
        let mut named: Vec<_> = facts().filter(|fact| fact.id == name).collect();
        if named.is_empty() {
            named = facts().filter(|fact| fact.label == name).collect();
        }
        let Some(fact) = named.first() else {
            let known = "column `NAME`: no fact has this id or label (`selfcheck facts` lists them); to carry it over, add --keep \"NAME\"";
            faults.push(known.replace("NAME", name));
            continue;
        };
        if let Some(other) = named.iter().find(|other| other.id != fact.id) {
            let (one, other) = (fact.id, other.id);
            faults.push(format!(
                "column `{name}`: `{one}` and `{other}` have this label; write the id"
            ));
        }
        if columns
            .iter()
            .any(|column| matches!(column, Column::Fact(id, _) if *id == fact.id))
        {
            faults.push(format!(
                "column `{name}`: another column answers `{}` as well; keep one",
                fact.id
            ));
        }
        columns.push(Column::Fact(fact.id, &fact.kind));
    }
    if faults.is_empty() {
        Ok(columns)
    } else {
        Err(faults.join("\n"))
    }
}

/// The answers of a row; an empty cell is no answer.
fn members(columns: &[Column], row: &[String]) -> Map<String, Value> {
    let mut members = Map::new();
    for (column, cell) in columns.iter().zip(row) {
        if let (Column::Fact(id, kind), false) = (column, cell.is_empty()) {
            members.insert((*id).to_owned(), answer(kind, cell));
        }
    }
    members
}

/// A cell as the value an answers file would hold; what fits nothing is left as text, to be refused with the reason.
fn answer(kind: &Kind, cell: &str) -> Value {
    if cell == "null" || cell == words::UNKNOWN {
        return Value::Null;
    }
    if cell.starts_with(['[', '{'])
        && let Ok(value) = serde_json::from_str(cell)
    {
        return value;
    }
    let entries = |one: &dyn Fn(&str) -> Value| {
        let entries = cell.split(BETWEEN).map(str::trim);
        Value::Array(
            entries
                .map(|entry| if entry.is_empty() { Value::Null } else { one(entry) })
                .collect(),
        )
    };
    let [yes, no] = words::YES_NO;
    match kind {
        Kind::Claim => {
            let level = words::CLAIM.iter().position(|word| *word == cell);
            let level = level.or_else(|| (cell == no).then_some(2));
            Value::from(level.map_or(cell, |level| ["documented", "self_claimed", "no"][level]))
        }
        Kind::YesNo | Kind::Assessment if cell == yes || cell == "true" => Value::Bool(true),
        Kind::YesNo | Kind::Assessment if cell == no || cell == "false" => Value::Bool(false),
        Kind::Choice(options) => Value::from(print::option_id(options, cell)),
        Kind::Several(options) | Kind::ChoiceByYear(options, _) => {
            entries(&|entry| Value::from(print::option_id(options, entry)))
        }
        Kind::Series(..) if cell.contains(BETWEEN) => entries(&|entry| {
            if entry == "null" {
                Value::Null
            } else {
                Value::from(entry)
            }
        }),
        _ => Value::from(cell),
    }
}

/// The names of the columns written: those kept, then those of every policy, named by it where there are several.
fn head(typed: &[String], columns: &[Column], policies: &[&Policy]) -> Vec<String> {
    let kept = typed
        .iter()
        .zip(columns)
        .filter(|(_, column)| matches!(column, Column::Kept));
    let mut head: Vec<String> = kept.map(|(name, _)| name.clone()).collect();
    for policy in policies {
        let mut names =
            Vec::from(["state", "overall", "met", "review", "open", "not_met"].map(str::to_owned));
        names.extend(
            policy
                .criteria
                .iter()
                .map(|criterion| format!("criteria.{}", criterion.id)),
        );
        names.extend(policy.classes.iter().map(|class| format!("classes.{}", class.id)));
        if policy.costs.is_some() {
            names.extend(["own_track", "per_square_metre", "total_low", "total_high"].map(str::to_owned));
        }
        for benefit in &policy.benefits {
            let (id, of) = (benefit.id, ["standing", "low", "high"]);
            names.extend(of.map(|part| format!("benefits.{id}.{part}")));
        }
        names.push("questions".to_owned());
        let is_one = policies.len() == 1;
        head.extend(names.into_iter().map(|name| {
            if is_one {
                name
            } else {
                format!("{}: {name}", policy.slug)
            }
        }));
    }
    head
}

/// The cells of a report, in the order of [`head`].
fn figures(report: &PolicyReport) -> Vec<String> {
    let count = |status| {
        report
            .concerning()
            .filter(|criterion| criterion.standing.status == status)
            .count()
    };
    let mut cells = vec![
        word(&report.state),
        report
            .overall
            .as_ref()
            .map_or_else(String::new, |overall| word(&overall.status)),
    ];
    let counted = [Status::Met, Status::Review, Status::Open, Status::NotMet];
    cells.extend(counted.map(|status| count(status).to_string()));
    cells.extend(
        report
            .criteria
            .iter()
            .map(|criterion| word(&criterion.standing.status)),
    );
    cells.extend(report.classes.iter().map(|class| word(&class.certainty)));
    if let Some(costs) = &report.costs {
        let estimate = &costs.estimate;
        cells.push(estimate.own.unwrap_or_default().to_owned());
        cells.push(costs.per_square_metre.to_string());
        cells.extend([word(&estimate.low), word(&estimate.high)]);
    }
    for benefit in &report.benefits {
        cells.push(word(&benefit.standing.status));
        let amount = |end: fn(&engine::Amount) -> selfcheck::value::Number| {
            benefit
                .amount
                .as_ref()
                .map_or_else(String::new, |amount| word(&engine::Money(end(amount))))
        };
        cells.extend([amount(|amount| amount.low()), amount(|amount| amount.high())]);
    }
    let questions: Vec<&str> = report.questions.iter().map(|question| question.fact).collect();
    cells.push(questions.join(&BETWEEN.to_string()));
    cells
}

fn written(head: &[String], rows: &[Vec<String>]) -> Result<String, String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(head).chain(rows.iter().map(Vec::as_slice)) {
        writer.write_record(row).map_err(|error| error.to_string())?;
    }
    let bytes = writer.into_inner().map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| error.to_string())
}
