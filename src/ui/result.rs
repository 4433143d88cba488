//! The result: what it comes to first, then why, then what to do.

use super::around::Around;
use super::draw::Draw;
use super::folds::folds;
use super::node::{Node, line, nothing, of};
use super::parts::card;
use super::{
    asks, classes, contact, costs, criteria, disclaimer, entries, head, missing, paper, readings, scenarios,
    take,
};
use crate::copy::words;
use crate::form::ResultScreen;

/// Draws the result: where there is room, the verdict and the fees beside the reasons, then the rest in two columns.
pub fn result(screen: &ResultScreen, around: &Around, draw: &Draw) -> Node {
    let report = &screen.report;
    let first = vec![
        head::head(screen).with(take::opener(draw)),
        conflicts(screen),
        costs::costs(screen, draw),
        scenarios::scenarios(report),
    ];
    let then = vec![
        missing::missing(screen),
        criteria::criteria(screen),
        classes::classes(screen),
        readings::readings(screen, draw),
    ];
    let before = vec![
        entries::texts(words::BEFORE_SIGNING, &screen.meta.before_signing),
        folds(vec![
            entries::entries(words::DOCUMENTS, "checks", &report.documents).class("is-taken", true),
            entries::entries(words::STEPS, "steps", &report.steps).class("is-taken", true),
            entries::entries(words::OBLIGATIONS, "marks", &report.obligations),
            entries::entries(words::TRIGGERS, "marks", &report.triggers),
        ]),
    ];
    let last = vec![
        entries::benefits(report, &screen.decisive),
        asks::asks(screen, around),
        contact::contact(&around.host),
        folds(vec![
            entries::values(report),
            missing::answers(screen),
            entries::folded_texts(words::NOT_COVERED, &report.not_covered),
        ]),
    ];
    let column = |parts| of("div", "result__column", parts);
    of(
        "div",
        "result",
        vec![
            paper::head(screen),
            column(first),
            column(then),
            column(before),
            column(last),
            disclaimer::disclaimer(screen),
            paper::foot(draw),
            take::sheet(screen, around, draw),
        ],
    )
}

/// Draws what a stage shows of a case: the verdict with its reasons, beside it the fees and readings.
pub fn staged(screen: &ResultScreen, draw: &Draw) -> Node {
    let column = |parts| of("div", "result__column", parts);
    of(
        "div",
        "result",
        vec![
            column(vec![
                head::head(screen),
                criteria::criteria(screen),
                classes::classes(screen),
            ]),
            column(vec![costs::costs(screen, draw), readings::readings(screen, draw)]),
        ],
    )
}

fn conflicts(screen: &ResultScreen) -> Node {
    if screen.conflicts.is_empty() {
        return nothing();
    }
    let messages = screen.conflicts.iter();
    let messages = messages.map(|message| line("p", "error", message)).collect();
    card(words::CONFLICTS, "", messages)
}
