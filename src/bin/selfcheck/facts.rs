//! `selfcheck facts`: what can be answered.

use selfcheck::policy::{ChoiceOption, Fact, Kind, Policy};
use serde_json::{Value, json};

use super::arguments::Arguments;
use super::{Failure, load, print};

pub fn run(arguments: Arguments) -> Result<String, Failure> {
    let bundle = load(&arguments)?;
    let policies = print::chosen(&bundle, arguments.last("policy"))?;
    if arguments.has("json") {
        let list: Vec<Value> = policies.iter().map(|policy| json_of(policy)).collect();
        return Ok(print::json(&Value::from(list)));
    }
    let mut text = String::new();
    for policy in policies {
        text += &format!("{}\n", policy.slug);
        for fact in &policy.facts {
            let (kind, unit, options) = describe(fact);
            let unit = if unit.is_empty() {
                String::new()
            } else {
                format!(", {unit}")
            };
            text += &format!("  {} ({kind}{unit}): {}\n", fact.id, fact.question);
            for option in options {
                text += &format!("      {} {}\n", option.id, option.label);
            }
        }
    }
    Ok(text)
}

fn json_of(policy: &Policy) -> Value {
    let fact = |fact: &Fact| {
        let (kind, unit, options) = describe(fact);
        let options: Vec<Value> = options
            .iter()
            .map(|option| json!({ "id": option.id, "label": option.label }))
            .collect();
        json!({
            "id": fact.id, "question": fact.question, "kind": kind, "unit": unit, "options": options,
            "years": fact.var_count, "optional": fact.optional,
        })
    };
    let facts: Vec<Value> = policy.facts.iter().map(fact).collect();
    json!({ "policy": policy.slug, "facts": facts })
}

fn describe(fact: &Fact) -> (&'static str, &str, &[ChoiceOption]) {
    match &fact.kind {
        Kind::YesNo => ("yes_no", "", &[]),
        Kind::Choice(options) => ("choice", "", options),
        Kind::Several(options) => ("several", "", options),
        Kind::Claim => ("claim", "", &[]),
        Kind::Assessment => ("assessment", "", &[]),
        Kind::Number(number) => ("number", number.unit, &[]),
        Kind::Date(_) => ("date", "", &[]),
        Kind::Series(number, _) => ("series", number.unit, &[]),
        Kind::ChoiceByYear(options, _) => ("choice_by_year", "", options),
    }
}
