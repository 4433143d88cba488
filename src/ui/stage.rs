//! The stage that staff show on a projector: examples and sliders at the side, the case or two of them beside it.

use super::draw::{Draw, button};
use super::node::{Node, el, group, nothing, of, said, words};
use super::signal::Signal;
use super::slider::slider;
use super::{compare, overlay, result};
use crate::copy::stage as copy;
use crate::form::{Cue, SideView, StageScreen};

/// Draws the stage; `code` is what the code carries, if the page has an address.
pub fn stage(screen: &StageScreen, code: Option<Node>, draw: &Draw) -> Node {
    let shown = match (&screen.comparison, &screen.sides[..]) {
        (Some(comparison), [first, second]) => compare::compare(comparison, [first, second], screen.at),
        (_, [only, ..]) => group(vec![result::staged(&only.result, draw)]),
        _ => nothing(),
    };
    let stage = of(
        "div",
        "stage",
        vec![
            said("p", "banner", screen.banner),
            bar(screen),
            of(
                "div",
                "stage__side",
                vec![examples(screen), sliders(screen, draw)],
            ),
            of("div", "stage__main", vec![shown]),
            overlay::overlay(screen.overlay, code),
        ],
    );
    of("div", "page page--stage", vec![stage])
}

/// A button that gives a cue.
pub fn cue(class: &'static str, label: &str, cue: Cue) -> Node {
    button(class, vec![words(label)], Signal::Cue(cue))
}

fn bar(screen: &StageScreen) -> Node {
    let compare = if screen.sides.len() > 1 {
        copy::ALONE
    } else {
        copy::COMPARE
    };
    of(
        "div",
        "stage__bar",
        vec![
            said("h1", "stage__title", screen.title),
            cue("small", compare, Cue::Compare),
            cue("small", copy::CODE, Cue::Code),
            cue("small", copy::KEYS, Cue::Keys),
            cue("small", copy::RESET, Cue::Reset),
            button("link", vec![words(copy::LEAVE)], Signal::Stage(false)),
        ],
    )
}

fn examples(screen: &StageScreen) -> Node {
    let chosen = screen.sides.get(screen.at).and_then(|side| side.example);
    let rows = screen.examples.iter().enumerate().map(|(at, example)| {
        let at = at as u16;
        let pressed = if chosen == Some(at) { "true" } else { "false" };
        let key = said("kbd", "", &(at + 1).to_string()).fixed("aria-hidden", "true");
        let content = vec![key, said("span", "stage__name", example.title)];
        button("stage__example", content, Signal::Cue(Cue::Load(at)))
            .fixed("aria-pressed", pressed)
            .attr("title", example.summary)
    });
    el("section", "stage__examples")
        .with(said("h2", "", copy::EXAMPLES))
        .all(rows.collect())
}

fn sliders(screen: &StageScreen, draw: &Draw) -> Node {
    let sides = match &screen.sides[..] {
        [first, second] => of(
            "div",
            "stage__sides",
            vec![side(0, first, screen), side(1, second, screen)],
        ),
        _ => nothing(),
    };
    let moved = screen
        .sides
        .get(screen.at)
        .map_or(&[][..], |side| &side.result.sliders);
    let rows = moved.iter().enumerate().map(|(at, view)| slider(view, at, draw));
    el("section", "stage__sliders")
        .with(said("h2", "", copy::SLIDERS))
        .with(sides)
        .all(rows.collect())
}

fn side(at: u16, view: &SideView, screen: &StageScreen) -> Node {
    let title = view
        .example
        .and_then(|example| screen.examples.get(usize::from(example)));
    let label = title.map_or_else(String::new, |example| ["：", example.title].concat());
    let pressed = if usize::from(at) == screen.at {
        "true"
    } else {
        "false"
    };
    cue(
        "stage__tab",
        &[copy::SIDES[usize::from(at)], &label].concat(),
        Cue::Side(at),
    )
    .fixed("aria-pressed", pressed)
}

/// The way onto the stage.
pub fn enter() -> Node {
    button("link", vec![words(copy::ENTER)], Signal::Stage(true))
}
