//! The documents side by side, each with what has come out of it so far.

use super::door::page;
use super::draw::{Draw, button};
use super::node::{Node, el, line, of, said, words};
use super::parts::{badge, stated, term};
use super::signal::Signal;
use crate::copy::{self, door, words as copied};
use crate::engine::{Amount, Status};
use crate::form::door::{DocumentLine, Kind, Overview, Stand};
use crate::policy::Text;

/// Draws the documents for a kind of visitor, or all of them, each with what has come out of it so far.
pub fn choice(kind: Option<&Kind>, lines: &[DocumentLine], draw: &Draw) -> Node {
    let title = if kind.is_some() { door::FOR_YOU } else { door::ALL };
    let head = of!(
        "div.overview__head",
        [
            said("h1", title).fixed("tabindex", "-1"),
            line("p.hint", kind.map_or("", |kind| kind.title)),
            line("p.hint", if lines.len() > 1 { door::SEVERAL } else { "" })
        ]
    );
    let cards = lines
        .iter()
        .map(|line| document(line, kind.map(|kind| kind.title)));
    let cards = el("ul.overview").all(cards);
    page(back(), of!("", [head, cards]), copied::PRIVACY, draw)
}

fn document(line: &DocumentLine, kind: Option<Text>) -> Node {
    let meta = line.meta;
    let head = stated(meta.short_title, meta.state);
    let mut terms = vec![
        term(door::REGION, meta.region),
        term(copied::ISSUER, meta.issuer),
        term(door::LEARNS, meta.purpose),
    ];
    if let Some(overview) = &line.overview {
        terms.extend(so_far(overview, meta.authority));
    }
    let go = if line.overview.is_some() {
        copied::GO_ON
    } else {
        copied::BEGIN
    };
    let way = |class, label, begins| button(class, Signal::Document(line.at, kind, begins)).say(label);
    let ways = of!(
        "div.overview__ways",
        [way("primary", go, true), way("link", door::ABOUT, false)]
    );
    of!("li.card", [head, el("dl.facts").all(terms), ways])
}

/// What has come out of a document: the verdict, the criteria by status, the money in it.
fn so_far(overview: &Overview, office: Text) -> Vec<Node> {
    let report = &overview.report;
    let headline = copy::headline(&overview.verdict, office);
    let verdict = of!(
        "dd",
        [
            badge(overview.verdict.status(), headline.badge),
            said("p", &headline.title)
        ]
    );
    let mut terms = vec![
        el("div").with(said("dt", door::SO_FAR)).with(verdict),
        term(door::CRITERIA, &copy::tally(&overview.tally)),
    ];
    if let Some(costs) = &report.costs {
        let years = costs.tracks.first().map_or(0, |track| track.years.len());
        terms.push(term(
            &copy::fees(years),
            &copy::fee(
                Amount::between(costs.estimate.low.0, costs.estimate.high.0),
                costs,
            ),
        ));
    }
    let within_reach = |status| matches!(status, Status::Met | Status::Review);
    let supports = report
        .benefits
        .iter()
        .filter(|benefit| within_reach(benefit.standing.status));
    let mut supports: Vec<Node> = supports
        .map(|benefit| said("p", &copy::support(benefit)))
        .collect();
    if supports.is_empty() && !report.benefits.is_empty() {
        supports.push(said("p", door::NO_SUPPORT));
    }
    if !supports.is_empty() {
        terms.push(
            el("div")
                .with(said("dt", door::SUPPORTS))
                .with(el("dd").all(supports)),
        );
    } else if report.costs.is_none() {
        terms.push(term(door::SUPPORTS, door::NO_MONEY));
    }
    terms
}

fn back() -> Node {
    let sign = said("span.bar__sign", "‹").fixed("aria-hidden", "true");
    let way = button("bar__back", Signal::Door(Stand::Who))
        .with(sign)
        .with(words(copied::BACK));
    el("div.bar").with(way)
}
