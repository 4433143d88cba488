//! What to ask the office, in sentences that can be read out.

use super::around::Around;
use super::draw::button;
use super::folds::more;
use super::node::{Node, nothing, of, said, words as text};
use super::parts::card;
use super::signal::{Copy, Signal};
use super::take;
use crate::copy::{self, words};
use crate::form::{Asked, ResultScreen};

/// So many are shown at once; they are in the order of what they change.
const FIRST: usize = 5;

/// Draws the sentences and what can be done with them.
pub fn asks(screen: &ResultScreen, around: &Around) -> Node {
    if screen.asks.is_empty() {
        return nothing();
    }
    let (first, others) = screen.asks.split_at(screen.asks.len().min(FIRST));
    card(
        words::ASKS,
        "",
        vec![list(first), more(others.len(), list(others)), ask_actions(around)],
    )
}

fn list(asks: &[Asked]) -> Node {
    let row = |asked: &Asked| said("li", "", &copy::asked(asked));
    of("ul", "dots", asks.iter().map(row).collect())
}

/// What can be done with the sentences.
fn ask_actions(around: &Around) -> Node {
    let label = text(copy::take::COPY_ASKS);
    of(
        "div",
        "take__asks",
        vec![
            button("small", vec![label], Signal::Copy(Copy::Asks)),
            take::outcome(around, &[Copy::Asks]),
        ],
    )
}
