//! What is still open and can change something; a tap leads to its question.

use yew::prelude::*;

use super::draw::{Draw, card};
use crate::copy::words;
use crate::form::{Action, Missing, ResultScreen};

/// Draws the list.
pub fn missing(screen: &ResultScreen, draw: &Draw) -> Html {
    if screen.missing.is_empty() {
        return Html::default();
    }
    let rows = screen.missing.iter().map(|view| row(view, draw));
    card(words::MISSING, words::MISSING_HELP, html! { <ul class="rows">{ for rows }</ul> })
}

fn row(view: &Missing, draw: &Draw) -> Html {
    let state = if view.unknown { words::SAID_UNKNOWN } else { words::NOT_ASKED };
    let main = html! {
        <span class="row__main">
            <span class="row__title">{ view.label.to_string() }</span>
            <span class="row__sub">{ state }</span>
        </span>
    };
    match view.question {
        Some(at) => html! {
            <li>
                <button type="button" class="row" onclick={draw.on::<MouseEvent>(Action::Open(at))}>
                    { main }<span class="row__go">{ words::EDIT }<span aria-hidden="true">{ " ›" }</span></span>
                </button>
            </li>
        },
        None => html! { <li><span class="row">{ main }</span></li> },
    }
}
