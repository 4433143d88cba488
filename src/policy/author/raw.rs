//! Numbers of a JSON text as they were typed: a parser would round, shorten or refuse them.

use serde::de::IgnoredAny;
use serde_json::Value;

/// Stands in front of a typed number that was put in quotes; no answer begins with it.
pub(super) const MARK: char = '\u{f8ff}';

/// The text with every number outside of strings put in quotes behind the mark.
pub(super) fn marked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '"' => string(rest),
            '-' | '0'..='9' => rest
                .find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '+' | '.'))
                .unwrap_or(rest.len()),
            _ => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        let number =
            c != '"' && matches!(c, '-' | '0'..='9') && serde_json::from_str::<IgnoredAny>(token).is_ok();
        if number {
            out.extend(['"', MARK]);
            out.push_str(token);
            out.push('"');
        } else {
            out.push_str(token);
        }
        rest = after;
    }
    out
}

/// How long the string is at the start of a text, its quotes included.
fn string(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '"' if !escaped => return at + 1,
            _ => escaped = c == '\\' && !escaped,
        }
    }
    text.len()
}

/// The text of a string that was one from the beginning.
pub(super) fn text_of(value: &Value) -> Option<&str> {
    value.as_str().filter(|text| !text.starts_with(MARK))
}

/// A value as it was typed.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    let mark = format!("\"{MARK}");
    let mut parts = text.split(&mark);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, after) = part.split_once('"').unwrap_or((part, ""));
        shown.push_str(number);
        shown.push_str(after);
    }
    shown
}
