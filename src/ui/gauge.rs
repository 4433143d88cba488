//! How far a number is from what is asked for, as a line with a mark.

use super::node::{Node, el, nothing, of};
use crate::copy;
use crate::engine::{ConditionReport, Status, chart};

/// Draws the line; nothing where there are no two numbers to compare. The terms below say the same in words.
pub fn gauge(report: &ConditionReport) -> Node {
    let Some(gauge) = chart::gauge(report) else {
        return nothing();
    };
    let class = match report.standing.status {
        Status::NotMet => "gauge__bar is-short",
        _ => "gauge__bar",
    };
    of!(
        "svg.gauge",
        [
            line("gauge__line", "0", "100%", "5"),
            line(class, "0", &copy::percent(gauge.actual), "5"),
            line("gauge__mark", &copy::percent(gauge.threshold), "2", "0")
        ]
    )
    .fixed("aria-hidden", "true")
    .fixed("width", "100%")
    .fixed("height", "16")
}

fn line(class: &'static str, x: &str, width: &str, y: &'static str) -> Node {
    let height = if y == "0" { "16" } else { "6" };
    el("rect")
        .class(class, true)
        .attr("x", x)
        .fixed("y", y)
        .attr("width", width)
        .fixed("height", height)
}
