//! Slips in conditions.

use serde_json::{Value, json};

use super::Change;
use super::facts::Known;
use super::tree::{Node, Steps, walk};

/// A comparator becomes its neighbour or its opposite.
pub fn comparator(node: Node, _: &Known) -> Vec<Change> {
    let others = match node.value["comparator"].as_str() {
        Some("at_least") => ["more_than", "at_most"],
        Some("more_than") => ["at_least", "less_than"],
        Some("at_most") => ["less_than", "at_least"],
        Some("less_than") => ["at_most", "more_than"],
        Some("equals") => ["at_least", "at_most"],
        _ => return Vec::new(),
    };
    let change = |other: &str| {
        Change::to(
            node.inside(&["comparator"]),
            &node.value["comparator"],
            other.into(),
        )
    };
    others.into_iter().map(change).collect()
}

/// The same thing under another key.
pub fn renamed(node: Node, from: &str, to: &str) -> Option<Change> {
    let inner = node.value.get(from)?;
    let (before, after) = (json!(from), json!(to));
    let mut change = Change::to(node.steps.to_vec(), &before, after);
    change.edits = vec![(node.steps.to_vec(), Some(json!({ to: inner })))];
    Some(change)
}

/// `all` and `any` taken for each other.
pub fn all_any(node: Node, _: &Known) -> Vec<Change> {
    let several = |key: &str| node.value[key].as_array().is_some_and(|parts| parts.len() > 1);
    let mut changes = Vec::new();
    for (from, to) in [("all", "any"), ("any", "all")] {
        changes.extend(renamed(node, from, to).filter(|_| several(from)));
    }
    for (from, to) in [("every_year", "any_year"), ("any_year", "every_year")] {
        changes.extend(renamed(node, from, to));
    }
    changes
}

/// Lists of which one part can be left out.
const PARTS: [&str; 9] = [
    "all", "any", "of", "sum", "product", "least", "greatest", "later", "earlier",
];

/// One part left out.
pub fn part(node: Node, _: &Known) -> Vec<Change> {
    let parts = match node.value {
        Value::Array(parts) if PARTS.contains(&node.key()) && !node.is_element() => parts,
        _ => return Vec::new(),
    };
    let dropped = |(index, part)| Change::dropped(node.element(&[], index), part);
    let several = parts.iter().enumerate().filter(|_| parts.len() > 1);
    several.map(dropped).collect()
}

/// `not` left out.
pub fn not(node: Node, _: &Known) -> Vec<Change> {
    unwrapped(node, "not", &[])
}

/// `any_earlier_year` left out.
pub fn earlier(node: Node, _: &Known) -> Vec<Change> {
    unwrapped(node, "any_earlier_year", &[])
}

/// The `when` of `applicable_if` left out.
pub fn applicable(node: Node, _: &Known) -> Vec<Change> {
    unwrapped(node, "applicable_if", &["then"])
}

/// What stands inside an operator instead of the operator.
pub fn unwrapped(node: Node, key: &str, inside: &[&str]) -> Vec<Change> {
    let inner = node.value.get(key);
    let inner = inside.iter().fold(inner, |value, key| value?.get(key));
    let change = |inner: &Value| Change::to(node.steps.to_vec(), node.value, inner.clone());
    inner.map(change).into_iter().collect()
}

/// A count of parts or years, one more and one less.
pub fn count(node: Node, _: &Known) -> Vec<Change> {
    let of_parts = node.key() == "count"
        && node
            .around()
            .next()
            .is_some_and(|node| node.key() == "at_least_of");
    let of_years = node.key() == "years"
        && node.around().next().is_some_and(|node| {
            matches!(node.key(), "every_year" | "any_year" | "costs")
                || (node.section() == "values" && node.steps.len() == 2)
        });
    match node.value.as_i64() {
        Some(number) if of_parts || of_years => [number - 1, number + 1]
            .map(|other| Change::to(node.steps.to_vec(), node.value, other.into()))
            .into(),
        _ => Vec::new(),
    }
}

/// Options of a choice: one fewer, one more.
pub fn option(node: Node, known: &Known) -> Vec<Change> {
    let Some(options) = node.value.as_array().filter(|_| !node.is_element()) else {
        return Vec::new();
    };
    let Some(around) = node.around().next() else {
        return Vec::new();
    };
    let fact = match node.key() {
        "any_of" => around.value.get("fact").or(around.value.get("series")),
        // Of an implication: the options of the fact it stands at.
        "when" => node.around().nth(2).and_then(|fact| fact.value.get("id")),
        _ => None,
    };
    let Some(fact) = fact.and_then(Value::as_str) else {
        return Vec::new();
    };
    let dropped = |(index, option)| Change::dropped(node.element(&[], index), option);
    let mut changes: Vec<Change> = options.iter().enumerate().map(dropped).collect();
    for option in known.options(fact) {
        if !options.iter().any(|own| own == option) {
            let mut more = options.clone();
            more.push(option.into());
            let mut change = Change::to(node.steps.to_vec(), node.value, more.into());
            change.after = format!("with {option}");
            changes.push(change);
        }
    }
    changes
}

/// What a failed test comes to.
pub fn otherwise(node: Node, _: &Known) -> Vec<Change> {
    if !matches!(node.key(), "is" | "has" | "compare" | "dates") || !node.value.is_object() {
        return Vec::new();
    }
    let review = node.value.get("otherwise").is_some_and(|own| own == "review");
    let (before, after) = if review {
        ("review", "not_met")
    } else {
        ("not_met", "review")
    };
    vec![Change::to(
        node.inside(&["otherwise"]),
        &before.into(),
        after.into(),
    )]
}

/// A fixed outcome becomes another one.
pub fn always(node: Node, _: &Known) -> Vec<Change> {
    if node.key() != "always" {
        return Vec::new();
    }
    let others = ["met", "review", "not_met"]
        .into_iter()
        .filter(|other| node.value != other);
    let change = |other: &str| Change::to(node.steps.to_vec(), node.value, other.into());
    others.map(change).collect()
}

/// The years of a series.
const YEARS: [&str; 5] = ["latest", "first", "base", "this_year", "previous_year"];

/// Another year of a series.
pub fn year(node: Node, _: &Known) -> Vec<Change> {
    let single = node.value.as_object().filter(|members| members.len() == 1);
    let own = single.and_then(|members| members.keys().next());
    match own {
        Some(own) if matches!(node.key(), "at" | "from" | "to") && YEARS.contains(&own.as_str()) => {
            let others = YEARS.into_iter().filter(|other| other != own);
            let change = |other: &str| {
                let mut change = Change::to(node.steps.to_vec(), node.value, json!({ other: {} }));
                (change.before, change.after) = (own.clone(), other.to_owned());
                change
            };
            others.map(change).collect()
        }
        _ => Vec::new(),
    }
}

/// What belongs to one option of a reading given to another.
pub fn options(node: Node, _: &Known) -> Vec<Change> {
    let Value::Object(options) = &node.value["options"] else {
        return Vec::new();
    };
    let options: Vec<(&String, &Value)> = options.iter().collect();
    let mut changes = Vec::new();
    for (place, (one, first)) in options.iter().enumerate() {
        for (other, second) in options.iter().skip(place + 1) {
            let steps = |option: &str| node.inside(&["options", option]);
            let mut change = Change::swapped(steps(one), steps(other), [first, second]);
            (change.before, change.after) = ((*one).clone(), format!("swapped with {other}"));
            changes.push(change);
        }
    }
    changes
}

/// Whether the options of a reading must agree.
pub fn consensus(node: Node, _: &Known) -> Vec<Change> {
    let is_condition = node.value["by_reading"]["options"]
        .as_object()
        .and_then(|options| options.values().next())
        .is_some_and(is_condition);
    let mut changes: Vec<Change> = renamed(node, "by_consensus", "by_reading").into_iter().collect();
    changes.extend(renamed(node, "by_reading", "by_consensus").filter(|_| is_condition));
    changes
}

const CONDITIONS: [&str; 22] = [
    "yes",
    "assessed",
    "claimed",
    "is",
    "has",
    "year_is",
    "compare",
    "dates",
    "growth",
    "only_latest",
    "falling",
    "every_year",
    "any_year",
    "all",
    "any",
    "not",
    "at_least_of",
    "applicable_if",
    "condition",
    "class",
    "criterion",
    "always",
];

/// Whether this is a condition rather than a number or a day.
fn is_condition(value: &Value) -> bool {
    let inner = ["by_reading", "by_consensus"]
        .into_iter()
        .find_map(|key| value.get(key));
    let first = |value: &Value| {
        value["options"]
            .as_object()
            .and_then(|options| options.values().next().cloned())
    };
    match inner.and_then(first) {
        Some(option) => is_condition(&option),
        None => CONDITIONS.iter().any(|key| value.get(key).is_some()),
    }
}

/// A fact taken for a quality the authority judges, or the other way round: its kind and every use.
pub fn quality(node: Node, _: &Known) -> Vec<Change> {
    if node.key() != "kind" || node.section() != "facts" {
        return Vec::new();
    }
    let id = node.around().next().and_then(|fact| fact.value["id"].as_str());
    let (from, to, kind) = if node.value.get("yes_no").is_some() {
        ("yes", "assessed", "assessment")
    } else if node.value.get("assessment").is_some() {
        ("assessed", "yes", "yes_no")
    } else {
        return Vec::new();
    };
    let mut uses: Vec<Steps> = Vec::new();
    walk(node.root, &mut |other| {
        if id.is_some() && other.value.get(from).and_then(Value::as_str) == id {
            uses.push(other.steps.to_vec());
        }
    });
    let mut change = Change::to(node.steps.to_vec(), node.value, json!({ kind: {} }));
    change
        .edits
        .extend(uses.into_iter().map(|steps| (steps, Some(json!({ to: id })))));
    vec![change]
}
