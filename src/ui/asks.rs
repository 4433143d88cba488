//! What to ask the office, in sentences that can be read out.

use super::around::Around;
use super::draw::button;
use super::node::{Node, el, nothing, of, said, words as text};
use super::parts::card;
use super::signal::{Copy, Signal};
use super::take;
use crate::copy::{self, words};
use crate::form::{Asked, ResultScreen};

/// Draws the sentences and what can be done with them.
pub fn asks(screen: &ResultScreen, around: &Around) -> Node {
    if screen.asks.is_empty() {
        return nothing();
    }
    card(words::ASKS, "")
        .with(list(&screen.asks))
        .with(ask_actions(around))
}

fn list(asks: &[Asked]) -> Node {
    let row = |asked: &Asked| said("li", &copy::asked(asked));
    el("ul.dots").all(asks.iter().map(row))
}

/// What can be done with the sentences.
fn ask_actions(around: &Around) -> Node {
    let label = text(copy::take::COPY_ASKS);
    of!(
        "div.take__asks",
        [
            button("small", Signal::Copy(Copy::Asks)).with(label),
            take::outcome(around, &[Copy::Asks])
        ]
    )
}
