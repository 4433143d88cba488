//! What stands in for a number that was left empty.

use crate::form::Estimate;

use super::words;

/// The number that stands in, and how it comes about.
pub fn estimate(view: &Estimate) -> String {
    let number = super::with_unit(&view.number, view.unit);
    let text = ["没填时按 ", &number, " 估算"].concat();
    if view.formula.is_empty() {
        text
    } else {
        words::cited(&text, view.formula)
    }
}
