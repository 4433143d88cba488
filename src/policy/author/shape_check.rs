//! Compares a file with the JSON Schema of [`super::shape`], so that every slip of shape is told and not only the first.
//!
//! Handles what schemars writes for these types: `$ref`, `type`, `properties`, `required`, `additionalProperties`,
//! `items`, `oneOf` of one-key objects and constants, and `anyOf` with null.

use serde_json::{Map, Value};

use super::locate::Path;
use super::near::nearest;
use super::problem::Fault;

/// Every way in which `value` is not of the shape `schema`.
pub(super) fn check(schema: &Value, value: &Value) -> Vec<(Path, Fault)> {
    let mut walk = Walk {
        root: schema,
        faults: Vec::new(),
    };
    walk.value(schema, value, &Path::default());
    walk.faults
}

struct Walk<'s> {
    root: &'s Value,
    faults: Vec<(Path, Fault)>,
}

impl<'s> Walk<'s> {
    fn tell(&mut self, path: &Path, fault: Fault) {
        self.faults.push((path.clone(), fault));
    }

    fn resolve(&self, schema: &'s Value) -> &'s Value {
        let mut schema = schema;
        while let Some(pointer) = schema.get("$ref").and_then(Value::as_str) {
            match self.root.pointer(pointer.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    fn value(&mut self, schema: &'s Value, value: &Value, path: &Path) {
        let schema = self.resolve(schema);
        if let Some(variants) = schema.get("oneOf").and_then(Value::as_array) {
            return self.variants(variants, value, path);
        }
        if let Some(either) = schema.get("anyOf").and_then(Value::as_array) {
            // Only ever a type or null.
            if !value.is_null()
                && let Some(inner) = either
                    .iter()
                    .find(|inner| inner.get("type") != Some(&"null".into()))
            {
                self.value(inner, value, path);
            }
            return;
        }
        let types: Vec<&str> = match schema.get("type") {
            Some(Value::String(one)) => vec![one],
            Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        if value.is_null() && types.contains(&"null") {
            return;
        }
        match (types[0], value) {
            ("object", Value::Object(members)) => self.object(schema, members, path),
            ("array", Value::Array(items)) => self.array(schema, items, path),
            ("string", Value::String(text)) => self.word(schema, text, path),
            ("boolean", Value::Bool(_)) => {}
            ("integer", Value::Number(number)) => {
                let bound = |key| schema.get(key).and_then(Value::as_i64);
                let (least, most) = match schema.get("format").and_then(Value::as_str) {
                    Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
                    _ => (bound("minimum").unwrap_or(0), bound("maximum").unwrap_or(65_535)),
                };
                if !number.as_i64().is_some_and(|n| (least..=most).contains(&n)) {
                    let what = "a whole number here";
                    self.tell(path, Fault::OutOfRange { what, least, most });
                }
            }
            ("string", Value::Number(number)) => self.tell(path, Fault::UnquotedAmount(number.to_string())),
            (wanted, found) => self.tell(
                path,
                Fault::WrongType {
                    wanted: article(wanted),
                    found: name_of(found),
                },
            ),
        }
    }

    fn object(&mut self, schema: &'s Value, members: &Map<String, Value>, path: &Path) {
        static NONE: std::sync::LazyLock<Map<String, Value>> = std::sync::LazyLock::new(Map::new);
        let properties = schema
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&NONE);
        let other = schema.get("additionalProperties");
        let mut unknown = Vec::new();
        for (key, value) in members {
            match (properties.get(key), other) {
                (Some(property), _) => self.value(property, value, &path.key(key)),
                (None, Some(Value::Bool(false))) => unknown.push(key),
                (None, Some(any)) => self.value(any, value, &path.key(key)),
                (None, None) => {}
            }
        }
        let mut missing: Vec<&str> = schema
            .get("required")
            .and_then(Value::as_array)
            .map(|keys| keys.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        missing.retain(|key| !members.contains_key(*key));
        for key in unknown {
            let free = properties
                .keys()
                .map(String::as_str)
                .filter(|name| !members.contains_key(*name));
            let near = nearest(key, free);
            // A misspelt key is not also a missing one.
            missing.retain(|name| near.as_deref() != Some(*name));
            let fault = Fault::UnknownKey {
                key: key.clone(),
                near,
                known: properties.keys().cloned().collect(),
            };
            self.tell(&path.key(key), fault);
        }
        for key in missing {
            self.tell(path, Fault::MissingKey(key.to_owned()));
        }
    }

    fn array(&mut self, schema: &'s Value, items: &[Value], path: &Path) {
        let length = |key| {
            schema
                .get(key)
                .and_then(Value::as_u64)
                .and_then(|n| usize::try_from(n).ok())
        };
        if let (Some(least), Some(most)) = (length("minItems"), length("maxItems"))
            && !(least..=most).contains(&items.len())
        {
            let (wanted, found) = (most, items.len());
            self.tell(path, Fault::WrongLength { wanted, found });
        }
        if let Some(inner) = schema.get("items") {
            for (index, item) in items.iter().enumerate() {
                self.value(inner, item, &path.at(index));
            }
        }
    }

    fn word(&mut self, schema: &Value, text: &str, path: &Path) {
        let Some(words) = schema.get("enum").and_then(Value::as_array) else {
            return;
        };
        let known: Vec<String> = words
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
        self.one_of(text, known, path);
    }

    fn one_of(&mut self, text: &str, known: Vec<String>, path: &Path) {
        if !known.iter().any(|word| word == text) {
            let near = nearest(text, known.iter().map(String::as_str));
            let found = text.to_owned();
            self.tell(path, Fault::NotOneOf { found, near, known });
        }
    }

    /// An operator object with one key, or a word.
    fn variants(&mut self, variants: &'s [Value], value: &Value, path: &Path) {
        let mut operators: Vec<(&'s String, &'s Value)> = Vec::new();
        let mut words = Vec::new();
        for variant in variants {
            if let Some(word) = variant.get("const").and_then(Value::as_str) {
                words.push(word.to_owned());
            }
            for word in variant
                .get("enum")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
            {
                words.extend(word.as_str().map(str::to_owned));
            }
            operators.extend(
                variant
                    .get("properties")
                    .and_then(Value::as_object)
                    .into_iter()
                    .flatten(),
            );
        }
        let known = || {
            operators
                .iter()
                .map(|(key, _)| (*key).clone())
                .collect::<Vec<_>>()
        };
        match value {
            Value::Object(members) if !operators.is_empty() => {
                let mut members_of = members.iter();
                match (members_of.next(), members_of.next()) {
                    (Some((key, inner)), None) => match operators.iter().find(|(name, _)| *name == key) {
                        Some((_, schema)) => self.value(schema, inner, &path.key(key)),
                        None => {
                            let near = nearest(key, operators.iter().map(|(name, _)| name.as_str()));
                            let known = known();
                            let key = key.clone();
                            self.tell(
                                &path.key(&key),
                                Fault::UnknownKey {
                                    key: key.clone(),
                                    near,
                                    known,
                                },
                            );
                        }
                    },
                    _ => {
                        let (found, known) = (members.keys().cloned().collect(), known());
                        self.tell(path, Fault::OneKeyWanted { found, known });
                    }
                }
            }
            Value::String(text) if !words.is_empty() => self.one_of(text, words, path),
            found => self.tell(
                path,
                Fault::WrongType {
                    wanted: if words.is_empty() {
                        "an object with one operator as its key"
                    } else {
                        "a word in quotes"
                    },
                    found: name_of(found),
                },
            ),
        }
    }
}

fn article(json_type: &str) -> &'static str {
    match json_type {
        "object" => "an object {…}",
        "array" => "a list […]",
        "string" => "a text in quotes",
        "boolean" => "true or false",
        "integer" => "a whole number",
        _ => "another kind of value",
    }
}

fn name_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
