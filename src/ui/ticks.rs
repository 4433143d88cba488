//! Boxes to tick, and what the empty ones mean.

use super::draw::Draw;
use super::node::{Node, el, of, said};
use super::{errors, options};
use crate::copy::words;
use crate::form::{Action, FieldProblem, Rest, Tickbox};

/// Draws one box.
pub fn tick(id: &str, label: &str, checked: bool, action: Action) -> Node {
    let input = el("input", "tick__box")
        .fixed("type", "checkbox")
        .attr("id", id)
        .checked(checked)
        .on(action.into());
    let label = said("label", "tick__label", label).attr("for", id);
    of("div", "tick", vec![input, label]).class("is-on", checked)
}

/// Draws the boxes of a screen and the question below them.
pub fn ticks(boxes: &[Tickbox], rest: Rest, problems: &[FieldProblem], draw: &Draw) -> Node {
    let own = match rest {
        Rest::Open => errors::of_screen(problems),
        Rest::No | Rest::Unknown => Vec::new(),
    };
    let error = draw.id("rest-error");
    let mut rows: Vec<Node> = Vec::new();
    for (at, view) in boxes.iter().enumerate() {
        let id = draw.part("tick", at);
        rows.push(tick(&id, &view.label, view.ticked, Action::Tick(view.fact)));
    }
    let group = el("div", "field")
        .fixed("role", "group")
        .attr("aria-labelledby", &draw.id("heading"))
        .with(errors::beside(&error, &own))
        .with(of("div", "cells", rows));
    let answer = |at: usize, label, unknown: bool| {
        let chosen = rest == if unknown { Rest::Unknown } else { Rest::No };
        options::option(&draw.part("rest", at), label, chosen, Action::Rest { unknown })
    };
    let answers = vec![
        said("p", "label", words::REST),
        answer(0, words::REST_NO, false),
        answer(1, words::REST_UNKNOWN, true),
    ];
    of("div", "", vec![group, of("div", "cells", answers)])
}
