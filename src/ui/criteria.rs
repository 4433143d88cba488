//! Every criterion under its status, the most pressing first; each opens to its reasons.

use super::details::{depends, details};
use super::draw::{Draw, button};
use super::folds::opening;
use super::node::{Node, el, nothing, of, said, words as text};
use super::parts::{card, chip};
use super::signal::Signal;
use crate::copy::{self, words};
use crate::engine::{CriterionReport, Part, Status};
use crate::form::ResultScreen;
use crate::policy::{CriterionKind, Text};

/// Draws the criteria.
pub fn criteria(screen: &ResultScreen, draw: &Draw) -> Node {
    if screen.criteria.is_empty() {
        return nothing();
    }
    let groups = screen
        .tally
        .iter()
        .map(|(status, count)| group(*status, *count, screen, draw));
    let titles: Vec<Text> = screen
        .report
        .lists
        .iter()
        .filter(|list| list.concerns)
        .map(|list| list.title)
        .collect();
    let title = match titles.is_empty() {
        true => words::CRITERIA.to_owned(),
        false => words::list(&titles),
    };
    let note = said("p.board__line", &copy::tally(&screen.tally));
    card(&title, "").with(board(screen, draw)).with(note).all(groups)
}

/// What is counted, whether or not there is one of it.
const COUNTED: [Status; 4] = [Status::Met, Status::Review, Status::Open, Status::NotMet];

/// How many criteria have which status; each leads to its group.
fn board(screen: &ResultScreen, draw: &Draw) -> Node {
    let count = |status: Status| {
        let found = screen.tally.iter().find(|(counted, _)| *counted == status);
        let count = found.map_or(0, |(_, count)| *count);
        let figure = said("b.board__count", &count.to_string());
        let cell = vec![figure, chip(status)];
        let cell = match count {
            0 => el("span.board__cell").all(cell),
            _ => button("board__cell", Signal::GoTo(place(status, draw))).all(cell),
        };
        of!("li", [cell])
    };
    el("ul.board")
        .all(COUNTED.map(count))
        .attr("aria-label", words::BOARD)
}

/// Id of the heading of a group.
fn place(status: Status, draw: &Draw) -> String {
    draw.part("group", status as usize)
}

fn group(status: Status, count: usize, screen: &ResultScreen, draw: &Draw) -> Node {
    let all = screen.criteria.iter().map(|at| &screen.report.criteria[*at]);
    let rows = all
        .filter(|criterion| criterion.standing.status == status)
        .map(|criterion| row(criterion, screen));
    of!(
        "section.group",
        [
            of!(
                "h3.group__head",
                [chip(status), said("span.group__count", &words::items(count))]
            )
            .attr("id", &place(status, draw))
            .fixed("tabindex", "-1"),
            el("div.rows").all(rows)
        ]
    )
}

fn row(criterion: &CriterionReport, screen: &ResultScreen) -> Node {
    let c = criterion;
    opening(
        None,
        c.title,
        text(&match c.kind {
            CriterionKind::Preferred => words::beside(c.article, words::PREFERRED),
            _ => c.article.to_owned(),
        }),
        el("div.details").all(details(
            c.tell,
            (&c.conditions, &c.standing, &screen.decisive),
            &c.evidence,
            (c.article, c.quote),
            depends((Part::Criterion, c.id), &c.readings, screen),
        )),
    )
}
