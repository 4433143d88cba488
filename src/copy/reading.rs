//! What another reading changes.

use crate::engine::EffectValue;
use crate::form::{EffectView, Effected};

use super::{cost, numbers, status, words};

/// What changes.
pub fn target(target: &Effected) -> String {
    match target {
        Effected::Overall => "各项条件总体".to_owned(),
        Effected::Class(title) | Effected::Titled(title) => title.to_string(),
        Effected::Total(track) => [track, "费用合计"].concat(),
        Effected::CashOut(track) => [track, "首年需先缴"].concat(),
        Effected::Deposit => "押金".to_owned(),
    }
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
        &value(&view.from, &view.unit),
        " → ",
        &value(&view.to, &view.unit),
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
