//! The result: what it comes to first, then why, then what to do.

use super::around::Around;
use super::draw::Draw;
use super::folds::folds;
use super::node::{Node, el, line, nothing, of};
use super::parts::card;
use super::{
    aside, asks, classes, contact, costs, covered, criteria, disclaimer, door, entries, forms, head, missing,
    paper, readings, scenarios, take, targets,
};
use crate::copy::words;
use crate::form::ResultScreen;

/// Draws the result: where there is room, the verdict and the fees beside the reasons, then the rest in two columns.
pub fn result(screen: &ResultScreen, around: &Around, draw: &Draw) -> Node {
    let report = &screen.report;
    let decisive = &screen.decisive;
    let mut first = vec![
        head::head(screen).with(take::opener(draw)),
        conflicts(screen),
        costs::costs(screen, draw),
        scenarios::scenarios(report),
    ];
    // Without fees there is room beside the criteria; without criteria the supports are what it is about.
    let mut then = Vec::new();
    let mut last = Vec::new();
    let place = match (&report.costs, screen.criteria.is_empty()) {
        (None, true) => &mut first,
        _ => &mut last,
    };
    place.push(entries::benefits(report, decisive));
    let place = match (&report.costs, screen.criteria.is_empty()) {
        (None, false) => &mut first,
        _ => &mut then,
    };
    place.push(missing::missing(screen));
    then.extend([
        criteria::criteria(screen, draw),
        classes::classes(screen),
        readings::readings(screen, draw),
        targets::targets(report),
    ]);
    let before = vec![
        entries::texts(words::BEFORE_SIGNING, &screen.meta.before_signing),
        folds(vec![
            entries::entries(words::DOCUMENTS, "checks", &report.documents, decisive).class("is-taken", true),
            forms::forms(screen, around),
            entries::entries(words::STEPS, "steps", &report.steps, decisive).class("is-taken", true),
            entries::entries(words::OBLIGATIONS, "marks", &report.obligations, decisive),
            entries::entries(words::TRIGGERS, "marks", &report.triggers, decisive),
        ]),
        aside::aside(screen),
    ];
    last.extend([
        asks::asks(screen, around),
        contact::contact(&around.host),
        door::overview(around),
        folds(vec![
            entries::values(report),
            missing::answers(screen),
            covered::not_covered(&screen.meta),
        ]),
    ]);
    let column = |parts| el("div.result__column").all(parts);
    of!(
        "div.result",
        [
            paper::head(screen),
            column(first),
            column(then),
            column(before),
            column(last),
            disclaimer::disclaimer(screen),
            paper::foot(draw),
            take::sheet(screen, around, draw)
        ]
    )
    .class("result--tall", report.costs.is_none())
}

/// Draws what a stage shows of a case: the verdict with its reasons, beside it the fees and readings.
pub fn staged(screen: &ResultScreen, draw: &Draw) -> Node {
    let column = |parts| el("div.result__column").all(parts);
    of!(
        "div.result",
        [
            column(vec![
                head::head(screen),
                criteria::criteria(screen, draw),
                classes::classes(screen),
            ]),
            column(beside(screen, draw))
        ]
    )
}

/// The fees, or what is missed where there are none, and the readings.
fn beside(screen: &ResultScreen, draw: &Draw) -> Vec<Node> {
    let amounts = match &screen.report.costs {
        Some(_) => vec![costs::costs(screen, draw)],
        None => vec![
            missing::missing(screen),
            entries::benefits(&screen.report, &screen.decisive),
        ],
    };
    let mut all = amounts;
    all.push(readings::readings(screen, draw));
    all
}

fn conflicts(screen: &ResultScreen) -> Node {
    if screen.conflicts.is_empty() {
        return nothing();
    }
    let messages = screen.conflicts.iter();
    let messages = messages.map(|message| line("p.error", message));
    card(words::CONFLICTS, "").all(messages)
}
