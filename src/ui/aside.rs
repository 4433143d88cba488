//! What a visitor may answer beside the result: what-if cases, a stay that has begun; and what that comes to.

use super::entries::entry;
use super::folds::{fold, folds};
use super::missing::link;
use super::node::{Node, el, line, nothing, of};
use crate::copy::{self, words};
use crate::engine::{EntryReport, Status};
use crate::form::{OutlinePart, ResultScreen};

/// Draws every such part, closed at first, and under them what is settled by their answers.
pub fn aside(screen: &ResultScreen) -> Node {
    if screen.aside.is_empty() {
        return nothing();
    }
    let mut parts: Vec<Node> = screen.aside.iter().map(part).collect();
    let report = &screen.report;
    let lists = [&report.steps, &report.obligations, &report.triggers];
    let said: Vec<Node> = lists
        .into_iter()
        .flatten()
        .filter(|entry| is_settled(entry))
        .map(|view| entry(view, &screen.decisive))
        .collect();
    parts.push(fold(words::SETTLED, said.len(), el("ol.marks").all(said)).class("is-settled", true));
    folds(parts)
}

fn part(part: &OutlinePart) -> Node {
    let row = |item: &crate::form::OutlineItem| {
        let said = copy::answers(&item.answers);
        match said.is_empty() {
            true => link(item.title, words::ASIDE, Some(item.at), words::EDIT),
            false => link(item.title, &said, Some(item.at), words::CHANGE),
        }
    };
    let rows = el("ul.rows").all(part.items.iter().map(row));
    let help = line("p.hint", words::ASIDE_HELP);
    fold(part.title, part.items.len(), of!("div", [help, rows])).class("unprinted", true)
}

/// Whether answers say that it concerns the visitor, on which day it is, or that it was not kept.
fn is_settled(entry: &EntryReport) -> bool {
    let concerns = entry.standing.as_ref().map(|standing| standing.status);
    let missed = |status| matches!(status, Status::NotMet | Status::Review);
    match (concerns, &entry.kept) {
        (Some(Status::NotMet | Status::NotApplicable | Status::Open), _) => false,
        (_, Some(kept)) => missed(kept.status),
        (Some(_), None) => true,
        (None, None) => entry.day.is_some(),
    }
}
