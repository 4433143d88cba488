//! Further amounts that are due only in a certain case.

use super::folds::opening;
use super::node::{Node, el, line, nothing, of};
use super::parts::{card, figures, quote, term};
use crate::copy::{self, words};
use crate::engine::{PolicyReport, ScenarioReport, Status};

/// Draws those that concern the visitor.
pub fn scenarios(report: &PolicyReport) -> Node {
    let all = report.costs.iter().flat_map(|costs| &costs.scenarios);
    let off = |view: &&ScenarioReport| matches!(view.standing.status, Status::NotMet | Status::NotApplicable);
    let rows: Vec<Node> = all.filter(|view| !off(view)).map(scenario).collect();
    if rows.is_empty() {
        return nothing();
    }
    card(words::SCENARIOS, "").with(el("div.rows").all(rows))
}

fn scenario(view: &ScenarioReport) -> Node {
    let sum = view.known_sum.map(copy::amount).unwrap_or_default();
    let items = view.items.iter().map(|item| {
        let amount = item.amount.map_or_else(|| words::OPEN.to_owned(), copy::amount);
        term(item.title, &amount)
    });
    let unknown = view.unknown.iter().map(|title| term(title, words::NO_AMOUNT));
    let not_stated = if view.stated { "" } else { words::NOT_STATED };
    opening(
        None,
        view.title,
        figures(&sum),
        of!(
            "div.details",
            [
                line("p.tell", not_stated),
                line("p.tell", view.tell),
                el("dl.facts").all(items).with(el("").all(unknown)),
                quote(view.article, view.quote)
            ]
        ),
    )
}
