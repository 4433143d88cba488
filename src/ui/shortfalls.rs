//! What does not fit, and by how much.

use super::folds::more;
use super::node::{Node, el, nothing, of, said};
use super::parts::{figures, says};
use crate::copy::{self, words};
use crate::form::{ResultScreen, Shortfall};

/// So many are shown at once.
const FIRST: usize = 4;

/// Draws what does not fit, unless something is proposed for it: then its tests stand there.
pub fn shortfalls(screen: &ResultScreen) -> Node {
    let is_told = |at: &usize| screen.prospects.iter().any(|view| view.tests.contains(at));
    let left: Vec<usize> = (0..screen.shortfalls.len()).filter(|at| !is_told(at)).collect();
    if left.is_empty() {
        return nothing();
    }
    let (first, others) = left.split_at(left.len().min(FIRST));
    let rows = |places: &[usize]| {
        let rows = places.iter().map(|at| shortfall(&screen.shortfalls[*at]));
        el("ul.rows").all(rows)
    };
    of!(
        "section.group",
        [
            said("h3", words::SHORT),
            rows(first),
            more(others.len(), rows(others))
        ]
    )
}

/// A test that fails, with value, requirement and distance.
pub fn shortfall(view: &Shortfall) -> Node {
    let mut about = if says(view.article, view.of) {
        view.article.to_string()
    } else {
        [view.of, " · ", view.article].concat()
    };
    if let Some(kind) = view.kind {
        about = words::beside(&about, copy::change_kind(kind));
    }
    let main = of!(
        "span.row__main",
        [
            said("span.row__title", &copy::label(&view.test)),
            of!("span.row__sub", [figures(&copy::shortfall(view))]),
            said("span.row__sub", &about)
        ]
    );
    of!("li", [of!("span.row", [main])])
}
