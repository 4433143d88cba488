//! Boxes to tick, and what the empty ones mean.

use yew::prelude::*;

use super::draw::Draw;
use super::{errors, options};
use crate::copy::words;
use crate::form::{Action, FieldProblem, Rest, Tickbox};

/// Draws one box.
pub fn tick(draw: &Draw, group: &str, at: usize, label: &str, checked: bool, action: Action) -> Html {
    let id = draw.part(group, at);
    html! {
        <div class="option option--box">
            <input type="checkbox" id={id.clone()} {checked} onchange={draw.on::<Event>(action)} />
            <label for={id}>{ label.to_owned() }</label>
        </div>
    }
}

/// Draws the boxes of a screen and the question below them.
pub fn ticks(boxes: &[Tickbox], rest: Rest, problems: &[FieldProblem], draw: &Draw) -> Html {
    let own = match rest {
        Rest::Open => errors::of_screen(problems),
        Rest::No | Rest::Unknown => Vec::new(),
    };
    let error = draw.id("rest-error");
    let row = |(at, view): (usize, &Tickbox)| {
        tick(
            draw,
            "tick",
            at,
            &view.label,
            view.ticked,
            Action::Tick(view.fact),
        )
    };
    let answer = |at: usize, label, unknown: bool| {
        let checked = rest == if unknown { Rest::Unknown } else { Rest::No };
        options::radio(draw, "rest", at, label, checked, Action::Rest { unknown })
    };
    html! {
        <>
            <fieldset class="field" aria-labelledby={draw.id("heading")}>
                <div class="options">{ for boxes.iter().enumerate().map(row) }</div>
            </fieldset>
            <fieldset class="field" aria-describedby={(!own.is_empty()).then(|| error.clone())}>
                <legend>{ words::REST }</legend>
                { errors::beside(error, &own) }
                <div class="options">
                    { answer(0, words::REST_NO, false) }
                    { answer(1, words::REST_UNKNOWN, true) }
                </div>
            </fieldset>
        </>
    }
}
