//! Answers written as JSON: `{ "fact_id": value }`, checked against every policy that has the fact.

use serde_json::{Map, Value, json};

use crate::engine::Assumption;
use crate::policy::{
    Answer, Bundle, ChoiceOption, ClassId, ConditionId, CriterionId, Kind, Outcome, Policy, Relation,
};

use super::answer::answer_of;
use super::listed::spelled_out;
use super::near::nearest;
use super::raw::{marked, shown};

/// The answers of one policy, ready for a situation.
#[derive(Clone, PartialEq, Debug)]
pub struct PolicyAnswers {
    /// One entry per fact.
    pub answers: Vec<Option<Answer>>,
    /// What `assume` fixes.
    pub assumed: Vec<Assumption>,
}

/// An answer that cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BadAnswer {
    /// The fact, or `assume`.
    pub fact: String,
    /// The value as written.
    pub value: String,
    /// What is wrong with it.
    pub what: String,
    /// The form that is accepted.
    pub accepted: String,
}

impl std::fmt::Display for BadAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: {}: {}\n  accepted: {}",
            self.fact, self.value, self.what, self.accepted
        )
    }
}

/// Reads an answers file.
///
/// # Errors
/// Every answer that cannot be used; nothing is half done.
pub fn read(text: &str, bundle: &Bundle) -> Result<Vec<PolicyAnswers>, Vec<BadAnswer>> {
    let bad = |what: String| BadAnswer {
        fact: "answers".into(),
        value: "the whole file".into(),
        what,
        accepted: "a JSON object { \"fact_id\": value }".into(),
    };
    let text = text.trim_start_matches('\u{feff}');
    let members = match serde_json::from_str(&marked(text)) {
        Ok(Value::Object(members)) => members,
        Ok(_) => return Err(vec![bad("not an object".into())]),
        Err(marked) => {
            // Said of the text as it was typed.
            let error = serde_json::from_str::<serde::de::IgnoredAny>(text)
                .err()
                .unwrap_or(marked);
            return Err(vec![bad(format!("not JSON: {error}"))]);
        }
    };
    let twice = super::locate::Positions::of(text).twice;
    let mut all: Vec<BadAnswer> = twice.iter().map(|path| key_twice(&path.0, &members)).collect();
    match from_object(&members, bundle) {
        Ok(answers) if all.is_empty() => Ok(answers),
        Ok(_) => Err(all),
        Err(others) => {
            all.extend(others);
            Err(all)
        }
    }
}

fn key_twice(key: &str, members: &Map<String, Value>) -> BadAnswer {
    // Inside an answer or `assume`, the key of that is the fact.
    let outer = key.split(['.', '[']).next().unwrap_or(key);
    let fact = if members.contains_key(key) { key } else { outer };
    BadAnswer {
        fact: fact.to_owned(),
        value: members.get(fact).map(shown).unwrap_or_default(),
        what: format!("the key `{key}` stands twice; shown is what was written last"),
        accepted: "one value: keep one of the two".into(),
    }
}

/// Reads answers that are an object already.
///
/// # Errors
/// Every answer that cannot be used; nothing is half done.
pub fn from_object(
    members: &Map<String, Value>,
    bundle: &Bundle,
) -> Result<Vec<PolicyAnswers>, Vec<BadAnswer>> {
    let (members, mut bad) = spelled_out(members, bundle);
    let mut all: Vec<PolicyAnswers> = bundle
        .policies
        .iter()
        .map(|policy| PolicyAnswers {
            answers: vec![None; policy.facts.len()],
            assumed: Vec::new(),
        })
        .collect();
    for (key, value) in &members {
        if key == "assume" {
            assume(value, bundle, &mut all, &mut bad);
            continue;
        }
        let mut known = false;
        for (policy, own) in bundle.policies.iter().zip(&mut all) {
            let Some(place) = policy.facts.iter().position(|fact| *fact.id == **key) else {
                continue;
            };
            known = true;
            match answer_of(&policy.facts[place], value) {
                Ok(answer) => own.answers[place] = Some(answer),
                Err((what, accepted)) => {
                    let refused = BadAnswer {
                        fact: key.clone(),
                        value: shown(value),
                        what,
                        accepted,
                    };
                    if !bad.contains(&refused) {
                        bad.push(refused);
                    }
                }
            }
        }
        if !known {
            let facts = bundle.policies.iter().flat_map(|policy| &policy.facts);
            let near = nearest(key, facts.map(|fact| fact.id));
            bad.push(BadAnswer {
                fact: key.clone(),
                value: shown(value),
                what: "there is no such fact".into(),
                accepted: near.map_or_else(
                    || "a fact that `selfcheck facts` lists".into(),
                    |near| format!("did you mean `{near}`?"),
                ),
            });
        }
    }
    for (policy, own) in bundle.policies.iter().zip(&all) {
        conflicts(policy, own, &members, &mut bad);
    }
    if bad.is_empty() { Ok(all) } else { Err(bad) }
}

/// Answers that contradict each other, as far as they are readable.
fn conflicts(policy: &Policy, own: &PolicyAnswers, members: &Map<String, Value>, bad: &mut Vec<BadAnswer>) {
    for broken in crate::engine::conflicts(policy, &own.answers) {
        let constraint = &policy.constraints[broken];
        let mut facts: Vec<&str> = Vec::new();
        for var in super::bounds::vars_of_relation(&constraint.relation) {
            let id = policy.facts[policy.variables[var.index()].fact.index()].id;
            if !facts.contains(&id) {
                facts.push(id);
            }
        }
        let given = |id: &&str| {
            let value = members.get(*id).map_or_else(|| "not given".to_owned(), shown);
            format!("{id}: {value}")
        };
        let sides: Vec<String> = facts.iter().map(given).collect();
        let mut what = sides.join(" contradicts ");
        // What a fact implies has no sentence of its own.
        if !matches!(constraint.relation, Relation::Implies(..)) {
            what = format!("{what}; {}", constraint.message);
        }
        let refused = BadAnswer {
            fact: facts.join(", "),
            value: "the answers together".into(),
            what,
            accepted: "correct one of them, or leave it out".into(),
        };
        if !bad.contains(&refused) {
            bad.push(refused);
        }
    }
}

fn assume(value: &Value, bundle: &Bundle, all: &mut [PolicyAnswers], bad: &mut Vec<BadAnswer>) {
    let mut refuse = |value: &Value, what: String, accepted: &str| {
        bad.push(BadAnswer {
            fact: "assume".into(),
            value: shown(value),
            what,
            accepted: accepted.into(),
        });
    };
    let Value::Object(members) = value else {
        refuse(
            value,
            "not an object".into(),
            "{ \"class, criterion or condition id\": \"met\" }",
        );
        return;
    };
    for (id, word) in members {
        let outcome = match word.as_str() {
            Some("met") => Outcome::Met,
            Some("review") => Outcome::Review,
            Some("not_met") => Outcome::NotMet,
            Some("not_applicable") => Outcome::NotApplicable,
            _ => {
                refuse(
                    word,
                    format!("no outcome for `{id}`"),
                    "\"met\", \"review\", \"not_met\" or \"not_applicable\"",
                );
                continue;
            }
        };
        let mut known = false;
        for (policy, own) in bundle.policies.iter().zip(all.iter_mut()) {
            if let Some(assumption) = assumption(policy, id, outcome) {
                own.assumed.push(assumption);
                known = true;
            }
        }
        if !known {
            let what = format!("no class, criterion or condition is called `{id}`");
            refuse(word, what, "an id from the policy files");
        }
    }
}

fn assumption(policy: &Policy, id: &str, outcome: Outcome) -> Option<Assumption> {
    let class = policy.classes.iter().position(|class| class.id == id);
    let criterion = || policy.criteria.iter().position(|criterion| criterion.id == id);
    let condition = || policy.conditions.iter().position(|condition| condition.id == id);
    if let Some(place) = class {
        Some(Assumption::Class(ClassId(place as u16), outcome))
    } else if let Some(place) = criterion() {
        Some(Assumption::Criterion(CriterionId(place as u16), outcome))
    } else {
        condition().map(|place| Assumption::Condition(ConditionId(place as u16), outcome))
    }
}

/// The JSON Schema of an answers file for these policies.
pub fn schema(bundle: &Bundle) -> Value {
    let mut properties = Map::new();
    for fact in bundle.policies.iter().flat_map(|policy| &policy.facts) {
        properties.entry(fact.id.to_string()).or_insert_with(|| {
            let mut schema = kind_schema(&fact.kind);
            if let Some(members) = schema.as_object_mut() {
                members.insert("description".into(), (&*fact.question).into());
            }
            schema
        });
    }
    for records in bundle.policies.iter().flat_map(|policy| &policy.records) {
        let list = json!({ "type": "array", "items": { "type": "object" } });
        properties.insert(records.id.to_owned(), list);
    }
    let outcome = json!({ "enum": ["met", "review", "not_met", "not_applicable"] });
    properties.insert(
        "assume".into(),
        json!({ "type": "object", "additionalProperties": outcome }),
    );
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Answers",
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    })
}

fn kind_schema(kind: &Kind) -> Value {
    let number = json!({ "type": ["integer", "string", "null"], "pattern": "^[+-]?[0-9]+(\\.[0-9]+)?$" });
    let ids = |options: &[ChoiceOption]| {
        options
            .iter()
            .map(|option| option.id.to_string())
            .collect::<Vec<_>>()
    };
    let or_null = |options: &[ChoiceOption]| {
        let mut words: Vec<Value> = ids(options).into_iter().map(Value::from).collect();
        words.push(Value::Null);
        json!({ "enum": words })
    };
    match kind {
        Kind::YesNo | Kind::Assessment => json!({ "type": ["boolean", "null"] }),
        Kind::Claim => json!({ "enum": ["documented", "self_claimed", "no", null] }),
        Kind::Choice(options) => or_null(options),
        Kind::Several(options) => {
            json!({ "type": ["array", "null"], "items": { "enum": ids(options) }, "uniqueItems": true })
        }
        Kind::Number(_) => number,
        Kind::Date(_) => {
            let day = json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });
            json!({
                "type": ["string", "object", "null"],
                "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
                "properties": { "from": day, "to": day },
                "additionalProperties": false,
            })
        }
        Kind::Series(_, series) => {
            let years = series.years + u16::from(series.base);
            json!({
                "type": ["integer", "string", "array", "null"],
                "items": number, "minItems": years, "maxItems": years,
            })
        }
        Kind::ChoiceByYear(options, series) => json!({
            "type": ["array", "null"],
            "items": or_null(options), "minItems": series.years, "maxItems": series.years,
        }),
    }
}
