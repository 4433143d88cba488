//! What the result says first, and the classes at a glance.

use super::draw::act;
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{badge, tone};
use crate::copy::{self, words};
use crate::engine::ClassReport;
use crate::form::{Action, Ahead, Chip, ResultScreen};
use crate::policy::State;

/// Draws the first card of the result.
pub fn head(screen: &ResultScreen) -> Node {
    let headline = copy::headline(&screen.verdict, screen.meta.authority);
    let hinge = screen.hinge.as_ref().map_or_else(String::new, copy::hinge_line);
    let says = el("div")
        .fixed("role", "status")
        .with(badge(screen.verdict.status(), headline.badge))
        .with(said("h1", &headline.title).fixed("tabindex", "-1"))
        .with(line("p.head__text", &headline.text))
        .with(line("p.head__hinge", &hinge));
    el("section.card head")
        .with(says)
        .with(tiles(screen))
        .with(ahead(screen))
        .with(labels(screen))
}

/// State of the document and the day the result holds for.
fn labels(screen: &ResultScreen) -> Node {
    let plain = screen
        .chips
        .iter()
        .filter(|chip| !matches!(chip, Chip::Unchecked(_)));
    let label = |chip: &Chip| {
        let doubtful = matches!(chip, Chip::State(state) if *state != State::InForce)
            || matches!(chip, Chip::NotIssued | Chip::Example);
        said("li", &copy::chip(chip)).class("is-state", doubtful)
    };
    el("ul.labels").all(plain.map(label))
}

/// What has not been asked yet, and the way there.
fn ahead(screen: &ResultScreen) -> Node {
    let unchecked = screen
        .chips
        .iter()
        .find(|chip| matches!(chip, Chip::Unchecked(_)));
    let title = unchecked.map(|chip| said("p.ahead__title", &copy::chip(chip)));
    let way = screen.ahead.as_ref().map(way);
    if title.is_none() && way.is_none() {
        return nothing();
    }
    el("div.ahead").maybe(title).maybe(way)
}

fn way(ahead: &Ahead) -> Node {
    let label = if ahead.title.is_empty() {
        words::GO_ON.to_owned()
    } else {
        copy::go_on(ahead.title)
    };
    of!(
        "",
        [
            act("primary", &label, Action::Continue),
            said("p.hint hint--centre", &copy::still(ahead.questions))
        ]
    )
}

fn tiles(screen: &ResultScreen) -> Node {
    let classes = &screen.report.classes;
    if classes.is_empty() {
        return nothing();
    }
    el("ul.tiles").all(classes.iter().map(tile))
}

fn tile(class: &ClassReport) -> Node {
    let status = copy::of_certainty(class.certainty);
    let says = el("span.tile__status")
        .with(said("span", copy::icon(status)).fixed("aria-hidden", "true"))
        .say(" ")
        .say(copy::status(status));
    el("li.tile")
        .class(tone(status), true)
        .with(said("span.tile__title", class.title))
        .with(says)
}
