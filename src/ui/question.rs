//! A question: heading, what is wrong, controls, the way on.

use yew::prelude::*;

use super::draw::Draw;
use super::parts::line;
use super::{errors, field, options, ticks};
use crate::copy::words;
use crate::form::{Action, QuestionScreen};

/// How far along, for the bar.
pub fn progress(screen: &QuestionScreen) -> Html {
    if screen.from_result {
        return Html::default();
    }
    let max = (screen.done + screen.remaining).to_string();
    html! {
        <>
            <p class="bar__note">{ words::remaining(screen.remaining) }</p>
            <progress class="bar__progress" aria-label={words::PROGRESS} value={screen.done.to_string()} {max} />
        </>
    }
}

/// Draws a question.
pub fn question(screen: &QuestionScreen, draw: &Draw) -> Html {
    let submit = draw.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        submit.act(Action::Next);
    });
    let next = if screen.from_result {
        words::TO_RESULT
    } else {
        words::NEXT
    };
    html! {
        <form class="question" novalidate=true {onsubmit}>
            { line("section", &screen.section) }
            <h1 tabindex="-1" id={draw.id("heading")}>{ screen.text.to_string() }</h1>
            { line("hint", &screen.help) }
            { errors::errors(&screen.problems, draw) }
            if let Some(choice) = &screen.options {
                { options::choice(choice, &screen.problems, draw) }
            }
            if let Some(rest) = screen.rest {
                { ticks::ticks(&screen.boxes, rest, &screen.problems, draw) }
            }
            { for screen.fields.iter().map(|view| field::field(view, draw)) }
            if !screen.why.is_empty() {
                <p class="hint">{ words::WHY }{ screen.why.to_string() }</p>
            }
            <div class="actions">
                <button type="submit" class="primary">{ next }</button>
                if !screen.from_result {
                    { draw.button("secondary", words::RESULT_NOW, Action::Result) }
                }
            </div>
        </form>
    }
}
