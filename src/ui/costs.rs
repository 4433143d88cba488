//! Fees: the scenarios side by side, drawn as bars, how they come about, what to have ready.

use super::draw::Draw;
use super::node::{Node, el, line, nothing, of, said};
use super::parts::{badge, card};
use super::{cash, chart, track};
use crate::copy::{self, words};
use crate::engine::{Amount, Certainty, CostReport, TrackReport};
use crate::form::ResultScreen;
use crate::policy::TrackRole;

/// Draws the fees.
pub fn costs(screen: &ResultScreen, draw: &Draw) -> Node {
    let Some(costs) = &screen.report.costs else {
        return nothing();
    };
    let own: Vec<&TrackReport> = costs
        .tracks
        .iter()
        .filter(|track| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback))
        .collect();
    let years = own.first().map_or(0, |track| track.years.len());
    of!(
        "",
        [
            card(
                &copy::fees(years),
                &copy::quantity(costs, screen.quantity, screen.per_unit)
            )
            .with(line("p.fees__range", &copy::open_range(costs, years)))
            .with(table(&own, costs, years))
            .with(said("p.hint", &copy::unit_line(costs)))
            .with(track::savings(costs))
            .with(chart::chart(&own, costs, draw))
            .with(track::how(&screen.report, costs)),
            cash::cash(&own, costs)
        ]
    )
}

fn table(own: &[&TrackReport], costs: &CostReport, years: usize) -> Node {
    let heads = [
        words::FIRST_YEAR.to_owned(),
        copy::total_of(years),
        copy::per_unit_month(costs.unit),
    ];
    let mut head = el("tr").with(said("th", words::SCENARIO).fixed("scope", "col"));
    for text in &heads {
        head = head.with(said("th", text).fixed("scope", "col"));
    }
    let rows = own.iter().map(|track| row(track, costs, &heads));
    let is_range = own
        .iter()
        .any(|track| matches!(track.total, Amount::Range { .. }));
    let table = of!("table.fees", [of!("thead", [head]), el("tbody").all(rows)]);
    el("div.fees-box").with(table.class("is-range", is_range))
}

fn row(track: &TrackReport, costs: &CostReport, heads: &[String; 3]) -> Node {
    let is_own = copy::own_track(costs) == Some(&track.id);
    let mark = match track.certainty {
        Some(certainty) => badge(certainty.status(), &copy::track_status(track, certainty)),
        None => line("span.fees__own", if is_own { words::YOURS } else { "" }),
    };
    let title = el("th")
        .fixed("scope", "row")
        .with(said("span.fees__title", &copy::track_title(track)))
        .with(mark);
    let cells = [
        track.years.first().map(|year| year.total),
        Some(track.total),
        track.average_per_square_metre_month,
    ];
    let mut row = el("tr")
        .class("is-own", is_own)
        .class("is-out", track.certainty == Some(Certainty::None))
        .with(title);
    for (head, amount) in heads.iter().zip(cells) {
        row = row.with(cell(head, amount));
    }
    row
}

fn cell(head: &str, amount: Option<Amount>) -> Node {
    let text = amount.map_or_else(|| "–".to_owned(), copy::amount_short);
    of!(
        "td",
        [said("span.fees__name", head), said("span.fees__sum", &text)]
    )
}
