//! What holds for every policy file of the site, whatever it says.

use std::path::Path;

use selfcheck::engine::{PolicyReport, Situation, evaluate};
use selfcheck::policy::{Bundle, Policy, author};
use selfcheck::value::Date;
use serde_json::Value;

/// Words that promise what only the authority can decide; they may stand in verbatim quotes only.
const BANNED: [&str; 6] = ["通过", "确定享受", "保证", "已符合", "可获得", "绝对安全"];

fn folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/policies"))
}

fn bundle() -> Bundle {
    author::read_folder(folder()).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

fn collect<'v>(value: &'v Value, texts: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(elements) => elements.iter().for_each(|element| collect(element, texts)),
        Value::Object(entries) => {
            entries
                .iter()
                .filter(|(key, _)| *key != "quote")
                .for_each(|(_, entry)| collect(entry, texts));
        }
        _ => {}
    }
}

fn promises(file: &Value) -> Vec<&str> {
    let mut texts = Vec::new();
    collect(file, &mut texts);
    texts.retain(|text| BANNED.iter().any(|word| text.contains(word)));
    texts
}

#[test]
fn no_sentence_promises_anything() {
    for entry in std::fs::read_dir(folder()).unwrap() {
        let file = entry.unwrap().path().join("policy.json");
        if let Ok(text) = std::fs::read_to_string(&file) {
            let file: Value = serde_json::from_str(&text).unwrap();
            assert_eq!(promises(&file), Vec::<&str>::new());
        }
    }
    let planted = serde_json::json!({ "tell": "审核通过后入驻", "citation": { "quote": "审核通过后" } });
    assert_eq!(promises(&planted), ["审核通过后入驻"]);
}

fn example(policy: &Policy, place: usize) -> PolicyReport {
    let mut situation = Situation::new(policy, Date::parse("2026-11-21").unwrap());
    for (fact, answer) in &policy.examples[place].answers {
        situation.answers[fact.index()] = Some(answer.clone());
    }
    evaluate(policy, &situation)
}

/// Demos start from an example: three at least, each naming a class or a total, one of them with open questions.
#[test]
fn examples_show_a_settled_and_an_open_case() {
    for policy in bundle().policies.iter().filter(|policy| policy.meta.offered) {
        let reports: Vec<PolicyReport> = (0..policy.examples.len()).map(|i| example(policy, i)).collect();
        assert!(reports.len() >= 3, "{}", policy.slug);
        let open = reports
            .iter()
            .filter(|report| !report.questions.is_empty())
            .count();
        assert!(
            open >= 1 && open < reports.len(),
            "{}: {open} open examples",
            policy.slug
        );
    }
}
