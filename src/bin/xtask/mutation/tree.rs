//! Places in a policy file: walking to them, naming them, changing what stands there.

use serde_json::Value;

/// One step into a JSON value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    Key(String),
    Index(usize),
}

/// A way from the root of a file to a place in it.
pub type Steps = Vec<Step>;

/// A change of one place: another value, or none any more.
pub type Edit = (Steps, Option<Value>);

/// A place with what stands there.
#[derive(Clone, Copy)]
pub struct Node<'v> {
    pub root: &'v Value,
    pub steps: &'v [Step],
    pub value: &'v Value,
}

impl<'v> Node<'v> {
    /// The key under which it stands; for an element of a list that of the list.
    pub fn key(&self) -> &'v str {
        let keys = self.steps.iter().rev().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        keys.into_iter().next().unwrap_or_default()
    }

    /// Whether it stands in a list rather than under its key.
    pub fn is_element(&self) -> bool {
        matches!(self.steps.last(), Some(Step::Index(_)))
    }

    /// The section of the file it stands in.
    pub fn section(&self) -> &'v str {
        match self.steps.first() {
            Some(Step::Key(key)) => key,
            _ => "",
        }
    }

    /// The steps to something inside.
    pub fn inside(&self, keys: &[&str]) -> Steps {
        let mut steps = self.steps.to_vec();
        steps.extend(keys.iter().map(|key| Step::Key((*key).to_owned())));
        steps
    }

    /// The steps to an element of a list inside.
    pub fn element(&self, keys: &[&str], index: usize) -> Steps {
        let mut steps = self.inside(keys);
        steps.push(Step::Index(index));
        steps
    }

    /// What encloses it, nearest first.
    pub fn around(&self) -> impl Iterator<Item = Node<'v>> + use<'v> {
        let (root, steps) = (self.root, self.steps);
        (0..steps.len()).rev().filter_map(move |length| {
            let steps = &steps[..length];
            find(root, steps).map(|value| Node { root, steps, value })
        })
    }
}

/// What stands at a place.
pub fn find<'v>(root: &'v Value, steps: &[Step]) -> Option<&'v Value> {
    steps.iter().try_fold(root, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Index(index) => value.get(index),
    })
}

fn find_mut<'v>(root: &'v mut Value, steps: &[Step]) -> Option<&'v mut Value> {
    steps.iter().try_fold(root, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Index(index) => value.get_mut(index),
    })
}

/// The file with these changes made, in this order.
pub fn edited(root: &Value, edits: &[Edit]) -> Value {
    let mut root = root.clone();
    for (steps, value) in edits {
        if let Some((last, parent)) = steps.split_last()
            && let Some(parent) = find_mut(&mut root, parent)
        {
            put(parent, last, value.clone());
        }
    }
    root
}

fn put(parent: &mut Value, last: &Step, value: Option<Value>) {
    match (parent, last, value) {
        (Value::Object(members), Step::Key(key), Some(value)) => {
            members.insert(key.clone(), value);
        }
        (Value::Object(members), Step::Key(key), None) => {
            members.shift_remove(key);
        }
        (Value::Array(elements), Step::Index(index), Some(value)) if *index < elements.len() => {
            elements[*index] = value;
        }
        (Value::Array(elements), Step::Index(index), None) if *index < elements.len() => {
            elements.remove(*index);
        }
        _ => {}
    }
}

/// Calls back for a value and everything in it.
pub fn walk(root: &Value, visit: &mut dyn FnMut(Node)) {
    descend(root, root, &mut Vec::new(), visit);
}

fn descend(root: &Value, value: &Value, steps: &mut Steps, visit: &mut dyn FnMut(Node)) {
    visit(Node { root, steps, value });
    let mut inside = |step: Step, value: &Value| {
        steps.push(step);
        descend(root, value, steps, visit);
        steps.pop();
    };
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                inside(Step::Key(key.clone()), member);
            }
        }
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                inside(Step::Index(index), element);
            }
        }
        _ => {}
    }
}

/// A place in words; elements of a list go by their ids, so that the name lasts when the list grows.
pub fn name(root: &Value, steps: &[Step]) -> String {
    let mut name = String::new();
    let mut here = Some(root);
    for step in steps {
        match step {
            Step::Key(key) => {
                here = here.and_then(|value| value.get(key));
                if !name.is_empty() {
                    name.push('.');
                }
                name.push_str(key);
            }
            Step::Index(index) => {
                here = here.and_then(|value| value.get(index));
                let id = |key| here.and_then(|value| value.get(key)).and_then(Value::as_str);
                match ["id", "item"].into_iter().find_map(id) {
                    Some(id) => name.push_str(&format!("[{id}]")),
                    None => name.push_str(&format!("[{index}]")),
                }
            }
        }
    }
    name
}

/// A place as the reader of policy files writes it.
pub fn plain(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(key) if path.is_empty() => path.push_str(key),
            Step::Key(key) => path.push_str(&format!(".{key}")),
            Step::Index(index) => path.push_str(&format!("[{index}]")),
        }
    }
    path
}

/// Longest text of a value in the name of a mutant.
const LONGEST: usize = 110;

/// A value in few words: without wording and citations, cut when long.
pub fn brief(value: &Value) -> String {
    let text = match stripped(value) {
        Value::String(text) => text,
        other => other.to_string(),
    };
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn stripped(value: &Value) -> Value {
    let wording = |key: &str| matches!(key, "label" | "citation" | "message" | "title" | "formula");
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(key, _)| !wording(key));
            kept.map(|(key, member)| (key.clone(), stripped(member)))
                .collect()
        }
        Value::Array(elements) => elements.iter().map(stripped).collect(),
        other => other.clone(),
    }
}
