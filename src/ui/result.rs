//! The result: what it comes to first, then why, then what to do.

use super::draw::Draw;
use super::node::{Node, el, line, nothing, of};
use super::parts::card;
use super::{classes, costs, criteria, disclaimer, entries, head, missing, readings, scenarios};
use crate::copy::words;
use crate::form::ResultScreen;

/// Draws the result: two columns where there is room, the first of which is read first everywhere.
pub fn result(screen: &ResultScreen, draw: &Draw) -> Node {
    let report = &screen.report;
    let first = vec![
        head::head(screen),
        conflicts(screen),
        costs::costs(screen, draw),
        scenarios::scenarios(report),
    ];
    let then = vec![
        missing::missing(screen),
        criteria::criteria(screen),
        classes::classes(screen),
        readings::readings(screen, draw),
        entries::asks(screen),
        entries::benefits(report, &screen.decisive),
        entries::texts(words::BEFORE_SIGNING, &screen.meta.before_signing),
        entries::entries(words::DOCUMENTS, "checks", &report.documents),
        entries::entries(words::STEPS, "steps", &report.steps),
        entries::entries(words::OBLIGATIONS, "marks", &report.obligations),
        entries::entries(words::TRIGGERS, "marks", &report.triggers),
        entries::values(report),
        missing::answers(screen),
        disclaimer::disclaimer(screen),
    ];
    of(
        "div",
        "result",
        vec![of("div", "result__first", first), of("div", "result__then", then)],
    )
}

fn conflicts(screen: &ResultScreen) -> Node {
    if screen.conflicts.is_empty() {
        return nothing();
    }
    let messages = screen.conflicts.iter().map(|message| line("p", "error", message));
    card(
        words::CONFLICTS,
        "",
        vec![el("div", "plain").all(messages.collect())],
    )
}
