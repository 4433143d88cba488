//! What is still open and can change something, and what was answered; a tap leads to the question.

use super::folds::{fold, more};
use super::node::{Node, el, line, nothing, of, said};
use super::parts::card;
use super::{changes, shortfalls};
use crate::copy::{self, words};
use crate::form::{Action, Answered, Missing, ResultScreen};

/// So many are shown at once; they are in the order of what they decide.
const FIRST: usize = 4;

/// Draws what is open, what could be changed, and what does not fit.
pub fn missing(screen: &ResultScreen) -> Node {
    let parts = vec![
        open(screen),
        changes::changes(screen),
        shortfalls::shortfalls(screen),
        changes::unproposed(screen),
    ];
    if parts.iter().all(Node::is_nothing) {
        return nothing();
    }
    // What nothing is proposed for is not printed: without anything else the heading would stand alone.
    let is_bare = parts.iter().take(3).all(Node::is_nothing);
    card(words::LACKING, "").all(parts).class("unprinted", is_bare)
}

fn open(screen: &ResultScreen) -> Node {
    if screen.missing.is_empty() {
        return nothing();
    }
    let (first, others) = screen.missing.split_at(screen.missing.len().min(FIRST));
    let rows = |views: &[Missing]| el("ul.rows").all(views.iter().map(row));
    of!(
        "section.group",
        [
            head(words::MISSING, words::MISSING_HELP),
            rows(first),
            more(others.len(), rows(others))
        ]
    )
}

fn head(title: &str, help: &str) -> Node {
    of!("", [said("h3", title), line("p.hint unprinted", help)])
}

fn row(view: &Missing) -> Node {
    let state = if view.unknown {
        words::SAID_UNKNOWN
    } else {
        words::NOT_ASKED
    };
    link(view.label, state, view.question, words::EDIT)
}

/// Draws the visitor's own answers.
pub fn answers(screen: &ResultScreen) -> Node {
    let row = |view: &Answered| {
        let said = view.answer.as_ref().map(|answer| copy::shown(answer, view.unit));
        link(
            view.label,
            said.as_deref().unwrap_or(words::UNKNOWN),
            view.question,
            words::CHANGE,
        )
    };
    let rows = el("ul.rows").all(screen.answered.iter().map(row));
    fold(words::ANSWERS, screen.answered.len(), rows)
}

/// A row that leads to a question.
pub fn link(label: &str, state: &str, question: Option<u16>, go: &str) -> Node {
    let main = of!(
        "span.row__main",
        [said("span.row__title", label), said("span.row__sub", state)]
    );
    let row = match question {
        Some(at) => {
            let go = said("span.row__go", go).with(said("span", " ›").fixed("aria-hidden", "true"));
            super::draw::button("row", super::signal::Signal::Act(Action::Open(at)))
                .with(main)
                .with(go)
        }
        None => of!("span.row", [main]),
    };
    el("li").with(row)
}
