//! What to have ready at the start: the first year's fees and the deposit.

use super::node::{Node, el, line, nothing, of, said};
use super::parts::{card, term};
use crate::copy::{self, words};
use crate::engine::{Amount, CostReport, DepositReport, TrackReport};

/// Draws the card for the tracks that can be the visitor's; the visitor's own stands in front, if there is one.
pub fn cash(own: &[&TrackReport], costs: &CostReport) -> Node {
    let Some(deposit) = &costs.deposit else {
        return nothing();
    };
    let (first, others): (Vec<&TrackReport>, Vec<&TrackReport>) = own
        .iter()
        .partition(|track| copy::own_track(costs) == Some(&track.id));
    let others: Vec<Node> = others.into_iter().filter_map(with_deposit).collect();
    let more = match (first.is_empty(), others.is_empty()) {
        (_, true) => nothing(),
        // None of them is the visitor's own yet: they stand side by side.
        (true, _) => el("dl.facts facts--wide").all(others),
        (false, _) => {
            let head = said("summary", words::OTHER_SCENARIOS);
            of!("details.more", [head, el("dl.facts facts--wide").all(others)])
        }
    };
    let due = own.iter().filter_map(|track| copy::due_line(track, costs));
    card(
        words::CASH,
        &first
            .first()
            .map_or_else(String::new, |track| copy::track_title(track)),
    )
    .with(el("").all(first.into_iter().map(|track| sum(track, deposit, costs))))
    .with(el("").all(due.map(|text| said("p.hint", &text))))
    .with(line("p.tell", costs.notes.first().map_or("", |note| note)))
    .with(said("p.hint", &words::cited(deposit.tell, deposit.article)))
    .with(more)
}

fn sum(track: &TrackReport, deposit: &DepositReport, costs: &CostReport) -> Node {
    let first = track
        .years
        .first()
        .map_or_else(String::new, |year| copy::fee(year.total, costs));
    let range = Amount::between(deposit.low.0, deposit.high.0);
    let refundable = if deposit.refundable { words::REFUNDABLE } else { "" };
    let both = track.ready_at_start.map_or_else(String::new, copy::amount);
    of!(
        "dl.facts facts--wide facts--sum",
        [
            term(words::FIRST_FEES, &first),
            term(&[words::DEPOSIT, refundable].concat(), &copy::amount(range)),
            term(words::TOGETHER, &both)
        ]
    )
}

fn with_deposit(track: &TrackReport) -> Option<Node> {
    let sum = track.ready_at_start?;
    Some(term(&copy::track_title(track), &copy::amount(sum)))
}
