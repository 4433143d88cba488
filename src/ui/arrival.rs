//! What came of opening a link.

use super::draw::button;
use super::node::{Node, el, line, nothing, of, said};
use super::signal::Signal;
use crate::copy::{self, take, words};
use crate::form::{Arrival, Change};

/// Draws what there is to say about it.
pub fn arrival(arrival: Option<&Arrival>) -> Node {
    match arrival {
        None => nothing(),
        Some(Arrival::Refused(error)) => notice(vec![said("p", copy::link_error(*error))]),
        Some(Arrival::Renewed) => notice(vec![said("p", take::RENEWED)]),
        Some(Arrival::Opened {
            day_differs,
            rules_changed,
            changes,
        }) => {
            let today = day_differs.then(|| {
                let button = button("small", Signal::Today).say(words::LINK_TODAY);
                el("div").with(said("p", words::LINK_DAY)).with(button)
            });
            let rules = rules_changed.then(|| changed(changes));
            notice(vec![
                said("p", take::OPENED),
                el("").maybe(rules),
                el("").maybe(today),
            ])
        }
    }
}

fn notice(content: Vec<Node>) -> Node {
    el("div.notice notice--link").all(content)
}

fn changed(changes: &[Change]) -> Node {
    let none = if changes.is_empty() {
        words::LINK_NO_CHANGE
    } else {
        ""
    };
    let rows = changes
        .iter()
        .map(|change| said("li", &copy::link_change(change)));
    let list = el("ul.dots").all(rows);
    let list = if changes.is_empty() { nothing() } else { list };
    of!("", [said("p", words::LINK_RULES), list, line("p", none)])
}
