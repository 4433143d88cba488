//! The result.

use super::draw::Draw;
use super::node::{Node, of, said};
use crate::copy;
use crate::form::ResultScreen;

/// Draws the result.
pub fn result(screen: &ResultScreen, _draw: &Draw) -> Node {
    let headline = copy::headline(&screen.verdict, &screen.meta.issuer);
    let heading = said("h1", "", &headline.title).fixed("tabindex", "-1");
    of(
        "section",
        "card head",
        vec![heading, said("p", "", &headline.text)],
    )
}
