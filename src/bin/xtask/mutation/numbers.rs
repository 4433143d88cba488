//! Slips in numbers, periods and days.

use selfcheck::value::{Date, Number};
use serde_json::{Value, json};

use super::Change;
use super::conditions::{renamed, unwrapped};
use super::facts::Known;
use super::tree::Node;

/// A written number, one smallest step more and less; amounts of money also doubled.
pub fn number(node: Node, known: &Known) -> Vec<Change> {
    if node.key() == "percent" {
        return stepped(node, "0.01");
    }
    let around = node.around().next();
    let written =
        around.filter(|around| node.key() == "value" && around.key() == "number" && !node.is_element());
    let Some(unit) = written.and_then(|around| around.value["unit"].as_str()) else {
        return Vec::new();
    };
    let money = unit.contains("元");
    let mut changes = stepped(node, &step(node, known, unit));
    if money && let Some(text) = node.value.as_str() {
        changes.extend(
            plus(text, text).map(|double| Change::to(node.steps.to_vec(), node.value, double.into())),
        );
    }
    changes
}

/// The smallest step a number in this unit can differ by where it stands.
fn step(node: Node, known: &Known, unit: &str) -> String {
    let compared = node
        .around()
        .find(|around| around.key() == "compare" && !around.is_element());
    let steps = compared.map_or_else(Vec::new, |compared| known.steps(compared.value, unit));
    let smallest = steps
        .iter()
        .filter_map(|step| Number::parse(step).ok().map(|number| (number, *step)))
        .min_by_key(|(number, _)| *number);
    let usual = if unit.contains("元") || unit == "%" {
        "0.01"
    } else {
        "1"
    };
    finer(
        smallest.map_or(usual, |(_, step)| step),
        node.value.as_str().unwrap_or_default(),
    )
}

/// The step, or the last decimal place that is written, if that is finer.
fn finer(step: &str, written: &str) -> String {
    let places = |text: &str| text.split_once('.').map_or(0, |(_, places)| places.len());
    match places(written) {
        written if written > places(step) => format!("0.{}1", "0".repeat(written - 1)),
        _ => step.to_owned(),
    }
}

fn plus(text: &str, other: &str) -> Option<String> {
    let (text, other) = (Number::parse(text).ok()?, Number::parse(other).ok()?);
    text.checked_add(other).map(|sum| sum.to_string())
}

fn stepped(node: Node, step: &str) -> Vec<Change> {
    let Some(text) = node.value.as_str() else {
        return Vec::new();
    };
    let sums = [format!("-{step}"), step.to_owned()]
        .into_iter()
        .filter_map(|step| plus(text, &step));
    sums.map(|sum| Change::to(node.steps.to_vec(), node.value, sum.into()))
        .collect()
}

/// An entry of a table.
pub fn table(node: Node, _: &Known) -> Vec<Change> {
    let in_row = node.around().nth(1).is_some_and(|rows| rows.key() == "rows");
    if node.section() != "tables" || !node.is_element() || !in_row {
        return Vec::new();
    }
    let mut changes = stepped(node, &finer("1", node.value.as_str().unwrap_or_default()));
    if !node.value.is_null() {
        changes.push(Change::to(node.steps.to_vec(), node.value, Value::Null));
    }
    changes
}

/// Years, months and days of a period, and fixed days.
pub fn period(node: Node, _: &Known) -> Vec<Change> {
    let in_period = node.around().next().is_some_and(|around| around.key() == "plus");
    match node.key() {
        "years" | "months" | "days" if in_period => longer(node),
        "valid_months" => longer(node),
        "date" => shifted(node),
        _ => Vec::new(),
    }
}

fn longer(node: Node) -> Vec<Change> {
    let number = node.value.as_i64().into_iter();
    let both = number.flat_map(|number| [number - 1, number + 1]);
    both.map(|other| Change::to(node.steps.to_vec(), node.value, other.into()))
        .collect()
}

fn shifted(node: Node) -> Vec<Change> {
    let date = node.value.as_str().and_then(|text| Date::parse(text).ok());
    let days = date
        .into_iter()
        .flat_map(|date| [date.plus_days(-1), date.plus_days(1)]);
    days.map(|day| Change::to(node.steps.to_vec(), node.value, day.text().into()))
        .collect()
}

/// How a number is rounded.
pub fn rounding(node: Node, _: &Known) -> Vec<Change> {
    if node.key() != "rounded" || node.value["of"].is_null() {
        return Vec::new();
    }
    let own = &node.value["to"];
    let others = ["ceiling", "floor", "half_up"]
        .into_iter()
        .filter(|other| own != other);
    let mut changes: Vec<Change> = others
        .map(|other| Change::to(node.inside(&["to"]), own, other.into()))
        .collect();
    let places = node.value["places"].as_i64().unwrap_or(0);
    for other in [places - 1, places + 1] {
        changes.push(Change::to(node.inside(&["places"]), &json!(places), other.into()));
    }
    changes
}

/// The other end.
pub fn extreme(node: Node, _: &Known) -> Vec<Change> {
    let pairs = [
        ("least", "greatest"),
        ("greatest", "least"),
        ("later", "earlier"),
        ("earlier", "later"),
    ];
    pairs
        .into_iter()
        .filter_map(|(from, to)| renamed(node, from, to))
        .collect()
}

/// The fallback always, whatever was stated.
pub fn fallback(node: Node, _: &Known) -> Vec<Change> {
    unwrapped(node, "stated_or", &["otherwise"])
}
