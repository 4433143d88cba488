//! The fees as bars: a scenario's years, each stacked by item, all on one scale.

use super::draw::Draw;
use super::node::{Node, el, nothing, of, said};
use crate::copy::{self, words};
use crate::engine::chart::{Bar, Part, bars};
use crate::engine::{CostReport, TrackReport, YearReport};

/// Fills of the items in turn; those with a pattern name the one that is drawn over them.
const FILLS: [&str; 4] = ["chart__a", "chart__b", "chart__c", "chart__d"];

/// Draws the chart.
pub fn chart(tracks: &[&TrackReport], costs: &CostReport, draw: &Draw) -> Node {
    let Some(year) = tracks.first().and_then(|track| track.years.first()) else {
        return nothing();
    };
    let cases = tracks.iter().zip(bars(tracks));
    let key = year.items.iter().enumerate();
    of!(
        "figure.chart",
        [
            said("figcaption.chart__title", words::CHART),
            patterns(draw),
            el("ul.key").all(key.map(|(at, item)| entry(at, item.title, draw))),
            el("div.chart__cases").all(cases.map(|(track, bars)| case(track, &bars, costs, draw)))
        ]
    )
}

fn entry(item: usize, title: &str, draw: &Draw) -> Node {
    let swatch = el("svg.key__swatch")
        .all(fill(Some(item), "0", "100%", draw))
        .fixed("aria-hidden", "true");
    of!("li", [swatch]).say(title)
}

fn case(track: &TrackReport, bars: &[Bar], costs: &CostReport, draw: &Draw) -> Node {
    let years = track.years.iter().zip(bars);
    of!(
        "section.case",
        [said("h3.case__title", &copy::track_title(track))]
    )
    .all(years.map(|(year, bar)| row(year, bar, costs, draw)))
}

fn row(year: &YearReport, bar: &Bar, costs: &CostReport, draw: &Draw) -> Node {
    let mut parts = vec![
        said("title", &copy::year_sum(year, costs)),
        said("desc", &copy::year_parts(year)),
    ];
    for part in &bar.parts {
        let Part { item, from, to } = *part;
        parts.extend(fill(item, &copy::percent(from), &copy::percent(to - from), draw));
    }
    of!(
        "div.case__year",
        [
            said("span.case__name", &copy::first_year(year.year)),
            el("svg.case__bar").all(parts).fixed("role", "img"),
            said("span.case__sum", &copy::amount_short(year.total))
        ]
    )
}

/// Colours differ in lightness, and every second one has a pattern over it: they are told apart without colour.
fn fill(item: Option<usize>, x: &str, width: &str, draw: &Draw) -> Vec<Node> {
    let rect = |class| {
        el("rect")
            .class(class, true)
            .attr("x", x)
            .attr("width", width)
            .fixed("height", "100%")
    };
    let Some(item) = item else {
        return vec![rect("chart__open")];
    };
    let turn = item % FILLS.len();
    let mut all = vec![rect(FILLS[turn])];
    if turn % 2 == 1 {
        all.push(rect("").attr("fill", &["url(#", &draw.part("stripes", turn), ")"].concat()));
    }
    all
}

fn patterns(draw: &Draw) -> Node {
    let pattern = |turn, line: &'static str| {
        el("pattern")
            .attr("id", &draw.part("stripes", turn))
            .fixed("width", "6")
            .fixed("height", "6")
            .fixed("patternUnits", "userSpaceOnUse")
            .with(el("path.chart__line").fixed("d", line))
    };
    of!(
        "svg.chart__patterns",
        [pattern(1, "M0 6L6 0"), pattern(3, "M0 3H6M3 0V6")]
    )
    .fixed("width", "0")
    .fixed("height", "0")
    .fixed("aria-hidden", "true")
}
