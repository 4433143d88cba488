//! What the result says first, and the classes at a glance.

use yew::prelude::*;

use super::draw::Draw;
use super::parts::{badge, line, tone};
use crate::copy::{self, words};
use crate::engine::ClassReport;
use crate::form::{Action, ResultScreen};

/// Draws the first card of the result.
pub fn head(screen: &ResultScreen, draw: &Draw) -> Html {
    let headline = copy::headline(&screen.verdict, &screen.meta.issuer);
    html! {
        <section class="card head">
            <div role="status">
                { badge(screen.verdict.status(), headline.badge) }
                <h1 tabindex="-1">{ headline.title }</h1>
                { line("head__text", &headline.text) }
            </div>
            if !screen.report.classes.is_empty() {
                <ul class="tiles">{ for screen.report.classes.iter().map(tile) }</ul>
            }
            <p class="hint">{ words::as_of(&copy::day(screen.day)) }</p>
            if screen.to_ask > 0 {
                { draw.button("primary", words::GO_ON, Action::Continue) }
                <p class="hint hint--centre">{ words::remaining(screen.to_ask) }</p>
            }
        </section>
    }
}

fn tile(class: &ClassReport) -> Html {
    let status = copy::of_certainty(class.certainty);
    html! {
        <li class={classes!("tile", tone(status))}>
            <span class="tile__title">{ class.title.to_string() }</span>
            <span class="tile__status">
                <span aria-hidden="true">{ copy::icon(status) }</span>{ " " }{ copy::status(status) }
            </span>
        </li>
    }
}
