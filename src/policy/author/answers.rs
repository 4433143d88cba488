//! Answers written as JSON: `{ "fact_id": value }`, checked against every policy that has the fact.

use serde_json::{Map, Value, json};

use crate::engine::Assumption;
use crate::policy::{
    Answer, Bundle, ChoiceOption, ClassId, ConditionId, CriterionId, DateKind, Fact, Kind, NumberKind,
    Outcome, Policy, Precision,
};
use crate::value::{Date, DateParseError, Number, NumberParseError};

use super::near::nearest;

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

/// What is wrong, and what would be accepted.
type Refusal = (String, String);

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
    match serde_json::from_str(text) {
        Ok(Value::Object(members)) => {
            let twice = super::locate::Positions::of(text).twice;
            if let Some(path) = twice.first() {
                return Err(vec![bad(format!("`{}` stands twice", path.0))]);
            }
            from_object(&members, bundle)
        }
        Ok(_) => Err(vec![bad("not an object".into())]),
        Err(error) => Err(vec![bad(format!("not JSON: {error}"))]),
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
    let mut bad: Vec<BadAnswer> = Vec::new();
    let mut all: Vec<PolicyAnswers> = bundle
        .policies
        .iter()
        .map(|policy| PolicyAnswers {
            answers: vec![None; policy.facts.len()],
            assumed: Vec::new(),
        })
        .collect();
    for (key, value) in members {
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
                        value: value.to_string(),
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
            let near = nearest(key, facts.map(|fact| &*fact.id));
            bad.push(BadAnswer {
                fact: key.clone(),
                value: value.to_string(),
                what: "there is no such fact".into(),
                accepted: near.map_or_else(
                    || "a fact that `selfcheck facts` lists".into(),
                    |near| format!("did you mean `{near}`?"),
                ),
            });
        }
    }
    for (policy, own) in bundle.policies.iter().zip(&all) {
        conflicts(policy, own, &mut bad);
    }
    if bad.is_empty() { Ok(all) } else { Err(bad) }
}

/// Answers that contradict each other, as far as they are readable.
fn conflicts(policy: &Policy, own: &PolicyAnswers, bad: &mut Vec<BadAnswer>) {
    for broken in crate::engine::conflicts(policy, &own.answers) {
        let constraint = &policy.constraints[broken];
        let mut facts: Vec<&str> = Vec::new();
        for var in super::bounds::vars_of_relation(&constraint.relation) {
            let id = &*policy.facts[policy.variables[var.index()].fact.index()].id;
            if !facts.contains(&id) {
                facts.push(id);
            }
        }
        let refused = BadAnswer {
            fact: facts.join(", "),
            value: "the answers together".into(),
            what: format!("they contradict each other: {}", constraint.message),
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
            value: value.to_string(),
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
    let class = policy.classes.iter().position(|class| &*class.id == id);
    let criterion = || policy.criteria.iter().position(|criterion| &*criterion.id == id);
    let condition = || {
        policy
            .conditions
            .iter()
            .position(|condition| &*condition.id == id)
    };
    if let Some(place) = class {
        Some(Assumption::Class(ClassId(place as u16), outcome))
    } else if let Some(place) = criterion() {
        Some(Assumption::Criterion(CriterionId(place as u16), outcome))
    } else {
        condition().map(|place| Assumption::Condition(ConditionId(place as u16), outcome))
    }
}

/// The answer a JSON value is to a fact.
pub(super) fn answer_of(fact: &Fact, value: &Value) -> Result<Answer, Refusal> {
    if value.is_null() {
        return Ok(Answer::Unknown);
    }
    match &fact.kind {
        Kind::YesNo | Kind::Assessment => match value {
            Value::Bool(yes) => Ok(Answer::Bool(*yes)),
            _ => Err(wrong("true, false or null")),
        },
        Kind::Claim => match value.as_str() {
            Some("documented") => Ok(Answer::Choice(0)),
            Some("self_claimed") => Ok(Answer::Choice(1)),
            Some("no") => Ok(Answer::Choice(2)),
            _ => Err(wrong("\"documented\", \"self_claimed\", \"no\" or null")),
        },
        Kind::Choice(options) => option_of(options, value).map(Answer::Choice),
        Kind::Several(options) => {
            let Value::Array(items) = value else {
                return Err(wrong(&format!("a list of {}", option_ids(options))));
            };
            let mut set = 0;
            for item in items {
                set |= 1_u32 << option_of(options, item)?;
            }
            Ok(Answer::Several(set))
        }
        Kind::Number(kind) => number_of(kind, value).map(Answer::Number),
        Kind::Date(kind) => date_of(kind, value),
        Kind::Series(kind, series) => {
            let length = usize::from(series.years + u16::from(series.base));
            let Value::Array(items) = value else {
                // One figure alone: only the latest year is known.
                return number_of(kind, value)
                    .map(Answer::Number)
                    .map_err(|(what, accepted)| {
                        (what, format!("{accepted}, or a list of {length} of them"))
                    });
            };
            let entry = |item: &Value| match item {
                Value::Null => Ok(None),
                item => number_of(kind, item).map(Some),
            };
            years(items, length, entry).map(Answer::Series)
        }
        Kind::ChoiceByYear(options, series) => {
            let length = usize::from(series.years);
            let Value::Array(items) = value else {
                return Err(wrong(&format!("a list of {length}: {}", option_ids(options))));
            };
            let entry = |item: &Value| match item {
                Value::Null => Ok(None),
                item => option_of(options, item).map(Some),
            };
            years(items, length, entry).map(Answer::Choices)
        }
    }
}

fn years<T>(
    items: &[Value],
    length: usize,
    entry: impl Fn(&Value) -> Result<Option<T>, Refusal>,
) -> Result<Vec<Option<T>>, Refusal> {
    if items.len() != length {
        let what = format!("{} entries for {length} years", items.len());
        return Err((
            what,
            format!("{length} entries, oldest first, null where unknown"),
        ));
    }
    items.iter().map(entry).collect()
}

fn wrong(accepted: &str) -> Refusal {
    ("wrong kind of answer".into(), accepted.into())
}

fn option_ids(options: &[ChoiceOption]) -> String {
    let ids: Vec<String> = options
        .iter()
        .map(|option| format!("\"{}\"", option.id))
        .collect();
    ids.join(", ")
}

fn option_of(options: &[ChoiceOption], value: &Value) -> Result<u16, Refusal> {
    let Some(text) = value.as_str() else {
        return Err(wrong(&option_ids(options)));
    };
    let place = options.iter().position(|option| &*option.id == text);
    place.map(|place| place as u16).ok_or_else(|| {
        let near = nearest(text, options.iter().map(|option| &*option.id));
        let what = match near {
            Some(near) => format!("there is no such option; did you mean \"{near}\"?"),
            None => "there is no such option".into(),
        };
        (what, option_ids(options))
    })
}

fn number_of(kind: &NumberKind, value: &Value) -> Result<Number, Refusal> {
    let unit = &kind.unit;
    let accepted = format!(
        "{} from {} to {} in steps of {}{}",
        if kind.step == Number::ONE {
            "a whole number"
        } else {
            "a decimal in quotes or a whole number"
        },
        kind.min,
        kind.max,
        kind.step,
        if unit.is_empty() {
            String::new()
        } else {
            format!(" ({unit})")
        },
    );
    let refuse = |what: &str| Err((what.to_owned(), accepted.clone()));
    let text = match value {
        Value::Number(number) if number.is_i64() || number.is_u64() => number.to_string(),
        Value::Number(number) => {
            let what = format!("a number with a point must be quoted: write it as \"{number}\"");
            return refuse(&what);
        }
        Value::String(text) => text.clone(),
        _ => return refuse("not a number"),
    };
    let number = match Number::parse(&text) {
        Ok(number) => number,
        Err(NumberParseError::NotANumber) => return refuse("not a number in plain digits"),
        Err(NumberParseError::TooManyDigits) => return refuse("more than 28 digits"),
    };
    if number < kind.min || number > kind.max {
        return refuse("out of bounds");
    }
    if !number.is_multiple_of(kind.step) {
        return refuse(&format!("not a multiple of {}", kind.step));
    }
    Ok(number)
}

fn date_of(kind: &DateKind, value: &Value) -> Result<Answer, Refusal> {
    let forms: &[&str] = match kind.precision {
        Precision::Day => &["\"2023-03-31\""],
        Precision::Month => &["\"2023-03-31\"", "\"2023-03\""],
        Precision::Year => &["\"2023-03-31\"", "\"2023-03\"", "\"2023\""],
    };
    let accepted = format!(
        "a date such as {} from {} to {}",
        forms.join(" or "),
        kind.min,
        kind.max
    );
    let refuse = |what: &str| Err((what.to_owned(), accepted.clone()));
    let Some(text) = value.as_str() else {
        return refuse("not a date");
    };
    let (first, precision) = match text.len() {
        4 => (format!("{text}-01-01"), Precision::Year),
        7 => (format!("{text}-01"), Precision::Month),
        _ => (text.to_owned(), Precision::Day),
    };
    let first = match Date::parse(&first) {
        Ok(date) => date,
        Err(DateParseError::NoSuchDay) => return refuse("there is no such day"),
        Err(DateParseError::NotADate) => return refuse("not a date"),
    };
    if precision > kind.precision {
        return refuse("not exact enough");
    }
    let last = match precision {
        Precision::Day => first,
        Precision::Month => first.end_of_month(),
        Precision::Year => first.plus_months(11).end_of_month(),
    };
    // Of a month or year, the days within the bounds are meant.
    let (low, high) = (first.max(kind.min), last.min(kind.max));
    if low > high {
        return refuse("out of bounds");
    }
    Ok(Answer::Date(low, high))
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
            json!({ "type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" })
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
