//! One of several options: radio buttons as a list of large rows.

use yew::prelude::*;

use super::draw::Draw;
use super::errors;
use crate::copy::words;
use crate::form::{Action, ChoiceView, FieldProblem, Pick};

/// Draws one radio button.
pub fn radio(draw: &Draw, group: &str, at: usize, label: &str, checked: bool, action: Action) -> Html {
    let id = draw.part(group, at);
    html! {
        <div class="option">
            <input type="radio" id={id.clone()} name={draw.id(group)} {checked} onchange={draw.on::<Event>(action)} />
            <label for={id}>{ label.to_owned() }</label>
        </div>
    }
}

/// Draws the options of a screen that answers several facts at once.
pub fn choice(view: &ChoiceView, problems: &[FieldProblem], draw: &Draw) -> Html {
    let own = match view.chosen {
        Pick::Nothing => errors::of_screen(problems),
        _ => Vec::new(),
    };
    let error = draw.id("choice-error");
    let option = |(at, label): (usize, &crate::policy::Text)| {
        let at_id = at as u16;
        radio(
            draw,
            "choice",
            at,
            label,
            view.chosen == Pick::Option(at_id),
            Action::Choose(at_id),
        )
    };
    let unknown = || {
        let checked = view.chosen == Pick::Unknown;
        radio(
            draw,
            "choice",
            view.labels.len(),
            words::UNKNOWN,
            checked,
            Action::ChooseUnknown,
        )
    };
    html! {
        <fieldset class="field" aria-labelledby={draw.id("heading")}
            aria-describedby={(!own.is_empty()).then(|| error.clone())}>
            { errors::beside(error, &own) }
            <div class="options">
                { for view.labels.iter().enumerate().map(option) }
                if view.with_unknown {
                    { unknown() }
                }
            </div>
        </fieldset>
    }
}
