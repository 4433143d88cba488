//! Every criterion under its status, the most pressing first; each opens to its reasons.

use super::details::{depends, details};
use super::folds::opening;
use super::node::{Node, nothing, of, said, words as text};
use super::parts::{card, chip};
use crate::copy::{self, words};
use crate::engine::{CriterionReport, Status};
use crate::form::ResultScreen;

/// Draws the criteria.
pub fn criteria(screen: &ResultScreen) -> Node {
    if screen.criteria.is_empty() {
        return nothing();
    }
    let groups = screen
        .tally
        .iter()
        .map(|(status, count)| group(*status, *count, screen));
    card(words::CRITERIA, &copy::tally(&screen.tally), groups.collect())
}

fn group(status: Status, count: usize, screen: &ResultScreen) -> Node {
    let all = screen.criteria.iter().map(|at| &screen.report.criteria[*at]);
    let rows = all
        .filter(|criterion| criterion.standing.status == status)
        .map(|criterion| row(criterion, screen));
    of(
        "section",
        "group",
        vec![
            of(
                "h3",
                "group__head",
                vec![chip(status), said("span", "group__count", &words::items(count))],
            ),
            of("div", "rows", rows.collect()),
        ],
    )
}

fn row(criterion: &CriterionReport, screen: &ResultScreen) -> Node {
    let c = criterion;
    opening(
        None,
        c.title,
        text(c.article),
        details(
            c.tell,
            (&c.conditions, &c.standing, &screen.decisive),
            &c.evidence,
            (c.article, c.quote),
            depends(&c.readings, screen),
        ),
    )
}
