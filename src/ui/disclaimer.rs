//! What the self-check is not, and which rules it went by.

use super::node::{Node, said};
use super::parts::{card, dots};
use crate::copy::{self, words};
use crate::form::ResultScreen;

/// Draws the last lines of the result.
pub fn disclaimer(screen: &ResultScreen) -> Node {
    let meta = &screen.meta;
    card(words::NOTES, "")
        .with(said("p.disclaimer", meta.disclaimer))
        .with(dots(&meta.notices))
        .with(said(
            "p.hint version",
            &copy::version(screen.day, screen.report.sha256),
        ))
}
