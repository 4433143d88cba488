//! A QR code on the screen.

use super::node::{Node, el, nothing, said};
use crate::copy::take;
use crate::recap;

/// Draws the code of a text; nothing for one that is too long.
pub fn code(text: &str) -> Node {
    let Some(code) = recap::code(text) else {
        return nothing();
    };
    let size = code.size.to_string();
    let ground = el("rect")
        .attr("width", &size)
        .attr("height", &size)
        .fixed("fill", "#fff");
    let modules = el("path").attr("d", &code.path).fixed("fill", "#000");
    el("svg.code")
        .attr("viewBox", &["0 0 ", &size, " ", &size].concat())
        .fixed("role", "img")
        .fixed("shape-rendering", "crispEdges")
        .with(said("title", take::CODE))
        .with(ground)
        .with(modules)
}
