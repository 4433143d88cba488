//! A quiet choice between the documents offered.

use super::around::Around;
use super::draw::button;
use super::node::{Node, nothing, of, said, words};
use super::signal::Signal;
use crate::copy::take;

/// Draws it; nothing where there is no choice.
pub fn documents(around: &Around) -> Node {
    if around.documents.len() < 2 {
        return nothing();
    }
    let choices = around.documents.iter().enumerate().map(|(at, title)| {
        let is_on = at == around.at;
        button("quick", vec![words(title)], Signal::Document(at))
            .class("is-on", is_on)
            .fixed("aria-pressed", if is_on { "true" } else { "false" })
    });
    of(
        "section",
        "documents",
        vec![
            said("h2", "hint", take::DOCUMENTS),
            of("div", "", choices.collect()),
        ],
    )
}
