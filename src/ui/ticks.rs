//! Boxes to tick, and what the empty ones mean.

use super::draw::{Draw, act};
use super::errors;
use super::node::{Node, el, of, said};
use crate::copy::words;
use crate::form::{Action, Field, FieldProblem, Rest, Tickbox};
use crate::policy::Text;

/// Draws one box.
pub fn tick(id: &str, label: &str, checked: bool, action: Action) -> Node {
    let input = el("input.tick__box")
        .fixed("type", "checkbox")
        .attr("id", id)
        .checked(checked)
        .on(action.into());
    let label = said("label.tick__label", label).attr("for", id);
    of!("div.tick", [input, label]).class("is-on", checked)
}

/// Draws the options of a fact that may have several.
pub fn several(view: &Field, labels: &[Text], chosen: u32, none: bool, draw: &Draw) -> Node {
    let mut rows: Vec<Node> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let ticked = chosen >> at & 1 == 1;
        let id = draw.part(&view.id, at);
        rows.push(tick(&id, label, ticked, Action::Toggle(view.fact, at as u16)));
    }
    let count = labels.len();
    let id = draw.part(&view.id, count);
    rows.push(tick(&id, words::NONE_OF, none, Action::NoneOf(view.fact)));
    let id = draw.part(&view.id, count + 1);
    rows.push(tick(
        &id,
        words::UNKNOWN,
        view.unknown,
        Action::Unknown(view.fact),
    ));
    el("div.cells").all(rows)
}

/// Draws the boxes of a screen.
pub fn ticks(boxes: &[Tickbox], rest: Rest, problems: &[FieldProblem], draw: &Draw) -> Node {
    let own = match rest {
        Rest::Open => errors::of_screen(problems),
        Rest::No | Rest::Unknown => Vec::new(),
    };
    let error = draw.id("rest-error");
    let mut rows: Vec<Node> = Vec::new();
    for (at, view) in boxes.iter().enumerate() {
        let id = draw.part("tick", at);
        rows.push(tick(&id, view.label, view.ticked, Action::Tick(view.fact)));
    }
    el("div.field")
        .fixed("role", "group")
        .attr("aria-labelledby", &draw.id("heading"))
        .with(errors::beside(&error, &own))
        .with(el("div.cells").all(rows))
}

/// Draws the two ways on: what the empty boxes mean.
pub fn endings(draw: &Draw) -> Vec<Node> {
    let ending = |at, class, label, unknown| {
        act(class, label, Action::Rest { unknown }).attr("id", &draw.part("rest", at))
    };
    vec![
        ending(0, "primary", words::REST_NO_NEXT, false),
        ending(1, "secondary", words::REST_UNKNOWN_NEXT, true),
    ]
}
