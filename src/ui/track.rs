//! How the amounts of a price track come about, line by line.

use yew::prelude::*;

use super::parts::{figures, line};
use crate::copy::{self, words};
use crate::engine::{CostReport, ItemReport, SupportReport, TrackReport, YearReport};

/// Draws what stands behind a track.
pub fn details(track: &TrackReport, costs: &CostReport) -> Html {
    let support = costs.support.iter().filter(|support| support.track == track.id);
    html! {
        <details class="more">
            <summary>{ words::HOW }</summary>
            { for track.years.iter().map(|view| year(view, costs)) }
            <p class="sum"><span>{ copy::total_of(track.years.len()) }</span><b>{ figures(&copy::amount(track.total)) }</b></p>
            { line("tell", &copy::due_line(track).unwrap_or_default()) }
            { for support.map(difference) }
        </details>
    }
}

fn year(year: &YearReport, costs: &CostReport) -> Html {
    html! {
        <section class="year-sum">
            <h4><span>{ copy::first_year(year.year) }</span><b>{ figures(&copy::amount(year.total)) }</b></h4>
            <ul class="plain">{ for year.items.iter().map(|view| item(view, costs)) }</ul>
        </section>
    }
}

fn item(item: &ItemReport, costs: &CostReport) -> Html {
    html! {
        <li class="item">
            <span class="item__title">
                { item.title.to_string() }
                if item.derived { <span class="mark">{ words::DERIVED }</span> }
                <span class="hint">{ item.article.to_string() }</span>
            </span>
            <span class="item__formula">{ figures(&copy::formula(item, costs)) }</span>
        </li>
    }
}

fn difference(support: &SupportReport) -> Html {
    html! {
        <p class="sum">
            <span>
                { support.title.to_string() }
                if support.derived { <span class="mark">{ words::DERIVED }</span> }
            </span>
            <b>{ figures(&copy::amount(support.total)) }</b>
        </p>
    }
}
