//! Boxes for numbers: one number, or the parts of a date.

use yew::prelude::*;

use super::draw::Draw;
use super::field::{described_by, notes, question};
use super::ticks;
use crate::copy::{self, words};
use crate::form::{Action, Field, NumberField};
use crate::policy::FactId;

/// Draws the field of one number.
pub fn number(view: &Field, number: &NumberField, draw: &Draw) -> Html {
    let id = draw.id(&number.id);
    html! {
        <>
            <label for={id} class={classes!("label", view.is_heading.then_some("hidden"))}>{ question(view) }</label>
            { notes(view, draw) }
            { input(view.fact, 0, number, described_by(view, draw), draw) }
            { unknown(view, words::UNKNOWN, draw) }
        </>
    }
}

/// Draws year, month and day.
pub fn date(view: &Field, boxes: &[NumberField], draw: &Draw) -> Html {
    let part = |(at, number): (usize, &NumberField)| {
        html! {
            <div class="date__part">
                <label class="hidden" for={draw.id(&number.id)}>{ number.unit.to_string() }</label>
                { input(view.fact, at as u16, number, described_by(view, draw), draw) }
            </div>
        }
    };
    html! {
        <>
            <div class="date">{ for boxes.iter().enumerate().map(part) }</div>
            { unknown(view, words::UNKNOWN, draw) }
        </>
    }
}

/// Draws "not known" beside boxes.
pub fn unknown(view: &Field, words: &str, draw: &Draw) -> Html {
    let group = [&view.id, "-unknown"].concat();
    html! { <div class="options">{ ticks::tick(draw, &group, 0, words, view.unknown, Action::Unknown(view.fact)) }</div> }
}

/// Draws one box with its unit, how it was understood, and the choice where that is doubtful.
pub fn input(
    fact: FactId,
    part: u16,
    number: &NumberField,
    described_by: Option<String>,
    draw: &Draw,
) -> Html {
    let id = draw.id(&number.id);
    let echo = [&id, "-echo"].concat();
    let described_by = [described_by.unwrap_or_default(), echo.clone()].join(" ");
    let inputmode = if number.whole { "numeric" } else { "decimal" };
    let understood = number.echo.as_ref().map(|meant| copy::echo(meant, &number.unit));
    html! {
        <>
            <span class={classes!("box", number.wrong.then_some("is-wrong"))}>
                <input type="text" {id} {inputmode} autocomplete="off" value={number.text.clone()}
                    aria-describedby={described_by} aria-invalid={number.wrong.then_some("true")}
                    oninput={draw.typed(move |text| Action::Type(fact, part, text))} />
                <span class="box__unit">{ number.unit.to_string() }</span>
            </span>
            <div class="echo" id={echo} role="status">
                { understood.unwrap_or_default() }
                if let Some(both) = number.doubt {
                    <span>{ words::MEANT }</span>
                    { for both.into_iter().enumerate().map(|(at, meaning)| {
                        let meaning = copy::meaning(meaning, &number.unit);
                        draw.button("small", meaning, Action::Settle(fact, part, at as u16))
                    }) }
                }
            </div>
        </>
    }
}
