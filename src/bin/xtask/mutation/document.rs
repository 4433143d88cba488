//! Slips in what surrounds conditions and numbers: kinds, defaults, tracks, relations, whom an entry concerns.

use serde_json::{Value, json};

use super::Change;
use super::facts::Known;
use super::tree::Node;

/// Whether the place is this key of an element of a section.
fn of_element(node: Node, section: &str, key: &str) -> bool {
    node.section() == section && node.steps.len() == 3 && node.key() == key && !node.is_element()
}

fn flipped(node: Node, key: &str, usual: bool) -> Change {
    let own = node.value[key].as_bool().unwrap_or(usual);
    Change::to(node.inside(&[key]), &own.into(), (!own).into())
}

fn others(node: Node, all: &[&str]) -> Vec<Change> {
    let others = all.iter().filter(|other| node.value != *other);
    others
        .map(|other| Change::to(node.steps.to_vec(), node.value, (*other).into()))
        .collect()
}

/// The kind of a criterion.
pub fn kind(node: Node, _: &Known) -> Vec<Change> {
    if of_element(node, "criteria", "kind") {
        others(node, &["hard", "preferred", "discretionary"])
    } else {
        Vec::new()
    }
}

/// Whether the authority still decides when every criterion is met.
pub fn ceiling(node: Node, _: &Known) -> Vec<Change> {
    let is_meta = node.key() == "meta" && node.steps.len() == 1;
    is_meta
        .then(|| flipped(node, "review_ceiling", false))
        .into_iter()
        .collect()
}

/// Which option of a reading holds.
pub fn default(node: Node, _: &Known) -> Vec<Change> {
    if !of_element(node, "readings", "default") {
        return Vec::new();
    }
    let reading = node.around().next();
    let options = reading.and_then(|reading| reading.value["options"].as_array());
    let computed = options
        .into_iter()
        .flatten()
        .filter(|option| option["computed"] != false);
    let ids: Vec<&str> = computed.filter_map(|option| option["id"].as_str()).collect();
    others(node, &ids)
}

/// Rules by which other tracks take over.
pub fn replaced(node: Node, _: &Known) -> Vec<Change> {
    let Some(rules) = node
        .value
        .as_array()
        .filter(|_| node.key() == "replaced" && !node.is_element())
    else {
        return Vec::new();
    };
    let mut changes: Vec<Change> = (0..rules.len())
        .map(|index| Change::dropped(node.element(&[], index), &rules[index]))
        .collect();
    for (index, pair) in rules.windows(2).enumerate() {
        let places = [index, index + 1].map(|index| node.element(&[], index));
        let [one, other] = places;
        changes.push(Change::swapped(one, other, [&pair[0], &pair[1]]));
    }
    changes
}

/// Prices of one year taken for those of the next.
pub fn price(node: Node, _: &Known) -> Vec<Change> {
    let of_item = node.key() == "years"
        && node
            .around()
            .nth(1)
            .is_some_and(|around| around.key() == "prices");
    let Some(years) = node.value.as_array().filter(|_| of_item && !node.is_element()) else {
        return Vec::new();
    };
    let pairs = years
        .windows(2)
        .enumerate()
        .filter(|(_, pair)| pair[0]["price"] != pair[1]["price"]);
    let swapped = |(index, pair): (usize, &[Value])| {
        let price = |index| {
            let mut steps = node.element(&[], index);
            steps.push(super::tree::Step::Key("price".to_owned()));
            steps
        };
        Change::swapped(
            price(index),
            price(index + 1),
            [&pair[0]["price"], &pair[1]["price"]],
        )
    };
    pairs.map(swapped).collect()
}

/// What is known of an amount, and what is said of it.
pub fn amount(node: Node, _: &Known) -> Vec<Change> {
    if of_element(node, "benefits", "amount") {
        let to = |amount: Value| Change::to(node.steps.to_vec(), node.value, amount);
        let range = &node.value["range"];
        let mut changes = vec![to(json!({ "unstated": {} })), to(json!({ "not_money": {} }))];
        for end in ["low", "high"] {
            changes.extend(range.get(end).map(|end| to(json!({ "known": end }))));
        }
        let known = |change: &Change| change.before != change.after;
        changes.retain(known);
        return changes;
    }
    if node.section() == "costs" && node.key() == "deposit" && node.steps.len() == 2 {
        return vec![flipped(node, "refundable", false)];
    }
    if node.section() == "costs" && node.key() == "scenarios" && node.is_element() {
        return vec![flipped(node, "stated", true)];
    }
    Vec::new()
}

/// Relations between facts.
pub fn constraint(node: Node, _: &Known) -> Vec<Change> {
    if node.section() != "constraints" || node.steps.len() != 2 {
        return Vec::new();
    }
    let mut changes = vec![Change::dropped(node.steps.to_vec(), node.value)];
    for (key, [one, other]) in [("at_most", ["part", "whole"]), ("not_after", ["first", "second"])] {
        if let Some(relation) = node.value.get(key) {
            let values = [&relation[one], &relation[other]];
            changes.push(Change::swapped(
                node.inside(&[key, one]),
                node.inside(&[key, other]),
                values,
            ));
        }
    }
    changes
}

/// What an answer implies.
pub fn implies(node: Node, _: &Known) -> Vec<Change> {
    if node.section() != "facts" || node.key() != "implies" || !node.is_element() || node.steps.len() != 4 {
        return Vec::new();
    }
    let mut changes = vec![Change::dropped(node.steps.to_vec(), node.value)];
    if node.value["is"].is_boolean() {
        changes.push(flipped(node, "is", true));
    }
    changes
}

/// Whom it concerns, and when it was kept.
pub fn when(node: Node, _: &Known) -> Vec<Change> {
    let listed = ["lists", "documents", "steps", "obligations", "triggers"].contains(&node.section())
        && node.steps.len() == 2;
    let required = (node.section() == "benefits" && node.steps.len() == 2)
        || (node.section() == "costs" && node.key() == "scenarios" && node.is_element());
    let mut changes = Vec::new();
    if listed {
        for key in ["when", "kept"] {
            changes.extend(
                node.value
                    .get(key)
                    .map(|own| Change::dropped(node.inside(&[key]), own)),
            );
        }
    }
    if required && let Some(own) = node.value.get("when") {
        changes.push(Change::to(
            node.inside(&["when"]),
            own,
            json!({ "always": "met" }),
        ));
    }
    changes
}

/// What holds until it is answered, and where a criterion belongs.
pub fn assumed(node: Node, known: &Known) -> Vec<Change> {
    if of_element(node, "criteria", "list") {
        let lists = node.root["lists"].as_array().into_iter().flatten();
        let ids: Vec<&str> = lists.filter_map(|list| list["id"].as_str()).collect();
        return others(node, &ids);
    }
    if !of_element(node, "facts", "assumed") {
        return Vec::new();
    }
    let to = |value: Value| Change::to(node.steps.to_vec(), node.value, value);
    match node.value {
        Value::Bool(own) => vec![to((!own).into())],
        Value::Number(own) => own
            .as_i64()
            .into_iter()
            .flat_map(|own| [to((own - 1).into()), to((own + 1).into())])
            .collect(),
        Value::String(own) => match own.parse::<i64>() {
            Ok(own) => vec![to((own - 1).to_string().into()), to((own + 1).to_string().into())],
            Err(_) => {
                let fact = node.around().next().and_then(|fact| fact.value["id"].as_str());
                others(node, &known.options(fact.unwrap_or_default()))
            }
        },
        _ => Vec::new(),
    }
}
