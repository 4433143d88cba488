//! A question: heading, what is wrong, controls, the way on.

use super::draw::Draw;
use super::node::{Node, el, line, nothing, of, said};
use super::signal::{On, Signal};
use super::worked::worked;
use super::{about, errors, field, options, ticks};
use crate::copy::{self, words};
use crate::form::{Action, QuestionScreen};

/// How far along, for the bar.
pub fn progress(screen: &QuestionScreen) -> Node {
    if screen.from_result {
        return nothing();
    }
    let progress = el("progress.bar__progress")
        .fixed("aria-label", words::PROGRESS)
        .attr("value", &screen.done.to_string())
        .attr("max", &(screen.done + screen.remaining).to_string());
    let note = said("p.bar__note", &copy::still(screen.remaining));
    of!("", [note, progress])
}

/// Draws a question.
pub fn question(screen: &QuestionScreen, draw: &Draw) -> Node {
    let heading = said("h1", screen.text)
        .fixed("tabindex", "-1")
        .attr("id", &draw.id("heading"));
    // What appears while somebody types has its place before: what stands above it stays the same element.
    let estimate = match &screen.estimate {
        Some(estimate) => said("p.estimate", &copy::estimate(estimate)).fixed("role", "status"),
        None => nothing(),
    };
    let options = screen.options.as_ref();
    let options = options.map(|choice| options::choice(choice, screen.moves_on, &screen.problems, draw));
    let ticks = screen.rest;
    let ticks = ticks.map(|rest| ticks::ticks(&screen.boxes, rest, &screen.problems, draw));
    let fields = screen.fields.iter();
    el("form.ask")
        .with(of!("div.ask__head", [line("p.section", screen.section), heading]))
        .with(line("p.hint", screen.help))
        .with(errors::errors(&screen.problems, draw))
        .maybe(options)
        .maybe(ticks)
        .all(fields.map(|view| field::field(view, screen.moves_on, draw)))
        .with(worked(screen))
        .with(estimate)
        .with(actions(screen, draw))
        .with(about::about(screen))
        .flag("novalidate", true)
        .on(On::Submit(Signal::Act(Action::Next)))
}

/// The way on; a screen whose options move on by themselves needs none before one is chosen.
fn actions(screen: &QuestionScreen, draw: &Draw) -> Node {
    if screen.rest.is_some() {
        return el("div.actions actions--two").all(ticks::endings(draw));
    }
    if !screen.has_next {
        return nothing();
    }
    let next = if screen.from_result {
        words::TO_RESULT
    } else {
        words::NEXT
    };
    el("div.actions").with(said("button.primary", next).fixed("type", "submit"))
}
