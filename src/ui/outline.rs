//! Every part and question beside the one on the screen, where there is room for it.

use super::draw::{Draw, button};
use super::node::{Node, el, line, of, said};
use super::signal::Signal;
use crate::copy::{self, words};
use crate::form::{Action, Outline, OutlineItem, OutlineState};

/// Draws the outline; questions that change nothing are left out.
pub fn outline(view: &Outline, draw: &Draw) -> Node {
    let mut parts = Vec::new();
    for part in &view.parts {
        let shown = |item: &&OutlineItem| item.state != OutlineState::NotNeeded;
        let items: Vec<Node> = part.items.iter().filter(shown).map(item).collect();
        if !items.is_empty() {
            parts.push(line("p.outline__part", part.title));
            parts.push(el("ol").all(items));
        }
    }
    el("nav.outline")
        .all(parts)
        .fixed("aria-label", words::OUTLINE)
        .attr("id", &draw.id("outline"))
}

fn item(view: &OutlineItem) -> Node {
    let title = said("span.outline__title", view.title);
    let answer = line("span.outline__answer", &copy::answers(&view.answers));
    let open = Signal::Act(Action::Open(view.at));
    let entry = match view.state {
        OutlineState::Current => of!("span.outline__item is-here", [title]).fixed("aria-current", "step"),
        OutlineState::Done => button("outline__item is-done", open).with(title).with(answer),
        _ => button("outline__item", open).with(title),
    };
    el("li").with(entry)
}
