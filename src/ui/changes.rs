//! What could be changed to get further: the smallest change of each result, the other ways when it is opened.

use super::folds::{more, opening};
use super::node::{Node, el, group, line, nothing, of, said, words as text};
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
        of("div", "rows", rows.collect())
    };
    of(
        "section",
        "group",
        vec![
            said("h3", "", words::CHANGES),
            said("p", "hint unprinted", words::CHANGES_HELP),
            rows(first),
            more(others.len(), rows(others)),
        ],
    )
}

fn prospect(view: &Prospect, screen: &ResultScreen) -> Node {
    let sets = view.sets(&screen.report);
    let mut content = vec![line("p", "hint", &copy::worsens(&sets[0]))];
    content.extend(sets[1..].iter().map(|set| way(set, sets, view)));
    if sets[0].more {
        content.push(said("p", "hint", words::MORE_CHANGES));
    }
    if !view.tests.is_empty() {
        let tests = view.tests.iter().map(|at| shortfall(&screen.shortfalls[*at]));
        content.push(group(vec![
            said("p", "details__title", words::NOW),
            of("ul", "rows", tests.collect()),
        ]));
    }
    let first = group(vec![
        figures(&copy::changes(&sets[0], sets, view)),
        said("span", "then", &copy::outcome(&sets[0])),
    ]);
    opening(None, copy::goal(&view.goal), first, content)
}

fn way(set: &ChangeSet, sets: &[ChangeSet], view: &Prospect) -> Node {
    let lines = vec![
        of(
            "p",
            "",
            vec![text(words::OR), figures(&copy::changes(set, sets, view))],
        ),
        said("p", "hint", &copy::outcome(set)),
        line("p", "hint", &copy::worsens(set)),
    ];
    of("div", "way", lines)
}

/// Draws what nothing is proposed for, folded: the evidence asked for instead.
pub fn unproposed(screen: &ResultScreen) -> Node {
    if screen.unproposed.is_empty() {
        return nothing();
    }
    let row = |view: &Prospect| {
        let lines = vec![
            said("p", "details__title", copy::goal(&view.goal)),
            line("p", "hint", &copy::unproposed(view, &screen.report)),
        ];
        el("li", "details").all(lines)
    };
    let title = words::beside(words::UNPROPOSED, &words::items(screen.unproposed.len()));
    let rows = screen.unproposed.iter().map(row).collect();
    of(
        "details",
        "more unprinted",
        vec![
            said("summary", "", &title),
            said("p", "hint", words::SHOW_EVIDENCE),
            of("ul", "rows", rows),
        ],
    )
}
