//! What the self-check is not, and what it does not cover.

use super::entries::folded_texts;
use super::node::{Node, group, said};
use super::parts::{card, dots};
use crate::copy::words;
use crate::form::ResultScreen;

/// Draws the last lines of the result.
pub fn disclaimer(screen: &ResultScreen) -> Node {
    let meta = &screen.meta;
    group(vec![
        folded_texts(words::NOT_COVERED, &screen.report.not_covered),
        card(
            words::NOTES,
            "",
            vec![said("p", "disclaimer", &meta.disclaimer), dots(&meta.notices)],
        ),
    ])
}
