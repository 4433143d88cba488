//! Readings that matter: what each option changes, and the choice between them.

use yew::prelude::*;

use super::draw::Draw;
use super::options;
use super::parts::{card, figures, line, quote};
use crate::copy::{self, words};
use crate::form::{Action, EffectView, ReadingView, ResultScreen};

/// Draws the readings.
pub fn readings(screen: &ResultScreen, draw: &Draw) -> Html {
    if screen.readings.is_empty() {
        return Html::default();
    }
    let rows = screen.readings.iter().map(|view| reading(view, draw));
    card(
        words::READINGS,
        words::READINGS_HELP,
        html! { <div class="rows">{ for rows }</div> },
    )
}

fn reading(view: &ReadingView, draw: &Draw) -> Html {
    let report = &view.report;
    let group = ["reading-", &report.id].concat();
    let option = |(at, option): (usize, &crate::engine::OptionReport)| {
        if !option.computed {
            return html! { <p class="hint">{ option.label.to_string() }{ words::NOTED }</p> };
        }
        let action = Action::Read(view.at, at as u16);
        options::radio(
            draw,
            &group,
            at,
            &option.label,
            option.id == report.option,
            action,
        )
    };
    html! {
        <details>
            <summary class="row">
                <span class="row__main">
                    <span class="row__title">{ report.question.to_string() }</span>
                    <span class="row__sub">{ report.article.to_string() }</span>
                </span>
                <span class="row__go" aria-hidden="true">{ "›" }</span>
            </summary>
            <div class="details">
                { line("tell", &report.tell) }
                <fieldset class="field">
                    <legend class="hidden">{ report.question.to_string() }</legend>
                    <div class="options">{ for report.options.iter().enumerate().map(option) }</div>
                </fieldset>
                { for view.effects.chunk_by(|a, b| a.option == b.option).map(effects) }
                { line("hint", &report.why) }
                { quote(&report.article, &report.quote) }
            </div>
        </details>
    }
}

/// What one option changes.
fn effects(of_option: &[EffectView]) -> Html {
    let row = |view: &EffectView| html! { <li>{ figures(&copy::effect(view)) }</li> };
    html! {
        <div>
            { for of_option.first().map(|view| html! { <p>{ copy::if_so(&view.option) }</p> }) }
            <ul class="dots">{ for of_option.iter().map(row) }</ul>
        </div>
    }
}
