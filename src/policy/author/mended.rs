//! A file with its sure slips of shape mended in memory, so that the rest of what they stand in is checked as well.
//!
//! The slips are told all the same; only what follows from the cure they name is taken for granted.

use serde_json::Value;

use super::locate::Path;
use super::problem::Fault;

/// A path as it reads once mended, and as it stands in the file.
pub(super) type Renamed = Vec<(Path, Path)>;

/// The file as it would read once every slip with one sure cure is mended: a misspelt key or word, an amount without
/// quotes, a key that has no place here.
pub(super) fn mended(root: &Value, faults: &[(Path, Fault)]) -> (Value, Renamed) {
    let mut root = root.clone();
    let mut renamed = Renamed::new();
    for (path, fault) in faults {
        match fault {
            Fault::UnknownKey { key, near, .. } => {
                let parent = path
                    .0
                    .strip_suffix(key.as_str())
                    .unwrap_or(&path.0)
                    .trim_end_matches('.');
                if let Some(Value::Object(members)) = at(&mut root, parent)
                    && let Some(value) = members.shift_remove(key)
                    && let Some(near) = near
                {
                    members.entry(near.clone()).or_insert(value);
                    let mended = Path(parent.to_owned()).key(near);
                    renamed.push((mended, path.clone()));
                }
            }
            Fault::UnquotedAmount(text) | Fault::NotOneOf { near: Some(text), .. } => {
                if let Some(value) = at(&mut root, &path.0) {
                    *value = Value::String(text.clone());
                }
            }
            _ => {}
        }
    }
    (root, renamed)
}

/// The path as it stands in the file.
pub(super) fn as_written(path: &Path, renamed: &Renamed) -> Path {
    let inside = renamed.iter().find(|(mended, _)| path.within(mended));
    match inside {
        Some((mended, written)) => Path([&written.0, &path.0[mended.0.len()..]].concat()),
        None => path.clone(),
    }
}

/// The value at a path such as `costs.tracks[2].role`.
fn at<'v>(root: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    let mut value = root;
    for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
        value = match step.strip_suffix(']') {
            Some(place) => value.get_mut(place.parse::<usize>().ok()?)?,
            None => value.get_mut(step)?,
        };
    }
    Some(value)
}
