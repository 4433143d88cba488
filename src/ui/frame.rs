//! What surrounds every screen: the short line, the bar with the way back, notices, privacy and reset.

use yew::prelude::*;

use super::draw::Draw;
use super::{question, result, start};
use crate::copy::words;
use crate::form::{Action, Body, Notice, Screen};

/// Draws a screen.
pub fn frame(screen: &Screen, draw: &Draw) -> Html {
    let body = match &screen.body {
        Body::Start(start) => start::start(start, &screen.title, draw),
        Body::Question(question) => question::question(question, draw),
        Body::Result(result) => result::result(result, draw),
    };
    html! {
        <>
            <p class="banner">{ screen.banner.to_string() }</p>
            { bar(screen, draw) }
            { notice(screen, draw) }
            { body }
            <div class="foot">
                if !matches!(screen.body, Body::Start(_)) {
                    <p>{ words::PRIVACY }</p>
                }
                if screen.has_entries {
                    { draw.button("link", words::RESET, Action::Reset) }
                }
            </div>
        </>
    }
}

fn bar(screen: &Screen, draw: &Draw) -> Html {
    let (title, tool) = match &screen.body {
        Body::Start(_) => return Html::default(),
        Body::Question(question) => (screen.title.to_string(), question::progress(question)),
        Body::Result(_) => (screen.title.to_string(), Html::default()),
    };
    html! {
        <div class="bar">
            if screen.has_back {
                <button type="button" class="bar__back" onclick={draw.on::<MouseEvent>(Action::Back)}>
                    <span aria-hidden="true">{ "‹ " }</span>{ words::BACK }
                </button>
            }
            <p class="bar__title">{ title }</p>
            { tool }
        </div>
    }
}

fn notice(screen: &Screen, draw: &Draw) -> Html {
    let text = match (screen.notice, &screen.example) {
        (Some(Notice::Restored), _) => words::RESTORED.to_owned(),
        (Some(Notice::Cleared), _) => words::CLEARED.to_owned(),
        (_, Some(title)) => [words::EXAMPLE, title].concat(),
        _ => String::new(),
    };
    // The region stays, so that what appears in it is read out.
    html! {
        <div role="status" class="notices">
            if !text.is_empty() {
                <div class="notice">
                    <p>{ text }</p>
                    if screen.notice == Some(Notice::Cleared) {
                        { draw.button("link", words::UNDO, Action::Undo) }
                    }
                </div>
            }
        </div>
    }
}
