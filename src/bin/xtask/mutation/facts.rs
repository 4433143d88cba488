//! What a policy file and the files it takes over from say about its facts.

use serde_json::{Map, Value};

/// Facts and values by id, those of other files included.
pub struct Known<'v> {
    facts: Vec<&'v Value>,
    values: Vec<&'v Value>,
}

impl<'v> Known<'v> {
    /// What these files define.
    pub fn of(files: &[&'v Value]) -> Known<'v> {
        let section = |key: &'static str| {
            let lists = files.iter().filter_map(move |file| file[key].as_array());
            lists.flatten().collect()
        };
        Known {
            facts: section("facts"),
            values: section("values"),
        }
    }

    fn kind(&self, id: &str) -> Option<(&'v str, &'v Value)> {
        let fact = self.facts.iter().find(|fact| fact["id"] == id)?;
        let (name, kind) = fact["kind"].as_object()?.iter().next()?;
        Some((name, kind))
    }

    /// The options of a choice, those of a claim included.
    pub fn options(&self, fact: &str) -> Vec<&'v str> {
        let Some((name, kind)) = self.kind(fact) else {
            return Vec::new();
        };
        if name == "claim" {
            return vec!["documented", "self_claimed", "no"];
        }
        let options = kind["options"].as_array().into_iter().flatten();
        options.filter_map(|option| option["id"].as_str()).collect()
    }

    /// Unit and step of a number, count or series.
    fn measure(&self, fact: &str) -> Option<(&'v str, &'v str)> {
        let (name, kind) = self.kind(fact)?;
        let kind = if name == "series" { &kind["of"] } else { kind };
        let step = kind["step"].as_str().unwrap_or("1");
        kind["unit"].as_str().map(|unit| (unit, step))
    }

    /// The steps of the facts an expression reads that are measured in this unit.
    pub fn steps(&self, expression: &Value, unit: &str) -> Vec<&'v str> {
        let mut steps = Vec::new();
        self.collect(expression, unit, &mut steps, 0);
        steps
    }

    fn collect(&self, expression: &Value, unit: &str, steps: &mut Vec<&'v str>, depth: u8) {
        let mut read = |id: &str| {
            let measured = self.measure(id).filter(|(own, _)| *own == unit);
            steps.extend(measured.map(|(_, step)| step));
        };
        match expression {
            Value::Object(members) => {
                for key in ["fact", "series", "total", "growth"] {
                    if let Some(id) = members.get(key).and_then(Value::as_str) {
                        read(id);
                    }
                }
                self.named(members, unit, steps, depth);
                for member in members.values() {
                    self.collect(member, unit, steps, depth);
                }
            }
            Value::Array(elements) => {
                for element in elements {
                    self.collect(element, unit, steps, depth);
                }
            }
            _ => {}
        }
    }

    /// Looks into a named value; circles end at a depth.
    fn named(&self, members: &Map<String, Value>, unit: &str, steps: &mut Vec<&'v str>, depth: u8) {
        let id = members.get("value").and_then(Value::as_str);
        let value = id.and_then(|id| self.values.iter().find(|value| value["id"] == id));
        if let Some(value) = value
            && depth < 8
        {
            self.collect(&value["number"], unit, steps, depth + 1);
        }
    }
}
