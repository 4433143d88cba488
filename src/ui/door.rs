//! The way to a document where several are offered: who the visitor is.

use super::around::Around;
use super::draw::{Draw, button};
use super::node::{Node, el, line, nothing, of, said};
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
    let hero = of!(
        "section.hero",
        [
            said("h1", door::TITLE).fixed("tabindex", "-1"),
            said("p.hero__text", door::PURPOSE)
        ]
    );
    let choice = of!(
        "section.card",
        [said("h2", door::WHO), el("ul.rows").all(rows.chain([look]))]
    );
    let privacy = said("p.hint privacy", copied::PRIVACY_LONG);
    let staff = of!("div.start__staff", [stage::enter()]);
    page(
        nothing(),
        el("div.start")
            .with(hero)
            .with(choice)
            .with(contact::contact(&around.host))
            .with(privacy)
            .with(staff),
        "",
        draw,
    )
}

fn row(title: &str, sub: &str, signal: Signal) -> Node {
    let main = el("span.row__main")
        .with(said("span.row__title", title))
        .with(line("span.row__sub", sub));
    let go = said("span.row__go", "›").fixed("aria-hidden", "true");
    of!("li", [button("row", signal).with(main).with(go)])
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
    let way = button("link", signal).say(door::OTHERS);
    of!("p.documents", [way])
}

/// A screen in front of the documents; `bar` leads back from it, `foot` is said at its end.
pub(super) fn page(bar: Node, body: Node, foot: &str, draw: &Draw) -> Node {
    let body = of!("div.body", [body]).key(draw.turn);
    let foot = of!("div.foot", [line("p", foot)]);
    of!("div.page", [said("p.banner", door::BANNER), bar, body, foot])
}
