//! What is still open and can change something, and what was answered; a tap leads to the question.

use yew::prelude::*;

use super::draw::Draw;
use super::parts::{card, fold};
use crate::copy::{self, words};
use crate::form::{Action, Answered, Missing, ResultScreen};

/// So many are shown at once; they are in the order of what they decide.
const FIRST: usize = 4;

/// Draws the list.
pub fn missing(screen: &ResultScreen, draw: &Draw) -> Html {
    if screen.missing.is_empty() {
        return Html::default();
    }
    let (first, others) = screen.missing.split_at(screen.missing.len().min(FIRST));
    let rows =
        |views: &[Missing]| html! { <ul class="rows">{ for views.iter().map(|view| row(view, draw)) }</ul> };
    let content = html! {
        <>
            { rows(first) }
            if !others.is_empty() {
                <details class="more"><summary>{ words::others(others.len()) }</summary>{ rows(others) }</details>
            }
        </>
    };
    card(words::MISSING, words::MISSING_HELP, content)
}

fn row(view: &Missing, draw: &Draw) -> Html {
    let state = if view.unknown {
        words::SAID_UNKNOWN
    } else {
        words::NOT_ASKED
    };
    link(&view.label, state, view.question, words::EDIT, draw)
}

/// Draws the visitor's own answers.
pub fn answers(screen: &ResultScreen, draw: &Draw) -> Html {
    let row = |view: &Answered| {
        let said = view.answer.as_ref().map(|answer| copy::shown(answer, &view.unit));
        link(
            &view.label,
            said.as_deref().unwrap_or(words::UNKNOWN),
            view.question,
            words::CHANGE,
            draw,
        )
    };
    let rows = html! { <ul class="rows">{ for screen.answered.iter().map(row) }</ul> };
    fold(words::ANSWERS, screen.answered.len(), rows)
}

fn link(label: &str, state: &str, question: Option<u16>, go: &'static str, draw: &Draw) -> Html {
    let main = html! {
        <span class="row__main">
            <span class="row__title">{ label.to_owned() }</span>
            <span class="row__sub">{ state.to_owned() }</span>
        </span>
    };
    match question {
        Some(at) => html! {
            <li>
                <button type="button" class="row" onclick={draw.on::<MouseEvent>(Action::Open(at))}>
                    { main }<span class="row__go">{ go }<span aria-hidden="true">{ " ›" }</span></span>
                </button>
            </li>
        },
        None => html! { <li><span class="row">{ main }</span></li> },
    }
}
