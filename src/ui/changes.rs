//! What could be changed to get further: the smallest change of each result, the other ways when it is opened.

use super::folds::{more, opening};
use super::node::{Node, el, line, nothing, of, said, words as text};
use super::parts::figures;
use super::shortfalls::shortfall;
use crate::copy::{self, words};
use crate::engine::ChangeSet;
use crate::form::{Prospect, ResultScreen};

/// So many results are shown at once.
const FIRST: usize = 3;

/// Draws what can be changed.
pub fn changes(screen: &ResultScreen) -> Node {
    if screen.prospects.is_empty() {
        return nothing();
    }
    let (first, others) = screen.prospects.split_at(screen.prospects.len().min(FIRST));
    let rows = |views: &[Prospect]| {
        let rows = views.iter().map(|view| prospect(view, screen));
        el("div.rows").all(rows)
    };
    of!(
        "section.group",
        [
            said("h3", words::CHANGES),
            said("p.hint unprinted", words::CHANGES_HELP),
            rows(first),
            more(others.len(), rows(others))
        ]
    )
}

fn prospect(view: &Prospect, screen: &ResultScreen) -> Node {
    let sets = view.sets(&screen.changes);
    let Some((first, others)) = sets.split_first() else {
        return nothing();
    };
    let mut content = vec![line("p.hint", &copy::worsens(first))];
    content.extend(others.iter().map(|set| way(set, sets, view)));
    if first.more {
        content.push(said("p.hint", words::MORE_CHANGES));
    }
    let tests = view.tests.iter().filter_map(|at| screen.shortfalls.get(*at));
    let tests: Vec<Node> = tests.map(shortfall).collect();
    if !tests.is_empty() {
        content.push(said("p.details__title", words::NOW));
        content.push(el("ul.rows").all(tests));
    }
    let change = of!(
        "",
        [
            figures(&copy::changes(first, sets, view)),
            said("span.then", &copy::outcome(first))
        ]
    );
    opening(
        None,
        copy::goal(&view.goal),
        change,
        el("div.details").all(content),
    )
}

fn way(set: &ChangeSet, sets: &[ChangeSet], view: &Prospect) -> Node {
    el("div.way")
        .with(of!(
            "p",
            [text(words::OR), figures(&copy::changes(set, sets, view))]
        ))
        .with(said("p.hint", &copy::outcome(set)))
        .with(line("p.hint", &copy::worsens(set)))
}

/// Draws what nothing is proposed for, folded: the evidence asked for instead.
pub fn unproposed(screen: &ResultScreen) -> Node {
    if screen.unproposed.is_empty() {
        return nothing();
    }
    let row = |view: &Prospect| {
        el("li.details")
            .with(said("p.details__title", copy::goal(&view.goal)))
            .with(line("p.hint", &copy::unproposed(view, &screen.changes)))
    };
    let title = words::beside(words::UNPROPOSED, &words::items(screen.unproposed.len()));
    let rows = screen.unproposed.iter().map(row);
    of!(
        "details.more unprinted",
        [
            said("summary", &title),
            said("p.hint", words::SHOW_EVIDENCE),
            el("ul.rows").all(rows)
        ]
    )
}
