//! The result.

use super::draw::{Draw, act};
use super::node::{Node, of, said};
use crate::copy;
use crate::form::{Action, ResultScreen};

/// Draws the result.
pub fn result(screen: &ResultScreen, _draw: &Draw) -> Node {
    let headline = copy::headline(&screen.verdict, &screen.meta.issuer);
    let heading = said("h1", "", &headline.title).fixed("tabindex", "-1");
    let on = screen.ahead.as_ref();
    let on = on.map(|ahead| act("primary", &copy::go_on(&ahead.title), Action::Continue));
    let text = said("p", "", &headline.text);
    of("section", "card head", vec![heading, text]).maybe(on)
}
