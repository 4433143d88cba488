//! Answers about several records written as a list: `"carriers": [{ "kind": … }, …]` says the same as
//! `"carriers_1_kind": …` and the number of carriers.

use serde_json::{Map, Value};

use crate::policy::Bundle;

use super::answers::BadAnswer;
use super::raw::shown;

/// The answers with every list of records written out as plain facts.
pub(super) fn spelled_out(
    members: &Map<String, Value>,
    bundle: &Bundle,
) -> (Map<String, Value>, Vec<BadAnswer>) {
    let (mut plain, mut bad) = (Map::new(), Vec::new());
    for (key, value) in members {
        let Some(count) = count_of(bundle, key) else {
            plain.insert(key.clone(), value.clone());
            continue;
        };
        let entries = match value {
            Value::Array(entries) => entries.iter().map(Value::as_object).collect(),
            _ => None,
        };
        let refuse = |what: &str| BadAnswer {
            fact: key.clone(),
            value: shown(value),
            what: what.to_owned(),
            accepted: format!("one object for each, such as [{{ … }}, {{ … }}], or plain facts as {key}_1_…"),
        };
        let Some(entries): Option<Vec<&Map<String, Value>>> = entries else {
            bad.push(refuse("not a list of objects"));
            continue;
        };
        let mut facts = vec![(count.to_owned(), entries.len().to_string().into())];
        for (place, entry) in entries.iter().enumerate() {
            let fact = |name: &String| format!("{key}_{}_{name}", place + 1);
            facts.extend(entry.iter().map(|(name, value)| (fact(name), value.clone())));
        }
        for (fact, value) in facts {
            if members.contains_key(&fact) {
                bad.push(refuse(&format!("`{fact}` is given beside the list")));
            } else {
                plain.insert(fact, value);
            }
        }
    }
    (plain, bad)
}

/// The fact that counts records of this sort, if there are any.
fn count_of<'b>(bundle: &'b Bundle, sort: &str) -> Option<&'b str> {
    bundle.policies.iter().find_map(|policy| {
        let records = policy.records.iter().find(|records| records.id == sort)?;
        Some(policy.facts[records.count.index()].id)
    })
}
