//! One entry per year: numbers or options.

use yew::prelude::*;

use super::draw::Draw;
use super::field::described_by;
use super::number::{input, unknown};
use crate::copy::words;
use crate::form::{Action, Field, NumberField};
use crate::policy::Text;

/// Draws a number per year.
pub fn series(view: &Field, boxes: &[NumberField], base: bool, draw: &Draw) -> Html {
    let row = |(at, number): (usize, &NumberField)| {
        html! {
            <div class="year">
                <label class="label" for={draw.id(&number.id)}>{ words::year_of_series(at, boxes.len(), base) }</label>
                { input(view.fact, at as u16, number, described_by(view, draw), draw) }
            </div>
        }
    };
    html! {
        <>
            { for boxes.iter().enumerate().map(row) }
            { unknown(view, words::UNKNOWN_REST, draw) }
        </>
    }
}

/// Draws an option per year.
pub fn picks(view: &Field, labels: &[Text], chosen: &[Option<u16>], base: bool, draw: &Draw) -> Html {
    let row = |(year, pick): (usize, &Option<u16>)| {
        let id = draw.part(&view.id, year);
        let fact = view.fact;
        let onchange = draw.chosen(move |option| Action::PickYear(fact, year as u16, option));
        let option = |(at, label): (usize, &Text)| {
            html! { <option value={at.to_string()} selected={*pick == Some(at as u16)}>{ label.to_string() }</option> }
        };
        html! {
            <div class="year">
                <label class="label" for={id.clone()}>{ words::year_of_series(year, chosen.len(), base) }</label>
                <select {id} {onchange}>
                    <option value="" selected={pick.is_none()}>{ words::CHOOSE }</option>
                    { for labels.iter().enumerate().map(option) }
                </select>
            </div>
        }
    };
    html! {
        <>
            { for chosen.iter().enumerate().map(row) }
            { unknown(view, words::UNKNOWN_REST, draw) }
        </>
    }
}
