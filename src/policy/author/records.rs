//! Repeated records: an element written once with `each` stands once for every record, with `{n}` for its number.
//!
//! The copies are made before the file is read, so that the rest of the check and the engine know plain facts only:
//! `carriers_{n}_kind` of at most three carriers is `carriers_1_kind`, `carriers_2_kind`, `carriers_3_kind`.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::policy::{Kind, Records, lasting};
use crate::value::Number;

use super::check::Checker;
use super::locate::Path;
use super::problem::Fault;
use super::read::Listed;
use super::shape;

/// Stands for the number of the record.
const NUMBER: &str = "{n}";

/// Most records of one sort.
pub(super) const MOST_RECORDS: u16 = 20;

/// How many records of each sort there are at most.
pub(super) struct Sorts(BTreeMap<String, u16>);

impl Sorts {
    pub fn of(root: &Value) -> Sorts {
        let records = root
            .get("records")
            .and_then(Value::as_array)
            .into_iter()
            .flatten();
        let sort = |record: &Value| {
            let most = u16::try_from(record.get("most")?.as_u64()?).ok()?;
            Some((record.get("id")?.as_str()?.to_owned(), most.min(MOST_RECORDS)))
        };
        Sorts(records.filter_map(sort).collect())
    }

    /// The sort an element is written for, where there is none of that name.
    pub fn unknown<'v>(&self, item: &'v Value) -> Option<&'v str> {
        let sort = item.get("each").and_then(Value::as_str)?;
        (!self.0.contains_key(sort)).then_some(sort)
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The elements of a section as often as they stand, each with its place as written. Those of a sort that are written
    /// one after the other stand together for each record.
    pub fn copies(&self, items: &[Value]) -> Vec<(usize, Value)> {
        let sort = |at: usize| items[at].get("each").and_then(Value::as_str);
        let mut all = Vec::new();
        let mut from = 0;
        while from < items.len() {
            let Some(first) = sort(from) else {
                all.push((from, self.spelled(&items[from], None)));
                from += 1;
                continue;
            };
            let same = (from..items.len())
                .take_while(|at| sort(*at) == Some(first))
                .count();
            let run = from..from + same;
            for n in 1..=self.0.get(first).copied().unwrap_or(0) {
                all.extend(run.clone().map(|at| (at, self.spelled(&items[at], Some(n)))));
            }
            from = run.end;
        }
        all
    }

    /// A value for each record of a sort.
    fn numbered(&self, sort: &str, value: &Value) -> impl Iterator<Item = Value> {
        let most = self.0.get(sort).copied().unwrap_or(0);
        (1..=most).map(|n| self.spelled(value, Some(n)))
    }

    /// A value with its lists of records spelled out, in the words of record `n`.
    fn spelled(&self, value: &Value, n: Option<u16>) -> Value {
        let worded = |text: &str| match n {
            Some(n) => text.replace(NUMBER, &n.to_string()),
            None => text.to_owned(),
        };
        match value {
            Value::String(text) => worded(text).into(),
            Value::Array(items) => items
                .iter()
                .flat_map(|item| match self.listed(item) {
                    Some((sort, of)) => self.numbered(sort, of).collect(),
                    None => vec![self.spelled(item, n)],
                })
                .collect(),
            Value::Object(members) => {
                let member = |(key, value): (&String, &Value)| (worded(key), self.spelled(value, n));
                Value::Object(members.iter().map(member).collect::<Map<_, _>>())
            }
            _ => value.clone(),
        }
    }

    /// What an entry of a list says of each record of a known sort.
    fn listed<'v>(&self, item: &'v Value) -> Option<(&'v str, &'v Value)> {
        let each = item.get("each").and_then(Value::as_object)?;
        let sort = each.get("records")?.as_str()?;
        self.0.contains_key(sort).then_some((sort, each.get("of")?))
    }
}

impl Checker {
    pub fn built_records(
        &mut self,
        records: &Listed<shape::Records>,
        facts: &Listed<shape::Fact>,
    ) -> Vec<Records> {
        let mut built = Vec::new();
        for (path, sort) in records {
            if !(2..=MOST_RECORDS).contains(&sort.most) {
                let (what, least, most) = ("the number of records", 2, i64::from(MOST_RECORDS));
                self.tell(&path.key("most"), Fault::OutOfRange { what, least, most });
            }
            for (place, fact) in facts
                .iter()
                .filter(|(_, fact)| fact.each.as_deref() == Some(&sort.id))
            {
                let rest = fact.id.strip_prefix(&format!("{}_", sort.id));
                let rest = rest.map(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit()));
                if !rest.is_some_and(|rest| rest.len() > 1 && rest.starts_with('_')) {
                    self.tell(&place.key("id"), Fault::RecordName(sort.id.clone()));
                }
            }
            let Some(count) = self.fact(&path.key("count"), &sort.count) else {
                continue;
            };
            let counts = |kind: &Kind| match kind {
                Kind::Number(kind) => {
                    (kind.step, kind.max) == (Number::ONE, Number::from(i64::from(sort.most)))
                }
                _ => false,
            };
            if !counts(self.kind(count)) {
                let (fact, most) = (sort.count.clone(), sort.most);
                self.tell(&path.key("count"), Fault::RecordCount { fact, most });
            }
            let id = lasting(&sort.id);
            built.push(Records { id, count });
        }
        built
    }

    /// Tells of an `each` that was not spelled out.
    pub fn each_left(&mut self, path: &Path) {
        self.tell(path, Fault::EachOutside);
    }
}
