//! Conditions on the facts of the guild, as they stand in a policy file.
#![allow(dead_code, reason = "each test takes its part")]

/// A comparison of a number, by the words of its limit: `at_least 80`.
pub fn limit(left: &str, words: &str, unit: &str) -> String {
    let (comparator, value) = words.split_once(' ').unwrap();
    format!(
        r#"{{ "compare": {{ "left": {left}, "comparator": "{comparator}", "right": {{ "number": {{ "value": "{value}", "unit": "{unit}" }} }} }} }}"#
    )
}

pub fn area(words: &str) -> String {
    limit(r#"{ "fact": "area" }"#, words, "㎡")
}

pub fn people(words: &str) -> String {
    limit(r#"{ "fact": "people" }"#, words, "人")
}

pub fn share(words: &str) -> String {
    limit(r#"{ "value": "master_share" }"#, words, "%")
}

pub fn year(words: &str) -> String {
    limit(r#"{ "this_year": {} }"#, words, "年")
}

pub fn opened(words: &str) -> String {
    let (comparator, day) = words.split_once(' ').unwrap();
    format!(
        r#"{{ "dates": {{ "left": {{ "fact": "opened" }}, "comparator": "{comparator}", "right": {{ "date": "{day}" }} }} }}"#
    )
}

pub fn yes(fact: &str) -> String {
    format!(r#"{{ "yes": "{fact}" }}"#)
}

/// The craft is one of these, separated by blanks.
pub fn craft(options: &str) -> String {
    format!(
        r#"{{ "is": {{ "fact": "craft", "any_of": [{}] }} }}"#,
        quoted(options)
    )
}

/// One of these is among the tools, separated by blanks.
pub fn tools(options: &str) -> String {
    format!(
        r#"{{ "has": {{ "fact": "tools", "any_of": [{}] }} }}"#,
        quoted(options)
    )
}

fn quoted(words: &str) -> String {
    let words: Vec<String> = words.split(' ').map(|word| format!("\"{word}\"")).collect();
    words.join(", ")
}

pub fn all(parts: &[String]) -> String {
    format!(r#"{{ "all": [{}] }}"#, parts.join(", "))
}

pub fn any(parts: &[String]) -> String {
    format!(r#"{{ "any": [{}] }}"#, parts.join(", "))
}

pub fn not(part: &str) -> String {
    format!(r#"{{ "not": {part} }}"#)
}

pub fn applicable(when: &str, then: &str) -> String {
    format!(r#"{{ "applicable_if": {{ "when": {when}, "then": {then} }} }}"#)
}

pub fn by_floor(inner: &str, outer: &str) -> String {
    format!(
        r#"{{ "by_reading": {{ "reading": "floor", "options": {{ "inner": {inner}, "outer": {outer} }} }} }}"#
    )
}

/// Rules of which the first that holds names a number in a unit.
pub fn choose(conditions: &[String], unit: &str) -> String {
    let number = |value: usize| format!(r#"{{ "number": {{ "value": "{value}", "unit": "{unit}" }} }}"#);
    let rule = |(at, when): (usize, &String)| format!(r#"{{ "when": {when}, "then": {} }}"#, number(at + 4));
    let rules: Vec<String> = conditions.iter().enumerate().map(rule).collect();
    format!(
        r#"{{ "choose": {{ "rules": [{}], "otherwise": {} }} }}"#,
        rules.join(", "),
        number(3)
    )
}
