//! One of several options: a list of large buttons.
//!
//! Buttons and not radio buttons: a tap moves on to the next question, and arrow keys must not.

use super::draw::{Draw, button};
use super::errors;
use super::node::{Node, el, said};
use super::signal::Signal;
use crate::copy::words;
use crate::form::{Action, ChoiceView, FieldProblem, Pick};

/// As a tap sends it: on a screen of nothing else it also moves on.
pub fn tapped(action: Action, moves_on: bool) -> Action {
    if moves_on {
        Action::Go(Box::new(action))
    } else {
        action
    }
}

/// Draws one option.
pub fn option(id: &str, label: &str, chosen: bool, action: Action) -> Node {
    button("cell", Signal::Act(action))
        .with(said("span.cell__label", label))
        .attr("id", id)
        .class("is-on", chosen)
        .fixed("aria-pressed", if chosen { "true" } else { "false" })
}

/// Draws "not known", which stands back behind the others.
pub fn unknown(id: &str, label: &str, chosen: bool, action: Action) -> Node {
    option(id, label, chosen, action).class("cell--unknown", true)
}

/// Draws the options of a screen that answers several facts at once.
pub fn choice(view: &ChoiceView, moves_on: bool, problems: &[FieldProblem], draw: &Draw) -> Node {
    let own = match view.chosen {
        Pick::Nothing => errors::of_screen(problems),
        _ => Vec::new(),
    };
    let error = draw.id("choice-error");
    let mut cells: Vec<Node> = Vec::new();
    for (at, label) in view.labels.iter().enumerate() {
        let option_at = at as u16;
        let chosen = view.chosen == Pick::Option(option_at);
        cells.push(option(
            &draw.part("choice", at),
            label,
            chosen,
            tapped(Action::Choose(option_at), moves_on),
        ));
    }
    if view.with_unknown {
        let id = draw.part("choice", view.labels.len());
        let chosen = view.chosen == Pick::Unknown;
        cells.push(unknown(
            &id,
            words::UNKNOWN,
            chosen,
            tapped(Action::ChooseUnknown, moves_on),
        ));
    }
    let group = el("div.field")
        .fixed("role", "group")
        .attr("aria-labelledby", &draw.id("heading"))
        .with(errors::beside(&error, &own))
        .with(el("div.cells").all(cells));
    if own.is_empty() {
        group
    } else {
        group.attr("aria-describedby", &error)
    }
}
