//! Targets of districts, for staff: those whose numbers do not add up first.

use super::folds::{more, opening};
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{card, figures, quote, term};
use crate::copy;
use crate::engine::{PolicyReport, SumCheck, TargetReport};

/// Draws the targets of a document that sets any.
pub fn targets(report: &PolicyReport) -> Node {
    let Some(targets) = &report.targets else {
        return nothing();
    };
    let (mut first, mut others) = (Vec::new(), Vec::new());
    for target in &targets.rows {
        match target.check {
            SumCheck::Equal | SumCheck::NotSplit => others.push(row(target)),
            _ => first.push(row(target)),
        }
    }
    let rest = more(others.len(), el("div.rows").all(others));
    card(targets.title, "")
        .with(said("p.tell", targets.tell))
        .with(el("div.rows").all(first))
        .with(rest)
}

fn row(target: &TargetReport) -> Node {
    let mut shares: Vec<Node> = target
        .shares
        .iter()
        .map(|share| term(share.district, &copy::share(share, target.unit)))
        .collect();
    if let Some(sum) = &target.sum {
        shares.push(term(copy::words::SHARES_SUM, &copy::with_unit(sum, target.unit)));
    }
    let list = match shares.is_empty() {
        true => nothing(),
        false => el("dl.facts facts--wide")
            .class("facts--sum", target.sum.is_some())
            .all(shares),
    };
    opening(
        None,
        target.title,
        figures(&copy::sum_check(target)),
        of!(
            "div.details",
            [
                list,
                line("p.tell", target.remark),
                quote(target.article, target.quote)
            ]
        ),
    )
}
