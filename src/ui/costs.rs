//! Fees: what it comes to, the scenarios side by side, what to have ready, what is not in it.

use yew::prelude::*;

use super::conditions::term;
use super::parts::{card, chip, figures, line};
use super::track;
use crate::copy::{self, words};
use crate::engine::{Amount, CostReport, TrackReport};
use crate::form::ResultScreen;
use crate::policy::TrackRole;

/// Draws the fees.
pub fn costs(screen: &ResultScreen) -> Html {
    let Some(costs) = &screen.report.costs else {
        return Html::default();
    };
    let years = costs.tracks.first().map_or(0, |track| track.years.len());
    let (own, others): (Vec<_>, Vec<_>) = costs
        .tracks
        .iter()
        .filter(|track| track.role != TrackRole::Replacement)
        .partition(|track| track.role != TrackRole::Comparison);
    let derived = costs
        .tracks
        .iter()
        .flat_map(|track| &track.years)
        .flat_map(|year| &year.items);
    let content = html! {
        <>
            <p class="figure">{ figures(&copy::estimate_line(costs, years)) }</p>
            <div class="scenarios">{ for own.into_iter().map(|view| scenario(view, costs, screen)) }</div>
            if !others.is_empty() {
                <details class="more">
                    <summary>{ copy::comparison(&others) }</summary>
                    <div class="scenarios">{ for others.into_iter().map(|view| scenario(view, costs, screen)) }</div>
                </details>
            }
            if derived.into_iter().any(|item| item.derived) {
                { line("hint", words::DERIVED_HELP) }
            }
            { ready(costs) }
            <dl class="facts">{ term(words::NOT_INCLUDED, &costs.not_included.join("、")) }</dl>
            if !costs.notes.is_empty() {
                <details class="more">
                    <summary>{ words::NOTES }</summary>
                    <ul class="dots">{ for costs.notes.iter().map(|note| html! { <li>{ note.to_string() }</li> }) }</ul>
                </details>
            }
        </>
    };
    card(
        words::COSTS,
        &copy::quantity(costs, &screen.quantity, &screen.per_unit),
        content,
    )
}

fn scenario(view: &TrackReport, costs: &CostReport, screen: &ResultScreen) -> Html {
    let own = [
        &costs.estimate.guaranteed,
        &costs.estimate.provisional,
        &costs.estimate.possible,
    ];
    let is_own = own.into_iter().flatten().any(|id| *id == view.id);
    let first = view.years.first().map(|year| year.total);
    html! {
        <section class={classes!("scenario", is_own.then_some("is-own"))}>
            <h3>
                <span>{ copy::track_title(view) }</span>
                if let Some(certainty) = view.certainty { { chip(copy::of_certainty(certainty)) } }
            </h3>
            <dl class="figures">
                { figure(words::FIRST_YEAR, first) }
                { figure(&copy::total_of(view.years.len()), Some(view.total)) }
                { figure(&copy::per_unit_month(&screen.per_unit), view.average_per_square_metre_month) }
            </dl>
            { track::details(view, costs) }
        </section>
    }
}

fn figure(name: &str, amount: Option<Amount>) -> Html {
    let Some(amount) = amount else {
        return Html::default();
    };
    html! { <div><dt>{ name.to_owned() }</dt><dd>{ copy::amount_short(amount) }</dd></div> }
}

/// Deposit and what the first year takes in cash.
fn ready(costs: &CostReport) -> Html {
    let Some(deposit) = &costs.deposit else {
        return Html::default();
    };
    let amount = Amount::between(deposit.low.0, deposit.high.0);
    let refundable = if deposit.refundable { words::REFUNDABLE } else { "" };
    let own = costs
        .tracks
        .iter()
        .filter(|track| matches!(track.role, TrackRole::Ranked | TrackRole::Fallback));
    let with_deposit = own.filter_map(|track| {
        let sum = track.first_year_with_deposit?;
        Some(term(&copy::track_title(track), &copy::amount_plain(sum)))
    });
    html! {
        <section class="ready">
            <h3>{ words::CASH }</h3>
            <dl class="facts">
                <div><dt>{ words::DEPOSIT }</dt><dd>{ figures(&copy::amount_plain(amount)) }{ refundable }</dd></div>
            </dl>
            if !costs.per_square_metre {
                <p class="hint">{ words::FIRST_WITH_DEPOSIT }</p>
                <dl class="facts facts--wide">{ for with_deposit }</dl>
            }
            { line("tell", &deposit.tell) }
            <p class="hint">{ deposit.article.to_string() }</p>
        </section>
    }
}
