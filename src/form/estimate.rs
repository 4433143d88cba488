//! [`Estimate`]: what stands in for a quantity that is left empty.

use crate::policy::{FactId, Num, ValueId};

use super::fields;
use super::screen::Estimate;
use super::session::Session;

/// The fact a screen asks for that may be left to an estimate, and the value that stands in for it.
pub(super) fn stated(session: &Session, at: u16) -> Option<(FactId, ValueId)> {
    let policy = session.policy();
    let mut number = &policy.costs.as_ref()?.quantity.number;
    while let Num::Value(value) = number {
        number = &policy.values[value.index()].number;
    }
    let Num::StatedOr(var, otherwise) = number else {
        return None;
    };
    let Num::Value(value) = **otherwise else {
        return None;
    };
    let fact = policy.variables[var.index()].fact;
    fields::controls(session, at)
        .contains(&fact)
        .then_some((fact, value))
}

/// The estimate on a screen: while the fact itself is left empty and what it rests on is known.
pub(super) fn estimate(session: &Session, at: u16) -> Option<Estimate> {
    let (fact, value) = stated(session, at)?;
    if !session.entries[fact.index()].is_blank() {
        return None;
    }
    let id = &session.policy().values[value.index()].id;
    let value = session.report.values.iter().find(|value| value.id == *id)?;
    Some(Estimate {
        title: value.title,
        number: value.value.clone()?,
        unit: value.unit,
        formula: value.formula,
    })
}
