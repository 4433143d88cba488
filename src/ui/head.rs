//! What the result says first, and the classes at a glance.

use super::draw::act;
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{badge, tone};
use crate::copy::{self, words};
use crate::engine::ClassReport;
use crate::form::{Action, ResultScreen};

/// Draws the first card of the result.
pub fn head(screen: &ResultScreen) -> Node {
    let headline = copy::headline(&screen.verdict, &screen.meta.issuer);
    let says = el("div", "")
        .fixed("role", "status")
        .with(badge(screen.verdict.status(), headline.badge))
        .with(said("h1", "", &headline.title).fixed("tabindex", "-1"))
        .with(line("p", "head__text", &headline.text));
    el("section", "card head")
        .with(says)
        .with(tiles(screen))
        .with(to_ask(screen))
        .with(state(screen))
}

/// State of the document and the day the result holds for.
fn state(screen: &ResultScreen) -> Node {
    let day = words::as_of(&copy::day(screen.day));
    el("ul", "labels")
        .with(said("li", "label-chip", copy::state(screen.report.state)))
        .with(said("li", "label-chip", &day))
}

fn to_ask(screen: &ResultScreen) -> Node {
    if screen.to_ask == 0 {
        return nothing();
    }
    of(
        "div",
        "head__go",
        vec![
            act("primary", words::GO_ON, Action::Continue),
            said("p", "hint hint--centre", &words::remaining(screen.to_ask)),
        ],
    )
}

fn tiles(screen: &ResultScreen) -> Node {
    let classes = &screen.report.classes;
    if classes.is_empty() {
        return nothing();
    }
    of("ul", "tiles", classes.iter().map(tile).collect())
}

fn tile(class: &ClassReport) -> Node {
    let status = copy::of_certainty(class.certainty);
    let says = el("span", "tile__status")
        .with(said("span", "", copy::icon(status)).fixed("aria-hidden", "true"))
        .say(" ")
        .say(copy::status(status));
    el("li", "tile")
        .class(tone(status), true)
        .with(said("span", "tile__title", &class.title))
        .with(says)
}
