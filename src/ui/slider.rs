//! A number that staff move on the stage.

use super::draw::Draw;
use super::node::{Node, el, of, said, words};
use super::signal::On;
use crate::copy::stage as copy;
use crate::form::SliderView;

/// Draws a slider with its value above it; without a value it has no handle, for each place would mean a number.
pub fn slider(view: &SliderView, at: usize, draw: &Draw) -> Node {
    let id = draw.part("slide", at);
    let [low, high, step] = [view.min, view.max, view.step].map(|number| number.text());
    let value = view.value.map_or_else(|| low.clone(), |number| number.text());
    let shown = match view.value {
        Some(_) => [&value, " ", view.unit].concat(),
        None => copy::OPEN.to_owned(),
    };
    let label = of!(
        "label.slide__label",
        [words(view.label), said("output.slide__value", &shown)]
    );
    let input = el("input.slide__input")
        .fixed("type", "range")
        .attr("id", &id)
        .attr("min", &low)
        .attr("max", &high)
        .attr("step", &step)
        .attr("aria-valuetext", &shown)
        .value(&value)
        .on(On::Slide(view.fact));
    of!("div.slide", [label.attr("for", &id), input]).class("is-unset", view.value.is_none())
}
