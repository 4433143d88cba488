//! The first screen: what this is, how long it takes, the way in.

use yew::prelude::*;

use super::draw::Draw;
use super::parts::{card, line};
use crate::copy::{self, words};
use crate::form::{Action, StartScreen};

/// Draws the first screen.
pub fn start(screen: &StartScreen, title: &str, draw: &Draw) -> Html {
    let go = if screen.begun { words::GO_ON } else { words::BEGIN };
    html! {
        <>
            <section class="hero">
                <p class={classes!("chip", "is-review")}>{ copy::state(screen.state) }</p>
                <h1 tabindex="-1">{ title.to_owned() }</h1>
                <p class="hero__text">{ screen.purpose.to_string() }</p>
                { line("hint", &words::length(screen.questions)) }
                { draw.button("primary", go, Action::Continue) }
                if screen.begun {
                    { draw.button("secondary", words::RESULT_NOW, Action::Result) }
                }
            </section>
            if !screen.examples.is_empty() {
                { card(words::EXAMPLES, words::EXAMPLES_HELP, examples(screen, draw)) }
            }
            { card(words::DOCUMENT, "", document(screen)) }
            { line("hint privacy", words::PRIVACY_LONG) }
        </>
    }
}

fn examples(screen: &StartScreen, draw: &Draw) -> Html {
    let rows = screen.examples.iter().enumerate().map(|(at, example)| {
        let onclick = draw.on::<MouseEvent>(Action::Example(at as u16));
        html! {
            <li>
                <button type="button" class="row" {onclick}>
                    <span class="row__main">
                        <span class="row__title">{ example.title.to_string() }</span>
                        <span class="row__sub">{ example.summary.to_string() }</span>
                    </span>
                    <span class="row__go" aria-hidden="true">{ "›" }</span>
                </button>
            </li>
        }
    });
    html! { <ul class="rows">{ for rows }</ul> }
}

fn document(screen: &StartScreen) -> Html {
    html! {
        <>
            <p>{ screen.document.to_string() }</p>
            <dl class="facts">
                <div><dt>{ words::ISSUER }</dt><dd>{ screen.issuer.to_string() }</dd></div>
                if let Some(number) = &screen.number {
                    <div><dt>{ words::NUMBER }</dt><dd>{ number.to_string() }</dd></div>
                }
                <div><dt>{ words::STATE }</dt><dd>{ copy::state(screen.state) }</dd></div>
            </dl>
        </>
    }
}
