//! Two cases side by side, criterion by criterion and yuan by yuan.

use super::node::{Node, el, nothing, of, said};
use super::parts::chip;
use crate::copy::{self, stage as words};
use crate::engine::{AmountKind, AmountPair, Comparison, StandingPair, TrackPair};
use crate::form::{ExampleView, SideView, StageScreen};

/// Draws the comparison of two cases; the one being moved is marked.
pub fn compare(comparison: &Comparison, sides: [&SideView; 2], screen: &StageScreen) -> Node {
    let heads = sides
        .iter()
        .enumerate()
        .map(|(place, side)| head(place, side, &screen.examples).class("is-moved", place == screen.at));
    of!(
        "section.compare",
        [
            el("div.compare__heads").all(heads),
            of!(
                "div.compare__columns",
                [tracks(&comparison.tracks), standings(&comparison.standings)]
            )
        ]
    )
}

/// Which case it is, the numbers it stands on, and what it comes to.
fn head(place: usize, side: &SideView, examples: &[ExampleView]) -> Node {
    let example = side.example.and_then(|at| examples.get(usize::from(at)));
    let title = words::case(place, example.map_or("", |example| example.title), side.is_moved);
    let headline = copy::headline(&side.result.verdict, side.result.meta.authority);
    of!(
        "div.compare__head",
        [
            said("h2", &title),
            said("p.hint", &words::numbers(&side.result)),
            said("p.compare__verdict", &headline.title)
        ]
    )
}

fn standings(pairs: &[StandingPair]) -> Node {
    let row = |pair: &StandingPair| {
        let title = if pair.title.is_empty() {
            words::OVERALL
        } else {
            pair.title
        };
        let [first, second] = pair.statuses;
        of!(
            "tr",
            [
                said("th", title).fixed("scope", "row"),
                of!("td", [chip(first)]),
                of!("td", [chip(second)])
            ]
        )
        .class("is-different", first != second)
    };
    let heads = [words::WHAT, words::SIDES[0], words::SIDES[1]];
    table("compare__standings", &heads, pairs.iter().map(row).collect())
}

fn tracks(tracks: &[TrackPair]) -> Node {
    if tracks.is_empty() {
        return nothing();
    }
    let mut rows = Vec::new();
    for track in tracks {
        let title = words::track(track.titles);
        let title = said("th.compare__track", &title).fixed("colspan", "4");
        rows.push(of!("tr", [title]));
        rows.extend(track.amounts.iter().map(amount));
    }
    let heads = [words::WHAT, words::SIDES[0], words::SIDES[1], words::DIFFERENCE];
    table("compare__table--sums", &heads, rows)
}

fn amount(pair: &AmountPair) -> Node {
    let [first, second] = pair.amounts.map(copy::amount_short);
    let is_sum = pair.kind == AmountKind::Total;
    of!(
        "tr",
        [
            said("th", &words::kind(&pair.kind)).fixed("scope", "row"),
            said("td.number", &first),
            said("td.number", &second),
            said("td.number", &words::difference(pair.difference))
        ]
    )
    .class("is-sum", is_sum)
    .class("is-different", first != second)
}

fn table(kind: &'static str, heads: &[&str], rows: Vec<Node>) -> Node {
    let heads = heads.iter().map(|head| said("th", head).fixed("scope", "col"));
    of!(
        "table.compare__table",
        [of!("thead", [el("tr").all(heads)]), el("tbody").all(rows)]
    )
    .class(kind, true)
}
