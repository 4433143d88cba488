//! Plain text and JSON for the terminal.

use std::io::Write;

use selfcheck::engine::{ChangeSet, EffectValue, Goal, Move, Report, Standing};
use selfcheck::policy::{Bundle, ChoiceOption, Policy};
use serde_json::Value;

/// Writes to the pipe; a reader that has gone away (`| head`) is no error.
pub fn to_stdout(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

pub fn json(value: &Value) -> String {
    format!("{value:#}\n")
}

/// The policies asked for: one, or all.
pub fn chosen<'b>(bundle: &'b Bundle, slug: Option<&str>) -> Result<Vec<&'b Policy>, String> {
    let Some(slug) = slug else {
        return Ok(bundle.policies.iter().collect());
    };
    let found: Vec<&Policy> = bundle
        .policies
        .iter()
        .filter(|policy| policy.slug == slug)
        .collect();
    if found.is_empty() {
        let known: Vec<&str> = bundle.policies.iter().map(|policy| policy.slug).collect();
        return Err(format!(
            "--policy {slug}: no such policy; known: {}",
            known.join(", ")
        ));
    }
    Ok(found)
}

/// The id of the option with this id or label; the text itself where there is none.
pub fn option_id<'o>(options: &'o [ChoiceOption], text: &'o str) -> &'o str {
    let by_id = options.iter().find(|option| option.id == text);
    let found = by_id.or_else(|| options.iter().find(|option| option.label == text));
    found.map_or(text, |option| option.id)
}

/// A word or figure as JSON has it, without quotes.
pub fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(text)) => text,
        Ok(Value::Object(range)) => {
            let ends: Vec<&str> = range.values().filter_map(Value::as_str).collect();
            ends.join(" to ")
        }
        Ok(Value::Null) | Err(_) => "-".to_owned(),
        Ok(other) => other.to_string(),
    }
}

fn standing(standing: &Standing) -> String {
    let possible: Vec<String> = standing.possible.iter().map(word).collect();
    let status = word(&standing.status);
    if possible.len() > 1 {
        format!("{status} ({})", possible.join(", "))
    } else {
        status
    }
}

/// What a result comes to under another reading, or under all of them.
fn value(value: &EffectValue) -> String {
    match value {
        EffectValue::Standing(possible) => standing(possible),
        EffectValue::Amount(amount) => word(amount),
        EffectValue::Value(text) => word(text),
    }
}

/// One set of changes in a line: what gets further, what it takes, and what comes out worse.
fn change(set: &ChangeSet) -> String {
    let step = |step: &Move| {
        let fact = if step.fact.is_empty() { "day" } else { step.fact };
        let by = step.difference.as_ref();
        let by = by.map_or_else(String::new, |by| format!(" ({by} {})", step.unit));
        let along = step
            .along
            .map_or_else(String::new, |whole| format!(" and {whole} by the same"));
        format!("{fact} {} -> {}{by}{along}", word(&step.from), word(&step.to))
    };
    let moves: Vec<String> = set.moves.iter().map(step).collect();
    let moves = if moves.is_empty() {
        "nothing to propose".to_owned()
    } else {
        moves.join(", ")
    };
    let worse: Vec<String> = set.worsens.iter().map(Goal::path).collect();
    let worse = if worse.is_empty() {
        String::new()
    } else {
        format!("; worse: {}", worse.join(", "))
    };
    format!(
        "  change {}: {moves} [{}] => {}{worse}{}\n",
        set.goal.path(),
        word(&set.kind),
        standing(&set.reaches),
        if set.more { "; there may be more" } else { "" }
    )
}

pub fn report(report: &Report) -> String {
    let mut text = format!("day {}\n", report.day);
    for policy in &report.policies {
        text += &format!("\n{} [{}]\n", policy.slug, word(&policy.state));
        if let Some(overall) = &policy.overall {
            text += &format!("  overall: {}\n", standing(overall));
        }
        for criterion in &policy.criteria {
            text += &format!(
                "  criterion {}: {}\n",
                criterion.id,
                standing(&criterion.standing)
            );
        }
        for class in &policy.classes {
            text += &format!("  class {}: {}\n", class.id, word(&class.certainty));
        }
        if let Some(costs) = &policy.costs {
            let per = if costs.per_square_metre { " per unit" } else { "" };
            for track in &costs.tracks {
                text += &format!("  track {}: {}{per}\n", track.id, word(&track.total));
            }
            text += &format!(
                "  estimate: {} to {}{per}\n",
                word(&costs.estimate.low),
                word(&costs.estimate.high)
            );
        }
        for benefit in &policy.benefits {
            let amount = benefit.amount.as_ref().map_or_else(|| "-".to_owned(), word);
            text += &format!(
                "  benefit {}: {}, {amount}\n",
                benefit.id,
                standing(&benefit.standing)
            );
        }
        for set in &policy.changes {
            text += &change(set);
        }
        for reading in &policy.readings {
            for effect in &reading.affects {
                text += &format!(
                    "  reading {}={}: {} => {}\n",
                    reading.id,
                    effect.option,
                    effect.target.path(),
                    value(&effect.to)
                );
            }
        }
        for spread in policy.spreads.iter().filter(|spread| !spread.settled) {
            let path = spread.target.path();
            text += &format!("  readings decide {path}: {}\n", value(&spread.reach));
        }
        for question in &policy.questions {
            text += &format!("  open {}: {}\n", question.fact, question.question);
        }
    }
    text
}
