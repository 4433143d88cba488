//! A question: heading, what is wrong, controls, the way on.

use super::draw::{Draw, act};
use super::node::{Node, el, group, line, nothing, of, said};
use super::signal::{On, Signal};
use super::{about, errors, field, options, ticks};
use crate::copy::words;
use crate::form::{Action, QuestionScreen};

/// How far along, for the bar.
pub fn progress(screen: &QuestionScreen) -> Node {
    if screen.from_result {
        return nothing();
    }
    let progress = el("progress", "bar__progress")
        .fixed("aria-label", words::PROGRESS)
        .attr("value", &screen.done.to_string())
        .attr("max", &(screen.done + screen.remaining).to_string());
    let note = said("p", "bar__note", &words::remaining(screen.remaining));
    group(vec![note, progress])
}

/// Draws a question.
pub fn question(screen: &QuestionScreen, draw: &Draw) -> Node {
    let heading = said("h1", "", &screen.text)
        .fixed("tabindex", "-1")
        .attr("id", &draw.id("heading"));
    let mut content = vec![
        of(
            "div",
            "ask__head",
            vec![line("p", "section", &screen.section), heading],
        ),
        line("p", "hint", &screen.help),
        errors::errors(&screen.problems, draw),
    ];
    if let Some(choice) = &screen.options {
        content.push(options::choice(choice, &screen.problems, draw));
    }
    if let Some(rest) = screen.rest {
        content.push(ticks::ticks(&screen.boxes, rest, &screen.problems, draw));
    }
    for view in &screen.fields {
        content.push(field::field(view, draw));
    }
    content.push(actions(screen));
    content.push(about::about(screen));
    of("form", "ask", content)
        .flag("novalidate", true)
        .on(On::Submit(Signal::Act(Action::Next)))
}

fn actions(screen: &QuestionScreen) -> Node {
    let next = if screen.from_result {
        words::TO_RESULT
    } else {
        words::NEXT
    };
    let result = (!screen.from_result).then(|| act("link", words::RESULT_NOW, Action::Result));
    el("div", "actions")
        .with(said("button", "primary", next).fixed("type", "submit"))
        .maybe(result)
}
