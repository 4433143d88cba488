//! The way to a document where several are offered: who the visitor is.

use super::around::Around;
use super::draw::{Draw, button};
use super::node::{Node, line, nothing, of, said, words};
use super::signal::Signal;
use super::{contact, stage};
use crate::copy::{door, words as copied};
use crate::form::Action;
use crate::form::door::{Kind, Stand};

/// Draws the choice of who the visitor is.
pub fn who(kinds: &[Kind], around: &Around, draw: &Draw) -> Node {
    let rows = kinds.iter().enumerate().map(|(at, kind)| {
        let titles: Vec<&str> = kind.documents.iter().map(|at| around.documents[*at]).collect();
        let signal = match kind.documents[..] {
            [only] => Signal::Document(only, Some(kind.title), true),
            _ => Signal::Door(Stand::Documents(Some(at as u16))),
        };
        row(kind.title, &copied::list(&titles), signal)
    });
    let look = row(door::LOOK, "", Signal::Door(Stand::Documents(None)));
    let hero = of(
        "section",
        "hero",
        vec![
            said("h1", "", door::TITLE).fixed("tabindex", "-1"),
            said("p", "hero__text", door::PURPOSE),
        ],
    );
    let choice = of(
        "section",
        "card",
        vec![
            said("h2", "", door::WHO),
            of("ul", "rows", rows.chain([look]).collect()),
        ],
    );
    let privacy = said("p", "hint privacy", copied::PRIVACY_LONG);
    let staff = of("div", "start__staff", vec![stage::enter()]);
    let body = vec![hero, choice, contact::contact(&around.host), privacy, staff];
    page(nothing(), of("div", "start", body), "", draw)
}

fn row(title: &str, sub: &str, signal: Signal) -> Node {
    let says = vec![said("span", "row__title", title), line("span", "row__sub", sub)];
    let main = of("span", "row__main", says);
    let go = said("span", "row__go", "›").fixed("aria-hidden", "true");
    of("li", "", vec![button("row", vec![main, go], signal)])
}

/// Draws the way back from a document's first screen; nothing where there is only one document.
pub fn others(around: &Around) -> Node {
    way_out(around, Signal::Act(Action::Back))
}

/// Draws the way to the overview of all documents; nothing where there is only one.
pub fn overview(around: &Around) -> Node {
    way_out(around, Signal::Door(Stand::Documents(None)))
}

fn way_out(around: &Around, signal: Signal) -> Node {
    if around.documents.len() < 2 {
        return nothing();
    }
    let way = button("link", vec![words(door::OTHERS)], signal);
    of("p", "documents", vec![way])
}

/// A screen in front of the documents; `bar` leads back from it, `foot` is said at its end.
pub(super) fn page(bar: Node, body: Node, foot: &str, draw: &Draw) -> Node {
    let body = of("div", "body", vec![body]).key(draw.turn);
    let foot = of("div", "foot", vec![line("p", "", foot)]);
    of(
        "div",
        "page",
        vec![said("p", "banner", door::BANNER), bar, body, foot],
    )
}
