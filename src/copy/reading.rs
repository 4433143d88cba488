//! What another reading changes.

use crate::engine::{EffectValue, Part, Target};
use crate::form::EffectView;

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
    [words::IF_SO, "“", option, "”："].concat()
}

/// `A类：不满足 → 需认定`
pub fn effect(view: &EffectView) -> String {
    [
        &target(&view.target),
        "：",
        &value(&view.from, view.unit),
        " → ",
        &value(&view.to, view.unit),
    ]
    .concat()
}

fn value(value: &EffectValue, unit: &str) -> String {
    match value {
        EffectValue::Standing(standing) => status::status(standing.status).to_owned(),
        EffectValue::Amount(amount) => cost::amount(*amount),
        EffectValue::Value(Some(text)) => numbers::with_unit(text, unit),
        EffectValue::Value(None) => status::status(crate::engine::Status::Open).to_owned(),
    }
}

/// What the office has to settle before a verdict is sure.
pub fn to_settle(question: &str) -> String {
    ["还要问清：", question].concat()
}
