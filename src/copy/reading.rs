//! What another reading changes.

use crate::engine::{EffectValue, Part, Target};
use crate::form::{EffectView, Hinge, Turn};

use super::{cost, numbers, status, words};

/// What changes.
pub fn target(target: &Target) -> String {
    let what = match target.part {
        Part::Overall => "各项条件总体",
        Part::Total => "费用合计",
        Part::CashOut => "首年需先缴",
        Part::Deposit => "押金",
        _ => "",
    };
    [target.title, what].concat()
}

/// `若按“…”：`, before what an option changes.
pub fn if_so(option: &str) -> String {
    [words::IF_SO, &words::quoted(option), "："].concat()
}

/// `A类：不满足 → 需认定`
pub fn effect(view: &EffectView) -> String {
    [
        &target(&view.target),
        "：",
        &value(&view.from, view),
        " → ",
        &value(&view.to, view),
    ]
    .concat()
}

fn value(value: &EffectValue, view: &EffectView) -> String {
    match value {
        EffectValue::Standing(standing) => {
            let status = match view.target.part {
                Part::Class => standing.certainty().status(),
                _ => standing.status,
            };
            status::status(status).to_owned()
        }
        EffectValue::Amount(amount) if view.target.part == Part::BenefitAmount => cost::award(*amount),
        EffectValue::Amount(amount) if view.unit.is_empty() || is_total(view) => cost::amount(*amount),
        EffectValue::Amount(amount) => [&cost::amount(*amount), "/", view.unit].concat(),
        EffectValue::Value(Some(text)) => numbers::with_unit(text, view.unit),
        EffectValue::Value(None) if view.needs.is_empty() => {
            status::status(crate::engine::Status::Open).to_owned()
        }
        EffectValue::Value(None) => [words::FIRST_NEEDED, view.needs].concat(),
    }
}

/// Whether the amount beside one that is open is a sum, not a price for one unit.
fn is_total(view: &EffectView) -> bool {
    let is_open = |value: &EffectValue| matches!(value, EffectValue::Value(None));
    is_open(&view.from) || is_open(&view.to)
}

/// What the office has to settle before a verdict is sure.
pub fn to_settle(question: &str) -> String {
    ["还要问清：", question].concat()
}

/// Whether a result hangs on how the text is read: one line per reading that changes it; none where that is not proved.
pub fn hinge(hinge: &Hinge) -> Vec<String> {
    match hinge {
        Hinge::Settled => vec![words::UNTURNED.to_owned()],
        Hinge::Turns(turns) => turns.iter().map(turn).collect(),
        Hinge::Unproved => Vec::new(),
    }
}

fn turn(turn: &Turn) -> String {
    let then = match (&turn.to, turn.status()) {
        (_, Some(then)) => status::status(then).to_owned(),
        (EffectValue::Amount(amount), _) => cost::amount(*amount),
        _ => status::status(crate::engine::Status::Open).to_owned(),
    };
    [
        turn.question,
        words::IF_SO,
        &words::quoted(turn.option),
        "，变为",
        &then,
    ]
    .concat()
}

/// The same in one line, for what is said first.
pub fn hinge_line(of: &Hinge) -> String {
    let lines = hinge(of);
    match &*lines {
        [] => String::new(),
        [only] if matches!(of, Hinge::Settled) => only.clone(),
        [only] => words::term(words::TURNED, only),
        [first, others @ ..] => {
            let rest = ["；另有 ", &others.len().to_string(), " 处也会改变。"].concat();
            words::term(words::TURNED, first) + &rest
        }
    }
}

/// What the office said: the question, the option, who said it and when.
pub fn confirmed([question, option, by]: [&str; 3]) -> String {
    words::cited(
        &words::term(question, option),
        &[words::CONFIRMED, " · ", by].concat(),
    )
}
