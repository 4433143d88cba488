//! What only paper shows: which document and day, the classes in a line, and the way back to the page.

use super::code::code;
use super::draw::Draw;
use super::node::{Node, el, line, nothing, of, said};
use crate::copy::{self, words};
use crate::form::ResultScreen;

/// Draws the heading.
pub fn head(screen: &ResultScreen) -> Node {
    let (meta, classes) = (&screen.meta, &screen.report.classes);
    let classes = match classes.is_empty() {
        true => String::new(),
        false => words::term(words::CLASSES, &copy::classes(classes)),
    };
    of!(
        "div.paper",
        [
            said("p.paper__title", &words::titled(meta.title)),
            said("p", copy::state(screen.report.state)),
            said("p", &copy::version(screen.day, screen.report.sha256)),
            line("p.paper__mark", &copy::caveat(&screen.chips)),
            line("p", &classes)
        ]
    )
}

/// Draws the link and its code, where there is one.
pub fn foot(draw: &Draw) -> Node {
    let link = draw.link();
    if link.is_empty() {
        return nothing();
    }
    of!(
        "div.paper paper--foot",
        [
            code(link),
            el("div")
                .with(said("p", words::LINK))
                .with(said("p.paper__link", link))
                .with(said("p", words::LINK_PRIVACY))
        ]
    )
}
