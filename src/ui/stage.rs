//! The stage that staff show on a projector: examples at the side, sliders above the case or two of them.

use super::draw::{Draw, button};
use super::node::{Node, el, nothing, of, said};
use super::signal::Signal;
use super::slider::slider;
use super::{compare, overlay, result};
use crate::copy::stage as copy;
use crate::form::{Cue, StageScreen};

/// Draws the stage; `code` is what the code carries, if the page has an address.
pub fn stage(screen: &StageScreen, code: Option<Node>, draw: &Draw) -> Node {
    let shown = match (&screen.comparison, &screen.sides[..]) {
        (Some(comparison), [first, second]) => compare::compare(comparison, [first, second], screen),
        (_, [only, ..]) => of!("", [result::staged(&only.result, draw)]),
        _ => nothing(),
    };
    let top = of!(
        "div.stage__top",
        [
            said("p.banner", screen.banner),
            bar(screen),
            sliders(screen, draw)
        ]
    );
    let rest = of!("div.stage__rest", [top, of!("div.stage__main", [shown])]);
    // What is covered cannot be reached with keys.
    let covered = of!("div.stage__in", [side(screen), rest]).flag("inert", screen.overlay.is_some());
    let stage = of!("div.stage", [covered, overlay::overlay(screen, code, draw)]);
    of!("div.page page--stage", [stage])
}

/// A button that gives a cue.
pub fn cue(class: &'static str, label: &str, cue: Cue) -> Node {
    button(class, Signal::Cue(cue)).say(label)
}

/// A button that is held down while it is the one.
fn pressed(button: Node, is_the_one: bool) -> Node {
    button.fixed("aria-pressed", if is_the_one { "true" } else { "false" })
}

fn bar(screen: &StageScreen) -> Node {
    let compare = if screen.sides.len() > 1 {
        copy::ALONE
    } else {
        copy::COMPARE
    };
    of!(
        "div.stage__bar",
        [
            cue("small", compare, Cue::Compare),
            cue("small", copy::CODE, Cue::Code),
            cue("small stage__keys", copy::KEYS, Cue::Keys),
            cue("small", copy::RESET, Cue::Reset),
            button("link", Signal::Stage(false)).say(copy::LEAVE)
        ]
    )
}

fn side(screen: &StageScreen) -> Node {
    let chosen = screen.sides.get(screen.at).and_then(|side| side.example);
    let rows = screen.examples.iter().enumerate().map(|(at, example)| {
        let at = at as u16;
        let key = said("kbd", &(at + 1).to_string()).fixed("aria-hidden", "true");
        let row = button("stage__example", Signal::Cue(Cue::Load(at)))
            .with(key)
            .with(said("span.stage__name", example.title));
        pressed(row, chosen == Some(at)).attr("title", example.summary)
    });
    of!(
        "div.stage__side",
        [
            said("h1.stage__title", screen.title).fixed("tabindex", "-1"),
            said("h2", copy::EXAMPLES),
            el("div.stage__examples").all(rows)
        ]
    )
}

fn sliders(screen: &StageScreen, draw: &Draw) -> Node {
    let tab = |at: usize| {
        let tab = cue("stage__tab", copy::SIDES[at], Cue::Side(at as u16));
        pressed(tab, at == screen.at)
    };
    let tabs = if screen.sides.len() > 1 {
        let name = said("span.hint", copy::MOVED_SIDE);
        of!("div.stage__tabs", [name, tab(0), tab(1)])
    } else {
        nothing()
    };
    let moved = screen
        .sides
        .get(screen.at)
        .map_or(&[][..], |side| &side.result.sliders);
    let rows = moved.iter().enumerate().map(|(at, view)| slider(view, at, draw));
    el("section.stage__sliders")
        .with(said("h2.hidden", copy::SLIDERS))
        .with(tabs)
        .all(rows)
}

/// The way onto the stage.
pub fn enter() -> Node {
    button("link", Signal::Stage(true)).say(copy::ENTER)
}
