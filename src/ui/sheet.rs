//! Half-screen sheets: from below on phones, in the middle on wide screens.
//!
//! A sheet stands closed in the page until [`Signal::Show`] names it. It closes by its button, Esc, a tap beside it
//! and the browser's back button.

use super::draw::{Draw, button};
use super::node::{Node, of, said};
use super::signal::Signal;
use crate::copy;

/// Draws a sheet; `line` is the short line of the policy, which no screen goes without.
pub fn sheet(id: &str, [line, title]: [&str; 2], body: Node, draw: &Draw) -> Node {
    let heading = draw.id(&[id, "-title"].concat());
    let close = button("link", Signal::Hide).say(copy::words::CLOSE);
    let head = of!("div.sheet__head", [said("h2", title).attr("id", &heading), close]);
    let inner = of!("div.sheet__in", [head, body]);
    of!("dialog.sheet", [said("p.banner", line), inner])
        .attr("id", &draw.id(id))
        .attr("aria-labelledby", &heading)
}

/// Draws a button that opens a sheet.
pub fn opener(class: &'static str, label: &str, id: &str, draw: &Draw) -> Node {
    button(class, Signal::Show(draw.id(id)))
        .say(label)
        .fixed("aria-haspopup", "dialog")
}
