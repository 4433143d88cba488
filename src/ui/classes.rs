//! Every class with its status; each opens to its reasons.

use super::details::{depends, details};
use super::folds::opening;
use super::node::{Node, el, nothing, words as text};
use super::parts::{card, chip};
use crate::copy::{self, words};
use crate::engine::{ClassReport, Part};
use crate::form::ResultScreen;

/// Draws the classes.
pub fn classes(screen: &ResultScreen) -> Node {
    let classes = &screen.report.classes;
    if classes.is_empty() {
        return nothing();
    }
    let rows = classes.iter().map(|class| row(class, screen));
    card(words::CLASSES, "")
        .with(el("div.rows").all(rows))
        .class("unprinted", true)
}

fn row(class: &ClassReport, screen: &ResultScreen) -> Node {
    opening(
        Some(chip(copy::of_certainty(class.certainty))),
        class.title,
        text(class.article),
        el("div.details").all(details(
            class.tell,
            (&class.conditions, &class.standing, &screen.decisive),
            &class.evidence,
            (class.article, class.quote),
            depends((Part::Class, class.id), &class.readings, screen),
        )),
    )
}
