//! What keeps the visitor from moving on, in a summary that takes the focus and beside each control.

use super::draw::{Draw, button};
use super::node::{Node, el, nothing, of, said};
use super::signal::Signal;
use crate::copy;
use crate::form::{FieldProblem, Problem};

/// Draws the summary.
pub fn errors(problems: &[FieldProblem], draw: &Draw) -> Node {
    if problems.is_empty() {
        return nothing();
    }
    let only_questions = only_questions(problems);
    let title = if only_questions {
        copy::words::DOUBTS
    } else {
        copy::words::ERRORS
    };
    let id = draw.id("errors");
    let entries = problems.iter().map(|found| entry(found, draw));
    let alert = of!(
        "div",
        [
            said("p.errors__title", title).attr("id", &id),
            el("ul").all(entries)
        ]
    );
    of!("div.errors", [alert.fixed("role", "alert")])
        .class("errors--doubt", only_questions)
        .fixed("tabindex", "-1")
        .fixed("role", "group")
        .attr("aria-labelledby", &id)
}

fn entry(found: &FieldProblem, draw: &Draw) -> Node {
    let mut text = message(found);
    if !found.label.is_empty() {
        text = copy::words::of_question(found.label, &text);
    }
    let go = Signal::GoTo(draw.id(&found.target));
    of!("li", [button("link", go).say(&text)])
}

/// Draws what is wrong beside a control.
pub fn beside(id: &str, problems: &[FieldProblem]) -> Node {
    if problems.is_empty() {
        return nothing();
    }
    let lines = problems.iter().map(|found| said("p", &message(found)));
    el("div.error")
        .all(lines)
        .class("error--doubt", only_questions(problems))
        .attr("id", id)
}

/// Whether all of them may be left as they are.
pub fn only_questions(problems: &[FieldProblem]) -> bool {
    problems.iter().all(|found| found.problem.is_question())
}

/// Those problems of a screen that are about no single fact.
pub fn of_screen(problems: &[FieldProblem]) -> Vec<FieldProblem> {
    let missing = |found: &&FieldProblem| matches!(found.problem, Problem::Missing(_));
    problems.iter().filter(missing).cloned().collect()
}

fn message(found: &FieldProblem) -> String {
    copy::message(&found.problem, found.unit)
}
