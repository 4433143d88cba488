//! What to have ready at the start: the first year's fees and the deposit.

use super::node::{Node, line, nothing, of, said};
use super::parts::{card, term};
use crate::copy::{self, words};
use crate::engine::{Amount, CostReport, DepositReport, TrackReport};
use crate::policy::TrackRole;

/// Draws the card.
pub fn cash(costs: &CostReport) -> Node {
    let Some(deposit) = &costs.deposit else {
        return nothing();
    };
    let own = || {
        let tracks = costs.tracks.iter();
        tracks.filter(|track| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback))
    };
    let sums = own().filter_map(with_deposit);
    let first: Vec<Node> = own()
        .filter_map(copy::due_line)
        .map(|text| said("p", "hint", &text))
        .collect();
    card(
        words::CASH,
        words::FIRST_WITH_DEPOSIT,
        vec![
            of("dl", "facts facts--wide", sums.collect()),
            of("dl", "facts facts--wide", vec![guarantee(deposit)]),
            of("div", "", first),
            line("p", "tell", costs.notes.first().map_or("", |note| note)),
            line("p", "hint", &deposit.tell),
            line("p", "hint", &deposit.article),
        ],
    )
}

fn with_deposit(track: &TrackReport) -> Option<Node> {
    let sum = track.first_year_with_deposit?;
    Some(term(&copy::track_title(track), &copy::amount_plain(sum)))
}

fn guarantee(deposit: &DepositReport) -> Node {
    let amount = Amount::between(deposit.low.0, deposit.high.0);
    let refundable = if deposit.refundable { words::REFUNDABLE } else { "" };
    term(
        &[words::DEPOSIT_OF, refundable].concat(),
        &copy::amount_plain(amount),
    )
}
