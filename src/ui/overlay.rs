//! What lies over the stage: the code for a phone, or the list of keys.

use super::draw::Draw;
use super::node::{Node, el, nothing, of, said};
use super::stage::cue;
use super::take;
use crate::copy::stage as copy;
use crate::form::{Cue, Overlay, StageScreen};

/// Draws it, with the short line, which no screen goes without.
pub fn overlay(screen: &StageScreen, code: Option<Node>, draw: &Draw) -> Node {
    let (title, content, close) = match screen.overlay {
        None => return nothing(),
        Some(Overlay::Code) => (copy::CODE, coded(code, draw.link()), Cue::Code),
        Some(Overlay::Keys) => (copy::KEYS, keys(), Cue::Keys),
    };
    of!(
        "div.overlay",
        [
            said("p.banner", screen.banner),
            said("h2", title).fixed("tabindex", "-1"),
            content,
            cue("primary", copy::CLOSE, close)
        ]
    )
    .fixed("role", "dialog")
    .fixed("aria-modal", "true")
    .attr("aria-label", title)
}

fn coded(code: Option<Node>, link: &str) -> Node {
    match code {
        Some(code) if code.is_nothing() => of!(
            "div.overlay__link",
            [said("p", copy::LONG_CODE), take::by_hand(link)]
        ),
        Some(code) => of!("div.overlay__code", [code, said("p", copy::CODE_HELP)]),
        None => said("p", copy::NO_CODE),
    }
}

fn keys() -> Node {
    let rows = copy::KEY_LIST.map(|(key, does)| {
        let key = of!("dt", [said("kbd", key)]);
        of!("div", [key, said("dd", does)])
    });
    el("dl.keys").all(rows)
}
